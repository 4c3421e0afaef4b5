"""Cuts from copies of other vocabularies what the ontology uses of them.

    python -m tests.ontology.make_extracts FILE...

A file is a copy of the vocabulary that its name starts with: "eli-1.3.rdf" is one of `eli`. An
extract holds, of each term that `ontology/undocs.ttl` declares, its kinds, labels, what it is a
kind of, domains and ranges, as the vocabulary itself says them. Copies come from the
vocabularies' own addresses, or from npm's `@vocabulary/*` packages, which carry those of the W3C,
Dublin Core, FOAF and schema.org.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from rdflib import OWL, RDF, RDFS, Dataset, Graph, URIRef
from rdflib.util import guess_format

from undocs_rdf.resources import resource_folder

EXTRACTS = Path(__file__).parent / "vocabularies"
ONTOLOGY = resource_folder("ontology") / "undocs.ttl"
NAMESPACES: Final = {
    "cito": "http://purl.org/spar/cito/",
    "dcmitype": "http://purl.org/dc/dcmitype/",
    "dcterms": "http://purl.org/dc/terms/",
    "doco": "http://purl.org/spar/doco/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "undo": "https://w3id.org/un/ontology/undo/",
    "vann": "http://purl.org/vocab/vann/",
    "vs": "http://www.w3.org/2003/06/sw-vocab-status/ns#",
}
"""The vocabularies that the ontology uses terms of, by the name of their extract."""
KEPT: Final = (RDF.type, RDFS.label, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range)
KINDS: Final = {
    RDFS.Class,
    RDF.Property,
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
}
_HTTP_SCHEMA: Final = "http://schema.org/"
"""As copies of schema.org from before 2020 name its terms."""


def declared() -> set[URIRef]:
    """Return the terms of other vocabularies that the ontology declares with a kind."""
    graph = Graph().parse(ONTOLOGY, format="turtle")
    return {
        term
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
        for term in graph.subjects(RDF.type, kind)
        if isinstance(term, URIRef) and str(term).startswith(tuple(NAMESPACES.values()))
    }


def extract(copies: Graph, namespace: str, terms: set[URIRef]) -> Graph:
    """Return what `copies` say of those of `terms` that stand in a namespace."""
    found = Graph()
    for name in ("owl", "rdf", "rdfs"):
        found.bind(name, {"owl": OWL, "rdf": RDF, "rdfs": RDFS}[name])
    for term in terms:
        if not str(term).startswith(namespace):
            continue
        old = URIRef(str(term).replace(NAMESPACES["schema"], _HTTP_SCHEMA))
        for subject in {term, old}:
            for predicate in KEPT:
                for value in copies.objects(subject, predicate):
                    if predicate == RDF.type and value not in KINDS:
                        continue
                    if predicate == RDFS.label and getattr(value, "language", None) not in {
                        None,
                        "en",
                    }:
                        continue
                    if isinstance(value, URIRef) or predicate == RDFS.label:
                        found.add((term, predicate, value))
    return found


def _copy(path: str) -> Graph:
    """Return the triples of a file, whatever graphs it puts them in."""
    dataset = Dataset()
    dataset.parse(path, format=guess_format(path) or "turtle")
    found = Graph()
    for subject, predicate, value, _ in dataset.quads():
        found.add((subject, predicate, value))
    return found


def main(paths: list[str]) -> None:
    """Write the extracts of the vocabularies in `paths`."""
    terms = declared()
    for path in paths:
        name = Path(path).stem.partition("-")[0]
        namespace = NAMESPACES[name]
        found = extract(_copy(path), namespace, terms)
        found.bind(name, namespace)
        missing = {
            str(term)
            for term in terms
            if str(term).startswith(namespace) and (term, RDF.type, None) not in found
        }
        found.serialize(EXTRACTS / f"{name}.ttl", format="turtle", encoding="utf-8")
        print(f"{name}: {len(found)} triples", *sorted(missing and {"missing:", *missing}))  # noqa: T201 - a script that reports


if __name__ == "__main__":
    main(sys.argv[1:])
