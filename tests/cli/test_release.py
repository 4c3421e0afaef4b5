"""The command writes a release and lists its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from undocs_rdf.cli import main

if TYPE_CHECKING:
    from pathlib import Path


def test_a_release_is_written(example_base: Path, tmp_path: Path) -> None:
    arguments = ["--store", str(example_base), "--date", "2026-11-24", "--release", "1"]
    result = CliRunner().invoke(main, ["release", str(tmp_path / "published"), *arguments])
    assert result.exit_code == 0, result.stderr
    for line in result.stdout.splitlines():
        size, name = line.split()
        assert (tmp_path / "published" / name).stat().st_size == int(size.replace(",", ""))
    assert "tables/documents.csv" in result.stdout
