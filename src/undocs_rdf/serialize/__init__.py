"""Triples as files: the same triples in the same order give the same bytes.

A triple is three terms as N-Triples writes them. Everything is written into the default
graph. What several documents share is written once.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.serialize.jsonld import to_jsonld
from undocs_rdf.serialize.turtle import PREFIXES, to_turtle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from undocs_rdf.graph import Triple


class Serialization(StrEnum):
    """The forms that a graph is written in, as `--to` names them."""

    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"


ENDINGS: Final = {
    ".ttl": Serialization.TURTLE,
    ".trig": Serialization.TRIG,
    ".nq": Serialization.NQUADS,
    ".nt": Serialization.NTRIPLES,
    ".jsonld": Serialization.JSONLD,
    ".rdf": Serialization.RDFXML,
}
"""The endings of files, and the serialization that each tells."""


def serialization_of(name: str) -> Serialization | None:
    """Return the serialization that the ending of a file's name tells, or None."""
    return ENDINGS.get(PurePath(name).suffix.lower())


def serialize(triples: Iterable[Triple], to: Serialization, base: str = DEFAULT_BASE) -> bytes:
    """Return triples as a file in UTF-8.

    Turtle and TriG keep the order of subjects and of what is said of each; N-Triples and
    N-Quads are sorted; JSON-LD embeds the published context, so that it can be read offline.

    Args:
        triples: The triples, in reading order; a repeated one is written once.
        to: The form.
        base: The IRI that Turtle may write the others relative to.
    """
    distinct = list(dict.fromkeys(triples))
    match to:
        case Serialization.NTRIPLES | Serialization.NQUADS:
            # In the default graph a quad is written as a triple.
            return "".join(sorted(f"{' '.join(triple)} .\n" for triple in distinct)).encode()
        case Serialization.TURTLE | Serialization.TRIG:
            # TriG writes the default graph as Turtle does.
            return to_turtle(distinct, base).encode()
        case Serialization.JSONLD:
            return to_jsonld(distinct).encode()
        case Serialization.RDFXML:
            return _to_rdfxml(distinct)


def _to_rdfxml(triples: list[Triple]) -> bytes:
    """Return triples, grouped by subject, as RDF/XML."""
    import pyoxigraph  # noqa: PLC0415 - other forms do without it, and it takes time to load

    grouped: dict[str, list[str]] = {}
    for triple in triples:
        grouped.setdefault(triple[0], []).append(f"{' '.join(triple)} .\n")
    lines = "".join(line for group in grouped.values() for line in group)
    parsed = pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_TRIPLES)
    written = pyoxigraph.serialize(
        (quad.triple for quad in parsed), format=pyoxigraph.RdfFormat.RDF_XML, prefixes=PREFIXES
    )
    assert written is not None  # it is None only where it was written to a file
    return written + b"\n"
