"""Each constraint has a fixture that it lets pass and one that it alone catches."""

from __future__ import annotations

import csv
import re
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyshacl
import pytest
from pyoxigraph import Quad, RdfFormat, parse
from rdflib import OWL, RDF, SH, SKOS, Graph, Literal, URIRef

from undocs_rdf.errors import UnreadableInputError
from undocs_rdf.model import CitationType, DocumentKind, PartKind, ResolvedBy, SponsorRole
from undocs_rdf.places import UND
from undocs_rdf.rdflib_graph import graph_of
from undocs_rdf.resources import resource_folder
from undocs_rdf.shapes import (
    SHAPES,
    constraint_name,
    constraints_of,
    load_shapes,
    read_shapes,
    shape_files,
    written_shapes,
)
from undocs_rdf.validate import validate_graph, validate_lines
from undocs_rdf.validation.engines import Engine, EngineName, GraphLines

if TYPE_CHECKING:
    from undocs_rdf.validation.findings import Finding

FIXTURES = Path(__file__).parent / "data" / "shapes"
EXAMPLE = "https://example.org/"
ONTOLOGY = "https://w3id.org/undocs-rdf/ontology#"
MEGABYTE = 1_000_000


@cache
def shapes_as_written() -> Graph:
    shapes = Graph()
    for path in shape_files():
        for triple in read_shapes(path):
            shapes.add(triple)
    return shapes


CONSTRAINTS = [constraint_name(iri) for iri in constraints_of(shapes_as_written())]


def fixture_graph(name: str, which: str) -> Graph:
    """Return the statements that both cases of a fixture share and those of one.

    Their IRIs start with the name of the fixture, so that graphs of several can be put together.
    """
    text = (FIXTURES / f"{name}.trig").read_text(encoding="utf-8")
    home = f"{EXAMPLE}{name}/"
    quads = parse(text.replace(EXAMPLE, home), RdfFormat.TRIG)
    wanted = {f"{home}given", f"{home}{which}"}
    return graph_of(quad for quad in quads if isinstance(quad, Quad) and in_graph(quad) in wanted)


@cache
def all_fixtures(which: str) -> Graph:
    """Return one case of every fixture, in one graph."""
    together = Graph()
    for name in CONSTRAINTS:
        graph = fixture_graph(name, which)
        assert len(graph) > 0
        together += graph
    return together


@cache
def all_findings(which: str) -> tuple[Finding, ...]:
    return validate_graph(all_fixtures(which), load_shapes()).findings


def findings_in(name: str, which: str) -> list[Finding]:
    home = f"{EXAMPLE}{name}/"
    return [finding for finding in all_findings(which) if finding.focus.startswith(home)]


def in_graph(quad: Quad) -> str:
    return getattr(quad.graph_name, "value", "")


def test_every_constraint_has_a_fixture_and_every_fixture_a_constraint() -> None:
    assert len(CONSTRAINTS) >= 115
    assert sorted(path.stem for path in FIXTURES.glob("*")) == sorted(CONSTRAINTS)


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_passing_fixture_has_no_finding(name: str) -> None:
    assert findings_in(name, "pass") == []


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_failing_fixture_is_caught_by_its_constraint_alone(name: str) -> None:
    findings = findings_in(name, "fail")
    assert {finding.constraint for finding in findings} == {name}
    severity = shapes_as_written().value(URIRef(SHAPES + name), SH.severity)
    assert {finding.severity for finding in findings} == {str(severity).rpartition("#")[2].lower()}


def test_no_finding_is_outside_the_fixtures() -> None:
    assert all_findings("pass") == ()
    assert {finding.focus.split("/")[3] for finding in all_findings("fail")} == set(CONSTRAINTS)


@pytest.mark.slow
def test_the_shapes_as_written_give_the_same_results_in_plain_pyshacl() -> None:
    def results(shapes: Graph) -> set[tuple[object, ...]]:
        _, report, _ = pyshacl.validate(all_fixtures("fail"), shacl_graph=shapes)
        of = [SH.sourceShape, SH.focusNode, SH.value, SH.resultSeverity]
        found = report.objects(None, SH.result)
        return {tuple(report.value(result, path) for path in of) for result in found}

    as_written = results(shapes_as_written())
    assert {shape for shape, *_ in as_written} == set(constraints_of(shapes_as_written()))
    assert results(load_shapes()) == as_written


def test_every_constraint_can_be_understood() -> None:
    shapes = shapes_as_written()
    names = set()
    for iri in map(URIRef, (SHAPES + name for name in CONSTRAINTS)):
        [severity] = shapes.objects(iri, SH.severity)
        assert severity in {SH.Violation, SH.Warning, SH.Info}
        [name] = shapes.objects(iri, SH.name)
        [message] = [
            text
            for holder in (iri, *shapes.objects(iri, SH.sparql))
            for text in shapes.objects(holder, SH.message)
        ]
        for text in (name, message):
            assert isinstance(text, Literal)
            assert text.language == "en"
        assert str(message).endswith(".")
        names.add(str(name))
    assert len(names) == len(CONSTRAINTS)


