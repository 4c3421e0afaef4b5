"""Every fact that the example draft states, asked of its graph."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from undocs_rdf.convert import convert
from undocs_rdf.diagnostics import Code
from undocs_rdf.iri import DEFAULT_BASE

EXAMPLE = Path(__file__).parent.parent / "examples" / "advancing-responsible-state-behaviour.md"
UND = Namespace("https://w3id.org/undocs-rdf/ontology#")
DATA = Namespace(DEFAULT_BASE)

SPONSORS = [
    "ALB",
    "AUS",
    "CAN",
    "HRV",
    "COD",
    "DNK",
    "EST",
    "FIN",
    "GEO",
    "HTI",
    "HUN",
    "ISL",
    "ISR",
    "ITA",
    "JPN",
    "LVA",
    "LTU",
    "LUX",
    "MWI",
    "MNE",
    "NLD",
    "NOR",
    "POL",
    "PRT",
    "MDA",
    "ROU",
    "SWE",
    "GBR",
    "USA",
]

RECALLED = {
    "A/RES/53/70": "1998-12-04",
    "A/RES/54/49": "1999-12-01",
    "A/RES/55/28": "2000-11-20",
    "A/RES/56/19": "2001-11-29",
    "A/RES/57/53": "2002-11-22",
    "A/RES/58/32": "2003-12-08",
    "A/RES/59/61": "2004-12-03",
    "A/RES/60/45": "2005-12-08",
    "A/RES/61/54": "2006-12-06",
    "A/RES/62/17": "2007-12-05",
    "A/RES/63/37": "2008-12-02",
    "A/RES/64/25": "2009-12-02",
    "A/RES/65/41": "2010-12-08",
    "A/RES/66/24": "2011-12-02",
    "A/RES/67/27": "2012-12-03",
    "A/RES/68/243": "2013-12-27",
    "A/RES/69/28": "2014-12-02",
    "A/RES/70/237": "2015-12-23",
    "A/RES/71/28": "2016-12-05",
    "A/RES/73/266": "2018-12-22",
    "A/DEC/72/512": "2017-12-04",
}

OPENINGS = [
    "Recalling",
    "Noting",
    "Affirming",
    "Noting",
    "Confirming",
    "Stressing",
    "Expressing concern",
    "Underscoring",
    "Underlining",
    "Welcoming",
    "Stressing",
    "Confirming",
    "Confirming also",
    "Confirming further",
    "Stressing",
]


@cache
def graph() -> Graph:
    lines = convert(EXAMPLE.read_bytes(), EXAMPLE.name).lines
    return Graph().parse(data="\n".join(lines), format="nt")


@cache
def draft() -> URIRef:
    (found,) = graph().subjects(RDF.type, UND.DraftResolution)
    assert isinstance(found, URIRef)
    return found


def value(subject: object, predicate: URIRef) -> str:
    """Return the only value of a property."""
    (found,) = graph().objects(subject, predicate)  # type: ignore[arg-type]  # any node
    return str(found)


def values(subject: object, predicate: URIRef) -> set[str]:
    return {str(found) for found in graph().objects(subject, predicate)}  # type: ignore[arg-type]


def part(fragment: str) -> URIRef:
    return URIRef(f"{draft()}#{fragment}")


def parts(kind: str) -> list[URIRef]:
    """Return the parts of a kind in document order."""
    found = graph().subjects(RDF.type, UND[kind])
    return sorted(found, key=lambda node: int(value(node, UND.position)))  # type: ignore[arg-type]


def citations(fragment: str) -> list[URIRef]:
    """Return the citations of a part in the order of their places."""
    found = graph().objects(part(fragment), UND.hasCitation)
    return sorted(found, key=lambda node: start(value(node, UND.locatedAt)))  # type: ignore[arg-type]


def start(location: str) -> int:
    return int(location.rpartition("=")[2].partition(",")[0])


def symbol_cited(citation: URIRef) -> str:
    return value(value_node(citation, UND.citedDocument), UND.symbol)


def value_node(subject: URIRef, predicate: URIRef) -> URIRef:
    (found,) = graph().objects(subject, predicate)
    assert isinstance(found, URIRef)
    return found


def test_one_draft_resolution() -> None:
    assert values(draft(), RDF.type) == {str(UND.DraftResolution)}


def test_it_is_revised_as_its_proposal_line_says() -> None:
    assert value_literal(draft(), UND.isRevised) == Literal(True)
    assert not values(draft(), UND.revises)


def value_literal(subject: URIRef, predicate: URIRef) -> object:
    (found,) = graph().objects(subject, predicate)
    return found


def test_its_distribution_is_limited() -> None:
    assert value(draft(), UND.distribution) == "Limited"


def test_it_was_issued_on_1_november_2019() -> None:
    assert value_literal(draft(), UND.dateIssued).n3() == (  # type: ignore[attr-defined]
        '"2019-11-01"^^<http://www.w3.org/2001/XMLSchema#date>'
    )
    assert not values(draft(), UND.dateAdopted)


def test_its_original_language_is_english() -> None:
    assert value(draft(), UND.originalLanguage) == str(DATA["language/en"])


def test_it_was_put_to_the_first_committee_in_session_74_of_the_general_assembly() -> None:
    assert value(draft(), UND.submittedTo) == str(DATA["body/A/C.1"])
    session = value_node(draft(), UND.inSession)
    assert session == DATA["session/A/74"]
    assert value(session, UND.number) == "74"
    assert value(session, UND.submittedTo) == str(DATA["body/A"])


def test_it_stands_under_item_93_with_its_title() -> None:
    item = value_node(draft(), UND.underItem)
    assert item == DATA["agenda/A/74/93"]
    assert value(item, UND.number) == "93"
    assert value(item, UND.title) == (
        "Developments in the field of information and telecommunications in the context of "
        "international security"
    )


def test_its_title_is_its_own_and_not_that_of_the_item() -> None:
    assert value_literal(draft(), UND.title) == Literal(
        "Advancing responsible State behaviour in cyberspace in the context of international "
        "security",
        lang="en",
    )


def test_no_symbol_is_printed_and_none_is_given() -> None:
    assert not values(draft(), UND.symbol)
    assert str(draft()).startswith(str(DATA["doc/_/"]))
    codes = [d.code for d in convert(EXAMPLE.read_bytes(), EXAMPLE.name).diagnostics]
    assert codes == [Code.NO_SYMBOL]


def test_29_states_sponsor_it_in_their_printed_order() -> None:
    found = list(graph().objects(draft(), UND.hasSponsorship))
    by_order = {int(value(node, UND.order)): value(node, UND.sponsor) for node in found}
    assert [by_order[order] for order in range(1, 30)] == [
        str(DATA[f"state/{c}"]) for c in SPONSORS
    ]
    assert len(found) == 29


@pytest.mark.parametrize("code", SPONSORS)
def test_each_sponsor_is_a_state_with_its_code_and_its_name_stands_where_it_says(code: str) -> None:
    state = DATA[f"state/{code}"]
    assert str(UND.State) in values(state, RDF.type)
    assert value(state, UND.iso3) == code
    (sponsorship,) = graph().subjects(UND.sponsor, state)
    assert value(sponsorship, UND.sponsorRole) == str(DATA["role/initial"])
    first, _, last = value(sponsorship, UND.locatedAt).rpartition("=")[2].partition(",")
    printed = EXAMPLE.read_text("utf-8")[int(first) : int(last)]
    assert printed in " ".join(names(state))


def names(state: URIRef) -> set[str]:
    return {
        str(name) for link in (RDFS.label, SKOS.altLabel) for name in graph().objects(state, link)
    }


def test_15_preambular_paragraphs_with_their_opening_phrases() -> None:
    found = parts("PreambularParagraph")
    assert [value(node, SKOS.notation) for node in found] == [f"PP{n}" for n in range(1, 16)]
    phrases = [value_node(node, UND.opensWith) for node in found]
    assert [value(phrase, SKOS.prefLabel) for phrase in phrases] == OPENINGS


@pytest.mark.parametrize(
    ("phrase", "verb", "modifier"),
    [("confirming-also", "confirm", "also"), ("confirming-further", "confirm", "further")],
)
def test_a_phrase_is_told_by_its_verb_and_its_modifier(
    phrase: str, verb: str, modifier: str
) -> None:
    node = DATA[f"phrase/{phrase}"]
    assert value(node, UND.baseVerb) == verb
    assert value(node, UND.modifier) == modifier


def test_5_operative_paragraphs_with_their_numbers_and_opening_phrases() -> None:
    found = parts("OperativeParagraph")
    assert [value(node, SKOS.notation) for node in found] == [f"OP{n}" for n in range(1, 6)]
    assert [value(node, UND.number) for node in found] == ["1", "2", "3", "4", "5"]
    phrases = [value_node(node, UND.opensWith) for node in found]
    assert [value(phrase, SKOS.prefLabel) for phrase in phrases] == [
        "Calls upon",
        "Invites",
        "Welcomes",
        "Also welcomes",
        "Decides",
    ]


def test_4_subparagraphs_each_below_its_paragraph() -> None:
    found = parts("Subparagraph")
    assert [value(node, SKOS.notation) for node in found] == [
        "OP1(a)",
        "OP1(b)",
        "OP2(a)",
        "OP2(b)",
    ]
    assert [value(node, UND.partOf) for node in found] == [
        str(part(name)) for name in ("op1", "op1", "op2", "op2")
    ]


def test_3_footnotes_with_their_marks() -> None:
    found = parts("Footnote")
    assert [value(node, UND.marker) for node in found] == ["1", "2", "3"]
    assert [value(node, UND.text) for node in found] == ["A/65/201.", "A/68/98.", "A/70/174."]


def test_a_paragraph_is_one_across_a_page_break_and_the_notes_inside_its_sentence() -> None:
    assert value(part("op1.a"), UND.text) == (
        "To be guided in their use of information and communications technologies by the 2010, "
        "2013 and 2015 reports of the Group of Governmental Experts on Developments in the Field "
        "of Information and Telecommunications in the Context of International Security;"
    )
    places = sorted(values(part("op1.a"), UND.locatedAt), key=start)
    source = EXAMPLE.read_text("utf-8")
    assert len(places) == 2
    first, last = (source[start(p) : int(p.rpartition(",")[2])] for p in places)
    assert first.startswith("(a) To be guided")
    assert first.endswith("Governmental Experts on")
    assert last.startswith("Developments in the Field")
    assert last.endswith("International Security;")


@pytest.mark.parametrize(("symbol", "day"), RECALLED.items())
def test_pp1_recalls_each_resolution_and_the_decision_of_its_date(symbol: str, day: str) -> None:
    (found,) = [node for node in citations("pp1") if symbol_cited(node) == symbol]
    assert value(found, UND.citedDate) == day
    assert values(found, UND.citationType) == {str(UND.recalls)}
    cited = value_node(found, UND.citedDocument)
    assert (draft(), UND.recalls, cited) in graph()
    assert (draft(), UND.cites, cited) in graph()


def test_pp1_cites_20_resolutions_and_a_decision_in_their_printed_order() -> None:
    assert [symbol_cited(node) for node in citations("pp1")] == list(RECALLED)


@pytest.mark.parametrize("fragment", ["pp10", "op1.a"])
def test_the_reports_in_the_notes_are_reached_from_the_paragraphs_with_the_marks(
    fragment: str,
) -> None:
    notes = sorted(values(part(fragment), UND.refersToFootnote))
    assert notes == [str(part(f"fn{n}")) for n in (1, 2, 3)]
    reached = [symbol_cited(c) for n in (1, 2, 3) for c in citations(f"fn{n}")]
    assert reached == ["A/65/201", "A/68/98", "A/70/174"]


def test_the_charter_is_cited_by_its_name() -> None:
    (found,) = [c for c in citations("pp12") if value(c, UND.resolvedBy).endswith("/name")]
    assert value(found, UND.quote) == "Charter of the United Nations"
    assert values(value_node(found, UND.citedDocument), RDF.type) == {str(UND.Instrument)}


def test_op3_cites_resolution_73_266_and_again_by_that_resolution_with_paragraph_3() -> None:
    first, second = citations("op3")
    assert [symbol_cited(node) for node in (first, second)] == ["A/RES/73/266"] * 2
    assert value(first, UND.resolvedBy) == str(DATA["resolved-by/explicit"])
    assert value(second, UND.resolvedBy) == str(DATA["resolved-by/anaphor"])
    assert value(second, UND.quote) == "that resolution"
    assert value(second, UND.citedParagraph) == "3"
    assert not values(first, UND.citedParagraph)


def test_op5_places_an_item_on_the_agenda_of_session_75() -> None:
    item = value_node(part("op5"), UND.placesOnAgenda)
    assert value(item, UND.inSession) == str(DATA["session/A/75"])
    assert value(item, UND.title) == (
        "Developments in the field of information and telecommunications in the context of "
        "international security"
    )
    assert not values(item, UND.number)


def test_no_other_part_places_anything_on_an_agenda() -> None:
    assert set(graph().subjects(UND.placesOnAgenda)) == {part("op5")}


def test_the_file_it_came_from_is_told_by_its_bytes_and_by_who_read_it() -> None:
    (source,) = graph().subjects(RDF.type, UND.Source)
    assert value(source, UND.fileName) == EXAMPLE.name
    assert len(value(source, UND.sha256)) == 64
    assert value(source, UND.readBy).startswith("undocs-rdf ")
