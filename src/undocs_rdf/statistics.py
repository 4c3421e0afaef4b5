"""What a base, a graph or a document holds, counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pyoxigraph import QuerySolution

    Ask = Callable[[str], Iterable[QuerySolution]]
    """Answers a SELECT query."""

_PREFIXES: Final = """\
PREFIX und: <https://w3id.org/undocs-rdf/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""

TOTALS: Final = {
    "documents": "?one und:hasExpression ?expression",
    "expressions": "?document und:hasExpression ?one",
    "sources": "?expression und:derivedFrom ?one",
    "parts": "?one und:inDocument ?document",
    "citations": "?part und:hasCitation ?one",
    "sponsorships": "?document und:hasSponsorship ?one",
    "votes": "?document und:hasVote ?one",
    "ballots": "?vote und:hasBallot ?one",
    "documents that are cited": "?citation und:citedDocument ?one",
    "of these not held": (
        "?citation und:citedDocument ?one . FILTER NOT EXISTS { ?one und:hasExpression ?text }"
    ),
}
"""What is counted, each thing once, by the pattern that finds it."""

BREAKDOWNS: Final = {
    "kind": "?document a ?type . BIND(STRAFTER(STR(?type), STR(und:)) AS ?value)",
    "body": '?document und:submittedTo/rdfs:label ?value . FILTER(LANG(?value) = "en")',
    "session": "?document und:inSession/und:number ?value",
    "language": "?document und:hasExpression/und:language/skos:notation ?value",
    "adopted": "?document und:dateAdopted ?day . BIND(SUBSTR(STR(?day), 1, 4) AS ?value)",
}
"""What documents are counted by, by the pattern that finds its value."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """What is held.

    Attributes:
        totals: How many of each thing there are, in the order of `TOTALS`.
        breakdowns: For each of `BREAKDOWNS`, how many documents have each value, most first. A
            document of two bodies is counted for each.
    """

    totals: dict[str, int]
    breakdowns: dict[str, dict[str, int]]


def count_holdings(ask: Ask) -> Statistics:
    """Return what a base, a graph or a document holds.

    Args:
        ask: Answers a SELECT query over it.
    """
    return Statistics(
        {name: _total(ask, pattern) for name, pattern in TOTALS.items()},
        {name: _breakdown(ask, pattern) for name, pattern in BREAKDOWNS.items()},
    )


def _total(ask: Ask, pattern: str) -> int:
    query = f"{_PREFIXES}SELECT (COUNT(DISTINCT ?one) AS ?count) WHERE {{ {pattern} }}"
    (row,) = ask(query)
    return int(row["count"].value)


def _breakdown(ask: Ask, pattern: str) -> dict[str, int]:
    query = f"""{_PREFIXES}SELECT ?value (COUNT(DISTINCT ?document) AS ?count) WHERE {{
      ?document und:hasExpression ?held . {pattern} . FILTER(?value != "")
    }} GROUP BY ?value"""
    counted = {str(row["value"].value): int(row["count"].value) for row in ask(query)}
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
