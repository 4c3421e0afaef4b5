"""The graph of a part of a document, with its citations."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from undocs_rdf.model import PartKind
from undocs_rdf.terms import (
    NOTATION,
    TYPE,
    Triple,
    date,
    in_language,
    integer,
    string,
    und,
)

_REUSED = frozenset(
    {PartKind.PREAMBULAR_PARAGRAPH, PartKind.OPERATIVE_PARAGRAPH, PartKind.SUBPARAGRAPH}
)
_TYPESETTING = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("‑", "-"), ("−", "-"))

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from undocs_rdf.graph.shared import Shared
    from undocs_rdf.model import Citation, Document, Part
    from undocs_rdf.text import Span


class Place(NamedTuple):
    """Where parts stand.

    Attributes:
        document: The IRI of their document.
        source: The IRI of the file.
        pages: Of a PDF, the offset in its text at which each page starts.
    """

    document: str
    source: str
    pages: tuple[int, ...] = ()

    def located(self, spans: Sequence[Span]) -> Iterator[str]:
        """Yield the places of spans of the file as terms.

        For each span it is a fragment of RFC 5147, and for each page that one touches, a
        fragment of RFC 8118.
        """
        pages: dict[int, None] = {}
        for span in spans:
            yield f"<{self.source}#char={span.start},{span.end}>"
            if self.pages:
                first = bisect_right(self.pages, span.start)
                last = bisect_left(self.pages, span.end, lo=first)
                pages.update(dict.fromkeys(range(first, max(first, last) + 1)))
        for page in pages:
            yield f"<{self.source}#page={page}>"


def text_hash(text: str) -> str:
    """Return what is alike for paragraphs that are alike word for word.

    Case, the stop at the end (which a paragraph changes with its place) and the typesetter's
    choice of quotation marks, hyphens and blanks make no difference.

    Returns:
        The first 16 hexadecimal digits of the SHA-256 of the words.
    """
    plain = text.rstrip(" .,;:").lower()
    if not plain.isascii():
        for printed, typed in _TYPESETTING:
            plain = plain.replace(printed, typed)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def part_to_graph(
    part: Part, position: int, document: Document, place: Place, shared: Shared
) -> Iterator[Triple]:
    """Yield the triples of a part.

    Args:
        part: The part.
        position: Its place among the parts of its source, from 1.
        document: Its document.
        place: Where it stands.
        shared: Gathers the nodes that documents share.
    """
    name = place.document
    me = f"<{name}#{part.fragment}>"
    whole = f"<{name}>"
    parent = f"<{name}#{part.parent}>" if part.parent else whole
    yield parent, und("hasPart"), me
    yield me, TYPE, und(part.kind.value)
    yield me, und("partOf"), parent
    yield me, und("inDocument"), whole
    yield me, und("position"), integer(position)
    yield from _words(me, part, document.language, shared)
    for located in place.located(part.spans):
        yield me, und("locatedAt"), located
    for footnote in part.footnotes:
        yield me, und("refersToFootnote"), f"<{name}#{footnote}>"
    for order, item in enumerate(part.places_on_agenda, start=1):
        fallback = f"{name}#{part.fragment}.item{order}"
        placed = shared.agenda_item(item, fallback, document.language)
        yield me, und("placesOnAgenda"), placed
    for order, citation in enumerate(part.citations, start=1):
        mention = f"<{name}#{part.fragment}.cite{order}>"
        yield me, und("hasCitation"), mention
        yield from _citation(mention, citation, place, shared)


def _words(me: str, part: Part, language: str, shared: Shared) -> Iterator[Triple]:
    """Yield what a part is called, how it opens, and its words."""
    if part.label:
        yield me, NOTATION, string(part.label)
    if part.number is not None:
        yield me, und("number"), string(part.number)
    if part.marker is not None:
        yield me, und("marker"), string(part.marker)
    if part.opening is not None:
        yield me, und("opensWith"), shared.phrase(part.opening)
    if part.text:
        yield me, und("text"), in_language(part.text, language)
        if part.kind in _REUSED:
            yield me, und("textHash"), string(text_hash(part.text))


def _citation(mention: str, citation: Citation, place: Place, shared: Shared) -> Iterator[Triple]:
    yield mention, TYPE, und("Citation")
    yield mention, und("citedDocument"), shared.cited(citation.cited)
    yield mention, und("citationType"), und(citation.citation_type.value)
    if citation.cited_date:
        yield mention, und("citedDate"), date(citation.cited_date)
    for paragraph in citation.cited_paragraphs:
        yield mention, und("citedParagraph"), string(paragraph)
    for cited_part in citation.cited_parts:
        yield mention, und("citedPart"), string(cited_part)
    yield mention, und("quote"), string(citation.quote)
    resolved = shared.concept("resolved-by", citation.resolved_by.value)
    yield mention, und("resolvedBy"), resolved
    for located in place.located(citation.spans):
        yield mention, und("locatedAt"), located
