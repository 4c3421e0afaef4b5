"""The graph of vocabularies: what is known of States, bodies, groups, phrases and concepts."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse

from undocs_rdf.iri import DEFAULT_BASE, ONTOLOGY
from undocs_rdf.resources import resource_folder

if TYPE_CHECKING:
    from undocs_rdf.terms import Triple


@cache
def vocabulary_triples(base: str) -> tuple[Triple, ...]:
    """Return all that the vocabularies in `ontology/vocabularies/` say, each thing once.

    Args:
        base: The IRI that the IRIs of States and the rest start with.
    """
    found: dict[Triple, None] = {}
    for path in sorted((resource_folder("ontology") / "vocabularies").glob("*.ttl")):
        for quad in parse(path.read_bytes(), RdfFormat.TURTLE):
            subject, predicate, value = (
                _rebased(str(term), base) for term in (quad.subject, quad.predicate, quad.object)
            )
            found[subject, predicate, value] = None
    return tuple(found)


@cache
def vocabulary_nodes(base: str) -> frozenset[str]:
    """Return the terms of the nodes that the vocabularies describe."""
    return frozenset(subject for subject, *_ in vocabulary_triples(base))


def _rebased(term: str, base: str) -> str:
    """Return a term with the base in the place of the default one."""
    if term.startswith(f"<{DEFAULT_BASE}") and not term.startswith(f"<{ONTOLOGY}"):
        return f"<{base}{term.removeprefix(f'<{DEFAULT_BASE}')}"
    return term


@cache
def vocabulary_digest() -> str:
    """Return a digest of all vocabularies, to tell whether they changed."""
    digest = hashlib.sha256()
    for path in sorted((resource_folder("ontology") / "vocabularies").glob("*.ttl")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
