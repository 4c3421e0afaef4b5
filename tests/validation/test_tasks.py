"""Datasets and bases are checked one document at a time, with what other graphs say of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from undocs_rdf.convert import convert
from undocs_rdf.errors import UnreadableInputError
from undocs_rdf.places import UND
from undocs_rdf.store import create_store, open_store
from undocs_rdf.validation.check import Check
from undocs_rdf.validation.tasks import FileTask, GraphTask, tasks_of

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
LIMIT = 10_000_000
BASE = "https://w3id.org/undocs-rdf/"
SHARED = NamedNode(f"{BASE}graph/shared")


def quads_of(path: Path) -> list[Quad]:
    """Return the graph of a document as a base has it: what is shared in a graph of its own."""
    lines = convert(path.read_bytes(), path.name).lines
    statements = list(parse("\n".join(lines), RdfFormat.N_TRIPLES))
    [source] = {one.subject for one in statements if one.predicate == NamedNode(str(UND.fileName))}
    assert isinstance(source, NamedNode)
    shared = ("/state/", "/body/", "/session/", "/agenda/", "/phrase/", "/group/")
    return [
        Quad(
            one.subject,
            one.predicate,
            one.object,
            SHARED if any(kind in str(one.subject) for kind in shared) else source,
        )
        for one in statements
    ]


@pytest.fixture
def quads() -> list[Quad]:
    return [quad for path in sorted(EXAMPLES.glob("resolution-*.md")) for quad in quads_of(path)]


def test_a_dataset_is_one_task_a_source_and_the_shared_graph(
    quads: list[Quad], tmp_path: Path
) -> None:
    file = tmp_path / "base.nq"
    file.write_text("".join(f"{quad} .\n" for quad in sorted(set(quads), key=str)))
    tasks = list(tasks_of(str(file), LIMIT))
    assert all(isinstance(task, GraphTask) for task in tasks)
    names = [task.graph for task in tasks if isinstance(task, GraphTask)]
    assert sorted(names) == [
        "https://w3id.org/undocs-rdf/graph/shared",
        "resolution-74-28.md",
        "resolution-78-237.md",
    ]
    check = Check()
    assert [check(task).findings for task in tasks] == [(), (), ()]


def test_without_the_shared_graph_its_states_are_missed(quads: list[Quad], tmp_path: Path) -> None:
    file = tmp_path / "base.nq"
    alone = [quad for quad in quads if quad.graph_name != SHARED]
    file.write_text("".join(f"{quad} .\n" for quad in alone))
    check = Check()
    found = {one.constraint for task in tasks_of(str(file), LIMIT) for one in check(task).findings}
    assert "document-session" in found


def test_a_base_is_one_task_a_source(quads: list[Quad], tmp_path: Path) -> None:
    folder = tmp_path / "base"
    create_store(folder, BASE)
    with open_store(folder, read_only=False) as opened:
        opened.quads.extend(quads)
    tasks = list(tasks_of(str(folder), LIMIT))
    assert len(tasks) == 3
    assert {task.path for task in tasks} == {str(folder)}
    check = Check()
    assert [check(task).findings for task in tasks] == [(), (), ()]


def test_a_dataset_without_named_graphs_is_one_file(tmp_path: Path) -> None:
    file = tmp_path / "graph.nq"
    example = EXAMPLES / "resolution-74-28.md"
    file.write_text("".join(f"{line}\n" for line in convert(example.read_bytes(), "x.md").lines))
    [task] = tasks_of(str(file), LIMIT)
    assert isinstance(task, FileTask)


def test_a_folder_holds_documents_and_graphs(tmp_path: Path) -> None:
    for name in ("b.md", "a.ttl", "c.xyz", ".hidden.md", "sub/d.jsonld"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    tasks = tasks_of(str(tmp_path), LIMIT)
    names = [Path(task.path).relative_to(tmp_path).as_posix() for task in tasks]
    assert names == ["a.ttl", "b.md", "sub/d.jsonld"]


def test_what_is_no_dataset_is_named(tmp_path: Path) -> None:
    file = tmp_path / "broken.trig"
    file.write_text("GRAPH <a> {", encoding="utf-8")
    with pytest.raises(UnreadableInputError, match=r"is not what \.trig says"):
        list(tasks_of(str(file), LIMIT))
