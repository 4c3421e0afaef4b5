"""The nodes that documents share: each once, in the order of its first mention."""

from __future__ import annotations

from undocs_rdf.graph.shared import Shared
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.model import AgendaItem, Meeting, Party, PartyKind, Session
from undocs_rdf.symbols import parse_symbol
from undocs_rdf.terms import TYPE, string, und


def test_a_node_is_gathered_once_however_often_it_is_named() -> None:
    shared = Shared(DEFAULT_BASE)
    names = {shared.party(Party(PartyKind.STATE, "EST", "Estonia")) for _ in range(3)}
    assert names == {f"<{DEFAULT_BASE}state/EST>"}
    triples = list(shared.triples())
    assert len(set(triples)) == len(triples) > 5


def test_nodes_stand_in_the_order_in_which_they_are_named() -> None:
    shared = Shared(DEFAULT_BASE)
    for code in ("SWE", "ALB", "EST"):
        shared.party(Party(PartyKind.STATE, code, ""))
    subjects = dict.fromkeys(subject for subject, *_ in shared.triples())
    assert [s for s in subjects if "/state/" in s] == [
        f"<{DEFAULT_BASE}state/{code}>" for code in ("SWE", "ALB", "EST")
    ]


def test_a_party_that_no_vocabulary_knows_has_the_name_that_is_printed() -> None:
    shared = Shared(DEFAULT_BASE)
    name = shared.party(Party(PartyKind.STATE_GROUP, "friends-of-tests", "Friends of Tests"))
    assert [(p, v) for s, p, v in shared.triples() if s == name] == [
        (TYPE, und("StateGroup")),
        ("<http://www.w3.org/2000/01/rdf-schema#label>", '"Friends of Tests"@en'),
    ]


def test_an_item_brings_its_session_and_its_body() -> None:
    shared = Shared(DEFAULT_BASE)
    shared.agenda_item(AgendaItem(Session("A", "74"), "93", "Developments"), "x", "en")
    subjects = {subject for subject, *_ in shared.triples()}
    assert {
        f"<{DEFAULT_BASE}agenda/A/74/93>",
        f"<{DEFAULT_BASE}session/A/74>",
        f"<{DEFAULT_BASE}body/A>",
    } <= subjects


def test_a_cited_document_is_told_by_its_kind_and_symbol() -> None:
    shared = Shared(DEFAULT_BASE)
    name = shared.cited(parse_symbol("A/C.6/76/SR.16"))
    found = [(p, v) for s, p, v in shared.triples() if s == name]
    assert (TYPE, und("MeetingRecord")) in found
    assert (und("symbol"), string("A/C.6/76/SR.16")) in found


def test_a_meeting_has_its_number() -> None:
    shared = Shared(DEFAULT_BASE)
    name = shared.meeting(Meeting("S", None, "8972"))
    assert (name, und("number"), string("8972")) in list(shared.triples())
