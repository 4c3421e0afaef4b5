"""The report as SHACL's own: a graph with an `sh:ValidationReport`, in Turtle.

https://www.w3.org/TR/shacl/#validation-report. Results have IRIs made of their fingerprints, so
that the same findings give the same bytes and nothing is a blank node.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from pyoxigraph import RdfFormat, parse
from rdflib import DCTERMS, RDF, SH, BNode, Graph, Literal, URIRef

from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.rdflib_graph import term_of
from undocs_rdf.validation.findings import FindingSeverity

if TYPE_CHECKING:
    from rdflib.term import Node

    from undocs_rdf.validation.outcome import CheckedFile, Outcome, Reported

_SEVERITIES: Final = {
    FindingSeverity.VIOLATION: SH.Violation,
    FindingSeverity.WARNING: SH.Warning,
    FindingSeverity.INFO: SH.Info,
}
_REPORT: Final = URIRef(f"{DEFAULT_BASE}report")


def turtle_report(outcome: Outcome) -> str:
    """Return the report graph: all findings, those of the baseline too."""
    graph = Graph()
    graph.bind("sh", SH)
    graph.bind("dct", DCTERMS)
    graph.add((_REPORT, RDF.type, SH.ValidationReport))
    found = [one for file in outcome.files for one in file.reported]
    graph.add((_REPORT, SH.conforms, Literal(not found)))
    met: Counter[str] = Counter()
    for file in outcome.files:
        for one in file.reported:
            met[one.fingerprint] += 1
            name = f"{_REPORT}/{one.fingerprint}.{met[one.fingerprint]}"
            _add_result(graph, URIRef(name), file, one)
    return graph.serialize(format="longturtle").rstrip() + "\n"


def _add_result(graph: Graph, result: URIRef, file: CheckedFile, one: Reported) -> None:
    finding = one.finding
    graph.add((_REPORT, SH.result, result))
    graph.add((result, RDF.type, SH.ValidationResult))
    graph.add((result, SH.focusNode, _node(finding.focus)))
    graph.add((result, SH.resultSeverity, _SEVERITIES[finding.severity]))
    graph.add((result, SH.sourceConstraintComponent, URIRef(finding.component)))
    graph.add((result, SH.resultMessage, Literal(finding.message, lang="en")))
    place = f":{finding.line}:{finding.column}" if finding.line is not None else ""
    graph.add((result, DCTERMS.source, Literal(f"{file.name}{place}")))
    if finding.shape:
        graph.add((result, SH.sourceShape, URIRef(finding.shape)))
    if finding.path is not None:
        graph.add((result, SH.resultPath, URIRef(finding.path)))
    if finding.term is not None:
        graph.add((result, SH.value, _term(finding.term)))


def _node(name: str) -> URIRef | BNode:
    """Return a node by its IRI, or by `_:` and its label."""
    return BNode(name[2:]) if name.startswith("_:") else URIRef(name)


def _term(written: str) -> Node:
    """Return a term that N-Triples writes so."""
    [statement] = parse(f"<urn:s> <urn:p> {written} .", RdfFormat.N_TRIPLES)
    return term_of(statement.object)
