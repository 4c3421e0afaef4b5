"""A page as it is looked at: where what the file says stands on it, its rules, its pictures."""

from __future__ import annotations

import ctypes
from typing import Final, NamedTuple

import pypdfium2.raw as pdfium

from undocs_rdf.readers.pdf.page import Rule

MAX_PAGE_OBJECTS: Final = 100_000

_THIN: Final = 3.0
_SHORTEST_RULE: Final = 4.0


class View(NamedTuple):
    """A page as it is looked at, turned clockwise some quarters from how the file has it.

    Attributes:
        left: Of the corner that the file counts from, in points.
        bottom: Likewise.
        width: Of the page as it is looked at.
        height: Likewise.
        turns: In quarters.
    """

    left: float
    bottom: float
    width: float
    height: float
    turns: int

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the file stands on the page."""
        x, y = x - self.left, y - self.bottom
        width, height = self.width, self.height
        return ((x, y), (y, height - x), (width - x, height - y), (width - y, x))[self.turns % 4]

    def holds(self, x: float, y: float, margin: float) -> bool:
        """Tell whether a place is on the page."""
        return 0 <= y <= self.height and -margin <= x <= self.width


def view_of(page: pdfium.FPDF_PAGE, turns: int) -> View:
    """Return the view of a page that is turned."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    if (turns - pdfium.FPDFPage_GetRotation(page)) % 2:
        width, height = height, width
    box = pdfium.FS_RECTF()
    known = pdfium.FPDF_GetPageBoundingBox(page, box)
    left, bottom = (box.left, box.bottom) if known else (0.0, 0.0)
    return View(left, bottom, width, height, turns)


def read_objects(page: pdfium.FPDF_PAGE, view: View) -> tuple[list[Rule], bool]:
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
        (x1, y1), (x2, y2) = view.place(*corners[:2]), view.place(*corners[2:])
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
