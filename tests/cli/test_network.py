"""The command counts pairs over graphs and documents, and writes them in the form asked for."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from click.testing import CliRunner, Result

from undocs_rdf.cli import main

DATA = Path(__file__).parent.parent / "data" / "queries"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["network", *map(str, arguments)])


def test_pairs_of_sponsors_come_as_a_table_the_most_joined_first() -> None:
    result = run("sponsors", DATA / "sponsors.ttl")
    assert result.exit_code == 0, result.stderr
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [int(row["texts"]) for row in rows] == sorted(
        (int(row["texts"]) for row in rows), reverse=True
    )
    assert result.stderr.endswith(f"{len(rows)} pairs\n")


def test_the_ending_tells_the_form(tmp_path: Path) -> None:
    out = tmp_path / "votes.graphml"
    assert run("votes", DATA / "votes.ttl", "-o", out).exit_code == 0
    assert b"<graphml" in out.read_bytes()
    result = run("votes", DATA / "votes.ttl", "-o", tmp_path / "votes.xlsx")
    assert result.exit_code == 2
    assert "--to" in result.stderr


def test_a_session_without_texts_gives_no_pair() -> None:
    result = run("cocitation", DATA / "citations.ttl", "--session", "3")
    assert (result.exit_code, result.stderr) == (0, "0 nodes, 0 pairs\n")
