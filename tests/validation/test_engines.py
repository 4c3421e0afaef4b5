"""Two engines, one verdict; and what is said where one of them can't be had."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from undocs_rdf.convert import convert
from undocs_rdf.errors import UndocsError
from undocs_rdf.shapes import load_shapes, written_shapes
from undocs_rdf.validate import validate_lines
from undocs_rdf.validation import engines
from undocs_rdf.validation.check import Check
from undocs_rdf.validation.engines import Engine, EngineName, GraphLines
from undocs_rdf.validation.tasks import FileTask

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = sorted(
    path
    for folder in ("examples", "tests/data/documents", "tests/data/diagnostics")
    for path in (ROOT / folder).iterdir()
    if path.suffix in {".md", ".xml", ".txt", ".html", ".pdf", ".docx"}
)


@cache
def engine(name: EngineName) -> Engine:
    return Engine(name, load_shapes(), written_shapes())


def test_there_are_documents() -> None:
    assert len(DOCUMENTS) >= 40


@pytest.mark.slow
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_both_engines_find_the_same_in_a_document(path: Path) -> None:
    lines = "".join(f"{line}\n" for line in convert(path.read_bytes(), path.name).lines)
    graph = GraphLines(lines)
    fast = validate_lines(graph, engine(EngineName.FAST))
    assert validate_lines(graph, engine(EngineName.REFERENCE)) == fast


def test_an_engine_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "find_spec", lambda _name: None)
    with pytest.raises(UndocsError, match="needs the package shacl") as caught:
        Check(engine_name=EngineName.FAST).prepare()
    assert "undocs-rdf[fast]" in caught.value.remedy


@pytest.mark.parametrize("name", EngineName)
def test_shapes_that_are_no_shacl_are_an_error_in_either(name: EngineName, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text(
        """
        PREFIX sh: <http://www.w3.org/ns/shacl#>
        PREFIX und: <https://w3id.org/undocs-rdf/ontology#>
        <#x> a sh:NodeShape ; sh:targetClass und:Source ;
            sh:sparql [ sh:select "SELECT $this WHERE { this is no SPARQL }" ] .
        """,
        encoding="utf-8",
    )
    with pytest.raises(UndocsError, match="can't be evaluated"):
        Check((broken,), name)(FileTask(str(DOCUMENTS[0])))


def test_a_severity_of_the_users_own_counts_as_a_violation(tmp_path: Path) -> None:
    shapes = tmp_path / "house.ttl"
    shapes.write_text(
        """
        PREFIX sh: <http://www.w3.org/ns/shacl#>
        PREFIX und: <https://w3id.org/undocs-rdf/ontology#>
        <#x> a sh:PropertyShape ; sh:targetClass und:Source ; sh:path und:fileName ;
            sh:maxCount 0 ; sh:severity <https://example.org/Fatal> .
        """,
        encoding="utf-8",
    )
    findings = Check((shapes,))(FileTask(str(DOCUMENTS[0]))).findings
    assert [finding.severity.value for finding in findings] == ["violation"]
