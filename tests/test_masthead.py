"""The head of documents: each line by its form and its place."""

from __future__ import annotations

import pytest

from tests.fragments import ASSEMBLY, COUNCIL, DECISION, document
from undocs_rdf.agenda import parse_item_numbers
from undocs_rdf.model import AgendaItem, DocumentKind, Session
from undocs_rdf.symbols import parse_symbol

RECALLING = "*Recalling* its resolution [73/27](#) of 5 December 2018,\n\n1. *Decides* that.\n"


def test_a_resolution_of_the_assembly() -> None:
    found = document(ASSEMBLY + RECALLING)
    assert found.kind is DocumentKind.RESOLUTION
    assert found.symbol == parse_symbol("A/RES/74/28")
    assert found.title == "Advancing responsible State behaviour"
    assert (found.date_issued, found.date_adopted) == ("2019-12-18", "2019-12-12")
    assert found.distribution == "General"
    assert found.bodies == ("A",)
    assert found.session == Session("A", "74")
    assert found.agenda_items == (
        AgendaItem(Session("A", "74"), "93", "Developments in the field of information"),
    )
    assert found.recommended_in == (parse_symbol("A/74/363"),)
    assert not found.sponsorships


@pytest.mark.parametrize(
    ("printed", "number"),
    [("19-21642 (E) 191219", "19-21642 (E)"), ("GE.19-20442(E)", "GE.19-20442(E)")],
)
def test_a_job_number_may_stand_at_the_head(printed: str, number: str) -> None:
    found = document(f"{printed}\n\n{ASSEMBLY}{RECALLING}")
    assert found.job_number == number
    assert found.symbol == parse_symbol("A/RES/74/28")
    assert found.parts[0].text.startswith(printed)


def test_a_resolution_of_the_security_council() -> None:
    found = document(COUNCIL + RECALLING)
    assert found.symbol == parse_symbol("S/RES/2531(2020)")
    assert found.date_adopted == "2020-06-29"
    assert [(m.body, m.session, m.number) for m in found.meetings] == [("S", None, "8748")]
    assert found.session is None


def test_a_resolution_that_names_no_meeting() -> None:
    # S/RES/2531(2020), adopted in writing
    found = document(COUNCIL.replace("at its 8748th meeting, on", "on") + RECALLING)
    assert found.symbol == parse_symbol("S/RES/2531(2020)")
    assert found.date_adopted == "2020-06-29"
    assert found.meetings == ()


def test_the_date_of_adoption_may_stand_on_a_line_of_its_own() -> None:
    # A/RES/78/136, from PDF
    lines = "**Resolution adopted by the General Assembly**\n\n#### **on 12 December 2019**"
    one = "**Resolution adopted by the General Assembly on 12 December 2019**"
    found = document(ASSEMBLY.replace(one, lines) + RECALLING)
    assert (found.date_issued, found.date_adopted) == ("2019-12-18", "2019-12-12")
    assert found.symbol == parse_symbol("A/RES/74/28")


def test_a_title_of_the_item_may_be_broken_in_two() -> None:
    # A/RES/78/111, from PDF
    two = "#### Report of the Special Committee on the Charter of the\n\n**United Nations**"
    found = document(ASSEMBLY.replace("#### Developments in the field of information", two))
    assert found.agenda_items[0].title == (
        "Report of the Special Committee on the Charter of the United Nations"
    )


def test_a_report_set_in_broken_emphasis() -> None:
    # A/RES/78/291, from PDF
    line = "[*on the report of the Special Committee (Fourth Committee) (**[A/78/422/Add.1](#)**)*]"
    text = ASSEMBLY.replace("[*on the report of the First Committee (A/74/363)*]", line)
    assert document(text).recommended_in == (parse_symbol("A/78/422/Add.1"),)


def test_a_text_without_a_committee_comes_from_its_draft() -> None:
    line = "[*without reference to a Main Committee (A/74/L.7 and A/74/L.7/Add.1)*]"
    text = ASSEMBLY.replace("[*on the report of the First Committee (A/74/363)*]", line)
    found = document(text)
    assert found.adopted_from == (parse_symbol("A/74/L.7"),)
    assert found.recommended_in == ()


def test_a_decision() -> None:
    # A/DEC/76/415
    found = document(
        DECISION
        + "#### **76/415. Election of the Executive Director**\n\n"
        + "At its 55th plenary meeting, on 20 January 2022, the General Assembly re-elected.\n\n"
        + "*55th plenary meeting*\n\n*20 January 2022*\n"
    )
    assert found.kind is DocumentKind.DECISION
    assert found.symbol == parse_symbol("A/DEC/76/415")
    assert found.title == "Election of the Executive Director"
    assert found.date_adopted == "2022-01-20"
    assert [item.number for item in found.agenda_items] == ["116(b)"]
    assert [(m.number, m.kind, m.date) for m in found.meetings] == [("55", "plenary", "2022-01-20")]


def test_a_statement_of_the_president() -> None:
    # S/PRST/2001/15
    found = document(
        "# Security Council\n\nDistr.: General  \n30 May 2001\n\n---\n\n"
        "Statement by the President of the Security Council\n\n"
        "At the 4322nd meeting of the Security Council, held on 30 May 2001, in connection with "
        "the item entitled “The situation in the Middle East”, the President made the following "
        "statement:\n\n“The Council takes note.”\n"
    )
    assert found.kind is DocumentKind.PRESIDENTIAL_STATEMENT
    assert (found.date_issued, found.date_adopted) == ("2001-05-30", "2001-05-30")
    assert [m.number for m in found.meetings] == ["4322"]
    assert found.symbol is None


