"""The JSON-LD context, made from the ontology.

Every term of the ontology has its local name. An object property takes IRIs, a date or a number
its datatype, a text with a language is written as a map from language tags, so that a document
in six languages reads `"text": {"en": …, "fr": …}`. Together these let JSON come back as the
very triples that it was made from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from undocs_rdf.serialize.turtle import PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

UND: Final = PREFIXES["und"]
XSD: Final = PREFIXES["xsd"]

ContextEntry = str | float | dict[str, str]

_FOREIGN: Final[dict[str, ContextEntry]] = {
    "exactMatch": {"@id": "skos:exactMatch", "@type": "@id"},
    "format": "dct:format",
    "identifier": "dct:identifier",
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "isReplacedBy": {"@id": "dct:isReplacedBy", "@type": "@id"},
    "label": {"@id": "rdfs:label", "@container": "@language"},
    "notation": "skos:notation",
    "page": {"@id": "foaf:page", "@type": "@id"},
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
}
"""Terms of other vocabularies that data use, by the name they have in JSON."""


def context_of(ontology: str) -> dict[str, ContextEntry]:
    """Return the JSON-LD context of an ontology.

    Args:
        ontology: The ontology, in Turtle.
    """
    from rdflib import OWL, RDF, Graph, URIRef  # noqa: PLC0415 - only this needs it

    graph = Graph().parse(data=ontology, format="turtle")
    context: dict[str, ContextEntry] = {"@version": 1.1, "@vocab": UND}
    context |= dict(sorted(PREFIXES.items()))
    context |= {"id": "@id", "type": "@type"}
    terms: dict[str, ContextEntry] = {}
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in graph.subjects(RDF.type, kind):
            if isinstance(term, URIRef) and term.startswith(UND):
                terms[term.removeprefix(UND)] = _entry(term, graph)
    clashes = terms.keys() & (_FOREIGN.keys() | context.keys())
    assert not clashes, f"names that stand for two things: {sorted(clashes)}"
    return context | dict(sorted((terms | _FOREIGN).items()))


def _entry(term: URIRef, graph: Graph) -> ContextEntry:
    """Return what the context says of a term of the ontology."""
    from rdflib import OWL, RDF, RDFS, Namespace  # noqa: PLC0415 - as above

    name = f"und:{term.removeprefix(UND)}"
    kinds = set(graph.objects(term, RDF.type))
    if OWL.Class in kinds:
        return name
    if OWL.ObjectProperty in kinds:
        return {"@id": name, "@type": "@vocab" if name == "und:citationType" else "@id"}
    hint = Namespace("https://schema.org/").rangeIncludes
    datatype = graph.value(term, RDFS.range) or graph.value(term, hint)
    if datatype == RDF.langString:
        return {"@id": name, "@container": "@language"}
    if datatype is None or str(datatype) == f"{XSD}string":
        return name
    return {"@id": name, "@type": f"xsd:{str(datatype).removeprefix(XSD)}"}
