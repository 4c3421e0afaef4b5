"""The quality report: what the data lack, counted from them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from undocs_rdf.building.store_writer import read_records
from undocs_rdf.diagnostics import SEVERITIES, Code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyoxigraph import QuerySolution

    from undocs_rdf.statistics import Statistics
    from undocs_rdf.store import OpenedStore

    Ask = Callable[[str], Iterable[QuerySolution]]
    """Answers a SELECT query."""

_PREFIXES: Final = "PREFIX und: <https://w3id.org/undocs-rdf/ontology#>\n"
_LACKING: Final = {
    "without a symbol": "FILTER NOT EXISTS { ?one und:symbol ?symbol }",
    "without a title": "FILTER NOT EXISTS { ?one und:title ?title }",
    "without a date": (
        "FILTER NOT EXISTS { ?one und:dateIssued ?day } "
        "FILTER NOT EXISTS { ?one und:dateAdopted ?day }"
    ),
    "without an agenda item": "FILTER NOT EXISTS { ?one und:underItem ?item }",
    "drafts without a sponsor": (
        "?one a und:DraftResolution . FILTER NOT EXISTS { ?one und:hasSponsorship ?sponsorship }"
    ),
    "adopted acts without a method of adoption": (
        "VALUES ?act { und:Resolution und:Decision } ?one a ?act . "
        "FILTER NOT EXISTS { ?one und:adoptionMethod ?method }"
    ),
}
"""What a document may lack. Some of it no text prints: what is not there may be nobody's fault."""
_RESOLVED: Final = f"""{_PREFIXES}SELECT ?how (COUNT(DISTINCT ?citation) AS ?count) WHERE {{
  ?citation und:resolvedBy ?concept . BIND(REPLACE(STR(?concept), "^.*/", "") AS ?how)
}} GROUP BY ?how ORDER BY ?how"""


def quality_report(opened: OpenedStore, ask: Ask, held: Statistics) -> bytes:
    """Return the report in Markdown.

    Args:
        opened: The base.
        ask: Answers a SELECT query over it.
        held: What it holds.
    """
    return "\n".join(
        [*_holdings(held), *_documents(ask, held), *_citations(ask, held), *_doubts(opened)]
    ).encode()


def _holdings(held: Statistics) -> Iterator[str]:
    yield "# Quality report"
    yield ""
    yield "Counted from the data of this release."
    yield ""
    yield "## What it holds"
    yield ""
    yield "| | count |"
    yield "|---|---:|"
    for name, count in held.totals.items():
        yield f"| {name} | {count:,} |"


def _documents(ask: Ask, held: Statistics) -> Iterator[str]:
    yield ""
    yield "## What documents lack"
    yield ""
    yield "Much of it no text prints (a resolution names no sponsors); it is not made up for."
    yield ""
    yield "| documents | count | share |"
    yield "|---|---:|---:|"
    for name, pattern in _LACKING.items():
        query = (
            f"{_PREFIXES}SELECT (COUNT(DISTINCT ?one) AS ?count) "
            f"WHERE {{ ?one und:hasExpression ?text . {pattern} }}"
        )
        (row,) = ask(query)
        count = int(row["count"].value)
        yield f"| {name} | {count:,} | {_share(count, held.totals['documents'])} |"


def _citations(ask: Ask, held: Statistics) -> Iterator[str]:
    yield ""
    yield "## How the documents of citations were told"
    yield ""
    yield "| told by | citations | share |"
    yield "|---|---:|---:|"
    for row in ask(_RESOLVED):
        count = int(row["count"].value)
        share = _share(count, held.totals["citations"])
        yield f"| {row['how'].value} | {count:,} | {share} |"


def _doubts(opened: OpenedStore) -> Iterator[str]:
    counted: Counter[str] = Counter()
    for record in read_records(opened).values():
        counted.update(record.diagnostics)
    yield ""
    yield "## What the reader was not sure of"
    yield ""
    yield "| code | severity | matter | times |"
    yield "|---|---|---|---:|"
    for code, times in sorted(counted.items()):
        matter = Code(code)
        name = matter.name.replace("_", " ").lower()
        yield f"| {code} | {SEVERITIES[matter].value} | {name} | {times:,} |"
    yield ""


def _share(count: int, whole: int) -> str:
    return f"{100 * count / whole:.1f}%" if whole else ""
