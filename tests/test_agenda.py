"""What a paragraph puts on the agenda of a coming session."""

from __future__ import annotations

import pytest

from undocs_rdf.agenda import parse_placed_items
from undocs_rdf.languages import load_language
from undocs_rdf.model import AgendaItem, Session

ENGLISH = load_language("en")

PLACED = [
    # the draft of 2019, with straight inverted commas
    (
        (
            "Decides to include in the provisional agenda of its seventy-fifth session the item "
            'entitled "Developments in the field of information".'
        ),
        [("75", "Developments in the field of information")],
    ),
    # A/RES/78/291
    (
        (
            "Decides to include in the provisional agenda of its seventy-ninth session the item "
            "entitled “Comprehensive review of the question of peacekeeping operations”."
        ),
        [("79", "Comprehensive review of the question of peacekeeping operations")],
    ),
]


@pytest.mark.parametrize(("text", "items"), PLACED)
def test_the_session_and_the_title_are_told(text: str, items: list[tuple[str, str]]) -> None:
    assert parse_placed_items(text, "A", ENGLISH) == tuple(
        AgendaItem(Session("A", session), None, title) for session, title in items
    )


@pytest.mark.parametrize(
    "text",
    [
        "Decides to consider the item entitled “Cyprus” at its next session.",
        "Recalls the item entitled “Cyprus” of its agenda.",
        "Requests the Secretary-General to report at its seventy-fifth session.",
        "",
    ],
)
def test_nothing_is_placed_where_no_agenda_of_a_session_is_named(text: str) -> None:
    assert parse_placed_items(text, "A", ENGLISH) == ()


def test_a_sub_item_is_placed() -> None:
    # A/RES/76/34
    text = (
        "Decides to include in the provisional agenda of its seventy-seventh session, under the "
        "item entitled “General and complete disarmament”, the sub-item entitled “Treaty on the "
        "Prohibition of Nuclear Weapons”."
    )
    placed = parse_placed_items(text, "A", ENGLISH)
    assert (
        AgendaItem(Session("A", "77"), None, "Treaty on the Prohibition of Nuclear Weapons")
        in placed
    )


def test_the_item_that_a_sub_item_stands_under_is_not_placed() -> None:
    # A/RES/76/34
    text = (
        "Decides to include in the provisional agenda of its seventy-seventh session, under the "
        "item entitled “General and complete disarmament”, the sub-item entitled “Treaty on the "
        "Prohibition of Nuclear Weapons”."
    )
    assert [item.title for item in parse_placed_items(text, "A", ENGLISH)] == [
        "Treaty on the Prohibition of Nuclear Weapons"
    ]


def test_several_items_are_all_placed() -> None:
    text = (
        "Decides to include in the provisional agenda of its seventy-fifth session the items "
        "entitled “Cyprus” and “Question of the Comorian island of Mayotte”."
    )
    assert len(parse_placed_items(text, "A", ENGLISH)) == 2
