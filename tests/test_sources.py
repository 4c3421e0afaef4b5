"""Documents and graphs of every kind come into one store, and nothing is fetched for them."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat

from undocs_rdf.convert import convert
from undocs_rdf.errors import LimitExceededError, RefusedError, UnreadableInputError
from undocs_rdf.serialize import Serialization, serialize
from undocs_rdf.sources import CONTEXT_IRI, MAX_JSON_DEPTH, load_sources

DRAFT = Path(__file__).parent.parent / "examples" / "advancing-responsible-state-behaviour.md"
ONE = "<http://x/a> <http://x/p> <http://x/b> ."
JSON = {"@id": "http://x/a", "http://x/p": {"@id": "http://x/b"}}
XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://x/">'
    '<rdf:Description rdf:about="http://x/a"><x:p rdf:resource="http://x/b"/>'
    "</rdf:Description></rdf:RDF>"
)


def triples(*paths: Path | str) -> list[str]:
    return sorted(str(quad.triple) for quad in load_sources(map(str, paths)).store)


def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ttl", ONE),
        ("a.TTL", ONE),
        ("a.nt", ONE),
        ("a.trig", f"<http://x/g> {{ {ONE} }}"),
        ("a.nq", "<http://x/a> <http://x/p> <http://x/b> <http://x/g> ."),
        ("a.jsonld", json.dumps(JSON)),
        ("a.rdf", XML),
    ],
)
def test_a_graph_is_told_by_its_ending_and_comes_into_the_default_graph(
    tmp_path: Path, name: str, content: str
) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    quads = list(load_sources([str(file)]).store)
    assert len(quads) == 1
    assert quads[0].graph_name == DefaultGraph()
    assert quads[0].triple.subject.value == "http://x/a"


def test_a_document_is_converted_and_its_diagnostics_kept() -> None:
    loaded = load_sources([str(DRAFT)])
    conversion = convert(DRAFT.read_bytes(), DRAFT.name)
    assert loaded.conversions == ((str(DRAFT), conversion),)
    assert len(loaded.store) == len(set(conversion.lines)) > 100


def test_the_base_is_that_of_the_documents() -> None:
    loaded = load_sources([str(DRAFT)], base="https://example.org/un/")
    text = str(list(loaded.store))
    assert "https://example.org/un/doc/" in text
    assert "https://w3id.org/undocs-rdf/doc/" not in text


@pytest.mark.parametrize("form", list(Serialization))
def test_a_document_gives_the_same_triples_as_its_graph_in_any_form(
    tmp_path: Path, form: Serialization
) -> None:
    endings = {
        Serialization.TURTLE: ".ttl",
        Serialization.TRIG: ".trig",
        Serialization.NQUADS: ".nq",
        Serialization.NTRIPLES: ".nt",
        Serialization.JSONLD: ".jsonld",
        Serialization.RDFXML: ".rdf",
    }
    file = tmp_path / f"graph{endings[form]}"
    file.write_bytes(serialize(convert(DRAFT.read_bytes(), DRAFT.name).triples, form))
    assert triples(file) == triples(DRAFT)


def test_several_sources_are_put_together_and_what_they_share_is_there_once(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.ttl").write_text(ONE)
    (tmp_path / "b.nt").write_text(ONE + "\n<http://x/a> <http://x/p> <http://x/c> .")
    assert len(triples(tmp_path / "a.ttl", tmp_path / "b.nt")) == 2


def test_blank_nodes_of_two_files_are_two(tmp_path: Path) -> None:
    for name in ("a.nt", "b.nt"):
        (tmp_path / name).write_text("_:b <http://x/p> <http://x/c> .")
    assert len(triples(tmp_path / "a.nt", tmp_path / "b.nt")) == 2


def test_a_folder_gives_its_documents_and_graphs_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "deep" / "a.ttl").write_text(ONE)
    (tmp_path / "b.md").write_text("A novel.")
    (tmp_path / "c.csv").write_text("no graph")
    (tmp_path / ".hidden" / "d.ttl").write_text("no graph")
    loaded = load_sources([str(tmp_path)])
    assert [path for path, _ in loaded.conversions] == [str(tmp_path / "b.md")]
    assert any(quad.subject.value == "http://x/a" for quad in loaded.store)


def test_a_folder_without_any_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="holds no file"):
        load_sources([str(tmp_path)])


@pytest.mark.parametrize(
    "content",
    [
        ONE,
        f"# a comment\n\n@prefix x: <http://x/> .\n{ONE}",
        f"\ufeffPREFIX x: <http://x/>\n{ONE}",
        f"@base <http://x/> . <http://x/g> {{ {ONE} }}",
        json.dumps(JSON, indent=2),
        json.dumps([JSON]),
        f'<?xml version="1.0"?>\n{XML}',
        XML,
    ],
)
def test_a_graph_on_standard_input_is_told_by_how_it_starts(
    monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    standard_input(monkeypatch, content.encode())
    assert len(triples("-")) == 1


@pytest.mark.parametrize(
    "content",
    ["", "# General Assembly\n\nDistr.: Limited", "[A/65/201](#)", "<div>\n", "{Resolution}"],
)
def test_what_starts_otherwise_on_standard_input_is_a_document(
    monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    standard_input(monkeypatch, content.encode())
    assert [path for path, _ in load_sources(["-"]).conversions] == ["-"]


@pytest.mark.parametrize("name", ["a.ttl", "a.trig", "a.nq", "a.nt", "a.jsonld", "a.rdf"])
def test_a_graph_that_is_broken_names_its_file(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b'<http://x/a> "\xff{')
    with pytest.raises(UnreadableInputError) as failure:
        load_sources([str(file)])
    assert failure.value.subject == str(file)


def write_json(folder: Path, value: object) -> str:
    file = folder / "a.jsonld"
    file.write_text(json.dumps(value), encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    "context",
    [
        "http://127.0.0.1:1/context",
        "file:///etc/passwd",
        "context.jsonld",
        [{}, "http://127.0.0.1:1/context"],
        {"@import": "http://127.0.0.1:1/context"},
        {"p": {"@id": "http://x/p", "@context": "http://127.0.0.1:1/context"}},
        CONTEXT_IRI + "#",
    ],
)
def test_a_context_that_would_have_to_be_fetched_is_refused(
    tmp_path: Path, context: object
) -> None:
    with pytest.raises(RefusedError, match="nothing is fetched"):
        load_sources([write_json(tmp_path, {"@context": context, **JSON})])
    with pytest.raises(RefusedError, match="nothing is fetched"):
        load_sources([write_json(tmp_path, {"@graph": [{"@context": context, **JSON}]})])


@pytest.mark.parametrize("context", [CONTEXT_IRI, [CONTEXT_IRI], [CONTEXT_IRI, {"x": "http://x/"}]])
def test_the_published_context_is_known(tmp_path: Path, context: object) -> None:
    document = {"@context": context, "@id": "http://x/a", "symbol": "A/RES/74/28"}
    store = load_sources([write_json(tmp_path, document)]).store
    assert [quad.predicate.value for quad in store] == [
        "https://w3id.org/undocs-rdf/ontology#symbol"
    ]


def test_an_embedded_context_is_used(tmp_path: Path) -> None:
    document = {"@context": {"p": "http://x/p"}, "@id": "http://x/a", "p": "v"}
    assert len(triples(write_json(tmp_path, document))) == 1


def test_json_is_bounded_in_depth(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonld"
    for depth in (MAX_JSON_DEPTH, 50_000):
        file.write_text('{"http://x/p":' * depth + "1" + "}" * depth)
        with pytest.raises(LimitExceededError, match="nested"):
            load_sources([str(file)])


def test_entities_that_could_grow_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.rdf"
    file.write_text(f'<!DOCTYPE rdf:RDF [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>{XML}')
    with pytest.raises(RefusedError, match="entities"):
        load_sources([str(file)])


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text(ONE)
    with pytest.raises(LimitExceededError):
        load_sources([str(file)], max_size=len(ONE) - 1)


def test_a_missing_file_is_named() -> None:
    with pytest.raises(UnreadableInputError, match=r"nowhere\.ttl"):
        load_sources(["nowhere.ttl"])


def test_every_ending_has_a_format() -> None:
    assert {RdfFormat.from_extension(ending) for ending in ("ttl", "trig", "nq", "nt")} == {
        RdfFormat.TURTLE,
        RdfFormat.TRIG,
        RdfFormat.N_QUADS,
        RdfFormat.N_TRIPLES,
    }


def test_documents_and_graphs_in_an_archive_and_by_a_pattern(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "both.zip", "w") as archive:
        archive.writestr(
            "a.txt", "Resolution 1 (1946) of 25 January 1946\n\nThe Security Council,\n"
        )
        archive.writestr("b.ttl", "<https://example.org/a> a <https://example.org/B> .")
    for named in (tmp_path / "both.zip", tmp_path / "*.zip", tmp_path):
        found = load_sources([str(named)])
        assert [path.rpartition("/")[2] for path, _ in found.conversions] == ["a.txt"]
        assert any("example.org/B" in str(quad.object) for quad in found.store)


def test_a_format_is_named_where_nothing_tells_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Resolution 1 (1946) of\n25 January 1946\n\n# Decides.\n")
    ((_, told),) = load_sources([str(tmp_path)]).conversions
    ((_, named),) = load_sources([str(tmp_path)], format_name="plain").conversions
    assert told.documents[0].source.media_type == "text/markdown"
    assert named.documents[0].source.media_type == "text/plain"
