"""The foot: at which meeting and when a text was adopted."""

from __future__ import annotations

import pytest

from tests.fragments import ASSEMBLY, DECISION, document
from undocs_rdf.model import PartKind

DECIDES = "1. *Decides* so.\n\n"


@pytest.mark.parametrize(
    ("foot", "meetings"),
    [
        ("*46th plenary meeting*\n\n*12 December 2019*", [("46", "plenary", "2019-12-12")]),
        ("46th plenary meeting\n\n12 December 2019", [("46", "plenary", "2019-12-12")]),
        ("*46th plenary meeting* *12 December 2019*", [("46", "plenary", "2019-12-12")]),
        ("*54th meeting*\n\n*4 April 2024*", [("54", "", "2024-04-04")]),
        # each on a line of its own
        (
            (
                "*2nd plenary meeting*\n\n*3rd plenary meeting*\n\n*17 September 2021*\n\n"
                "*21 September 2021*"
            ),
            [("2", "plenary", "2021-09-17"), ("3", "plenary", "2021-09-21")],
        ),
        # A/DEC/76/506: all on a line
        (
            "*55th plenary meeting 61st plenary meeting*\n\n*20 January 2022 15 March 2022*",
            [("55", "plenary", "2022-01-20"), ("61", "plenary", "2022-03-15")],
        ),
        # more meetings than dates: which is whose is not told
        (
            (
                "*1st plenary meeting*\n\n*2nd plenary meeting*\n\n*3rd plenary meeting*\n\n"
                "*7 May 2021*\n\n*8 May 2021*"
            ),
            [("1", "plenary", None), ("2", "plenary", None), ("3", "plenary", None)],
        ),
    ],
)
def test_meetings_and_dates(foot: str, meetings: list[tuple[str, str, str | None]]) -> None:
    found = document(f"{ASSEMBLY}{DECIDES}{foot}\n")
    assert [(m.number, m.kind, m.date) for m in found.meetings] == meetings


def test_the_foot_stands_in_the_masthead() -> None:
    text = f"{ASSEMBLY}{DECIDES}*46th plenary meeting*\n\n*12 December 2019*\n"
    found = document(text)
    (masthead,) = [p for p in found.parts if p.kind is PartKind.MASTHEAD]
    assert masthead.text.endswith("\n46th plenary meeting\n12 December 2019")
    assert [text[s.start : s.end] for s in masthead.spans[-2:]] == [
        "*46th plenary meeting*",
        "*12 December 2019*",
    ]


def test_a_decision_taken_at_no_plenary_meeting() -> None:
    found = document(
        f"{DECISION}#### **74/544. Procedure**\n\nOn 27 March 2020, the General Assembly decided "
        "so.\n\n*No plenary meeting*\n\n*27 March 2020*\n"
    )
    assert found.meetings == ()
    assert found.date_adopted == "2020-03-27"


@pytest.mark.parametrize(
    "line",
    [
        "46th plenary meeting of the Conference decided to extend its work by a year.",
        "12 December 2019 is the day of the Committee.",
        "3 copies",
    ],
)
def test_a_sentence_that_begins_like_the_foot_is_none(line: str) -> None:
    found = document(f"{ASSEMBLY}{DECIDES}{line}\n")
    assert line in [part.text for part in found.parts]
    assert found.meetings == ()
