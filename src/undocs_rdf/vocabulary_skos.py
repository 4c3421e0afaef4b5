"""What the vocabularies say of parties and phrases beyond what graphs of documents repeat.

A State's graph in a document has its codes and its names. The vocabulary has more, said once: the
names that a State had or has besides (SKOS-XL labels, each with the kind of name that it is), when
it was a Member (W3C Organization Ontology), and which concept of the UN's own vocabularies is the
same (SKOS). Opening phrases, ballots and ways of adoption have their words in other languages.
"""

from __future__ import annotations

import csv
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from undocs_rdf import iri as mint
from undocs_rdf.resources import resource_folder
from undocs_rdf.serialize.turtle import PREFIXES
from undocs_rdf.terms import TYPE, Triple, date, in_language, iri
from undocs_rdf.vocabulary import LANGUAGES
from undocs_rdf.vocabulary_graph import CONCEPT_SCHEME, IN_SCHEME, PREFERRED_LABEL, WIKIDATA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from undocs_rdf.vocabulary import BodyEntry, GroupEntry, State

_SKOS: Final = PREFIXES["skos"]
_ORG: Final = PREFIXES["org"]
_SKOSXL: Final = "http://www.w3.org/2008/05/skos-xl#"
_SCHEMA: Final = "https://schema.org/"
VOCABULARY_PREFIXES: Final = PREFIXES | {"schema": _SCHEMA, "skosxl": _SKOSXL}
"""The prefixes that files of vocabularies are written with."""

_DCT_TYPE: Final = "<http://purl.org/dc/terms/type>"
UNITED_NATIONS: Final = iri(f"{WIKIDATA}Q1065")
"""The organization that States are Members of."""

_TABLES: Final = {
    "state": ("state_names.csv", "iso3"),
    "body": ("body_names.csv", "symbol"),
    "group": ("group_names.csv", "slug"),
}
MISSPELT: Final = "typo"
"""The kind of a name that is found in documents and is wrong: it is searched for, never shown."""


class OtherName(NamedTuple):
    """A name that a party has besides the one that the United Nations prints.

    Attributes:
        text: The name.
        language: Its BCP 47 tag.
        kind: "formal", "former", "variant" or "typo".
    """

    text: str
    language: str
    kind: str


@cache
def other_names(party: str) -> Mapping[str, tuple[OtherName, ...]]:
    """Return the other names of the parties of a sort, by what their IRIs end with.

    Args:
        party: "state", "body" or "group".
    """
    table, column = _TABLES[party]
    found: dict[str, list[OtherName]] = {}
    for language in LANGUAGES:
        for row in _rows(f"{language}/{table}"):
            name = OtherName(row["name"], language, row.get("kind") or "variant")
            found.setdefault(row[column], []).append(name)
    return MappingProxyType({code: tuple(names) for code, names in found.items()})


@cache
def matches() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the concepts of other vocabularies that nodes match, by the ends of their IRIs.

    Returns:
        Pairs of a mapping property of SKOS ("exactMatch") and the IRI of the concept.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for row in _rows("matches.csv"):
        found.setdefault(row["node"], []).append((row["relation"], row["target"]))
    return MappingProxyType({node: tuple(targets) for node, targets in found.items()})


@cache
def phrase_labels() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the words of opening phrases in other languages, by the English phrase.

    Returns:
        Pairs of a BCP 47 tag and the words.
    """
    return _labels("phrase_labels.csv", "phrase")


@cache
def concept_labels() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return what documents in other languages print for concepts, by the ends of their IRIs.

    Returns:
        Pairs of a BCP 47 tag and the words.
    """
    return _labels("concept_labels.csv", "concept")


