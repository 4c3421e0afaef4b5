"""The graph of derived facts: what only the whole base can tell, with evidence and scores."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from undocs_rdf.building.adoptions import adoptions
from undocs_rdf.building.items import same_items
from undocs_rdf.building.succession import successions
from undocs_rdf.terms import RDF, TYPE, XSD, in_language, iri, und

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from undocs_rdf.building.links import Link
    from undocs_rdf.building.records import Voice
    from undocs_rdf.terms import Triple

_DESCRIPTION = "<http://purl.org/dc/terms/description>"
_DERIVED_FROM = "<http://www.w3.org/ns/prov#wasDerivedFrom>"


def derived_links(voices: Sequence[Voice]) -> list[Link]:
    """Return all facts that can be derived, sorted.

    Args:
        voices: What is known of each document, from the Source that speaks for it.
    """
    follows = successions(voices)
    found = [*adoptions(voices), *follows, *same_items(voices, follows)]
    return sorted(found, key=lambda link: (link.relation, link.subject, link.target))


def counted_links(links: Sequence[Link]) -> Mapping[str, int]:
    """Return how many facts there are of each relation."""
    return Counter(link.relation for link in links)


def link_triples(links: Sequence[Link], base: str) -> Iterator[Triple]:
    """Yield each fact, and a statement about it with its score and its evidence.

    Args:
        links: The facts.
        base: The IRI that the IRIs of statements start with.
    """
    for link in links:
        fact = iri(link.subject), und(link.relation), iri(link.target)
        yield fact
        digest = hashlib.sha256(" ".join(fact).encode()).hexdigest()[:16]
        statement = iri(f"{base}derived/{digest}")
        yield statement, TYPE, f"<{RDF}Statement>"
        for name, term in zip(("subject", "predicate", "object"), fact, strict=True):
            yield statement, f"<{RDF}{name}>", term
        yield statement, f"<{RDF}value>", f'"{_decimal(link.score)}"^^<{XSD}decimal>'
        for evidence in link.evidence:
            words = f"{evidence.words} ({_decimal(evidence.weight)})"
            yield statement, _DESCRIPTION, in_language(words, "en")
        for source in link.sources:
            yield statement, _DERIVED_FROM, iri(source)


def _decimal(value: float) -> str:
    """Return a number of hundredths as the canonical form of xsd:decimal has it."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
