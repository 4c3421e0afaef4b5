"""Draws the classes of a page about the ontology, with their properties, as SVG.

A class is a card: its kinds, then what it says in words and numbers; to the right of it, an arrow
for each property that leads to another class. All of it is asked of the ontology.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from html import escape

from rdflib import OWL, RDF, RDFS, SDO, Graph, URIRef

UND = "https://w3id.org/undocs-rdf/ontology#"
WIDTH, CARD, TARGET = 940, 340, 250
STEP, ROW, GAP = 17, 34, 20


@dataclass
class Card:
    """A class as it is drawn.

    Attributes:
        name: Its name.
        is_on_page: Whether the page explains it, or only properties of it.
        lines: Its kinds and its datatype properties.
        edges: Its object properties, each with the name of the class that it leads to.
    """

    name: str
    is_on_page: bool
    lines: list[str] = field(default_factory=list)
    edges: list[tuple[str, str]] = field(default_factory=list)

    @property
    def height(self) -> int:
        """How high it is drawn, with its arrows."""
        return max(34 + STEP * len(self.lines), ROW * len(self.edges))


def local(term: object) -> str:
    """Return the last word of an IRI."""
    return str(term).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def values(graph: Graph, term: URIRef, *predicates: URIRef) -> list[URIRef]:
    """Return the values of the first predicate that a property, or one above it, has."""
    for one in graph.transitive_objects(term, RDFS.subPropertyOf):
        for predicate in predicates:
            found = [v for v in graph.objects(one, predicate) if isinstance(v, URIRef)]
            if found:
                return sorted(found, key=local)
    return []


def cards(graph: Graph, names: list[str]) -> list[Card]:
    """Return the cards of a page that explains the terms `names`, in that order."""
    terms = [URIRef(UND + name) for name in names]
    classes = [term for term in terms if (term, RDF.type, OWL.Class) in graph]
    properties = [term for term in terms if term not in classes]
    found: dict[str, Card] = {}
    for one in properties:
        above = set(graph.objects(one, RDFS.subPropertyOf)) & set(properties)
        if not above:
            for domain in values(graph, one, RDFS.domain, SDO.domainIncludes):
                card = found.setdefault(local(domain), Card(local(domain), domain in classes))
                add_property(graph, one, properties, card)
    for one in classes:
        above = set(graph.objects(one, RDFS.subClassOf)) & set(classes)
        if local(one) not in found and not above:
            found[local(one)] = Card(local(one), is_on_page=True)
    for card in found.values():
        card.lines[:0] = kinds(graph, URIRef(UND + card.name), classes, set(found))
    order = [*names, *found]
    return sorted(found.values(), key=lambda card: order.index(card.name))


def add_property(graph: Graph, one: URIRef, properties: list[URIRef], card: Card) -> None:
    """Put a property on the card of a class that has it."""
    ranges = [local(v) for v in values(graph, one, RDFS.range, SDO.rangeIncludes)]
    if (one, RDF.type, OWL.DatatypeProperty) in graph:
        card.lines.append(f"{local(one)}: {ranges[0]}")
        return
    card.edges.append((local(one), " or ".join(ranges)))
    below = [
        local(other)
        for other in properties
        if other != one and one in set(graph.transitive_objects(other, RDFS.subPropertyOf))
    ]
    if below:
        card.lines += textwrap.wrap(f"kinds of {local(one)}: {', '.join(below)}", 46)


def kinds(graph: Graph, above: URIRef, classes: list[URIRef], drawn: set[str]) -> list[str]:
    """Return the kinds of a class, those without a card with their own kinds in brackets."""
    words = []
    for one in classes:
        if (one, RDFS.subClassOf, above) in graph:
            below = [local(x) for x in classes if (x, RDFS.subClassOf, one) in graph]
            more = f" ({', '.join(below)})" if below and local(one) not in drawn else ""
            words.append(local(one) + more)
    return textwrap.wrap(f"kinds: {', '.join(words)}", 46) if words else []


def picture(graph: Graph, names: list[str], title: str) -> str:
    """Return the picture of the terms `names` as SVG."""
    drawn, y = [], 10
    for card in cards(graph, names):
        drawn.append(drawing(card, y))
        y += card.height + GAP
    head = (
        '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7"'
        ' markerHeight="7" orient="auto"><polygon points="0,0 8,4 0,8"/></marker></defs>'
    )
    return "\n".join(
        [
            f'<svg class="figure" viewBox="0 0 {WIDTH} {y}" role="img">',
            f"<title>{escape(title)}</title>{head}",
            *drawn,
            "</svg>",
        ]
    )


def drawing(card: Card, y: int) -> str:
    """Return a card and its arrows, drawn from `y` down."""
    kind = "ours" if card.is_on_page else "other"
    height = 34 + STEP * len(card.lines)
    parts = [
        f'<rect class="{kind}" x="10" y="{y}" width="{CARD}" height="{height}" rx="6"/>',
        f'<text class="name" x="22" y="{y + 22}">{escape(card.name)}</text>',
    ]
    for place, line in enumerate(card.lines):
        words = escape(line)
        parts.append(f'<text class="line" x="22" y="{y + 42 + STEP * place}">{words}</text>')
    for place, (name, target) in enumerate(card.edges):
        level = y + 17 + ROW * place
        start, end = 10 + CARD, WIDTH - TARGET - 10
        source = min(level, y + height - 8)
        middle = start + 40
        parts.append(
            f'<path d="M{start} {source} C{middle} {source} {start} {level} {middle} {level}'
            f' H{end}" marker-end="url(#head)"/>'
            f'<text class="edge" x="{end - 12}" y="{level - 5}">{escape(name)}</text>'
            f'<rect class="target" x="{end}" y="{level - 13}" width="{TARGET}" height="26" rx="6"/>'
            f'<text x="{end + 12}" y="{level + 5}">{escape(target)}</text>'
        )
    return "\n".join(parts)
