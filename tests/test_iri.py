"""The IRIs of the graph: readable, reversible, and one for each thing."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undocs_rdf import iri as mint
from undocs_rdf.model import (
    AgendaItem,
    Document,
    DocumentKind,
    Instrument,
    Meeting,
    Metadata,
    Party,
    PartyKind,
    Session,
    Source,
    Vote,
)
from undocs_rdf.symbols import Symbol, parse_symbol

BASE = "https://example.org/"
SOURCE = Source("a.md", "text/markdown", "0123456789abcdef" + "f" * 48, "test")


def test_a_document_is_named_by_its_symbol() -> None:
    found = Document(DocumentKind.RESOLUTION, "en", SOURCE, symbol=parse_symbol("A/RES/74/28"))
    assert mint.document_iri(BASE, found) == "https://example.org/doc/A/RES/74/28"


def test_a_document_without_a_symbol_is_named_by_its_text() -> None:
    found = Document(DocumentKind.DRAFT_RESOLUTION, "en", SOURCE, text_hash="a" * 64)
    assert mint.document_iri(BASE, found) == f"https://example.org/doc/_/{'a' * 16}"


def test_a_symbol_given_from_outside_names_a_document() -> None:
    given_symbol = Metadata("--symbol", symbol=parse_symbol("A/C.1/74/L.49/Rev.1"))
    found = Document(
        DocumentKind.DRAFT_RESOLUTION, "en", SOURCE, text_hash="a" * 64, metadata=given_symbol
    )
    assert mint.document_iri(BASE, found) == "https://example.org/doc/A/C.1/74/L.49/Rev.1"


SYMBOLS = ["A/RES/74/28", "S/RES/2629(2022)", "A/RES/217(III)A", "A/RES/ES-11/1", "A/DEC/72/512"]


@pytest.mark.parametrize("symbol", SYMBOLS)
def test_a_symbol_can_be_read_back_from_its_iri(symbol: str) -> None:
    name = mint.symbol_iri(BASE, parse_symbol(symbol))
    assert Symbol.from_iri_path(name.removeprefix("https://example.org/doc/")).canonical == symbol


MINTED = [
    (mint.party_iri(BASE, Party(PartyKind.STATE, "EST", "Estonia")), "state/EST"),
    (
        mint.party_iri(BASE, Party(PartyKind.STATE_GROUP, "african-group", "")),
        "group/african-group",
    ),
    (mint.party_iri(BASE, Party(PartyKind.BODY, "A/C.1", "")), "body/A/C.1"),
    (mint.session_iri(BASE, Session("A", "ES-11")), "session/A/ES-11"),
    (mint.meeting_iri(BASE, Meeting("A", "74", "46")), "meeting/A/74/PV.46"),
    (mint.meeting_iri(BASE, Meeting("S", None, "8972")), "meeting/S/PV.8972"),
    (mint.meeting_iri(BASE, Meeting("A/HRC", "55", "54")), "meeting/A/HRC/55/SR.54"),
    (mint.source_iri(BASE, SOURCE), "source/0123456789abcdef"),
    (
        mint.instrument_iri(BASE, Instrument("rome-statute", "Rome Statute")),
        "instrument/rome-statute",
    ),
]


@pytest.mark.parametrize(("name", "path"), MINTED)
def test_what_documents_share_is_named_by_its_code(name: str, path: str) -> None:
    assert name == BASE + path


def test_an_item_is_named_by_its_session_and_number_or_by_its_place() -> None:
    session = Session("A", "74")
    assert mint.agenda_item_iri(BASE, AgendaItem(session, "93"), "x") == f"{BASE}agenda/A/74/93"
    provisional = AgendaItem(session, "35", provisional=True)
    assert mint.agenda_item_iri(BASE, provisional, "x") == f"{BASE}agenda/A/74/provisional/35"
    assert mint.agenda_item_iri(BASE, AgendaItem(session, None), "#op5.item1") == "#op5.item1"
    assert mint.agenda_item_iri(BASE, AgendaItem(None, "93"), "#item1") == "#item1"


def test_a_vote_is_named_by_its_meeting_or_its_place() -> None:
    document = f"{BASE}doc/A/RES/74/28"
    taken = Vote(meeting=Meeting("A", "74", "46"))
    assert mint.vote_iri(BASE, document, taken, 1) == f"{BASE}vote/A/RES/74/28/46"
    assert mint.vote_iri(BASE, document, Vote(), 2) == f"{BASE}vote/A/RES/74/28/2"


@given(st.text(min_size=1, max_size=30))
def test_any_name_makes_a_path_that_can_be_read_back(name: str) -> None:
    path = mint.path_of(name)
    assert re.fullmatch(r"[A-Za-z0-9/\-._~()%]+", path)
    assert unquote(path) == name
