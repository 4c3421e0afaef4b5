"""From pages to blocks of lines in reading order: headings, paragraphs, rows of tables, notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from undocs_rdf.readers.pdf.furniture import (
    BARCODE,
    FOOTER,
    HEADER,
    TURNED,
    Sheet,
    is_job_number,
    sheets_of,
)
from undocs_rdf.readers.pdf.lines import Line, begins_with_label, ends_at, line_of
from undocs_rdf.readers.pdf.measure import ALIKE, LARGER, Measure, measure_of, size_of_text
from undocs_rdf.readers.pdf.page import Piece
from undocs_rdf.readers.pdf.tables import regions_of
from undocs_rdf.text import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from undocs_rdf.readers.pdf.page import Page, Rule
    from undocs_rdf.readers.pdf.tables import Row

_TYPED_RULE: Final = re.compile(r"[_—–-]{5,}")
_NOTE_MARK: Final = re.compile(r"[0-9]{1,3}|[a-z]|[*†‡§]{1,4}")
_STAR: Final = re.compile(r"[*†‡§]{1,4}")
_APART: Final = 1.2
_USUAL_LEADING: Final = 1.2
_INDENT: Final = 0.8
_SHORT: Final = 0.35
_STOPPED: Final = re.compile(r"[.;:,](?: \w{1,3})?$")
"""How an item of a list ends; a short word may join it to the next: "…; and"."""
_CENTRED: Final = 1.5
_SHORTEST_SEPARATOR: Final = 20.0
_SEPARATOR: Final = 0.5
"""How wide the rule above the notes may be, in widths of the text."""


class Kind(Enum):
    """What a block of lines is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ROW = "row"
    NOTE = "note"
    RULE = "rule"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of lines and where it stands.

    Attributes:
        kind: What it is.
        page: The number of the page that it begins on, from 1.
        cells: Its lines, in one cell unless it is the row of a table.
        level: Of a heading, 1 to 6.
        reason: Why it is no text of the document, if it is furniture.
    """

    kind: Kind
    page: int
    cells: Row
    level: int = 0
    reason: str = ""


def lay_out(pages: Sequence[Page]) -> list[Placed]:
    """Return the blocks of a document in reading order: by page, the notes of each last.

    A note that goes on at the foot of the next page is whole where it begins. The job number at
    the foot of the first page is a fact of the document, and stands at its head.
    """
    sheets = sheets_of(pages, size_of_text(pages))
    measure = measure_of(sheets)
    placed: list[Placed] = []
    notes: list[Line] = []
    for sheet in sheets:
        number = sheet.page.number
        placed.extend(_furniture(number, sheet.header, HEADER))
        imprint = [line for line in sheet.footer if not placed and is_job_number(line)]
        placed.extend(Placed(Kind.PARAGRAPH, number, ((line,),)) for line in imprint)
        body, notes = _apart(sheet, measure, goes_on=bool(notes))
        placed.extend(_body(number, body, sheet.rules, measure))
        for note in _notes(number, notes):
            marked = note.kind is not Kind.NOTE or _begins_note(note.cells[0][0])
            before = next(
                (i for i in range(len(placed))[::-1] if placed[i].kind is Kind.NOTE), None
            )
            if marked or before is None:
                placed.append(note)
            else:
                whole = (*placed[before].cells[0], *note.cells[0])
                placed[before] = replace(placed[before], cells=(whole,))
        footer = [line for line in sheet.footer if line not in imprint]
        placed.extend(_furniture(number, footer, FOOTER))
        placed.extend(_furniture(number, sheet.barcodes, BARCODE))
        if sheet.page.turned:
            turned = line_of([Piece(sheet.page.turned, 0, 0, 0, 1, Style.PLAIN)])
            placed.extend(_furniture(number, [turned], TURNED))
    return placed


def _furniture(page: int, lines: Iterable[Line], reason: str) -> Iterator[Placed]:
    for line in lines:
        yield Placed(Kind.FURNITURE, page, ((line,),), reason=reason)


def _apart(sheet: Sheet, measure: Measure, *, goes_on: bool) -> tuple[list[Line], list[Line]]:
    """Return the lines of a page that are text, and those that are notes, their rule first.

    Notes stand at the foot of a page, below a short rule at the left margin, and begin with
    their mark; the first may go on from the page before, where that has any. A rule in the middle
    of the line, with nothing below it but furniture, ends a document.
    """
    lines = sheet.lines
    for index, line in enumerate(lines):
        typed = bool(_TYPED_RULE.fullmatch(line.text))
        if typed and line.left < (measure.left + measure.right) / 2 - line.size:
            if index + 1 < len(lines) and (goes_on or _is_note(lines[index + 1], measure)):
                return lines[:index], lines[index:]
        elif index and (goes_on or _is_note(line, measure)):
            above = lines[index - 1]
            if _below_separator(line, above, sheet.rules, measure):
                return lines[:index], lines[index:]
    first = len(lines)
    for index in range(len(lines) - 1, 0, -1):
        if lines[index].size > measure.size * (1 - ALIKE):
            break
        if _begins_note(lines[index]):
            first = index
    return lines[:first], lines[first:]


def _below_separator(line: Line, above: Line, rules: Sequence[Rule], measure: Measure) -> bool:
    """Tell whether a short rule at the left margin stands right above a line."""
    middle = (measure.left + measure.right) / 2
    return any(
        line.baseline < rule.height < above.baseline
        and rule.right - rule.left > _SHORTEST_SEPARATOR
        and rule.right - rule.left < _SEPARATOR * (measure.right - measure.left)
        and (rule.left + rule.right) / 2 < middle - line.size
        for rule in rules
    )


def _is_note(line: Line, measure: Measure) -> bool:
    return line.size < measure.size * (1 - ALIKE) or _begins_note(line)


def _begins_note(line: Line) -> bool:
    """Tell a line that begins with a note mark: a raised one, or stars and a blank."""
    first = line.pieces[0]
    mark = first.text.strip()
    if first.style & Style.SUPERSCRIPT and _NOTE_MARK.fullmatch(mark):
        return True
    head = mark.split(" ", 1)[0]
    return bool(_STAR.fullmatch(head)) and len(line.text) > len(head)


def _notes(page: int, lines: Sequence[Line]) -> Iterator[Placed]:
    """Yield the notes of a page, each from its mark to the next."""
    note: list[Line] = []
    for line in lines:
        if _TYPED_RULE.fullmatch(line.text):
            yield Placed(Kind.RULE, page, ((line,),))
        elif note and not _begins_note(line):
            note.append(line)
        else:
            if note:
                yield Placed(Kind.NOTE, page, (tuple(note),))
            note = [line]
    if note:
        yield Placed(Kind.NOTE, page, (tuple(note),))


def _body(
    page: int, lines: Sequence[Line], rules: Sequence[Rule], measure: Measure
) -> Iterator[Placed]:
    """Yield the blocks of the text of a page: tables by rows, columns one after the other."""
    at = 0
    for region in regions_of(lines, rules):
        yield from _paragraphs(page, lines[at : region.first], rules, measure)
        for row in region.rows:
            if region.is_table:
                yield Placed(Kind.ROW, page, row)
            else:
                for column in row:
                    edge = max(line.right for line in column)
                    own = replace(measure, left=min(line.left for line in column), right=edge)
                    yield from _paragraphs(page, column, rules, own)
        at = region.after
    yield from _paragraphs(page, lines[at:], rules, measure)


def _paragraphs(
    page: int, lines: Sequence[Line], rules: Sequence[Rule], measure: Measure
) -> Iterator[Placed]:
    """Yield the paragraphs and headings that lines below each other make."""
    block: list[Line] = []
    for line in lines:
        if _TYPED_RULE.fullmatch(line.text):
            if block:
                yield _placed(page, block, measure)
                block = []
            yield Placed(Kind.RULE, page, ((line,),))
        elif block and (_begins(block, line, measure) or _is_ruled_off(block[-1], line, rules)):
            yield _placed(page, block, measure)
            block = [line]
        else:
            block.append(line)
    if block:
        yield _placed(page, block, measure)


def _is_ruled_off(above: Line, line: Line, rules: Sequence[Rule]) -> bool:
    return any(line.baseline < rule.height < above.baseline for rule in rules)


def _begins(block: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Tell whether a line begins a block of its own and does not go on with the one above.

    What tells is, in this order: another font; more space above than between the lines of a
    paragraph; its label; its indent; a line above that ends far from the margin.
    """
    above = block[-1]
    if abs(line.size - above.size) > ALIKE * above.size:
        return True
    bold = line.is_set(Style.BOLD)
    if bold != above.is_set(Style.BOLD) and (
        (above.pieces[-1].style ^ line.pieces[0].style) & Style.BOLD
    ):
        return True
    leading = measure.leading.get(line.size, _USUAL_LEADING * line.size)
    if above.baseline - line.baseline > _APART * leading:
        return True
    if begins_with_label(line) and _STOPPED.search(above.text):
        return True
    indent = _INDENT * line.size
    if len(block) > 1 and abs(line.left - above.left) > indent and not _is_centred(line, measure):
        return True
    if bold or _is_centred(above, measure):
        return False
    width = measure.right - min(measure.left, above.left)
    slack = measure.right - above.right
    return slack > _SHORT * width and slack > _first_word(line) + line.size


def _first_word(line: Line) -> float:
    """Return about how wide the first word of a line is."""
    text = line.text
    width = ends_at(line.pieces[-1]) - line.left
    return width * len(text.split(" ", 1)[0]) / max(len(text), 1)


def _is_centred(line: Line, measure: Measure) -> bool:
    """Tell a line that stands in the middle of the text, away from both margins."""
    middle = (measure.left + measure.right) / 2
    edge = 2 * line.size
    return (
        abs((line.left + line.right) / 2 - middle) < _CENTRED * line.size
        and line.left > measure.left + edge
        and line.right < measure.right - edge
    )


def _placed(page: int, lines: Sequence[Line], measure: Measure) -> Placed:
    """Return lines as a heading or a paragraph.

    A heading is set in bold, and larger than the text, or in the middle of the line.
    """
    size = lines[0].size
    bold = all(line.is_set(Style.BOLD) for line in lines)
    if bold and (size > LARGER * measure.size or _is_centred(lines[0], measure)):
        level = 1 + sum(larger > size for larger in measure.sizes)
        return Placed(Kind.HEADING, page, (tuple(lines),), min(level, 6))
    return Placed(Kind.PARAGRAPH, page, (tuple(lines),))
