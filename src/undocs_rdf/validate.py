"""Validation: what in a graph breaks which constraint, said of documents and paragraphs.

An engine finds what breaks a constraint and names nodes. Which document and paragraph they are,
and where their words stand, is looked up in the graph.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import BNode

from undocs_rdf.places import Places
from undocs_rdf.rdflib_graph import ntriples
from undocs_rdf.shapes import constraint_name
from undocs_rdf.validation.engines import Engine, GraphLines, ReferenceEngine
from undocs_rdf.validation.findings import Finding, FindingSeverity, Report, report_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib import Graph
    from rdflib.term import Node

    from undocs_rdf.validation.engines import ShaclResult

_SEVERITIES: Final = {"warning": FindingSeverity.WARNING, "info": FindingSeverity.INFO}


def validate_graph(graph: Graph, shapes: Graph) -> Report:
    """Return what in a graph breaks which constraint, as the reference engine finds it.

    Args:
        graph: What documents say, with the States, bodies and phrases that they name. It is
            not changed.
        shapes: From `load_shapes`.

    Raises:
        UndocsError: The shapes can't be evaluated: they are no valid SHACL.
    """
    return report_of(findings_of(ReferenceEngine(shapes).results(graph), Places(graph)))


def validate_lines(graph: GraphLines, engine: Engine) -> Report:
    """Return what in a graph breaks which constraint, as an engine finds it.

    Args:
        graph: As for `validate_graph`, in lines of N-Triples.
        engine: The engine, with its shapes.

    Raises:
        UndocsError: The shapes can't be evaluated: they are no valid SHACL.
    """
    results = tuple(engine.results(graph))
    # Most graphs conform: where nothing is found there is nothing to look up.
    return report_of(findings_of(results, Places(graph.graph)) if results else ())


def findings_of(results: Iterable[ShaclResult], places: Places) -> Iterable[Finding]:
    """Yield results as findings, each with its place."""
    for result in results:
        node = result.value if places.has_place(result.value) else result.focus
        place = places.of(node)
        value = None if result.value in (result.focus, node) else result.value
        yield Finding(
            constraint=_name(result),
            # A severity of the user's own, which SHACL allows, counts as the gravest.
            severity=_SEVERITIES.get(result.severity, FindingSeverity.VIOLATION),
            focus=_shown(result.focus),
            document=place.document,
            part=place.part,
            message=result.message,
            value=None if value is None else str(value),
            at=place.at,
            words=place.words,
            page=place.page,
            shape=result.shape or "",
            component=result.component,
            path=result.path,
            term=None if result.value is None else ntriples(result.value),
        )


def _name(result: ShaclResult) -> str:
    """Return the name of a constraint; of one without an IRI, the kind of it."""
    return constraint_name(result.shape or result.component)


def _shown(node: Node) -> str:
    """Return the IRI of a node, or `_:` and the label of one that has none."""
    return f"_:{node}" if isinstance(node, BNode) else str(node)
