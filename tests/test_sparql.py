"""A query's text is read only as far as is needed to refuse, bind and limit, and never wrongly."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from undocs_rdf.errors import LimitExceededError, RefusedError, UndocsError
from undocs_rdf.sparql import (
    MAX_NESTING,
    MAX_OPERATORS,
    MAX_QUERY_BYTES,
    bind,
    check_query,
    declared,
    limited,
    parameter_blocks,
    tokens,
)

ECHO = "SELECT ?v WHERE { VALUES ?v { UNDEF } }"


def first_value(query: str) -> object:
    result = Store().query(query)
    assert isinstance(result, QuerySolutions)
    rows = list(result)
    assert len(rows) == 1
    return rows[0][0]


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT"),
        ("# SERVICE in a comment\nASK { ?s ?p ?o }", "ASK"),
        ('SELECT * { ?s ?p "SERVICE <x> { FROM }" }', "SELECT"),
        ("SELECT * { ?s ?p '''LOAD ' SERVICE''' }", "SELECT"),
        ("SELECT * { <http://x/SERVICE#from> ?p ?from }", "SELECT"),
        ("PREFIX ex: <http://x/> SELECT * { ?s ex:SERVICE ex:a\\#b }", "SELECT"),
        ('SELECT * { ?s ?p "x"@en-SERVICE }', "SELECT"),
        ("construct { ?s ?p ?o } where { ?s ?p ?o }", "CONSTRUCT"),
        ("BASE <http://x/> DESCRIBE <y>", "DESCRIBE"),
        ("SELECT * { ?s ?p ?o FILTER(?s < ?o || ?o>?s) }", "SELECT"),
    ],
)
def test_a_query_that_reads_what_it_is_given_may_run(query: str, form: str) -> None:
    assert check_query(query) == form


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service silent ?s { ?s ?p ?o } }",
        "SELECT * { ?s ?p trueSERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
        "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:1/>{} }",
        "PREFIX ex: <http://127.0.0.1:1/> SELECT * { SERVICEex:x { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:1/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "PREFIX x: <http://x/> SELECT * { x:a\\#b ?p ?o SERVICE <http://127.0.0.1:1/> {} }",
        "SELECT * { <http://x/\\u0041#b> ?p ?o . SERVICE <http://127.0.0.1:1/> {} }",
        'SELECT * { ?s ?p """a"b""" . SERVICE <http://127.0.0.1:1/> {} }',
        "SELECT * { ?s ?p 'a\\'#' . SERVICE <http://127.0.0.1:1/> {} }",
        "SELECT * { FILTER(1<2)SERVICE?x{} }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT(1 AS?x)FROM<http://127.0.0.1:1/>{}",
        "ASK FROM NAMED <http://127.0.0.1:1/> {}",
        "LOAD <http://127.0.0.1:1/>",
        "PREFIX x: <http://x/> INSERT DATA { x:a x:b x:c }",
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT * { ?s ?p ?o } ; DROP ALL",
    ],
)
def test_a_query_that_reaches_out_or_writes_is_refused_before_it_runs(query: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        check_query(query)
    assert refusal.value.subject == "query:1"


def test_the_line_of_what_is_refused_is_told() -> None:
    with pytest.raises(RefusedError, match=r"mine\.rq:3: SERVICE"):
        check_query("ASK {\n\n SERVICE <http://x/> {} }", "mine.rq")


@pytest.mark.parametrize("query", ["", "# only words", "PREFIX x: <http://x/>", "Who sponsored?"])
def test_what_is_no_query_is_said_to_be_none(query: str) -> None:
    with pytest.raises(UndocsError, match="no SPARQL query"):
        check_query(query)


@pytest.mark.parametrize(
    "query", ['ASK { ?s ?p "open }', "ASK { ?s ?p 'a\nb' }", "ASK {?s ?p '''}"]
)
def test_a_string_without_an_end_can_hide_nothing(query: str) -> None:
    with pytest.raises(UndocsError, match="no end"):
        check_query(query)


def test_the_length_of_a_query_is_bounded_in_bytes() -> None:
    head = "ASK {} #"
    check_query(head + "x" * (MAX_QUERY_BYTES - len(head)))
    with pytest.raises(LimitExceededError):
        check_query(head + "é" * (MAX_QUERY_BYTES // 2))


@pytest.mark.parametrize("pair", ["()", "{}", "[]"])
def test_the_depth_of_a_query_is_bounded(pair: str) -> None:
    deep = MAX_NESTING - 1
    check_query("ASK {" + pair[0] * deep + pair[1] * deep + "}")
    with pytest.raises(LimitExceededError):
        check_query("ASK {" + pair[0] * (deep + 1) + pair[1] * (deep + 1) + "}")


@pytest.mark.parametrize("link", ["+1", "||1", "*1"])
def test_long_chains_of_operators_are_bounded(link: str) -> None:
    check_query("ASK { BIND(1" + link * (MAX_OPERATORS - 1) + " AS ?x) }")
    with pytest.raises(LimitExceededError):
        check_query("ASK { BIND(1" + link * MAX_OPERATORS + " AS ?x) }")


@pytest.mark.parametrize("link", ["UNION{}", "MINUS{}", "OPTIONAL{}", "FILTER(1)"])
def test_long_chains_of_groups_are_bounded(link: str) -> None:
    with pytest.raises(LimitExceededError):
        check_query("ASK { {}" + link * (MAX_OPERATORS + 1) + " }")


@pytest.mark.parametrize(
    "piece",
    ["<", "'", '"', "\\", "#", ":", "a:", "1.", "<a", '"\\', "@", "?", "-", ".", "a.", "a-", "'a'"],
)
def test_the_time_to_split_a_query_grows_with_its_length(piece: str) -> None:
    def seconds(length: int) -> float:
        started = time.process_time()
        for _ in tokens(piece * (length // len(piece))):
            pass
        return time.process_time() - started

    assert seconds(100_000) < 30 * max(seconds(10_000), 0.005)


@given(st.text())
def test_tokens_come_in_order_and_hold_what_stands_at_their_place(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert token.start >= end
        assert text[token.start : token.end] == token.text
        end = token.end


def test_the_values_that_can_be_bound_are_found() -> None:
    query = """
        SELECT * { VALUES ?state { UNDEF } VALUES $language { "en" }
          VALUES ?day { "2019-12-12"^^<http://www.w3.org/2001/XMLSchema#date> }
          VALUES ?name { "a"@en-GB } VALUES ?type { und:Resolution und:Decision }
          VALUES (?one) { (1) } VALUES ?none { } # VALUES ?comment { 1 }
          FILTER(?x = "VALUES ?string { 1 }") }
    """
    assert parameter_blocks(query) == {
        "state": "UNDEF",
        "language": '"en"',
        "day": '"2019-12-12"^^<http://www.w3.org/2001/XMLSchema#date>',
        "name": '"a"@en-GB',
    }


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_bound_as_a_term_and_stays_what_it_is(value: str) -> None:
    bound = bind(ECHO, {"v": Literal(value)})
    assert first_value(bound) == Literal(value)
    assert [token.kind for token in tokens(bound)].count("string") == 1


HOSTILE = [
    'x" } ?s ?p ?o . { "',
    "x' } SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } #",
    "\\",
    '\\"',
    "\\u0022 } DROP ALL #",
    '"""',
    "'''",
    "} UNION { ?s ?p ?o",
    "?v",
    "UNDEF",
    "VALUES ?v { UNDEF }",
    "a\nb\r\tc",
    "\x00\x7f\u2028",
    "<http://x/>",
    "{}[]()",
]


@given(st.lists(st.sampled_from(HOSTILE), min_size=1).map("".join))
def test_sparql_in_a_value_stays_a_value(value: str) -> None:
    bound = bind(ECHO, {"v": Literal(value)})
    assert check_query(bound) == "SELECT"
    assert first_value(bound) == Literal(value)
    plain = [token.kind for token in tokens(bind(ECHO, {"v": Literal("x")}))]
    assert [token.kind for token in tokens(bound)] == plain


def test_a_value_takes_the_place_of_the_default_wherever_it_stands() -> None:
    query = 'SELECT * { { VALUES ?v { "en" } } UNION { VALUES ?v { "en" } } VALUES ?w { UNDEF } }'
    bound = bind(query, {"v": Literal("fr")})
    assert bound == query.replace('"en"', '"fr"')


def test_an_iri_is_bound_as_an_iri() -> None:
    assert first_value(bind(ECHO, {"v": NamedNode("http://x/a")})) == NamedNode("http://x/a")


def test_only_what_has_a_data_block_can_be_bound() -> None:
    with pytest.raises(KeyError):
        bind("ASK { ?s ?p ?v }", {"v": Literal("x")})


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?x { VALUES ?x { 1 2 3 } }", 2),
        ("SELECT ?x { VALUES ?x { 1 2 3 } } # the end", 2),
        ("SELECT ?x { VALUES ?x { 1 2 3 } } LIMIT 1", 1),
        ("SELECT ?x { VALUES ?x { 1 2 3 } } ORDER BY ?x LIMIT 9 OFFSET 2", 1),
        ("SELECT ?x { VALUES ?x { 1 2 3 } } OFFSET 1", 2),
        ("SELECT ?x { { SELECT ?x { VALUES ?x { 1 2 3 } } LIMIT 3 } }", 2),
        ("SELECT ?x { } VALUES ?x { 1 2 3 }", 2),
    ],
)
def test_rows_are_limited_where_the_query_does_not_limit_them_more(
    query: str, expected: int
) -> None:
    result = Store().query(limited(query, 2))
    assert isinstance(result, QuerySolutions)
    assert len(list(result)) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * { ?s a:p ?o }", "PREFIX a: <http://a/> SELECT * { ?s a:p ?o }"),
        ("PREFIX a: <http://x/> SELECT * { ?s a:p b: }", "PREFIX b: <http://b/> PREFIX a: <"),
        ("prefix a: <http://x/> SELECT * { ?s a:p ?o }", "prefix a: <http://x/> SELECT"),
        ("SELECT * { ?s c:p 'a:p' } # a:p", "SELECT * { ?s c:p 'a:p' } # a:p"),
        ("SELECT * { ?s <a:p> ?o }", "SELECT * { ?s <a:p> ?o }"),
    ],
)
def test_prefixes_that_a_query_uses_and_does_not_declare_are_declared(
    query: str, expected: str
) -> None:
    told = declared(query, {"a": "http://a/", "b": "http://b/"})
    assert told.startswith(expected)
    assert told.endswith(query)
