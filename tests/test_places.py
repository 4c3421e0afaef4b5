"""Nodes are named as people name them, from what the graph says."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import URIRef

from undocs_rdf.places import Place, Places
from undocs_rdf.rdflib_graph import graph_of

GRAPH = """
PREFIX : <https://example.org/>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX und: <https://w3id.org/undocs-rdf/ontology#>
:doc a und:Resolution ; und:symbol "A/RES/74/28" ; und:hasExpression :text ; und:hasVote :vote ;
    und:hasSponsorship :by-estonia .
:text und:derivedFrom :source .
:source und:fileName "A_RES_74_28.md" .
:op2 und:inDocument :doc ; skos:notation "OP2" ; und:hasCitation :cite ;
    und:locatedAt <https://example.org/source#char=120,180>,
        <https://example.org/source#char=90,99> .
:op9 und:inDocument :pdf ; skos:notation "OP9" ;
    und:locatedAt <https://example.org/source#char=900,990>, <https://example.org/source#page=3>,
        <https://example.org/source#page=4> .
:cite und:quote "73/266" ; und:locatedAt <https://example.org/source#char=131,137> .
:bare und:inDocument :doc ; a und:Section ; und:number "II" .
:masthead und:inDocument :doc ; a und:Masthead .
:unquoted und:quote "73/27" .
:op2 und:hasCitation :unquoted .
:by-estonia und:sponsor :estonia ; und:locatedAt <https://example.org/source#char=10,17> .
:estonia rdfs:label "Estonie"@fr, "Estonia"@en .
:vote a und:Vote ; und:hasBallot :ballot .
:ballot und:castBy :estonia ; und:locatedAt <https://example.org/source#char=300,307> .
:draft a und:DraftDecision ; und:title "Dates of the session"@en .
:long a und:Report ;
    und:title "A very long title that goes on and on and does not end where a line ends"@en .
:unnamed a und:Document .
"""
PLACES = Places(graph_of(parse(GRAPH, RdfFormat.TURTLE)))


@pytest.mark.parametrize(
    ("node", "place"),
    [
        ("doc", Place("A/RES/74/28", "", 90)),
        ("op2", Place("A/RES/74/28", "OP2", 90)),
        ("op9", Place("https://example.org/pdf", "OP9", 900, page=3)),
        ("cite", Place("A/RES/74/28", 'OP2, "73/266"', 131, "73/266")),
        ("unquoted", Place("A/RES/74/28", 'OP2, "73/27"', 90, "73/27")),
        ("bare", Place("A/RES/74/28", "section II", None)),
        ("masthead", Place("A/RES/74/28", "masthead", None)),
        ("by-estonia", Place("A/RES/74/28", "Estonia", 10)),
        ("ballot", Place("A/RES/74/28", "Estonia", 300)),
        ("vote", Place("A/RES/74/28", "vote", 300)),
        ("source", Place("A/RES/74/28", "A_RES_74_28.md", 90)),
        ("estonia", Place("", "Estonia", None)),
        ("draft", Place('"Dates of the session"', "", None)),
        ("unnamed", Place("https://example.org/unnamed", "", None)),
        ("unheard-of", Place("", "https://example.org/unheard-of", None)),
    ],
)
def test_place(node: str, place: Place) -> None:
    assert PLACES.of(URIRef(f"https://example.org/{node}")) == place


def test_a_long_title_is_cut() -> None:
    assert PLACES.of(URIRef("https://example.org/long")).document == (
        '"A very long title that goes on and on and does not end where…"'
    )


@pytest.mark.parametrize(
    ("node", "placed"), [("op2", True), ("cite", True), ("source", True), ("estonia", False)]
)
def test_has_place(node: str, placed: bool) -> None:
    assert PLACES.has_place(URIRef(f"https://example.org/{node}")) is placed


def test_links_in_a_circle_end() -> None:
    circle = "<urn:a> <https://w3id.org/undocs-rdf/ontology#hasVote> <urn:a> ."
    places = Places(graph_of(parse(circle, RdfFormat.TURTLE)))
    assert places.of(URIRef("urn:a")) == Place("", "urn:a", None)
