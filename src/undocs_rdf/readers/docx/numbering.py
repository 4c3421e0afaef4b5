"""The numbers of paragraphs, which Word prints and does not store.

A paragraph names a numbering and a level of it; the number follows from the paragraphs above. All
numberings that share an abstract definition count on together, a deeper level starts anew below
a higher one, and a numbering may start a level anew where it is first used (ECMA-376, part 1,
17.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from undocs_rdf.readers.docx.markup import W, child, number, switch, value
from undocs_rdf.symbols.numerals import int_to_roman

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml import etree

    from undocs_rdf.readers.docx.styles import ParagraphProperties, Styles

BULLET: Final = "•"
_BULLETS: Final = frozenset("•–—-")
_LEVELS: Final = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_LARGEST_ROMAN: Final = 3999
_SIGNS: Final = ("*", "†", "‡", "§")


def letters(count: int) -> str:
    """Return a number as Word writes it in letters: a to z, then aa to zz, then aaa."""
    if count < 1:
        return ""
    repeated, index = divmod(count - 1, 26)
    return chr(ord("a") + index) * (min(repeated, 50) + 1)


def _roman(count: int) -> str:
    return int_to_roman(count) if 0 < count <= _LARGEST_ROMAN else str(count)


def _signs(count: int) -> str:
    """Return a number as the signs of notes: *, †, ‡, §, then each twice."""
    repeated, index = divmod(max(count - 1, 0), len(_SIGNS))
    return _SIGNS[index] * (min(repeated, 50) + 1)


_FORMATS: Final[Mapping[str, Callable[[int], str]]] = {
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": letters,
    "upperLetter": lambda count: letters(count).upper(),
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperRoman": _roman,
    "chicago": _signs,
    "numberInDash": lambda count: f"- {count} -",
    "none": lambda _: "",
}
"""How counts are written; those in no list here, such as numbers in words, as figures."""


def formatted(count: int, form: str) -> str:
    """Return a count as it is printed.

    Args:
        count: The count.
        form: As the file names it (w:numFmt): "decimal", "lowerRoman".
    """
    return _FORMATS.get(form, str)(count)


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a numbering.

    Attributes:
        form: How its count is written.
        text: What is printed: "%1." stands for the count of the first level and a stop.
        start: What it counts from.
        restart: Behind which level it starts anew, counted from 1; 0 for behind none; None
            for behind any above it.
        style: The identifier of the style whose paragraphs stand on it.
        is_legal: Whether counts of other levels are written as figures.
    """

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    style: str = ""
    is_legal: bool = False


@dataclass(frozen=True, slots=True)
class _Numbering:
    """A numbering: its abstract definition, and what it has of its own."""

    abstract: int
    levels: tuple[Level, ...]
    starts: Mapping[int, int]


def _level(element: etree._Element, base: Level) -> Level:
    start = number(child(element, "start"))
    return replace(
        base,
        form=value(_form_of(element)) or base.form,
        text=value(child(element, "lvlText")),
        start=base.start if start is None else start,
        restart=number(child(element, "lvlRestart")),
        style=value(child(element, "pStyle")),
        is_legal=bool(switch(child(element, "isLgl"))),
    )


def _form_of(element: etree._Element) -> etree._Element | None:
    """Return the format of a level; one for newer programs is wrapped beside one for all."""
    own = child(element, "numFmt")
    return own if own is not None else next(element.iter(f"{W}numFmt"), None)


def _with_levels(element: etree._Element | None, levels: tuple[Level, ...]) -> tuple[Level, ...]:
    """Return levels with those that an element defines."""
    changed = list(levels)
    for level in () if element is None else element.iterchildren(f"{W}lvl"):
        index = number(level, "ilvl")
        if index is not None and 0 <= index < _LEVELS:
            changed[index] = _level(level, changed[index])
    return tuple(changed)


@dataclass(slots=True)
class _Counts:
    """How far an abstract definition has counted on each level; None for not yet."""

    at: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


