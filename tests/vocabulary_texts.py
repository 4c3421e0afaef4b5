"""The vocabularies as graphs, each parsed once for all tests."""

from __future__ import annotations

from functools import cache
from typing import Final

from rdflib import Graph

from undocs_rdf.resources import resource_folder

FOLDER: Final = resource_folder("ontology") / "vocabularies"
NAMES: Final = sorted(path.stem for path in FOLDER.glob("*.ttl"))


@cache
def vocabulary(name: str) -> Graph:
    """Return the graph of a vocabulary ("states"); tests must not change it."""
    return Graph().parse(FOLDER / f"{name}.ttl", format="turtle")
