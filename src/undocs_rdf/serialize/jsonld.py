"""JSON-LD compacted with the published context, which it carries along.

The parts, citations and sponsorships of a document are nested in it, as a reader of JSON
expects; whatever several nodes point to stands beside it and is pointed to by its IRI.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from undocs_rdf.resources import resource_folder
from undocs_rdf.serialize.turtle import RDF_TYPE, XSD
from undocs_rdf.terms import unescape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from undocs_rdf.graph import Triple

Json: TypeAlias = Any  # what json.dumps takes; a recursive type would say no more to a reader

UND: Final = "https://w3id.org/undocs-rdf/ontology#"
NESTING: Final = tuple(
    f"<{UND}{name}>"
    for name in ("hasPart", "hasCitation", "hasSponsorship", "hasVote", "hasBallot", "hasMandate")
)
"""The properties whose values belong to their subject alone and are written inside it."""

_LITERAL: Final = re.compile(r'"(.*)"(?:@([A-Za-z0-9-]+)|\^\^<([^<>"]*)>)?', re.DOTALL)
_CANONICAL_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,14}")


class Term(NamedTuple):
    """What the context says of a name."""

    name: str
    iri: str
    coercion: str | None
    language: str | None
    containers: frozenset[str]

    def takes(self, datatype: str) -> bool:
        """Tell whether a JSON value under this name is a literal of `datatype`, no more said."""
        if "@language" in self.containers or self.language is not None:
            return False
        return (self.coercion or f"{XSD}string") == datatype


class Context:
    """A JSON-LD context, read for writing with it."""

    def __init__(self, context: Mapping[str, Json]) -> None:
        self.vocabulary: str = context.get("@vocab", "")
        self.aliases = {
            value: name
            for name, value in context.items()
            if isinstance(value, str) and value in {"@id", "@type", "@graph", "@value"}
        }
        self._namespaces = {
            name: value
            for name, value in context.items()
            if isinstance(value, str) and value.endswith(("#", "/")) and not name.startswith("@")
        }
        self.terms: dict[str, list[Term]] = {}
        for name, definition in context.items():
            if not name.startswith("@") and name not in self._namespaces:
                self._add(name, definition)

    def _add(self, name: str, definition: Json) -> None:
        if isinstance(definition, str):
            definition = {"@id": definition}
        iri = self.expand(definition.get("@id", name))
        coercion = definition.get("@type")
        containers = definition.get("@container", [])
        term = Term(
            name,
            iri,
            coercion if coercion is None or coercion.startswith("@") else self.expand(coercion),
            definition.get("@language"),
            frozenset([containers] if isinstance(containers, str) else containers),
        )
        self.terms.setdefault(iri, []).append(term)

    def expand(self, name: str) -> str:
        """Return the IRI that a name in the context stands for."""
        prefix, colon, local = name.partition(":")
        if colon and prefix in self._namespaces:
            return self._namespaces[prefix] + local
        return name if colon or name.startswith("@") else self.vocabulary + name

    def keyword(self, keyword: str) -> str:
        """Return the context's name for a keyword such as "@id"."""
        return self.aliases.get(keyword, keyword)

    def name(self, iri: str) -> str:
        """Return the shortest name that stands for an IRI whatever its value: a term or a CURIE."""
        for term in self.terms.get(iri, ()):
            if term.coercion is None and term.language is None and not term.containers:
                return term.name
        return self._curie(iri)

    def type_name(self, iri: str) -> str:
        """Return the name of a class."""
        terms = self.terms.get(iri)
        if terms:
            return terms[0].name
        if self.vocabulary and iri.startswith(self.vocabulary):
            return iri[len(self.vocabulary) :]
        return self._curie(iri)

    def _curie(self, iri: str) -> str:
        for prefix, namespace in self._namespaces.items():
            if iri.startswith(namespace) and "/" not in iri[len(namespace) :]:
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri


@cache
def load_context() -> Context:
    """Return the published context, `ontology/context.jsonld`."""
    return Context(json.loads(_context_text())["@context"])


@cache
def _context_text() -> str:
    path = resource_folder("ontology") / "context.jsonld"
    return path.read_text(encoding="utf-8")


