"""A store is opened by its readers at once, by a writer alone, and complains in words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from undocs_rdf.errors import RefusedError, UndocsError, UnreadableInputError
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.store import StoreLayout, create_store, is_store, open_store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "base"
    create_store(folder, DEFAULT_BASE)
    return folder


def quad(graph: str) -> Quad:
    return Quad(NamedNode("x:s"), NamedNode("x:p"), Literal("o"), NamedNode(graph))


def test_what_was_written_is_read_again(folder: Path) -> None:
    names = [f"{DEFAULT_BASE}source/1", f"{DEFAULT_BASE}graph/shared"]
    with open_store(folder, read_only=False) as opened:
        for name in (*names, opened.graph_names.records):
            opened.quads.add(quad(name))
    with open_store(folder) as opened:
        assert opened.base == DEFAULT_BASE
        assert opened.graphs() == sorted(names)
        assert opened.source_graphs() == names[:1]
        assert list(opened.quads_of(names[0])) == [quad(names[0])]
        assert bool(opened.quads.query("ASK { ?s ?p ?o }", use_default_graph_as_union=True))


def test_a_new_store_is_empty_and_can_be_read(folder: Path) -> None:
    assert is_store(folder)
    with open_store(folder) as opened:
        assert opened.graphs() == []


def test_many_may_read_at_once(folder: Path) -> None:
    with open_store(folder, read_only=False):
        pass
    with open_store(folder) as one, open_store(folder) as other:
        assert one.graphs() == other.graphs()


def test_behind_the_block_the_quads_are_gone(folder: Path) -> None:
    with open_store(folder, read_only=False) as opened:
        pass
    with pytest.raises(AttributeError):
        opened.graphs()
    with open_store(folder, read_only=False):  # so the writer before has let it go
        pass


@pytest.mark.parametrize("read_only", [True, False])
def test_beside_a_writer_nobody_comes_in_and_hears_who_writes(
    folder: Path, read_only: bool
) -> None:
    with open_store(folder, read_only=False):
        holder = json.loads(StoreLayout(folder).lock.read_text())
        with (
            pytest.raises(RefusedError, match=f"written by process {holder['pid']} on .* since 2"),
            open_store(folder, read_only=read_only),
        ):
            pass
    with open_store(folder):
        pass


def test_no_writer_comes_in_beside_a_reader(folder: Path) -> None:
    with open_store(folder, read_only=False):
        pass
    with (
        open_store(folder),
        pytest.raises(RefusedError, match="is being read by another process"),
        open_store(folder, read_only=False),
    ):
        pass


def test_words_of_a_writer_that_was_killed_bar_nobody(folder: Path) -> None:
    StoreLayout(folder).lock.write_text('{"pid": 1, "host": "h", "since": "2026"}')
    with open_store(folder, read_only=False):
        pass


def test_a_folder_without_a_store_is_unreadable(tmp_path: Path) -> None:
    assert not is_store(tmp_path)
    with pytest.raises(UnreadableInputError, match="holds no knowledge base; build one"):
        open_store(tmp_path).__enter__()


def test_another_format_is_refused(folder: Path) -> None:
    StoreLayout(folder).marker.write_text('{"format": 99, "base": "http://x/"}')
    with pytest.raises(RefusedError, match="has format 99, and this version reads 1"):
        open_store(folder).__enter__()


@pytest.mark.parametrize("damaged", ["", "{", "[]", "7", '{"format": 1}'])
def test_a_damaged_marker_is_unreadable(folder: Path, damaged: str) -> None:
    StoreLayout(folder).marker.write_text(damaged)
    with pytest.raises(UnreadableInputError, match="has an unreadable"):
        open_store(folder).__enter__()


def test_a_damaged_store_is_unreadable(folder: Path) -> None:
    with open_store(folder, read_only=False):
        pass
    (StoreLayout(folder).quads / "CURRENT").write_text("nonsense")
    with pytest.raises(UnreadableInputError, match="can't be opened"):
        open_store(folder).__enter__()


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.md").write_text("")
    with pytest.raises(UndocsError, match=r"is no store, and not empty \(thesis.md\)"):
        create_store(tmp_path, DEFAULT_BASE)
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.md"]


def test_what_a_killed_creation_left_behind_is_no_hindrance(tmp_path: Path) -> None:
    folder = tmp_path / "base"
    (folder / "quads.part").mkdir(parents=True)
    (folder / "quads.part" / "LOG").touch()
    (folder / ".undocs-rdf.json.0f3a.part").touch()
    create_store(folder, DEFAULT_BASE)
    with open_store(folder) as opened:
        assert opened.graphs() == []
    assert not (folder / "quads.part").exists()
