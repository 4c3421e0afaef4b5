"""Findings say what is wrong of which document and paragraph, the same way every time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse
from rdflib import RDF, SKOS, Graph, Literal, URIRef

from undocs_rdf.convert import convert
from undocs_rdf.errors import RefusedError, UndocsError
from undocs_rdf.places import UND
from undocs_rdf.rdflib_graph import graph_of
from undocs_rdf.shapes import load_shapes
from undocs_rdf.validate import validate_graph
from undocs_rdf.validation.findings import Finding, FindingSeverity

EXAMPLES = Path(__file__).parent.parent / "examples"
DRAFT = EXAMPLES / "advancing-responsible-state-behaviour.md"


def lines_of(path: Path) -> list[str]:
    return convert(path.read_bytes(), path.name).lines


def graph_of_lines(lines: list[str]) -> Graph:
    return graph_of(parse("\n".join(lines), RdfFormat.N_TRIPLES))


LINES = lines_of(DRAFT)
DOCUMENT = next(line.split()[0].strip("<>") for line in LINES if "ontology#hasExpression>" in line)


def find(constraint: str, graph: Graph) -> Finding:
    [finding] = [
        finding
        for finding in validate_graph(graph, load_shapes()).findings
        if finding.constraint == constraint
    ]
    return finding


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.md")), ids=lambda path: path.stem)
def test_examples_conform(path: Path) -> None:
    report = validate_graph(graph_of_lines(lines_of(path)), load_shapes())
    assert report.conforms
    assert [finding for finding in report.findings if finding.severity != "info"] == []


def test_the_graph_is_not_changed() -> None:
    graph = graph_of_lines(LINES)
    before = set(graph)
    validate_graph(graph, load_shapes())
    assert set(graph) == before


def test_a_finding_names_document_paragraph_and_place() -> None:
    graph = graph_of_lines(LINES)
    paragraph = URIRef(f"{DOCUMENT}#op2")
    graph.set((paragraph, UND.position, Literal(0)))
    finding = find("part-position", graph)
    assert finding.severity is FindingSeverity.VIOLATION
    assert finding.focus == str(paragraph)
    assert finding.part == "OP2"
    assert finding.value == "0"
    assert finding.at is not None
    text = DRAFT.read_text(encoding="utf-8")
    assert re.match(r"\s*2\.", text[finding.at :])
    assert finding.document == '"Advancing responsible State behaviour in cyberspace in the c…"'


def test_a_finding_about_a_citation_quotes_it() -> None:
    graph = graph_of_lines(LINES)
    citation = next(graph.subjects(UND.quote, Literal("72/512")))
    graph.remove((citation, UND.citationType, None))
    finding = find("citation-type", graph)
    assert finding.part == 'PP1, "72/512"'
    assert finding.at is not None
    assert DRAFT.read_text(encoding="utf-8")[finding.at :].startswith("72/512")


def test_a_finding_of_a_query_is_placed_at_the_part_it_found() -> None:
    graph = graph_of_lines(LINES)
    for part in list(graph.subjects(SKOS.notation, Literal("OP3"))):
        graph.set((part, SKOS.notation, Literal("OP9")))
    findings = validate_graph(graph, load_shapes()).findings
    broken = [finding for finding in findings if finding.constraint == "numbering-unbroken"]
    assert [finding.part for finding in broken] == ["OP9", "OP4"]
    assert ["OP8" in broken[0].message, "OP3" in broken[1].message] == [True, True]
    assert {finding.focus for finding in broken} == {DOCUMENT}
    assert {finding.value for finding in broken} == {None}


def test_a_symbol_names_its_document() -> None:
    graph = graph_of_lines(LINES)
    graph.add((URIRef(DOCUMENT), UND.symbol, Literal("A/C.1/74/L.49/Rev.1")))
    graph.remove((URIRef(DOCUMENT), UND.hasSponsorship, None))
    finding = find("proposal-sponsor", graph)
    assert (finding.document, finding.part) == ("A/C.1/74/L.49/Rev.1", "")
    assert finding.severity is FindingSeverity.WARNING


def test_warnings_do_not_keep_a_graph_from_conforming() -> None:
    graph = graph_of_lines(LINES)
    graph.remove((URIRef(DOCUMENT), UND.hasSponsorship, None))
    report = validate_graph(graph, load_shapes())
    assert not report.conforms  # the sponsorships now belong to no document
    for sponsorship in list(graph.subjects(RDF.type, UND.Sponsorship)):
        graph.remove((sponsorship, None, None))
    report = validate_graph(graph, load_shapes())
    assert report.conforms
    assert report.count(FindingSeverity.WARNING) == 1
    assert report.count(FindingSeverity.VIOLATION) == 0


def test_an_impossible_date_is_found() -> None:
    lines = [line.replace('"2019-11-01"', '"2019-11-31"') for line in LINES]
    finding = find("date-issued", graph_of_lines(lines))
    assert finding.value == "2019-11-31"


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False), st.sets(st.integers(0, len(LINES) - 1), max_size=40))
def test_same_statements_same_findings_in_any_order(random: object, left_out: set[int]) -> None:
    lines = [line for number, line in enumerate(LINES) if number not in left_out]
    shuffled = list(lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives random.Random
    first = validate_graph(graph_of_lines(lines), load_shapes())
    assert validate_graph(graph_of_lines(shuffled), load_shapes()) == first


def test_shapes_that_are_no_shacl_are_an_error(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text(
        """
        PREFIX sh: <http://www.w3.org/ns/shacl#>
        PREFIX und: <https://w3id.org/undocs-rdf/ontology#>
        <#x> a sh:PropertyShape ; sh:targetClass und:Source ; sh:minCount 1 .
        """,
        encoding="utf-8",
    )
    with pytest.raises(UndocsError, match="can't be evaluated"):
        validate_graph(graph_of_lines(LINES), load_shapes([broken]))


def with_query(path: Path, query: str) -> Path:
    path.write_text(
        f"""
        PREFIX sh: <http://www.w3.org/ns/shacl#>
        PREFIX und: <https://w3id.org/undocs-rdf/ontology#>
        <#x> a sh:NodeShape ; sh:targetClass und:Source ; sh:sparql [ sh:select "{query}" ] .
        """,
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize(
    "query",
    [
        "SELECT $this WHERE { SERVICE <http://127.0.0.1:9/> { $this ?p ?o } }",
        "SELECT $this FROM <file:///etc/hostname> WHERE { $this ?p ?o }",
    ],
)
def test_queries_that_reach_out_are_refused(tmp_path: Path, query: str) -> None:
    with pytest.raises(RefusedError):
        load_shapes([with_query(tmp_path / "extra.ttl", query)])


@pytest.mark.parametrize(
    "query",
    ["SELECT $this WHERE { this is no SPARQL }", "SELECT $this WHERE { $this ?p ?o MINUS {} }"],
)
def test_queries_that_fail_are_an_error(tmp_path: Path, query: str) -> None:
    shapes = load_shapes([with_query(tmp_path / "extra.ttl", query)])
    with pytest.raises(UndocsError, match="can't be evaluated"):
        validate_graph(graph_of_lines(LINES), shapes)