def to_jsonld(triples: Iterable[Triple]) -> str:
    """Return triples as JSON-LD with the published context embedded.

    Args:
        triples: Distinct triples; terms as N-Triples writes them.
    """
    document = {
        "@context": jsonld_context(),
        load_context().keyword("@graph"): jsonld_nodes(triples),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def jsonld_nodes(triples: Iterable[Triple]) -> list[Json]:
    """Return triples as the nodes of JSON-LD, compacted with the published context.

    Args:
        triples: Distinct triples; terms as N-Triples writes them.
    """
    subjects: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, value in triples:
        subjects.setdefault(subject, {}).setdefault(predicate, []).append(value)
    context = load_context()
    hosts = _hosts(subjects)
    return [
        _node(subject, subjects, hosts, context) for subject in subjects if subject not in hosts
    ]


def jsonld_context() -> Json:
    """Return the published context, as a file of JSON-LD carries it along."""
    return json.loads(_context_text())["@context"]


def _hosts(subjects: Mapping[str, Mapping[str, list[str]]]) -> dict[str, str]:
    """Return the node inside which each node is written, for those that are.

    The last host that names a node wins: a document names all its parts, and a part names
    its own, so a subparagraph goes into its paragraph. A node is never put inside itself.
    """
    hosts: dict[str, str] = {}
    for subject, said in subjects.items():
        for predicate in NESTING:
            for value in said.get(predicate, ()):
                if value in subjects and not _is_inside(subject, value, hosts):
                    hosts[value] = subject
    return hosts


def _is_inside(node: str, other: str, hosts: Mapping[str, str]) -> bool:
    """Tell whether `node` is, or stands at any depth inside, `other`."""
    place: str | None = node
    while place is not None:
        if place == other:
            return True
        place = hosts.get(place)
    return False


def _node(
    subject: str,
    subjects: Mapping[str, Mapping[str, list[str]]],
    hosts: Mapping[str, str],
    context: Context,
) -> dict[str, Json]:
    """Return a node with what is nested in it."""
    node: dict[str, Json] = {context.keyword("@id"): _identifier(subject)}
    for predicate, values in subjects[subject].items():
        if predicate == RDF_TYPE:
            types = [context.type_name(value[1:-1]) for value in values]
            node[context.keyword("@type")] = types[0] if len(types) == 1 else types
            continue
        for value in values:
            if predicate in NESTING and hosts.get(value) == subject:
                key, json_value = (
                    context.name(predicate[1:-1]),
                    _node(value, subjects, hosts, context),
                )
                terms = context.terms.get(predicate[1:-1])
                _put(node, terms[0].name if terms else key, json_value)
            else:
                _add_value(node, predicate[1:-1], value, context)
    return node


def _identifier(term: str) -> str:
    return term[1:-1] if term[0] == "<" else term


def _put(node: dict[str, Json], key: str, value: Json) -> None:
    """Add a value under a key: the first alone, more of them as a list."""
    if key not in node:
        node[key] = value
    elif isinstance(node[key], list):
        node[key].append(value)
    else:
        node[key] = [node[key], value]


def _add_value(node: dict[str, Json], predicate: str, value: str, context: Context) -> None:
    """Add a value by the term whose coercion says the most about it."""
    terms = context.terms.get(predicate, ())
    if value[0] != '"':
        for term in terms:
            if term.coercion in {"@id", "@vocab"}:
                iri = _identifier(value)
                name = context.type_name(iri) if term.coercion == "@vocab" else iri
                return _put(node, term.name, name)
        return _put(node, context.name(predicate), {"@id": _identifier(value)})
    match = _LITERAL.fullmatch(value)
    assert match is not None  # the graph writer encodes every literal so
    lexical = unescape(match[1])
    if match[2]:
        return _put_tagged(node, predicate, lexical, match[2], context)
    datatype = match[3] or f"{XSD}string"
    for term in terms:
        if term.takes(datatype):
            return _put(node, term.name, _native(lexical, datatype))
    full = {"@value": lexical} | ({"@type": context.type_name(datatype)} if match[3] else {})
    return _put(node, context.name(predicate), full)


def _put_tagged(
    node: dict[str, Json], predicate: str, lexical: str, tag: str, context: Context
) -> None:
    """Add a text in a language."""
    for term in context.terms.get(predicate, ()):
        if "@language" in term.containers:
            return _put(node.setdefault(term.name, {}), tag, lexical)
        if term.language == tag:
            return _put(node, term.name, lexical)
    return _put(node, context.name(predicate), {"@value": lexical, "@language": tag})


def _native(lexical: str, datatype: str) -> Json:
    """Return the JSON value that stands for a literal, where it comes back unchanged."""
    if datatype == f"{XSD}integer" and _CANONICAL_INTEGER.fullmatch(lexical):
        return int(lexical)
    if datatype == f"{XSD}boolean" and lexical in {"true", "false"}:
        return lexical == "true"
    return lexical
