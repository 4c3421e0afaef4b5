"""How a text was adopted, and the ballots."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.fragments import ASSEMBLY, document, parse_text
from undocs_rdf.diagnostics import Code

HRC = Path(__file__).parent / "data" / "documents" / "hrc-55-19-vote.md"

HEAD = ASSEMBLY.replace("General Assembly*,", "Human Rights Council*,").replace(
    "adopted by the General Assembly", "adopted by the Human Rights Council"
)
FOOT = "1. *Decides* so.\n\n*57th meeting*\n\n*11 October 2024*\n\n"


@pytest.mark.parametrize(
    ("line", "method"),
    [
        ("*[Adopted without a vote.]*", "without-a-vote"),
        ("[Adopted without a vote.]", "without-a-vote"),
        ("Adopted unanimously", "unanimously"),
        ("[Adopted by a recorded vote of 2 to 1, with no abstentions.]", "recorded-vote"),
        ("[Adopted by roll-call vote of 2 to 1, with 3 abstentions.]", "roll-call"),
        ("[Adopted by 2 votes to 1, with 3 abstentions.]", "vote"),
        ("Adopted at the 1852nd meeting by consensus.", "without-a-vote"),
    ],
)
def test_the_method_as_printed(line: str, method: str) -> None:
    assert document(f"{HEAD}{FOOT}{line}\n").adoption_method == method


def test_nothing_is_said_where_nothing_is_printed() -> None:
    found = document(HEAD + FOOT)
    assert found.adoption_method is None
    assert found.votes == ()


def test_counts_in_words_and_in_figures() -> None:
    line = "[Adopted by a recorded vote of 41 to none, with 6 abstentions.]"
    (vote,) = document(f"{HEAD}{FOOT}{line}\n").votes
    assert (vote.in_favour, vote.against, vote.abstaining) == (41, 0, 6)
    assert vote.not_voting is None


def test_the_lists_of_a_real_vote_agree_with_its_counts() -> None:
    # A/HRC/RES/55/19
    found = document(HRC.read_text("utf-8"))
    assert found.adoption_method == "recorded-vote"
    (vote,) = found.votes
    counted = Counter(ballot.value for ballot in vote.ballots)
    assert counted == {"Y": 24, "N": 8, "A": 15}
    assert (vote.in_favour, vote.against, vote.abstaining) == (24, 8, 15)
    assert vote.meeting is not None
    assert (vote.meeting.number, vote.meeting.date) == ("54", "2024-04-04")


def test_each_ballot_knows_its_place() -> None:
    source = HRC.read_text("utf-8")
    (vote,) = document(source).votes
    printed = {
        ballot.party.code: source[ballot.spans[0].start : ballot.spans[0].end]
        for ballot in vote.ballots
    }
    assert printed["CIV"] == "Côte d’Ivoire"
    assert printed["NLD"] == "Netherlands (Kingdom of)"
    assert printed["ARE"] == "United Arab Emirates"
    assert len(printed) == 47


def test_a_state_that_there_is_not_is_said_and_not_guessed() -> None:
    line = "[Adopted by a recorded vote of 2 to 1. In favour: Chad, Ruritania Against: Cuba]"
    text = f"{HEAD}{FOOT}{line}\n"
    (vote,) = document(text).votes
    assert [(b.party.code, b.value) for b in vote.ballots if len(b.party.code) == 3] == [
        ("TCD", "Y"),
        ("CUB", "N"),
    ]
    assert Code.SPONSOR_UNKNOWN in {d.code for d in parse_text(text).diagnostics}


def test_a_note_says_how_a_text_was_adopted() -> None:
    # S/RES/1(1946)
    foot = "Adopted at the 2nd meeting.<sup>22</sup>\n\n<sup>22</sup> Adopted without vote.\n"
    found = document(f"{HEAD}{FOOT}{foot}")
    assert found.adoption_method == "without-a-vote"


def test_states_are_named_behind_the_counts() -> None:
    # S/RES/678(1990), and the brackets in a name
    line = "Adopted at the 2nd meeting by 12 votes to 2 (Cuba, Yemen), with 1 abstention (China)."
    (vote,) = document(f"{HEAD}{FOOT}{line}\n").votes
    assert (vote.in_favour, vote.against, vote.abstaining) == (12, 2, 1)
    assert [(b.party.code, b.value) for b in vote.ballots] == [
        ("CUB", "N"),
        ("YEM", "N"),
        ("CHN", "A"),
    ]
    line = "Adopted by 1I votes to none, with I abstention (Bolivia (Plurinational State of))."
    (vote,) = document(f"{HEAD}{FOOT}{line}\n").votes
    assert (vote.in_favour, vote.abstaining) == (11, 1)
    assert [ballot.party.code for ballot in vote.ballots] == ["BOL"]
