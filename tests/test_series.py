"""Texts that are printed under one number: A, B, C."""

from __future__ import annotations

import pytest

from tests.fragments import ASSEMBLY, DECISION, FOOT, document, labels, parse_text, texts
from undocs_rdf import read
from undocs_rdf.model import PartKind

# A/RES/78/254 A-C
BUDGET = (
    ASSEMBLY.replace("Resolution adopted", "Resolutions adopted")
    .replace("74/28. Advancing responsible State behaviour", "74/264. Programme budget for 2020")
    .replace("*The General Assembly*,\n\n", "")
)
A_TO_C = f"""{BUDGET}#### **A Budget appropriations for 2020**

*The General Assembly*

*Resolves* that, for 2020:

1. Appropriations totalling 3,588,431,600 dollars are hereby approved;

2. The Secretary-General shall be authorized to transfer credits;

#### **B Income estimates for 2020**

*The General Assembly*

*Resolves* that, for 2020:

1. Estimates of income are approved;

#### **C Financing of appropriations for the year 2020**

*The General Assembly*

*Resolves* that, for 2020:

1. Budget appropriations shall be financed.
{FOOT}"""

# A/DEC/76/416
ELECTIONS = f"""{DECISION}#### **76/416. Election of members of the Commission**

#### **A**

At its 61st plenary meeting, on 15 March 2022, the General Assembly elected Afghanistan.

*61st plenary meeting*

*15 March 2022*

#### **B**

At its 89th plenary meeting, on 29 June 2022, the General Assembly elected Greece.<sup>1</sup>

*89th plenary meeting*

*29 June 2022*

---

<sup>1</sup> In accordance with resolution [76/109](#).
"""


def symbols(text: str) -> list[str]:
    return [d.symbol.canonical if d.symbol else "" for d in parse_text(text).documents]


def test_each_letter_is_a_document_with_a_symbol() -> None:
    assert symbols(A_TO_C) == ["A/RES/74/264A", "A/RES/74/264B", "A/RES/74/264C"]
    assert symbols(ELECTIONS) == ["A/DEC/76/416A", "A/DEC/76/416B"]


def test_the_head_is_shared_and_the_bodies_are_not() -> None:
    documents = parse_text(A_TO_C).documents
    assert {d.date_adopted for d in documents} == {"2019-12-12"}
    assert {d.session for d in documents} == {documents[0].session}
    assert [texts(d)[-1] for d in documents] == [
        "The Secretary-General shall be authorized to transfer credits;",
        "Estimates of income are approved;",
        "Budget appropriations shall be financed.",
    ]


def test_decisions_are_taken_at_the_meeting_and_on_the_day_that_each_prints() -> None:
    one, other = parse_text(ELECTIONS).documents
    assert [(m.number, m.date) for m in one.meetings] == [("61", "2022-03-15")]
    assert [(m.number, m.date) for m in other.meetings] == [("89", "2022-06-29")]
    assert (one.date_adopted, other.date_adopted) == ("2022-03-15", "2022-06-29")


def test_the_foot_that_is_printed_once_is_that_of_every_text() -> None:
    for each in parse_text(A_TO_C).documents:
        assert [meeting.number for meeting in each.meetings] == ["46"]


def test_no_two_paragraphs_of_a_text_have_the_same_label() -> None:
    for each in parse_text(A_TO_C).documents:
        found = labels(each)
        assert len(set(found)) == len(found)


def test_a_decision_that_says_when_it_was_taken_is_not_overruled_by_the_foot_of_the_file() -> None:
    # A/DEC/76/416: the meetings and the dates of A and B stand together at the end
    whole = ELECTIONS.replace("\n*89th plenary meeting*\n\n*29 June 2022*\n", "")
    both = "\n*61st plenary meeting*\n\n*89th plenary meeting*\n\n*15 March 2022 29 June 2022*\n"
    _, other = parse_text(whole + both).documents
    assert [m.number for m in other.meetings] == ["89"]
    assert other.date_adopted == "2022-06-29"


def test_a_note_belongs_to_the_text_that_calls_it() -> None:
    one, other = parse_text(ELECTIONS).documents
    assert labels(one, PartKind.FOOTNOTE) == []
    assert labels(other, PartKind.FOOTNOTE) == ["FN1"]


def test_positions_go_on_through_the_file() -> None:
    one, other = parse_text(ELECTIONS).documents
    assert (one.first_position, other.first_position) == (1, 1 + len(one.parts))


