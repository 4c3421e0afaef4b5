import datetime

import pytest
from rdflib import DCTERMS, RDF, RDFS, SKOS, Literal, Namespace, URIRef

from tests.vocabulary_texts import NAMES, vocabulary
from undocs_rdf.phrases import known_phrases
from undocs_rdf.vocabulary import LANGUAGES, find_state, states
from undocs_rdf.vocabulary_graph import WIKIDATA, concepts
from undocs_rdf.vocabulary_skos import concept_labels, matches, other_names, phrase_labels

BASE = Namespace("https://w3id.org/undocs-rdf/")
UND = Namespace("https://w3id.org/undocs-rdf/ontology#")
SKOSXL = Namespace("http://www.w3.org/2008/05/skos-xl#")
ORG = Namespace("http://www.w3.org/ns/org#")
SCHEMA = Namespace("https://schema.org/")


def test_a_former_name_leads_to_the_state_and_says_that_it_is_one() -> None:
    graph = vocabulary("states")
    (label,) = graph.subjects(SKOSXL.literalForm, Literal("Byelorussian SSR", lang="en"))
    assert graph.value(predicate=SKOSXL.altLabel, object=label) == BASE["state/BLR"]
    assert graph.value(label, DCTERMS.type) == BASE["name-kind/former"]


def test_membership_has_its_dates() -> None:
    graph = vocabulary("states")
    yugoslavia = graph.value(predicate=ORG.member, object=BASE["state/YUG"])
    assert graph.value(yugoslavia, RDF.type) == ORG.Membership
    assert graph.value(yugoslavia, ORG.organization) == URIRef(f"{WIKIDATA}Q1065")
    start, end = (graph.value(yugoslavia, SCHEMA[name]) for name in ("startDate", "endDate"))
    assert isinstance(start, Literal)
    assert isinstance(end, Literal)
    assert start.toPython() == datetime.date(1945, 10, 24)
    assert start.toPython() < end.toPython()
    assert graph.value(predicate=ORG.member, object=BASE["state/VAT"]) is None


def test_as_many_states_are_members_as_the_united_nations_counts() -> None:
    graph = vocabulary("states")
    members = set(graph.subjects(RDF.type, ORG.Membership))
    assert len(members - set(graph.subjects(SCHEMA.endDate))) == 193
    assert len(members) == sum(state.admitted is not None for state in states().values())


def test_a_state_matches_concepts_of_the_united_nations() -> None:
    found = set(vocabulary("states").objects(BASE["state/EST"], SKOS.exactMatch))
    assert found == {
        URIRef(f"{WIKIDATA}Q191"),
        URIRef("http://metadata.un.org/sdg/codes/geoArea/233"),
        URIRef("http://metadata.un.org/thesaurus/1002121"),
    }


def test_no_two_states_match_one_concept() -> None:
    targets = [target for targets in matches().values() for _, target in targets]
    assert len(targets) == len(set(targets)) > 400
    assert all(f"state/{code}" in matches() for code in states())


def test_a_match_by_m49_has_the_code_of_the_state() -> None:
    areas = "http://metadata.un.org/sdg/codes/geoArea/"
    for node, targets in matches().items():
        for _, target in targets:
            if target.startswith(areas):
                assert states()[node.removeprefix("state/")].m49 == target.removeprefix(areas)


@pytest.mark.parametrize("name", NAMES)
def test_a_concept_has_one_preferred_label_in_a_language_and_no_label_twice(name: str) -> None:
    # https://www.w3.org/TR/skos-reference/#L1567, S13 and S14
    graph = vocabulary(name)
    for concept in set(graph.subjects(SKOS.prefLabel)):
        preferred = list(graph.objects(concept, SKOS.prefLabel))
        languages = [label.language for label in preferred if isinstance(label, Literal)]
        assert len(languages) == len(set(languages)), concept
        others = {*graph.objects(concept, SKOS.altLabel)}
        hidden = {*graph.objects(concept, SKOS.hiddenLabel)}
        assert not (set(preferred) & others | set(preferred) & hidden | others & hidden), concept


@pytest.mark.parametrize("name", NAMES)
def test_every_concept_is_in_a_scheme_that_has_a_title(name: str) -> None:
    graph = vocabulary(name)
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    assert schemes
    assert all(graph.value(scheme, SKOS.prefLabel) for scheme in schemes)
    kinds = {SKOS.Concept, UND.State, UND.Body, UND.StateGroup, UND.ActionPhrase}
    for kind in kinds:
        for node in graph.subjects(RDF.type, kind):
            assert graph.value(node, SKOS.inScheme) in schemes
            assert graph.value(node, SKOS.prefLabel)


@pytest.mark.parametrize("name", ["states", "bodies", "groups"])
def test_a_plain_label_stands_for_each_label_that_is_a_node(name: str) -> None:
    # https://www.w3.org/TR/skos-reference/#S55: the dumbing-down of SKOS-XL
    graph = vocabulary(name)
    for plain, node in ((SKOS.altLabel, SKOSXL.altLabel), (SKOS.hiddenLabel, SKOSXL.hiddenLabel)):
        expected = {
            (party, graph.value(label, SKOSXL.literalForm))
            for party, label in graph.subject_objects(node)
        }
        assert set(graph.subject_objects(plain)) == expected
    kinds = set(vocabulary("concepts").subjects(SKOS.inScheme, BASE["name-kind"]))
    assert {
        graph.value(label, DCTERMS.type) for label in graph.subjects(RDF.type, SKOSXL.Label)
    } <= kinds


@pytest.mark.parametrize("name", ["states", "bodies", "groups"])
def test_the_preferred_labels_of_a_party_are_its_names(name: str) -> None:
    graph = vocabulary(name)
    assert set(graph.subject_objects(SKOS.prefLabel)) >= set(graph.subject_objects(RDFS.label))


def test_every_other_name_of_a_state_is_one_by_which_it_is_found() -> None:
    for code, names in other_names("state").items():
        for name in names:
            assert find_state(name.text, name.language) is states()[code]


def test_phrases_have_words_in_all_official_languages() -> None:
    graph = vocabulary("phrases")
    words = {
        label.language: str(label)
        for label in graph.objects(BASE["phrase/recalling"], SKOS.prefLabel)
        if isinstance(label, Literal)
    }
    assert words == {
        "en": "Recalling",
        "fr": "Rappelant",
        "es": "Recordando",
        "ru": "Ссылаясь",
        "ar": "وإذ تشير",
        "zh": "回顾",
    }


def test_ballots_have_words_in_all_official_languages() -> None:
    graph = vocabulary("concepts")
    for value in "YNA":
        labels = list(graph.objects(BASE[f"ballot/{value}"], SKOS.prefLabel))
        assert {label.language for label in labels if isinstance(label, Literal)} == set(LANGUAGES)
    assert concept_labels().keys() <= concepts().keys()


def test_words_in_other_languages_are_of_known_phrases() -> None:
    known = {known.phrase for known in known_phrases("en")}
    assert phrase_labels().keys() <= known
    assert len(phrase_labels()) > 50
    for labels in phrase_labels().values():
        assert {tag for tag, _ in labels} <= set(LANGUAGES) - {"en"}
