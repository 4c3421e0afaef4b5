"""Validation: what in a graph breaks which constraint, said of documents and paragraphs.

pySHACL finds what breaks a constraint and names nodes. A librarian knows documents by their
symbols and paragraphs by their labels: these are looked up in the graph.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import pyshacl
from pyshacl.errors import ReportableRuntimeError
from rdflib import SH, Graph, Literal, URIRef

from undocs_rdf.diagnostics import line_and_column
from undocs_rdf.errors import UndocsError
from undocs_rdf.places import Places
from undocs_rdf.rdflib_graph import QueriedGraph
from undocs_rdf.shapes import constraint_name

if TYPE_CHECKING:
    from rdflib.term import Node


_LONGEST_VALUE: Final = 200


class FindingSeverity(StrEnum):
    """How grave a finding is: the local names of SHACL's severities, in small letters."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """A constraint that a node of the graph breaks.

    Attributes:
        constraint: The name of the constraint: "citation-quote"; the IRI of a user's own.
        severity: How grave it is.
        focus: The IRI of the node that was looked at.
        document: The document by its symbol, else its title, else its IRI; "" if there is none.
        part: The part by its label, and what of it is meant: 'OP3, "73/266"'; "" if none.
        message: What is wrong, and what to do.
        value: The value at fault, where there is one.
        at: The code point of the source where the words start; None if the graph doesn't say.
    """

    constraint: str
    severity: FindingSeverity
    focus: str
    document: str
    part: str
    message: str
    value: str | None = None
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a validation.

    Attributes:
        conforms: Whether there is no violation. Warnings and notes don't count.
        findings: By document, place and constraint; the same for the same graph.
    """

    conforms: bool
    findings: tuple[Finding, ...]

    def count(self, severity: FindingSeverity) -> int:
        """Return how many findings are of a severity."""
        return sum(finding.severity is severity for finding in self.findings)


def validate_graph(graph: Graph, shapes: Graph) -> Report:
    """Return what in a graph breaks which constraint.

    Args:
        graph: What documents say, with the States, bodies and phrases that they name. It is
            not changed.
        shapes: From `load_shapes`.

    Raises:
        UndocsError: The shapes can't be evaluated: they are no valid SHACL.
    """
    data = QueriedGraph(store=graph.store, identifier=graph.identifier)
    try:
        _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)
    except (ReportableRuntimeError, SyntaxError, ValueError) as error:
        raise _unusable(error) from error
    if not isinstance(results, Graph):  # what fails while a shape is tried comes as a result
        raise _unusable(results)
    places = Places(graph)
    found = {_finding(results, result, places) for result in set(results.objects(None, SH.result))}
    findings = tuple(sorted(found, key=_order))
    violated = any(finding.severity is FindingSeverity.VIOLATION for finding in findings)
    return Report(conforms=not violated, findings=findings)


def _unusable(reason: object) -> UndocsError:
    said = getattr(reason, "message", None) or str(reason)
    problem = f"can't be evaluated ({said})"
    return UndocsError("shapes", problem, "see https://www.w3.org/TR/shacl/")


def format_finding(finding: Finding, name: str, source_text: str | None = None) -> str:
    """Return `file:line:column: severity: document, part: message [constraint]`, in one line.

    Args:
        finding: The finding.
        name: The file.
        source_text: Its text if it is a document: the line and column are told from it.
    """
    place = name
    if source_text is not None:
        line, column = line_and_column(source_text, finding.at or 0)
        place = f"{name}:{line}:{column}"
    where = ", ".join(filter(None, (finding.document, finding.part)))
    about = f"{where}: " if where else ""
    found = f' (found "{_shown(finding.value)}")' if finding.value is not None else ""
    severity, constraint = finding.severity.value, finding.constraint
    return f"{place}: {severity}: {about}{finding.message}{found} [{constraint}]"


def _shown(value: str) -> str:
    """Return a value in one line of a bearable length."""
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST_VALUE else f"{line[:_LONGEST_VALUE]}…"


def _finding(results: Graph, result: Node, places: Places) -> Finding:
    """Return a result of pySHACL as a finding."""
    focus = results.value(result, SH.focusNode)
    value = results.value(result, SH.value)
    shape = results.value(result, SH.sourceShape)
    severity = str(results.value(result, SH.resultSeverity)).removeprefix(str(SH)).lower()
    node = value if places.has_place(value) else focus
    place = places.of(node)
    return Finding(
        constraint=_name(shape, results.value(result, SH.sourceConstraintComponent)),
        severity=FindingSeverity(severity),
        focus=str(focus),
        document=place.document,
        part=place.part,
        message=_message(results, result),
        value=None if value is None or value in (focus, node) else str(value),
        at=place.at,
    )


def _name(shape: Node | None, component: Node | None) -> str:
    """Return the name of a constraint; of one without an IRI, the kind of it."""
    return constraint_name(str(shape if isinstance(shape, URIRef) else component))


def _message(results: Graph, result: Node) -> str:
    """Return what a result says, in English if it is said in several languages."""
    said = sorted(results.objects(result, SH.resultMessage), key=_english_first)
    return " ".join(str(next(iter(said), "")).split())


def _english_first(text: Node) -> tuple[bool, str]:
    language = text.language if isinstance(text, Literal) else None
    return (language not in {"en", None}, str(text))


def _order(finding: Finding) -> tuple[str, int, str, str, str, str, str]:
    """Return what findings are sorted by: all that two of them can differ in."""
    at = -1 if finding.at is None else finding.at
    return (
        finding.document,
        at,
        finding.constraint,
        finding.focus,
        finding.part,
        finding.value or "",
        finding.message,
    )
