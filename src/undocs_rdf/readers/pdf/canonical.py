"""Writes the canonical text of a PDF, and the blocks that stand in it.

Lines are kept as printed, a line each, with a blank line between blocks, and a form feed before
each page but the first. A raised note mark is written with raised characters ("Rights,¹"), so
that it can't be taken for a part of the word before it. The rule by which a piece of the text
gives the words of a part: a line break is a blank; behind a dash or a slash it is nothing; behind
the hyphen of a word that the line break parts, both are nothing (`hyphens`). The cells of a row
stand on one line, with " | " between them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from undocs_rdf.languages import load_language
from undocs_rdf.model import Discarded
from undocs_rdf.readers.pdf.hyphens import Words, keeps_hyphen, words_of
from undocs_rdf.readers.pdf.layout import Kind, Placed
from undocs_rdf.readers.pdf.lines import parts_words
from undocs_rdf.text import Block, BlockKind, Run, Span, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from undocs_rdf.readers.pdf.lines import Line
    from undocs_rdf.readers.pdf.page import Piece

BLOCK_BREAK: Final = "\n\n"
PAGE_BREAK: Final = "\f"
CELL_BAR: Final = " | "

_RAISED: Final = str.maketrans(
    "0123456789abcdefghijklmnoprstuvwxyz",
    "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
)
_LAST_PART: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[-‐\u00ad]$")
_FIRST_PART: Final = re.compile(r"[^\W\d_]+")
_JOINING: Final = re.compile(r"\w[-‐\u00ad–—/]$")
_LABEL: Final = re.compile(r"[0-9]{1,3}\.|\([a-z]{1,4}\)")
_SENTENCE: Final = re.compile(r"[A-Z“]")
_STARS: Final = re.compile(r"[*†‡§]{1,4}(?=\s|$)")
_KINDS: Final = {
    Kind.PARAGRAPH: BlockKind.PARAGRAPH,
    Kind.HEADING: BlockKind.HEADING,
    Kind.ROW: BlockKind.TABLE,
    Kind.NOTE: BlockKind.PARAGRAPH,
    Kind.RULE: BlockKind.RULE,
}


class Canonical:
    """The canonical text as it grows."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        """Prepare to write blocks; their words tell which hyphens are kept."""
        self._parts: list[str] = []
        self._length = 0
        self._placed = placed
        self._words = _words(placed)
        # Suspended hyphens ("short- and long-term") keep their blank. They are rare, and these
        # words are no words of their own in the other languages.
        self._suspending = frozenset(load_language("en").rules["suspending"])
        self._runs: list[Run] = []
        self.blocks: list[Block] = []
        self.discarded: list[Discarded] = []
        self.pages: list[int] = []

    @property
    def text(self) -> str:
        """What has been written."""
        return "".join(self._parts)

    def write(self, pages: int) -> None:
        """Write all of the blocks.

        Args:
            pages: How many pages the document has, those without text too.
        """
        before: Placed | None = None
        for block in self._placed:
            self._begin_pages(block.page)
            if before and before.page == block.page:
                rows = before.kind is block.kind is Kind.ROW
                self._write("\n" if rows else BLOCK_BREAK)
            self._block(block)
            before = block
        self._begin_pages(pages)
        self._write("\n")

    def _begin_pages(self, page: int) -> None:
        """Begin the pages up to one, where they have not begun yet."""
        while len(self.pages) < page:
            if self.pages:
                self._write(BLOCK_BREAK)
                start = self._write(PAGE_BREAK)
                span = Span(start, self._length)
                self.blocks.append(Block(BlockKind.RULE, span, page=len(self.pages)))
            self.pages.append(self._length)

    def _write(self, text: str) -> int:
        """Write text, and return where it starts."""
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return start

    def _block(self, block: Placed) -> None:
        start = self._length
        self._runs = []
        for index, cell in enumerate(block.cells):
            if index:
                self._run(CELL_BAR, CELL_BAR)
            self._lines(cell, " " if block.kind is Kind.ROW else "\n", block.kind)
        span = Span(start, self._length)
        if block.kind is Kind.FURNITURE:
            self.discarded.append(Discarded(span, block.reason))
            return
        kind = _KINDS[block.kind]
        runs = () if kind is BlockKind.RULE else tuple(self._runs)
        self.blocks.append(Block(kind, span, runs, block.level, block.page))

    def _run(self, printed: str, text: str, style: int = 0) -> None:
        """Write `printed`, which stands for `text`."""
        start = self._write(printed)
        span = Span(start, self._length)
        last = self._runs[-1] if self._runs else None
        plain = len(printed) == len(text) and not style & Style.SUPERSCRIPT
        if last and plain and last.style == style and last.span.end == start:
            whole = last.span.end - last.span.start
            if len(last.text) == whole:
                self._runs[-1] = Run(last.text + text, Span(last.span.start, span.end), style)
                return
        self._runs.append(Run(text, span, style))

    def _lines(self, lines: Sequence[Line], line_break: str, kind: Kind) -> None:
        for index, line in enumerate(lines):
            after = lines[index + 1] if index + 1 < len(lines) else None
            self._line(line, None if index else kind)
            if after is None:
                continue
            style = _common_style(line.pieces[-1].style, after.pieces[0].style)
            self._break(line.text, after.text, line_break, style)

    def _line(self, line: Line, kind: Kind | None) -> None:
        """Write a line; `kind` is that of the block which it begins, None where it begins none."""
        pieces = line.pieces
        for index, piece in enumerate(pieces):
            first, last = not index, index == len(pieces) - 1
            if not first and parts_words(pieces[index - 1], piece):
                self._run(" ", " ", _common_style(pieces[index - 1].style, piece.style))
            text = piece.text.lstrip() if first else piece.text
            text = text.rstrip() if last else text
            if first and kind:
                text = self._beginning(text, pieces, kind)
            if text:
                printed = text.translate(_RAISED) if piece.style & Style.SUPERSCRIPT else text
                self._run(printed, text, piece.style)

    def _beginning(self, text: str, pieces: Sequence[Piece], kind: Kind) -> str:
        """Write the stars or the label that a block begins with, and return what is left."""
        style = pieces[0].style
        stars = _STARS.match(text) if kind is Kind.NOTE else None
        if stars:
            self._run(stars[0], stars[0], style | Style.SUPERSCRIPT)
            return text[stars.end() :]
        label = _LABEL.match(text)
        if not label or style & Style.SUPERSCRIPT:
            return text
        # A label whose tab is too narrow to be seen as a blank.
        rest = text[label.end() :]
        after = rest or (pieces[1].text if pieces[1:] and not parts_words(*pieces[:2]) else "")
        if not _SENTENCE.match(after):
            return text
        self._run(f"{label[0]} ", f"{label[0]} ", style)
        return rest

    def _break(self, line: str, after: str, line_break: str, style: int) -> None:
        """Write the break between two lines of a block."""
        suspended = after.split(" ", 1)[0] in self._suspending
        if not _JOINING.search(line) or suspended or not after[:1].isalnum():
            self._run(line_break, " " if line_break == " " else line_break, style)
            return
        first, then = _LAST_PART.search(line), _FIRST_PART.match(after)
        parted = line[-1] == "\u00ad" or (
            first and then and not keeps_hyphen(first[1], then[0], self._words)
        )
        self._stand_for(line_break, drop=2 if parted else 1)

    def _stand_for(self, line_break: str, *, drop: int) -> None:
        """Write a line break that is nothing; with `drop` 2 the hyphen before it is nothing too.

        A run that has no characters can't be told from nothing, so the character before takes
        what goes into its place.
        """
        last = self._runs.pop()
        kept = len(last.text) - drop
        self._write(line_break)
        if kept > 0:
            middle = last.span.start + kept
            self._runs.append(Run(last.text[:kept], Span(last.span.start, middle), last.style))
        else:
            kept, middle = 0, last.span.start
        self._runs.append(Run(last.text[kept : kept + 1], Span(middle, self._length), last.style))


def _common_style(before: int, after: int) -> int:
    """Return how a blank between two pieces is set: as both are."""
    return before & after & ~Style.SUPERSCRIPT


def _words(placed: Sequence[Placed]) -> Words:
    """Return the words of a document, as far as they stand whole on a line."""
    lines: list[str] = []
    broken: list[tuple[str, str]] = []
    for block in placed:
        for cell in block.cells:
            texts = [line.text for line in cell]
            for before, after in pairwise(texts):
                first, then = _LAST_PART.search(before), _FIRST_PART.match(after)
                if first and then:
                    broken.append((first[1], then[0]))
            lines.extend(_whole(texts))
    return words_of(lines, broken)


def _whole(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines without the parts of words at their ends and beginnings."""
    goes_on = False
    for line in lines:
        text = _FIRST_PART.sub("", line, count=1) if goes_on and line[:1].isalpha() else line
        goes_on = bool(_LAST_PART.search(text))
        yield text[: text.rfind(" ") + 1] if goes_on else text
