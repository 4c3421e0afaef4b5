"""Gathers the words of a page into paragraphs, as a browser sets them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from undocs_rdf.readers.layout import Paragraph
from undocs_rdf.readers.rendered import LINE_BREAK, Piece, are_blank, note_mark
from undocs_rdf.text import Style

if TYPE_CHECKING:
    from undocs_rdf.readers.layout import Table

NUMBER_ALONE: Final = "number without words"
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")


@dataclass(frozen=True, slots=True)
class Setting:
    """How words are set where they stand.

    Attributes:
        style: Bits of `Style`.
        link: Where they lead to.
        level: Of the heading that they stand in, 1 to 6; else 0.
        furniture: Why they are no part of the document; "" where they may be one.
        in_main: Whether they stand in the main text.
        keeps_lines: Whether lines are kept as they are typed.
    """

    style: int = 0
    link: str | None = None
    level: int = 0
    furniture: str = ""
    in_main: bool = False
    keeps_lines: bool = False


class Builder:
    """Builds the paragraphs and tables of a part of a page, in order.

    Attributes:
        blocks: Those that are finished.
    """

    def __init__(self) -> None:
        self.blocks: list[Paragraph | Table] = []
        self._pieces: list[Piece] = []
        self._level = 0
        self._furniture = ""
        self._label = ""
        self._note = ""
        self._breaks = 0
        self._joined = 0

    def text(self, words: str, setting: Setting) -> None:
        """Take words."""
        if setting.keeps_lines and not self._joined:
            first, *others = _EMPTY_LINE.split(words)
            self._words(first, setting)
            for other in others:
                self.end()
                self._words(other, setting)
        else:
            self._words(words, setting)

    def _words(self, words: str, setting: Setting) -> None:
        if words.strip():
            self._breaks = 0
            self._begin(setting)
        if words:
            shown = words if words.strip() else " "
            self._pieces.append(Piece(shown, setting.style, setting.link))

    def mark(self, marker: str, setting: Setting) -> None:
        """Take the mark of a note."""
        self._breaks = 0
        self._begin(setting)
        self._pieces.append(note_mark(marker))

    def _begin(self, setting: Setting) -> None:
        """Take the setting of the first words of a paragraph for the whole."""
        if are_blank(self._pieces):
            self._level, self._furniture = setting.level, setting.furniture

    def line_break(self) -> None:
        """Take a line break; two of them end a paragraph."""
        self._breaks += 1
        if self._breaks > 1:
            self.end()
        else:
            self._pieces.append(Piece(LINE_BREAK))

    def label(self, label: str) -> None:
        """Take the number of an item, which stands before its first words."""
        self._label = label

    def note(self, marker: str) -> None:
        """Take it that a note begins here, if nothing stands before it."""
        if are_blank(self._pieces):
            self._note = marker

    def hold(self) -> None:
        """Begin what is one paragraph whatever it holds."""
        self._joined += 1

    def release(self) -> None:
        """End it."""
        self._joined -= 1

    def add(self, table: Table) -> None:
        """Take a table."""
        self.end()
        if table.rows:
            self.blocks.append(table)

    def end(self) -> None:
        """End the paragraph, if one is open and is not held together."""
        self._breaks = 0
        if self._joined:
            self._pieces.append(Piece(" "))
            return
        pieces, self._pieces = self._pieces, []
        if are_blank(pieces):
            return
        if self._note:
            pieces = _with_mark(pieces, self._note)
        elif self._label:
            pieces.insert(0, Piece(f"{self._label} "))
        self._label = self._note = ""
        self.blocks.append(Paragraph(tuple(pieces), self._level, self._furniture))

    def end_item(self) -> None:
        """End an item of a list; a number that got no words is printed all the same."""
        self.end()
        if self._label:
            label, self._label = self._label, ""
            self.blocks.append(Paragraph((Piece(label),), 0, NUMBER_ALONE))


def _with_mark(pieces: list[Piece], marker: str) -> list[Piece]:
    """Return the words of a note with its mark before them, typed there or not."""
    first = next(index for index, piece in enumerate(pieces) if piece.text.strip())
    piece = pieces[first]
    if piece.is_mark or piece.style & Style.SUPERSCRIPT:
        return pieces
    typed = re.match(rf"\s*[\[(]?{re.escape(marker)}[\])]?[.:]?(?=\s)", piece.text)
    rest = piece._replace(text=piece.text[typed.end() if typed else 0 :])
    return [note_mark(marker), Piece(" "), rest, *pieces[first + 1 :]]
