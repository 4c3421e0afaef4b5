"""Triples become files: the same bytes for the same triples, and the same triples back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyld.jsonld  # type: ignore[import-untyped] # it ships no types
import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from undocs_rdf.serialize import ENDINGS, Serialization, serialization_of, serialize

if TYPE_CHECKING:
    from undocs_rdf.graph import Triple

B = "https://w3id.org/undocs-rdf/"
UND = f"{B}ontology#"
DOC = f"<{B}doc/A/RES/74/28>"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
NOTATION = "<http://www.w3.org/2004/02/skos/core#notation>"


def und(name: str) -> str:
    return f"<{UND}{name}>"


def part(fragment: str) -> str:
    return f"{DOC[:-1]}#{fragment}>"


RESOLUTION: list[Triple] = [
    (DOC, TYPE, und("Resolution")),
    (DOC, und("symbol"), '"A/RES/74/28"'),
    (DOC, und("dateAdopted"), f'"2019-12-12"^^<{XSD}date>'),
    (DOC, und("title"), '"Advancing \\"responsible\\" State behaviour"@en'),
    (DOC, und("isRevised"), f'"true"^^<{XSD}boolean>'),
    (DOC, und("hasPart"), part("op1")),
    (DOC, und("hasPart"), part("op1.a")),
    (part("op1"), TYPE, und("OperativeParagraph")),
    (part("op1"), und("position"), f'"2"^^<{XSD}integer>'),
    (part("op1"), und("text"), '"Calls upon Member States:\\n"@en'),
    (part("op1"), und("hasPart"), part("op1.a")),
    (part("op1"), und("hasCitation"), part("op1.cite1")),
    (part("op1.a"), TYPE, und("Subparagraph")),
    (part("op1.a"), und("inDocument"), DOC),
    (part("op1.a"), NOTATION, '"OP1(a)"'),
    (part("op1.cite1"), und("citedDocument"), f"<{B}doc/A/65/201>"),
    (part("op1.cite1"), und("citationType"), und("recalls")),
    (f"<{B}doc/A/65/201>", und("symbol"), '"A/65/201"'),
    (f"<{B}state/EST>", TYPE, und("State")),
    (
        f"<{B}state/EST>",
        "<http://www.w3.org/2000/01/rdf-schema#label>",
        '"Estonia"@en',
    ),
    (f"<{B}state/EST>", "<http://www.w3.org/2000/01/rdf-schema#label>", '"Эстония"@ru'),
]

TURTLE = f"""\
@base <{B}> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix und: <{UND}> .
@prefix xsd: <{XSD}> .

<doc/A/RES/74/28> a und:Resolution ;
    und:symbol "A/RES/74/28" ;
    und:dateAdopted "2019-12-12"^^xsd:date ;
    und:title "Advancing \\"responsible\\" State behaviour"@en ;
    und:isRevised true ;
    und:hasPart
        <doc/A/RES/74/28#op1>,
        <doc/A/RES/74/28#op1.a> .

<doc/A/RES/74/28#op1> a und:OperativeParagraph ;
    und:position 2 ;
    und:text "Calls upon Member States:\\n"@en ;
    und:hasPart <doc/A/RES/74/28#op1.a> ;
    und:hasCitation <doc/A/RES/74/28#op1.cite1> .

<doc/A/RES/74/28#op1.a> a und:Subparagraph ;
    und:inDocument <doc/A/RES/74/28> ;
    skos:notation "OP1(a)" .

<doc/A/RES/74/28#op1.cite1> und:citedDocument <doc/A/65/201> ;
    und:citationType und:recalls .

<doc/A/65/201> und:symbol "A/65/201" .

<state/EST> a und:State ;
    rdfs:label
        "Estonia"@en,
        "Эстония"@ru .
"""

FORMATS = {
    Serialization.TURTLE: pyoxigraph.RdfFormat.TURTLE,
    Serialization.TRIG: pyoxigraph.RdfFormat.TRIG,
    Serialization.NQUADS: pyoxigraph.RdfFormat.N_QUADS,
    Serialization.NTRIPLES: pyoxigraph.RdfFormat.N_TRIPLES,
    Serialization.RDFXML: pyoxigraph.RdfFormat.RDF_XML,
}


def lines_of(triples: list[Triple]) -> set[str]:
    """Return triples as pyoxigraph writes them, so that spellings don't matter."""
    text = "".join(f"{' '.join(triple)} .\n" for triple in triples)
    return {str(quad) for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_TRIPLES)}


def read_back(data: bytes, to: Serialization) -> set[str]:
    if to is Serialization.JSONLD:
        data = pyld.jsonld.to_rdf(json.loads(data), {"format": "application/n-quads"}).encode()
    form = FORMATS.get(to, pyoxigraph.RdfFormat.N_QUADS)
    return {str(quad) for quad in pyoxigraph.parse(data, format=form)}


def test_turtle_reads_well() -> None:
    assert serialize(RESOLUTION, Serialization.TURTLE).decode() == TURTLE


@pytest.mark.parametrize("to", Serialization)
def test_every_serialization_gives_the_triples_back(to: Serialization) -> None:
    assert read_back(serialize(RESOLUTION, to), to) == lines_of(RESOLUTION)


