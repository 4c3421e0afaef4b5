"""What the ontology is published with, made from `ontology/undocs.ttl`.

Prefixes as a JSON-LD context, the mappings to other vocabularies in SSSOM, the redirects behind
the IRIs at w3id.org, and the dated copy of a version that is released.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from undocs_rdf.context import UND
from undocs_rdf.serialize.turtle import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HOME: Final = "https://undocs-rdf.example"
"""Where the repository's files are served from, to be set when the project has a home.

A name that RFC 2606 reserves, so that until then nobody is sent to somebody else's site.
"""

ONTOLOGY: Final = ox.NamedNode(UND.removesuffix("#"))
_OWL: Final = PREFIXES["owl"]
_RDFS: Final = PREFIXES["rdfs"]
_SKOS: Final = PREFIXES["skos"]
_SEMAPV: Final = "https://w3id.org/semapv/vocab/"
_VERSION: Final = ox.NamedNode(f"{_OWL}versionInfo")
_LICENCE: Final = ox.NamedNode(f"{PREFIXES['dct']}license")
_LABEL: Final = ox.NamedNode(f"{_RDFS}label")
_MAPPINGS: Final = tuple(
    ox.NamedNode(name)
    for name in (
        f"{_RDFS}subClassOf",
        f"{_RDFS}subPropertyOf",
        f"{_SKOS}exactMatch",
        f"{_SKOS}closeMatch",
        f"{_SKOS}narrowMatch",
        f"{_SKOS}broadMatch",
        f"{_SKOS}relatedMatch",
        f"{_RDFS}seeAlso",
    )
)
_COLUMNS: Final = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "object_id",
    "mapping_justification",
)


def prefixes_of(ontology: str) -> dict[str, str]:
    """Return the prefixes that an ontology declares, by name.

    Args:
        ontology: The ontology, in Turtle.
    """
    parser = ox.parse(ontology, ox.RdfFormat.TURTLE)
    for _ in parser:
        pass
    return dict(sorted(parser.prefixes.items()))


def prefixes_file(ontology: str) -> str:
    """Return the prefixes of an ontology as a JSON-LD context.

    Args:
        ontology: The ontology, in Turtle.
    """
    return json.dumps({"@context": prefixes_of(ontology)}, indent=2) + "\n"


def version_of(ontology: str) -> str:
    """Return the version of an ontology (`owl:versionInfo`).

    Args:
        ontology: The ontology, in Turtle.
    """
    return _value(_graph(ontology), _VERSION)


def _graph(ontology: str) -> ox.Dataset:
    return ox.Dataset(ox.parse(ontology, ox.RdfFormat.TURTLE))


def _value(graph: ox.Dataset, predicate: ox.NamedNode, subject: ox.NamedNode = ONTOLOGY) -> str:
    """Return the one value that a property of a subject has."""
    found = (q.object for q in graph.quads_for_subject(subject) if q.predicate == predicate)
    (value,) = found
    assert isinstance(value, ox.Literal | ox.NamedNode)
    return value.value


def mappings_file(ontology: str) -> str:
    """Return how an ontology's terms relate to those of other vocabularies, in SSSOM.

    A table with a header of comments, as https://mapping-commons.github.io/sssom/ has it: what a
    term is a kind of, what it matches, and what it is only related to.

    Args:
        ontology: The ontology, in Turtle.
    """
    graph = _graph(ontology)
    prefixes = {**prefixes_of(ontology), "semapv": _SEMAPV}
    rows = sorted(_mappings(graph, prefixes))
    used = {cell.partition(":")[0] for row in rows for cell in row} & prefixes.keys()
    version = _value(graph, _VERSION)
    head = [
        "#curie_map:",
        *(f"#  {name}: {prefixes[name]}" for name in sorted(used)),
        f"#mapping_set_id: {ONTOLOGY.value}/mappings.sssom.tsv",
        f'#mapping_set_version: "{version}"',
        f"#license: {_value(graph, _LICENCE)}",
        f"#subject_source: {ONTOLOGY.value}",
        f'#subject_source_version: "{version}"',
    ]
    return "\n".join([*head, *map("\t".join, [_COLUMNS, *rows])]) + "\n"


def _mappings(graph: ox.Dataset, prefixes: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the table of mappings."""
    for quad in graph:
        subject, target = quad.subject, quad.object
        if not isinstance(subject, ox.NamedNode) or not isinstance(target, ox.NamedNode):
            continue
        if (
            quad.predicate not in _MAPPINGS
            or not subject.value.startswith(UND)
            or target.value.startswith(UND)
        ):
            continue
        yield (
            _compact(subject, prefixes),
            _value(graph, _LABEL, subject),
            _compact(quad.predicate, prefixes),
            _compact(target, prefixes),
            "semapv:ManualMappingCuration",
        )


