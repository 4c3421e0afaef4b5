"""Real servers on loopback: the same questions, pushes and refusals as at home."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from pyoxigraph import QuerySolutions

from bench.engines import ask_server, compared, running
from bench.query_cases import load_cases
from bench.servers import Server, oxigraph, oxigraph_command, virtuoso, virtuoso_command
from undocs_rdf.cli import main
from undocs_rdf.query import bound_query, find_query
from undocs_rdf.query_worker import QueryWorker
from undocs_rdf.remote import Endpoint
from undocs_rdf.sources import open_sources
from undocs_rdf.transport import (
    PASSWORD_VARIABLE,
    USER_VARIABLE,
    BadRequestError,
    EndpointLimitError,
    EndpointRefusedError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from undocs_rdf.query import QueryResult

pytestmark = pytest.mark.slow

DOCUMENTS = Path(__file__).parent.parent / "examples"
COMMANDS = {"oxigraph": oxigraph_command, "virtuoso": virtuoso_command}
SERVERS: dict[str, Callable[[Path], AbstractContextManager[Server]]] = {
    "oxigraph": oxigraph,
    "virtuoso": virtuoso,
}
INSTALL = {
    "oxigraph": "Oxigraph's server is not installed: pip install oxigraph",
    "virtuoso": "Virtuoso is not installed: apt install virtuoso-opensource-7",
}
TOO_MUCH = {("virtuoso", "text-changes")}
"""What an engine can't answer in time, however it is put: Virtuoso 7 plans it for half a minute."""
LONG = """SELECT ?c { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i
  FILTER(STRLEN(CONCAT(STR(?c), STR(?f), STR(?i))) < 0) }"""


def need(name: str) -> None:
    if name in COMMANDS and COMMANDS[name]() is None:
        pytest.skip(INSTALL[name])


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    need(request.param)
    with SERVERS[request.param](tmp_path_factory.mktemp(request.param) / "data") as started:
        yield started


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("base") / "base"
    built = CliRunner().invoke(
        main, ["build", str(DOCUMENTS), "--store", str(folder), "--jobs", "1", "-q"]
    )
    assert built.exit_code == 0, built.output
    return folder


def rows(result: QueryResult) -> list[list[str | None]]:
    assert isinstance(result, QuerySolutions)
    return [[term and term.value for term in row] for row in result]


@pytest.mark.parametrize("name", ["rdflib", "oxigraph", "virtuoso"])
def test_every_engine_gives_the_rows_that_are_expected(name: str) -> None:
    need(name)
    cases = sorted(load_cases(), key=lambda case: case.data)
    assert len({case.query.name for case in cases}) >= 50
    with running(name) as ask:
        assert ask is not None
        cases = [case for case in cases if (name, case.name) not in TOO_MUCH]
        found = {case.name: compared(ask, case) for case in cases}
    assert found == {case.name: str(len(case.expected) - 1) for case in cases}


def test_what_was_pushed_answers_as_the_base_does(
    server: Server, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if server.credentials:
        monkeypatch.setenv(USER_VARIABLE, server.credentials.user)
        monkeypatch.setenv(PASSWORD_VARIABLE, server.credentials.password)
    push = ["push", "--endpoint", server.graph_store, "--store", str(base)]
    push += ["--ledger", str(tmp_path / "ledger"), "-q"]
    first = CliRunner().invoke(main, push)
    assert first.exit_code == 0, first.output
    assert " 0 are the same" in first.stdout
    assert CliRunner().invoke(main, push).stdout.startswith("0 graphs put")
    questions = {
        "sponsors": {},
        "documents": {},
        "outline": {},
        "citations": {},
        "notes": {},
        "verbs": {},
        "intents": {},
        "holdings": {},
        "not-in-base": {},
        "most-cited": {},
        "cited-by": {"document": "73/266"},
        "drafts-by-sponsor": {"state": "Estonia"},
    }
    endpoint = Endpoint(server.query)
    with QueryWorker(partial(open_sources, [str(base)])) as worker:
        for name, values in questions.items():
            text = bound_query(find_query(name), values)
            here = rows(worker.ask(text, subject=name))
            assert here, name
            there = rows(endpoint.ask(text, subject=name))
            assert sorted(map(str, there)) == sorted(map(str, here)), name


def test_a_graph_that_is_let_go_is_gone(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if server.credentials:
        monkeypatch.setenv(USER_VARIABLE, server.credentials.user)
        monkeypatch.setenv(PASSWORD_VARIABLE, server.credentials.password)
    first, second = sorted(DOCUMENTS.glob("*.md"))[:2]
    endpoint = Endpoint(server.query)
    counted = "SELECT DISTINCT ?file { ?source und:fileName ?file }"
    for kept in ([first, second], [second]):
        push = [
            "push",
            "--endpoint",
            server.graph_store,
            "--ledger",
            str(tmp_path / "ledger"),
            "-q",
        ]
        pushed = CliRunner().invoke(main, [*push, *map(str, kept)])
        assert pushed.exit_code == 0, pushed.output
        found = {row[0] for row in rows(endpoint.ask(counted))}
        assert {first.name, second.name} & found == {path.name for path in kept}


def test_what_is_no_sparql_is_said_to_be(server: Server) -> None:
    with pytest.raises(BadRequestError, match="is not understood by the endpoint"):
        Endpoint(server.query).ask("SELECT ?")


def test_a_yes_or_no_is_one_from_every_server(server: Server) -> None:
    endpoint = Endpoint(server.query)
    assert endpoint.ask("ASK { VALUES ?v { 1 } }")
    assert not endpoint.ask("ASK { ?s <http://example.org/nothing> ?o }")


def test_a_server_that_gives_up_is_not_taken_at_its_word(tmp_path: Path) -> None:
    need("oxigraph")
    case = next(case for case in load_cases() if case.data == "citations.ttl")
    with oxigraph(tmp_path / "data", timeout=1) as slow:
        assert ask_server(slow, case) == case.expected
        with pytest.raises(EndpointLimitError, match="ended its answer in the middle"):
            Endpoint(slow.query).ask(LONG, timeout=60)


def test_named_graphs_that_no_query_sees_are_told_of(tmp_path: Path) -> None:
    need("oxigraph")
    told: list[str] = []
    with oxigraph(tmp_path / "data", union=False) as apart:
        document = str(min(DOCUMENTS.glob("*.md")))
        assert (
            CliRunner().invoke(main, ["push", "--endpoint", apart.graph_store, document]).exit_code
            == 0
        )
        assert rows(Endpoint(apart.query, remark=told.append).ask("SELECT ?s { ?s ?p ?o }")) == []
    assert len(told) == 1


def test_virtuoso_cuts_answers_and_that_is_noticed(tmp_path: Path) -> None:
    need("virtuoso")
    with virtuoso(tmp_path / "data", most_rows=5) as cutting:
        endpoint = Endpoint(cutting.query)
        with pytest.raises(EndpointLimitError, match="the first 5 rows"):
            endpoint.ask("SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }")
        assert len(rows(endpoint.ask("SELECT ?s { GRAPH ?g { ?s ?p ?o } }", limit=5))) == 5


def test_virtuoso_lets_nobody_write_without_a_password(tmp_path: Path) -> None:
    need("virtuoso")
    document = str(min(DOCUMENTS.glob("*.md")))
    with virtuoso(tmp_path / "data") as closed:
        refused = CliRunner().invoke(main, ["push", "--endpoint", closed.graph_store, document])
    assert refused.exit_code == EndpointRefusedError.exit_code
    assert "refuses access" in refused.stderr
