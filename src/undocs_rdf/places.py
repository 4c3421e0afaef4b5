"""Where a node of the graph stands, as people say it: document, paragraph, place in the source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

UND: Final = Namespace("https://w3id.org/undocs-rdf/ontology#")

# The links by which a node hangs on the part or document it stands in, from above.
_HANGING: Final = (
    UND.hasCitation,
    UND.hasSponsorship,
    UND.hasBallot,
    UND.hasVote,
    UND.hasMandate,
    UND.hasExpression,
    UND.derivedFrom,
    UND.refersToFootnote,
)
_DOCUMENTS: Final = frozenset(
    UND[name]
    for name in (
        "Document",
        "AdoptedAct",
        "Resolution",
        "Decision",
        "PresidentialStatement",
        "Proposal",
        "DraftResolution",
        "DraftDecision",
        "Amendment",
        "Report",
        "MeetingRecord",
    )
)
# What a node is called where it is not a document or a part, in this order.
_NAMES: Final = (UND.quote, SKOS.notation, RDFS.label, SKOS.prefLabel, UND.title, UND.fileName)
_RANGE: Final = re.compile(r"#char=([0-9]+),[0-9]+$")
_PAGE: Final = re.compile(r"#page=([0-9]+)$")
_LONGEST_TITLE: Final = 60
_MAX_STEPS: Final = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands.

    Attributes:
        document: Its document by symbol, else title, else IRI; "" if it stands in none.
        part: Its part by label, and its own name if it is not the part; "" if it is in none.
        at: The code point of the source where its words start, or those of its part.
        words: The words it quotes, or the text of its part; "" if the graph has none.
        page: The page of the source where they start, from 1; None if it has no pages.
    """

    document: str
    part: str
    at: int | None
    words: str = ""
    page: int | None = None


class Places:
    """The places of the nodes of one graph."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def has_place(self, node: Node | None) -> bool:
        """Whether a node is a part, or hangs on a part or document."""
        if not isinstance(node, URIRef):
            return False
        return (node, UND.inDocument, None) in self._graph or self._above(node) is not None

    def of(self, node: Node | None) -> Place:
        """Return where a node stands."""
        part = document = None
        at = page = None
        for step in self._way_up(node):
            at = self._start(step, _RANGE) if at is None else at
            page = self._start(step, _PAGE) if page is None else page
            if (step, UND.inDocument, None) in self._graph:
                part = step
                document = self._first(step, UND.inDocument)
                break
            if self._is_document(step):
                document = step
                break
        names = [self._part_label(part)] if part is not None else []
        if node not in (part, document):
            names.append(self._name(node))
        label = self._document_label(document) if document is not None else ""
        words = next(filter(None, map(self._words, (node, part))), "")
        return Place(label, ", ".join(name for name in names if name), at, words, page)

    def _way_up(self, node: Node | None) -> Iterator[Node]:
        """Yield a node and what it hangs on, from the node upwards."""
        for _ in range(_MAX_STEPS):
            if node is None:
                return
            yield node
            node = self._above(node)

    def _above(self, node: Node) -> Node | None:
        """Return what a node hangs on; where there are several, the first by IRI."""
        for link in _HANGING:
            above = min(self._graph.subjects(link, node), key=str, default=None)
            if above is not None:
                return above
        return None

    def _first(self, node: Node, link: URIRef) -> Node | None:
        return min(self._graph.objects(node, link), key=str, default=None)

    def _is_document(self, node: Node) -> bool:
        return (node, UND.hasExpression, None) in self._graph or any(
            kind in _DOCUMENTS for kind in self._graph.objects(node, RDF.type)
        )

    def _start(self, node: Node, counted: re.Pattern[str]) -> int | None:
        """Return where the words of a node start in its source, counted in characters or pages.

        Those of a vote start where its first ballot stands, those of a document with its masthead.
        """
        holders = [node, *self._graph.objects(node, UND.hasBallot)]
        if self._is_document(node):
            holders += self._graph.subjects(UND.inDocument, node)
        places = (
            place for holder in holders for place in self._graph.objects(holder, UND.locatedAt)
        )
        ranges = (counted.search(str(place)) for place in places)
        return min((int(found[1]) for found in ranges if found), default=None)

    def _words(self, node: Node | None) -> str:
        """Return the words that a node quotes or says, in the first of its languages."""
        if node is None:
            return ""
        said = self._first(node, UND.quote) or self._first(node, UND.text)
        return "" if said is None else str(said)

    def _document_label(self, document: Node) -> str:
        symbol = self._first(document, UND.symbol)
        if symbol is not None:
            return str(symbol)
        title = self._first(document, UND.title)
        if title is None:
            return str(document)
        words = str(title)
        shown = words if len(words) <= _LONGEST_TITLE else words[:_LONGEST_TITLE].rstrip() + "…"
        return f'"{shown}"'

    def _part_label(self, part: Node) -> str:
        """Return what a part is called: "OP2(a)"; without a label, its kind and number."""
        label = self._first(part, SKOS.notation)
        if label is not None and str(label):
            return str(label)
        kind = self._kind(part)
        if kind is None:
            return str(part)
        number = self._first(part, UND.number)
        return f"{kind} {number}" if number is not None else kind

    def _kind(self, node: Node) -> str | None:
        """Return the class of a node in small letters: "vote", "masthead"."""
        kinds = sorted(str(kind) for kind in self._graph.objects(node, RDF.type))
        ours = (kind for kind in kinds if kind.startswith(str(UND)))
        return next((kind.removeprefix(str(UND)).lower() for kind in ours), None)

    def _name(self, node: Node | None) -> str:
        """Return what a node is called that is no document and no part."""
        if node is None:
            return ""
        sponsor = self._first(node, UND.sponsor) or self._first(node, UND.castBy)
        if sponsor is not None:
            return self._name(sponsor)
        for link in _NAMES:
            names = sorted(self._graph.objects(node, link), key=_english_first)
            if names:
                return f'"{names[0]}"' if link == UND.quote else str(names[0])
        return (self._kind(node) if self.has_place(node) else None) or str(node)


def _english_first(name: Node) -> tuple[bool, str]:
    return (not (isinstance(name, Literal) and name.language == "en"), str(name))
