"""Takes the pieces of text of a page out of pdfium, which gives it by characters."""

from __future__ import annotations

import ctypes
import math
import re
from typing import TYPE_CHECKING, Final, NamedTuple

import pypdfium2.raw as pdfium

from undocs_rdf.readers.pdf.page import Piece
from undocs_rdf.text import Style

if TYPE_CHECKING:
    from undocs_rdf.readers.pdf.view import View

MAX_PAGE_CHARACTERS: Final = 100_000

_ITALIC_FLAG: Final = 1 << 6
_BOLD_FLAG: Final = 1 << 18
"""Of a font descriptor (ISO 32000-1, table 123): Italic, ForceBold."""
_ITALIC_NAME: Final = re.compile(r"italic|oblique", re.IGNORECASE)
_BOLD_NAME: Final = re.compile(r"bold|black|heavy", re.IGNORECASE)
_SUBSET_TAG: Final = re.compile(r"[A-Z]{6}\+")
_MAX_FONT_NAME: Final = 200

_GAP: Final = 0.17
"""The gap, in sizes of the font, that parts words where no blank is printed."""
_HYPHENS: Final = {0x02: "-", 0xFFFE: "-"}
"""What pdfium gives for a hyphen at the end of a line."""
_REPLACED: Final = {
    0x00A0: " ",
    0xF0B7: "•",
    0xF0A7: "•",
    **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
}
"""Ligatures, and the bullets of symbol fonts, for which each font has a code of its own."""
_LEVEL: Final = math.radians(5)


class ExtractionError(Exception):
    """A file that pdfium can't read, or over a limit; its word for the reason."""


class _Font(NamedTuple):
    """How a text object is set, the same for all of its characters."""

    name: str
    style: int
    size: float
    turns: int


class Read(NamedTuple):
    """The text of a page, as one view of it shows it.

    Attributes:
        pieces: What is level.
        turned: What is not.
        unmapped: How many characters stand for none.
        lengths: How many characters would be level after so many more quarters.
    """

    pieces: list[Piece]
    turned: str
    unmapped: int
    lengths: list[int]


def read_pieces(text: pdfium.FPDF_TEXTPAGE, view: View) -> Read:
    """Return the text of a page."""
    count = pdfium.FPDFText_CountChars(text)
    if count > MAX_PAGE_CHARACTERS:
        raise ExtractionError("dense")
    pieces: list[Piece] = []
    turned: list[str] = []
    unmapped = 0
    lengths = [0, 0, 0, 0]
    fonts: dict[int, _Font] = {}
    growing = _Growing()
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    for index in range(count):
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            # A blank that pdfium makes up stands where the character before it ends. The box of
            # that one may reach farther, as the hook of an "f" does.
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            growing.end_at(view.place(x.value, y.value)[0])
            continue
        character = _character(pdfium.FPDFText_GetUnicode(text, index))
        if not character:
            unmapped += 1
            continue
        owner = pdfium.FPDFText_GetTextObject(text, index)
        key = ctypes.addressof(owner.contents) if owner else 0
        font = fonts.get(key)
        if font is None or not key:
            font = fonts[key] = _font(text, index, view.turns)
        lengths[font.turns % 4] += 1
        if font.turns:
            turned.append(character)
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        left, baseline = view.place(x.value, y.value)
        right = max(view.place(box.right, box.top)[0], view.place(box.left, box.bottom)[0], left)
        if not all(map(math.isfinite, (left, right, baseline))):
            continue
        grown = growing.add(character, left, right, baseline, font)
        if grown:
            pieces.append(grown)
    last = growing.take()
    return Read([*pieces, last] if last else pieces, "".join(turned), unmapped, lengths)


class _Growing:
    """A piece that grows by a character at a time."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.left = self.right = self.baseline = 0.0
        self.font = _Font("", 0, 0, 0)

    def add(
        self, character: str, left: float, right: float, baseline: float, font: _Font
    ) -> Piece | None:
        """Take a character, and return the piece before it if it begins another."""
        near = -0.5 * font.size < left - self.right < _GAP * font.size
        level = abs(baseline - self.baseline) < 0.05 * max(font.size, 1)
        done = None
        if not (self.text and near and level and font == self.font):
            done = self.take()
            self.left, self.baseline, self.font = left, baseline, font
        self.text.append(character)
        self.right = right
        return done

    def end_at(self, right: float) -> None:
        """Let the last character end at a place, if it would reach beyond."""
        if math.isfinite(right) and self.left <= right < self.right:
            self.right = right

    def take(self) -> Piece | None:
        """Return the piece that has grown so far, if it prints anything, and begin anew."""
        text = "".join(self.text)
        self.text = []
        if not text.strip():
            return None
        where = (round(self.left, 2), round(self.right, 2), round(self.baseline, 2))
        return Piece(text, *where, round(self.font.size, 2), self.font.style, self.font.name)


def _character(code: int) -> str:
    """Return what a code of pdfium stands for, "" for nothing."""
    if code in _HYPHENS:
        return _HYPHENS[code]
    if code in _REPLACED:
        return _REPLACED[code]
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return " " if code in (0x09, 0x0A, 0x0D) else ""
    return chr(code)


def _font(text: pdfium.FPDF_TEXTPAGE, index: int, turns: int) -> _Font:
    """Return how the text object of a character is set, on a page turned some quarters."""
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(_MAX_FONT_NAME)
    length = pdfium.FPDFText_GetFontInfo(text, index, buffer, _MAX_FONT_NAME, flags)
    name = buffer.value.decode("utf-8", "replace") if 0 < length <= _MAX_FONT_NAME else ""
    name = _SUBSET_TAG.sub("", name)
    italic = _ITALIC_NAME.search(name) or flags.value & _ITALIC_FLAG
    bold = _BOLD_NAME.search(name) or flags.value & _BOLD_FLAG
    style = (Style.ITALIC if italic else 0) | (Style.BOLD if bold else 0)
    return _Font(name, style, _size(text, index), _quarters(text, index, turns))


def _quarters(text: pdfium.FPDF_TEXTPAGE, index: int, turns: int) -> int:
    """Return how many more quarters clockwise would set a character level: 0 to 3.

    What stands aslant counts as turned by two: no turn of the page sets it level.
    """
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text, index, matrix):
        return 0
    # The direction of writing, counter-clockwise; a page that is turned takes off its turn.
    angle = math.atan2(matrix.b, matrix.a) - turns * math.pi / 2
    quarters = round(angle / (math.pi / 2))
    aslant = abs(angle - quarters * math.pi / 2) > _LEVEL
    return 2 if aslant else quarters % 4


def _size(text: pdfium.FPDF_TEXTPAGE, index: int) -> float:
    """Return the size of the font as it is shown: the size set, times the scale of its matrix."""
    size = float(pdfium.FPDFText_GetFontSize(text, index))
    matrix = pdfium.FS_MATRIX()
    if pdfium.FPDFText_GetMatrix(text, index, matrix):
        size *= math.hypot(matrix.c, matrix.d)
    return min(max(size, 0.1), 1000.0) if math.isfinite(size) else 0.1
