"""Queries say what they answer in their header, are found by name, and run within bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, QueryBoolean, QuerySolutions, RdfFormat, Store

from undocs_rdf.errors import LimitExceededError, RefusedError, UndocsError
from undocs_rdf.parameters import ParameterType
from undocs_rdf.query import (
    Parameter,
    View,
    bound_query,
    find_query,
    load_queries,
    parse_query,
    run_query,
)

QUERY = """\
# title: Which drafts did a State sponsor?
# description: A row is a draft,
#   with its date.
# param: state state required: the State
# param: language string: the language
#   of the title
# tags: sponsors, change
# view: timeline
# A remark.
PREFIX und: <https://w3id.org/undocs-rdf/ontology#>
SELECT ?state ?language { VALUES ?state { UNDEF } VALUES ?language { "en" } } # title: not this
"""


@pytest.fixture
def store() -> Store:
    store = Store()
    store.load(b'<http://x/a> <http://x/p> "1", "2", "3" .', RdfFormat.TURTLE)
    return store


def test_the_header_is_read() -> None:
    query = parse_query("mine", QUERY)
    assert query.title == "Which drafts did a State sponsor?"
    assert query.description == "A row is a draft, with its date."
    assert query.tags == ("sponsors", "change")
    assert query.view is View.TIMELINE
    assert query.parameters == (
        Parameter("state", ParameterType.STATE, "the State", required=True),
        Parameter("language", ParameterType.STRING, "the language of the title", default='"en"'),
    )
    assert query.text == QUERY


def test_a_query_without_a_header_is_called_by_its_name() -> None:
    query = parse_query("mine", "SELECT * { ?s ?p ?o }")
    assert (query.title, query.description, query.parameters) == ("mine", "", ())
    assert query.view is View.TABLE


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("state state required:", "state country required:", "unreadable parameter"),
        ("state state required:", "state:", "unreadable parameter"),
        ("VALUES ?state { UNDEF }", "", "no data block"),
        ("view: timeline", "view: map", "unknown view"),
    ],
)
def test_a_header_that_is_wrong_is_said_to_be(old: str, new: str, message: str) -> None:
    with pytest.raises(UndocsError, match=message) as refusal:
        parse_query("mine", QUERY.replace(old, new))
    assert refusal.value.subject == "mine"


def test_the_queries_that_ship_are_found_by_name_those_of_the_contract_last() -> None:
    names = [query.name for query in load_queries()]
    assert len(set(names)) == len(names)
    contract = [name for name in names if name.startswith("contract/")]
    assert len(contract) == 13
    assert names[-13:] == contract == sorted(contract)
    assert names[:-13] == sorted(names[:-13])
    assert all(find_query(name).name == name for name in names)


def test_a_name_that_no_query_has_is_refused() -> None:
    with pytest.raises(UndocsError, match="undocs-rdf queries"):
        find_query("nobody")


def test_values_are_bound_and_defaults_kept(store: Store) -> None:
    query = parse_query("mine", QUERY)
    result = run_query(store, bound_query(query, {"state": "Estonia"}))
    assert isinstance(result, QuerySolutions)
    assert [tuple(row) for row in result] == [(Literal("EST"), Literal("en"))]
    result = run_query(store, bound_query(query, {"state": "EST", "language": "fr"}))
    assert isinstance(result, QuerySolutions)
    assert [tuple(row) for row in result] == [(Literal("EST"), Literal("fr"))]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "needs to know the state"),
        ({"state": "Estonia", "session": "74"}, "no such parameter"),
        ({"state": "Atlantis"}, "no state that is known"),
    ],
)
def test_values_that_do_not_fit_are_refused(values: dict[str, str], message: str) -> None:
    with pytest.raises(UndocsError, match=message):
        bound_query(parse_query("mine", QUERY), values)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_value_cannot_change_what_is_asked(value: str) -> None:
    query = find_query("paragraphs-with-words")
    store = Store()
    store.load(
        b"""@prefix und: <https://w3id.org/undocs-rdf/ontology#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <http://x/doc/1> und:symbol "A/1" ; und:hasExpression <http://x/e> .
        <http://x/p> a und:Paragraph ; und:inDocument <http://x/doc/1> ;
            skos:notation "OP1" ; und:position 1 ; und:text "words"@en .""",
        RdfFormat.TURTLE,
    )
    result = run_query(store, bound_query(query, {"words": value, "other": "words"}))
    assert isinstance(result, QuerySolutions)
    assert len(list(result)) == (value.lower() in "words")


def test_the_prefixes_of_graphs_need_no_declaration(store: Store) -> None:
    assert not run_query(store, "ASK { ?draft a und:DraftResolution }")
    assert run_query(store, "PREFIX und: <http://x/> ASK { und:a und:p '1' }")


def test_rows_can_be_limited(store: Store) -> None:
    result = run_query(store, "SELECT * { ?s ?p ?o }", limit=2)
    assert isinstance(result, QuerySolutions)
    assert len(list(result)) == 2


def test_a_limit_does_not_disturb_a_yes_or_no(store: Store) -> None:
    result = run_query(store, "ASK { ?s ?p '3' }", limit=0)
    assert isinstance(result, QueryBoolean)
    assert bool(result)


def test_what_is_no_sparql_is_said_to_be_none(store: Store) -> None:
    with pytest.raises(UndocsError, match="is no SPARQL query") as refusal:
        run_query(store, "SELECT ?s WHERE", subject="mine")
    assert refusal.value.subject == "mine"


def test_what_may_not_run_does_not(store: Store) -> None:
    with pytest.raises(RefusedError):
        run_query(store, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    with pytest.raises(LimitExceededError):
        run_query(store, "ASK {" + "{" * 10_000 + "}" * 10_000 + "}")
