"""One document of a base, as `convert` gives it: with all that its statements point to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undocs_rdf.errors import UndocsError
from undocs_rdf.export.order import in_reading_order, triple_of
from undocs_rdf.iri import symbol_iri
from undocs_rdf.parameters import ParameterType, read_value
from undocs_rdf.symbols import parse_symbol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from undocs_rdf.store import OpenedStore
    from undocs_rdf.terms import Triple


def document_triples(opened: OpenedStore, document: str) -> list[Triple]:
    """Return what a base says of a document, and what it says of all that is named there.

    Args:
        opened: The base.
        document: Its symbol as people write it, or what ends its IRI where it has none:
            "A/RES/74/28", "74/28", "_/95e875b6155e17c1".

    Raises:
        UndocsError: It is no symbol, or the base does not hold the document.
    """
    iri = document_iri_of(opened, document)
    graphs = _graphs_of(opened, iri)
    if not graphs:
        remedy = "list what it holds: undocs-rdf query documents"
        raise UndocsError(document, "is not in the base", remedy)
    own = (f"<{iri}>", f"<{iri}#")
    triples = [
        triple
        for graph in graphs
        for triple in map(triple_of, opened.quads_of(graph))
        if triple[0].startswith(own)
    ]
    named = [own[0], *(triple[2] for triple in triples)]
    triples += _described(opened, named, frozenset(graphs))
    return in_reading_order(triples)


def document_iri_of(opened: OpenedStore, document: str) -> str:
    """Return the IRI of a document by its symbol, or by what ends its IRI.

    Raises:
        UndocsError: It is neither.
    """
    name = str(read_value(ParameterType.DOCUMENT, document, "--document").value)
    if name.startswith("_/"):
        return f"{opened.base}doc/{name}"
    return symbol_iri(opened.base, parse_symbol(name))


def _graphs_of(opened: OpenedStore, iri: str) -> list[str]:
    """Return the graphs of the Sources that a document was read from, sorted."""
    from pyoxigraph import NamedNode  # noqa: PLC0415 - takes time to load

    found = {
        str(quad.graph_name.value)
        for quad in opened.quads.quads_for_pattern(NamedNode(iri), None, None, None)
        if hasattr(quad.graph_name, "value")
    }
    return sorted(graph for graph in found if opened.graph_names.is_source(graph))


def _described(
    opened: OpenedStore, wanted: list[str], own_graphs: frozenset[str]
) -> Iterator[Triple]:
    """Yield what is said of the nodes that a document names, and of those that they name.

    Of another document only what is shared is said: its symbol, not its paragraphs.
    """
    from pyoxigraph import NamedNode  # noqa: PLC0415 - takes time to load

    names = opened.graph_names
    shared = frozenset({names.vocabularies, names.shared})
    documents = f"<{opened.base}doc/"
    seen: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name in seen or not name.startswith("<"):
            continue
        seen.add(name)
        graphs = shared if name.startswith(documents) else shared | own_graphs
        for quad in opened.quads.quads_for_pattern(NamedNode(name[1:-1]), None, None, None):
            if getattr(quad.graph_name, "value", "") in graphs:
                triple = triple_of(quad)
                wanted.append(triple[2])
                yield triple
