"""The command brings a base to a graph store elsewhere, and says what it did."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import NamedNode, Quad

from tests.fake_endpoint import Answer, in_turn, serving
from tests.test_pushing import GraphStore
from undocs_rdf.cli import main
from undocs_rdf.store import create_store, open_store

DRAFT = (
    Path(__file__).parent.parent.parent / "examples" / "advancing-responsible-state-behaviour.md"
)
BASE = "https://example.org/un/"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["push", *map(str, arguments)])


@pytest.fixture
def base(tmp_path: Path) -> Path:
    folder = tmp_path / "base"
    create_store(folder, BASE)
    with open_store(folder, read_only=False) as opened:
        node = NamedNode(f"{BASE}doc/A/1")
        for graph in ("source/1", "graph/shared", "graph/records"):
            opened.quads.add(Quad(node, node, node, NamedNode(BASE + graph)))
    return folder


def test_a_base_is_pushed_and_its_records_are_not(base: Path) -> None:
    there = GraphStore()
    with serving(there) as server:
        first = run("--endpoint", server.address, "--store", base)
        second = run("--endpoint", server.address, "--store", base)
    assert first.stdout == "2 graphs put, 0 are the same, 0 deleted\n"
    assert second.stdout == "0 graphs put, 2 are the same, 0 deleted\n"
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert sorted(there.graphs) == [f"{BASE}graph/shared", f"{BASE}source/1"]
    assert (base / "pushed.sqlite").is_file()


def test_documents_are_pushed_as_a_base_of_their_own() -> None:
    there = GraphStore()
    with serving(there) as server:
        result = run("--endpoint", server.address, DRAFT)
    assert result.exit_code == 0, result.stderr
    sources = [name for name in there.graphs if "/source/" in name]
    assert len(sources) == 1
    assert b"ontology#OperativeParagraph" in there.graphs[sources[0]]
    assert any(b'"Estonia"@en' in data for data in there.graphs.values())


def test_what_would_be_done_is_told(base: Path) -> None:
    there = GraphStore()
    with serving(there) as server:
        result = run("--endpoint", server.address, "--store", base, "--dry-run")
    assert result.stdout == "2 graphs would be put, 0 are the same, 0 would be deleted\n"
    assert there.graphs == {}


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--endpoint", "http://127.0.0.1:1/store"], 2, "has nothing to push"),
        (["--endpoint", "localhost", "--store", "x"], 2, "no address of an endpoint"),
        (["--endpoint", "http://a:b@127.0.0.1:1/", "--store", "x"], 2, "holds credentials"),
        (["--endpoint", "http://127.0.0.1:1/", "--store", "nowhere"], 3, "no knowledge base"),
        (["--endpoint", "http://127.0.0.1:1/", "--store", "x", DRAFT], 2, "beside sources"),
        (["--endpoint", "http://127.0.0.1:1/", "nowhere.md"], 3, "nowhere.md"),
    ],
)
def test_what_is_wrong_is_said_with_its_exit_code(
    arguments: list[str | Path], code: int, message: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == code, result.output
    assert message in result.stderr


def test_credentials_come_from_the_environment_alone(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNDOCS_RDF_TOKEN", "s3cret")
    with serving(in_turn(Answer(403, b"not with s3cret"))) as server:
        result = run("--endpoint", server.address, "--store", base)
    assert result.exit_code == 5
    assert "s3cret" not in result.output
    assert all(asked.headers["authorization"] == "Bearer s3cret" for asked in server.asked)
