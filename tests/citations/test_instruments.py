"""Instruments by name, and by their short forms."""

from __future__ import annotations

import pytest

from tests.citations.wording import name, names, read
from undocs_rdf.citations.instruments import slug_of


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            (
                "the Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or "
                "Punishment and the Convention on the Rights of the Child"
            ),
            [
                (
                    "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or "
                    "Punishment"
                ),
                "Convention on the Rights of the Child",
            ],
        ),
        (
            "the 2030 Agenda and the Paris Agreement",
            ["2030 Agenda for Sustainable Development", "Paris Agreement"],
        ),
        (
            "the International Covenants on Human Rights",
            [
                "International Covenant on Civil and Political Rights",
                "International Covenant on Economic, Social and Cultural Rights",
            ],
        ),
        ("Article 51 of the UN Charter", ["Charter of the United Nations"]),
        # not on the list: by how names are built
        (
            "the Brazzaville Declaration on Confidence-Building Measures, and others",
            ["Brazzaville Declaration on Confidence-Building Measures"],
        ),
        ("Recalling Lusaka Ceasefire Agreement", ["Lusaka Ceasefire Agreement"]),
        (
            "the Agreement on Peace and Reconciliation in Mali emanating from the Algiers process",
            ["Agreement on Peace and Reconciliation in Mali"],
        ),
        (
            (
                "the 1970 Convention on the Means of Prohibiting and Preventing the Illicit "
                "Import, "
                "Export and Transfer of Ownership of Cultural Property"
            ),
            [
                (
                    "Convention on the Means of Prohibiting and Preventing the Illicit Import, "
                    "Export and "
                    "Transfer of Ownership of Cultural Property"
                )
            ],
        ),
        # S/RES/1572(2004), OP13; "and the" goes on with an action: A/RES/78/185, PP13
        (
            "the Linas-Marcoussis and Accra III Agreements",
            ["Linas-Marcoussis Agreement", "Accra III Agreement"],
        ),
        (
            (
                "the Nairobi Declaration on Solutions for Somali Refugees and the Reintegration of "
                "Returnees in Somalia and the Government of Chad"
            ),
            [
                (
                    "Nairobi Declaration on Solutions for Somali Refugees and the Reintegration of "
                    "Returnees in Somalia"
                )
            ],
        ),
        (
            "the Declaration of the Indian Ocean as a Zone of Peace",
            ["Declaration of the Indian Ocean as a Zone of Peace"],
        ),
        (
            "the United Nations Convention Against Corruption",
            ["United Nations Convention against Corruption"],
        ),
        # a name that holds a listed one: A/RES/74/45, PP30
        (
            "the Protocol to the Treaty on a Nuclear-Weapon-Free Zone in Central Asia",
            ["Protocol to the Treaty on a Nuclear-Weapon-Free Zone in Central Asia"],
        ),
        (
            "the Refugee Convention of 1951 and the Protocol to End Illicit Trade",
            [
                "Convention relating to the Status of Refugees",
                "Protocol to End Illicit Trade",
            ],
        ),
        # S/RES/1545(2004), PP2
        (
            "the Arusha Peace and Reconciliation Agreement for Burundi and the Lomé Agreement",
            ["Arusha Peace and Reconciliation Agreement for Burundi", "Lomé Agreement"],
        ),
        # one that is yet to be made, or named in the title of a case: S/RES/1574(2004), OP6
        ("upon the signature of a Comprehensive Peace Agreement", []),
        (
            (
                "the order in the case concerning Genocide under the Convention on the Prevention "
                "and Punishment of the Crime of Genocide (Ukraine v. Russian Federation),"
            ),
            [],
        ),
        # names within names
        (
            (
                "the Conference of the Parties to the United Nations Framework Convention on "
                "Climate Change"
            ),
            [],
        ),
        ("the First Review Conference of the States Parties to the Arms Trade Treaty", []),
        (
            "the Preparatory Commission for the Comprehensive Nuclear-Test-Ban Treaty Organization",
            [],
        ),
        ("the Government of National Accord", []),
        ("the item entitled “African Nuclear-Weapon-Free Zone Treaty”", []),
        ("United Nations, *Treaty Series*, vol. 1577, No. 27531.", []),
        # a noun that is described, not named; a lower-case one
        ("the Agreement signed in Accra and a convention on the matter", []),
    ],
)
def test_names(words: str, expected: list[str]) -> None:
    assert names(words) == expected


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            ("States parties to the Convention on Cluster Munitions", "ratify the Convention"),
            ["Convention on Cluster Munitions"],
        ),
        (("under the Charter",), ["Charter of the United Nations"]),
        # A/RES/78/14: the name in brackets is learnt
        (
            ("the Treaty on a Nuclear-Free Sea (Treaty of Harbour)", "the Treaty of Harbour"),
            ["Treaty on a Nuclear-Free Sea"],
        ),
        # S/RES/2435(2018), PP3
        (
            (
                (
                    "the Final Agreement for Ending the Conflict and Building a Stable and Lasting "
                    "Peace "
                    "(the Final Agreement)"
                ),
                "implementation of the Final Agreement",
            ),
            ["Final Agreement for Ending the Conflict and Building a Stable and Lasting Peace"],
        ),
        # S/RES/1305(2000), PP3
        (
            (
                (
                    "the General Framework Agreement for Peace in Bosnia and Herzegovina and the "
                    "Annexes "
                    "thereto (collectively the Peace Agreement, S/1995/999, annex)"
                ),
                "the Peace Agreement",
            ),
            ["General Framework Agreement for Peace in Bosnia and Herzegovina"],
        ),
        # A/RES/78/53, OP12: named within the name of a conference
        (
            (
                "the Convention on Cluster Munitions and the Treaty on a Nuclear-Free Sea",
                (
                    "the 2000 Review Conference of the Parties to the Treaty on the "
                    "Non-Proliferation of Nuclear Weapons, as committed under the Treaty"
                ),
            ),
            ["Treaty on the Non-Proliferation of Nuclear Weapons"],
        ),
        # what is named itself goes before it
        (
            (
                (
                    "the Conference of the Parties to the Convention on Biological Diversity and "
                    "the Convention on Cluster Munitions, as the Convention says"
                ),
            ),
            ["Convention on Cluster Munitions", "Convention on Cluster Munitions"],
        ),
        (
            ("the Kyoto Declaration on Advancing Justice", "the Kyoto Declaration"),
            ["Kyoto Declaration on Advancing Justice"],
        ),
        # A/HRC/RES/54/14, OP1: what follows is a body
        (
            (
                "the Convention on Cluster Munitions",
                "articles 31 and 32 of the Convention regarding the Committee on Cluster Munitions",
            ),
            ["Convention on Cluster Munitions"],
        ),
        # A/RES/76/71, OP184: "that" means the nearest, whatever "the Convention" is short for
        (
            (
                "the Convention on Cluster Munitions (“the Convention”)",
                "the Convention on Biological Diversity, and parties to that Convention",
            ),
            ["Convention on Biological Diversity", "Convention on Biological Diversity"],
        ),
    ],
)
def test_short_forms(paragraphs: tuple[str, ...], expected: list[str]) -> None:
    found, _ = read(*paragraphs)
    last = found[f"p{len(paragraphs)}"]
    assert [name(c) for c in last] == expected


def test_two_that_fit_give_none_and_are_said() -> None:
    found, said = read(
        "the Convention on Cluster Munitions and the Convention on Biological Diversity",
        "States parties to the Convention",
    )
    assert "p2" not in found
    assert [d.code.name for d in said] == ["ANAPHOR_UNRESOLVED"]


@pytest.mark.parametrize(
    "words",
    [
        # A/HRC/RES/54/18, annex: the text means itself
        ("the States Parties to the present Covenant", "the purposes of the Covenant"),
        # S/PRST/2021/24, OP2: its symbol stands behind it
        ("the United Nations and the Declaration (S/PRST/2005/14)",),
    ],
)
def test_a_short_form_that_means_no_other_text_is_not_said(words: tuple[str, ...]) -> None:
    _, said = read(*words)
    assert not said


def test_slugs_are_plain() -> None:
    assert slug_of("Charter of the United Nations") == "charter-of-the-united-nations"
    assert (
        slug_of("Escazú Agreement: rights – peoples’ access")
        == "escazu-agreement-rights-peoples-access"
    )
