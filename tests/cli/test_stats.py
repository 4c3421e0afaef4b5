"""The command counts what a base or a document holds."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from undocs_rdf.cli import main

DRAFT = Path(__file__).parent.parent.parent / "examples/open-ended-working-group.md"


def test_a_base_is_counted_for_a_person(example_base: Path) -> None:
    result = CliRunner().invoke(main, ["stats", str(example_base)])
    assert result.exit_code == 0, result.stderr
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["documents", "4"] in lines
    assert ["DraftResolution", "2"] in lines


def test_a_document_is_counted_for_a_program() -> None:
    result = CliRunner().invoke(main, ["stats", str(DRAFT), "--format", "json"])
    counted = json.loads(result.stdout)
    assert counted["totals"]["sponsorships"] == 1
    assert counted["breakdowns"]["body"] == {"First Committee": 1}
