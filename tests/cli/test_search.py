"""The command finds paragraphs in a base, and says what is wrong with one that is none."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from click.testing import CliRunner, Result

from undocs_rdf.cli import main
from undocs_rdf.iri import DEFAULT_BASE

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["search", *map(str, arguments)])


def rows(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_a_paragraph_is_found_with_its_label_and_its_words_marked(example_base: Path) -> None:
    (row,) = rows(
        run('"existing and potential threats"', "--kind", "resolution", "--store", example_base)
    )
    assert row["document"] == "A/RES/78/237"
    assert "[existing and potential threats]" in row["words"].lower()


def test_filters_are_written_as_people_write_them(example_base: Path) -> None:
    found = rows(run("information security", "--state", "Estonia", "--store", example_base))
    assert found
    assert not rows(run("information security", "--state", "Tuvalu", "--store", example_base))
    assert rows(
        run("information", "--body", "First Committee", "--session", "80", "--store", example_base)
    )
    wrong = run("information", "--body", "Fifth Estate", "--store", example_base)
    assert wrong.exit_code == 2


def test_hits_as_json_have_all_that_is_known(example_base: Path) -> None:
    result = run("information", "--limit", "1", "--format", "json", "--store", example_base)
    (hit,) = json.loads(result.stdout)
    assert hit["part"].startswith(DEFAULT_BASE)
    assert hit["score"] > 0


def test_a_folder_that_is_no_base_is_unreadable(tmp_path: Path) -> None:
    result = run("information", "--store", tmp_path)
    assert result.exit_code == 3
    assert "undocs-rdf build" in result.stderr
