"""The graph of parts and citations."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from undocs_rdf.graph import document_to_graph
from undocs_rdf.graph.parts import Place
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.model import (
    AgendaItem,
    Citation,
    CitationType,
    Document,
    DocumentKind,
    Instrument,
    OpeningPhrase,
    Part,
    PartKind,
    ResolvedBy,
    Session,
    Source,
)
from undocs_rdf.symbols import parse_symbol
from undocs_rdf.terms import NOTATION, TYPE, date, integer, iri, string, und
from undocs_rdf.text import Span

SOURCE = Source("a.md", "text/markdown", "ab" * 32, "undocs-rdf 0")
DOCUMENT = f"{DEFAULT_BASE}doc/A/RES/74/28"
PLACE = f"{DEFAULT_BASE}source/{'ab' * 8}#char="

RECALLS = Citation(
    parse_symbol("A/RES/73/266"),
    CitationType.RECALLS,
    "73/266",
    cited_date="2018-12-22",
    cited_paragraphs=("3", "12-15"),
    cited_parts=("annex II",),
    spans=(Span(10, 16),),
)
CHARTER = Citation(
    Instrument("charter-of-the-united-nations", "Charter of the United Nations"),
    CitationType.GUIDED_BY,
    "Charter",
    ResolvedBy.NAME,
    spans=(Span(20, 27),),
)


def said(
    *parts: Part, first_position: int = 1, source: Source = SOURCE
) -> dict[tuple[str, str], list[str]]:
    document = Document(
        DocumentKind.RESOLUTION,
        "en",
        source,
        symbol=parse_symbol("A/RES/74/28"),
        parts=parts,
        first_position=first_position,
    )
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for subject, predicate, value in document_to_graph(document):
        found[subject, predicate].append(value)
    return found


PLAIN = Part(PartKind.OPERATIVE_PARAGRAPH, "op1", "OP1", "Decides so;", (Span(0, 5), Span(9, 12)))


def paragraph(**fields: Any) -> Part:
    """Return a paragraph with the fields that a test names."""
    return replace(PLAIN, **fields)


ME = f"<{DOCUMENT}#op1>"


def test_a_part_has_kind_label_text_and_places() -> None:
    graph = said(paragraph(number="1"))
    assert graph[ME, TYPE] == [und("OperativeParagraph")]
    assert graph[ME, NOTATION] == [string("OP1")]
    assert graph[ME, und("number")] == [string("1")]
    assert graph[ME, und("text")] == ['"Decides so;"@en']
    assert graph[ME, und("locatedAt")] == [f"<{PLACE}0,5>", f"<{PLACE}9,12>"]
    assert graph[ME, und("inDocument")] == [iri(DOCUMENT)]
    assert graph[ME, und("partOf")] == [iri(DOCUMENT)]
    assert graph[iri(DOCUMENT), und("hasPart")] == [ME]


def test_a_subparagraph_is_part_of_its_paragraph_and_in_its_document() -> None:
    below = paragraph(
        kind=PartKind.SUBPARAGRAPH, fragment="op1.a", label="OP1(a)", number="a", parent="op1"
    )
    graph = said(paragraph(), below)
    name = f"<{DOCUMENT}#op1.a>"
    assert graph[name, und("partOf")] == [ME]
    assert graph[name, und("inDocument")] == [iri(DOCUMENT)]
    assert graph[ME, und("hasPart")] == [name]
    assert graph[iri(DOCUMENT), und("hasPart")] == [ME]


def test_positions_follow_the_order_of_the_parts() -> None:
    graph = said(paragraph(), paragraph(fragment="op2", label="OP2"), first_position=4)
    assert graph[ME, und("position")] == [integer(4)]
    assert graph[f"<{DOCUMENT}#op2>", und("position")] == [integer(5)]


def test_a_phrase_is_a_node_of_its_own() -> None:
    graph = said(paragraph(opening=OpeningPhrase("Also welcomes", "welcome", "also")))
    (phrase,) = graph[ME, und("opensWith")]
    assert phrase == f"<{DEFAULT_BASE}phrase/also-welcomes>"
    assert graph[phrase, und("baseVerb")] == [string("welcome")]
    assert graph[phrase, und("modifier")] == [string("also")]


def test_a_citation_says_what_is_cited_how_and_where() -> None:
    graph = said(paragraph(citations=(RECALLS, CHARTER)))
    one, other = graph[ME, und("hasCitation")]
    assert one == f"<{DOCUMENT}#op1.cite1>"
    assert graph[one, und("citedDocument")] == [f"<{DEFAULT_BASE}doc/A/RES/73/266>"]
    assert graph[one, und("citationType")] == [und("recalls")]
    assert graph[one, und("citedDate")] == [date("2018-12-22")]
    assert graph[one, und("citedParagraph")] == [string("3"), string("12-15")]
    assert graph[one, und("citedPart")] == [string("annex II")]
    assert graph[one, und("quote")] == [string("73/266")]
    assert graph[one, und("resolvedBy")] == [f"<{DEFAULT_BASE}resolved-by/explicit>"]
    assert graph[one, und("locatedAt")] == [f"<{PLACE}10,16>"]
    assert graph[other, und("resolvedBy")] == [f"<{DEFAULT_BASE}resolved-by/name>"]
    assert (other, und("citedDate")) not in graph


def test_the_shortcut_of_a_citation_is_said_with_the_general_one() -> None:
    graph = said(paragraph(citations=(RECALLS, CHARTER)))
    charter = f"<{DEFAULT_BASE}instrument/charter-of-the-united-nations>"
    cited = f"<{DEFAULT_BASE}doc/A/RES/73/266>"
    assert graph[iri(DOCUMENT), und("cites")] == [cited, charter]
    assert graph[iri(DOCUMENT), und("recalls")] == [cited]
    assert graph[iri(DOCUMENT), und("guidedBy")] == [charter]


def test_a_document_that_cites_itself_gets_no_shortcut() -> None:
    itself = Citation(parse_symbol("A/RES/74/28"), CitationType.RECALLS, "74/28")
    graph = said(paragraph(citations=(itself,)))
    assert (iri(DOCUMENT), und("cites")) not in graph
    assert graph[f"<{DOCUMENT}#op1.cite1>", und("citedDocument")] == [iri(DOCUMENT)]


def test_a_note_is_reached_from_the_part_with_its_mark() -> None:
    note = Part(PartKind.FOOTNOTE, "fn1", "FN1", "A/65/201.", (Span(30, 39),), marker="1")
    graph = said(paragraph(footnotes=("fn1",)), note)
    assert graph[ME, und("refersToFootnote")] == [f"<{DOCUMENT}#fn1>"]
    assert graph[f"<{DOCUMENT}#fn1>", und("marker")] == [string("1")]


def test_an_item_without_a_number_is_named_by_the_paragraph_that_places_it() -> None:
    item = AgendaItem(Session("A", "75"), None, "Developments")
    graph = said(paragraph(places_on_agenda=(item,)))
    (placed,) = graph[ME, und("placesOnAgenda")]
    assert placed == f"<{DOCUMENT}#op1.item1>"
    assert graph[placed, und("title")] == ['"Developments"@en']
    assert graph[placed, und("inSession")] == [f"<{DEFAULT_BASE}session/A/75>"]


def test_of_a_pdf_the_pages_stand_beside_the_characters() -> None:
    place = Place("doc", "source", pages=(0, 100, 200))
    assert list(place.located([Span(10, 20), Span(90, 250)])) == [
        "<source#char=10,20>",
        "<source#char=90,250>",
        "<source#page=1>",
        "<source#page=2>",
        "<source#page=3>",
    ]
    assert list(place.located([Span(50, 100)])) == ["<source#char=50,100>", "<source#page=1>"]
    assert list(place.located([Span(100, 100)])) == ["<source#char=100,100>", "<source#page=2>"]


def test_pages_are_named_for_a_pdf_alone() -> None:
    paged = replace(SOURCE, pages=(0, 8))
    characters = [f"<{PLACE}0,5>", f"<{PLACE}9,12>"]
    assert said(paragraph(), source=paged)[ME, und("locatedAt")] == characters
    printed = said(paragraph(), source=replace(paged, media_type="application/pdf"))
    pages = [f"<{PLACE.removesuffix('char=')}page={page}>" for page in (1, 2)]
    assert printed[ME, und("locatedAt")] == [*characters, *pages]
