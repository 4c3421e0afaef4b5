"""What the graphs of a base are made of, counted in one pass: what VoID tells of a data set."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from undocs_rdf.terms import TYPE

if TYPE_CHECKING:
    from undocs_rdf.store import OpenedStore


@dataclass(frozen=True, slots=True)
class Partitions:
    """What a base is made of.

    Attributes:
        triples: How many statements its graphs have, by the IRI of the graph.
        classes: How many nodes are said to be of a class, by its IRI.
        properties: How many statements have a property, by its IRI.
    """

    triples: dict[str, int]
    classes: dict[str, int]
    properties: dict[str, int]


def count_partitions(opened: OpenedStore) -> Partitions:
    """Return what the graphs of a base are made of, each sorted by IRI."""
    triples: dict[str, int] = {}
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    type_iri = TYPE[1:-1]
    for graph in opened.graphs():
        count = 0
        for quad in opened.quads_of(graph):
            count += 1
            properties[quad.predicate.value] += 1
            if quad.predicate.value == type_iri:
                classes[str(getattr(quad.object, "value", ""))] += 1
        triples[graph] = count
    return Partitions(triples, dict(sorted(classes.items())), dict(sorted(properties.items())))