DRAFT = (
    "# General Assembly\n\nDistr.: Limited  \n15 October 2025\n\nOriginal: English\n\n---\n\n"
    "## Eightieth session\n\n### Second Committee\n\nAgenda item 16 (h)\n\n"
    "#### Macroeconomic policy questions\n\n"
)


def test_a_draft_with_a_sponsor_that_speaks_for_a_group_by_its_note() -> None:
    # A/C.2/80/L.20
    found = document(
        DRAFT
        + "**Nigeria:*** **draft resolution**\n\n#### **Promotion of tax cooperation**\n\n"
        + "*The General Assembly*,\n\n"
        + RECALLING
        + "\n---\n\n* On behalf of the States Members of the United Nations that are members of "
        + "the Group of African States.\n"
    )
    assert found.kind is DocumentKind.DRAFT_RESOLUTION
    assert found.title == "Promotion of tax cooperation"
    assert found.bodies == ("A/C.2",)
    assert found.original_language == "en"
    (sponsorship,) = found.sponsorships
    assert sponsorship.party.code == "NGA"
    assert sponsorship.on_behalf_of is not None
    assert sponsorship.on_behalf_of.code == "african-group"


def test_an_amendment_names_the_draft_it_would_amend() -> None:
    # A/C.2/80/L.62
    found = document(
        DRAFT
        + "**Denmark:*** **amendment to draft resolution** **[A/C.2/80/L.13/Rev.1](#)**\n\n"
        + "#### **International trade**\n\nDelete operative paragraph 35.\n\n* On behalf of it.\n"
    )
    assert found.kind is DocumentKind.AMENDMENT
    assert found.proposes_amendment_to == (parse_symbol("A/C.2/80/L.13/Rev.1"),)
    assert found.title == "International trade"
    assert found.symbol is None


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("93", ("93",)),
        ("16 (h)", ("16(h)",)),
        ("19 (a) and (b)", ("19(a)", "19(b)")),
        ("100 (ii)", ("100(ii)",)),
        ("14 and 117", ("14", "117")),
        ("32 to 34", ("32", "34")),
        ("72\u00a0(b)", ("72(b)",)),
    ],
)
def test_the_numbers_of_items(printed: str, numbers: tuple[str, ...]) -> None:
    assert parse_item_numbers(printed) == numbers


def test_a_date_that_is_no_day_is_left_out_and_said() -> None:
    found = document(ASSEMBLY.replace("18 December 2019", "31 November 2019") + RECALLING)
    assert found.date_issued is None
    assert found.date_adopted == "2019-12-12"


def test_prose_has_no_head() -> None:
    found = document("It was a bright cold day in April.\n\nThe clocks were striking thirteen.\n")
    assert found.kind is DocumentKind.DOCUMENT
    assert found.symbol is None
    assert found.bodies == ()


# Plain text, as of S/RES/94(1951) and A/RES/50/156: no line is set apart.
PLAIN_COUNCIL = """94 (1951). Resolution of 29 May 1951 (S/2174)

The Security Council,

Noting with regret the death of Judge José Philadelpho de Barros e Azevedo on 7 May 1951,

1. Decides that an election to fill the vacancy shall take place;

Adopted unanimously at the 548th meeting.
"""
PLAIN_ASSEMBLY = """General Assembly

A/RES/50/156

Fiftieth session

Agenda item 111

RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY

[on the report of the Third Committee (A/50/634)]

50/156. United Nations Voluntary Fund for Indigenous Populations

The General Assembly,

Recalling its resolution 40/131 of 13 December 1985,

1. Decides that the Fund shall be continued;
"""


def test_a_plain_head_of_the_security_council() -> None:
    found = document(PLAIN_COUNCIL)
    assert (found.kind, found.symbol) == (DocumentKind.RESOLUTION, parse_symbol("S/RES/94(1951)"))
    assert found.date_adopted == "1951-05-29"
    assert [meeting.number for meeting in found.meetings] == ["548"]
    assert found.adoption_method == "unanimously"
    assert [part.label for part in found.parts] == ["Masthead", "PP1", "OP1"]


def test_a_plain_head_of_the_assembly() -> None:
    found = document(PLAIN_ASSEMBLY)
    assert (found.kind, found.symbol) == (DocumentKind.RESOLUTION, parse_symbol("A/RES/50/156"))
    assert found.title == "United Nations Voluntary Fund for Indigenous Populations"
    assert found.session == Session("A", "50")
    assert found.recommended_in == (parse_symbol("A/50/634"),)
    assert [part.label for part in found.parts] == ["Masthead", "PP1", "OP1"]


def test_lines_of_a_site_above_a_head_that_is_set_are_part_of_it() -> None:
    found = document(f"Documents\n\nSearch the library\n\n{ASSEMBLY}1. Decides to act;\n")
    assert found.symbol == parse_symbol("A/RES/74/28")
    assert [part.label for part in found.parts] == ["Masthead", "OP1"]
    assert found.parts[0].text.startswith("Documents\nSearch the library\n")


def test_a_sentence_above_a_formula_is_no_part_of_the_head() -> None:
    found = document("The Council met in June.\n\n**Note**\n\n*The General Assembly,*\n")
    assert found.parts[0].text == "The Council met in June."
