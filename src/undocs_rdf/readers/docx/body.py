"""The paragraphs and tables of a part: the text, a header, a note.

A paragraph whose mark was deleted goes on in the next one; it has that one's number and style,
as Word has it once the change is accepted. One whose mark is hidden stands on one line with the
next, as headings that are run in do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from undocs_rdf.readers.docx.inline import CHOICE, chosen, is_placeholder
from undocs_rdf.readers.docx.markup import W, child, switch, value
from undocs_rdf.readers.layout import Paragraph, Table
from undocs_rdf.readers.rendered import Piece, are_blank

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from undocs_rdf.readers.docx.inline import Words
    from undocs_rdf.readers.docx.numbering import Numbers
    from undocs_rdf.readers.docx.styles import Styles
    from undocs_rdf.readers.layout import Cell

NUMBER_ALONE: Final = "number without words"
_UNREAD: Final = frozenset({f"{W}altChunk", f"{W}subDoc"})
_DELETED: Final = frozenset({f"{W}del", f"{W}moveFrom"})
_WRAPPERS: Final = frozenset({f"{W}{name}" for name in ("customXml", "smartTag", "ins", "moveTo")})


class Body:
    """Reads paragraphs and tables of a part.

    Attributes:
        unread: How many documents stand in it that are stored apart.
    """

    def __init__(self, words: Words, styles: Styles, numbers: Numbers) -> None:
        self.unread = 0
        self._words = words
        self._styles = styles
        self._numbers = numbers

    def blocks(self, container: etree._Element) -> Iterator[Paragraph | Table]:
        """Yield the paragraphs and tables of a container, in order."""
        held: list[Piece] = []
        for node in self._unwrapped(container):
            if node.tag == f"{W}p":
                yield from self._paragraph(node, held)
            elif node.tag == f"{W}tbl":
                table = self._table(node)
                if table.rows:
                    yield table
            elif node.tag in _UNREAD:
                self.unread += 1
        if held:
            yield Paragraph(tuple(held))

    def _unwrapped(self, container: etree._Element) -> Iterator[etree._Element]:
        """Yield the children of a container, and of what only groups them."""
        for node in container:
            if node.tag == f"{W}sdt":
                content = child(node, "sdtContent")
                if content is not None and not is_placeholder(node):
                    yield from self._unwrapped(content)
            elif node.tag == CHOICE:
                alternative = chosen(node)
                if alternative is not None:
                    yield from self._unwrapped(alternative)
            elif node.tag in _WRAPPERS:
                yield from self._unwrapped(node)
            else:
                yield node

    def _paragraph(self, element: etree._Element, held: list[Piece]) -> Iterator[Paragraph | Table]:
        """Yield a paragraph and the text boxes that hang on it.

        Args:
            element: The paragraph.
            held: What stands before it in paragraphs whose marks were deleted or are hidden; it
                is taken, or what stands in this one is added to it.
        """
        properties = child(element, "pPr")
        mark = child(properties, "rPr")
        style, of_style, paragraph = self._styles.paragraph(properties)
        pieces = list(self._words.of(element, style))
        if child(properties, "sectPr") is not None:
            self._words.end_section()
        if mark is not None and any(child.tag in _DELETED for child in mark):
            held.extend(pieces)
            return
        pieces = [*held, *pieces]
        held.clear()
        hidden = switch(child(mark, "vanish"))
        is_hidden = bool(of_style.hidden if hidden is None else hidden)
        blank = are_blank(pieces)
        label = "" if is_hidden and blank else self._numbers.label(paragraph, style)
        if label:
            pieces.insert(0, Piece(f"{label} "))
        if is_hidden and not blank:
            held.extend(pieces)
        elif not are_blank(pieces):
            furniture = NUMBER_ALONE if blank else ""
            yield Paragraph(tuple(pieces), 0 if blank else paragraph.heading_level, furniture)
        boxes, self._words.boxes = self._words.boxes, []
        for box in boxes:
            yield from self.blocks(box)

    def _table(self, element: etree._Element) -> Table:
        rows = (self._row(row) for row in self._unwrapped(element) if row.tag == f"{W}tr")
        return Table(tuple(row for row in rows if row))

    def _row(self, element: etree._Element) -> tuple[Cell, ...]:
        """Return the cells of a row; none of one that was deleted or is hidden."""
        properties = child(element, "trPr")
        if child(properties, "del") is not None or switch(child(properties, "hidden")):
            return ()
        cells: list[Cell] = []
        for node in self._unwrapped(element):
            said = child(node, "tcPr")
            if node.tag != f"{W}tc" or child(said, "cellDel") is not None:
                continue
            merged = child(said, "vMerge")
            goes_on = merged is not None and value(merged) != "restart"
            cells.append(() if goes_on else tuple(self.blocks(node)))
        return tuple(cells)
