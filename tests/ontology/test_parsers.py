import re
import subprocess
from pathlib import Path
from shutil import which

import pyoxigraph as ox
import pytest
from rdflib import Graph

from undocs_rdf.resources import resource_folder

FILES = sorted(resource_folder("ontology").rglob("*.ttl"))


def name(path: Path) -> str:
    return path.name


def test_there_are_files() -> None:
    assert len(FILES) >= 7


# The vocabularies are compared where they are tested.
@pytest.mark.parametrize(
    "path", [path for path in FILES if path.parent.name != "vocabularies"], ids=name
)
def test_oxigraph_and_rdflib_read_the_same_triples(path: Path) -> None:
    quads = list(ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE))
    assert len(set(quads)) == len(quads) == len(Graph().parse(path, format="turtle")) > 0


@pytest.mark.skipif(
    which("rapper") is None, reason="rapper is not installed (apt-get install raptor2-utils)"
)
@pytest.mark.parametrize("path", FILES, ids=name)
def test_rapper_reads_the_same_triples(path: Path) -> None:
    command = ["rapper", "--input", "turtle", "--count", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    (count,) = re.findall(r"returned (\d+) triples", done.stderr)
    assert int(count) == len(list(ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE)))
