"""The store takes a change whole, or stays what it was."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode

from tests.building import exported
from undocs_rdf.building.records import Record, Said, Voice, pack, unpack
from undocs_rdf.building.source_reader import ReadSource
from undocs_rdf.building.store_writer import RefusedGraphError, StoreWriter, read_records
from undocs_rdf.building.voices import format_ranks
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.store import create_store, open_store
from undocs_rdf.terms import TYPE, iri, string, und

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOCUMENT = f"{DEFAULT_BASE}doc/A/1"
ITEM = f"<{DEFAULT_BASE}agenda/A/74/1>"


def read_source(number: int, words: str, *, document: str = DOCUMENT) -> ReadSource:
    """Return what came of a file that says some words of a document and its item."""
    source = f"{DEFAULT_BASE}source/{number}"
    me = iri(document)
    said = Said(
        document,
        "en",
        ((me, und("title"), string(words)), (me, und("underItem"), ITEM)),
        {me: ((me, TYPE, und("Document")),), ITEM: ((ITEM, TYPE, und("AgendaItem")),)},
    )
    voices = (Voice(document, "en"),)
    record = Record(source, f"{number:064}", "r", f"{number}.md", "text/markdown", 0, {}, voices)
    return ReadSource(record, pack((said,)))


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[StoreWriter]:
    create_store(tmp_path, DEFAULT_BASE)
    with open_store(tmp_path, read_only=False) as opened:
        yield StoreWriter(opened, format_ranks())


def test_what_was_written_can_be_unpacked_and_read_again(writer: StoreWriter) -> None:
    read = read_source(1, 'a\\b "c" \n\tü')
    assert writer.change([read], []) == [read.record.source]
    assert read_records(writer.opened) == {read.record.source: read.record}
    assert unpack(writer.packed(read.record.source)) == unpack(read.packed)
    assert next(iter(writer.nodes_said(read.record.source))) == (
        iri(DOCUMENT),
        f"{TYPE} {und('Document')}",
        True,
    )


def test_a_graph_that_is_no_rdf_is_refused_and_changes_nothing(writer: StoreWriter) -> None:
    writer.change([read_source(1, "one")], [])
    before = len(writer.opened.quads)
    bad = read_source(2, "two", document=f"{DEFAULT_BASE}doc/not an iri")
    for gone in ([], [f"{DEFAULT_BASE}source/1"]):
        with pytest.raises(RefusedGraphError, match=r"2\.md: gave a graph that is none"):
            writer.change([bad], gone)
        assert len(writer.opened.quads) == before
        assert list(writer.records) == [f"{DEFAULT_BASE}source/1"]
    assert writer.change([read_source(2, "two")], [])


def test_a_node_that_is_described_already_is_not_described_again(writer: StoreWriter) -> None:
    writer.change([read_source(1, "one"), read_source(2, "two", document=f"{DOCUMENT}2")], [])
    shared = NamedNode(writer.opened.graph_names.shared)
    item = NamedNode(ITEM[1:-1])
    assert len(list(writer.opened.quads.quads_for_pattern(item, None, None, shared))) == 1


def test_a_source_that_goes_leaves_the_word_to_the_next(writer: StoreWriter) -> None:
    first, second = read_source(1, "one"), read_source(2, "two")
    writer.change([first], [])
    assert writer.change([second], []) == [second.record.source]
    titles = {line.split('"')[1] for line in _titles(writer)}
    assert titles == {"one"}
    changed = writer.change([], [first.record.source])
    assert changed == [first.record.source, second.record.source]
    assert {line.split('"')[1] for line in _titles(writer)} == {"two"}


def _titles(writer: StoreWriter) -> list[str]:
    found = writer.opened.quads.quads_for_pattern(None, NamedNode(und("title")[1:-1]), None)
    return [str(quad) for quad in found]


def test_a_graph_is_made_to_say_what_is_wanted_and_no_more_is_written(writer: StoreWriter) -> None:
    graph = f"{DEFAULT_BASE}graph/derived"
    one, two, three = (("<x:s>", "<x:p>", string(words)) for words in ("1", "2", "3"))
    assert writer.replace(graph, None, [one, two]) == 2
    assert writer.replace(graph, None, [two, three]) == 2
    assert writer.replace(graph, None, [two, three]) == 0
    assert {quad.object.value for quad in writer.opened.quads_of(graph)} == {"2", "3"}  # type: ignore[union-attr] # literals
    assert writer.replace(graph, ["<x:other>"], []) == 0
    assert writer.replace(graph, ["<x:s>"], []) == 2
    assert graph not in writer.opened.graphs() or not list(writer.opened.quads_of(graph))


def test_a_state_is_finished_once_it_is_noted(writer: StoreWriter) -> None:
    state = writer.state()
    assert not writer.is_finished(state)
    writer.finish(state)
    assert writer.is_finished(state)
    writer.change([read_source(1, "one")], [])
    assert not writer.is_finished(writer.state())


def test_the_notes_are_no_data(tmp_path: Path) -> None:
    create_store(tmp_path / "base", DEFAULT_BASE)
    with open_store(tmp_path / "base", read_only=False) as opened:
        StoreWriter(opened, format_ranks()).change([read_source(1, "one")], [])
    assert len(exported(tmp_path / "base")) == 4


def test_a_change_of_preference_that_was_interrupted_is_made_good(
    writer: StoreWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer.apply_preference()
    for number, name in enumerate(("a", "b")):
        document = f"{DEFAULT_BASE}doc/A/{name}"
        text = read_source(number * 2, f"{name} as text", document=document)
        plain = replace(text.record, media_type="text/plain")
        markdown = read_source(number * 2 + 1, f"{name} as Markdown", document=document)
        writer.change([ReadSource(plain, text.packed), markdown], [])
    before = sorted(_titles(writer))
    write, done = StoreWriter._write, list[object]()

    def write_once(self: StoreWriter, *arguments: object) -> None:
        if done:
            raise KeyboardInterrupt
        done.append(arguments)
        write(self, *arguments)  # type: ignore[arg-type] # handed on

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(StoreWriter, "_write", write_once)
        StoreWriter(writer.opened, format_ranks(["plain"])).apply_preference()
    assert sorted(_titles(writer)) != before
    assert len(StoreWriter(writer.opened, format_ranks()).apply_preference()) == 4
    assert sorted(_titles(writer)) == before
    assert StoreWriter(writer.opened, format_ranks()).apply_preference() == []
