"""The graphs of a base as one file of RDF."""

from __future__ import annotations

import json
import textwrap
from enum import StrEnum
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO, Final

from undocs_rdf.export.order import by_subject, in_line_order, in_reading_order, triple_of
from undocs_rdf.serialize.jsonld import jsonld_context, jsonld_nodes, load_context
from undocs_rdf.serialize.turtle import turtle_header, turtle_paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from undocs_rdf.store import OpenedStore
    from undocs_rdf.terms import Triple

    Graphs = Iterator[tuple[str, Iterator[Triple]]]
    """Graphs by name, "" for the one without a name, with their triples in order."""

LARGEST_NESTED: Final = 100_000
"""The most triples whose nodes are nested in JSON-LD: a document has a hundredth of them."""


class GraphFormat(StrEnum):
    """The forms of a graph, as `--to` names them."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    JSONLD = "jsonld"


GRAPH_ENDINGS: Final = {
    ".ttl": GraphFormat.TURTLE,
    ".trig": GraphFormat.TRIG,
    ".nq": GraphFormat.NQUADS,
    ".jsonld": GraphFormat.JSONLD,
}


def write_graphs(opened: OpenedStore, form: GraphFormat, output: BinaryIO) -> None:
    """Write every graph of a base that is data, by name.

    Turtle has no named graphs: in it they are one, and what two of them say stands there twice.

    Args:
        opened: The base.
        form: The form of the file. N-Quads are sorted within a graph.
        output: Where to, in UTF-8.
    """
    graphs = ((graph, ordered_triples(opened, graph, form)) for graph in opened.graphs())
    _WRITERS[form](graphs, opened.base, output)


def write_triples(
    triples: Iterable[Triple], base: str, form: GraphFormat, output: BinaryIO
) -> None:
    """Write triples, in the order given, as one graph without a name."""
    distinct: Iterable[Triple] = dict.fromkeys(triples)
    if form is GraphFormat.NQUADS:
        distinct = sorted(distinct)
    _WRITERS[form](iter([("", iter(distinct))]), base, output)


def ordered_triples(opened: OpenedStore, graph: str, form: GraphFormat) -> Iterator[Triple]:
    """Return the triples of a graph in the order in which a form has them."""
    triples = map(triple_of, opened.quads_of(graph))
    if opened.graph_names.is_source(graph) and form is not GraphFormat.NQUADS:
        return iter(in_reading_order(triples))
    return in_line_order(triples)


def _write_nquads(graphs: Graphs, base: str, output: BinaryIO) -> None:
    del base
    for graph, triples in graphs:
        name = f" <{graph}>" if graph else ""
        output.writelines(f"{' '.join(triple)}{name} .\n".encode() for triple in triples)


def _write_turtle(graphs: Graphs, base: str, output: BinaryIO) -> None:
    output.write(turtle_header(base).encode())
    for _, triples in graphs:
        output.writelines(f"\n{piece}".encode() for piece in turtle_paragraphs(triples, base))


def _write_trig(graphs: Graphs, base: str, output: BinaryIO) -> None:
    output.write(turtle_header(base).encode())
    for graph, triples in graphs:
        paragraphs = (f"\n{piece}" for piece in turtle_paragraphs(triples, base))
        if not graph:
            output.writelines(piece.encode() for piece in paragraphs)
            continue
        output.write(f"\n<{graph}> {{\n".encode())
        output.writelines(textwrap.indent(piece, "    ").encode() for piece in paragraphs)
        output.write(b"}\n")


def _write_jsonld(graphs: Graphs, base: str, output: BinaryIO) -> None:
    del base
    keyword = load_context().keyword
    context = textwrap.indent(_json(jsonld_context()), "  ").lstrip()
    output.write(f'{{\n  "@context": {context},\n  "{keyword("@graph")}": ['.encode())
    comma = ""
    for graph, triples in graphs:
        if graph:
            opening = f'{{\n"{keyword("@id")}": "{graph}",\n"{keyword("@graph")}": ['
            output.write(f"{comma}\n{opening}".encode())
            comma = ""
        for node in _nodes(triples):
            output.write(f"{comma}\n{_json(node)}".encode())
            comma = ","
        if graph:
            output.write(b"\n]}")
            comma = ","
    output.write(b"\n  ]\n}\n")


def _nodes(triples: Iterator[Triple]) -> Iterator[object]:
    """Yield the nodes of a graph: nested where it is a document's, one by one where it is large."""
    first = list(islice(triples, LARGEST_NESTED))
    if len(first) < LARGEST_NESTED:
        yield from jsonld_nodes(first)
        return
    for subject in by_subject(chain(first, triples)):
        yield from jsonld_nodes(subject)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


_WRITERS: Final[dict[GraphFormat, Callable[[Graphs, str, BinaryIO], None]]] = {
    GraphFormat.NQUADS: _write_nquads,
    GraphFormat.TURTLE: _write_turtle,
    GraphFormat.TRIG: _write_trig,
    GraphFormat.JSONLD: _write_jsonld,
}