def _labels(table: str, column: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in _rows(table):
        found.setdefault(row[column], []).append((row["language"], row["label"]))
    return MappingProxyType({name: tuple(labels) for name, labels in found.items()})


def _rows(name: str) -> list[dict[str, str]]:
    path = resource_folder("data") / name
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def scheme_triples(path: str, title: str) -> Iterator[Triple]:
    """Yield what is said of a scheme of parties.

    Args:
        path: What its IRI ends with: "state".
        title: What it is called, in English.
    """
    name = iri(f"{mint.DEFAULT_BASE}{path}")
    yield name, TYPE, CONCEPT_SCHEME
    yield name, PREFERRED_LABEL, in_language(title, "en")


def state_skos_triples(state: State) -> Iterator[Triple]:
    """Yield a State's place in its scheme, its other names, its membership and its matches."""
    path = f"state/{mint.path_of(state.iso3)}"
    yield from _concept(path, "state", state.names)
    yield from _names(path, other_names("state").get(state.iso3, ()), dict(state.names))
    yield from _membership(path, state)


def body_skos_triples(body: BodyEntry) -> Iterator[Triple]:
    """Yield a body's place in its scheme, its other names and its matches."""
    path = mint.body_iri("", body.symbol)
    yield from _concept(path, "body", body.names)
    yield from _names(path, other_names("body").get(body.symbol, ()), dict(body.names))


def group_skos_triples(group: GroupEntry) -> Iterator[Triple]:
    """Yield a group's place in its scheme, its other names and its matches."""
    path = f"group/{mint.path_of(group.slug)}"
    yield from _concept(path, "group", group.names)
    yield from _names(path, other_names("group").get(group.slug, ()), dict(group.names))


def _concept(path: str, scheme: str, names: tuple[tuple[str, str], ...]) -> Iterator[Triple]:
    me = iri(f"{mint.DEFAULT_BASE}{path}")
    for tag, words in names:
        yield me, PREFERRED_LABEL, in_language(words, tag)
    for relation, target in matches().get(path, ()):
        yield me, f"<{_SKOS}{relation}>", iri(target)
    yield me, IN_SCHEME, iri(f"{mint.DEFAULT_BASE}{scheme}")


def _names(
    path: str, names: tuple[OtherName, ...], preferred: Mapping[str, str]
) -> Iterator[Triple]:
    """Yield the other names of a party: plain, and as nodes that say what kind of name each is."""
    me = iri(f"{mint.DEFAULT_BASE}{path}")
    kept = [name for name in names if preferred.get(name.language) != name.text]
    for name in kept:
        yield me, f"<{_SKOS}{_property(name)}>", in_language(name.text, name.language)
    for name in kept:
        yield me, f"<{_SKOSXL}{_property(name)}>", _name_iri(path, name)
    for name in kept:
        node = _name_iri(path, name)
        yield node, TYPE, f"<{_SKOSXL}Label>"
        yield node, f"<{_SKOSXL}literalForm>", in_language(name.text, name.language)
        yield node, _DCT_TYPE, iri(f"{mint.DEFAULT_BASE}name-kind/{name.kind}")


def _property(name: OtherName) -> str:
    return "hiddenLabel" if name.kind == MISSPELT else "altLabel"


def _name_iri(path: str, name: OtherName) -> str:
    return iri(f"{mint.DEFAULT_BASE}{path}/name/{name.language}/{mint.path_of(name.text)}")


def _membership(path: str, state: State) -> Iterator[Triple]:
    """Yield when a State was a Member; nothing for one that never was."""
    if state.admitted is None:
        return
    me, node = (iri(f"{mint.DEFAULT_BASE}{path}{end}") for end in ("", "/membership"))
    yield node, TYPE, f"<{_ORG}Membership>"
    yield node, f"<{_ORG}member>", me
    yield node, f"<{_ORG}organization>", UNITED_NATIONS
    yield node, f"<{_SCHEMA}startDate>", date(state.admitted)
    if state.left is not None:
        yield node, f"<{_SCHEMA}endDate>", date(state.left)


def phrase_label_triples(name: str, phrase: str) -> Iterator[Triple]:
    """Yield the words of an opening phrase in other languages.

    Args:
        name: The phrase's node, as N-Triples writes it.
        phrase: The phrase in English, as `data/en/phrases.csv` has it.
    """
    for tag, words in phrase_labels().get(phrase, ()):
        yield name, PREFERRED_LABEL, in_language(words, tag)


def concept_label_triples(path: str) -> Iterator[Triple]:
    """Yield the words for a concept in other languages.

    Args:
        path: What ends its IRI: "ballot/Y".
    """
    for tag, words in concept_labels().get(path, ()):
        yield iri(f"{mint.DEFAULT_BASE}{path}"), PREFERRED_LABEL, in_language(words, tag)
