"""An endpoint is asked as a base at home is, and an answer that is not whole is none."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from pyoxigraph import QueryBoolean, QuerySolutions

from tests.fake_endpoint import Answer, Asked, in_turn, rows, serving, yes_or_no
from undocs_rdf.errors import RefusedError
from undocs_rdf.remote import Endpoint
from undocs_rdf.transport import EndpointError, EndpointLimitError

SELECT = "SELECT ?v { ?s und:iso3 ?v }"


def test_a_query_is_posted_with_its_prefixes_and_its_limit() -> None:
    with serving(in_turn(rows("EST", "LVA"))) as server:
        result = Endpoint(server.address).ask(SELECT, limit=2)
    assert isinstance(result, QuerySolutions)
    assert [row["v"].value for row in result] == ["EST", "LVA"]
    (asked,) = server.asked
    assert (asked.method, asked.path) == ("POST", "/query")
    assert "application/sparql-results+json" in asked.headers["accept"]
    assert asked.headers["user-agent"].startswith("undocs-rdf/")
    (sent,) = parse_qs(asked.body.decode())["query"]
    assert sent.startswith("PREFIX und: <https://w3id.org/undocs-rdf/ontology#> SELECT")
    assert sent.rstrip().endswith("LIMIT 2")


def test_a_yes_and_a_graph_are_understood() -> None:
    with serving(in_turn(yes_or_no(yes=True))) as server:
        result = Endpoint(server.address).ask("ASK { ?s ?p ?o }")
    assert isinstance(result, QueryBoolean)
    assert result
    turtle = Answer(
        body=b"@prefix x: <http://x/> . x:a x:p 'b' .",
        headers={"Content-Type": "text/turtle; charset=utf-8"},
    )
    with serving(in_turn(turtle)) as server:
        graph = Endpoint(server.address).ask("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(graph, tuple)
    assert [str(triple) for triple in graph] == ['<http://x/a> <http://x/p> "b"']
    assert "turtle" in server.asked[0].headers["accept"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }",
        "DROP ALL",
        "INSERT DATA { <a> <b> <c> }",
    ],
)
def test_what_is_refused_at_home_is_not_sent(query: str) -> None:
    with serving(in_turn(rows())) as server, pytest.raises(RefusedError):
        Endpoint(server.address).ask(query)
    assert server.asked == []


@pytest.mark.parametrize("end", [40, 80, 99])
def test_an_answer_that_was_cut_off_counts_as_a_time_limit(end: int) -> None:
    whole = rows("EST", "LVA")
    body = whole.body[:end] + b"The SPARQL operation has been cancelled"
    with (
        serving(in_turn(Answer(body=body, headers=whole.headers))) as server,
        pytest.raises(EndpointLimitError, match="in the middle"),
    ):
        Endpoint(server.address).ask(SELECT)


def test_a_graph_that_was_cut_off_counts_as_a_time_limit() -> None:
    body = b"<http://x/a> <http://x/p> 1 .\nThe SPARQL operation has been cancelled"
    with (
        serving(in_turn(Answer(body=body, headers={"Content-Type": "text/turtle"}))) as server,
        pytest.raises(EndpointLimitError, match="in the middle"),
    ):
        Endpoint(server.address).ask("CONSTRUCT WHERE { ?s ?p ?o }")


def test_a_page_for_people_is_no_answer() -> None:
    page = Answer(body=b"<html>Welcome</html>", headers={"Content-Type": "text/html"})
    with (
        serving(in_turn(page)) as server,
        pytest.raises(EndpointError, match="gives text/html, which is no answer"),
    ):
        Endpoint(server.address).ask(SELECT)


def test_rows_that_the_server_left_out_are_missed() -> None:
    whole = rows("EST", "LVA")
    cut = Answer(body=whole.body, headers={**whole.headers, "X-SPARQL-MaxRows": "2"})
    with serving(in_turn(cut)) as server:
        endpoint = Endpoint(server.address)
        with pytest.raises(EndpointLimitError, match="the first 2 rows and no more"):
            endpoint.ask(SELECT)
        with pytest.raises(EndpointLimitError):
            endpoint.ask(SELECT, limit=3)
        assert endpoint.ask(SELECT, limit=2)


@pytest.mark.parametrize(("holds_graphs", "remarks"), [(True, 1), (False, 0)])
def test_it_is_said_where_an_answer_is_empty_because_graphs_are_hidden(
    holds_graphs: bool, remarks: int
) -> None:
    def answer(asked: Asked) -> Answer:
        (query,) = parse_qs(asked.body.decode())["query"]
        if "SELECT" in query:
            return rows()
        return yes_or_no(yes="GRAPH" in query and holds_graphs)

    told: list[str] = []
    with serving(answer) as server:
        result = Endpoint(server.address, remark=told.append).ask(SELECT)
        assert isinstance(result, QuerySolutions)
        assert list(result) == []
    assert len(told) == remarks
    assert all("--union-default-graph" in remark for remark in told)