@pytest.mark.parametrize("to", [Serialization.TURTLE, Serialization.RDFXML, Serialization.JSONLD])
def test_rdflib_reads_the_same_triples(to: Serialization) -> None:
    name = {"rdfxml": "xml", "jsonld": "json-ld"}.get(to.value, to.value)
    text = "".join(f"{' '.join(triple)} .\n" for triple in RESOLUTION)
    expected = rdflib.Graph().parse(data=text, format="nt")
    read = rdflib.Graph().parse(data=serialize(RESOLUTION, to), format=name)
    assert set(read) == set(expected)


@pytest.mark.parametrize("to", [Serialization.NTRIPLES, Serialization.NQUADS])
def test_lines_are_sorted_and_said_once(to: Serialization) -> None:
    data = serialize(RESOLUTION + RESOLUTION[::-1], to)
    lines = data.decode().splitlines()
    assert len(lines) == len(RESOLUTION)
    assert lines == sorted(lines)
    assert data == serialize(RESOLUTION, to)


def test_a_subject_described_in_two_places_is_one_paragraph() -> None:
    again: list[Triple] = [*RESOLUTION, (DOC, und("jobNumber"), '"19-19193"')]
    turtle = serialize(again, Serialization.TURTLE).decode()
    assert turtle.count("\n<doc/A/RES/74/28> ") == 1
    assert '"19-19193"' in turtle.split("\n\n")[1]


def test_jsonld_nests_the_parts_of_a_document_and_carries_its_context() -> None:
    document = json.loads(serialize(RESOLUTION, Serialization.JSONLD))
    assert isinstance(document["@context"], dict)
    nodes = document["@graph"]
    assert len(nodes) == 3
    (operative,) = nodes[0]["hasPart"][:1]
    assert operative["text"] == {"en": "Calls upon Member States:\n"}
    assert operative["position"] == 2
    assert "Subparagraph" in json.dumps(operative["hasPart"])


def test_jsonld_is_what_compaction_with_the_context_gives() -> None:
    ours = json.loads(serialize(RESOLUTION, Serialization.JSONLD))
    compacted = pyld.jsonld.compact(ours, ours["@context"])
    assert set(keys_of(ours)) == set(keys_of(compacted))


def keys_of(value: object) -> list[str]:
    if isinstance(value, list):
        return [key for member in value for key in keys_of(member)]
    if isinstance(value, dict):
        inner = [
            key for name, member in value.items() if name != "@context" for key in keys_of(member)
        ]
        return [*value, *inner]
    return []


@pytest.mark.parametrize(
    "base", ["urn:un:", "https://example.org/un?doc=", "https://example.org/#"]
)
def test_a_base_that_nothing_is_relative_to_is_not_declared(base: str) -> None:
    subject = f"<{base}doc/A/65/201>"
    triples: list[Triple] = [(subject, TYPE, und("Report"))]
    data = serialize(triples, Serialization.TURTLE, base)
    assert b"@base" not in data
    assert read_back(data, Serialization.TURTLE) == lines_of(triples)


@pytest.mark.parametrize(
    "path", ["doc/..", "doc/../x", "./x", "//x", "a:b", "?x", "#x", "", "doc/A%2F1#op1.a"]
)
def test_relative_iris_resolve_to_what_they_were(path: str) -> None:
    triples: list[Triple] = [(f"<{B}{path}>", TYPE, und("State"))]
    data = serialize(triples, Serialization.TURTLE)
    assert read_back(data, Serialization.TURTLE) == lines_of(triples)


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"})
LITERALS = st.builds(
    lambda text, suffix: f'"{text.translate(ESCAPES)}"{suffix}',
    TEXTS,
    st.sampled_from(["", "@en", "@fr", f"^^<{XSD}date>", "^^<http://example.org/d>"]),
)
NODES = st.sampled_from([DOC, part("op1"), part("op2"), part("op2.a"), f"<{B}state/EST>"])
NAMES = ("hasPart", "text", "symbol", "position", "title", "citationType", "isRevised", "notOurs")
PREDICATES = st.sampled_from([TYPE, *map(und, NAMES), "<http://example.org/p>"])
NUMBERS = st.sampled_from(
    [f'"{n}"^^<{XSD}integer>' for n in ("0", "1", "01", "-0", "+5", "x", "12345678901234567890")]
    + [f'"{b}"^^<{XSD}boolean>' for b in ("true", "1", "yes")]
)


@st.composite
def graphs(draw: st.DrawFn) -> list[Triple]:
    triples = []
    for _ in range(draw(st.integers(0, 12))):
        subject, predicate = draw(NODES), draw(PREDICATES)
        values = NODES if predicate == TYPE else NODES | LITERALS | NUMBERS
        triples.append((subject, predicate, draw(values)))
    return triples


@given(graphs(), st.sampled_from([f for f in Serialization if f is not Serialization.RDFXML]))
def test_any_graph_comes_back(triples: list[Triple], to: Serialization) -> None:
    data = serialize(triples, to)
    assert read_back(data, to) == lines_of(triples)
    assert serialize(triples, to) == data


def test_endings_tell_the_serialization() -> None:
    assert set(ENDINGS.values()) == set(Serialization)
    assert serialization_of("a/graph.TTL") is Serialization.TURTLE
    assert serialization_of("graph.txt") is None
