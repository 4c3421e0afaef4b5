"""How paragraphs and runs are set: by themselves, by their styles, by the defaults of the file.

A property of a run is what the run says itself; else what its character style says, else the
style of its paragraph, else the defaults. Properties that are switches (bold, italic, hidden)
toggle: two styles that both switch one on switch it off again (ECMA-376, part 1, 17.7.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from undocs_rdf.readers.docx.markup import W, child, number, switch, value
from undocs_rdf.text import Style

if TYPE_CHECKING:
    from lxml import etree

_LONGEST_CHAIN: Final = 50
_BODY_TEXT_LEVEL: Final = 9
_BOLD: Final = f"{W}b"
_ITALIC: Final = f"{W}i"
_HIDDEN: Final = f"{W}vanish"
_ALIGNED: Final = f"{W}vertAlign"
_LIFTED: Final = f"{W}position"
_STYLE: Final = f"{W}rStyle"


class RunProperties(NamedTuple):
    """What is said of a run; None where nothing is said.

    Attributes:
        bold: Whether it is bold.
        italic: Whether it is italic.
        hidden: Whether it is not shown.
        raised: Whether it is superscript.
        style: The identifier of its character style.
    """

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    style: str = ""

    def above(self, base: RunProperties) -> RunProperties:
        """Return what is said by these where they say something, else by `base`."""
        return RunProperties(
            base.bold if self.bold is None else self.bold,
            base.italic if self.italic is None else self.italic,
            base.hidden if self.hidden is None else self.hidden,
            base.raised if self.raised is None else self.raised,
            self.style or base.style,
        )


@dataclass(frozen=True, slots=True)
class ParagraphProperties:
    """What is said of a paragraph; None where nothing is said.

    Attributes:
        number_id: Which numbering it has; 0 for none.
        level: Which level of it, counted from 0.
        outline: Its level as a heading, counted from 0; 9 for none.
    """

    number_id: int | None = None
    level: int | None = None
    outline: int | None = None

    def above(self, base: ParagraphProperties) -> ParagraphProperties:
        """Return what is said by these where they say something, else by `base`."""
        return ParagraphProperties(
            base.number_id if self.number_id is None else self.number_id,
            base.level if self.level is None else self.level,
            base.outline if self.outline is None else self.outline,
        )

    @property
    def heading_level(self) -> int:
        """Its level as a heading, 1 to 6; 0 where it is none."""
        if self.outline is None or not 0 <= self.outline < _BODY_TEXT_LEVEL:
            return 0
        return min(self.outline + 1, 6)


def run_properties(element: etree._Element | None) -> RunProperties:
    """Return what the properties of a run say (w:rPr)."""
    if element is None or len(element) == 0:
        return NOTHING_SAID
    said = {node.tag: node for node in element}
    return RunProperties(
        switch(said.get(_BOLD)),
        switch(said.get(_ITALIC)),
        switch(said.get(_HIDDEN)),
        _is_raised(said.get(_ALIGNED), said.get(_LIFTED)),
        value(said.get(_STYLE)),
    )


def font_of(element: etree._Element | None) -> str:
    """Return the name of the font that the properties of a run name; "" where they name none."""
    fonts = child(element, "rFonts")
    return value(fonts, "ascii") or value(fonts, "hAnsi")


def _is_raised(aligned: etree._Element | None, lifted: etree._Element | None) -> bool | None:
    """Tell superscript, and a mark that is raised and made small by hand."""
    if aligned is not None:
        return value(aligned) == "superscript"
    height = number(lifted)
    return None if height is None else height > 0


def paragraph_properties(element: etree._Element | None) -> ParagraphProperties:
    """Return what the properties of a paragraph say (w:pPr)."""
    if element is None:
        return ParagraphProperties()
    numbering = child(element, "numPr")
    return ParagraphProperties(
        number(child(numbering, "numId")),
        number(child(numbering, "ilvl")),
        number(child(element, "outlineLvl")),
    )


NOTHING_SAID: Final = RunProperties()


@dataclass(frozen=True, slots=True)
class _StyleDefinition:
    base: str
    run: RunProperties
    paragraph: ParagraphProperties


class Styles:
    """The styles of a file.

    Attributes:
        default_paragraph: The identifier of the style of a paragraph that names none.
    """

    def __init__(self, root: etree._Element | None) -> None:
        """Read them from the root of their part; None where the file has none."""
        self.default_paragraph = ""
        self._defined: dict[str, _StyleDefinition] = {}
        self._resolved: dict[str, tuple[RunProperties, ParagraphProperties]] = {}
        self._set: dict[tuple[str, RunProperties], tuple[int, bool]] = {}
        defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
        self._defaults = run_properties(defaults)
        for style in () if root is None else root.iterchildren(f"{W}style"):
            identifier = value(style, "styleId")
            self._defined[identifier] = _StyleDefinition(
                value(child(style, "basedOn")),
                run_properties(child(style, "rPr")),
                paragraph_properties(child(style, "pPr")),
            )
            is_default = value(style, "default") in ("1", "true", "on")
            if is_default and value(style, "type") == "paragraph":
                self.default_paragraph = identifier

    def of(self, identifier: str) -> tuple[RunProperties, ParagraphProperties]:
        """Return what a style says, with the styles that it is based on."""
        if identifier not in self._resolved:
            run, paragraph = NOTHING_SAID, ParagraphProperties()
            seen: set[str] = set()
            name = identifier
            while name in self._defined and name not in seen and len(seen) < _LONGEST_CHAIN:
                seen.add(name)
                definition = self._defined[name]
                run = run.above(definition.run)
                paragraph = paragraph.above(definition.paragraph)
                name = definition.base
            self._resolved[identifier] = run, paragraph
        return self._resolved[identifier]

    def paragraph(
        self, element: etree._Element | None
    ) -> tuple[str, RunProperties, ParagraphProperties]:
        """Return the style of a paragraph, what it says of runs, and how the paragraph is set.

        Args:
            element: Its properties (w:pPr).
        """
        identifier = value(child(element, "pStyle")) or self.default_paragraph
        run, paragraph = self.of(identifier)
        return identifier, run, paragraph_properties(element).above(paragraph)

    def run(self, own: RunProperties, paragraph: str) -> tuple[int, bool]:
        """Return how a run is set, in bits of `Style`, and whether it is hidden.

        Args:
            own: What it says itself.
            paragraph: The identifier of the style of its paragraph.
        """
        key = paragraph, own
        if key not in self._set:
            below, _ = self.of(paragraph)
            named, _ = self.of(own.style)
            defaults = self._defaults
            style = Style.ITALIC * _toggled(own.italic, named.italic, below.italic, defaults.italic)
            style |= Style.BOLD * _toggled(own.bold, named.bold, below.bold, defaults.bold)
            raised = own.above(named).above(below).above(defaults).raised
            style |= Style.SUPERSCRIPT * bool(raised)
            hidden = _toggled(own.hidden, named.hidden, below.hidden, defaults.hidden)
            self._set[key] = style, hidden
        return self._set[key]


def _toggled(
    own: bool | None,
    named: bool | None,
    below: bool | None,
    default: bool | None,
) -> bool:
    if own is not None:
        return own
    if default:
        return True
    return bool(named) != bool(below)
