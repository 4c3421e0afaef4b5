"""Reads a web page into blocks, as it is shown in a browser.

Pages are parsed by lxml. Of the parsers that there are it is the one whose trees are bounded (256
elements deep), and pages that a browser saved are written from a tree, so that the rules by which
browsers mend broken pages hardly matter. Scripts, hidden elements and controls of forms are no
text; nothing that a page refers to is fetched.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lxml import etree

from undocs_rdf.errors import LimitExceededError, RefusedError
from undocs_rdf.formats import find_format
from undocs_rdf.readers.html.builder import Builder, Setting
from undocs_rdf.readers.html.css import StyleSheet
from undocs_rdf.readers.html.elements import (
    BLOCKS,
    COLUMNS,
    HEADINGS,
    KEEPING_LINES,
    LISTS,
    ROW_GROUPS,
    SILENT,
    STYLES,
)
from undocs_rdf.readers.html.encoding import decode_page
from undocs_rdf.readers.html.furniture import OUTSIDE, PageFurniture, main_of, without_menus
from undocs_rdf.readers.html.lists import ListNumbers
from undocs_rdf.readers.html.notes import PageNotes
from undocs_rdf.readers.html.preformatted import read_preformatted
from undocs_rdf.readers.layout import Table, write_blocks
from undocs_rdf.readers.rendered import RenderedText
from undocs_rdf.text import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from undocs_rdf.formats import SourceText
    from undocs_rdf.readers.html.css import Look
    from undocs_rdf.readers.layout import Cell, Paragraph

MOST_TAGS: Final = 400_000
_TAG = re.compile(
    r"</?(?:html|head|body|title|p|div|table|t[rdh]|h[1-6]|br|ul|ol|li|pre|center|font|span|section"
    r"|article|main|blockquote)[\s/>]",
    re.IGNORECASE,
)
_LAYOUT_ROLES: Final = frozenset({"presentation", "none"})


def read_html(data: bytes, name: str) -> SourceText:
    """Return the canonical text and the blocks of a web page.

    A file without a tag of a page in it is no page, whatever it is called: it is read as
    Markdown. A page that is one plain text is read as that.

    Args:
        data: The bytes of the file.
        name: What the user calls it, for errors.

    Raises:
        UnreadableInputError: The bytes are no text.
        RefusedError: Its elements are nested beyond reason.
        LimitExceededError: It holds too many tags.
    """
    decoded = decode_page(data, name)
    if not _TAG.search(decoded.text):
        markdown = find_format("markdown").read_blocks
        assert markdown is not None, "Markdown is read into blocks"
        return markdown(data, name)
    root = _parsed(decoded.text, name)
    text = RenderedText()
    if root is not None:
        typed = read_preformatted(root, name)
        if typed is not None:
            return replace(typed, diagnostics=decoded.diagnostics + typed.diagnostics)
        write_blocks(without_menus(_Reader(root).read()), text)
    return text.source_text(decoded.diagnostics)


def _parsed(page: str, name: str) -> etree._Element | None:
    """Return the root of a page; None where it holds no element.

    Raises:
        UndocsError: It is over a limit.
    """
    if page.count("<") > MOST_TAGS:
        raise LimitExceededError(name, f"holds more than {MOST_TAGS:,} tags", "split it")
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(page.encode("utf-8", errors="replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    for entry in parser.error_log:
        if "XML_PARSE_HUGE" in entry.message or "Excessive depth" in entry.message:
            problem = f"is nested too deep, or too large ({entry.message})"
            raise RefusedError(name, problem, "save the page anew from a browser")
    return root


class _Reader:
    """Reads one page."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        sheets = (str(style.text or "") for style in root.iter("style"))
        self.sheet = StyleSheet("\n".join(sheets))
        self.notes = PageNotes(root, self.sheet)
        self.main = main_of(root)
        self.furniture = PageFurniture(root)

    def read(self) -> list[Paragraph | Table]:
        """Return what the page shows."""
        builder = Builder()
        outside = OUTSIDE if self.main is not None else ""
        self._element(self.root, Setting(furniture=outside), builder)
        builder.end()
        return builder.blocks

    def _children(self, element: etree._Element, setting: Setting, builder: Builder) -> None:
        if element.text:
            builder.text(element.text, setting)
        for node in element:
            if isinstance(node.tag, str):
                self._element(node, setting, builder)
            if node.tail:
                builder.text(node.tail, setting)

    def _element(self, element: etree._Element, setting: Setting, builder: Builder) -> None:
        tag = str(element.tag)
        if tag in SILENT:
            return
        look = self.sheet.look(element)
        if look.hidden or "hidden" in element.attrib:
            return
        inner = self._setting(element, tag, look, setting)
        if tag == "br":
            builder.line_break()
        elif tag == "table":
            builder.add(self._table(element, inner))
        elif tag in LISTS:
            builder.end()
            self._list(element, look, inner, builder)
            builder.end()
        elif tag == "a" and element.get("href"):
            self._link(element, inner, builder)
        elif look.is_block or (look.is_block is None and tag in BLOCKS):
            builder.end()
            self._block(element, inner, builder)
            builder.end()
        else:
            self._begin_note(element, builder)
            if tag == "q":
                builder.text("“", inner)
            self._children(element, inner, builder)
            if tag == "q":
                builder.text("”", inner)

    def _setting(self, element: etree._Element, tag: str, look: Look, setting: Setting) -> Setting:
        """Return how words are set inside of an element."""
        style = setting.style | STYLES.get(tag, 0)
        for said, bit in (
            (look.italic, Style.ITALIC),
            (look.bold, Style.BOLD),
            (look.raised, Style.SUPERSCRIPT),
        ):
            if said is not None:
                style = style | bit if said else style & ~bit
        furniture, in_main = setting.furniture, setting.in_main
        if element is self.main:
            furniture, in_main = "", True
        in_main = in_main or tag in ("main", "article")
        return Setting(
            style,
            setting.link,
            HEADINGS.get(tag) or look.level or setting.level,
            furniture or self.furniture.of(element, in_main=in_main),
            in_main,
            setting.keeps_lines or tag in KEEPING_LINES,
        )

    def _link(self, element: etree._Element, setting: Setting, builder: Builder) -> None:
        marker = self.notes.mark(element)
        if marker:
            builder.mark(marker, setting)
        elif not self.notes.is_way_back(element):
            self._begin_note(element, builder)
            self._children(element, replace(setting, link=str(element.get("href"))), builder)

    def _begin_note(self, element: etree._Element, builder: Builder) -> None:
        marker = self.notes.note_at(element)
        if marker:
            builder.note(marker)

    def _block(self, element: etree._Element, setting: Setting, builder: Builder) -> None:
        """Read a block; one that holds a note is a paragraph, however many it is made of."""
        if element in self.notes.holders:
            builder.hold()
            self._begin_note(element, builder)
            self._children(element, setting, builder)
            builder.release()
        else:
            self._begin_note(element, builder)
            self._children(element, setting, builder)

    def _list(
        self, element: etree._Element, look: Look, setting: Setting, builder: Builder
    ) -> None:
        numbers = ListNumbers(element, look.numbered)
        for item in element:
            if not isinstance(item.tag, str):
                continue
            if item.tag != "li":
                self._element(item, setting, builder)
                continue
            own = self.sheet.look(item)
            if own.hidden or "hidden" in item.attrib:
                continue
            builder.end()
            builder.label(numbers.label(item, own.numbered))
            self._block(item, self._setting(item, "li", own, setting), builder)
            builder.end_item()
            if item.tail:
                builder.text(item.tail, setting)

    def _table(self, element: etree._Element, setting: Setting) -> Table:
        is_layout = element.get("role") in _LAYOUT_ROLES
        rows: list[tuple[Cell, ...]] = []
        for row in self._rows(element):
            if row.tag == "tr":
                cells = [self._cell(cell, setting) for cell in row.iterchildren("td", "th")]
            else:
                cells = [self._cell(row, setting)]
            if any(cells):
                rows.append(tuple(cells))
        return Table(tuple(rows), is_layout)

    def _rows(self, element: etree._Element) -> Iterator[etree._Element]:
        """Yield the rows of a table, and what else stands in it, such as its caption."""
        for node in element:
            if not isinstance(node.tag, str) or node.tag in COLUMNS:
                continue
            look = self.sheet.look(node)
            if look.hidden or "hidden" in node.attrib:
                continue
            if node.tag in ROW_GROUPS:
                yield from self._rows(node)
            else:
                yield node

    def _cell(self, element: etree._Element, setting: Setting) -> Cell:
        builder = Builder()
        self._element(element, setting, builder)
        builder.end()
        return tuple(builder.blocks)