class Numbers:
    """Counts paragraphs, in the order in which they stand."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        """Read the definitions from the root of their part; None where the file has none."""
        self._styles = styles
        self._abstract: dict[int, tuple[Level, ...]] = {}
        self._linked: dict[int, str] = {}
        self._numberings: dict[int, _Numbering] = {}
        self._counts: dict[int, _Counts] = {}
        self._started: set[tuple[int, int]] = set()
        for element in () if root is None else root.iterchildren(f"{W}abstractNum"):
            identifier = number(element, "abstractNumId")
            if identifier is not None:
                self._abstract[identifier] = _with_levels(element, (Level(),) * _LEVELS)
                self._linked[identifier] = value(child(element, "numStyleLink"))
        for element in () if root is None else root.iterchildren(f"{W}num"):
            identifier = number(element, "numId")
            if identifier is not None:
                self._numberings[identifier] = self._numbering(element)
        self._follow_links()

    def _numbering(self, element: etree._Element) -> _Numbering:
        abstract = number(child(element, "abstractNumId"))
        abstract = -1 if abstract is None else abstract
        levels = self._abstract.get(abstract, (Level(),) * _LEVELS)
        starts: dict[int, int] = {}
        for override in element.iterchildren(f"{W}lvlOverride"):
            levels = _with_levels(override, levels)
            index = number(override, "ilvl")
            start = number(child(override, "startOverride"))
            if index is not None and start is not None:
                starts[index] = start
        return _Numbering(abstract, levels, starts)

    def _follow_links(self) -> None:
        """Give definitions that only name a style of lists the levels of that style."""
        for identifier, numbering in tuple(self._numberings.items()):
            style = self._linked.get(numbering.abstract)
            if style:
                _, paragraph = self._styles.of(style)
                linked = self._numberings.get(paragraph.number_id or 0)
                if linked is not None:
                    self._numberings[identifier] = replace(
                        linked, starts={**linked.starts, **numbering.starts}
                    )

    def label(self, properties: ParagraphProperties, style: str) -> str:
        """Count a paragraph, and return what is printed before it; "" for no number.

        Args:
            properties: How it is set.
            style: The identifier of its style.
        """
        identifier = properties.number_id
        numbering = self._numberings.get(identifier) if identifier else None
        if numbering is None or identifier is None:
            return ""
        index = self._index(numbering, properties, style)
        counts = self._count(identifier, numbering, index)
        level = numbering.levels[index]
        if level.form == "bullet":
            sign = level.text.strip()
            return sign if sign in _BULLETS and sign else BULLET
        return _PLACEHOLDER.sub(
            lambda match: _shown(numbering, counts, int(match[1]) - 1, level), level.text
        )

    def _index(self, numbering: _Numbering, properties: ParagraphProperties, style: str) -> int:
        """Return the level of a paragraph: the one it names, or the one that names its style."""
        _, of_style = self._styles.of(style)
        if properties.number_id == of_style.number_id:
            for index, level in enumerate(numbering.levels):
                if level.style and level.style == style:
                    return index
        return min(max(properties.level or 0, 0), _LEVELS - 1)

    def _count(self, identifier: int, numbering: _Numbering, index: int) -> _Counts:
        counts = self._counts.setdefault(numbering.abstract, _Counts())
        for level, start in numbering.starts.items():
            if 0 <= level <= index and (identifier, level) not in self._started:
                self._started.add((identifier, level))
                counts.at[level] = start - 1 if level == index else start
                for deeper in range(level + 1, _LEVELS):
                    counts.at[deeper] = None
        before = counts.at[index]
        counts.at[index] = numbering.levels[index].start if before is None else before + 1
        for above in range(index):
            if counts.at[above] is None:
                counts.at[above] = numbering.levels[above].start
        for deeper in range(index + 1, _LEVELS):
            restart = numbering.levels[deeper].restart
            if restart is None or (restart and index < restart):
                counts.at[deeper] = None
        return counts


def _shown(numbering: _Numbering, counts: _Counts, index: int, level: Level) -> str:
    """Return the count of a level as it is printed in the number of another."""
    count = counts.at[index]
    if count is None:
        count = numbering.levels[index].start
    form = numbering.levels[index].form
    return str(count) if level.is_legal else formatted(count, form)
