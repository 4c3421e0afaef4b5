"""What the vocabularies say of a State, a body, a group, an opening phrase or a concept.

The files in `ontology/vocabularies/` and the graphs of documents are both made by these
functions, so that they say the same of the same node.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from undocs_rdf import iri as mint
from undocs_rdf.languages import load_language
from undocs_rdf.phrases import MODIFIER_SEPARATOR, opening_verb
from undocs_rdf.resources import resource_folder
from undocs_rdf.terms import LABEL, NOTATION, TYPE, in_language, iri, string, und

if TYPE_CHECKING:
    from collections.abc import Mapping

    from undocs_rdf.model import OpeningPhrase
    from undocs_rdf.terms import Triple
    from undocs_rdf.vocabulary import BodyEntry, GroupEntry, State

_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
CONCEPT: Final = f"<{_SKOS}Concept>"
CONCEPT_SCHEME: Final = f"<{_SKOS}ConceptScheme>"
PREFERRED_LABEL: Final = f"<{_SKOS}prefLabel>"
DEFINITION: Final = f"<{_SKOS}definition>"
IN_SCHEME: Final = f"<{_SKOS}inScheme>"
EXACT_MATCH: Final = f"<{_SKOS}exactMatch>"
WIKIDATA: Final = "http://www.wikidata.org/entity/"

_APOSTROPHE = re.compile(r"['’]")
_NOT_IN_LABEL = re.compile(r"[^\w\s'’-]+|_")
_NOT_IN_SLUG = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a scheme, or the scheme itself.

    Attributes:
        scheme: The scheme, as its IRI ends: "role".
        code: What ends the concept's IRI behind the scheme: "on-behalf"; "" for the scheme.
        notation: What it is written as where that is not its code, such as a ballot's letter.
        names: Pairs of a language tag and the name in that language.
        definition: What it means, in English; "" where the name says it all.
    """

    scheme: str
    code: str
    notation: str | None
    names: tuple[tuple[str, str], ...]
    definition: str

    @property
    def path(self) -> str:
        """What ends its IRI behind the base: "role/on-behalf"."""
        return f"{self.scheme}/{mint.path_of(self.code)}" if self.code else self.scheme


@cache
def concepts() -> Mapping[str, Concept]:
    """Return every scheme and concept by its path, in the order of `data/concepts.csv`."""
    found: dict[str, Concept] = {}
    path = resource_folder("data") / "concepts.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = (row["language"], row["name"])
            concept = Concept(
                row["scheme"], row["code"], row["notation"] or None, (name,), row["definition"]
            )
            known = found.get(concept.path)
            if known is not None:
                names = (*known.names, name)
                definition = known.definition or concept.definition
                concept = Concept(known.scheme, known.code, known.notation, names, definition)
            found[concept.path] = concept
    return MappingProxyType(found)


def _labels(name: str, names: tuple[tuple[str, str], ...], label: str) -> list[Triple]:
    return [(name, label, in_language(words, tag)) for tag, words in names]


def state_triples(state: State, base: str = mint.DEFAULT_BASE) -> tuple[Triple, ...]:
    """Return what is said of a State: its codes, its names, its item in Wikidata.

    Args:
        state: The State.
        base: The IRI that the State's starts with.
    """
    name = iri(f"{base}state/{mint.path_of(state.iso3)}")
    found = [(name, TYPE, und("State")), *_labels(name, state.names, LABEL)]
    found.append((name, und("iso3"), string(state.iso3)))
    if state.m49:
        found.append((name, und("m49"), string(state.m49)))
    if state.wikidata:
        found.append((name, EXACT_MATCH, iri(f"{WIKIDATA}{state.wikidata}")))
    return tuple(found)


def body_triples(body: BodyEntry, base: str = mint.DEFAULT_BASE) -> tuple[Triple, ...]:
    """Return what is said of a body: its names, and its symbol as its notation.

    Args:
        body: The body.
        base: The IRI that the body's starts with.
    """
    name = iri(mint.body_iri(base, body.symbol))
    return (
        (name, TYPE, und("Body")),
        *_labels(name, body.names, LABEL),
        (name, NOTATION, string(body.symbol)),
    )


def group_triples(group: GroupEntry, base: str = mint.DEFAULT_BASE) -> tuple[Triple, ...]:
    """Return what is said of a group of States: its names.

    Args:
        group: The group.
        base: The IRI that the group's starts with.
    """
    name = iri(f"{base}group/{mint.path_of(group.slug)}")
    return ((name, TYPE, und("StateGroup")), *_labels(name, group.names, LABEL))


def phrase_slug(words: str) -> str:
    """Return what ends the IRI of an opening phrase.

    >>> phrase_slug("Recalling also")
    'recalling-also'
    """
    return _NOT_IN_SLUG.sub("-", _APOSTROPHE.sub("", words.lower())).strip("-")


def phrase_label(words: str) -> str:
    """Return a phrase without the commas and capitals that differ from one text to another."""
    label = " ".join(_NOT_IN_LABEL.sub(" ", words).split()).lower()
    return label[:1].upper() + label[1:]


def phrase_triples(
    phrase: OpeningPhrase, base: str = mint.DEFAULT_BASE, language: str = "en"
) -> tuple[Triple, ...]:
    """Return what is said of an opening phrase: its words, base verb, modifiers and use.

    Args:
        phrase: The phrase, known or not.
        base: The IRI that the phrase's starts with.
        language: The BCP 47 tag of its words.
    """
    name = iri(f"{base}phrase/{mint.path_of(phrase_slug(phrase.words))}")
    words = phrase_label(phrase.words)
    found = [(name, TYPE, und("ActionPhrase"))]
    found.append((name, PREFERRED_LABEL, in_language(words, language)))
    if phrase.base_verb:
        found.append((name, und("baseVerb"), string(phrase.base_verb)))
        modifiers = phrase.modifier.split(MODIFIER_SEPARATOR) if phrase.modifier else ()
        found += [(name, und("modifier"), string(modifier)) for modifier in modifiers]
        form = opening_verb(words, load_language(language))
        if form is not None:
            found.append((name, und("usedIn"), string(form.used_in)))
    found.append((name, IN_SCHEME, iri(f"{base}phrase")))
    return tuple(found)


def concept_triples(name: str, base: str = mint.DEFAULT_BASE) -> tuple[Triple, ...]:
    """Return what is said of a concept of a scheme: its names, its notation, its scheme.

    Args:
        name: The IRI of the concept: base, scheme, code.
        base: The IRI that it starts with.

    Returns:
        Nothing for a concept that no scheme has.
    """
    concept = concepts().get(name.removeprefix(base))
    if concept is None or not concept.code:
        return ()
    me = iri(name)
    found = [(me, TYPE, CONCEPT), *_labels(me, concept.names, PREFERRED_LABEL)]
    if concept.notation:
        found.append((me, NOTATION, string(concept.notation)))
    found.append((me, IN_SCHEME, iri(f"{base}{concept.scheme}")))
    return tuple(found)
