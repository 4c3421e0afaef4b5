import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import SKOS, Graph, Literal, Namespace, URIRef

from undocs_rdf.languages import load_language
from undocs_rdf.model import OpeningPhrase, ResolvedBy, SponsorRole
from undocs_rdf.phrases import known_phrases, parse_opening_phrase
from undocs_rdf.terms import Triple
from undocs_rdf.vocabulary import bodies, groups, states
from undocs_rdf.vocabulary_graph import (
    body_triples,
    concept_triples,
    concepts,
    group_triples,
    phrase_slug,
    phrase_triples,
    state_triples,
)

BASE = "https://example.org/"
UND = Namespace("https://w3id.org/undocs-rdf/ontology#")
RDFS_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"


def parsed(triples: tuple[Triple, ...]) -> Graph:
    return Graph().parse(data="".join(f"{' '.join(t)} .\n" for t in triples), format="nt")


def test_a_state_has_codes_names_and_a_match() -> None:
    graph = parsed(state_triples(states()["EST"], BASE))
    estonia = URIRef(f"{BASE}state/EST")
    assert set(graph.subjects()) == {estonia}
    assert graph.value(estonia, UND.iso3) == Literal("EST")
    assert graph.value(estonia, UND.m49) == Literal("233")
    assert graph.value(estonia, SKOS.exactMatch) == URIRef("http://www.wikidata.org/entity/Q191")
    names = {value.language: str(value) for value in graph.objects() if isinstance(value, Literal)}
    assert names["en"] == "Estonia"
    assert names["ru"] == "Эстония"
    assert {"en", "fr", "es", "ar", "zh", "ru"} <= names.keys()


def test_a_body_is_named_by_its_symbol() -> None:
    triples = body_triples(bodies()["A/C.1"], BASE)
    assert triples[0] == (f"<{BASE}body/A/C.1>", triples[0][1], f"<{UND}Body>")
    assert (f"<{BASE}body/A/C.1>", RDFS_LABEL, '"First Committee"@en') in triples


def test_a_group_is_named_by_its_slug() -> None:
    triples = group_triples(groups()["african-group"], BASE)
    assert (f"<{BASE}group/african-group>", RDFS_LABEL, '"Group of African States"@en') in triples


def test_every_party_can_be_said() -> None:
    for state in states().values():
        assert len(parsed(state_triples(state, BASE))) >= 3
    for body in bodies().values():
        assert len(parsed(body_triples(body, BASE))) >= 3
    for group in groups().values():
        assert len(parsed(group_triples(group, BASE))) >= 2


def test_a_phrase_says_its_verb_its_modifiers_and_its_use() -> None:
    phrase = parse_opening_phrase("Also expresses its deep concern", load_language("en"))
    graph = parsed(phrase_triples(phrase, BASE))
    me = URIRef(f"{BASE}phrase/also-expresses-its-deep-concern")
    assert graph.value(me, SKOS.prefLabel) == Literal("Also expresses its deep concern", lang="en")
    assert graph.value(me, UND.baseVerb) == Literal("express concern")
    assert set(graph.objects(me, UND.modifier)) == {Literal("also"), Literal("deep")}
    assert graph.value(me, UND.usedIn) == Literal("operative")


def test_words_that_are_no_phrase_have_no_verb() -> None:
    triples = phrase_triples(OpeningPhrase("Treaty Series"), BASE)
    assert [name for _, name, _ in triples if name.startswith(f"<{UND}")] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Recalling", "recalling,"),
        ("Also, in this regard, calls upon", "Also in this regard calls upon"),
    ],
)
def test_spellings_of_one_phrase_say_the_same(one: str, other: str) -> None:
    english = load_language("en")
    first = phrase_triples(parse_opening_phrase(one, english), BASE)
    assert first == phrase_triples(parse_opening_phrase(other, english), BASE)


def test_no_two_known_phrases_share_an_iri() -> None:
    slugs = [phrase_slug(known.phrase) for known in known_phrases()]
    assert len(slugs) == len(set(slugs))
    assert phrase_slug("Recalling also") == "recalling-also"


@given(st.text(max_size=80))
def test_any_words_give_triples_that_parse(words: str) -> None:
    triples = phrase_triples(OpeningPhrase(words, words or None, words or None), BASE)
    if re.search(r"\w", words):
        graph = parsed(triples)
        assert len(set(graph.subjects())) == 1


def test_the_schemes_hold_every_value_of_the_model() -> None:
    for role in SponsorRole:
        assert concept_triples(f"{BASE}role/{role}", BASE)
    for resolved in ResolvedBy:
        assert concept_triples(f"{BASE}resolved-by/{resolved}", BASE)
    for ballot in "YNAXP":
        graph = parsed(concept_triples(f"{BASE}ballot/{ballot}", BASE))
        assert graph.value(None, SKOS.notation, Literal(ballot)) == URIRef(f"{BASE}ballot/{ballot}")
    for tag in ("en", "fr", "es", "ar", "zh", "ru"):
        assert concept_triples(f"{BASE}language/{tag}", BASE)


def test_what_no_scheme_has_is_not_described() -> None:
    assert concept_triples(f"{BASE}role/king", BASE) == ()
    assert concept_triples(f"{BASE}role", BASE) == ()


def test_every_concept_has_a_scheme_a_name_and_a_meaning() -> None:
    schemes = {concept.scheme for concept in concepts().values() if not concept.code}
    for concept in concepts().values():
        assert concept.scheme in schemes
        assert dict(concept.names)["en"]
        assert concept.definition or concept.scheme == "language"
