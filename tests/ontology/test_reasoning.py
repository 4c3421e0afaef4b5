from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from tests.make_golden import GOLDEN
from tests.ontology.dataset import ONTOLOGY
from tests.ontology.reasoner import PROFILES, missing

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(missing() is not None, reason=missing() or ""),
]

RELEASES = sorted((ONTOLOGY.parent / "releases").glob("*.ttl"))
UND = "https://w3id.org/undocs-rdf/ontology#"
FAULTS = {
    "a draft that is a resolution": """
        <urn:a> a und:DraftResolution ; und:symbol "A/80/L.1" . <urn:a> a und:Resolution .""",
    "a State that votes as a body": """
        <urn:b> a und:Ballot ; und:castBy <urn:c> . <urn:c> a und:State, und:Body .""",
    "a document that adopts itself": """
        <urn:d> a und:Proposal ; und:adoptedAs <urn:d> . <urn:d> a und:AdoptedAct .""",
    "a part that is a citation": "<urn:e> a und:Citation ; und:partOf <urn:f> .",
    "a position that is no number": '<urn:g> a und:Part ; und:position "first" .',
}
BROKEN = """
und:Petition a owl:Class ; rdfs:subClassOf und:Resolution, und:DraftResolution .
und:dateOfPetition a owl:DatatypeProperty ; rdfs:range xsd:date .
und:petition a owl:ObjectProperty ; rdfs:subPropertyOf <http://example.org/undeclared> .
"""
PREFIXES = f"""@prefix und: <{UND}> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def triples(turtle: bytes) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(turtle, ox.RdfFormat.TURTLE)}


def file_of(folder: Path, name: str, *more: bytes) -> str:
    """Write the ontology with more statements as one file, and return its path."""
    found = triples(ONTOLOGY.read_bytes()).union(*map(triples, more))
    path = folder / f"{name}.nt"
    path.write_text("".join(f"{triple} .\n" for triple in sorted(map(str, found))), "utf-8")
    return str(path)


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What OWLAPI and HermiT say of everything that the tests ask of them, by its name."""
    folder = tmp_path_factory.mktemp("reasoning")
    files = {path.name: str(path) for path in (ONTOLOGY, *RELEASES)}
    files["golden"] = file_of(folder, "golden", *(p.read_bytes() for p in GOLDEN.glob("*.ttl")))
    vocabularies = (ONTOLOGY.parent / "vocabularies").glob("*.ttl")
    files["vocabularies"] = file_of(folder, "voc", *(p.read_bytes() for p in vocabularies))
    files["broken"] = file_of(folder, "broken", (PREFIXES + BROKEN).encode())
    for number, (name, fault) in enumerate(FAULTS.items()):
        files[name] = file_of(folder, f"fault-{number}", (PREFIXES + fault).encode())
    command = [sys.executable, "-m", "tests.ontology.reasoner", *files.values()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout)
    return {name: answers[path] for name, path in files.items()}


@pytest.mark.parametrize("name", [ONTOLOGY.name, *(path.name for path in RELEASES)])
@pytest.mark.parametrize("profile", PROFILES)
def test_the_ontology_is_in_the_profile(
    judged: dict[str, dict[str, Any]], name: str, profile: str
) -> None:
    assert judged[name]["axioms"] > 1000
    assert judged[name][profile] == []


@pytest.mark.parametrize("name", [ONTOLOGY.name, *(path.name for path in RELEASES)])
def test_the_ontology_is_consistent_and_each_class_can_have_members(
    judged: dict[str, dict[str, Any]], name: str
) -> None:
    assert judged[name]["consistent"]
    assert judged[name]["unsatisfiable"] == []


@pytest.mark.parametrize("name", ["golden", "vocabularies"])
def test_golden_graphs_and_vocabularies_are_consistent_with_the_ontology(
    judged: dict[str, dict[str, Any]], name: str
) -> None:
    assert judged[name]["axioms"] > 5_000
    assert judged[name]["consistent"]


@pytest.mark.parametrize("name", FAULTS)
def test_the_reasoner_finds_the_contradiction(judged: dict[str, dict[str, Any]], name: str) -> None:
    assert not judged[name]["consistent"]


def test_the_checks_find_what_is_wrong_with_a_broken_ontology(
    judged: dict[str, dict[str, Any]],
) -> None:
    broken = judged["broken"]
    assert any("undeclared" in violation for violation in broken["OWL2_DL"])
    assert any("dateOfPetition" in violation for violation in broken["OWL2_RL"])
    assert broken["unsatisfiable"] == [f"<{UND}Petition>"]
