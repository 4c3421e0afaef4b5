"""From pieces of text to lines: what stands on one baseline, raised note marks with it."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from undocs_rdf.text import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from undocs_rdf.readers.pdf.page import Piece

_SAME_LINE: Final = 0.2
Limits = tuple[float, float]
_RAISED: Final[Limits] = (0.1, 0.8)
_LOWERED: Final[Limits] = (0.05, 0.4)
_SMALLER: Final = 0.85
"""A note mark is raised by a part of the size of the line's font, and is smaller than it."""
_NEAR: Final = 1.0
_NEAR_FIRST: Final = 6.0
_MARK: Final = re.compile(r"[0-9]{1,3}|[a-z]|[*†‡§]{1,4}")
_CELL_GAP: Final = 1.2
_UNLIKE: Final = 2.5
"""The gap that parts columns: in sizes of the font, and against the gaps of a justified line."""
_LABEL: Final = re.compile(
    r"(?:\(?[0-9]{1,3}\)?\.?|\(?[a-zA-Z]{1,2}\)|\(?[ivxlIVXL]{1,6}\)?\.?|[A-Za-z]\."
    r"|[0-9]{1,4}/[0-9]{1,4}\.|[•–—*†‡§-]{1,3}|[A-Z][a-z]{2,12} [0-9]{1,3}\.?|.{1,40}:)"
)
"""What stands before a paragraph, parted from it by a tab: a number, a letter, a bullet, "Item 3."
or a name with its colon."""
_MOST_CELLS: Final = 50
_TAB: Final = 0.8
_NOT_WORDS: Final = " .,;:*†‡§()[]"
_WORD_GAP: Final = 0.17


class Line(NamedTuple):
    """A line of text.

    Attributes:
        pieces: From left to right; raised ones have the bit `Style.SUPERSCRIPT`.
        baseline: Its height on the page, in points from below.
        size: Of most of its characters, in points.
    """

    pieces: tuple[Piece, ...]
    baseline: float
    size: float

    @property
    def left(self) -> float:
        """Where its first character begins."""
        return self.pieces[0].left

    @property
    def right(self) -> float:
        """Where its last character ends, printed blanks left out."""
        return ends_at(self.pieces[-1])

    @property
    def text(self) -> str:
        """Its words, with a blank at each gap."""
        return text_of(self.pieces)

    def is_set(self, style: Style) -> bool:
        """Tell whether all of its words are set in a style; note marks and stops don't count."""
        words = [
            piece
            for piece in self.pieces
            if piece.text.strip(_NOT_WORDS) and not piece.style & Style.SUPERSCRIPT
        ]
        return bool(words) and all(piece.style & style for piece in words)


def text_of(pieces: Sequence[Piece]) -> str:
    """Return the words of pieces that stand in a line, with a blank at each gap."""
    text = ""
    for index, piece in enumerate(pieces):
        text += " " if index and parts_words(pieces[index - 1], piece) else ""
        text += piece.text
    return text.strip()


def parts_words(before: Piece, after: Piece) -> bool:
    """Tell whether the gap between two pieces stands for a blank; a note mark has none before."""
    if before.text[-1].isspace() or after.text[0].isspace() or after.style & Style.SUPERSCRIPT:
        return False
    return after.left - before.right > _WORD_GAP * min(before.size, after.size)


def ends_at(piece: Piece) -> float:
    """Return where the last character of a piece ends, its printed blanks left out."""
    blanks = len(piece.text) - len(piece.text.rstrip())
    return piece.right - blanks * 0.25 * piece.size


def lines_of(pieces: Iterable[Piece]) -> list[Line]:
    """Return the lines of a page from above to below.

    Args:
        pieces: Its text, in any order.
    """
    rows = _with_raised(_rows(pieces))
    return [line_of(row) for row in rows if row]


