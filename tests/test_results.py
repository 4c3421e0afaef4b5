"""An answer is written in the form that is asked for, the same bytes each time."""

from __future__ import annotations

import csv
import io
import json

import pytest
from pyoxigraph import RdfFormat, Store, parse

from undocs_rdf.errors import UndocsError
from undocs_rdf.query import run_query
from undocs_rdf.results import MAX_CELL, WIDTH_WITHOUT_TERMINAL, ResultFormat, shown, write_result

ROWS = """
PREFIX und: <https://w3id.org/undocs-rdf/ontology#>
SELECT ?name ?type ?none ?doc {
  VALUES (?name ?type ?none ?doc) {
    ("Côte d’Ivoire, [red]x[/red]" und:State UNDEF <https://example.org/un/doc/A/1>)
    ("Türkiye"@en und:State UNDEF <https://example.org/un/doc/A/2>)
  }
}
"""
GRAPH = "CONSTRUCT { <http://x/a> <http://x/p> ?v . } { VALUES ?v { 3 1 2 1 } }"


class Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


def written(query: str, form: str | None, stream: io.BytesIO | None = None) -> str:
    stream = stream or io.BytesIO()
    result = run_query(Store(), query)
    write_result(result, ResultFormat(form) if form else None, stream, "https://example.org/un/")
    return stream.getvalue().decode()


def test_a_table_is_for_reading() -> None:
    assert written(ROWS, "table").splitlines() == [
        "name                          type        none   doc",
        "─" * 56,
        "Côte d’Ivoire, [red]x[/red]   und:State          doc/A/1",
        "Türkiye                       und:State          doc/A/2",
        "2 rows",
    ]


def test_long_words_are_folded_and_long_cells_shortened() -> None:
    words = "Advancing responsible State behaviour in cyberspace " * 3
    long, too_long = "x" * MAX_CELL, "y" * 999
    values = f'("{words}" "{long}") ("b" "{too_long}")'
    query = f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }}"
    table = written(query, "table")
    assert max(map(len, table.splitlines())) <= WIDTH_WITHOUT_TERMINAL
    assert table.count("Advancing") == 3
    assert table.count("x") == MAX_CELL
    assert table.count("y") == 3 + MAX_CELL - 1
    assert table.count("…") == 1
    assert table.endswith("\n2 rows\n")
    assert written(query, "csv").count("y") == 3 + 999


def test_no_rows_are_said_to_be_none() -> None:
    assert written("SELECT * { ?s ?p ?o }", "table") == "0 rows\n"


def test_csv_can_be_read_back() -> None:
    rows = list(csv.reader(io.StringIO(written(ROWS, "csv"))))
    assert rows[0] == ["name", "type", "none", "doc"]
    assert rows[1][0] == "Côte d’Ivoire, [red]x[/red]"
    assert rows[2][3] == "https://example.org/un/doc/A/2"


def test_tsv_writes_terms() -> None:
    assert '"Türkiye"@en\t' in written(ROWS, "tsv")


def test_json_is_the_sparql_results_form() -> None:
    answer = json.loads(written(ROWS, "json"))
    assert answer["head"]["vars"] == ["name", "type", "none", "doc"]
    assert answer["results"]["bindings"][1]["name"] == {
        "type": "literal",
        "value": "Türkiye",
        "xml:lang": "en",
    }


def test_xml_is_the_sparql_results_form() -> None:
    assert '<literal xml:lang="en">Türkiye</literal>' in written(ROWS, "xml")


def test_a_yes_or_no_is_a_word_in_a_table_and_a_boolean_elsewhere() -> None:
    assert written("ASK { }", "table") == "yes\n"
    assert written("ASK { ?s ?p ?o }", "table") == "no\n"
    assert json.loads(written("ASK { }", "json"))["boolean"] is True
    assert written("ASK { }", "csv") == "true\n"


def test_a_graph_is_turtle_sorted_and_without_repetition() -> None:
    turtle = written(GRAPH, None)
    assert turtle == written(GRAPH, "turtle")
    values = [quad.object.value for quad in parse(turtle, RdfFormat.TURTLE)]
    assert values == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("query", "form"), [(GRAPH, "csv"), (GRAPH, "table"), (ROWS, "turtle"), ("ASK {}", "turtle")]
)
def test_a_form_that_an_answer_cannot_have_is_refused(query: str, form: str) -> None:
    with pytest.raises(UndocsError, match=f"--format {form}"):
        written(query, form)


def test_a_person_at_a_terminal_gets_a_table_and_a_pipe_gets_csv() -> None:
    assert written("ASK { }", None, Terminal()) == "yes\n"
    assert written("ASK { }", None) == "true\n"


def test_an_iri_is_shown_by_its_prefix_or_without_the_base() -> None:
    store = Store()
    result = store.query("SELECT ?v { VALUES ?v { <http://www.w3.org/2004/02/skos/core#note> } }")
    term = next(iter(result))[0]  # type: ignore[arg-type] # a row of a SELECT
    assert shown(term) == "skos:note"
    assert shown(None) == ""
