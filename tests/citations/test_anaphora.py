"""What points back: "that resolution", "those reports", "the report of the Committee"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.citations.wording import ASSEMBLY, COUNCIL, name, parts_of, read
from undocs_rdf.citations import parse_citations
from undocs_rdf.diagnostics import Code
from undocs_rdf.languages import load_language
from undocs_rdf.model import PartKind, ResolvedBy

if TYPE_CHECKING:
    from undocs_rdf.citations import CitingContext


def pointing(*paragraphs: str, context: CitingContext = COUNCIL) -> list[tuple[str, str]]:
    found, _ = read(*paragraphs, context=context)
    return [
        (c.quote, name(c))
        for number in range(1, len(paragraphs) + 1)
        for c in found.get(f"p{number}", ())
        if c.resolved_by is ResolvedBy.ANAPHOR
    ]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        # S/RES/1952(2010), OP2
        (
            (
                (
                    "*Decides* to renew the measures imposed by paragraph 6 of resolution 1807 "
                    "(2008) and "
                    "reaffirms the provisions of paragraph 7 of that resolution;"
                ),
            ),
            [("that resolution", "S/RES/1807(2008)")],
        ),
        # S/RES/2650(2022), PP7
        (
            (
                (
                    "*Reaffirming* its commitment to the full implementation of all provisions of "
                    "resolution 1701 (2006), and aware of a long-term solution as envisioned in "
                    "the "
                    "resolution,"
                ),
            ),
            [("the resolution", "S/RES/1701(2006)")],
        ),
        # S/RES/2301(2016), OP36(b)
        (
            (
                (
                    "To assist the Committee established pursuant to paragraph 57 of resolution "
                    "2127 "
                    "(2013) and the Panel established by the same resolution;"
                ),
            ),
            [("the same resolution", "S/RES/2127(2013)")],
        ),
        # A/RES/ES-10/24, OP4(e), shortened
        (
            (
                (
                    "To ensure, as States parties to the Fourth Geneva Convention, compliance with "
                    "international humanitarian law as embodied in that Convention,"
                ),
            ),
            [
                (
                    "that Convention",
                    (
                        "Geneva Convention relative to the Protection of Civilian Persons "
                        "in Time of War, of 12 August 1949"
                    ),
                )
            ],
        ),
        # S/RES/1429(2002), PP9 and PP11
        (
            (
                (
                    "*Having considered* the report of the Secretary-General of 19 February 2002 "
                    "(S/2002/178),"
                ),
                (
                    "*Noting* the four options contained in the report of the Secretary-General of "
                    "19 "
                    "February 2002,"
                ),
            ),
            [("the report of the Secretary-General of 19 February 2002", "S/2002/178")],
        ),
        # the date is of another report
        (
            (
                (
                    "*Having considered* the report of the Secretary-General of 19 February 2002 "
                    "(S/2002/178),"
                ),
                "*Noting* the report of the Secretary-General of 20 February 2002,",
            ),
            [],
        ),
        # two resolutions in one list: which is meant is not certain
        (
            (
                (
                    "*Recalling* resolutions 1801 (2008) and 1811 (2008), and the panel of that "
                    "resolution,"
                ),
            ),
            [],
        ),
        # a conjunction, and the text itself
        (
            (
                (
                    "*Recalling* that resolutions matter, and recalling resolution 1801 (2008), "
                    "decides that "
                    "this resolution and the present resolution apply to travel documents;"
                ),
            ),
            [],
        ),
    ],
)
def test_words_point_to_the_nearest_document_that_fits(
    paragraphs: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert pointing(*paragraphs) == expected


def test_a_plural_is_a_citation_of_each_with_the_same_quote() -> None:
    found, _ = read(
        "*Recalling* resolutions 1801 (2008) and 1811 (2008), and acting under those resolutions,",
        context=COUNCIL,
    )
    assert [(c.quote, name(c)) for c in found["p1"][2:]] == [
        ("those resolutions", "S/RES/1801(2008)"),
        ("those resolutions", "S/RES/1811(2008)"),
    ]


def test_what_a_note_names_can_be_meant_behind_its_mark() -> None:
    # A/HRC/RES/55/19, PP3, shortened
    found, _ = read(
        "*Welcoming* the report of the Special Rapporteur,<sup>2</sup> and emphasizing that the "
        "recommendations included in that report should be given due consideration,",
        notes={"2": "A/HRC/55/62."},
    )
    assert [(c.quote, name(c)) for c in found["p1"]] == [("that report", "A/HRC/55/62")]


def test_an_uncertain_one_is_said_with_its_place() -> None:
    words = "Recalling resolutions 1801 (2008) and 1811 (2008), and the panel of that resolution,"
    _, said = read(words, context=COUNCIL)
    [diagnostic] = said
    assert diagnostic.code is Code.ANAPHOR_UNRESOLVED
    assert diagnostic.span is not None
    assert words[slice(*diagnostic.span)] == "that resolution"


@pytest.mark.parametrize(
    "words",
    [
        # A/HRC/RES/57/26, OP4 and OP5
        (
            "*Requests* the Office to prepare a report on challenges and barriers;",
            "*Further requests* the Office, in preparing the above-mentioned report, to seek",
        ),
        # A/RES/76/130, OP11
        (
            (
                "*Requests* the Secretary-General to present a comprehensive report to the "
                "Assembly, and to collect information in the preparation of the report;"
            ),
        ),
    ],
)
def test_a_report_that_is_asked_for_is_meant_by_what_follows(words: tuple[str, ...]) -> None:
    found, said = read("*Taking note* of the report of the Special Rapporteur (A/74/1),", *words)
    assert list(found) == ["p1"]
    assert not said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        # A/RES/74/268, PP11; S/RES/2731(2024), OP18; A/RES/76/82, PP3
        ("the resolutions of the Assembly, and the measures provided for in those resolutions", 0),
        ("an interim resolution and a final resolution, when these resolutions are due", 0),
        ("its resolutions, as well as those resolutions adopted at the tenth special session", 0),
        # one was named, not several
        ("the measures provided for in those resolutions", 1),
    ],
)
def test_a_group_without_members_names_nothing(words: str, said: int) -> None:
    found, diagnostics = read("*Recalling* resolution 1801 (2008),", words, context=COUNCIL)
    assert list(found) == ["p1"]
    assert len(diagnostics) == said


def test_a_list_goes_before_a_group_without_members_in_the_same_text() -> None:
    # S/RES/2441(2018), PP11
    words = (
        "*Recalling* resolutions 2292 (2016) and 2357 (2017), which authorize inspections in "
        "violation of relevant resolutions, in accordance with those resolutions,"
    )
    assert [cited for _, cited in pointing(words)] == ["S/RES/2292(2016)", "S/RES/2357(2017)"]


def test_a_report_is_the_one_of_its_author_in_the_same_section() -> None:
    # A/RES/76/246, sections XI and XII
    words = "the report of the Advisory Committee on Questions ({})"
    parts = parts_of(
        [
            words.format("A/76/7"),
            "XII",
            words.format("A/76/8"),
            "the report of the Committee",
            "*Recalls* paragraph 12 of the report of the Advisory Committee;",
        ],
        {},
        {},
    )
    parts[1] = replace(parts[1], kind=PartKind.SECTION)
    found, _ = parse_citations(parts, ASSEMBLY, load_language())
    assert [name(citation) for citation in found["p5"]] == ["A/76/8"]


def test_a_report_that_comes_every_year_is_no_earlier_one() -> None:
    # E/RES/2021/28, OP16
    assert not pointing(
        "*Notes* the report of the Secretary-General (A/76/64),",
        "*Takes note* of what was submitted for the annual report of the Secretary-General;",
    )


def test_a_date_before_the_noun_tells_a_report() -> None:
    # S/RES/2187(2014), PP21 and OP7
    assert pointing(
        "*Taking note* of the 17 November 2014 Secretary-General’s Report (S/2014/821),",
        "*Endorses* the recommendation made in his 17 November 2014 Report;",
    ) == [("his 17 November 2014 Report", "S/2014/821")]


def test_a_report_that_is_named_behind_is_meant_again() -> None:
    found, _ = read(
        "*Welcomes* a report of the Special Rapporteur (A/74/1);",
        "*Takes note* of the findings of that report;",
    )
    assert [name(c) for c in found["p2"]] == ["A/74/1"]


def test_a_date_tells_a_document_called_otherwise_before() -> None:
    # S/RES/1814(2008), PP14 and OP9
    found, _ = read(
        "*Taking note* of the reply from the Secretary-General of 23 April 2008 (S/2008/309),",
        "*Welcomes* the undertaking, as set out in his letter of 23 April 2008 to the Chairperson;",
        "*Welcomes* the undertaking, as set out in his letter of 24 April 2008 to the Chairperson;",
        context=COUNCIL,
    )
    assert [name(c) for c in found["p2"]] == ["S/2008/309"]
    assert "p3" not in found


def test_these_conventions_are_those_named_before() -> None:
    # S/RES/2155(2014), OP1
    found, _ = read(
        "*Recalling* the Convention on Cluster Munitions and the Convention on Peace,",
        "*Calls upon* all States to implement these conventions;",
    )
    assert [(c.quote, name(c)) for c in found["p2"]] == [
        ("these conventions", "Convention on Cluster Munitions"),
        ("these conventions", "Convention on Peace"),
    ]


def test_another_article_brings_in_nothing() -> None:
    # the article is of another noun
    found, _ = read(
        "*Taking note* of the report of the Special Rapporteur (A/74/1),",
        "*Requests* a review of the findings of that report;",
    )
    assert [name(c) for c in found["p2"]] == ["A/74/1"]


def test_what_is_to_be_in_a_report_is_in_one_still_to_be_made() -> None:
    # A/RES/76/139, OP21
    found, said = read(
        "*Taking note* of the report of the Secretary-General (A/76/61),",
        "*Calls upon* them to inform, to be included in the report of the Secretary-General;",
        "*Welcomes* the proposals included in the report of the Secretary-General;",
    )
    assert list(found) == ["p1", "p3"]
    assert not said
