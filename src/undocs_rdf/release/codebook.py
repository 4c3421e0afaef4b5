"""The codebook: what each column of a table and each term of the ontology means."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from undocs_rdf.export import TABLES
from undocs_rdf.iri import ONTOLOGY
from undocs_rdf.query import load_queries
from undocs_rdf.resources import resource_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Graph

_KINDS: Final = (
    ("Classes", "Class"),
    ("Properties that point to a node", "ObjectProperty"),
    ("Properties that have a value", "DatatypeProperty"),
)


def codebook() -> bytes:
    """Return the codebook in Markdown. It is the same for every base."""
    return "\n".join([*_tables(), *_terms(), *_queries()]).encode()


def _tables() -> Iterator[str]:
    yield "# Codebook"
    yield ""
    yield "Made from the definitions of the tables and of the ontology."
    yield ""
    yield "## Tables"
    yield ""
    yield "Several values in one cell are parted by “; ”. Dates are ISO 8601."
    for table in TABLES:
        yield ""
        yield f"### {table.name}"
        yield ""
        yield f"A row is {table.meaning}."
        yield ""
        yield "| column | type | meaning |"
        yield "|---|---|---|"
        for column in table.columns:
            yield f"| {column.name} | {column.type} | {column.meaning} |"


def _terms() -> Iterator[str]:
    from rdflib import OWL, RDF, RDFS, SKOS, URIRef  # noqa: PLC0415 - slow to load

    graph = _ontology()
    yield ""
    yield "## Terms"
    yield ""
    yield f"Names stand for `{ONTOLOGY}` and what follows."
    for title, kind in _KINDS:
        yield ""
        yield f"### {title}"
        yield ""
        yield "| name | label | meaning |"
        yield "|---|---|---|"
        terms = (
            term
            for term in graph.subjects(RDF.type, OWL[kind])
            if isinstance(term, URIRef) and term.startswith(ONTOLOGY)
        )
        for term in sorted(terms):
            label = graph.value(term, RDFS.label) or ""
            meaning = graph.value(term, SKOS.definition) or graph.value(term, RDFS.comment) or ""
            meaning = " ".join(str(meaning).replace("|", "\\|").split())
            yield f"| {term.removeprefix(ONTOLOGY)} | {label} | {meaning} |"


@cache
def _ontology() -> Graph:
    from rdflib import Graph  # noqa: PLC0415 - slow to load

    return Graph().parse(resource_folder("ontology") / "undocs.ttl", format="turtle")


def _queries() -> Iterator[str]:
    yield ""
    yield "## Questions"
    yield ""
    yield "Each can be asked by `undocs-rdf query NAME`."
    yield ""
    yield "| name | question |"
    yield "|---|---|"
    for query in load_queries():
        if not query.is_contract:
            yield f"| {query.name} | {query.title} |"
    yield ""
