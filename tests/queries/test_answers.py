"""Every query that ships answers its question: on data small enough to read, row for row."""

from __future__ import annotations

import re
import time
from functools import cache
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store

from bench.query_cases import DATA, Case, load_cases, written
from undocs_rdf.query import NamedQuery, bound_query, load_queries, run_query
from undocs_rdf.resources import resource_folder
from undocs_rdf.sparql import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

QUESTIONS = tuple(query for query in load_queries() if not query.is_contract)
SECONDS = 1.0
"""What an answer on a small graph may take at most, on a busy machine."""


CASES = load_cases()


@cache
def store_of(data: str) -> Store:
    store = Store()
    store.load(path=DATA / data, format=RdfFormat.TURTLE)
    return store


def answer(case: Case, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return variables and rows as a case file writes them."""
    result = run_query(store_of(case.data), bound_query(case.query, values), subject=case.name)
    assert isinstance(result, QuerySolutions)
    return written(
        (variable.value for variable in result.variables),
        ((term and term.value for term in row) for row in result),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_query_gives_just_the_rows_that_a_reader_of_the_data_expects(case: Case) -> None:
    started = time.perf_counter()
    assert answer(case, case.values) == case.expected
    assert time.perf_counter() - started < SECONDS


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_expects_rows(case: Case) -> None:
    assert len(case.expected) > 1, "a query that finds nothing shows nothing"


def test_as_many_cases_are_found_as_the_questions_need() -> None:
    assert len(QUESTIONS) >= 25
    assert {case.query.name for case in CASES} == {query.name for query in QUESTIONS}
    assert len(CASES) >= len(QUESTIONS)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        (query, parameter.name)
        for query in QUESTIONS
        for parameter in query.parameters
        if not parameter.required
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_each_parameter_that_may_be_left_out_makes_a_difference(
    query: NamedQuery, parameter: str
) -> None:
    cases = [case for case in CASES if case.query == query and parameter in case.values]
    without = [
        {name: value for name, value in case.values.items() if name != parameter} for case in cases
    ]
    assert any(
        answer(case, values) != case.expected for case, values in zip(cases, without, strict=True)
    ), "no case tells whether it works"


@pytest.mark.parametrize("query", QUESTIONS, ids=lambda query: query.name)
def test_a_query_says_what_it_answers(query: NamedQuery) -> None:
    assert query.title.endswith("?")
    assert query.title != query.name
    assert query.description.endswith(".")
    assert query.tags
    assert "w3id.org/undocs-rdf/" not in query.text.replace("w3id.org/undocs-rdf/ontology#", ""), (
        "an answer must not depend on the base of the data"
    )


@pytest.mark.parametrize("query", QUESTIONS, ids=lambda query: query.name)
def test_a_query_asks_only_for_terms_that_the_ontology_defines(query: NamedQuery) -> None:
    ontology = (resource_folder("ontology") / "undocs.ttl").read_text(encoding="utf-8")
    defined = set(re.findall(r"^und:(\w+) a ", ontology, re.MULTILINE))
    used = {
        token.text.removeprefix("und:")
        for token in tokens(query.text)
        if token.kind == "name" and token.text.startswith("und:")
    } - {""}
    assert used
    assert used <= defined


@pytest.mark.parametrize("query", load_queries(), ids=lambda query: query.name)
def test_a_query_finds_nothing_in_nothing(query: NamedQuery) -> None:
    values = {
        parameter.name: value
        for case in CASES
        if case.query.name == query.name
        for parameter in query.parameters
        if (value := case.values.get(parameter.name)) is not None
    }
    result = run_query(Store(), bound_query(query, values), subject=query.name)
    assert isinstance(result, QuerySolutions)
    counted = {"voting-coincidence"}  # a query that only counts always has its one row
    assert len(list(result)) == (query.name in counted)
