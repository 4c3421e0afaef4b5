"""Reads a statement's preamble, body, quoted drafts and attachments into an outline.

The markup tells preamble, paragraphs, points and headings apart, but not always: the parts of
old texts, and lines that were typed rather than styled, are told by their printed labels and
opening phrases, as in any other text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from undocs_rdf.readers.akn.canonical import Piece, pieces_of
from undocs_rdf.readers.akn.labels import Label, label_at_start, read_label
from undocs_rdf.readers.akn.markup import AKN, attribute, children, found, name_of, words_of
from undocs_rdf.readers.akn.placing import Placing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml import etree

    from undocs_rdf.languages import Language
    from undocs_rdf.model import DocumentKind
    from undocs_rdf.readers.akn.canonical import CanonicalText
    from undocs_rdf.text import Text

_HEADING_STYLES = re.compile(r"(?:H1G?|H23G?|H4G?|HChG?|TitleH1|AgendaTitleH2|BLUEHeadingH2)")
_STRAY_STOP = re.compile(r"(?:[.)]\s+)?")
_SECTIONS: Final = frozenset({"section", "part", "subsection", "chapter", "title", "hcontainer"})
_PARAGRAPHS: Final = frozenset({"paragraph", "alinea", "point", "item", "wrapUp"})
_POINTS: Final = frozenset({"point", "item"})
_BOXES: Final = frozenset({"list", "sublist", "blockList"})


def paragraphs_of(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements `p` that hold the words of a paragraph, not those of its points."""
    for child in element:
        name = name_of(child)
        if name == "p":
            yield child
        elif name in ("content", "intro"):
            yield from children(child, "p")
        elif name in _BOXES:
            for intro in children(child, "intro"):
                yield from children(intro, "p")


