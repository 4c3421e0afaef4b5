"""Takes the characters of a PDF out of it, page by page, with pdfium.

This runs in a process of its own (`process`): pdfium is native code, can't be told to stop, and
what a hostile file makes it do must end with that process. It hands on JSON, a line a page.
"""

from __future__ import annotations

import ctypes
import json
import math
import re
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

import pypdfium2.raw as pdfium

from undocs_rdf.readers.pdf.page import Page, Piece, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

MAX_PAGES: Final = 2_000
MAX_CHARACTERS: Final = 6_000_000
"""Of a document: a page of the UN holds about 3,000."""
MAX_PAGE_CHARACTERS: Final = 100_000
MAX_PAGE_OBJECTS: Final = 100_000

ITALIC: Final = 1
BOLD: Final = 2
_ITALIC_FLAG: Final = 1 << 6
_BOLD_FLAG: Final = 1 << 18
"""Of a font descriptor (ISO 32000-1, table 123): Italic, ForceBold."""
_ITALIC_NAME: Final = re.compile(r"italic|oblique", re.IGNORECASE)
_BOLD_NAME: Final = re.compile(r"bold|black|heavy", re.IGNORECASE)
_SUBSET_TAG: Final = re.compile(r"[A-Z]{6}\+")
_MAX_FONT_NAME: Final = 200

_GAP: Final = 0.17
"""The gap, in sizes of the font, that parts words where no blank is printed."""
_THIN: Final = 3.0
_SHORTEST_RULE: Final = 4.0
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
    is_level: bool


def extract_pages(data: bytes) -> Iterator[Page]:
    """Yield the pages of a PDF.

    Args:
        data: The bytes of the file.

    Raises:
        ExtractionError: It is encrypted ("encrypted"), is no PDF or too damaged ("damaged"), has
            too many pages ("pages") or too much text ("text").
    """
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        locked = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise ExtractionError("encrypted" if locked else "damaged")
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count <= 0:
            raise ExtractionError("damaged")
        if count > MAX_PAGES:
            raise ExtractionError("pages")
        characters = 0
        for index in range(count):
            page = _read_page(document, index)
            characters += sum(len(piece.text) for piece in page.pieces)
            if characters > MAX_CHARACTERS:
                raise ExtractionError("text")
            yield page
    finally:
        pdfium.FPDF_CloseDocument(document)


def _read_page(document: pdfium.FPDF_DOCUMENT, index: int) -> Page:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return Page(index + 1, 0, 0, is_readable=False)
    text = pdfium.FPDFText_LoadPage(page)
    try:
        if not text:
            return Page(index + 1, 0, 0, is_readable=False)
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        shown = _shown(page, width, height)
        pieces, unmapped = _read_pieces(text, shown)
        rules, has_image = _read_objects(page, shown)
        whole = [p for p in pieces if 0 <= p.baseline <= height and -p.size <= p.left <= width]
        return Page(
            index + 1,
            round(width, 2),
            round(height, 2),
            tuple(whole),
            tuple(rules),
            has_image,
            unmapped,
        )
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def _shown(
    page: pdfium.FPDF_PAGE, width: float, height: float
) -> Callable[[float, float], tuple[float, float]]:
    """Return what turns a point of the file into a point of the page as it is shown."""
    box = pdfium.FS_RECTF()
    left = bottom = 0.0
    if pdfium.FPDF_GetPageBoundingBox(page, box):
        left, bottom = box.left, box.bottom
    turns = pdfium.FPDFPage_GetRotation(page)

    def place(x: float, y: float) -> tuple[float, float]:
        x, y = x - left, y - bottom
        return ((x, y), (y, height - x), (width - x, height - y), (width - y, x))[turns % 4]

    return place


def _read_pieces(
    text: pdfium.FPDF_TEXTPAGE, shown: Callable[[float, float], tuple[float, float]]
) -> tuple[list[Piece], int]:
    """Return the pieces of a page, and how many of its characters stand for none."""
    count = pdfium.FPDFText_CountChars(text)
    if count > MAX_PAGE_CHARACTERS:
        raise ExtractionError("text")
    pieces: list[Piece] = []
    unmapped = 0
    fonts: dict[int, _Font] = {}
    growing = _Growing()
    turned = shown(1, 0)[1] != shown(0, 0)[1]
    angle = math.atan2(shown(1, 0)[1] - shown(0, 0)[1], shown(1, 0)[0] - shown(0, 0)[0])
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    for index in range(count):
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            # A blank that pdfium makes up stands where the character before it ends. The box of
            # that one may reach farther, as the hook of an "f" does.
            pdfium.FPDFText_GetCharOrigin(text, index, x, y)
            growing.end_at(shown(x.value, y.value)[0])
            continue
        character = _character(pdfium.FPDFText_GetUnicode(text, index))
        if not character:
            unmapped += 1
            continue
        owner = pdfium.FPDFText_GetTextObject(text, index)
        key = ctypes.addressof(owner.contents) if owner else 0
        font = fonts.get(key)
        if font is None or not key:
            font = fonts[key] = _font(text, index, angle)
        if not font.is_level:
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        left, baseline = shown(x.value, y.value)
        right = shown(box.right, box.bottom)[0]
        if turned:
            right = max(right, shown(box.left, box.top)[0])
        if not all(map(math.isfinite, (left, right, baseline))):
            continue
        grown = growing.add(character, left, max(left, right), baseline, font)
        if grown:
            pieces.append(grown)
    last = growing.take()
    return ([*pieces, last] if last else pieces), unmapped


