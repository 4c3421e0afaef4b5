"""The nodes that documents share: States, bodies, sessions, meetings, cited documents.

`convert` says them in the graph of each document that names them; a store says them once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from undocs_rdf import iri as mint
from undocs_rdf.model import Instrument, OpeningPhrase, Party, PartyKind
from undocs_rdf.terms import LABEL, PAGE, TYPE, Triple, in_language, iri, string, und
from undocs_rdf.vocabulary import bodies, groups, states
from undocs_rdf.vocabulary_graph import (
    CONCEPT,
    PREFERRED_LABEL,
    body_triples,
    concept_triples,
    group_triples,
    phrase_triples,
    state_triples,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from undocs_rdf.model import AgendaItem, Meeting, Session, Subject
    from undocs_rdf.symbols import Symbol


class Shared:
    """Gathers shared nodes while a document is written, each once, in order of mention."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._triples: dict[str, tuple[Triple, ...]] = {}

    def nodes(self) -> Mapping[str, tuple[Triple, ...]]:
        """Return the nodes gathered, by their terms, and what is said of each."""
        return self._triples

    def triples(self) -> Iterable[Triple]:
        """Return the triples of all nodes gathered."""
        return (triple for triples in self._triples.values() for triple in triples)

    def party(self, party: Party) -> str:
        """Return the node of a State, a group or a body."""
        name = iri(mint.party_iri(self.base, party))
        if name not in self._triples:
            self._triples[name] = _party(party, name, self.base)
        return name

    def body(self, symbol: str) -> str:
        """Return the node of a body by its symbol."""
        return self.party(Party(PartyKind.BODY, symbol, symbol))

    def session(self, session: Session) -> str:
        """Return the node of a session."""
        name = iri(mint.session_iri(self.base, session))
        if name not in self._triples:
            self._triples[name] = (
                (name, TYPE, und("Session")),
                (name, und("number"), string(session.number)),
                (name, und("submittedTo"), self.body(session.body)),
            )
        return name

    def meeting(self, meeting: Meeting) -> str:
        """Return the node of a meeting."""
        name = iri(mint.meeting_iri(self.base, meeting))
        if name not in self._triples:
            self._triples[name] = (
                (name, TYPE, und("Meeting")),
                (name, und("number"), string(meeting.number)),
            )
        return name

    def agenda_item(self, item: AgendaItem, fallback: str, language: str) -> str:
        """Return the node of an agenda item; `fallback` names one that has no number yet."""
        name = iri(mint.agenda_item_iri(self.base, item, fallback))
        if name not in self._triples:
            found = [(name, TYPE, und("AgendaItem"))]
            if item.number:
                found.append((name, und("number"), string(item.number)))
            if item.title:
                found.append((name, und("title"), in_language(item.title, language)))
            self._triples[name] = ()
            if item.session:
                found.append((name, und("inSession"), self.session(item.session)))
            self._triples[name] = tuple(found)
        return name

    def phrase(self, phrase: OpeningPhrase) -> str:
        """Return the node of an opening phrase."""
        name, triples = _phrase(phrase, self.base)
        self._triples.setdefault(name, triples)
        return name

    def language(self, tag: str) -> str:
        """Return the node of a language by its BCP 47 tag."""
        return self.concept("language", tag)

    def concept(self, scheme: str, code: str) -> str:
        """Return the node of a concept: the role "chair", the ballot "Y"."""
        name, triples = _concept(scheme, code, self.base)
        self._triples.setdefault(name, triples)
        return name

    def subject(self, subject: Subject) -> str:
        """Return the node of a concept that a document is about."""
        name = iri(subject.iri)
        if name not in self._triples:
            label = ((name, PREFERRED_LABEL, in_language(subject.name, "en")),)
            self._triples[name] = ((name, TYPE, CONCEPT), *(label if subject.name else ()))
        return name

    def cited(self, cited: Symbol | Instrument) -> str:
        """Return the node of a document that is named."""
        name, triples = _cited(cited, self.base)
        self._triples.setdefault(name, triples)
        return name


def _party(party: Party, name: str, base: str) -> tuple[Triple, ...]:
    if party.kind is PartyKind.STATE and party.code in states():
        return state_triples(states()[party.code], base)
    if party.kind is PartyKind.BODY and party.code in bodies():
        return body_triples(bodies()[party.code], base)
    if party.kind is PartyKind.STATE_GROUP and party.code in groups():
        return group_triples(groups()[party.code], base)
    return (name, TYPE, und(party.kind.value)), (name, LABEL, in_language(party.name, "en"))


@lru_cache(maxsize=4096)
def _phrase(phrase: OpeningPhrase, base: str) -> tuple[str, tuple[Triple, ...]]:
    triples = phrase_triples(phrase, base)
    return triples[0][0], triples


@lru_cache(maxsize=256)
def _concept(scheme: str, code: str, base: str) -> tuple[str, tuple[Triple, ...]]:
    name = f"{base}{scheme}/{code}"
    return iri(name), concept_triples(name, base)


@lru_cache(maxsize=65536)
def _cited(cited: Symbol | Instrument, base: str) -> tuple[str, tuple[Triple, ...]]:
    if isinstance(cited, Instrument):
        name = iri(mint.instrument_iri(base, cited))
        found = [
            (name, TYPE, und("Instrument")),
            (name, und("title"), in_language(cited.title, "en")),
        ]
        if cited.treaty_series_reference:
            reference = string(cited.treaty_series_reference)
            found.append((name, und("treatySeriesReference"), reference))
        return name, tuple(found)
    name = iri(mint.symbol_iri(base, cited))
    return name, (
        (name, TYPE, und(cited.kind.value)),
        (name, und("symbol"), string(cited.canonical)),
        (name, PAGE, iri(cited.page_url)),
    )
