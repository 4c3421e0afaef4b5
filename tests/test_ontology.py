import csv
import re
import tomllib
from pathlib import Path

import owlrl  # type: ignore[import-untyped]  # it has no annotations
import pyoxigraph
import pytest
from rdflib import (
    DCTERMS,
    OWL,
    RDF,
    RDFS,
    SKOS,
    VANN,
    XSD,
    BNode,
    Graph,
    Literal,
    Namespace,
    URIRef,
)

from undocs_rdf.model import CitationType, DocumentKind, PartKind, PartyKind
from undocs_rdf.resources import resource_folder

UND = Namespace("https://w3id.org/undocs-rdf/ontology#")
VS = Namespace("http://www.w3.org/2003/06/sw-vocab-status/ns#")
SCHEMA = Namespace("https://schema.org/")
ONTOLOGY = URIRef("https://w3id.org/undocs-rdf/ontology")
PATH = resource_folder("ontology") / "undocs.ttl"
DATA = Path(__file__).parent / "data"
TEXT = PATH.read_text(encoding="utf-8")
PROPERTY_KINDS = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
ANNOTATIONS_OF_OWL = {RDFS.label, RDFS.seeAlso, RDFS.isDefinedBy, OWL.versionInfo}
AXIOMS = {
    RDF.type,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.disjointWith,
    OWL.inverseOf,
    OWL.versionIRI,
}
# https://www.w3.org/TR/owl2-profiles/#Entities_3, of the datatypes that one would use here
DATATYPES_OF_RL = {XSD.string, XSD.integer, XSD.boolean, XSD.dateTime, XSD.anyURI, RDFS.Literal}

