"""The canonical text of formats that have no characters of their own to count: as it is rendered.

A word-processor file or a web page is markup, and offsets into it help nobody. Places in it are
offsets into the text that a person sees, which `show --text` prints: a paragraph, heading or row
of a table is a line; blanks are folded, soft hyphens left out; a bar stands between the cells of
a row; the mark of a note stands in brackets where it calls the note ("…,[2]") and before the note
("[2] Resolution S-10/2."), since a raised 2 can't be told from another in plain characters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from undocs_rdf.formats import SourceText
from undocs_rdf.model import Discarded
from undocs_rdf.running_text import markers_of
from undocs_rdf.text import Block, BlockKind, Run, Span, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from undocs_rdf.diagnostics import Diagnostic

CELL_BAR: Final = " | "
LINE_BREAK: Final = "\n"
_AROUND_MARKS: Final = " []()/"
_BLANKS = re.compile(r"\s+")
_UNSEEN = re.compile("[\u00ad\x00-\x08\x0e-\x1b\x7f]")


class Piece(NamedTuple):
    """Characters set alike, as they come out of the markup.

    Attributes:
        text: The characters, blanks not yet folded.
        style: Bits of `Style`.
        link: Where they lead to.
        is_mark: Whether the markup says that they are the mark of a note.
    """

    text: str
    style: int = Style.PLAIN
    link: str | None = None
    is_mark: bool = False


def note_mark(marker: str) -> Piece:
    """Return the piece that a note mark is."""
    return Piece(marker, Style.SUPERSCRIPT, None, is_mark=True)


def are_blank(pieces: Iterable[Piece]) -> bool:
    """Tell pieces that show nothing."""
    return not any(_UNSEEN.sub("", piece.text).strip() for piece in pieces)


class RenderedText:
    """The canonical text, written a line at a time.

    Attributes:
        blocks: What has been written for the parser, in order.
        discarded: What has been written and is in no block.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.discarded: list[Discarded] = []
        self._lines: list[str] = []
        self._length = 0

    def block(
        self,
        pieces: Iterable[Piece],
        kind: BlockKind = BlockKind.PARAGRAPH,
        level: int = 0,
    ) -> None:
        """Write a line that is a block; one that would be empty is not written.

        Args:
            pieces: Its words and marks, in reading order.
            kind: What it is in the layout.
            level: Of a heading, 1 to 6.
        """
        runs, span = self._line(pieces)
        if runs:
            self.blocks.append(Block(kind, span, runs, level))

    def row(self, cells: Sequence[Sequence[Piece]]) -> None:
        """Write a row of a table, a bar between its cells; an empty one is not written."""
        if all(are_blank(cell) for cell in cells):
            return
        pieces: list[Piece] = []
        for number, cell in enumerate(cells):
            if number:
                pieces.append(Piece(CELL_BAR))
            pieces.extend(cell)
        self.block(pieces, BlockKind.TABLE)

    def discard(self, pieces: Iterable[Piece], reason: str) -> None:
        """Write a line that belongs to no part, such as a page header, and why."""
        runs, span = self._line(pieces)
        if runs:
            self.discarded.append(Discarded(span, reason))

    def source_text(self, diagnostics: Sequence[Diagnostic] = ()) -> SourceText:
        """Return what has been written."""
        text = "".join(self._lines)
        return SourceText(text, tuple(self.blocks), tuple(self.discarded), tuple(diagnostics))

    def _line(self, pieces: Iterable[Piece]) -> tuple[tuple[Run, ...], Span]:
        start = place = self._length
        runs: list[Run] = []
        shown: list[str] = []
        blank = True
        for piece in _joined(pieces):
            words = _BLANKS.sub(" ", _UNSEEN.sub("", piece.text))
            if blank:
                words = words.removeprefix(" ")
            if not words:
                continue
            style = piece.style
            printed = words
            if style & Style.SUPERSCRIPT:
                marks = markers_of(words, runs[-1].text if runs else "")
                # What the parser takes for no mark is shown as it is, in words.
                printed = f"[{words.strip(_AROUND_MARKS)}]" if marks else words
            span = Span(place, place + len(printed))
            runs.append(Run(words, span, style, piece.link))
            shown.append(printed)
            place = span.end
            blank = printed[-1] == " "
        if runs and blank:
            runs, shown = _without_last_blank(runs, shown)
        if not runs:
            return (), Span(start, start)
        line = "".join(shown)
        self._lines.append(f"{line}\n")
        self._length = start + len(line) + 1
        return tuple(runs), Span(start, start + len(line))


def _without_last_blank(runs: list[Run], shown: list[str]) -> tuple[list[Run], list[str]]:
    """Return a line without the one blank that ends it."""
    last = runs.pop()
    printed = shown.pop()[:-1]
    if printed:
        span = Span(last.span.start, last.span.end - 1)
        runs.append(last._replace(text=last.text[:-1], span=span))
        shown.append(printed)
    return runs, shown


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces with those that are set alike joined: editing leaves words in many pieces.

    Marks that follow one another are one piece, as they are printed; a comma keeps apart those
    of which the markup says that each is one ("1,2").
    """
    held: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if held is None:
            held = piece
        elif held.style & piece.style & Style.SUPERSCRIPT:
            comma = "," if held.is_mark and piece.is_mark else ""
            held = piece._replace(text=held.text + comma + piece.text)
        elif (held.style, held.link) == (piece.style, piece.link):
            held = held._replace(text=held.text + piece.text)
        else:
            yield held
            held = piece
    if held is not None:
        yield held
