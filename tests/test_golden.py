"""Whole graphs of real documents, compared with graphs that were read against their texts."""

from __future__ import annotations

import os
import subprocess
import sys
from difflib import unified_diff
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph

from tests.make_golden import GOLDEN, documents, golden, golden_path
from undocs_rdf.convert import convert

if TYPE_CHECKING:
    from pathlib import Path

FILES = documents()


def name(path: Path) -> str:
    return path.stem


def test_every_document_has_a_graph_and_every_graph_a_document() -> None:
    assert len(FILES) >= 20
    assert sorted(GOLDEN.glob("*.ttl")) == sorted(golden_path(path) for path in FILES)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_the_graph_is_the_one_that_was_read(path: Path) -> None:
    expected = golden_path(path).read_text("utf-8").splitlines()
    found = golden(path).decode().splitlines()
    changed = "\n".join(unified_diff(expected, found, "was read", "is", lineterm="", n=1))
    hint = "if the new graph is right, run: python -m tests.make_golden"
    assert not changed, f"{changed}\n{hint}"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_the_golden_graph_is_turtle_without_blank_nodes(path: Path) -> None:
    graph = Graph().parse(golden_path(path), format="turtle")
    assert len(graph) > 30
    assert not any(type(term).__name__ == "BNode" for triple in graph for term in triple)


PROGRAM = """
import hashlib, pathlib, sys
from undocs_rdf.convert import convert
for name in sys.argv[1:]:
    lines = convert(pathlib.Path(name).read_bytes(), name).lines
    print(hashlib.sha256(chr(10).join(lines).encode()).hexdigest())
"""


def hashes(seed: str) -> list[str]:
    command = [sys.executable, "-c", PROGRAM, *map(str, FILES)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_same_bytes_come_out_whatever_the_hash_seed() -> None:
    one, other = hashes("1"), hashes("2718")
    assert one == other
    assert len(set(one)) == len(FILES)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_reading_a_document_after_others_changes_nothing(path: Path) -> None:
    first = convert(path.read_bytes(), path.name).lines
    for other in FILES[:3]:
        convert(other.read_bytes(), other.name)
    assert convert(path.read_bytes(), path.name).lines == first