# The names that users' queries rest on, by kind: a change there breaks them.
FIXED_NAMES = tomllib.loads((DATA / "fixed_names.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(PATH, format="turtle")


def ours(graph: Graph, kind: URIRef) -> set[URIRef]:
    return {
        term
        for term in graph.subjects(RDF.type, kind)
        if isinstance(term, URIRef) and term.startswith(UND)
    }


def terms(graph: Graph) -> set[URIRef]:
    return ours(graph, OWL.Class) | properties(graph)


def properties(graph: Graph) -> set[URIRef]:
    return ours(graph, OWL.ObjectProperty) | ours(graph, OWL.DatatypeProperty)


def citation_types(graph: Graph) -> set[URIRef]:
    found = graph.transitive_subjects(RDFS.subPropertyOf, UND.cites)
    return {term for term in found if isinstance(term, URIRef)} - {UND.cites}


def test_two_parsers_read_the_same_triples(graph: Graph) -> None:
    quads = list(pyoxigraph.parse(TEXT.encode(), format=pyoxigraph.RdfFormat.TURTLE))
    assert len(quads) == len(graph)


def test_no_blank_nodes(graph: Graph) -> None:
    assert not [triple for triple in graph if any(isinstance(term, BNode) for term in triple)]


def test_no_prefix_is_declared_in_vain() -> None:
    declared = re.findall(r"^@prefix ([a-z-]+):", TEXT, re.MULTILINE)
    assert declared
    body = re.sub(r"^@prefix.*|^ *#.*", "", TEXT, flags=re.MULTILINE)
    assert [prefix for prefix in declared if not re.search(rf"\b{prefix}:\w", body)] == []


@pytest.mark.parametrize("kind", [OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty])
def test_fixed_names_are_there(graph: Graph, kind: URIRef) -> None:
    names = FIXED_NAMES[kind.removeprefix(str(OWL))]
    assert len(names) > 20
    assert [name for name in names if UND[name] not in ours(graph, kind)] == []


def test_stays_small(graph: Graph) -> None:
    assert len(ours(graph, OWL.Class)) <= 45
    assert len(properties(graph) - citation_types(graph)) <= 80


def test_every_term_is_explained(graph: Graph) -> None:
    for term in terms(graph):
        (label,) = graph.objects(term, RDFS.label)
        (definition,) = graph.objects(term, SKOS.definition)
        (status,) = graph.objects(term, VS.term_status)
        assert isinstance(label, Literal)
        assert label.language == "en"
        assert isinstance(definition, Literal)
        assert definition.language == "en"
        assert re.fullmatch(r"[A-Z\"].{15,}\.", definition), term
        assert str(status) in {"stable", "testing", "unstable"}
        assert (term, RDFS.isDefinedBy, ONTOLOGY) in graph


def test_labels_and_definitions_are_told_apart(graph: Graph) -> None:
    definitions = [str(definition) for definition in graph.objects(None, SKOS.definition)]
    assert len(definitions) == len(set(definitions))
    for kind in (ours(graph, OWL.Class), properties(graph)):
        labels = [str(graph.value(term, RDFS.label)) for term in kind]
        assert len(labels) == len(set(labels))


def test_every_class_and_most_properties_show_an_example(graph: Graph) -> None:
    shown = set(graph.subjects(SKOS.example))
    assert ours(graph, OWL.Class) - shown == set()
    assert len(properties(graph) & shown) > len(properties(graph)) / 2


def test_names_are_written_as_names_are(graph: Graph) -> None:
    for term in terms(graph):
        name = term.removeprefix(UND)
        pattern = r"[A-Z][A-Za-z]+" if term in ours(graph, OWL.Class) else r"[a-z][A-Za-z0-9]+"
        assert re.fullmatch(pattern, name), name


def test_header_says_what_a_reader_of_ontologies_asks(graph: Graph) -> None:
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in graph
    for annotation in (DCTERMS.title, DCTERMS.description, DCTERMS.creator, SKOS.changeNote):
        assert graph.value(ONTOLOGY, annotation)
    assert graph.value(ONTOLOGY, DCTERMS.license) == URIRef(
        "https://creativecommons.org/licenses/by/4.0/"
    )
    assert graph.value(ONTOLOGY, VANN.preferredNamespacePrefix) == Literal("und")
    assert graph.value(ONTOLOGY, VANN.preferredNamespaceUri) == Literal(str(UND))
    version = graph.value(ONTOLOGY, OWL.versionInfo)
    assert graph.value(ONTOLOGY, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{version}")
    assert graph.value(ONTOLOGY, OWL.imports) is None


def test_every_predicate_is_declared_with_one_kind(graph: Graph) -> None:
    for predicate in set(graph.predicates()) - AXIOMS - ANNOTATIONS_OF_OWL:
        kinds = set(graph.objects(predicate, RDF.type)) & PROPERTY_KINDS
        assert len(kinds) == 1, predicate
    for term in set(graph.subjects(RDF.type)):
        kinds = set(graph.objects(term, RDF.type)) & (PROPERTY_KINDS | {OWL.Class, OWL.Ontology})
        assert len(kinds) == 1, term


def test_axioms_join_terms_of_a_kind(graph: Graph) -> None:
    classes = set(graph.subjects(RDF.type, OWL.Class))
    objects = set(graph.subjects(RDF.type, OWL.ObjectProperty))
    data = set(graph.subjects(RDF.type, OWL.DatatypeProperty))
    for predicate in (RDFS.subClassOf, OWL.disjointWith):
        for one, other in graph.subject_objects(predicate):
            assert {one, other} <= classes
    for one, other in graph.subject_objects(RDFS.subPropertyOf):
        assert {one, other} <= objects or {one, other} <= data
    for one, other in graph.subject_objects(OWL.inverseOf):
        assert {one, other} <= objects
    for term, domain in graph.subject_objects(RDFS.domain):
        assert term in objects | data
        assert domain in classes
    for term, value in graph.subject_objects(RDFS.range):
        assert value in (classes if term in objects else DATATYPES_OF_RL), term


def test_a_datatype_property_tells_its_datatype_once(graph: Graph) -> None:
    for term in ours(graph, OWL.DatatypeProperty):
        told = [*graph.objects(term, RDFS.range), *graph.objects(term, SCHEMA.rangeIncludes)]
        assert len(told) == 1, term


def foreign_terms() -> dict[str, set[str]]:
    with (DATA / "foreign_terms.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return {row["term"]: set(row["kinds"].split()) for row in rows}


def test_every_foreign_term_exists_in_its_vocabulary_with_that_kind(graph: Graph) -> None:
    known = foreign_terms()
    declared = (
        {term for term in graph.subjects(RDF.type) if isinstance(term, URIRef)}
        - terms(graph)
        - {ONTOLOGY}
    )
    assert {str(term) for term in declared} == set(known)
    for term in declared:
        for kind in graph.objects(term, RDF.type):
            name = str(kind).removeprefix(str(OWL))
            assert name in known[str(term)] or (
                known[str(term)] == {"Property"} and name.endswith("Property")
            ), term


def test_no_foreign_term_is_used_without_being_declared(graph: Graph) -> None:
    declared = set(graph.subjects(RDF.type))
    joined = {RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, SKOS.closeMatch, SKOS.narrowMatch}
    for predicate in joined | {SKOS.relatedMatch, SKOS.exactMatch, OWL.disjointWith}:
        for value in graph.objects(None, predicate):
            assert value in declared, value


def test_drafts_are_never_adopted_acts(graph: Graph) -> None:
    adopted = {UND[kind] for kind in DocumentKind if kind.is_adopted}
    proposals = {UND[kind] for kind in DocumentKind if kind.is_proposal}
    for act in adopted:
        assert (act, RDFS.subClassOf, UND.AdoptedAct) in graph
        for proposal in proposals:
            assert (act, OWL.disjointWith, proposal) in graph
    for proposal in proposals:
        assert (proposal, RDFS.subClassOf, UND.Proposal) in graph
    assert (UND.AdoptedAct, OWL.disjointWith, UND.Proposal) in graph


def test_no_class_is_disjoint_from_what_it_is_a_kind_of(graph: Graph) -> None:
    ancestors = {
        term: set(graph.transitive_objects(term, RDFS.subClassOf))
        for term in ours(graph, OWL.Class)
    }
    for one, other in graph.subject_objects(OWL.disjointWith):
        for term, above in ancestors.items():
            assert not {one, other} <= above, term


def test_the_model_and_the_ontology_use_the_same_words(graph: Graph) -> None:
    def above(name: str) -> set[object]:
        return set(graph.transitive_objects(UND[name], RDFS.subClassOf))

    assert all(UND.Document in above(kind) for kind in DocumentKind)
    assert all(UND.Part in above(kind) for kind in PartKind)
    assert all(UND.Party in above(kind) for kind in PartyKind)
    assert {UND[kind] for kind in CitationType} == citation_types(graph) | {UND.cites}


def test_queries_and_shapes_use_terms_that_are_there(graph: Graph) -> None:
    files = [*resource_folder("queries").rglob("*.rq"), *resource_folder("shapes").rglob("*.ttl")]
    used = {
        (path.name, name)
        for path in files
        for name in re.findall(r"\bund:(\w+)", path.read_text(encoding="utf-8"))
    }
    assert len({path for path, _ in used}) >= 13
    assert sorted((path, name) for path, name in used if UND[name] not in terms(graph)) == []


@pytest.mark.slow
def test_reasoning_finds_a_draft_that_is_a_resolution_and_nothing_else_amiss(graph: Graph) -> None:
    def errors(*statements: tuple[URIRef, URIRef, URIRef]) -> list[str]:
        closed = Graph()
        for triple in (*graph, *statements):
            closed.add(triple)
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
        return [str(value) for _, name, value in closed if str(name).endswith("#error")]

    data = Namespace("https://w3id.org/undocs-rdf/")
    draft, act, citation = (
        data["doc/A/80/L.1"],
        data["doc/A/RES/80/1"],
        data["doc/A/80/L.1#pp1.cite1"],
    )
    statements = [
        (draft, RDF.type, UND.DraftResolution),
        (draft, UND.recalls, act),
        (act, RDF.type, UND.Resolution),
        (citation, UND.citedDocument, act),
        (citation, UND.citationType, UND.recalls),
        (data["session/A/80"], UND.submittedTo, data["body/A"]),
        (draft, UND.inSession, data["session/A/80"]),
    ]
    assert errors(*statements) == []
    assert any(
        "disjoint" in e.lower() for e in errors(*statements, (draft, RDF.type, UND.Resolution))
    )
