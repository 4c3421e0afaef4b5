"""Resolutions of the Security Council as plain text, against labels made by reading them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.council import facts_of, labelled
from undocs_rdf import read

FOLDER = Path(__file__).parent / "data" / "plain"


def here(name: str) -> Path:
    """Return where the test data keep a file of the corpus."""
    match = re.match(r"S_RES_0*(\d+)_(\d{4})", name)
    assert match
    return FOLDER / f"sc-{match[1]}-{match[2]}.txt"


ROWS = [row for row in labelled() if here(row["file"]).exists()]


def test_the_sample_is_whole_and_some_of_it_is_here() -> None:
    assert len(labelled()) == 30
    assert len(ROWS) == 9


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["symbol"])
def test_a_file_holds_what_its_labels_say(row: dict[str, str]) -> None:
    facts = facts_of(read(here(row["file"])).documents)
    said = {column: sorted(words.split()) for column, words in row.items() if column != "file"}
    assert {column: sorted(facts[column].split()) for column in said} == said
