"""The graph of a document, broken in one way, is caught by the constraint of that way alone."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import RdfFormat, Store, parse

from undocs_rdf.convert import convert
from undocs_rdf.shapes import constraint_name, constraints_of, load_shapes, written_shapes
from undocs_rdf.validate import validate_lines
from undocs_rdf.validation.engines import Engine, EngineName, GraphLines

DATA = Path(__file__).parent / "data"
MUTATIONS: dict[str, dict[str, Any]] = tomllib.loads(
    (DATA / "mutations.toml").read_text(encoding="utf-8")
)
CONSTRAINTS = [constraint_name(iri) for iri in constraints_of(written_shapes())]
PREFIXES = {
    "und": "https://w3id.org/undocs-rdf/ontology#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "x": "https://example.org/",
}


@cache
def lines_of(document: str) -> str:
    """Return the graph of a document, which `test_golden.py` compares with its golden graph."""
    path = DATA / "documents" / document
    return "".join(f"{line}\n" for line in convert(path.read_bytes(), path.name).lines)


def mutated(name: str) -> str:
    """Return the graph of a document, broken in the way of a constraint."""
    mutation = MUTATIONS[name]
    where = mutation["where"]
    variables = sorted(set(re.findall(r"\?\w+", where)))
    one = "" if mutation.get("all") else f"ORDER BY {' '.join(variables)} LIMIT 1"
    update = f"""
        {"".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items())}
        DELETE {{ {mutation.get("delete", "")} }}
        INSERT {{ {mutation.get("insert", "")} }}
        WHERE {{ SELECT * WHERE {{ {where} }} {one} }}
    """
    store = Store()
    store.extend(parse(lines_of(mutation["document"]), RdfFormat.N_TRIPLES))
    store.update(update)
    return "".join(sorted(f"{quad.triple} .\n" for quad in store))


@cache
def engine(name: EngineName) -> Engine:
    return Engine(name, load_shapes(), written_shapes())


def test_every_constraint_has_a_mutation_and_every_mutation_a_constraint() -> None:
    assert len(CONSTRAINTS) >= 115
    assert sorted(MUTATIONS) == sorted(CONSTRAINTS)


@pytest.mark.parametrize("document", sorted({one["document"] for one in MUTATIONS.values()}))
def test_the_graphs_conform_before_they_are_broken(document: str) -> None:
    findings = validate_lines(GraphLines(lines_of(document)), engine(EngineName.FAST)).findings
    assert {one.constraint for one in findings} <= {"footnote-referred"}


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_a_mutation_is_caught_by_its_constraint_alone(name: str) -> None:
    document = MUTATIONS[name]["document"]
    before = validate_lines(GraphLines(lines_of(document)), engine(EngineName.FAST)).findings
    after = validate_lines(GraphLines(mutated(name)), engine(EngineName.FAST)).findings
    new = [one for one in after if one not in before]
    assert {one.constraint for one in new} == {name}
    for finding in new:
        assert finding.document or finding.part
        assert finding.message.endswith(".")
        assert "{?" not in finding.message


@pytest.mark.slow
@pytest.mark.parametrize("name", CONSTRAINTS)
def test_both_engines_find_the_same_in_a_mutation(name: str) -> None:
    graph = GraphLines(mutated(name))
    fast = validate_lines(graph, engine(EngineName.FAST))
    assert validate_lines(graph, engine(EngineName.REFERENCE)) == fast