class _Growing:
    """A piece that grows by a character at a time."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.left = self.right = self.baseline = 0.0
        self.font = _Font("", 0, 0, is_level=True)

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


def _font(text: pdfium.FPDF_TEXTPAGE, index: int, angle: float) -> _Font:
    """Return how the text object of a character is set."""
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(_MAX_FONT_NAME)
    length = pdfium.FPDFText_GetFontInfo(text, index, buffer, _MAX_FONT_NAME, flags)
    name = buffer.value.decode("utf-8", "replace") if 0 < length <= _MAX_FONT_NAME else ""
    name = _SUBSET_TAG.sub("", name)
    italic = _ITALIC_NAME.search(name) or flags.value & _ITALIC_FLAG
    bold = _BOLD_NAME.search(name) or flags.value & _BOLD_FLAG
    style = (ITALIC if italic else 0) | (BOLD if bold else 0)
    drawn = pdfium.FPDFText_GetCharAngle(text, index)
    turn = (drawn + angle + math.pi) % (2 * math.pi) - math.pi
    return _Font(name, style, _size(text, index), abs(turn) < _LEVEL)


def _size(text: pdfium.FPDF_TEXTPAGE, index: int) -> float:
    """Return the size of the font as it is shown: the size set, times the scale of its matrix."""
    size = float(pdfium.FPDFText_GetFontSize(text, index))
    matrix = pdfium.FS_MATRIX()
    if pdfium.FPDFText_GetMatrix(text, index, matrix):
        size *= math.hypot(matrix.c, matrix.d)
    return min(max(size, 0.1), 1000.0) if math.isfinite(size) else 0.1


def _read_objects(
    page: pdfium.FPDF_PAGE, shown: Callable[[float, float], tuple[float, float]]
) -> tuple[list[Rule], bool]:
    """Return the rules of a page, joined where they touch, and whether it holds a picture."""
    rules: list[Rule] = []
    has_image = False
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(min(pdfium.FPDFPage_CountObjects(page), MAX_PAGE_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM):
            has_image = True
        if kind != pdfium.FPDF_PAGEOBJ_PATH or not pdfium.FPDFPageObj_GetBounds(item, *edges):
            continue
        corners = [e.value for e in edges]
        (x1, y1), (x2, y2) = shown(*corners[:2]), shown(*corners[2:])
        left, right, low, high = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
        if high - low < _THIN and right - left > high - low:
            rules.append(Rule(round(left, 2), round(right, 2), round(low, 2)))
    return _joined(rules), has_image


def _joined(rules: list[Rule]) -> list[Rule]:
    """Return the rules with those joined that touch, as borders of cells do; tiny ones go."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (-rule.height, rule.left)):
        last = found[-1] if found else None
        if last and abs(last.height - rule.height) < _THIN and rule.left - last.right < _THIN:
            found[-1] = Rule(last.left, max(last.right, rule.right), last.height)
        else:
            found.append(rule)
    return [rule for rule in found if rule.right - rule.left >= _SHORTEST_RULE]


def write_pages(data: bytes, output: BinaryIO, before_page: Callable[[], None]) -> None:
    """Write the pages of a PDF as JSON, a line a page, and last a line that says how it ended.

    Args:
        data: The bytes of the file.
        output: Where to.
        before_page: Called before each page is read, to renew its limit of time.
    """
    ended = "done"
    try:
        before_page()
        for page in extract_pages(data):
            output.write(json.dumps(page).encode() + b"\n")
            before_page()
    except ExtractionError as error:
        ended = str(error)
    except MemoryError:
        ended = "memory"
    output.write(json.dumps(ended).encode() + b"\n")
    output.flush()


def page_from_json(line: bytes) -> Page | str:
    """Return the page that a line of `write_pages` holds, or the word that ends it."""
    values = json.loads(line)
    if isinstance(values, str):
        return values
    number, width, height, pieces, rules, *rest = values
    return Page(
        number,
        width,
        height,
        tuple(Piece(*piece) for piece in pieces),
        tuple(Rule(*rule) for rule in rules),
        *rest,
    )


if __name__ == "__main__":
    from undocs_rdf.readers.pdf.process import limit_this_process, renew_time

    limit_this_process()
    write_pages(sys.stdin.buffer.read(), sys.stdout.buffer, renew_time)
