"""Headings and the sections below them, as different hands set them."""

from __future__ import annotations

import pytest

from tests.fragments import ASSEMBLY, COUNCIL, FOOT, document, labels, part, resolution, texts
from undocs_rdf.headings import is_number_alone, rank
from undocs_rdf.model import PartKind

SECTION = PartKind.SECTION


@pytest.mark.parametrize(
    ("heading", "level", "number"),
    [
        ("I Request for a subvention", 1, "I"),
        ("IV. Offices", 1, "IV"),
        ("Part II", 1, "II"),
        ("A. Protection", 2, "A"),
        ("1. Scope", 3, "1"),
        ("General principles", 4, None),
        ("Impact of COVID-19", 4, None),
    ],
)
def test_the_number_of_a_heading_tells_how_high_it_stands(
    heading: str, level: int, number: str | None
) -> None:
    assert rank(heading) == (level, number)


@pytest.mark.parametrize("line", ["I", "XIV.", "B", "3", "12."])
def test_a_number_alone(line: str) -> None:
    assert is_number_alone(line)


@pytest.mark.parametrize("line", ["I Request", "Annex", "3 May", ""])
def test_more_than_a_number(line: str) -> None:
    assert not is_number_alone(line)


SECTIONS = """#### I Request for a subvention

#### Having considered the note by the Secretary-General on the request,

1. *Takes note* of the note by the Secretary-General;

2. *Endorses* the conclusions contained in the report;

#### II Revised estimates

#### Having considered the report of the Secretary-General,

1. *Takes note* of the report of the Secretary-General;

#### III International Trade Centre

#### Recalling its resolution [74/262](#) of 27 December 2019 on the budget,

*Decides* to approve resources in the amount of 18,861,800 dollars.
"""


def test_sections_with_numerals_that_each_number_from_one() -> None:
    # A/RES/74/263, where the preambular paragraphs are set as headings too
    found = resolution(SECTIONS + FOOT)
    assert labels(found, SECTION) == ["Section I", "Section II", "Section III"]
    assert [p.number for p in found.parts if p.kind is SECTION] == ["I", "II", "III"]
    assert labels(found, PartKind.PREAMBULAR_PARAGRAPH) == ["PP1", "PP2", "PP3"]
    operative = [p for p in found.parts if p.kind is PartKind.OPERATIVE_PARAGRAPH]
    assert [(p.fragment, p.number, p.parent) for p in operative] == [
        ("sec1.op1", "1", "sec1"),
        ("sec1.op2", "2", "sec1"),
        ("sec2.op1", "1", "sec2"),
        ("sec3.op1", None, "sec3"),
    ]
    assert part(found, "pp2").parent == "sec2"


BODY = "*Recalling* it,\n\n1. *Decides* that;\n\n{heading}\n\n2. *Requests* it."

HEADINGS = [
    # A/RES/74/133: set as a heading
    ("#### I Children without parental care", "I Children without parental care"),
    # bold lines
    ("**Children without parental care**", "Children without parental care"),
    # italic lines
    ("*Follow-up*", "Follow-up"),
    # number and words on two lines
    ("#### **II**\n\n#### **Follow-up**", "II Follow-up"),
]


@pytest.mark.parametrize(("heading", "words"), HEADINGS)
def test_a_heading_between_two_paragraphs(heading: str, words: str) -> None:
    found = resolution(BODY.format(heading=heading) + FOOT)
    assert texts(found, SECTION) == [words]
    assert part(found, "op1").parent is None
    assert part(found, "op2").parent == "sec1"


def test_a_number_and_its_heading_on_two_lines_are_one_section_in_two_places() -> None:
    text = ASSEMBLY + BODY.format(heading="#### **II**\n\n#### **Follow-up**")
    section = part(document(text), "sec1")
    assert [text[start:end] for start, end in section.spans] == [
        "#### **II**",
        "#### **Follow-up**",
    ]
    assert section.number == "II"


def test_a_numeral_on_the_line_of_the_first_paragraph_is_a_section() -> None:
    found = resolution("*Recalling* it,\n\nI 1. *Decides* that;\n\nII 2. *Requests* it;")
    assert labels(found, SECTION) == ["Section I", "Section II"]
    assert [part(found, name).parent for name in ("op1", "op2")] == ["sec1", "sec2"]


def test_letters_stand_below_numerals() -> None:
    body = (
        "#### I. Peace\n\n1. *Decides*;\n\n#### A. Mandate\n\n2. *Requests* it;\n\n#### II. Law\n\n"
    )
    found = resolution(f"*Recalling* it,\n\n{body}3. *Notes* that.")
    assert [(p.label, p.parent) for p in found.parts if p.kind is SECTION] == [
        ("Section I", None),
        ("Section I.A", "sec1"),
        ("Section II", None),
    ]


def test_two_headings_of_the_security_council_one_below_the_other() -> None:
    # S/RES/2531(2020)
    found = document(
        f"{COUNCIL}*Acting* under Chapter VII of the Charter,\n\n#### MINUSMA’s mandate\n\n"
        "#### General principles\n\n1. *Decides* to extend the mandate;"
    )
    assert texts(found, SECTION) == ["MINUSMA’s mandate", "General principles"]


@pytest.mark.parametrize(
    "line",
    [
        # A/RES/78/136: a paragraph that a page break cut is no heading
        "*Noting* the usage of local currencies,",
        "(a) To report;",
        "3. *Decides* so.",
    ],
)
def test_paragraphs_are_no_headings(line: str) -> None:
    assert labels(resolution(BODY.format(heading=line)), SECTION) == []


def test_office_and_place_below_a_signature_are_no_headings() -> None:
    # S/RES/1956 (2010), the letter in its annex
    letter = """1. *Decides* to remain seized of the matter.

#### Annex

Please accept, Madam, the assurances of our highest consideration.

(*Signed*) Nuri Kamel al-Maliki

Prime Minister of the Republic of Iraq

Baghdad, December 2010
"""
    found = resolution(letter)
    assert texts(found, PartKind.SECTION) == []
    assert part(found, "annex1.para-3").text == "Prime Minister of the Republic of Iraq"
