"""An explanation says what would be asked, and what there is to answer it from."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from undocs_rdf.explain import explain
from undocs_rdf.query import bound_query, find_query, parse_query
from undocs_rdf.query_worker import QueryWorker
from undocs_rdf.sources import open_sources

SPONSORS = Path(__file__).parent / "data" / "queries" / "sponsors.ttl"


def explained(name: str, limit: int | None = None, **values: str) -> str:
    query = find_query(name)
    with QueryWorker(partial(open_sources, [str(SPONSORS)])) as worker:
        return explain(query, bound_query(query, values), worker, limit=limit, timeout=10)


def test_it_counts_the_statements_of_each_term_that_the_query_names() -> None:
    text = explained("sponsors")
    counts = {
        term: int(count) for count, term in re.findall(r"^# +(\d+) +(und:\w+)$", text, re.MULTILINE)
    }
    data = SPONSORS.read_text(encoding="utf-8")
    assert counts["und:hasSponsorship"] >= counts["und:sponsor"] > 0
    assert counts["und:onBehalfOf"] == len(re.findall(r"und:onBehalfOf", data))
    assert "und:iso3" in counts
    assert explained("ballots", document="74/28").count("# " + " " * 9 + "0   und:") >= 3


def test_it_gives_the_query_as_it_would_be_sent() -> None:
    text = explained("drafts-by-sponsor", limit=7, state="Estonia")
    assert text.startswith(f"# {find_query('drafts-by-sponsor').title}\n")
    assert 'VALUES ?state { "EST" }' in text
    assert text.rstrip().endswith("LIMIT 7")
    assert "# param:" not in text
    assert isinstance(Store().query(text), QuerySolutions), "any engine can read it"


def test_a_query_without_a_header_and_without_terms_is_explained_too() -> None:
    query = parse_query("mine", "SELECT * { ?s rdfs:label ?o }")
    with QueryWorker(partial(open_sources, [str(SPONSORS)])) as worker:
        text = explain(query, query.text, worker, limit=None, timeout=None)
    assert text == (
        "# mine\n\n"
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT * { ?s rdfs:label ?o }\n"
    )