def test_a_text_that_joins_a_series_later_stands_alone_under_its_letter() -> None:
    # A/RES/76/235 B
    number = "74/28. Advancing responsible State behaviour**\n\n#### **B<sup>1</sup>**"
    text = ASSEMBLY.replace("74/28. Advancing responsible State behaviour**", number)
    note = "\n---\n\n<sup>1</sup> Resolution [74/28](#), in section VI, becomes 74/28 A.\n"
    found = document(f"{text}1. *Takes note* of the findings.\n{FOOT}{note}")
    assert found.symbol is not None
    assert found.symbol.canonical == "A/RES/74/28B"
    assert found.title == "Advancing responsible State behaviour"


def test_sections_with_letters_are_no_series() -> None:
    text = (
        "1. *Decides* that;\n\n#### A. Protection\n\n2. *Requests* it;\n\n#### B. Good offices\n\n"
    )
    found = document(f"{ASSEMBLY}*Recalling* it,\n\n{text}3. *Decides* so.\n{FOOT}")
    assert found.symbol is not None
    assert found.symbol.canonical == "A/RES/74/28"
    assert labels(found, PartKind.OPERATIVE_PARAGRAPH) == ["OP1", "OP2", "OP3"]


def test_a_section_one_is_no_text_i_of_a_series() -> None:
    # A/RES/74/263: sections with roman numerals right below the formula
    found = document(
        f"{ASSEMBLY}#### I Request\n\n1. *Takes note*;\n\n#### II Offer\n\n1. *Notes*."
    )
    assert found.symbol is not None
    assert found.symbol.canonical == "A/RES/74/28"


def test_a_page_of_old_records_holds_several_acts() -> None:
    # A/RES/31/192 and its neighbours, as the records of the session print them
    page = """31/191. Pattern of conferences

The General Assembly,

Recalling its resolution 3351 (XXIX) of 18 December 1974,

1. Approves the calendar;

31/192. Statute of the Joint Inspection Unit

The General Assembly,

Having considered the report of the Unit,

1. Approves the statute;
"""
    found = read(page.encode()).documents
    assert [str(one.symbol) for one in found] == ["A/RES/31/191", "A/RES/31/192"]
    assert [[part.label for part in one.parts] for one in found] == [["Masthead", "PP1", "OP1"]] * 2


def test_the_symbol_above_a_meeting_heads_its_own_act() -> None:
    """Old pages of the Organization's site print symbol, meeting and date above the title."""
    found = document(
        "A/RES/42/187\n\n96th plenary meeting\n\n11 December 1987\n\n"
        "**42/187. Report of the World Commission**\n\n*The General Assembly*,\n\n"
        "1. *Welcomes* the report;\n"
    )
    assert str(found.symbol) == "A/RES/42/187"
    assert [part.label for part in found.parts] == ["Masthead", "OP1"]


RECORDS = """VIII. Resolutions adopted on the reports of the Fifth Committee

163

of the Committee;

2. Requests the Secretary-General to report.

Hundred and sixth plenary meeting,
21 December 1976.

31/192. Statute of the Joint Inspection Unit

The General Assembly,

1. Approves the statute;

107th plenary meeting

22 December 1976

31/193. International Bill

A

Universal declaration

Whereas it is essential,

The General Assembly,

Recalling it
"""


def test_what_a_page_of_records_holds_in_part_is_a_fragment() -> None:
    parsed = read(RECORDS.encode(), "records.txt")
    end, whole, beginning = parsed.documents[0], parsed.documents[1], parsed.documents[-1]
    assert [one.is_fragment for one in (end, whole, beginning)] == [True, False, True]
    assert (end.symbol, end.kind, end.date_adopted) == (None, whole.kind, "1976-12-21")
    assert [(m.number, m.kind) for m in end.meetings] == [("106", "plenary")]
    assert str(whole.symbol) == "A/RES/31/192"
    assert whole.session is not None
    assert whole.session.number == "31"
    assert str(beginning.symbol).startswith("A/RES/31/193")
    assert {piece.reason for piece in parsed.discarded} >= {"page head", "page number"}
    assert "UND001" not in {said.code.value for said in parsed.diagnostics}


@pytest.mark.parametrize(
    ("printed", "symbol"),
    [
        ("217 (III) A. Universal declaration", "A/RES/217(III)A"),
        ("2617. (XXIV). Study of expenditure", "A/RES/2617(XXIV)"),
        ("13(1). Organization of the Secretariat", "A/RES/13(I)"),
        ("3201 (S-VI). Declaration on a new order", "A/RES/3201(S-VI)"),
        ("2252 (ES-V). Humanitarian assistance", "A/RES/2252(ES-V)"),
        ("S-10/2. Final document", "A/RES/S-10/2"),
        ("ES-11/1. Aggression", "A/RES/ES-11/1"),
    ],
)
def test_the_numbers_of_old_and_special_sessions(printed: str, symbol: str) -> None:
    text = f"{printed}\n\nThe General Assembly,\n\nDecides so.\n"
    (found,) = read(text.encode(), "act.txt").documents
    assert str(found.symbol) == symbol
