"""Notes of a web page: links that stand for a mark, and what they lead to.

A call is a link, raised or in brackets, to a place further down the page: `<sup><a href="#n1">1`,
or `[1]` as Word saves it. The place is the note, whether its mark is printed there too, with a
link back, or is the number of an item of a list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

if TYPE_CHECKING:
    from lxml import etree

    from undocs_rdf.readers.html.css import StyleSheet

_MARKER = re.compile(r"(\[|\()?\s*(\d{1,4}|[a-z]|[ivxl]{2,7}|[*†‡§]{1,4})/?\s*(?(1)[\])])")
_LONGEST: Final = 12
_HIGHEST: Final = 2
_CONTAINERS: Final = frozenset({"div", "p", "li", "dd", "aside"})


def marker_of(link: etree._Element) -> str:
    """Return the mark that the words of a link are; "" for other words."""
    words = "".join(str(text) for text in link.itertext()).strip()
    match = _MARKER.fullmatch(words) if len(words) <= _LONGEST else None
    return match[2] if match else ""


def target_of(link: etree._Element) -> str:
    """Return the name of the place on its page that a link leads to; "" for other pages."""
    address = str(link.get("href", ""))
    # Word names the page too, when it is saved a second time.
    page, _, place = address.partition("#")
    return unquote(place) if place and (not page or page.endswith((".htm", ".html"))) else ""


def names_of(element: etree._Element) -> tuple[str, ...]:
    """Return the names by which links lead to an element."""
    names = [str(element.get("id", ""))]
    if element.tag == "a":
        names.append(str(element.get("name", "")))
    return tuple(name for name in names if name)


class PageNotes:
    """The notes of a page.

    Attributes:
        called: The mark of each place that is a note, by its name.
        holders: The elements that hold a whole note, of several paragraphs perhaps.
    """

    def __init__(self, root: etree._Element, sheet: StyleSheet) -> None:
        self.called: dict[str, str] = {}
        self.holders: set[etree._Element] = set()
        self._places: dict[str, int] = {}
        self._sheet = sheet
        links: list[tuple[int, etree._Element]] = []
        named: dict[str, etree._Element] = {}
        for index, element in enumerate(root.iter()):
            if not isinstance(element.tag, str):
                continue
            for name in names_of(element):
                self._places.setdefault(name, index)
                named.setdefault(name, element)
            if element.tag == "a" and target_of(element):
                links.append((index, element))
        for index, link in links:
            target, marker = target_of(link), marker_of(link)
            if marker and self._places.get(target, -1) > index and self._is_raised(link):
                self.called.setdefault(target, marker)
        self._find_holders([named[name] for name in self.called])

    def _is_raised(self, link: etree._Element) -> bool:
        """Tell a mark that is set apart: raised, in brackets, or a sign."""
        words = "".join(str(text) for text in link.itertext()).strip()
        if not words.isalnum():
            return True
        above = link.getparent()
        around = [*link.iter(), *(() if above is None else (above,))]
        return any(
            element.tag == "sup" or self._sheet.look(element).raised
            for element in around
            if isinstance(element.tag, str)
        )

    def _find_holders(self, notes: list[etree._Element]) -> None:
        """Find what holds each note, which begins with it and with no other."""
        held: dict[etree._Element, int] = {}
        for note in notes:
            element = note
            for _ in range(_HIGHEST + 1):
                held[element] = held.get(element, 0) + 1
                above = element.getparent()
                if above is None or above.tag not in _CONTAINERS or not _begins(above, element):
                    break
                element = above
        self.holders = {element for element, count in held.items() if count == 1}

    def mark(self, link: etree._Element) -> str:
        """Return the mark that a link stands for, at its call or at the note; "" for none."""
        marker = marker_of(link)
        if not marker:
            return ""
        is_note = any(name in self.called for name in names_of(link))
        return marker if is_note or self.called.get(target_of(link)) == marker else ""

    def is_way_back(self, link: etree._Element) -> bool:
        """Tell a link from the end of a note back to its call, which shows an arrow."""
        words = "".join(str(text) for text in link.itertext())
        return bool(target_of(link)) and len(words) <= _LONGEST and not any(map(str.isalnum, words))

    def note_at(self, element: etree._Element) -> str:
        """Return the mark of the note that an element is or begins; "" for none."""
        return next((self.called[name] for name in names_of(element) if name in self.called), "")


def _begins(holder: etree._Element, element: etree._Element) -> bool:
    """Tell whether a holder shows nothing before one of its children."""
    if (holder.text or "").strip():
        return False
    before = element.getprevious()
    while before is not None:
        if (before.tail or "").strip() or "".join(map(str, before.itertext())).strip():
            return False
        before = before.getprevious()
    return True
