"""The files of `ontology/` that are made and not written: vocabularies, context, mappings.

`ontology/undocs.ttl` is written by hand, and `ontology/releases/` holds copies of it. Everything
else there is made from it and from the tables of `data/` by `docs/make_vocabularies.py`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from undocs_rdf import iri as mint
from undocs_rdf.context import context_of
from undocs_rdf.model import OpeningPhrase
from undocs_rdf.phrases import known_phrases
from undocs_rdf.publication import mappings_file, prefixes_file, redirects_file
from undocs_rdf.resources import resource_folder
from undocs_rdf.serialize.turtle import to_turtle
from undocs_rdf.terms import TYPE, in_language, iri, string
from undocs_rdf.vocabulary import bodies, groups, states
from undocs_rdf.vocabulary_graph import (
    CONCEPT_SCHEME,
    DEFINITION,
    PREFERRED_LABEL,
    body_triples,
    concept_triples,
    concepts,
    group_triples,
    phrase_triples,
    state_triples,
)
from undocs_rdf.vocabulary_skos import (
    VOCABULARY_PREFIXES,
    body_skos_triples,
    concept_label_triples,
    group_skos_triples,
    phrase_label_triples,
    scheme_triples,
    state_skos_triples,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from undocs_rdf.terms import Triple

_DCT: Final = "http://purl.org/dc/terms/"
_DATASET: Final = "<http://purl.org/dc/dcmitype/Dataset>"
_LICENSE: Final = "<https://creativecommons.org/licenses/by/4.0/>"


class _Vocabulary(NamedTuple):
    """What a file of a vocabulary says of itself."""

    title: str
    sources: tuple[str, ...]


_VOCABULARIES: Final[Mapping[str, _Vocabulary]] = {
    "bodies": _Vocabulary(
        "Organs, committees and commissions of the United Nations",
        ("Names as United Nations documents print them in the six official languages; UNTERM",),
    ),
    "concepts": _Vocabulary(
        "Concept schemes: roles of sponsors, ballots, adoption, outcomes, changes, languages",
        ("Rules of procedure and documents of the United Nations; BCP 47",),
    ),
    "groups": _Vocabulary(
        "Groups and organizations on whose behalf States speak",
        (
            "Names as United Nations documents print them in the six official languages; UNTERM",
            "Concepts: UNBIS Thesaurus",
        ),
    ),
    "phrases": _Vocabulary(
        "Opening phrases of preambular and operative paragraphs",
        (
            "Counted over resolutions and decisions of sessions 74 to 80: github.com/UNxml",
            "Words in other languages: counted over resolutions that have texts in all of them",
        ),
    ),
    "states": _Vocabulary(
        "Member States, observer States and former Members of the United Nations",
        (
            "Codes and names: github.com/datasets/country-codes (ODC-PDDL), after M49 and UNTERM",
            "Items: Wikidata (CC0)",
            "Concepts: UNBIS Thesaurus; geographic areas of the SDG codes (M49), UNStats",
        ),
    ),
}


def vocabulary_files() -> dict[str, str]:
    """Return the text of every file that is made, by its path below `ontology/`."""
    files = {
        f"vocabularies/{name}.ttl": to_turtle(
            [*_header(name), *_nodes(name)], mint.DEFAULT_BASE, VOCABULARY_PREFIXES
        )
        for name in _VOCABULARIES
    }
    ontology = (resource_folder("ontology") / "undocs.ttl").read_text(encoding="utf-8")
    context = {"@context": context_of(ontology)}
    files["context.jsonld"] = json.dumps(context, ensure_ascii=False, indent=2) + "\n"
    files["prefixes.json"] = prefixes_file(ontology)
    files["mappings.sssom.tsv"] = mappings_file(ontology)
    schemes = [concept.scheme for concept in concepts().values() if not concept.code]
    files["w3id/.htaccess"] = redirects_file(ontology, released_versions(), schemes)
    return files


def released_versions() -> list[str]:
    """Return the versions of the ontology that were released, oldest first."""
    found = [path.stem for path in (resource_folder("ontology") / "releases").glob("*.ttl")]
    return sorted(found, key=lambda version: [int(number) for number in version.split(".")])


def _header(name: str) -> Iterator[Triple]:
    """Yield what a file says of itself."""
    me = iri(f"{mint.DEFAULT_BASE}vocabulary/{name}")
    vocabulary = _VOCABULARIES[name]
    yield me, TYPE, _DATASET
    yield me, f"<{_DCT}title>", in_language(vocabulary.title, "en")
    yield me, f"<{_DCT}license>", _LICENSE
    for source in vocabulary.sources:
        yield me, f"<{_DCT}source>", string(source)


def _nodes(name: str) -> Iterator[Triple]:
    """Yield what a file says of its nodes, in the order of the tables."""
    match name:
        case "states":
            yield from scheme_triples("state", "States")
            for state in states().values():
                yield from state_triples(state)
                yield from state_skos_triples(state)
        case "bodies":
            yield from scheme_triples("body", "Bodies")
            for body in bodies().values():
                yield from body_triples(body)
                yield from body_skos_triples(body)
        case "groups":
            yield from scheme_triples("group", "Groups of States")
            for group in groups().values():
                yield from group_triples(group)
                yield from group_skos_triples(group)
        case "phrases":
            yield from _phrases()
        case _:
            yield from _concepts()


def _phrases() -> Iterator[Triple]:
    scheme = iri(f"{mint.DEFAULT_BASE}phrase")
    yield scheme, TYPE, CONCEPT_SCHEME
    yield scheme, PREFERRED_LABEL, in_language("Opening phrases", "en")
    for known in known_phrases("en"):
        phrase = OpeningPhrase(known.phrase, known.base_verb, known.modifier)
        triples = phrase_triples(phrase)
        yield from triples
        yield from phrase_label_triples(triples[0][0], known.phrase)


def _concepts() -> Iterator[Triple]:
    for path, concept in concepts().items():
        name = f"{mint.DEFAULT_BASE}{path}"
        if concept.code:
            yield from concept_triples(name)
            yield from concept_label_triples(path)
        else:
            yield iri(name), TYPE, CONCEPT_SCHEME
            for tag, words in concept.names:
                yield iri(name), PREFERRED_LABEL, in_language(words, tag)
        if concept.definition:
            yield iri(name), DEFINITION, in_language(concept.definition, "en")
