"""Word files and web pages on the command line, like any other document."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from undocs_rdf.cli import main

DATA = Path(__file__).parents[1] / "data"
WORD = DATA / "docx" / "resolution-76-34.edited.docx"
PAGE = DATA / "html" / "resolution-76-34.libreoffice.html"


@pytest.mark.parametrize("path", [WORD, PAGE], ids=lambda path: path.suffix)
def test_a_document_is_converted(path: Path) -> None:
    result = CliRunner().invoke(main, ["convert", str(path), "--to", "ntriples"])
    assert result.exit_code == 0
    assert "/doc/A/RES/76/34> <https://w3id.org/undocs-rdf/ontology#title> " in result.stdout
    assert "/doc/A/RES/76/34#op2> " in result.stdout


@pytest.mark.parametrize("path", [WORD, PAGE], ids=lambda path: path.suffix)
def test_the_text_that_places_count_is_shown(path: Path) -> None:
    result = CliRunner().invoke(main, ["show", "--text", str(path)])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert "Seventy-sixth session" in lines
    assert any(line.startswith("2. Welcomes the entry into force of the Treaty") for line in lines)
    assert "[1] A/CONF.229/2017/8." in lines


@pytest.mark.parametrize(
    ("data", "exit_code", "problem"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, 3, "Office before 2007"),
        (WORD.read_bytes()[:3000], 3, "damaged"),
        (b"<html>" + b"<div>" * 400, 5, "nested too deep"),
    ],
)
def test_what_can_not_be_read_says_why(
    data: bytes, exit_code: int, problem: str, tmp_path: Path
) -> None:
    path = tmp_path / "sent"
    path.write_bytes(data)
    result = CliRunner().invoke(main, ["convert", str(path)])
    assert result.exit_code == exit_code
    assert problem in result.stderr
    assert "sent: " in result.stderr
