"""Formats that other packages add: one is installed beside the tool, and found by it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

import undocs_rdf
from undocs_rdf.cli import main
from undocs_rdf.formats import ENTRY_POINT_GROUP, formats

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCUMENTATION = Path(__file__).parent.parent / "docs" / "formats.md"


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder from which Python imports, as if another environment were active."""
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    formats.cache_clear()
    yield folder
    sys.modules.pop("shouted", None)
    formats.cache_clear()


def documented_module() -> str:
    """Return the example of a reader that the documentation shows."""
    text = DOCUMENTATION.read_text(encoding="utf-8")
    return text.partition("```python\n# shouted.py\n")[2].partition("```")[0]


def install(folder: Path, entry_point: str, module: str) -> None:
    """Install a package of one module into a folder, as an installer leaves it."""
    (folder / "shouted.py").write_text(module)
    metadata = folder / "shouted-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: shouted\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[{ENTRY_POINT_GROUP}]\n{entry_point}\n")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


def test_a_reader_of_another_package_reads_its_format(packages: Path, tmp_path: Path) -> None:
    install(packages, "shouted = shouted:SHOUTED", documented_module())
    document = tmp_path / "resolution.shout"
    document.write_text("RESOLUTION 1 (1946) OF 25 JANUARY 1946|THE SECURITY COUNCIL,|DECIDES SO.")
    shown = run("show", document).stdout
    assert shown.startswith("Resolution, S/RES/1(1946)")
    assert "Decides so." in shown
    assert "text/x-shout" in run("convert", "-q", tmp_path).stdout
    assert "shouted" in run("show", "--help").stdout
    (found,) = undocs_rdf.read(document.read_bytes(), format_name="shouted").documents
    assert str(found.symbol) == "S/RES/1(1946)"


@pytest.mark.parametrize(
    ("entry_point", "module", "problem"),
    [
        ("shouted = shouted:SHOUTED", "import nothing_of_this_name\n", "can't be loaded"),
        ("shouted = shouted:SHOUTED", "", "has no attribute"),
        ("shouted = shouted:SHOUTED", "SHOUTED = 1\n", "is int, where a Format is wanted"),
        (
            "shouted = shouted:SHOUTED",
            "from undocs_rdf.formats import Format\nSHOUTED = Format('shouted', 'a/b', ('.x',))\n",
            "has not exactly one reader",
        ),
        (
            "shouted = undocs_rdf.formats:PLAIN",
            "",
            "adds the format 'plain', which there is already",
        ),
    ],
)
def test_a_broken_package_is_named(
    packages: Path, tmp_path: Path, entry_point: str, module: str, problem: str
) -> None:
    install(packages, entry_point, module)
    document = tmp_path / "text.md"
    document.write_text("*Decides* so.")
    result = run("show", document)
    assert result.exit_code == 2
    assert result.stderr.startswith("undocs-rdf: shouted (entry point 'shouted' of ")
    assert problem in result.stderr
