"""The plain queries that networks are counted from.

Each asks for single facts, never for pairs; `body` and `session` restrict the texts they are of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from undocs_rdf.query import bound_query, parse_query

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pyoxigraph import QuerySolution

    Ask = Callable[[str], Iterable[QuerySolution]]
    """Answers a SELECT query."""

_HEAD: Final = """\
# param: body body: only texts submitted to this body or adopted by it
# param: session session: only texts of this session
PREFIX und: <https://w3id.org/undocs-rdf/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
_RESTRICTED: Final = """
  VALUES ?body { UNDEF }
  VALUES ?session { UNDEF }
  FILTER(!BOUND(?body) || EXISTS { ?document und:submittedTo/skos:notation ?body })
  FILTER(!BOUND(?session) || EXISTS { ?document und:inSession/und:number ?session })
"""

SPONSORSHIPS: Final = f"""{_HEAD}SELECT DISTINCT ?document ?state WHERE {{
  ?document und:hasSponsorship ?sponsorship .
  ?sponsorship und:sponsor ?party .
  ?party und:iso3 ?state .{_RESTRICTED}}}
"""
BALLOTS: Final = f"""{_HEAD}SELECT DISTINCT ?vote ?state ?value WHERE {{
  ?document und:hasVote ?vote .
  ?vote und:hasBallot ?ballot .
  ?ballot und:castBy ?party ; und:ballotValue ?ballotValue .
  ?party und:iso3 ?state .
  ?ballotValue skos:notation ?value .{_RESTRICTED}}}
"""
CITATIONS: Final = f"""{_HEAD}SELECT DISTINCT ?document ?citation ?cited ?type WHERE {{
  ?place und:inDocument ?document ; und:hasCitation ?citation .
  ?citation und:citedDocument ?cited ; und:citationType ?type .{_RESTRICTED}}}
"""
STATE_NAMES: Final = f"""{_HEAD}SELECT DISTINCT ?node ?name WHERE {{
  ?party und:iso3 ?node ; rdfs:label ?name .
  FILTER(LANG(?name) = "en"){_RESTRICTED}}}
"""
DOCUMENT_NAMES: Final = f"""{_HEAD}SELECT DISTINCT ?node ?name WHERE {{
  {{ ?node und:symbol ?name }}
  UNION
  {{ ?node a und:Instrument ; und:title ?name . FILTER(LANG(?name) = "en") }}{_RESTRICTED}}}
"""


def facts(ask: Ask, query: str, restriction: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a query, each the words of its terms.

    Args:
        ask: Answers a query.
        query: One of this module.
        restriction: The values of `body` and `session`, as people write them.

    Raises:
        UndocsError: A value is no body or session.
    """
    asked = bound_query(parse_query("network", query), restriction)
    for solution in ask(asked):
        yield tuple(term.value for term in solution)
