"""What a librarian knows of a file and its text does not print: a table, a row a file."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from undocs_rdf.decoding import decode
from undocs_rdf.errors import UndocsError
from undocs_rdf.model import Metadata
from undocs_rdf.symbols import Symbol, parse_symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COLUMNS: Final = ("file", "symbol", "title", "date_issued", "date_adopted")
_TABLE_REMEDY: Final = f"its first row names its columns: file, and any of {', '.join(COLUMNS[1:])}"


@dataclass(frozen=True, slots=True)
class MetadataTable:
    """The rows of a metadata file, by the file that each speaks of."""

    rows: Mapping[str, Metadata]

    def of(self, path: str) -> Metadata | None:
        """Return what is said of a file: its row by the longest tail of its path, or None.

        "GA74/1.md" and "1.md" both name "corpus/GA74/1.md"; the first one is preferred.
        """
        parts = PurePath(path).parts
        tails = ("/".join(parts[start:]) for start in range(len(parts)))
        return next((self.rows[tail] for tail in tails if tail in self.rows), None)


def metadata_of_symbol(printed: str, option: str = "--symbol") -> Metadata:
    """Return the metadata that consist of a symbol, as people write it.

    Raises:
        UndocsError: It is no symbol.
    """
    return Metadata(origin=option, symbol=_symbol(printed, option))


def read_metadata(data: bytes, name: str) -> MetadataTable:
    """Return the table that a CSV file holds.

    Args:
        data: Its bytes; commas or semicolons between the columns, as spreadsheets write them.
        name: Its name, for messages and as the origin of what it says.

    Raises:
        UndocsError: A column is unknown, a file is named twice, a symbol or date is malformed.
    """
    text = decode(data, name).text.removeprefix("\ufeff")
    header = text.partition("\n")[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [column.strip() for column in reader.fieldnames or ()]
        _check_columns(columns, name)
        reader.fieldnames = columns
        rows: dict[str, Metadata] = {}
        for file, metadata, place in _rows(reader, name):
            if file in rows:
                raise UndocsError(place, f"names {file} a second time", "give each file one row")
            rows[file] = metadata
    except csv.Error as error:
        raise UndocsError(f"{name}:{reader.line_num}", str(error), _TABLE_REMEDY) from None
    return MetadataTable(rows)


def _check_columns(columns: list[str], name: str) -> None:
    unknown = [column for column in columns if column not in COLUMNS]
    if unknown:
        raise UndocsError(name, f"has an unknown column {unknown[0]!r}", _TABLE_REMEDY)
    if "file" not in columns:
        raise UndocsError(name, "has no column 'file'", _TABLE_REMEDY)


def _rows(reader: csv.DictReader[str], name: str) -> Iterator[tuple[str, Metadata, str]]:
    """Yield the file, what is said of it, and the place of each row."""
    for row in reader:
        place = f"{name}:{reader.line_num}"
        if None in row:
            raise UndocsError(place, "has more cells than there are columns", _TABLE_REMEDY)
        cells = {column: (value or "").strip() for column, value in row.items()}
        file = "/".join(PurePath(cells["file"]).parts)
        if not file:
            raise UndocsError(place, "names no file", "fill its first column, or delete the row")
        symbol = cells.get("symbol")
        metadata = Metadata(
            origin=PurePath(name).name,
            symbol=_symbol(symbol, place) if symbol else None,
            date_issued=_date(cells.get("date_issued"), place),
            date_adopted=_date(cells.get("date_adopted"), place),
            title=cells.get("title") or None,
        )
        yield file, metadata, place


def _symbol(printed: str, place: str) -> Symbol:
    try:
        return parse_symbol(printed)
    except ValueError as error:
        remedy = "write it as in A/RES/74/28 or A/C.1/74/L.49/Rev.1"
        raise UndocsError(place, f"{printed!r} is no symbol ({error})", remedy) from None


def _date(printed: str | None, place: str) -> str | None:
    if not printed:
        return None
    try:
        return date.fromisoformat(printed).isoformat()
    except ValueError:
        raise UndocsError(place, f"{printed!r} is no date", "write it as in 2019-11-01") from None
