"""What stands on a web page around a document: menus, banners, the foot of the site."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from undocs_rdf.readers.layout import Paragraph, Table
from undocs_rdf.symbols import find_symbols

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from undocs_rdf.readers.rendered import Piece

NAVIGATION: Final = "navigation"
OUTSIDE: Final = "outside of the main text"
_TAGS: Final = {
    "nav": NAVIGATION,
    "aside": NAVIGATION,
    "header": "page header",
    "footer": "page footer",
}
_ROLES: Final = {
    "navigation": NAVIGATION,
    "complementary": NAVIGATION,
    "search": NAVIGATION,
    "menu": NAVIGATION,
    "menubar": NAVIGATION,
    "toolbar": NAVIGATION,
    "dialog": NAVIGATION,
    "alert": NAVIGATION,
    "banner": "page header",
    "contentinfo": "page footer",
}
_FIRST_WORDS: Final = frozenset(
    ("nav", "navbar", "navigation", "menubar", "breadcrumb", "breadcrumbs", "sidebar", "pagination")
)
_WHOLE_NAMES: Final = {
    **dict.fromkeys(
        ("menu", "toolbar", "search", "share", "social", "cookies", "skip"), NAVIGATION
    ),
    "footer": "page footer",
}
"""What the class or the name of an element says by convention, of whatever site."""
_NAME = re.compile(r"[a-z]+")
_OUTER: Final = frozenset({"html", "body", "main", "article"})
_SEPARATORS = re.compile(r"[\s|/·•»«>›‹<,;:–—-]*")
_MENU: Final = 3
_MOST_NAMES: Final = 10
_MOST_MISNAMED: Final = 5


class PageFurniture:
    """Tells the furniture of one page."""

    def __init__(self, root: etree._Element) -> None:
        self._half = _length(root) // 2
        self._misnamed = 0

    def of(self, element: etree._Element, *, in_main: bool) -> str:
        """Return why an element is no part of a document; "" where it may be one.

        Args:
            element: The element.
            in_main: Whether it stands in the main text, where a header is that of an article.
        """
        role = str(element.get("role", "")).lower()
        if role in _ROLES:
            return _ROLES[role]
        tag = str(element.tag)
        if tag == "div" and element.get("title") == "footer":
            # LibreOffice saves what it prints at the foot of each page, once.
            return "page footer"
        if tag in _TAGS:
            return "" if in_main and tag in ("header", "footer") else _TAGS[tag]
        if tag in _OUTER or self._misnamed > _MOST_MISNAMED:
            return ""
        named = _named(element)
        if named and _length(element) > self._half:
            # What holds most of the page is the document, whatever it is called.
            self._misnamed += 1
            return ""
        return named


def _length(element: etree._Element) -> int:
    """Return how many characters stand in an element."""
    return sum(len(str(text)) for text in element.itertext())


def _named(element: etree._Element) -> str:
    """Return what the class or the name of an element says it is; "" for nothing.

    Of some names the first word tells ("breadcrumb-item"), of others, which may speak of a subject
    too, the whole ("footer", "social").
    """
    names = f"{element.get('class', '')} {element.get('id', '')}".lower().split()
    for name in names[:_MOST_NAMES]:
        if name in _WHOLE_NAMES:
            return _WHOLE_NAMES[name]
        first = _NAME.match(name)
        if first and first[0] in _FIRST_WORDS:
            return NAVIGATION
    return ""


def main_of(root: etree._Element) -> etree._Element | None:
    """Return the element that a page says to be its main text, or its only article."""
    mains = [e for e in root.iter("main", "div", "section", "article") if _is_main(e)]
    if not mains:
        mains = list(root.iter("article"))
    return mains[0] if len(mains) == 1 and _has_words(mains[0]) else None


def _is_main(element: etree._Element) -> bool:
    return element.tag == "main" or element.get("role") == "main"


def _has_words(element: etree._Element) -> bool:
    return any(str(text).strip() for text in element.itertext())


def without_menus(blocks: Sequence[Paragraph | Table]) -> list[Paragraph | Table]:
    """Return blocks with menus marked as furniture.

    A menu is a line of several links, three lines or more of one link each, or links that stand
    above all else; none of them has words of its own.
    """
    found: list[Paragraph | Table] = []
    links: list[int] = []
    above_all = True
    for block in blocks:
        if isinstance(block, Table):
            rows = tuple(tuple(tuple(without_menus(cell)) for cell in row) for row in block.rows)
            found.append(replace(block, rows=rows))
            links, above_all = [], False
            continue
        if block.is_blank:
            continue
        if block.pieces[0].text.lstrip().startswith("©") and not block.furniture:
            found.append(replace(block, furniture="page footer"))
            continue
        count = _links(block)
        found.append(replace(block, furniture=NAVIGATION) if count > 1 else block)
        if not count:
            links, above_all = [], False
            continue
        links.append(len(found) - 1)
        if len(links) >= _MENU or above_all:
            for index in links:
                found[index] = _as_menu(found[index])
    return found


def _as_menu(block: Paragraph | Table) -> Paragraph | Table:
    return replace(block, furniture=NAVIGATION) if isinstance(block, Paragraph) else block


def _links(paragraph: Paragraph) -> int:
    """Return how many links a paragraph is made of; 0 where it says something itself.

    A symbol that leads to its document is no menu.
    """
    if paragraph.level or paragraph.furniture:
        return 0
    if any(True for piece in _shown(paragraph) for _ in find_symbols(piece.text)):
        return 0
    links = 0
    last: str | None = None
    for piece in _shown(paragraph):
        if piece.is_mark or (piece.link is None and not _SEPARATORS.fullmatch(piece.text)):
            return 0
        links += piece.link is not None and piece.link != last
        last = piece.link
    return links


def _shown(paragraph: Paragraph) -> Iterator[Piece]:
    return (piece for piece in paragraph.pieces if piece.text.strip())
