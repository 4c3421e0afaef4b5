"""Where in a document: parts before its name and behind it."""

from __future__ import annotations

import pytest

from tests.citations.wording import COUNCIL, cite


@pytest.mark.parametrize(
    ("words", "paragraphs", "parts"),
    [
        ("paragraph 3 of its resolution 74/28", ("3",), ()),
        ("paragraph 3 (b) of resolution 74/28", ("3(b)",), ()),
        (
            "paragraphs 3 (b) and (c), 5 and 12 to 15 of its resolution 74/28",
            ("3(b)", "3(c)", "5", "12-15"),
            (),
        ),
        ("section II of its resolution 74/28", (), ("section II",)),
        ("section II, paragraph 4, of resolution 74/28", ("4",), ("section II",)),
        ("paragraph 10 of the annex to resolution 60/1", ("10",), ("annex",)),
        ("paragraph 5 of section II of its resolution 74/28", ("5",), ("section II",)),
        ("Resolution 66/288, annex, para. 20.", ("20",), ("annex",)),
        ("Resolution 69/283, annex II.", (), ("annex II",)),
        ("E/2019/30, chap. I, sect. D.", (), ("chapter I, section D",)),
        ("(A/74/10), paras. 3–5 and 9.", ("3-5", "9"), ()),
        ("FCCC/CP/2015/10/Add.1, decision 1/CP.21, annex.", (), ("decision 1/CP.21, annex",)),
        ("See A/58/323, annexes I and II.", (), ("annex I", "annex II")),
        ("Article 73 *e* of the Charter", (), ("article 73e",)),
        (
            "Articles 55 and 56 of the Charter of the United Nations",
            (),
            ("article 55", "article 56"),
        ),
        ("Article 13 bis (1) (d) of the Charter", (), ("article 13 bis(1)(d)",)),
        # S/RES/2062(2012), OP1
        ("resolution 2000 (2011), paragraph 7, (a), (b) and (m)", ("7(a)", "7(b)", "7(m)"), ()),
        # S/RES/2044(2012), OP5
        ("the ideas in paragraph 120 of the Secretary General’s report (S/2011/249)", ("120",), ()),
        # S/RES/1721(2006), PP10
        (
            (
                "the report of the Secretary-General (S/2006/821), in particular its paragraphs "
                "68 to 80,"
            ),
            ("68-80",),
            (),
        ),
        # the annexes are named, not pointed to: A/HRC/RES/54/10
        ("in accordance with resolution 5/2 and the annexes thereto", (), ()),
        # S/RES/2655(2022), PP9: sections with their topics
        (
            (
                "section 1 on comprehensive rural reform and section 6.2 on the Ethnic Chapter of "
                "the Lima Agreement"
            ),
            (),
            ("section 1", "section 6.2"),
        ),
        # a title names parts of its own: A/RES/76/53, note 3
        (
            "(A/74/28), section entitled “Article VI and eighth preambular paragraph”, para. 15",
            ("15",),
            (),
        ),
        # S/RES/1960(2010), OP4; S/RES/2041(2012), OP3
        (
            "paragraphs 175, 176, 178, and 180 of his report A/64/742-S/2010/181",
            ("175", "176", "178", "180"),
            (),
        ),
        ("as defined in its resolution 74/28 and paragraphs 4, 5, 6 and 7 below", (), ()),
        # the unit belongs to the next document
        ("its resolution 74/28, section II of which was replaced", (), ("section II",)),
    ],
)
def test_pinpoints(words: str, paragraphs: tuple[str, ...], parts: tuple[str, ...]) -> None:
    citation = cite(words)[0]
    assert (citation.cited_paragraphs, citation.cited_parts) == (paragraphs, parts)


def test_each_document_has_the_unit_next_to_it() -> None:
    # S/RES/2624(2022), OP4
    found = cite(
        "*Decides* to renew the measures imposed by paragraphs 11 and 15 of resolution 2140 "
        "(2014), "
        "reaffirms the provisions of paragraphs 12 and 13 of resolution 2140 (2014), and further "
        "reaffirms the provisions of paragraphs 14 to 17 of resolution 2216 (2015);"
    )
    assert [c.cited_paragraphs for c in found] == [("11", "15"), ("12", "13"), ("14-17",)]


def test_a_unit_of_both_is_each_one_s() -> None:
    # A/RES/74/157, PP11
    found = cite(
        "in accordance with article 19 of the Universal Declaration of Human Rights and of the "
        "International Covenant on Civil and Political Rights,"
    )
    assert [c.cited_parts for c in found] == [("article 19",), ("article 19",)]


def test_a_unit_behind_a_bracket_is_of_all_in_it() -> None:
    found = cite(
        "Supplement No. 53A and corrigendum (A/66/53/Add.1 and A/66/53/Add.1/Corr.1), chap. II."
    )
    assert [c.cited_parts for c in found] == [("chapter II",), ("chapter II",)]


def test_numbers_go_on_with_the_unit_before_them() -> None:
    # S/RES/2819(2026), OP10
    found = cite(
        "as modified by paragraphs 11 of resolution 2213 (2015), 11 of resolution 2362 (2017) and "
        "12 and 13 of resolution 2441 (2018)"
    )
    assert [c.cited_paragraphs for c in found] == [("11",), ("11",), ("12", "13")]


def test_a_plural_of_parts_is_of_each_document() -> None:
    # S/RES/2624(2022), OP10
    found = cite("listed in the annexes to resolutions 2216 (2015) and 2564 (2021),", COUNCIL)
    assert [c.cited_parts for c in found] == [("annex",), ("annex",)]


def test_one_part_is_of_the_first_document_alone() -> None:
    found = cite("in the annex to resolution 2216 (2015) and resolution 2564 (2021),", COUNCIL)
    assert [c.cited_parts for c in found] == [("annex",), ()]


def test_what_is_in_several_documents_meant_at_once_is_in_each() -> None:
    # S/RES/2133(2014), PP12
    found = cite(
        "Recalling its resolutions 1989 (2011) and 2083 (2012), which confirm that the "
        "requirements of operative paragraph 1 (a) of these resolutions also apply,"
    )
    assert [c.cited_paragraphs for c in found] == [(), (), ("1(a)",), ("1(a)",)]


def test_parts_beside_one_another_are_not_within_one_another() -> None:
    # A/RES/78/41, PP6
    [treaty] = cite(
        "the preamble to and article VI of the Treaty on the Non-Proliferation of Nuclear Weapons"
    )
    assert treaty.cited_parts == ("preamble", "article VI")


def test_an_article_thereof_is_of_the_document_before() -> None:
    # A/HRC/RES/54/18, PP22, and the draft of a list that goes on
    [declaration] = cite(
        "set forth in the Universal Declaration of Human Rights can be fully realized, as "
        "envisioned in article 28 thereof,"
    )
    assert declaration.cited_parts == ("article 28",)
    [declaration] = cite(
        "the Universal Declaration of Human Rights; the rules, including article 28 thereof,"
    )
    assert declaration.cited_parts == ()
