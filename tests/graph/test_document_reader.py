"""A document comes back from its graph, and its graph is the same again."""

from __future__ import annotations

from pathlib import Path

import pytest

from undocs_rdf.convert import ConvertOptions, convert
from undocs_rdf.graph import document_to_graph
from undocs_rdf.graph.document_reader import graph_to_document
from undocs_rdf.iri import DEFAULT_BASE, document_iri
from undocs_rdf.metadata import metadata_of_symbol

DATA = Path(__file__).parent.parent / "data"
FILES = sorted([*(DATA / "documents").glob("*.md"), *(DATA / "akn").rglob("*.xml")])


def test_there_are_files_of_both_formats() -> None:
    assert {path.suffix for path in FILES} == {".md", ".xml"}
    assert len(FILES) > 10


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_graph_of_what_is_read_back_is_the_same(path: Path) -> None:
    for document in convert(path.read_bytes(), path.name).documents:
        triples = document_to_graph(document)
        iri = document_iri(DEFAULT_BASE, document)
        again = graph_to_document(reversed(triples), iri, document.language)
        assert again is not None
        assert set(document_to_graph(again)) == set(triples)
        assert [part.text for part in again.parts] == [part.text for part in document.parts]


def test_a_symbol_given_from_outside_stays_apart_from_what_was_read() -> None:
    path = Path(__file__).parent.parent.parent / "examples/open-ended-working-group.md"
    options = ConvertOptions(metadata=metadata_of_symbol("A/C.1/80/L.13"))
    (document,) = convert(path.read_bytes(), path.name, options).documents
    triples = document_to_graph(document)
    again = graph_to_document(triples, document_iri(DEFAULT_BASE, document))
    assert again is not None
    assert (again.symbol, again.metadata) == (document.symbol, document.metadata)
    assert set(document_to_graph(again)) == set(triples)


def test_a_language_that_is_not_there_gives_none() -> None:
    path = Path(__file__).parent.parent.parent / "examples/resolution-78-237.md"
    (document,) = convert(path.read_bytes(), path.name).documents
    triples = document_to_graph(document)
    assert graph_to_document(triples, document_iri(DEFAULT_BASE, document), "fr") is None