def _compact(term: ox.NamedNode, prefixes: Mapping[str, str]) -> str:
    """Return a term with its prefix, of the longest namespace that it starts with."""
    found = [name for name, namespace in prefixes.items() if term.value.startswith(namespace)]
    name = max(found, key=lambda name: len(prefixes[name]))
    return f"{name}:{term.value.removeprefix(prefixes[name])}"


def release(ontology: str, day: str) -> str:
    """Return an ontology as it is released: with the day (`dct:issued`).

    Args:
        ontology: The ontology, in Turtle, as it is written in `ontology/undocs.ttl`.
        day: The day, ISO 8601.
    """
    line = f'    owl:versionInfo "{version_of(ontology)}" ;\n'
    assert ontology.count(line) == 1, "the version stands on a line of its own"
    return ontology.replace(line, f'{line}    dct:issued "{day}"^^xsd:date ;\n')


def redirects_file(ontology: str, releases: Sequence[str], schemes: Sequence[str]) -> str:
    """Return the redirects behind the project's IRIs, for an Apache server such as w3id.org's.

    Args:
        ontology: The ontology, in Turtle.
        releases: The versions that were released, each kept under `ontology/releases/`.
        schemes: The concept schemes that `ontology/vocabularies/concepts.ttl` holds, as their
            IRIs end.
    """
    version = version_of(ontology)
    rules = [(f"ontology/{one}", f"ontology/releases/{one}.ttl") for one in releases]
    if version not in releases:
        rules.append((f"ontology/{version}", "ontology/undocs.ttl"))
    folders = {"state": "states", "body": "bodies", "group": "groups", "phrase": "phrases"}
    folders |= dict.fromkeys(sorted(schemes), "concepts")
    lines = [
        "# Made by docs/make_vocabularies.py; the folder undocs-rdf of the repository of w3id.org.",
        "Options +FollowSymLinks -MultiViews",
        "RewriteEngine on",
        "",
        "# Where the project's files are served from.",
        f"RewriteRule ^ - [E=HOME:{HOME}]",
        "",
        "# The ontology: pages for people, Turtle for programs and where nothing is asked for.",
        r"RewriteCond %{HTTP_ACCEPT} text/html [NC]",
        r"RewriteCond %{HTTP_ACCEPT} !text/turtle [NC]",
        _rule("ontology/?", "docs/ontology/index.html"),
        _rule("ontology/?", "ontology/undocs.ttl"),
        "",
        "# Its versions, and what it is published with.",
        *(_rule(_escaped(path), target) for path, target in rules),
        _rule("context\\.jsonld", "ontology/context.jsonld"),
        _rule("prefixes\\.json", "ontology/prefixes.json"),
        _rule("ontology/mappings\\.sssom\\.tsv", "ontology/mappings.sssom.tsv"),
        "",
        "# The vocabularies, and what they describe.",
        _rule("vocabulary/([a-z]+)", "ontology/vocabularies/$1.ttl"),
        *(
            _rule(f"{path}(/.*)?", f"ontology/vocabularies/{name}.ttl")
            for path, name in folders.items()
        ),
        "",
        "# A document that has a symbol: the page from which the United Nations gives it out.",
        "RewriteRule ^doc/(?!_/)(.+)$ https://undocs.org/$1 [R=303,NE,L]",
    ]
    return "\n".join(lines) + "\n"


def _escaped(path: str) -> str:
    return path.replace(".", "\\.")


def _rule(pattern: str, target: str) -> str:
    return f"RewriteRule ^{pattern}$ %{{ENV:HOME}}/{target} [R=303,L]"
