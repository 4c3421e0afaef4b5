"""Every code is documented, and raised by a fixture just as the documentation says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from undocs_rdf.convert import ConvertOptions, convert
from undocs_rdf.diagnostics import SEVERITIES, Code, format_diagnostic, line_and_column
from undocs_rdf.metadata import read_metadata

FIXTURES = Path(__file__).parent / "data" / "diagnostics"
DOCUMENTATION = Path(__file__).parent.parent / "docs" / "diagnostics.md"
SECTION = re.compile(r"^## (UND\d{3}) (.+) \((\w+)\)$", re.MULTILINE)


def fixture_of(code: Code) -> Path:
    (path,) = (path for path in FIXTURES.glob(f"{code.value}-*") if path.suffix != ".csv")
    return path


def diagnostics_of(path: Path) -> list[str]:
    """Return what converting a fixture prints, with the metadata beside it, if any."""
    table = path.with_suffix(".csv")
    metadata = (
        read_metadata(table.read_bytes(), table.name).of(path.name) if table.exists() else None
    )
    conversion = convert(path.read_bytes(), path.name, ConvertOptions(metadata=metadata))
    return [
        format_diagnostic(diagnostic, path.name, conversion.source_text)
        for diagnostic in conversion.diagnostics
    ]


def section_of(code: Code) -> str:
    text = DOCUMENTATION.read_text(encoding="utf-8")
    start = text.index(f"## {code.value} ")
    end = text.find("\n## ", start)
    return text[start : end if end > 0 else None]


def test_there_is_a_fixture_for_each_code_and_no_other() -> None:
    codes = sorted(path.name[:6] for path in FIXTURES.iterdir() if path.suffix != ".csv")
    assert codes == sorted(code.value for code in Code)


def test_each_code_has_a_severity_and_a_section_that_says_it() -> None:
    assert set(SEVERITIES) == set(Code)
    sections = SECTION.findall(DOCUMENTATION.read_text(encoding="utf-8"))
    assert [(number, severity) for number, _, severity in sections] == [
        (code.value, SEVERITIES[code].value) for code in Code
    ]


@pytest.mark.parametrize("code", Code, ids=lambda code: code.value)
def test_a_code_is_raised_as_its_section_shows(code: Code) -> None:
    printed = diagnostics_of(fixture_of(code))
    own = [line for line in printed if f" {code.value} " in line]
    assert own
    section = section_of(code)
    for line in own:
        assert f"\n{line}\n" in section
    assert "**What to do.**" in section


def test_a_fixture_has_no_other_fault() -> None:
    """A code would say little if it came with any odd text."""
    # These texts can't lack one thing without lacking another.
    together = {Code.NO_TEXT, Code.KIND_UNKNOWN}
    for code in set(Code) - together:
        others = [
            line for line in diagnostics_of(fixture_of(code)) if f" {code.value} " not in line
        ]
        assert others == []


def test_lines_and_columns_count_from_one() -> None:
    assert line_and_column("ab\ncd", 0) == (1, 1)
    assert line_and_column("ab\ncd", 4) == (2, 2)
