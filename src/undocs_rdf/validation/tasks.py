"""What there is to check: a document, a graph, or one of the named graphs of a dataset.

Of a dataset (TriG, N-Quads, a base) each named graph that describes a document is checked by
itself, with what the other graphs say of the things that it names: types and symbols of the
documents it cites, its session, States and bodies. What such shared graphs say is checked too, a
number of things at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, RdfFormat, Store, parse

from undocs_rdf.errors import UnreadableInputError
from undocs_rdf.formats import endings
from undocs_rdf.inputs import STANDARD_STREAM, files_in, read_input
from undocs_rdf.places import UND
from undocs_rdf.serialize import ENDINGS
from undocs_rdf.store import is_store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Quad

_DATASETS: Final = {".trig": RdfFormat.TRIG, ".nq": RdfFormat.N_QUADS}
_HAS_EXPRESSION: Final = NamedNode(str(UND.hasExpression))
_FILE_NAME: Final = NamedNode(str(UND.fileName))
_SUBJECTS_AT_ONCE: Final = 1000
_STEPS: Final = 3
"""How far the things that a graph names are followed: a ballot, its value, the value's label."""


@dataclass(frozen=True, slots=True)
class FileTask:
    """A file to check: a document, or one graph.

    Attributes:
        path: As it was named.
        data: Its bytes, if they were read already.
    """

    path: str
    data: bytes | None = None


@dataclass(frozen=True, slots=True)
class GraphTask:
    """One graph of a dataset to check.

    Attributes:
        path: The file or the folder of the base.
        graph: What the graph is called: by the file it was read from, else its IRI.
        lines: It, and what the other graphs say of what it names, as N-Triples.
    """

    path: str
    graph: str
    lines: str


def tasks_of(path: str, max_size: int) -> Iterator[FileTask | GraphTask]:
    """Yield what there is to check under a path.

    Args:
        path: A document, a graph, a folder, archive or pattern of both, a base, or "-".
        max_size: The most bytes that are read of a file.

    Raises:
        UndocsError: There is nothing under the path, or it can't be read.
    """
    if path == STANDARD_STREAM:
        yield FileTask(path, read_input(path, max_size))
    elif is_store(path):
        with open_store(path) as opened:
            yield from _graph_tasks(path, opened.quads, opened.graphs(), opened.source_graphs())
    else:
        for file in files_in(path, (*ENDINGS, *endings())):
            if Path(file).suffix.lower() in _DATASETS:
                yield from _dataset_tasks(file, max_size)
            else:
                yield FileTask(file)


def _dataset_tasks(path: str, max_size: int) -> Iterator[FileTask | GraphTask]:
    """Yield the graphs of a dataset; the whole of one that has no named graphs."""
    data = read_input(path, max_size)
    store = Store()
    ending = Path(path).suffix.lower()
    try:
        store.extend(parse(data, _DATASETS[ending], rename_blank_nodes=True))
    except (SyntaxError, ValueError) as error:
        problem = f"is not what {ending} says: {error}"
        raise UnreadableInputError(path, problem, "mend it, or name it by what it is") from None
    graphs = sorted(graph.value for graph in store.named_graphs())
    describing = sorted(
        {
            quad.graph_name.value
            for quad in store.quads_for_pattern(None, _HAS_EXPRESSION, None)
            if not isinstance(quad.graph_name, DefaultGraph)
        }
    )
    if not describing:
        yield FileTask(path, data)
        return
    yield from _graph_tasks(path, store, graphs, describing)
    if any(True for _ in store.quads_for_pattern(None, None, None, DefaultGraph())):
        yield from _shared_tasks(path, store, None, set(describing))


def _graph_tasks(
    path: str, store: Store, graphs: Iterable[str], describing: Iterable[str]
) -> Iterator[GraphTask]:
    """Yield the graphs of a store: those that describe documents one by one, then the others."""
    alone = set(describing)
    for graph in sorted(alone):
        quads = list(store.quads_for_pattern(None, None, None, NamedNode(graph)))
        named = (quad.object for quad in quads if quad.predicate == _FILE_NAME)
        name = next((one.value for one in named if isinstance(one, Literal)), graph)
        yield GraphTask(path, name, _lines(quads, store, alone))
    for graph in graphs:
        if graph not in alone:
            yield from _shared_tasks(path, store, graph, alone)


def _shared_tasks(
    path: str, store: Store, graph: str | None, alone: set[str]
) -> Iterator[GraphTask]:
    """Yield what a shared graph says, some subjects at a time; None is the default graph."""
    name = DefaultGraph() if graph is None else NamedNode(graph)
    subjects = {quad.subject for quad in store.quads_for_pattern(None, None, None, name)}
    ordered = iter(sorted(subjects, key=str))
    while batch := list(islice(ordered, _SUBJECTS_AT_ONCE)):
        quads = [
            quad for subject in batch for quad in store.quads_for_pattern(subject, None, None, name)
        ]
        yield GraphTask(path, graph or "the default graph", _lines(quads, store, alone))


def _lines(quads: list[Quad], store: Store, alone: set[str]) -> str:
    """Return quads as sorted N-Triples, with what shared graphs say of the nodes in them."""
    statements = {str(quad.triple) for quad in quads}
    known: set[NamedNode | BlankNode] = set()
    named = _nodes(quads)
    for _ in range(_STEPS):
        added = [
            quad
            for node in named - known
            for quad in store.quads_for_pattern(node, None, None)
            if getattr(quad.graph_name, "value", None) not in alone
        ]
        known |= named
        statements.update(str(quad.triple) for quad in added)
        named = _nodes(added)
    return "".join(f"{statement} .\n" for statement in sorted(statements))


def _nodes(quads: list[Quad]) -> set[NamedNode | BlankNode]:
    """Return the subjects and objects of quads that can be subjects."""
    found: set[NamedNode | BlankNode] = set()
    for quad in quads:
        for node in (quad.subject, quad.object):
            if isinstance(node, NamedNode | BlankNode):
                found.add(node)
    return found
