"""The graph of a document: what its fields become."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import Any

from undocs_rdf.convert import convert
from undocs_rdf.graph import document_to_graph, own_and_shared
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.model import (
    AgendaItem,
    Ballot,
    Document,
    DocumentKind,
    Meeting,
    Metadata,
    Part,
    PartKind,
    Party,
    PartyKind,
    Session,
    Source,
    SponsorRole,
    Sponsorship,
    Vote,
)
from undocs_rdf.symbols import parse_symbol
from undocs_rdf.terms import LABEL, TYPE, Triple, date, iri, string, und
from undocs_rdf.text import Span

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
SOURCE = Source("a.md", "text/markdown", "ab" * 32, "undocs-rdf 0")
ESTONIA = Party(PartyKind.STATE, "EST", "Estonia")
GROUP = Party(PartyKind.STATE_GROUP, "african-group", "African Group")
SESSION = Session("A", "74")
DOCUMENT = f"{DEFAULT_BASE}doc/A/RES/74/28"


def said(document: Document, base: str = DEFAULT_BASE) -> dict[tuple[str, str], list[str]]:
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for subject, predicate, value in document_to_graph(document, base):
        found[subject, predicate].append(value)
    return found


PLAIN = Document(
    DocumentKind.RESOLUTION,
    "en",
    SOURCE,
    symbol=parse_symbol("A/RES/74/28"),
    text_hash="cd" * 32,
)


def resolution(**fields: Any) -> Document:
    """Return a resolution with the fields that a test names."""
    return replace(PLAIN, **fields)


def test_the_facts_of_the_head() -> None:
    graph = said(
        resolution(
            title="Advancing",
            date_issued="2019-12-18",
            date_adopted="2019-12-12",
            distribution="General",
            original_language="fr",
            job_number="19-22221",
            bodies=("A", "A/C.1"),
            session=SESSION,
            agenda_items=(AgendaItem(SESSION, "93", "Developments"),),
            meetings=(Meeting("A", "74", "46", "2019-12-12", "plenary"),),
            recommended_in=(parse_symbol("A/74/363"),),
            adoption_method="recorded-vote",
        )
    )
    me = iri(DOCUMENT)
    assert graph[me, TYPE] == [und("Resolution")]
    assert graph[me, und("symbol")] == [string("A/RES/74/28")]
    assert graph[me, und("title")] == ['"Advancing"@en']
    assert graph[me, und("dateIssued")] == [date("2019-12-18")]
    assert graph[me, und("dateAdopted")] == [date("2019-12-12")]
    assert graph[me, und("distribution")] == [string("General")]
    assert graph[me, und("jobNumber")] == [string("19-22221")]
    assert graph[me, und("originalLanguage")] == [f"<{DEFAULT_BASE}language/fr>"]
    bodies = [f"<{DEFAULT_BASE}body/A>", f"<{DEFAULT_BASE}body/A/C.1>"]
    assert graph[me, und("submittedTo")] == bodies
    assert graph[me, und("inSession")] == [f"<{DEFAULT_BASE}session/A/74>"]
    assert graph[me, und("underItem")] == [f"<{DEFAULT_BASE}agenda/A/74/93>"]
    assert graph[me, und("adoptedAtMeeting")] == [f"<{DEFAULT_BASE}meeting/A/74/PV.46>"]
    assert graph[me, und("recommendedIn")] == [f"<{DEFAULT_BASE}doc/A/74/363>"]
    assert graph[me, und("adoptionMethod")] == [f"<{DEFAULT_BASE}adoption-method/recorded-vote>"]


def test_what_is_not_known_is_not_said() -> None:
    graph = said(resolution(symbol=None))
    me = iri(f"{DEFAULT_BASE}doc/_/{'cd' * 8}")
    predicates = {predicate for subject, predicate in graph if subject == me}
    assert predicates == {TYPE, und("hasExpression")}


def test_a_source_is_told_by_its_name_and_its_bytes() -> None:
    graph = said(resolution())
    source = iri(f"{DEFAULT_BASE}source/{'ab' * 8}")
    assert graph[iri(f"{DOCUMENT}#en"), und("derivedFrom")] == [source]
    assert graph[source, und("fileName")] == [string("a.md")]
    assert graph[source, und("sha256")] == [string("ab" * 32)]


def test_a_revision_an_addendum_and_a_corrigendum_name_their_base() -> None:
    for symbol, relation in (
        ("A/C.1/74/L.49/Rev.1", "revises"),
        ("A/74/L.7/Add.1", "adds"),
        ("A/74/L.7/Corr.1", "corrects"),
    ):
        draft = resolution(kind=DocumentKind.DRAFT_RESOLUTION, symbol=parse_symbol(symbol))
        (base,) = said(draft)[iri(f"{DEFAULT_BASE}doc/{symbol}"), und(relation)]
        assert base == iri(f"{DEFAULT_BASE}doc/{symbol.rpartition('/')[0]}")


def test_a_sponsorship_has_role_order_and_place() -> None:
    sponsorship = Sponsorship(ESTONIA, SponsorRole.ON_BEHALF, 1, GROUP, spans=(Span(5, 12),))
    graph = said(resolution(sponsorships=(sponsorship,)))
    (name,) = graph[iri(DOCUMENT), und("hasSponsorship")]
    assert name == iri(f"{DOCUMENT}#sponsor-EST")
    assert graph[name, und("sponsor")] == [f"<{DEFAULT_BASE}state/EST>"]
    assert graph[name, und("sponsorRole")] == [f"<{DEFAULT_BASE}role/on-behalf>"]
    assert graph[name, und("onBehalfOf")] == [f"<{DEFAULT_BASE}group/african-group>"]
    assert graph[name, und("order")][0].startswith('"1"')
    assert graph[name, und("locatedAt")] == [f"<{DEFAULT_BASE}source/{'ab' * 8}#char=5,12>"]


def test_counts_that_are_not_printed_are_not_said_and_none_is_zero() -> None:
    meeting = Meeting("A", "74", "46")
    vote = Vote(meeting, in_favour=163, against=0, ballots=(Ballot(ESTONIA, "Y"),))
    graph = said(resolution(votes=(vote,)))
    (name,) = graph[iri(DOCUMENT), und("hasVote")]
    assert graph[name, und("inFavour")][0].startswith('"163"')
    assert graph[name, und("against")][0].startswith('"0"')
    assert (name, und("abstaining")) not in graph
    assert (name, und("notVoting")) not in graph
    (ballot,) = graph[name, und("hasBallot")]
    assert graph[ballot, und("castBy")] == [f"<{DEFAULT_BASE}state/EST>"]
    assert graph[ballot, und("ballotValue")] == [f"<{DEFAULT_BASE}ballot/Y>"]


def test_what_was_given_is_told_apart_from_what_was_read() -> None:
    given = Metadata("list.csv", symbol=parse_symbol("A/RES/74/28"), title="Advancing")
    graph = said(resolution(symbol=None, metadata=given))
    assert graph[iri(DOCUMENT), und("symbol")] == [string("A/RES/74/28")]
    origins = [v for (_, p), v in graph.items() if p == "<http://purl.org/dc/terms/source>"]
    assert origins == [[string("list.csv")], [string("list.csv")]]
    unnamed = iri(f"{DEFAULT_BASE}doc/_/{'cd' * 8}")
    assert graph[unnamed, "<http://purl.org/dc/terms/isReplacedBy>"] == [iri(DOCUMENT)]


def test_a_state_is_said_once_with_its_names() -> None:
    twice = tuple(Sponsorship(ESTONIA, SponsorRole.INITIAL, order) for order in (1, 2))
    triples: list[Triple] = document_to_graph(resolution(sponsorships=twice))
    assert len(set(triples)) == len(triples)
    labels = said(resolution(sponsorships=twice))[f"<{DEFAULT_BASE}state/EST>", LABEL]
    assert '"Estonia"@en' in labels
    assert len({label.rpartition("@")[2] for label in labels}) == 6


def test_another_base_changes_every_name_and_no_term() -> None:
    part = Part(PartKind.OPERATIVE_PARAGRAPH, "op1", "OP1", "Decides.", (Span(0, 8),))
    base = "https://example.org/"
    for subject, predicate, _ in document_to_graph(resolution(parts=(part,)), base):
        assert subject.startswith(f"<{base}")
        assert not predicate.startswith(f"<{base}")


def test_what_is_shared_and_what_is_not_make_up_the_graph() -> None:
    document = convert((EXAMPLES / "resolution-74-28.md").read_bytes(), "74-28.md").documents[0]
    own, nodes = own_and_shared(document)
    shared = [triple for triples in nodes.values() for triple in triples]
    assert document_to_graph(document) == list(dict.fromkeys((*own, *shared)))
    assert {subject for subject, *_ in own}.isdisjoint(nodes)
    assert all(triple[0] == node for node, triples in nodes.items() for triple in triples)
