"""What is counted of a pair: the same as when it is counted pair by pair."""

from __future__ import annotations

from collections import namedtuple
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import QuerySolutions, RdfFormat, Store

from undocs_rdf.errors import UndocsError
from undocs_rdf.network import Network, NetworkKind, network_of
from undocs_rdf.query import bound_query, find_query, run_query

if TYPE_CHECKING:
    from collections.abc import Iterable

    from undocs_rdf.network.facts import Ask

DATA = Path(__file__).parent.parent / "data" / "queries"
Term = namedtuple("Term", ["value"])  # noqa: PYI024 - stands for a term, of which only this is read
States = st.sampled_from(["AUS", "BRA", "CHN", "DEU", "EST"])


def asking(name: str) -> Ask:
    store = Store()
    store.load((DATA / name).read_bytes(), RdfFormat.TURTLE)

    def ask(text: str) -> QuerySolutions:
        result = run_query(store, text)
        assert isinstance(result, QuerySolutions)
        return result

    return ask


def answering(rows: Iterable[tuple[str, ...]]) -> Ask:
    """Answer each query for facts with the same rows, and each for names with none."""
    kept = [tuple(map(Term, row)) for row in rows]
    return lambda text: () if "?name" in text else kept  # type: ignore[return-value]


def edges(network: Network) -> dict[tuple[str, str], tuple[object, ...]]:
    return {(edge.first, edge.second): edge.values for edge in network.edges}


def test_states_that_sponsor_together() -> None:
    ask = asking("sponsors.ttl")
    network = network_of(NetworkKind.SPONSORS, ask)
    asked = ask(find_query("co-sponsors").text)
    names = {node.key: node.name for node in network.nodes}
    expected = {tuple(term.value for term in row) for row in asked}
    found = {(names[e.first], names[e.second], str(e.values[0])) for e in network.edges}
    assert found >= expected
    assert len(expected) > 3
    assert network.measures == ("texts", "either", "similarity")
    assert all(0 < edge.values[2] <= 1 for edge in network.edges)  # type: ignore[operator]


def test_coincidence_is_that_of_the_query_for_one_pair() -> None:
    ask = asking("votes.ttl")
    network = network_of(NetworkKind.VOTES, ask)
    assert network.edges
    for edge in network.edges:
        values = {"state": edge.first, "other": edge.second}
        (row,) = ask(bound_query(find_query("voting-coincidence"), values))
        votes, alike, opposed, coincidence = (float(term.value) for term in row)
        assert edge.values[:3] == (votes, alike, opposed)
        assert edge.values[3] == pytest.approx(coincidence, abs=5e-4)


def test_citations_are_directed_and_say_what_the_first_does() -> None:
    network = network_of(NetworkKind.CITATIONS, asking("citations.ttl"))
    assert network.directed
    asked = asking("citations.ttl")(find_query("citations").text)
    assert sum(int(edge.values[0]) for edge in network.edges) == len(
        {(row["document"], row["label"], row["quote"], row["cited"]) for row in asked}
    )
    assert any("recalls" in str(edge.values[1]).split() for edge in network.edges)


def test_a_session_restricts_the_texts() -> None:
    ask = asking("sponsors.ttl")
    whole = network_of(NetworkKind.SPONSORS, ask)
    eighty = network_of(NetworkKind.SPONSORS, ask, {"session": "80", "body": "Third Committee"})
    assert 0 < len(eighty.edges) < len(whole.edges)
    with pytest.raises(UndocsError, match="body"):
        network_of(NetworkKind.SPONSORS, ask, {"body": "no such body"})


@given(st.sets(st.tuples(st.sampled_from("abcdef"), States)), st.integers(1, 3))
def test_sponsors_as_counted_pair_by_pair(rows: set[tuple[str, str]], minimum: int) -> None:
    network = network_of(NetworkKind.SPONSORS, answering(rows), minimum=minimum)
    texts = {state: {text for text, s in rows if s == state} for _, state in rows}
    expected = {
        (one, other): (len(texts[one] & texts[other]), len(texts[one] | texts[other]))
        for one, other in combinations(sorted(texts), 2)
        if len(texts[one] & texts[other]) >= minimum
    }
    assert {pair: values[:2] for pair, values in edges(network).items()} == expected
    assert [node.count for node in network.nodes] == [len(texts[s]) for s in sorted(texts)]


@given(st.dictionaries(st.tuples(st.sampled_from("abcd"), States), st.sampled_from("YNAX")))
def test_votes_as_counted_pair_by_pair(ballots: dict[tuple[str, str], str]) -> None:
    rows = [(vote, state, value) for (vote, state), value in ballots.items()]
    network = network_of(NetworkKind.VOTES, answering(rows))
    points = {("Y", "N"): 0.0, ("N", "Y"): 0.0}
    for (first, second), (votes, *_, coincidence) in edges(network).items():
        both = [
            (ballots[vote, first], ballots[vote, second])
            for vote in "abcd"
            if ballots.get((vote, first), "X") != "X" != ballots.get((vote, second), "X")
        ]
        assert votes == len(both) > 0
        mean = sum(points.get(pair, float(pair[0] == pair[1]) or 0.5) for pair in both) / len(both)
        assert coincidence == pytest.approx(mean, abs=1e-6)


@given(st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("uvwxyz"))), st.integers(1, 3))
def test_cocitation_as_counted_pair_by_pair(rows: set[tuple[str, str]], minimum: int) -> None:
    facts = [(citing, f"{citing}-{cited}", cited, "recalls") for citing, cited in rows]
    network = network_of(NetworkKind.COCITATION, answering(facts), minimum=minimum)
    citing = {cited: {c for c, x in rows if x == cited} for _, cited in rows}
    expected = {
        (one, other): (len(citing[one] & citing[other]), len(citing[one] | citing[other]))
        for one, other in combinations(sorted(citing), 2)
        if len(citing[one] & citing[other]) >= minimum
    }
    assert {pair: values[:2] for pair, values in edges(network).items()} == expected