def line_of(pieces: Sequence[Piece]) -> Line:
    """Return the line that pieces on one baseline make."""
    ordered = tuple(sorted(pieces, key=lambda piece: piece.left))
    main = [piece for piece in ordered if not piece.style & Style.SUPERSCRIPT] or ordered
    widths: dict[float, int] = {}
    for piece in main:
        widths[piece.size] = widths.get(piece.size, 0) + len(piece.text)
    size = max(widths, key=lambda size: (widths[size], size))
    baseline = next(piece.baseline for piece in main if piece.size == size)
    return Line(ordered, baseline, size)


def _rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return pieces by baseline, from above to below, those of a row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.baseline, piece.left)):
        if rows:
            first = rows[-1][0]
            if first.baseline - piece.baseline < _SAME_LINE * max(first.size, piece.size):
                rows[-1].append(piece)
                continue
        rows.append([piece])
    for row in rows:
        row.sort(key=lambda piece: piece.left)
    return rows


def _with_raised(rows: list[list[Piece]]) -> list[list[Piece]]:
    """Return the rows with raised pieces, such as note marks, in the line that carries them."""
    lefts = [[piece.left for piece in row] for row in rows]
    found: list[list[Piece]] = [[] for _ in rows]
    for index, row in enumerate(rows):
        for piece in row:
            at, style = index, piece.style
            for other in (index + 1, index + 2, index - 1):
                sides = _RAISED if other > index else _LOWERED
                if 0 <= other < len(rows) and _carries(rows[other], lefts[other], piece, sides):
                    at = other
                    style |= Style.SUPERSCRIPT if other > index else 0
                    break
            found[at].append(piece._replace(style=style))
    return found


def _carries(row: Sequence[Piece], lefts: Sequence[float], piece: Piece, sides: Limits) -> bool:
    """Tell whether a smaller piece is raised, or lowered, beside a piece of a row.

    The mark of a note stands a tab before its first word, other marks right behind theirs.
    """
    at = bisect_left(lefts, piece.left)
    for neighbour in row[max(at - 1, 0) : at + 1]:
        rise = abs(piece.baseline - neighbour.baseline)
        low, high = (limit * neighbour.size for limit in sides)
        begins = not at and _MARK.fullmatch(piece.text.strip())
        near = (_NEAR_FIRST if begins else _NEAR) * neighbour.size
        gap = max(piece.left - neighbour.right, neighbour.left - piece.right)
        if low < rise < high and gap < near and piece.size < _SMALLER * neighbour.size:
            return True
    return False


def begins_with_label(line: Line) -> bool:
    """Tell a line that begins with a number, a letter or a bullet, and a tab behind it."""
    first, *rest = line.pieces
    return bool(rest) and bool(
        rest[0].left - ends_at(first) > _TAB * line.size and _LABEL.fullmatch(first.text.strip())
    )


def cells_of(line: Line, gap: float | None = None) -> list[Line]:
    """Return the pieces of a line that wide gaps part, each as a line of its own.

    A label keeps what stands behind it, however wide the gap. What has more cells than any table
    on a page is a drawing made of letters, and none of its gaps is looked at.

    Args:
        line: The line.
        gap: How wide a gap must be, in sizes of the font; None for what parts columns of text.
    """
    widest = _CELL_GAP * line.size
    gaps = [after.left - before.right for before, after in pairwise(line.pieces)]
    narrow = sorted(gap for gap in gaps if gap <= widest)
    usual = narrow[len(narrow) // 2] if narrow else 0
    widest = max(widest, _UNLIKE * usual) if gap is None else gap * line.size
    cells: list[list[Piece]] = []
    for piece in line.pieces:
        before = cells[-1] if cells else None
        if before is None or (
            piece.left - before[-1].right > widest and not _LABEL.fullmatch(text_of(before))
        ):
            cells.append([piece])
        else:
            before.append(piece)
    return [line_of(cell) for cell in cells] if len(cells) <= _MOST_CELLS else [line]
