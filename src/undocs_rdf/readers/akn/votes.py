"""Votes: how the text was adopted, the counts, and each State's ballot."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.model import Ballot, Vote
from undocs_rdf.parties import state_party
from undocs_rdf.readers.akn.canonical import Piece
from undocs_rdf.readers.akn.markup import attribute, children, found, words_of
from undocs_rdf.vocabulary import find_state

if TYPE_CHECKING:
    from lxml import etree

    from undocs_rdf.model import Meeting
    from undocs_rdf.readers.akn.canonical import CanonicalText

_VALUES: Final = {"inFavour": "Y", "against": "N", "abstaining": "A"}
_METHODS: Final = {"adoptedWithoutVote": "without-a-vote", "adoptedRecordedVote": "recorded-vote"}


def read_vote(
    meta: etree._Element,
    conclusions: etree._Element | None,
    meeting: Meeting | None,
    canonical: CanonicalText,
) -> tuple[str | None, Vote | None, tuple[Diagnostic, ...]]:
    """Return how a text was adopted, the vote on it, and what does not agree.

    Args:
        meta: The element `meta` of the document, which records the vote.
        conclusions: The foot of the text, which may print it.
        meeting: Where it was taken.
        canonical: The text that the ballots are written below.
    """
    counts: dict[str, int] = {}
    ballots: list[Ballot] = []
    diagnostics: list[Diagnostic] = []
    method = None
    for voting in found(meta, "voting"):
        method = _METHODS.get(attribute(voting, "outcome"), method)
        for count in children(voting, "count"):
            _read_count(count, counts, ballots, diagnostics, canonical)
    if conclusions is not None:
        for outcome in found(conclusions, "outcome"):
            method = _METHODS.get(attribute(outcome, "refersTo").removeprefix("#"), method)
        for quantity in found(conclusions, "quantity"):
            kind = attribute(quantity, "refersTo").removeprefix("#")
            printed = attribute(quantity, "normalized") or words_of(quantity)
            if kind in _VALUES and re.fullmatch(r"\d+", printed):
                counts.setdefault(kind, int(printed))
    ballots = _cast_once(ballots, counts)
    if not counts:
        return method, None, tuple(diagnostics)
    # A list of States that is not there is one that nobody is in.
    missing = 0 if ballots else None
    vote = Vote(
        meeting=meeting,
        in_favour=counts.get("inFavour", missing),
        against=counts.get("against", missing),
        abstaining=counts.get("abstaining", missing),
        ballots=tuple(ballots),
    )
    return method, vote, tuple(diagnostics)


def _cast_once(ballots: list[Ballot], counts: dict[str, int]) -> list[Ballot]:
    """Return the ballots without those of a State named twice that a list has too many."""
    by_party: dict[str, list[Ballot]] = {}
    listed: Counter[str] = Counter()
    for ballot in ballots:
        by_party.setdefault(ballot.party.code, []).append(ballot)
        listed[ballot.value] += 1
    over = {value for kind, value in _VALUES.items() if listed[value] > counts.get(kind, 0)}
    return [
        ballot
        for ballot in ballots
        if len(by_party[ballot.party.code]) == 1 or ballot.value not in over
    ]


def _read_count(
    count: etree._Element,
    counts: dict[str, int],
    ballots: list[Ballot],
    diagnostics: list[Diagnostic],
    canonical: CanonicalText,
) -> None:
    kind = attribute(count, "refersTo").removeprefix("#")
    if kind not in _VALUES:
        return
    names = [words for name in found(count, "organization") if (words := words_of(name))]
    text = canonical.line([Piece(f"{kind}: {'; '.join(names)}")]) if names else None
    at = len(kind) + 2
    for name in names:
        state = find_state(name)
        assert text is not None  # there are names
        spans = text.exact(at, at + len(name))
        at += len(name) + 2
        if state is None:
            message = f"“{name}” in a vote is no State that is known"
            diagnostics.append(Diagnostic(Code.SPONSOR_UNKNOWN, message, spans[0]))
            continue
        ballots.append(Ballot(state_party(state), _VALUES[kind], spans))
    printed = attribute(count, "value")
    if printed.isdecimal():
        counts[kind] = int(printed)
        if names and int(printed) != len(names):
            message = f"{int(printed)} ballots are counted, {len(names)} States named ({kind})"
            hint = "look into the record of the meeting"
            place = text.spans()[0] if text else None
            diagnostics.append(Diagnostic(Code.COUNT_MISMATCH, message, place, hint))
    elif names:
        counts[kind] = len(names)
