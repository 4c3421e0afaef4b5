"""Paragraphs and tables as a page shows them, and how they are written as canonical text.

Tables serve two ends. One that holds data is read by rows; one that only places things on the
page, such as the masthead with the symbol at its right, is read as the paragraphs in its cells.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from undocs_rdf.readers.rendered import LINE_BREAK, Piece, are_blank
from undocs_rdf.symbols import try_symbol
from undocs_rdf.text import BlockKind, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from undocs_rdf.readers.rendered import RenderedText


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading or item of a list.

    Attributes:
        pieces: Its words and note marks, its number before them.
        level: Of a heading, 1 to 6; else 0.
        furniture: Why it is no part of the document; "" where it is one.
    """

    pieces: tuple[Piece, ...]
    level: int = 0
    furniture: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether it shows nothing."""
        return are_blank(self.pieces)


_MOST_IN_CELL: Final = 6
"""Paragraphs that a cell of a table of data may hold; more are a column of a page."""
_MOST_ABOVE: Final = 4
_LONGEST_ABOVE: Final = 80
"""Lines that may stand above the masthead, and their characters: a page header, a name."""

Cell: TypeAlias = "tuple[Paragraph | Table, ...]"


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or a part of a page that is laid out by one.

    Attributes:
        rows: Its rows, each its cells, each what stands in it.
        is_layout: Whether its markup says that it is no table of data.
    """

    rows: tuple[tuple[Cell, ...], ...] = field(default=())
    is_layout: bool = False

    def paragraphs(self) -> Iterator[Paragraph]:
        """Yield what stands in its cells, row by row."""
        for row in self.rows:
            for cell in row:
                for block in cell:
                    if isinstance(block, Table):
                        yield from block.paragraphs()
                    else:
                        yield block

    def holds_data(self) -> bool:
        """Tell a table of data: several rows of short cells, no headings or tables in them."""
        if self.is_layout or len(self.rows) < 2:
            return False
        most = _MOST_IN_CELL if max(map(len, self.rows)) > 1 else 1
        return all(_is_short(cell, most) for row in self.rows for cell in row)


def _is_short(cell: Cell, most: int) -> bool:
    """Tell a cell that holds a few paragraphs and nothing else."""
    if any(isinstance(block, Table) or block.level for block in cell):
        return False
    return sum(isinstance(block, Paragraph) and not block.is_blank for block in cell) <= most


def write_blocks(blocks: Sequence[Paragraph | Table], text: RenderedText) -> None:
    """Write paragraphs and tables, in order.

    A table that stands above all text, below a few short lines at most, is the masthead,
    whatever it looks like.
    """
    for block in blocks:
        if isinstance(block, Paragraph):
            _write_paragraph(block, text)
        elif block.holds_data() and not _is_at_head(text):
            for row in block.rows:
                _write_row([_words_of(cell) for cell in row], text)
        else:
            for paragraph in block.paragraphs():
                _write_paragraph(paragraph, text)


def _is_at_head(text: RenderedText) -> bool:
    """Tell whether no more has been written than a few short lines."""
    lines = text.blocks
    return len(lines) <= _MOST_ABOVE and all(
        line.span.end - line.span.start <= _LONGEST_ABOVE for line in lines
    )


def _write_row(cells: Sequence[Sequence[Piece]], text: RenderedText) -> None:
    """Write a row; one whose first cell holds a raised mark alone is a note."""
    words = [piece for piece in cells[0] if piece.text.strip()]
    if len(cells) == 2 and words and all(piece.style & Style.SUPERSCRIPT for piece in words):
        text.block([*cells[0], Piece(" "), *cells[1]])
    else:
        text.row(cells)


def _write_paragraph(paragraph: Paragraph, text: RenderedText) -> None:
    if paragraph.furniture:
        text.discard(paragraph.pieces, paragraph.furniture)
        return
    kind = BlockKind.HEADING if paragraph.level else BlockKind.PARAGRAPH
    for line in _lines(paragraph.pieces):
        text.block(line, kind, paragraph.level)


def _lines(pieces: Sequence[Piece]) -> list[Sequence[Piece]]:
    """Return the lines of a paragraph that is broken by hand into facts, else the whole.

    A line break mostly stands inside a title or a sentence. Where one of the lines is a symbol,
    each of them is a fact: symbol, meeting, date.
    """
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.text == LINE_BREAK:
            lines.append([])
        else:
            lines[-1].append(piece)
    if len(lines) > 1 and any(_is_symbol(line) for line in lines):
        return list(lines)
    return [pieces]


def _is_symbol(pieces: Sequence[Piece]) -> bool:
    words = "".join(piece.text for piece in pieces).strip()
    return "/" in words and len(words) <= _LONGEST_ABOVE and try_symbol(words) is not None


def _words_of(cell: Cell) -> list[Piece]:
    """Return the words of a cell, a blank between its paragraphs."""
    pieces: list[Piece] = []
    for block in cell:
        if isinstance(block, Paragraph) and not block.is_blank:
            if pieces:
                pieces.append(Piece(" "))
            pieces.extend(block.pieces)
    return pieces
