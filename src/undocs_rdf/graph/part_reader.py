"""From the graph back to the parts of a document, their citations and what they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from undocs_rdf.graph.statements import last_name, name_in
from undocs_rdf.model import (
    AgendaItem,
    Citation,
    CitationType,
    Instrument,
    OpeningPhrase,
    Part,
    PartKind,
    Party,
    PartyKind,
    ResolvedBy,
    Session,
)
from undocs_rdf.phrases import MODIFIER_SEPARATOR
from undocs_rdf.symbols import parse_symbol
from undocs_rdf.terms import LABEL, NOTATION, TYPE, UND
from undocs_rdf.text import Span
from undocs_rdf.vocabulary_graph import PREFERRED_LABEL

if TYPE_CHECKING:
    from undocs_rdf.graph.statements import Statements
    from undocs_rdf.symbols import Symbol

_PLACE: Final = re.compile(r"<(?P<source>[^#>]*)#char=(?P<start>\d+),(?P<end>\d+)>")
_PARTY_FOLDERS: Final = {
    "state": PartyKind.STATE,
    "group": PartyKind.STATE_GROUP,
    "body": PartyKind.BODY,
}


class PartReader:
    """Reads the parts of one document in one language."""

    def __init__(self, said: Statements, document: str, source: str, language: str) -> None:
        """Prepare to read.

        Args:
            said: The triples.
            document: The term of the document.
            source: The term of the file whose places count.
            language: The BCP 47 tag of the words that are wanted.
        """
        self._said = said
        self._document = document
        self._source = source[1:-1]
        self._language = language

    def parts(self) -> list[tuple[int, Part]]:
        """Return the parts in reading order, each with its position."""
        inside = f"<{UND}inDocument>"
        found = [
            (self._said.number(part, "position") or 0, part)
            for part in self._said.pointing_to(inside, self._document)
        ]
        return [(position, self._part(part)) for position, part in sorted(found)]

    def _part(self, me: str) -> Part:
        said = self._said
        parent = said.node(me, "partOf")
        items = said.nodes(me, "placesOnAgenda")
        return Part(
            kind=PartKind(self._kind(me)),
            fragment=_fragment(me),
            label=said.words_of(me, NOTATION) or "",
            text=said.words(me, "text", self._language) or "",
            spans=self.spans(me),
            parent=None if parent in (None, self._document) else _fragment(str(parent)),
            number=said.words(me, "number"),
            opening=self._opening(me),
            marker=said.words(me, "marker"),
            footnotes=tuple(_fragment(note) for note in said.nodes(me, "refersToFootnote")),
            citations=tuple(self._citation(node) for node in said.nodes(me, "hasCitation")),
            places_on_agenda=tuple(self.agenda_item(item) for item in items),
        )

    def _kind(self, me: str) -> str:
        kinds = (last_name(kind) for kind in self._said.values(me, TYPE))
        return next((kind for kind in kinds if kind in set(PartKind)), PartKind.PARAGRAPH)

    def _opening(self, me: str) -> OpeningPhrase | None:
        node = self._said.node(me, "opensWith")
        if node is None:
            return None
        modifiers = self._several(node, "modifier")
        words = self._said.words_of(node, PREFERRED_LABEL, self._language)
        return OpeningPhrase(
            words or name_in(node, "phrase").replace("-", " "),
            self._said.words(node, "baseVerb"),
            MODIFIER_SEPARATOR.join(modifiers) or None,
        )

    def _citation(self, me: str) -> Citation:
        said = self._said
        target = said.node(me, "citedDocument") or ""
        kind = said.node(me, "citationType")
        how = said.node(me, "resolvedBy")
        return Citation(
            cited=self.cited(target),
            citation_type=CitationType(last_name(kind)) if kind else CitationType.CITES,
            quote=said.words(me, "quote") or "",
            resolved_by=ResolvedBy(last_name(how)) if how else ResolvedBy.EXPLICIT,
            cited_date=said.words(me, "citedDate"),
            cited_paragraphs=self._several(me, "citedParagraph"),
            cited_parts=self._several(me, "citedPart"),
            spans=self.spans(me),
        )

    def _several(self, me: str, name: str) -> tuple[str, ...]:
        return tuple(value.strip('"') for value in self._said.nodes(me, name))

    def cited(self, node: str) -> Symbol | Instrument:
        """Return what a document that is named is."""
        said = self._said
        if slug := name_in(node, "instrument"):
            title = said.words(node, "title", "en") or slug
            return Instrument(slug, title, said.words(node, "treatySeriesReference"))
        return parse_symbol(said.words(node, "symbol") or name_in(node, "doc"))

    def agenda_item(self, node: str) -> AgendaItem:
        """Return an item of an agenda."""
        session = self._said.node(node, "inSession")
        return AgendaItem(
            session=self.session(session) if session else None,
            number=self._said.words(node, "number"),
            title=self._said.words(node, "title", self._language),
            provisional="/provisional/" in node,
        )

    def session(self, node: str) -> Session:
        """Return a session, by its name."""
        body, _, number = name_in(node, "session").rpartition("/")
        return Session(body, number)

    def party(self, node: str) -> Party:
        """Return a State, a group or a body, with its name in English."""
        folder = next((name for name in _PARTY_FOLDERS if f"/{name}/" in node), "body")
        code = name_in(node, folder)
        return Party(_PARTY_FOLDERS[folder], code, self._said.words_of(node, LABEL, "en") or code)

    def spans(self, me: str) -> tuple[Span, ...]:
        """Return where a node stands in the file."""
        found = []
        for place in self._said.nodes(me, "locatedAt"):
            match = _PLACE.fullmatch(place)
            if match and match["source"] == self._source:
                found.append(Span(int(match["start"]), int(match["end"])))
        return tuple(sorted(found))


def _fragment(term: str) -> str:
    return unquote(term[1:-1].partition("#")[2])