def test_constraints_are_named_in_small_letters_and_shapes_of_classes_in_capitals() -> None:
    assert [name for name in CONSTRAINTS if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name)] == []
    others = set(shapes_as_written().subjects(RDF.type, SH.NodeShape)) - set(
        constraints_of(shapes_as_written())
    )
    names = [str(shape).removeprefix(SHAPES) for shape in others]
    assert len(names) > 20
    assert [name for name in names if not name[0].isupper()] == []


def numbered(labels: list[str]) -> Graph:
    """Return a document whose operative paragraphs have these labels, in this order."""
    graph = fixture_graph("numbering-unbroken", "given")
    for part in set(graph.subjects(UND.inDocument)):
        graph.remove((part, None, None))
    for position, label in enumerate(labels, start=1):
        part = URIRef(f"https://example.org/part{position}")
        graph.add((part, RDF.type, UND.OperativeParagraph))
        graph.add((part, UND.inDocument, URIRef(f"{EXAMPLE}numbering-unbroken/doc")))
        graph.add((part, UND.position, Literal(position)))
        graph.add((part, SKOS.notation, Literal(label)))
        graph.add((part, UND.text, Literal("Decides.", lang="en")))
        graph.add((part, UND.locatedAt, URIRef(f"https://example.org/source#char={position},9")))
    return graph


@pytest.mark.parametrize(
    ("labels", "caught"),
    [
        (["OP1", "OP2", "OP3"], []),
        (["I OP1", "I OP2", "II OP1", "II OP2"], []),
        (["I OP1", "I.A OP2", "I.B.3 OP3", "II OP1"], []),  # they run on through subsections
        (["OP9", "OP10", "OP11"], ["OP9"]),
        (["OP1", "OP3"], ["OP3"]),
        (["OP1", "OP3", "OP2"], ["OP3"]),
        (["OP2", "OP1"], ["OP2"]),
        (["I OP1", "I OP2", "II OP1", "II OP3"], ["II OP3"]),
        (["OP1", "OP2 bis", "OP2"], []),
    ],
)
def test_numbering(labels: list[str], caught: list[str]) -> None:
    findings = validate_graph(numbered(labels), load_shapes()).findings
    assert {finding.constraint for finding in findings} <= {"numbering-unbroken"}
    assert [finding.part for finding in findings] == caught


def test_every_constraint_is_named_and_has_a_severity() -> None:
    shapes = shapes_as_written()
    properties = set(shapes.objects(None, SH.property))
    queried = set(shapes.subjects(SH.sparql))
    assert properties | queried <= set(constraints_of(shapes))


@pytest.mark.slow
def test_shapes_are_valid_shacl() -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes_as_written(), meta_shacl=True)
    assert conforms, text


def test_every_class_of_the_ontology_has_a_shape() -> None:
    ontology = graph_of(
        parse((resource_folder("ontology") / "undocs.ttl").read_bytes(), RdfFormat.TURTLE)
    )
    classes = {
        str(term)
        for term in ontology.subjects(RDF.type, OWL.Class)
        if str(term).startswith(ONTOLOGY)
    }
    targets = set(map(str, shapes_as_written().objects(None, SH.targetClass)))
    assert len(classes) > 30
    assert classes - targets == set()
    assert targets - classes == set()


def test_every_term_in_the_shapes_is_one_of_the_ontology() -> None:
    ontology = (resource_folder("ontology") / "undocs.ttl").read_text(encoding="utf-8")
    defined = set(re.findall(r"^und:(\w+) a ", ontology, re.MULTILINE))
    used = {
        term
        for path in shape_files()
        for term in re.findall(r"\bund:(\w+)", path.read_text(encoding="utf-8"))
    }
    assert len(used) > 80
    assert used - defined == set()


def listed(constraint: str, path: URIRef) -> set[str]:
    """Return the members of the SHACL list at a path from a constraint."""
    shapes = shapes_as_written()
    return {
        str(member).removeprefix(ONTOLOGY)
        for head in shapes.objects(URIRef(SHAPES + constraint), path)
        for member in shapes.items(head)
    }


def pattern(constraint: str) -> str:
    [text] = shapes_as_written().objects(URIRef(SHAPES + constraint), SH.pattern)
    return str(text)


def test_vocabulary_of_the_shapes_is_that_of_the_model() -> None:
    assert listed("citation-type", SH["in"]) == set(CitationType)
    assert pattern("sponsorship-role") == f"/role/({'|'.join(SponsorRole)})$"
    assert pattern("citation-resolved-by") == f"/resolved-by/({'|'.join(ResolvedBy)})$"
    targets = set(map(str, shapes_as_written().objects(None, SH.targetClass)))
    assert {ONTOLOGY + kind for kind in (*PartKind, *DocumentKind)} <= targets


PATTERNS = sorted(set(map(str, shapes_as_written().objects(None, SH.pattern))))


