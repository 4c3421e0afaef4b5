"""A question ends when its time is up, whatever the engine does, and the next one is answered."""

from __future__ import annotations

import os
import signal
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, Variable

from undocs_rdf.errors import LimitExceededError, RefusedError, UndocsError, UnreadableInputError
from undocs_rdf.query import run_query
from undocs_rdf.query_worker import START_METHOD, QueryWorker, preloaded, read_answer
from undocs_rdf.sources import load_sources, open_sources
from undocs_rdf.store import create_store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

SPONSORS = Path(__file__).parent / "data" / "queries" / "sponsors.ttl"
OPEN = partial(open_sources, [str(SPONSORS)])
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"
STATES = "SELECT ?code { ?state und:iso3 ?code } ORDER BY ?code"


@pytest.fixture(scope="module")
def worker() -> Iterator[QueryWorker]:
    with QueryWorker(OPEN) as worker:
        yield worker


def test_rows_are_those_that_the_engine_gives(worker: QueryWorker) -> None:
    result = worker.ask(STATES)
    here = run_query(load_sources([str(SPONSORS)]).store, STATES)
    assert isinstance(result, QuerySolutions)
    assert isinstance(here, QuerySolutions)
    assert result.variables == here.variables == [Variable("code")]
    rows = [tuple(row) for row in result]
    assert rows == [tuple(row) for row in here]
    assert len(rows) > 1
    limited = worker.ask(STATES, limit=1)
    assert isinstance(limited, QuerySolutions)
    assert [tuple(row) for row in limited] == rows[:1]


def test_a_yes_and_a_graph_come_back_as_such(worker: QueryWorker) -> None:
    yes = worker.ask("ASK { ?state und:iso3 'EST' }")
    assert isinstance(yes, QueryBoolean)
    assert yes
    graph = worker.ask("CONSTRUCT { ?s und:iso3 ?o } WHERE { ?s und:iso3 ?o }")
    assert isinstance(graph, tuple)
    store = load_sources([str(SPONSORS)]).store
    predicate = graph[0].predicate
    assert set(graph) == {quad.triple for quad in store.quads_for_pattern(None, predicate, None)}


def test_a_question_that_takes_too_long_is_stopped_and_the_next_one_answered() -> None:
    with QueryWorker(OPEN) as worker:
        worker.open()
        first = worker.process_id
        started = time.monotonic()
        with pytest.raises(LimitExceededError, match=r"took longer than 0\.3 seconds") as refusal:
            worker.ask(ENDLESS, subject="mine.rq", timeout=0.3)
        assert refusal.value.subject == "mine.rq"
        assert time.monotonic() - started < 10
        assert worker.process_id is None
        assert worker.ask("ASK { ?s ?p ?o }")
        second = worker.process_id
    for process in (first, second):
        assert process is not None
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_a_worker_can_be_spawned_where_threads_forbid_a_fork() -> None:
    with QueryWorker(OPEN, "spawn") as worker:
        assert worker.open() == ()
        assert worker.ask("ASK { ?state und:iso3 'EST' }")


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("SELECT ?", UndocsError),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> {} }", RefusedError),
        ("ASK {" + "(" * 10_000 + ")" * 10_000 + "}", LimitExceededError),
    ],
)
def test_what_is_wrong_with_a_question_is_raised_where_it_was_asked(
    worker: QueryWorker, query: str, error: type[UndocsError]
) -> None:
    with pytest.raises(error):
        worker.ask(query, subject="mine")
    assert worker.ask("ASK { ?s ?p ?o }"), "the worker goes on"


def test_a_source_that_cannot_be_read_is_said_to_be() -> None:
    with (
        QueryWorker(partial(open_sources, ["nowhere.ttl"])) as worker,
        pytest.raises(UnreadableInputError, match=r"nowhere\.ttl: there is no such file"),
    ):
        worker.open()


def test_what_the_reader_was_not_sure_of_is_told(tmp_path: Path) -> None:
    novel = tmp_path / "novel.md"
    novel.write_text("Call me Ishmael.")
    with QueryWorker(partial(open_sources, [str(novel), str(SPONSORS)])) as worker:
        ((path, count),) = worker.open()
    assert path == str(novel)
    assert count >= 1


def die() -> NoReturn:
    """End the process as an engine does that runs out of its stack."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def test_an_engine_that_ends_its_process_ends_no_other() -> None:
    with (
        QueryWorker(die) as worker,
        pytest.raises(LimitExceededError, match="ended the engine"),
    ):
        worker.ask("ASK {}")


def test_an_answer_that_was_cut_off_is_no_answer() -> None:
    rows = read_answer("rows", b'{"head": {"vars": ["code"]}, "results": {"bindings": [{"code')
    assert isinstance(rows, QuerySolutions)
    with pytest.raises(SyntaxError):
        list(rows)
    with pytest.raises(SyntaxError):
        read_answer("graph", b"<http://x/a> <http://x/p> <http://x/")


def test_sources_in_memory_are_loaded_before_the_worker_starts(tmp_path: Path) -> None:
    graph = tmp_path / "graph.ttl"
    graph.write_bytes(SPONSORS.read_bytes())
    opener = preloaded(partial(open_sources, [str(graph)]))
    if START_METHOD == "fork":
        graph.unlink()
    with QueryWorker(opener) as worker:
        assert worker.ask("ASK { ?state und:iso3 'EST' }")


def test_a_base_is_asked_on_disk(tmp_path: Path) -> None:
    folder = str(tmp_path / "base")
    create_store(folder, "https://example.org/un/")
    triples = list(load_sources([str(SPONSORS)]).store)
    with open_store(folder, read_only=False) as opened:
        graphs = [NamedNode(f"{opened.base}source/{number}") for number in range(2)]
        opened.quads.extend(
            Quad(quad.subject, quad.predicate, quad.object, graphs[at % 2])
            for at, quad in enumerate(sorted(triples, key=str))
        )
    with QueryWorker(partial(open_sources, [folder])) as worker:
        on_disk = worker.ask(STATES)
    copied = run_query(load_sources([folder, str(SPONSORS)]).store, STATES)
    in_memory = run_query(load_sources([str(SPONSORS)]).store, STATES)
    answers = [
        [tuple(row) for row in result]
        for result in (on_disk, copied, in_memory)
        if isinstance(result, QuerySolutions)
    ]
    assert len(answers) == 3
    assert answers[0] == answers[1] == answers[2]
    assert answers[0]
