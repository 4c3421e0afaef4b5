"""Two engines that try a graph against shapes and say the same: pySHACL, and one written in Rust.

pySHACL is the reference. `shacl` (https://pypi.org/project/shacl/, the extra `fast`) takes a
small part of the time. What they find is told in one form; that they find the same is tested on
every fixture and mutation, and on documents.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pyoxigraph
from rdflib import SH, Graph, Literal, URIRef

from undocs_rdf.errors import UndocsError
from undocs_rdf.rdflib_graph import QueriedGraph, graph_of, term_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

    from rdflib.term import Node


class EngineName(StrEnum):
    """The engines: pySHACL, and the fast one."""

    REFERENCE = "reference"
    FAST = "fast"


@dataclass(frozen=True, slots=True)
class ShaclResult:
    """A result of a validation, as SHACL defines it, the same from either engine.

    Attributes:
        shape: The shape whose constraint is broken; None if it has no IRI.
        component: The IRI of the kind of constraint.
        severity: The local name of its severity, in small letters.
        focus: The node that was looked at.
        path: The property, if the path is a single one.
        value: The value at fault, if there is one.
        message: What the shape says, in English if it says it in several languages.
    """

    shape: str | None
    component: str
    severity: str
    focus: Node
    path: str | None
    value: Node | None
    message: str


def load_pyshacl() -> ModuleType:
    """Return pySHACL, loaded when it is wanted: it takes half a second."""
    return import_module("pyshacl")


def check_is_installed() -> None:
    """Raise if the fast engine is not installed.

    Raises:
        UndocsError: It is not.
    """
    if find_spec("shacl") is None:
        problem = "needs the package shacl, which is not installed"
        remedy = "install it: python -m pip install 'undocs-rdf[fast]'"
        raise UndocsError("--engine fast", problem, remedy)


class ReferenceEngine:
    """pySHACL."""

    def __init__(self, shapes: Graph) -> None:
        """Take shapes as `load_shapes` gives them."""
        self._shapes = shapes

    def results(self, graph: Graph) -> tuple[ShaclResult, ...]:
        """Return the results of a graph, in no order. It is not changed.

        Raises:
            UndocsError: The shapes can't be evaluated: they are no valid SHACL.
        """
        pyshacl = load_pyshacl()
        data = QueriedGraph(store=graph.store, identifier=graph.identifier)
        try:
            _, found, _ = pyshacl.validate(
                data, shacl_graph=self._shapes, inference="none", advanced=False
            )
        except (pyshacl.errors.ReportableRuntimeError, SyntaxError, ValueError) as error:
            raise _unusable(error) from error
        if not isinstance(found, Graph):  # what fails while a shape is tried comes as a result
            raise _unusable(found)
        return tuple(_result(found, node) for node in set(found.objects(None, SH.result)))


def _result(found: Graph, node: Node) -> ShaclResult:
    """Return a result of pySHACL's report."""
    shape = found.value(node, SH.sourceShape)
    path = found.value(node, SH.resultPath)
    focus = found.value(node, SH.focusNode)
    assert focus is not None
    said = sorted(found.objects(node, SH.resultMessage), key=_english_first)
    return ShaclResult(
        shape=str(shape) if isinstance(shape, URIRef) else None,
        component=str(found.value(node, SH.sourceConstraintComponent)),
        severity=str(found.value(node, SH.resultSeverity)).removeprefix(str(SH)).lower(),
        focus=focus,
        path=str(path) if isinstance(path, URIRef) else None,
        value=found.value(node, SH.value),
        message=" ".join(str(next(iter(said), "")).split()),
    )


def _english_first(text: Node) -> tuple[bool, str]:
    language = text.language if isinstance(text, Literal) else None
    return (language not in {"en", None}, str(text))


class FastEngine:
    """The engine of the package `shacl`."""

    def __init__(self, shapes: Graph) -> None:
        """Take shapes as they are written, and compile them.

        Raises:
            UndocsError: The package is not installed, or the shapes are no valid SHACL.
        """
        check_is_installed()
        shacl = import_module("shacl")
        try:
            self._shapes = shacl.Shapes.from_text(shapes.serialize(format="nt"), "ntriples")
        except ValueError as error:
            raise _unusable(" ".join(str(error).split())) from error

    def results(self, lines: str) -> tuple[ShaclResult, ...]:
        """Return the results of a graph in N-Triples, in no order.

        Raises:
            UndocsError: The shapes can't be evaluated, or the graph is no N-Triples.
        """
        try:
            report = self._shapes.validate_text(lines, "ntriples")
        except ValueError as error:
            raise _unusable(" ".join(str(error).split())) from error
        return tuple(map(_fast_result, report.results))


def _fast_result(found: Any) -> ShaclResult:
    """Return a result of the package `shacl`, which writes terms as N-Triples does."""
    focus = _term(found.focus_node)
    assert focus is not None
    return ShaclResult(
        shape=_iri(found.source_shape),
        component=found.component_iri.strip("<>"),
        severity=found.severity.lower(),
        focus=focus,
        path=_iri(found.path),
        value=_term(found.value),
        message=" ".join((found.message or "").split()),
    )


def _iri(text: str | None) -> str | None:
    """Return the IRI that a term or path is, if it is one and nothing more."""
    is_iri = text is not None and text[:1] == "<" and text.find(">") == len(text) - 1
    return text[1:-1] if text is not None and is_iri else None


def _term(text: str | None) -> Node | None:
    """Return the term that N-Triples writes so."""
    if text is None:
        return None
    line = f"<urn:s> <urn:p> {text} ."
    [statement] = pyoxigraph.parse(line, pyoxigraph.RdfFormat.N_TRIPLES)
    return term_of(statement.object)


def _unusable(reason: object) -> UndocsError:
    said = getattr(reason, "message", None) or str(reason)
    problem = f"can't be evaluated ({said})"
    return UndocsError("shapes", problem, "see https://www.w3.org/TR/shacl/")


class GraphLines:
    """A graph as lines of N-Triples, and as an rdflib graph once that is wanted."""

    def __init__(self, lines: str) -> None:
        """Take lines of N-Triples."""
        self.lines = lines

    @cached_property
    def graph(self) -> Graph:
        """The graph in rdflib.

        Raises:
            SyntaxError: The lines are no N-Triples.
        """
        return graph_of(pyoxigraph.parse(self.lines, pyoxigraph.RdfFormat.N_TRIPLES))


class Engine:
    """One of the two, by its name."""

    def __init__(self, name: EngineName, prepared: Graph, written: Graph) -> None:
        """Take the shapes prepared for pySHACL, and as they are written."""
        self._reference = ReferenceEngine(prepared) if name is EngineName.REFERENCE else None
        self._fast = FastEngine(written) if name is EngineName.FAST else None

    def results(self, graph: GraphLines) -> Iterable[ShaclResult]:
        """Return the results of a graph, in no order.

        Raises:
            UndocsError: The shapes can't be evaluated.
        """
        if self._fast is not None:
            return self._fast.results(graph.lines)
        assert self._reference is not None
        return self._reference.results(graph.graph)