@pytest.mark.parametrize("expression", PATTERNS)
@pytest.mark.parametrize("piece", ["A", "0", "/A", "A/", "(a)", "-", "((", "A(", "#char=1,", "x-"])
def test_patterns_take_time_linear_in_the_text(expression: str, piece: str) -> None:
    text = piece * (MEGABYTE // len(piece)) + "\n!"
    start = time.process_time()
    re.search(expression, text)
    assert time.process_time() - start < 2  # a second pass over the text would take an hour


@pytest.mark.parametrize(
    "symbol",
    [
        "A/RES/74/28",
        "A/RES/217(III)A",
        "A/RES/ES-11/1",
        "A/RES/3201(S-VI)",
        "S/RES/2629(2022)",
        "E/RES/2089(LXIII)",
        "A/DEC/72/512",
        "A/C.1/74/L.49/Rev.1",
        "A/78/6(Sect. 3)/Add.5",
        "A/65/517-S/2010/534",
        "A/CONF.157/24(Part I)",
        "ICCD/COP(15)/23/Add.1",
        "FCCC/CP/2015/10/Add.1",
        "BWC/CONF.IX/9",
        "TD/B/C.4/(XIII)/SC.2/L.2",
        "GC(45)/RES/10",
        "UNEP/EA.5/Res.1",
        "A/HRC/RES/54/18",
        "S/PRST/2020/5",
    ],
)
def test_symbols_of_known_form_pass(symbol: str) -> None:
    assert re.search(pattern("symbol-form"), symbol)


@pytest.mark.parametrize(
    "symbol", ["", "74/28", "a/res/74/28", "A/RES/74/28 ", "A//28", "resolution"]
)
def test_symbols_of_no_known_form_fail(symbol: str) -> None:
    assert re.search(pattern("symbol-form"), symbol) is None


def test_extra_shapes_are_added(tmp_path: Path) -> None:
    extra = tmp_path / "house.ttl"
    extra.write_text(
        """
        PREFIX sh: <http://www.w3.org/ns/shacl#>
        PREFIX und: <https://w3id.org/undocs-rdf/ontology#>
        PREFIX house: <https://example.org/shapes#>
        house:Resolution a sh:NodeShape ;
            sh:targetClass und:Resolution ;
            sh:property [ sh:path und:title ; sh:minCount 1 ] .
        """,
        encoding="utf-8",
    )
    graph = fixture_graph("act-symbol", "pass")
    assert validate_graph(graph, load_shapes()).conforms
    report = validate_graph(graph, load_shapes([extra]))
    assert not report.conforms
    [finding] = report.findings
    assert finding.constraint == "http://www.w3.org/ns/shacl#MinCountConstraintComponent"
    assert finding.document == "A/RES/74/28"


def test_unreadable_shapes_are_named(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("shape:x a", encoding="utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    for path, problem in (
        (broken, "is no Turtle"),
        (tmp_path / "none.ttl", "no such file"),
        (empty, "holds no file"),
    ):
        with pytest.raises(UnreadableInputError, match=problem) as caught:
            load_shapes([path])
        assert caught.value.subject == str(path)


NOT_COVERED = resource_folder("shapes") / "not-covered.csv"


def covered_properties() -> set[str]:
    """Return the properties that a constraint or a target looks at, in paths of any form."""
    shapes = shapes_as_written()
    links = [SH.path, SH.lessThanOrEquals, SH.disjoint, SH.targetSubjectsOf, SH.targetObjectsOf]
    steps = [SH.inversePath, SH.alternativePath]
    waiting = [node for link in links for node in shapes.objects(None, link)]
    found = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, URIRef):
            found.add(str(node))
            continue
        waiting += [below for step in steps for below in shapes.objects(node, step)]
        waiting += [member for member in shapes.items(node) if member != node]
    return {name.removeprefix(ONTOLOGY) for name in found if name.startswith(ONTOLOGY)}


def test_every_property_of_the_ontology_has_a_shape_or_a_reason() -> None:
    ontology = graph_of(
        parse((resource_folder("ontology") / "undocs.ttl").read_bytes(), RdfFormat.TURTLE)
    )
    properties = {
        str(term).removeprefix(ONTOLOGY)
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
        for term in ontology.subjects(RDF.type, kind)
        if str(term).startswith(ONTOLOGY)
    }
    assert len(properties) > 80
    with NOT_COVERED.open(encoding="utf-8", newline="") as file:
        reasons = {row["property"]: row["reason"] for row in csv.DictReader(file)}
    assert all(len(reason) > 20 for reason in reasons.values())
    assert properties - covered_properties() == set(reasons)


def test_both_engines_find_the_same_in_every_fixture() -> None:
    engine = Engine(EngineName.FAST, load_shapes(), written_shapes())
    for which in ("pass", "fail"):
        lines = all_fixtures(which).serialize(format="nt")
        assert validate_lines(GraphLines(lines), engine).findings == all_findings(which)
