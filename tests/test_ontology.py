import re
import tomllib
from pathlib import Path

import pytest
from rdflib import (
    OWL,
    RDF,
    RDFS,
    Graph,
    Namespace,
    URIRef,
)

from undocs_rdf.model import CitationType, DocumentKind, PartKind, PartyKind
from undocs_rdf.resources import resource_folder

UND = Namespace("https://w3id.org/undocs-rdf/ontology#")
PATH = resource_folder("ontology") / "undocs.ttl"
DATA = Path(__file__).parent / "data"
TEXT = PATH.read_text(encoding="utf-8")

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
