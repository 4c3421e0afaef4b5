"""What style sheets say of how words are set, as far as it tells text apart.

Read are the sheets in the page and the `style` of an element; only what is italic, bold, raised or
hidden counts, whether an element begins a line or is a heading, and how a list is numbered. Of the
selectors those are understood that speak of one element (`p.MsoFootnoteText`, `#menu`), as word
processors write them. Rules for print or small windows (`@media`) are passed over.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

LARGEST_SHEET: Final = 500_000
_BRACE = re.compile(r"[{}]")
_DECLARATION = re.compile(
    r"(font|font-style|font-weight|vertical-align|display|visibility|list-style-type|list-style"
    r"|mso-hide|mso-outline-level)\s*:([^;]*)"
)
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)*)")
_PART = re.compile(r"[.#][\w-]+")
_OUTLINE = re.compile(r"[1-9]")
_BOLD = re.compile(r"bold|bolder|[6-9]00")
_MOST_RULES: Final = 20
_MOST_CLASSES: Final = 10
_BLOCKS: Final = frozenset({"block", "list-item", "table", "flex", "grid", "table-row"})


@dataclass(frozen=True, slots=True)
class Look:
    """How an element is set; None where nothing is said.

    Attributes:
        italic: Whether it is italic.
        bold: Whether it is bold.
        raised: Whether it is superscript.
        hidden: Whether it is not shown.
        is_block: Whether it begins a line.
        numbered: How a list is numbered: "lower-roman".
        level: Its level as a heading, as Word notes it; 0 where nothing is said.
    """

    italic: bool | None = None
    bold: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None
    is_block: bool | None = None
    numbered: str = ""
    level: int = 0

    def over(self, other: Look) -> Look:
        """Return what this says where it says something, else what the other does."""
        return Look(
            other.italic if self.italic is None else self.italic,
            other.bold if self.bold is None else self.bold,
            other.raised if self.raised is None else self.raised,
            other.hidden if self.hidden is None else self.hidden,
            other.is_block if self.is_block is None else self.is_block,
            self.numbered or other.numbered,
            self.level or other.level,
        )


NO_LOOK: Final = Look()


def look_of(declarations: str) -> Look:
    """Return what declarations say: "font-style: italic; display: none"."""
    said: dict[str, str] = {}
    for piece in declarations.lower().split(";"):
        match = _DECLARATION.match(piece.strip())
        if match:
            said[match[1]] = match[2].replace("!important", "").strip()
    if not said:
        return NO_LOOK
    font = said.get("font", "").split()
    style = said.get("font-style") or next((w for w in font if w in ("italic", "oblique")), "")
    weight = said.get("font-weight") or next((w for w in font if _BOLD.fullmatch(w)), "")
    display, visibility = said.get("display", ""), said.get("visibility", "")
    aligned = said.get("vertical-align", "")
    hidden = display == "none" or visibility in ("hidden", "collapse")
    hidden = hidden or said.get("mso-hide") == "all"
    outline = _OUTLINE.fullmatch(said.get("mso-outline-level", ""))
    listed = said.get("list-style-type") or said.get("list-style", "").partition(" ")[0]
    return Look(
        italic=style in ("italic", "oblique") if style else None,
        bold=bool(_BOLD.fullmatch(weight)) if weight else None,
        raised=aligned in ("super", "text-top") if aligned else None,
        hidden=hidden if display or visibility or hidden else None,
        is_block=display in _BLOCKS if display else None,
        numbered=listed,
        level=min(int(outline[0]), 6) if outline else 0,
    )


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule for one kind of element."""

    rank: tuple[int, int, int, int]
    tag: str
    classes: frozenset[str]
    identifier: str
    look: Look


def _without_comments(sheet: str) -> str:
    kept: list[str] = []
    at = 0
    while (start := sheet.find("/*", at)) >= 0:
        kept.append(sheet[at:start])
        end = sheet.find("*/", start + 2)
        if end < 0:
            return "".join(kept)
        at = end + 2
    return "".join([*kept, sheet[at:]])


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors and declarations of the rules that stand in no other."""
    depth = 0
    start = opened = 0
    for brace in _BRACE.finditer(sheet):
        if brace[0] == "{":
            if depth == 0:
                opened = brace.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                selectors = sheet[start:opened]
                if not selectors.lstrip().startswith("@"):
                    yield selectors, sheet[opened + 1 : brace.start()]
                start = brace.end()
        else:
            start = brace.end()


class StyleSheet:
    """The rules of a page, and what they say of an element."""

    def __init__(self, sheet: str) -> None:
        """Read the text of all sheets of a page, one behind the other."""
        self._rules: dict[str, list[_Rule]] = defaultdict(list)
        self._known: dict[tuple[str, str, str, str], Look] = {}
        count = 0
        plain = sheet[:LARGEST_SHEET].replace("<!--", " ").replace("-->", " ")
        for selectors, declarations in _blocks(_without_comments(plain)):
            look = look_of(declarations)
            if look == NO_LOOK:
                continue
            for selector in selectors.split(","):
                match = _SELECTOR.fullmatch(selector.strip())
                if match and match[0]:
                    count += 1
                    self._add(match[1] or "", _PART.findall(match[2]), look, count)

    def _add(self, tag: str, parts: list[str], look: Look, order: int) -> None:
        classes = frozenset(part[1:] for part in parts if part[0] == ".")
        identifier = next((part[1:] for part in parts if part[0] == "#"), "")
        rank = (bool(identifier), len(classes), bool(tag), order)
        rule = _Rule(rank, tag, classes, identifier, look)
        key = f"#{identifier}" if identifier else f".{min(classes)}" if classes else tag
        rules = self._rules[key]
        rules.append(rule)
        if len(rules) > _MOST_RULES:
            # Those that come last prevail: a sheet of one rule ten thousand times costs no more.
            del rules[0]

    def look(self, element: etree._Element) -> Look:
        """Return what the sheets and its own `style` say of an element."""
        tag, own = str(element.tag), str(element.get("style", ""))
        named, identifier = str(element.get("class", "")), str(element.get("id", ""))
        key = tag, named, identifier, own
        if key not in self._known:
            look = look_of(own) if own else NO_LOOK
            for rule in sorted(self._matching(tag, named, identifier), key=lambda r: r.rank)[::-1]:
                look = look.over(rule.look)
            self._known[key] = look
        return self._known[key]

    def _matching(self, tag: str, named: str, identifier: str) -> Iterator[_Rule]:
        classes = frozenset(named.split()[:_MOST_CLASSES])
        keys = (tag, f"#{identifier}", *(f".{name}" for name in sorted(classes)))
        for key in keys:
            for rule in self._rules.get(key, ()):
                fits = rule.tag in ("", tag) and rule.classes <= classes
                if fits and rule.identifier in ("", identifier):
                    yield rule
