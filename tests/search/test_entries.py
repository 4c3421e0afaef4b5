"""What of a graph can be searched."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store

from undocs_rdf.convert import convert
from undocs_rdf.search import documents_of_graph

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
GRAPH = "https://w3id.org/undocs-rdf/source/0"


def test_a_document_is_indexed_with_its_traits_and_every_part_that_has_words() -> None:
    path = EXAMPLES / "advancing-responsible-state-behaviour.md"
    conversion = convert(path.read_bytes(), path.name)
    store = Store()
    lines = "\n".join(conversion.lines).encode()
    store.load(lines, RdfFormat.N_TRIPLES, to_graph=NamedNode(GRAPH))
    (indexed,) = documents_of_graph(store, GRAPH)
    (document,) = conversion.documents
    assert (indexed.title, indexed.kind) == (document.title, "DraftResolution")
    assert (indexed.date, indexed.bodies, indexed.sessions) == (
        "2019-11-01",
        ("A/C.1",),
        ("74",),
    )
    assert {"EST", "USA"} <= set(indexed.states)
    expected = [(part.label, part.text) for part in document.parts[1:] if part.text]
    assert [(part.label, part.text) for part in indexed.parts] == expected


def test_what_another_graph_says_is_looked_up_there() -> None:
    path = EXAMPLES / "resolution-78-237.md"
    conversion = convert(path.read_bytes(), path.name)
    store = Store()
    words = [line for line in conversion.lines if "ontology#text>" in line]
    others = [line for line in conversion.lines if "ontology#text>" not in line]
    store.load("\n".join(words).encode(), RdfFormat.N_TRIPLES, to_graph=NamedNode(GRAPH))
    store.load("\n".join(others).encode(), RdfFormat.N_TRIPLES, to_graph=NamedNode("https://x/y"))
    (indexed,) = documents_of_graph(store, GRAPH)
    assert (indexed.symbol, indexed.date) == ("A/RES/78/237", "2023-12-22")
    assert indexed.parts[0].label == "PP1"
