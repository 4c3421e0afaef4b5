"""Bases without most of the vocabularies, which take longer to write than a test's documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from undocs_rdf.building.vocabularies import vocabulary_triples

if TYPE_CHECKING:
    from undocs_rdf.terms import Triple


def some_triples(base: str) -> tuple[Triple, ...]:
    """Return what the vocabularies say of States whose code begins with E."""
    states = f"<{base}state/E"
    return tuple(triple for triple in vocabulary_triples(base) if triple[0].startswith(states))


@pytest.fixture(autouse=True)
def few_vocabularies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write few vocabularies; fixtures of a module, which are made before this, write them all."""
    monkeypatch.setattr("undocs_rdf.building.finish.vocabulary_triples", some_triples)
