"""What is counted of a pair: shared sponsorships and citations, votes alike, and citations.

The facts of a node are a set of bits, one a text or a vote, so that what two nodes share is one
operation on two numbers. Similarity is the Jaccard index: shared over either. Coincidence in
votes is 1 where both cast the same, ½ where one of them abstained, 0 where they were opposed (the
measure of the United States Department of State, over the votes that both took part in).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, Final

from undocs_rdf.network.facts import (
    BALLOTS,
    CITATIONS,
    DOCUMENT_NAMES,
    SPONSORSHIPS,
    STATE_NAMES,
    facts,
)
from undocs_rdf.terms import UND

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from undocs_rdf.network.facts import Ask

_PLACES: Final = 6
"""Decimal places of a ratio: more than any count here can tell apart."""


class NetworkKind(StrEnum):
    """What joins two nodes."""

    SPONSORS = "sponsors"
    VOTES = "votes"
    CITATIONS = "citations"
    COCITATION = "cocitation"


Value = int | float | str
"""A count, a ratio, or words."""


@dataclass(frozen=True, slots=True)
class Node:
    """A State or a document.

    Attributes:
        key: The ISO 3166 alpha-3 code of a State, the IRI of a document.
        name: Its name in English, its symbol or its title.
        count: The texts it sponsored, the votes it took part in, or the documents that cite it.
    """

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Edge:
    """Two nodes, by their keys, and what was counted of them, in the order of the measures."""

    first: str
    second: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and what joins them.

    Attributes:
        kind: What joins two nodes.
        directed: Whether the first of two nodes acts on the second.
        measures: The names of what is counted of a pair; by the first of them it is weighed.
        nodes: Sorted by key, those without an edge too.
        edges: Those that weigh most first, then by the keys.
    """

    kind: NetworkKind
    directed: bool
    measures: tuple[str, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network_of(
    kind: NetworkKind, ask: Ask, restriction: Mapping[str, str] | None = None, minimum: int = 1
) -> Network:
    """Return a network of all that a store holds.

    Args:
        kind: What joins two nodes.
        ask: Answers a SELECT query.
        restriction: The values of `body` and `session`, as people write them.
        minimum: The least that an edge weighs: texts, votes, documents or citations.

    Raises:
        UndocsError: A value is no body or session.
    """
    given = restriction or {}
    if kind is NetworkKind.SPONSORS:
        return _sponsors(facts(ask, SPONSORSHIPS, given), _names(ask, STATE_NAMES), minimum)
    if kind is NetworkKind.VOTES:
        return _votes(facts(ask, BALLOTS, given), _names(ask, STATE_NAMES), minimum)
    names = _names(ask, DOCUMENT_NAMES)
    if kind is NetworkKind.CITATIONS:
        return _citations(facts(ask, CITATIONS, given), names, minimum)
    return _cocitation(facts(ask, CITATIONS, given), names, minimum)


def _names(ask: Ask, query: str) -> dict[str, str]:
    """Return names by the key of their node; of several the first in the alphabet."""
    names: dict[str, str] = {}
    for key, name in sorted(facts(ask, query, {})):
        names.setdefault(key, name)
    return names


def _sponsors(rows: Iterable[tuple[str, ...]], names: Mapping[str, str], minimum: int) -> Network:
    texts: dict[str, int] = {}
    sponsored: dict[str, int] = defaultdict(int)
    for text, state in rows:
        sponsored[state] |= 1 << texts.setdefault(text, len(texts))
    edges = []
    for (first, one), (second, other) in combinations(sorted(sponsored.items()), 2):
        both = (one & other).bit_count()
        if both >= minimum:
            either = (one | other).bit_count()
            edges.append(Edge(first, second, (both, either, round(both / either, _PLACES))))
    counts = {state: bits.bit_count() for state, bits in sponsored.items()}
    measures = ("texts", "either", "similarity")
    return _network(NetworkKind.SPONSORS, measures, counts, names, edges)


def _votes(rows: Iterable[tuple[str, ...]], names: Mapping[str, str], minimum: int) -> Network:
    votes: dict[str, int] = {}
    cast: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys("YNA", 0))
    for vote, state, value in rows:
        if value in "YNA":
            cast[state][value] |= 1 << votes.setdefault(vote, len(votes))
    took_part = {state: bits["Y"] | bits["N"] | bits["A"] for state, bits in cast.items()}
    edges = []
    for first, second in combinations(sorted(cast), 2):
        both = (took_part[first] & took_part[second]).bit_count()
        if both < minimum:
            continue
        one, other = cast[first], cast[second]
        alike = sum((one[value] & other[value]).bit_count() for value in "YNA")
        opposed = (one["Y"] & other["N"]).bit_count() + (one["N"] & other["Y"]).bit_count()
        coincidence = round((alike + (both - alike - opposed) / 2) / both, _PLACES)
        edges.append(Edge(first, second, (both, alike, opposed, coincidence)))
    counts = {state: bits.bit_count() for state, bits in took_part.items()}
    measures = ("votes", "alike", "opposed", "coincidence")
    return _network(NetworkKind.VOTES, measures, counts, names, edges)


def _citations(rows: Iterable[tuple[str, ...]], names: Mapping[str, str], minimum: int) -> Network:
    intents: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for citing, _, cited, intent in rows:
        intents[citing, cited][intent.removeprefix(UND)] += 1
    edges = [
        Edge(citing, cited, (found.total(), " ".join(sorted(found))))
        for (citing, cited), found in intents.items()
        if found.total() >= minimum
    ]
    counts = Counter(cited for _, cited in intents)
    counts.update({citing: 0 for citing, _ in intents})
    measures = ("citations", "intents")
    return _network(NetworkKind.CITATIONS, measures, counts, names, edges, directed=True)


def _cocitation(rows: Iterable[tuple[str, ...]], names: Mapping[str, str], minimum: int) -> Network:
    cited_by: dict[str, set[str]] = defaultdict(set)
    for citing, _, cited, _ in rows:
        cited_by[citing].add(cited)
    counts = Counter(cited for found in cited_by.values() for cited in found)
    pairs = Counter(
        pair
        for found in cited_by.values()
        # What is cited less often than the least that counts is in no pair that does.
        for pair in combinations(sorted(one for one in found if counts[one] >= minimum), 2)
    )
    edges = []
    for (first, second), both in pairs.items():
        if both >= minimum:
            either = counts[first] + counts[second] - both
            edges.append(Edge(first, second, (both, either, round(both / either, _PLACES))))
    measures = ("documents", "either", "similarity")
    return _network(NetworkKind.COCITATION, measures, counts, names, edges)


def _network(
    kind: NetworkKind,
    measures: tuple[str, ...],
    counts: Mapping[str, int],
    names: Mapping[str, str],
    edges: list[Edge],
    *,
    directed: bool = False,
) -> Network:
    nodes = tuple(Node(key, names.get(key, key), count) for key, count in sorted(counts.items()))
    return Network(kind, directed, measures, nodes, tuple(sorted(edges, key=_by_weight)))


def _by_weight(edge: Edge) -> tuple[int, str, str]:
    weight = edge.values[0]
    assert isinstance(weight, int)  # the first measure of each kind is a count
    return -weight, edge.first, edge.second
