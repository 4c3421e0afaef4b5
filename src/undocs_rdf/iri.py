"""The IRIs of the graph, minted in one place.

A name that has characters an IRI path can't hold is percent-encoded, so that the name can be
read back from the IRI.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from undocs_rdf.model import (
        AgendaItem,
        Document,
        Instrument,
        Meeting,
        Party,
        Session,
        Source,
        Vote,
    )
    from undocs_rdf.symbols import Symbol

DEFAULT_BASE: Final = "https://w3id.org/undocs-rdf/"
ONTOLOGY: Final = "https://w3id.org/undocs-rdf/ontology#"

_PARTY_FOLDERS: Final = {"State": "state", "StateGroup": "group", "Body": "body"}


@lru_cache(maxsize=65536)
def path_of(name: str) -> str:
    """Return a name as a path: its slashes kept, what a path can't hold percent-encoded."""
    return quote(name, safe="/-._~()")


def document_iri(base: str, document: Document) -> str:
    """Return the IRI of a document: by its symbol, or by its text where it has none."""
    symbol = document.symbol
    if symbol is None and document.metadata is not None:
        symbol = document.metadata.symbol
    if symbol is not None:
        return symbol_iri(base, symbol)
    return f"{base}doc/_/{document.text_hash[:16]}"


def symbol_iri(base: str, symbol: Symbol) -> str:
    """Return the IRI of the document that has a symbol."""
    return f"{base}doc/{symbol.iri_path}"


def instrument_iri(base: str, instrument: Instrument) -> str:
    """Return the IRI of a charter, treaty, convention or declaration."""
    return f"{base}instrument/{path_of(instrument.slug)}"


def source_iri(base: str, source: Source) -> str:
    """Return the IRI of a file, by what it holds."""
    return f"{base}source/{source.sha256[:16]}"


def party_iri(base: str, party: Party) -> str:
    """Return the IRI of a State, a group or a body."""
    return f"{base}{_PARTY_FOLDERS[party.kind.value]}/{path_of(party.code)}"


def body_iri(base: str, symbol: str) -> str:
    """Return the IRI of a body by its symbol."""
    return f"{base}body/{path_of(symbol)}"


def session_iri(base: str, session: Session) -> str:
    """Return the IRI of a session."""
    return f"{base}session/{path_of(session.body)}/{path_of(session.number)}"


def agenda_item_iri(base: str, item: AgendaItem, fallback: str) -> str:
    """Return the IRI of an agenda item.

    Args:
        base: The data base.
        item: The item.
        fallback: The IRI of an item without a number or a session, which only the place
            that names it can tell.
    """
    if item.session is None or item.number is None:
        return fallback
    session = f"{path_of(item.session.body)}/{path_of(item.session.number)}"
    provisional = "provisional/" if item.provisional else ""
    return f"{base}agenda/{session}/{provisional}{path_of(item.number)}"


def meeting_iri(base: str, meeting: Meeting) -> str:
    """Return the IRI of a meeting, as its record is named: A/74/PV.46, S/PV.8972."""
    session = f"/{path_of(meeting.session)}" if meeting.session else ""
    record = "PV" if meeting.body in ("A", "S") else "SR"
    return f"{base}meeting/{path_of(meeting.body)}{session}/{record}.{meeting.number}"


def vote_iri(base: str, document: str, vote: Vote, ordinal: int) -> str:
    """Return the IRI of a vote on a document: by the meeting, or by its ordinal.

    Args:
        base: The data base.
        document: The IRI of the document.
        vote: The vote.
        ordinal: Its place among the votes on the document, from 1.
    """
    taken = vote.meeting.number if vote.meeting else str(ordinal)
    return f"{base}vote/{document.removeprefix(base).removeprefix('doc/')}/{taken}"