class BodyReader:
    """Reads the elements of a statement one after the other, knowing where the text stands.

    Attributes:
        placing: The outline that it fills.
        heads: Lines that belong to the masthead: the formula.
    """

    def __init__(
        self,
        statement: etree._Element,
        kind: DocumentKind,
        canonical: CanonicalText,
        language: Language | None,
    ) -> None:
        self.canonical = canonical
        self.placing = Placing(kind, _numbers(statement), language)
        self.heads: list[Text] = []
        self._readers: dict[str, Callable[[etree._Element], None]] = {
            **dict.fromkeys(_SECTIONS, self._section),
            **dict.fromkeys(_PARAGRAPHS, self._paragraph),
            **dict.fromkeys(_BOXES, self._elements),
            **dict.fromkeys(
                ("heading", "subheading"), lambda e: self.placing.add_heading(self._line(e))
            ),
            "crossHeading": self._cross_heading,
            "listIntroduction": self._words_in_list,
            "container": self._container,
            "table": self._rows,
            "p": lambda element: self.placing.place(self._line(element)),
        }

    def read(self, statement: etree._Element) -> None:
        """Read all of a statement but its cover, preface and conclusions."""
        for part in statement:
            name = name_of(part)
            if name == "preamble":
                self._preamble(part)
            elif name == "mainBody":
                self._elements(part)
            elif name == "components":
                for quoted in children(part, "component"):
                    for inner in children(quoted, "statement"):
                        self._quoted_statement(inner)
            elif name == "attachments":
                for attachment in children(part, "attachment"):
                    self._attachment(attachment)

    def _preamble(self, preamble: etree._Element) -> None:
        for child in preamble:
            name = name_of(child)
            if name == "formula":
                self.heads.extend(filter(None, map(self._line, children(child, "p"))))
            elif name == "container":
                self._container(child)
            elif name in _BOXES:
                self._elements([child])
            elif name == "p":
                self.placing.place(self._line(child), preamble=True)

    def _container(self, container: etree._Element) -> None:
        """Read a preambular paragraph: its words, then its list."""
        if next(children(container, "table"), None) is not None:
            self._tables(container)
            return
        for child in container:
            name = name_of(child)
            if name == "p":
                self.placing.place(
                    self._line(child), preamble=True, said=attribute(container, "name")
                )
            elif name in _BOXES:
                self._elements([child])

    def _elements(self, elements: Iterable[etree._Element]) -> None:
        for element in elements:
            read = self._readers.get(name_of(element))
            if read is not None:
                read(element)

    def _section(self, section: etree._Element) -> None:
        number = next(found(section, "num"), None)
        above = None if number is None else number.getparent()
        if number is not None and above is not None and name_of(above) in (*_SECTIONS, "p"):
            self.placing.add_heading(self.canonical.line(pieces_of(number)))
        self._elements(section)

    def _words_in_list(self, element: etree._Element) -> None:
        self.placing.place(self._line(element), preamble=self.placing.in_preamble)

    def _cross_heading(self, element: etree._Element) -> None:
        text = self._line(element)
        if attribute(element, "refersTo") == "#preamble":
            self.placing.place(text, preamble=True)
        else:
            self.placing.add_heading(text)

    def _paragraph(self, element: etree._Element) -> None:
        """Read a paragraph or point: its headings, its words, then what stands below it."""
        printed = " ".join(words_of(number) for number in children(element, "num"))
        label = read_label(printed)
        headings = list(children(element, "heading", "subheading"))
        if headings:
            pieces = (piece for h in headings for piece in (*pieces_of(h), Piece(" ")))
            text = self.canonical.line(pieces, printed)
            if name_of(element) in _POINTS:
                # A point may have a heading of its own, which is then what its label stands at.
                self.placing.add_point(text, _behind(label, printed, text))
            else:
                self.placing.add_heading(text)
            printed, label = "", None
        is_heading = (
            name_of(element) == "paragraph"
            and not (label and label.is_number)
            and _HEADING_STYLES.fullmatch(attribute(element, "class")) is not None
        )
        paragraphs = list(paragraphs_of(element))
        if is_heading and paragraphs:
            pieces = (piece for p in paragraphs for piece in (*pieces_of(p), Piece(" ")))
            self.placing.add_heading(self.canonical.line(pieces, printed))
        else:
            for index, paragraph in enumerate(paragraphs):
                if paragraph in self.canonical.star_notes.values():
                    continue  # it is written as a note
                own = (printed, label) if index == 0 else ("", None)
                self._words(paragraph, *own, is_point=name_of(element) in _POINTS)
        for child in element:
            if name_of(child) not in ("content", "intro", "p", "num", "heading", "subheading"):
                self._elements([child])

    def _words(
        self, paragraph: etree._Element, printed: str, label: Label | None, *, is_point: bool
    ) -> None:
        text = self._line(paragraph, printed)
        if is_point:
            self.placing.add_point(text, _behind(label, printed, text))
        else:
            self.placing.place(text, printed=_behind(label, printed, text))
        for quoted in children(paragraph, "embeddedStructure"):
            self._quoted(quoted)

    def _line(self, element: etree._Element, label: str = "") -> Text:
        return self.canonical.line(pieces_of(element), label)

    def _attachment(self, attachment: etree._Element) -> None:
        """Read an annex: its first line names it."""
        bodies = [body for doc in children(attachment, "doc") for body in children(doc, "mainBody")]
        elements = [element for body in bodies for element in body]
        if not elements:
            return
        text = self._first_line(elements[0])
        if text:
            self.placing.add_annex(text)
        self._elements(elements[1:] if text else elements)

    def _first_line(self, element: etree._Element) -> Text | None:
        """Write the first line of an annex, if it stands alone in its element."""
        paragraphs = [*children(element, "heading", "subheading"), *paragraphs_of(element)]
        if name_of(element) != "paragraph" or not paragraphs:
            return None
        pieces = (piece for p in paragraphs for piece in (*pieces_of(p), Piece(" ")))
        return self.canonical.line(pieces)

    def _quoted_statement(self, statement: etree._Element) -> None:
        """Read a draft that the resolution puts to another organ, quoted in full."""
        for part in statement:
            if name_of(part) in ("preface", "preamble", "mainBody"):
                self._quoted(part)
            elif name_of(part) == "attachments":
                for attachment in children(part, "attachment"):
                    self._attachment(attachment)

    def _quoted(self, quoted: etree._Element) -> None:
        if not self.placing.outline.scope.label.startswith("Quoted"):
            opening = next(found(quoted, "p"), None)
            text = self._line(opening) if opening is not None else None
            if text:
                self.placing.outline.add_quoted_draft(text, text.spans())
                self._quoted_elements(quoted, passed=opening)
                return
        self._quoted_elements(quoted, passed=None)

    def _quoted_elements(self, quoted: etree._Element, passed: etree._Element | None) -> None:
        for element in quoted:
            if name_of(element) == "formula" or (name_of(element) == "container"):
                for child in element:
                    if child is passed:
                        continue
                    if name_of(child) == "p":
                        self.placing.place(self._line(child))
                    else:
                        self._elements([child])
            elif element is not passed and passed not in list(found(element, "p")):
                self._elements([element])

    def _tables(self, container: etree._Element) -> None:
        for table in children(container, "table"):
            self._rows(table)

    def _rows(self, table: etree._Element) -> None:
        """Add the rows of a table as lines, their cells parted by bars."""
        for row in found(table, "tr"):
            text = self.canonical.line(_cells(row))
            if text:
                self.placing.outline.add_table_row(text, text.spans())


def _numbers(statement: etree._Element) -> list[str]:
    """Return the numbers of the paragraphs of a statement, quoted drafts and annexes left out."""
    numbers = []
    for body in children(statement, "mainBody"):
        for paragraph in found(body, "paragraph"):
            if next(paragraph.iterancestors(f"{AKN}embeddedStructure"), None) is not None:
                continue
            printed = " ".join(words_of(number) for number in children(paragraph, "num"))
            label = read_label(printed)
            if label is None and not printed:
                words = next((words_of(p) for p in paragraphs_of(paragraph)), "")
                at_start = label_at_start(words)
                label = at_start[0] if at_start else None
            if label is not None and label.is_number:
                numbers.append(label.value)
    return numbers


def _behind(label: Label | None, printed: str, text: Text) -> tuple[Label, int] | None:
    """Return a label with where the words behind it start, past a stop left out of it."""
    if label is None or not printed:
        return None
    stop = _STRAY_STOP.match(text.content, min(len(printed) + 1, len(text.content)))
    return label, stop.end() if stop else 0


def _cells(row: etree._Element) -> Iterator[Piece]:
    for index, cell in enumerate(found(row, "td", "th")):
        if index:
            yield Piece(" | ")
        for paragraph in found(cell, "p"):
            yield from pieces_of(paragraph)
            yield Piece(" ")
