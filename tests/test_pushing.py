"""A graph store elsewhere holds what is here: only what changed is sent, and nothing twice."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from tests.fake_endpoint import Answer, Asked, FakeEndpoint, serving
from undocs_rdf.errors import ExitCode, UndocsError
from undocs_rdf.push_ledger import open_push_ledger
from undocs_rdf.pushing import PushOptions, PushReport, StoreGraphs, push

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class GraphStore:
    """Graphs as a server of the protocol keeps them."""

    def __init__(self, refuse: Callable[[Asked], Answer | None] = lambda _: None) -> None:
        self.graphs: dict[str, bytes] = {}
        self.refuse = refuse
        self._lock = threading.Lock()

    def __call__(self, asked: Asked) -> Answer:
        if refused := self.refuse(asked):
            return refused
        (graph,) = parse_qs(urlsplit(asked.path).query)["graph"]
        with self._lock:
            if asked.method == "PUT":
                assert asked.headers["content-type"].startswith("text/turtle")
                self.graphs[graph] = asked.body
                return Answer(204)
            if graph not in self.graphs:
                return Answer(404)
            if asked.method == "DELETE":
                del self.graphs[graph]
            return Answer(204)


class Here:
    """Graphs that a test can change."""

    def __init__(self, **graphs: str) -> None:
        self.graphs = {f"http://x/{name}": data.encode() for name, data in graphs.items()}

    def names(self) -> list[str]:
        return sorted(self.graphs)

    def ntriples(self, name: str) -> bytes:
        return self.graphs[name]


def pushed(
    here: Here, server: FakeEndpoint, ledger: Path, options: PushOptions | None = None
) -> PushReport:
    with open_push_ledger(ledger) as opened:
        return push(here, server.address, opened, options=options)


def methods(server: FakeEndpoint) -> list[str]:
    return sorted(asked.method for asked in server.asked)


def test_each_graph_is_put_under_its_name(tmp_path: Path) -> None:
    there, here = GraphStore(), Here(a="<http://x/1> <http://x/p> 1 .\n", b="", c="c")
    with serving(there) as server:
        report = pushed(here, server, tmp_path / "ledger")
    assert there.graphs == here.graphs
    assert sorted(report.put) == here.names()
    assert (report.same, report.deleted, report.failed) == (0, [], [])


def test_only_what_changed_is_sent_and_what_went_is_let_go(tmp_path: Path) -> None:
    there, here, ledger = GraphStore(), Here(a="1", b="2", c="3"), tmp_path / "ledger"
    with serving(there) as server:
        pushed(here, server, ledger)
        server.asked.clear()
        again = pushed(here, server, ledger)
        assert (again.put, again.same, again.deleted) == ([], 3, [])
        assert methods(server) == ["HEAD"]
        here.graphs["http://x/b"] = b"two"
        here.graphs["http://x/d"] = b"4"
        del here.graphs["http://x/c"]
        there.graphs["http://elsewhere/"] = b"somebody else's"
        report = pushed(here, server, ledger)
    assert report.put == ["http://x/b", "http://x/d"]
    assert report.deleted == ["http://x/c"]
    assert report.same == 1
    assert there.graphs == {**here.graphs, "http://elsewhere/": b"somebody else's"}


def test_a_dry_run_tells_the_same_and_changes_nothing(tmp_path: Path) -> None:
    there, here, ledger = GraphStore(), Here(a="1", b="2"), tmp_path / "ledger"
    with serving(there) as server:
        pushed(here, server, ledger)
        here.graphs = {"http://x/b": b"two", "http://x/c": b"3"}
        before = dict(there.graphs)
        told = pushed(here, server, ledger, PushOptions(dry_run=True))
        assert there.graphs == before
        done = pushed(here, server, ledger)
    assert (told.put, told.same, told.deleted) == (done.put, done.same, done.deleted)
    assert there.graphs == here.graphs


def test_a_push_that_was_ended_goes_on_from_there(tmp_path: Path) -> None:
    here, ledger = Here(**{f"g{number}": str(number) for number in range(9)}), tmp_path / "ledger"
    left = [4]

    def fail(asked: Asked) -> Answer | None:
        if asked.method != "PUT" or left[0] < 0:
            return None
        left[0] -= 1
        return Answer(507) if left[0] < 0 else None

    there = GraphStore(fail)
    with serving(there) as server:
        first = pushed(here, server, ledger, PushOptions(jobs=1))
        assert [error.exit_code for error in first.failed] == [ExitCode.UNREADABLE]
        done = len(first.put)
        assert 4 <= done < 9
        server.asked.clear()
        second = pushed(here, server, ledger)
    assert second.same == done
    assert len(second.put) == 9 - done
    assert methods(server).count("PUT") == 9 - done
    assert there.graphs == here.graphs


def test_a_graph_that_the_server_does_not_understand_fails_alone(tmp_path: Path) -> None:
    there = GraphStore(lambda asked: Answer(400, b"bad IRI") if asked.body == b"2" else None)
    with serving(there) as server:
        report = pushed(Here(a="1", b="2", c="3"), server, tmp_path / "ledger")
    assert report.put == ["http://x/a", "http://x/c"]
    (error,) = report.failed
    assert error.subject == "http://x/b"
    assert "bad IRI" in error.problem


def test_a_server_that_lets_nobody_in_is_told_of_once(tmp_path: Path) -> None:
    there = GraphStore(lambda _: Answer(403))
    here = Here(**{f"g{number}": "" for number in range(50)})
    with serving(there) as server:
        report = pushed(here, server, tmp_path / "ledger")
    assert [error.exit_code for error in report.failed] == [ExitCode.REFUSED]
    assert len(server.asked) < 25, "it is not asked for every graph"


def test_a_server_that_was_emptied_gets_everything_again(tmp_path: Path) -> None:
    there, here, ledger = GraphStore(), Here(a="1", b="2"), tmp_path / "ledger"
    with serving(there) as server:
        pushed(here, server, ledger)
        there.graphs.clear()
        report = pushed(here, server, ledger)
    assert there.graphs == here.graphs
    assert "pushed anew" in report.remarks[0]


def test_what_is_noted_can_be_pushed_all_the_same(tmp_path: Path) -> None:
    there, here, ledger = GraphStore(), Here(a="1", b="2"), tmp_path / "ledger"
    with serving(there) as server:
        pushed(here, server, ledger)
        there.graphs["http://x/b"] = b"edited by hand"
        report = pushed(here, server, ledger, PushOptions(anew=True))
    assert len(report.put) == 2
    assert there.graphs == here.graphs


def test_each_endpoint_has_its_own_notes(tmp_path: Path) -> None:
    here, ledger = Here(a="1"), tmp_path / "ledger"
    with serving(GraphStore()) as one, serving(GraphStore()) as other:
        assert len(pushed(here, one, ledger).put) == 1
        assert len(pushed(here, other, ledger).put) == 1
        assert pushed(here, one, ledger).same == 1


def test_two_pushes_cannot_use_a_ledger_at_once(tmp_path: Path) -> None:
    with (
        open_push_ledger(tmp_path / "ledger"),
        pytest.raises(UndocsError, match="wait if another push"),
        open_push_ledger(tmp_path / "ledger"),
    ):
        pass
    (tmp_path / "other").write_bytes(b"no database" * 100)
    with pytest.raises(UndocsError, match="can't be used"), open_push_ledger(tmp_path / "other"):
        pass


@given(st.permutations([*range(6)]))
def test_the_same_triples_are_the_same_bytes(order: list[int]) -> None:
    graph = NamedNode("http://x/g")
    store = Store()
    for number in order:
        value = Literal(f"a\n{number}", language="en")
        store.add(Quad(NamedNode("http://x/s"), NamedNode("http://x/p"), value, graph))
    lines = StoreGraphs(store, (graph.value,)).ntriples(graph.value).decode().splitlines()
    assert lines == [f'<http://x/s> <http://x/p> "a\\n{number}"@en .' for number in range(6)]


@settings(max_examples=20, deadline=None)  # each example makes requests
@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.sampled_from("12")), max_size=3))
def test_whatever_happened_before_both_sides_are_alike_at_the_end(
    states: list[dict[str, str]],
) -> None:
    there = GraphStore()
    with serving(there) as server, open_push_ledger(None) as ledger:
        for state in states:
            here = Here(**state)
            push(here, server.address, ledger, options=PushOptions(jobs=2))
            assert there.graphs == here.graphs
