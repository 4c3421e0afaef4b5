"""Tables: lines that stand between rules as wide as each other, or in columns, as rows of cells."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from undocs_rdf.readers.pdf.lines import Line, cells_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.readers.pdf.page import Rule

_AS_WIDE: Final = 3.0
_RULED_GAP: Final = 0.6
"""The gap between columns that stand between rules, where text is not justified."""
_NEXT_ROW: Final = 1.25
_LEADING: Final = 1.15
_REACH: Final = 2.6
"""How far below, in sizes of the font, a line still belongs to the columns above it."""
_CLOSE: Final = 0.5
_FILLED: Final = 0.7
_FEWEST_COLUMN_LINES: Final = 4
_FEWEST_ROWS: Final = 3

Row = tuple[tuple[Line, ...], ...]
"""The cells of a row, from left to right, each with its lines."""


class Region(NamedTuple):
    """Lines that stand side by side in columns.

    Attributes:
        first: The index of its first line.
        after: The index of the line after its last.
        rows: Its rows, each with its cells; of columns of text one row, each cell a column.
        is_table: Whether it is a table; else each cell is text of its own.
    """

    first: int
    after: int
    rows: tuple[Row, ...]
    is_table: bool


def regions_of(lines: Sequence[Line], rules: Sequence[Rule]) -> list[Region]:
    """Return where the lines of a page stand side by side, from above to below.

    Args:
        lines: Of a page, from above to below.
        rules: Its rules.
    """
    regions: list[Region] = []
    ruled = _ruled(lines, rules)
    index = 0
    while index < len(lines):
        table = next((t for t in ruled if t[0] <= index < t[1]), None)
        if table:
            rows = _rows(lines[index : table[1]], rules, _RULED_GAP)
            regions.append(Region(index, table[1], rows, is_table=True))
            index = table[1]
        elif len(cells_of(lines[index])) > 1:
            limit = min((t[0] for t in ruled if t[0] > index), default=len(lines))
            after = _end_of_columns(lines, index, limit, rules)
            region = _unruled(lines, index, after, rules)
            if region:
                regions.append(region)
            index = after
        else:
            index += 1
    return regions


def _ruled(lines: Sequence[Line], rules: Sequence[Rule]) -> list[tuple[int, int]]:
    """Return the ranges of lines between rules that are as wide as each other.

    Two lines at least must have cells: the rules of a letterhead hold one.
    """
    found: list[tuple[int, int]] = []
    for above, below in pairwise(sorted(rules, key=lambda rule: -rule.height)):
        if abs(above.left - below.left) > _AS_WIDE or abs(above.right - below.right) > _AS_WIDE:
            continue
        inside = [i for i, line in enumerate(lines) if below.height < line.baseline < above.height]
        if not any(len(cells_of(lines[i], _RULED_GAP)) > 1 for i in inside):
            continue
        if found and found[-1][1] == inside[0]:
            found[-1] = (found[-1][0], inside[-1] + 1)
        else:
            found.append((inside[0], inside[-1] + 1))
    return [
        (first, after)
        for first, after in found
        if sum(len(cells_of(line, _RULED_GAP)) > 1 for line in lines[first:after]) > 1
    ]


def _end_of_columns(lines: Sequence[Line], first: int, limit: int, rules: Sequence[Rule]) -> int:
    """Return the index after the last line that keeps to the columns of the first."""
    columns = [(cell.left, cell.right) for cell in cells_of(lines[first])]
    last = lines[first]
    for index in range(first + 1, limit):
        line = lines[index]
        far = last.baseline - line.baseline > _REACH * max(last.size, line.size)
        ruled_off = any(line.baseline < rule.height < last.baseline for rule in rules)
        cells = cells_of(line)
        joined = [_column_of(cell, columns, nearest=len(cells) > 1) for cell in cells]
        if far or ruled_off or None in joined:
            return index
        for cell, at in zip(cells, joined, strict=True):
            assert at is not None, "looked for above"
            columns[at] = (min(columns[at][0], cell.left), max(columns[at][1], cell.right))
        last = line
    return limit


def _column_of(cell: Line, columns: Sequence[tuple[float, float]], *, nearest: bool) -> int | None:
    """Return the column that a cell stands in, None where it would join two.

    One that stands in none belongs to the nearest, where it does not stand alone on its line.
    """
    met = [
        index
        for index, (left, right) in enumerate(columns)
        if cell.left < right + _CLOSE * cell.size and left - _CLOSE * cell.size < cell.right
    ]
    if met or not nearest:
        return met[0] if len(met) == 1 else None
    away = [max(left - cell.right, cell.left - right) for left, right in columns]
    return away.index(min(away))


def _unruled(lines: Sequence[Line], first: int, after: int, rules: Sequence[Rule]) -> Region | None:
    """Return lines in columns as a table, as columns of text, or as a letterhead.

    A letterhead has two columns and next to no rows: the organ on the left, symbol, distribution
    and date on the right. Columns of text are full lines. A single line of many cells is one
    that was justified: None.
    """
    inside = lines[first:after]
    columns = _columns(inside)
    counts = [len(cells_of(line)) for line in inside]
    shared = sum(count > 1 for count in counts)
    if shared == 1 and max(counts) > 2:
        return None
    if len(columns) == 2 and all(map(_is_full, columns)):
        return Region(first, after, (tuple(map(tuple, columns)),), is_table=False)
    if max(counts) > 2 or shared >= _FEWEST_ROWS:
        return Region(first, after, _rows(inside, rules, None), is_table=True)
    rows: list[list[Line]] = []
    for line in inside:
        if not rows or len(cells_of(line)) > 1:
            rows.append([])
        rows[-1].append(line)
    return Region(first, after, tuple(_cells(row, None) for row in rows), is_table=False)


def _is_full(column: Sequence[Line]) -> bool:
    """Tell a column of text: several lines, most of which reach from margin to margin."""
    width = max(line.right for line in column) - min(line.left for line in column)
    filled = sum(line.right - line.left for line in column) / len(column)
    return len(column) >= _FEWEST_COLUMN_LINES and filled > _FILLED * width


def _columns(lines: Sequence[Line], gap: float | None = None) -> list[list[Line]]:
    """Return the cells of lines by the column that they stand in, from left to right."""
    columns: list[list[Line]] = []
    edges: list[tuple[float, float]] = []
    for line in lines:
        for cell in cells_of(line, gap):
            left, right = cell.left, cell.right
            for index, (first, last) in enumerate(edges):
                if left < last and first < right:
                    columns[index].append(cell)
                    edges[index] = (min(first, left), max(last, right))
                    break
            else:
                columns.append([cell])
                edges.append((left, right))
    order = sorted(range(len(columns)), key=lambda index: edges[index])
    return [columns[index] for index in order]


def _rows(lines: Sequence[Line], rules: Sequence[Rule], gap: float | None) -> tuple[Row, ...]:
    """Return the rows of a table.

    A rule or a wider space parts rows; where all lines are equally far apart, so does a line
    that fills a second cell.
    """
    steps = [above.baseline - below.baseline for above, below in pairwise(lines)]
    usual = min((step for step in steps if step > 0), default=0.0)
    spaced = any(step > _NEXT_ROW * usual for step in steps) and usual < _LEADING * 1.2 * (
        lines[0].size
    )
    rows: list[list[Line]] = []
    for line in lines:
        above = rows[-1][-1] if rows else None
        if above is None or (
            any(line.baseline < rule.height < above.baseline for rule in rules)
            or above.baseline - line.baseline > _NEXT_ROW * usual
            or (not spaced and len(cells_of(line, gap)) > 1)
        ):
            rows.append([line])
        else:
            rows[-1].append(line)
    return tuple(_cells(row, gap) for row in rows)


def _cells(lines: Sequence[Line], gap: float | None) -> Row:
    """Return the cells of a row, each with its lines."""
    return tuple(tuple(cell) for cell in _columns(lines, gap))
