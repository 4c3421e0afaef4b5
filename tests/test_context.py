import json

import pyoxigraph
import pytest
from pyld import jsonld  # type: ignore[import-untyped]  # it has no annotations
from rdflib import OWL, RDF, Graph

from undocs_rdf.context import context_of
from undocs_rdf.resources import resource_folder
from undocs_rdf.serialize import Serialization, serialize
from undocs_rdf.terms import TYPE, Triple, date, in_language, integer, string, und
from undocs_rdf.vocabulary import bodies, states
from undocs_rdf.vocabulary_graph import body_triples, concept_triples, state_triples

UND = "https://w3id.org/undocs-rdf/ontology#"
ONTOLOGY = (resource_folder("ontology") / "undocs.ttl").read_text(encoding="utf-8")
CONTEXT = context_of(ONTOLOGY)
BASE = "https://w3id.org/undocs-rdf/"
DRAFT = f"<{BASE}doc/A/C.1/74/L.1>"
PARAGRAPH = f"<{BASE}doc/A/C.1/74/L.1#op1>"
MENTION = f"<{BASE}doc/A/C.1/74/L.1#op1.cite1>"
TRIPLES: list[Triple] = [
    (DRAFT, TYPE, und("DraftResolution")),
    (DRAFT, und("symbol"), string("A/C.1/74/L.1")),
    (DRAFT, und("title"), in_language("Advancing “responsible” State behaviour", "en")),
    (DRAFT, und("title"), in_language("Favoriser le comportement responsable", "fr")),
    (DRAFT, und("dateIssued"), date("2019-11-01")),
    (DRAFT, und("isRevised"), '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
    (DRAFT, und("submittedTo"), f"<{BASE}body/A/C.1>"),
    (DRAFT, und("hasPart"), PARAGRAPH),
    (PARAGRAPH, TYPE, und("OperativeParagraph")),
    (PARAGRAPH, und("position"), integer(7)),
    (PARAGRAPH, und("text"), in_language('Calls upon "all" States\nto act', "en")),
    (PARAGRAPH, und("hasCitation"), MENTION),
    (MENTION, und("citationType"), und("recalls")),
    (MENTION, und("citedParagraph"), string("3(b)")),
    (MENTION, und("citedParagraph"), string("12-15")),
    (MENTION, und("resolvedBy"), f"<{BASE}resolved-by/explicit>"),
    *body_triples(bodies()["A/C.1"]),
    *state_triples(states()["EST"]),
    *concept_triples(f"{BASE}ballot/Y"),
    *concept_triples(f"{BASE}language/fr"),
]


def canonical(data: str | bytes, name: str) -> set[str]:
    form = {"nt": pyoxigraph.RdfFormat.N_TRIPLES, "json": pyoxigraph.RdfFormat.JSON_LD}[name]
    return {str(quad.triple) for quad in pyoxigraph.parse(data, format=form)}


EXPECTED = canonical("".join(f"{' '.join(triple)} .\n" for triple in TRIPLES), "nt")


def test_every_term_has_its_name() -> None:
    graph = Graph().parse(data=ONTOLOGY, format="turtle")
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in graph.subjects(RDF.type, kind):
            if str(term).startswith(UND):
                entry = CONTEXT[str(term).removeprefix(UND)]
                name = entry["@id"] if isinstance(entry, dict) else entry
                assert name == f"und:{str(term).removeprefix(UND)}"


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("submittedTo", {"@id": "und:submittedTo", "@type": "@id"}),
        ("citationType", {"@id": "und:citationType", "@type": "@vocab"}),
        ("dateIssued", {"@id": "und:dateIssued", "@type": "xsd:date"}),
        ("position", {"@id": "und:position", "@type": "xsd:integer"}),
        ("text", {"@id": "und:text", "@container": "@language"}),
        ("symbol", "und:symbol"),
        ("OperativeParagraph", "und:OperativeParagraph"),
    ],
)
def test_a_name_says_what_its_values_are(name: str, entry: object) -> None:
    assert CONTEXT[name] == entry


def test_json_reads_as_people_expect() -> None:
    written = json.loads(serialize(TRIPLES, Serialization.JSONLD))
    (draft,) = (node for node in written["@graph"] if node["id"].endswith("L.1"))
    assert draft["type"] == "DraftResolution"
    assert draft["dateIssued"] == "2019-11-01"
    assert draft["title"]["fr"].startswith("Favoriser")
    paragraph = draft["hasPart"]
    assert paragraph["position"] == 7
    assert paragraph["hasCitation"]["citationType"] == "recalls"
    assert paragraph["hasCitation"]["citedParagraph"] == ["3(b)", "12-15"]


def test_json_ld_comes_back_as_the_same_triples_in_oxigraph() -> None:
    assert canonical(serialize(TRIPLES, Serialization.JSONLD), "json") == EXPECTED


def test_json_ld_comes_back_as_the_same_triples_in_pyld() -> None:
    document = json.loads(serialize(TRIPLES, Serialization.JSONLD))
    quads = jsonld.to_rdf(document, {"format": "application/n-quads"})
    assert canonical(quads, "nt") == EXPECTED


def test_json_ld_comes_back_as_the_same_triples_in_rdflib() -> None:
    graph = Graph().parse(data=serialize(TRIPLES, Serialization.JSONLD), format="json-ld")
    assert canonical(graph.serialize(format="nt"), "nt") == EXPECTED


def test_pyld_compacts_to_these_names() -> None:
    document = json.loads(serialize(TRIPLES, Serialization.JSONLD))
    expanded = jsonld.expand(document)
    compacted = jsonld.compact(expanded, {"@context": CONTEXT})
    assert jsonld.expand(compacted) == expanded
    names = {name for node in compacted["@graph"] for name in node}
    assert not [name for name in names if ":" in name]
