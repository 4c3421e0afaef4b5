"""What a librarian knows of a file comes from a table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undocs_rdf.errors import UndocsError
from undocs_rdf.metadata import metadata_of_symbol, read_metadata
from undocs_rdf.model import Metadata
from undocs_rdf.symbols import parse_symbol

TABLE = (
    "file,symbol,title,date_issued,date_adopted\n"
    "draft.md,a/c.1/74/L.49/Rev.1,Advancing responsible State behaviour,2019-11-01,\n"
    '74/28.md,A/RES/74/28,"Cyberspace, ""advancing""",,2019-12-12\n'
    "28.md,A/RES/75/28,,,\n"
)


def test_a_row_says_what_is_known_of_its_file() -> None:
    table = read_metadata(TABLE.encode(), "tables/symbols.csv")
    assert table.of("somewhere/draft.md") == Metadata(
        origin="symbols.csv",
        symbol=parse_symbol("A/C.1/74/L.49/Rev.1"),
        title="Advancing responsible State behaviour",
        date_issued="2019-11-01",
    )
    assert table.of("other.md") is None


def test_the_longest_tail_of_a_path_names_the_file() -> None:
    table = read_metadata(TABLE.encode(), "symbols.csv")
    symbols = []
    for path in ("corpus/74/28.md", "corpus/75/28.md"):
        metadata = table.of(path)
        assert metadata is not None
        symbols.append(str(metadata.symbol))
    assert symbols == ["A/RES/74/28", "A/RES/75/28"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_tables_are_read_as_spreadsheets_write_them(encoding: str) -> None:
    rows = "file;symbol\r\nC\u00f4te.md;A/RES/74/28\r\n".encode(encoding)
    metadata = read_metadata(rows, "symbols.csv").of("C\u00f4te.md")
    assert metadata is not None
    assert str(metadata.symbol) == "A/RES/74/28"


@pytest.mark.parametrize(
    ("rows", "place", "problem"),
    [
        ("file,sponsor\n", "t.csv", "unknown column 'sponsor'"),
        ("symbol\n", "t.csv", "no column 'file'"),
        ("", "t.csv", "no column 'file'"),
        ("file,symbol\n,A/RES/74/28\n", "t.csv:2", "names no file"),
        ("file,symbol\na.md,\na.md,\n", "t.csv:3", "a second time"),
        ("file,symbol\na.md,not a symbol\n", "t.csv:2", "is no symbol"),
        ("file,date_issued\na.md,1 November 2019\n", "t.csv:2", "is no date"),
        ("file,symbol\na.md,A/RES/74/28,more\n", "t.csv:2", "more cells"),
        ('file,symbol\n"a.md,A/RES/74/28\n', "t.csv", "unexpected end of data"),
    ],
)
def test_a_table_at_fault_names_its_row(rows: str, place: str, problem: str) -> None:
    with pytest.raises(UndocsError, match=problem) as caught:
        read_metadata(rows.encode(), "t.csv")
    assert caught.value.subject.startswith(place)


def test_a_symbol_alone_is_metadata() -> None:
    symbol = parse_symbol("S/RES/2629(2022)")
    assert metadata_of_symbol("S/RES/2629 (2022)") == Metadata("--symbol", symbol)
    with pytest.raises(UndocsError, match="--symbol: 'nonsense' is no symbol"):
        metadata_of_symbol("nonsense")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"))))
def test_any_table_is_read_or_refused(rows: str) -> None:
    try:
        read_metadata(rows.encode(), "t.csv")
    except UndocsError as error:
        assert error.subject.startswith("t.csv")
