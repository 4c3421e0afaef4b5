"""Page furniture: what a page prints that is no text of the document.

Headers and footers repeat the symbol and the title of the first page, count the pages and give
the job number; a page header of the UN stands above a rule that is as wide as the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from undocs_rdf.readers.pdf.lines import Line, cells_of, lines_of
from undocs_rdf.text import Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from undocs_rdf.readers.pdf.page import Page, Piece, Rule

HEADER: Final = "page header"
FOOTER: Final = "page footer"
BARCODE: Final = "barcode"
TURNED: Final = "turned text"

_ZONE: Final = 0.15
"""The part of a page, above and below, in which its furniture stands."""
_WIDE: Final = 0.6
_BARCODE_FONT: Final = re.compile(r"bar ?code|3 ?of ?9|code ?39|code ?128", re.IGNORECASE)
_BARCODE: Final = re.compile(r"\*[0-9A-Z]{6,12}\*")
_JOB_NUMBER: Final = r"(?:[A-Z]{1,3}\.?)?[0-9]{2}-?[0-9]{5}(?: ?\([A-Z]\))?(?: {1,3}[0-9]{6})?"
_COUNTED: Final = re.compile(
    rf"[0-9]{{1,4}}(?: ?/ ?[0-9]{{1,4}})?|[-–—] ?[0-9]{{1,4}} ?[-–—]|{_JOB_NUMBER}"
)
"""The number of a page ("2/7", "– 2 –"), or the job number of a document ("23-24936 (E)",
"GE.23-20442(E)")."""
_DIGITS: Final = re.compile(r"\d+")
_SAME_HEIGHT: Final = 3.0
_UNDERLINE: Final = 0.35
_LARGER: Final = 1.15


class Sheet(NamedTuple):
    """The lines of a page, its furniture apart, each from above to below.

    Its rules are those that stand between lines; what underlines words or strikes them out is
    none of them.
    """

    page: Page
    rules: list[Rule]
    lines: list[Line]
    header: list[Line]
    footer: list[Line]
    barcodes: list[Line]


def sheets_of(pages: Sequence[Page], body_size: float) -> list[Sheet]:
    """Return the lines of each page.

    Args:
        pages: The pages of a document, in order.
        body_size: The size of the font that most of it is set in, in points.
    """
    found: list[tuple[Page, list[Line], list[Line]]] = []
    for page in pages:
        coded = [_is_barcode(piece) for piece in page.pieces]
        bars = [piece for piece, bar in zip(page.pieces, coded, strict=True) if bar]
        words = [piece for piece, bar in zip(page.pieces, coded, strict=True) if not bar]
        found.append((page, lines_of(words), lines_of(bars)))
    repeated = _repeated([(page, lines) for page, lines, _ in found])
    first = {
        cell.text
        for page, lines, _ in found[:1]
        for line in lines
        if line.baseline > (1 - _ZONE) * page.height
        for cell in cells_of(line)
    }
    sheets = []
    for page, lines, barcodes in found:
        known = first if page.number > 1 else set()
        header = list(_header(page, lines, known, repeated, body_size))
        below = lines[len(header) :]
        footer = list(_footer(page, below, repeated))[::-1]
        rest = below[: len(below) - len(footer)]
        rules = _between(page.rules, lines)
        sheets.append(Sheet(page, rules, rest, header, footer, barcodes))
    return sheets


def is_job_number(line: Line) -> bool:
    """Tell a line that holds the job number of a document and its language: "23-24936 (E)"."""
    return "(" in line.text and bool(re.fullmatch(_JOB_NUMBER, line.text))


def _between(rules: Sequence[Rule], lines: Sequence[Line]) -> list[Rule]:
    """Return the rules that neither underline words nor strike them out."""
    heights = [-line.baseline for line in lines]
    found = []
    for rule in rules:
        near = bisect_left(heights, -rule.height)
        if not any(_marks(rule, line) for line in lines[max(near - 2, 0) : near + 2]):
            found.append(rule)
    return found


def _marks(rule: Rule, line: Line) -> bool:
    """Tell a rule that stands close under the words of a line, or runs through them."""
    low, high = line.baseline - _UNDERLINE * line.size, line.baseline + line.size / 2
    within = line.left - 1 <= rule.left and rule.right <= line.right + 1
    return within and low < rule.height < high


def _is_barcode(piece: Piece) -> bool:
    return bool(_BARCODE_FONT.search(piece.font) or _BARCODE.fullmatch(piece.text.strip()))


def _key(cell: Line) -> tuple[str, int]:
    """Return what is alike in furniture that counts: its words, and its height."""
    return _DIGITS.sub("#", cell.text), round(cell.baseline / _SAME_HEIGHT)


def _repeated(sheets: Sequence[tuple[Page, list[Line]]]) -> set[tuple[str, int]]:
    """Return what stands at the same height, above or below, on three pages or more.

    The notes of a page end at the same height on every page too; they begin with their mark.
    """
    counts: Counter[tuple[str, int]] = Counter()
    for page, lines in sheets:
        edges = [
            line
            for line in lines
            if line.baseline > (1 - _ZONE) * page.height or line.baseline < _ZONE * page.height
        ]
        cells = [cell for line in edges for cell in cells_of(line)]
        counts.update(
            {
                _key(cell)
                for cell in cells
                if not cell.pieces[0].style & Style.SUPERSCRIPT and any(map(str.isalnum, cell.text))
            }
        )
    return {text for text, count in counts.items() if count > 2}


def _header(
    page: Page,
    lines: Sequence[Line],
    known: set[str],
    repeated: set[tuple[str, int]],
    body_size: float,
) -> Iterator[Line]:
    """Yield the lines of the header: above a wide rule, or known from other pages."""
    top = (1 - _ZONE) * page.height
    wide = [rule for rule in page.rules if rule.right - rule.left > _WIDE * page.width]
    rule = max((rule.height for rule in wide if rule.height > top), default=None)
    for line in lines:
        if line.baseline < top or line.size > _LARGER * body_size or (not known and not repeated):
            return
        above = bool(known) and rule is not None and line.baseline > rule
        if rule is not None and line.baseline < rule:
            return
        if not above and not all(
            cell.text in known or _key(cell) in repeated or _COUNTED.fullmatch(cell.text)
            for cell in cells_of(line)
        ):
            return
        yield line


def _footer(page: Page, lines: Sequence[Line], repeated: set[tuple[str, int]]) -> Iterator[Line]:
    """Yield the lines of the footer, from below to above."""
    for line in reversed(lines):
        if line.baseline > _ZONE * page.height or not all(
            _COUNTED.fullmatch(cell.text) or _key(cell) in repeated for cell in cells_of(line)
        ):
            return
        yield line
