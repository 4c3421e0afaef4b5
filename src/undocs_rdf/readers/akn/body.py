"""Reads a statement's preamble, body, quoted drafts and attachments into an outline.

The markup tells preamble, paragraphs, points and headings apart, but not always: the parts of
old texts, and lines that were typed rather than styled, are told by their printed labels and
opening phrases, as in any other text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from undocs_rdf.headings import LONGEST_PHRASE
from undocs_rdf.model import Discarded, DocumentKind, OpeningPhrase, PartKind
from undocs_rdf.outline import Outline
from undocs_rdf.phrases import (
    find_opening_phrase,
    is_operative_opening,
    is_preambular_opening,
    parse_opening_phrase,
)
from undocs_rdf.readers.akn.canonical import Piece, pieces_of
from undocs_rdf.readers.akn.labels import Label, label_at_start, read_label
from undocs_rdf.readers.akn.markup import AKN, attribute, children, found, name_of, words_of
from undocs_rdf.text import Style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml import etree

    from undocs_rdf.languages import Language
    from undocs_rdf.readers.akn.canonical import CanonicalText
    from undocs_rdf.text import Text

_HEADING_STYLES = re.compile(r"(?:H1G?|H23G?|H4G?|HChG?|TitleH1|AgendaTitleH2|BLUEHeadingH2)")
_RULE = re.compile(r"[_\s—–-]{3,}")
_SECTIONS: Final = frozenset({"section", "part", "subsection", "chapter", "title", "hcontainer"})
_PARAGRAPHS: Final = frozenset({"paragraph", "alinea", "point", "item", "wrapUp"})
_POINTS: Final = frozenset({"point", "item"})
_BOXES: Final = frozenset({"list", "sublist", "blockList"})
_WITHOUT_PREAMBLE: Final = frozenset({DocumentKind.DECISION, DocumentKind.PRESIDENTIAL_STATEMENT})
_LONGEST_ANNEX_NAME = 40


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
        outline: The parts that were read.
        discarded: What is in no part.
        heads: Lines that belong to the masthead: the formula.
    """

    def __init__(
        self,
        statement: etree._Element,
        kind: DocumentKind,
        canonical: CanonicalText,
        language: Language | None,
    ) -> None:
        self.kind = kind
        self.canonical = canonical
        self.language = language
        numbers = _numbers(statement)
        self.is_numbered = bool(numbers)
        self.outline = Outline(restarts=numbers.count("1") > 1)
        self.discarded: list[Discarded] = []
        self.heads: list[Text] = []
        self.operative = 0
        self.any_operative = False
        self._readers: dict[str, Callable[[etree._Element], None]] = {
            **dict.fromkeys(_SECTIONS, self._section),
            **dict.fromkeys(_PARAGRAPHS, self._paragraph),
            **dict.fromkeys(_BOXES, self._elements),
            **dict.fromkeys(("heading", "subheading"), lambda e: self._heading(self._line(e))),
            "crossHeading": self._cross_heading,
            "listIntroduction": self._words_in_list,
            "container": self._container,
            "table": self._rows,
            "p": lambda element: self._labelled_or_plain(self._line(element)),
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
                self._labelled_or_plain(self._line(child), preamble=True)

    def _container(self, container: etree._Element) -> None:
        """Read a preambular paragraph: its words, then its list."""
        if next(children(container, "table"), None) is not None:
            self._tables(container)
            return
        for child in container:
            name = name_of(child)
            if name == "p":
                self._labelled_or_plain(
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
            self._heading(self.canonical.line(pieces_of(number)))
        self._elements(section)

    def _words_in_list(self, element: etree._Element) -> None:
        self._labelled_or_plain(self._line(element), preamble=self._in_preamble)

    @property
    def _in_preamble(self) -> bool:
        last = self.outline.last
        return (
            self.outline.in_body
            and not self.any_operative
            and (last is None or last.kind is not PartKind.OPERATIVE_PARAGRAPH)
        )

    def _cross_heading(self, element: etree._Element) -> None:
        text = self._line(element)
        if attribute(element, "refersTo") == "#preamble":
            self._labelled_or_plain(text, preamble=True)
        else:
            self._heading(text)

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
                self._labelled_or_plain(text, printed=_behind(label, printed, text))
            else:
                self._heading(text)
            printed, label = "", None
        is_heading = (
            name_of(element) == "paragraph"
            and not (label and label.is_number)
            and _HEADING_STYLES.fullmatch(attribute(element, "class")) is not None
        )
        paragraphs = list(paragraphs_of(element))
        if is_heading and paragraphs:
            pieces = (piece for p in paragraphs for piece in (*pieces_of(p), Piece(" ")))
            self._heading(self.canonical.line(pieces, printed))
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
        if label is None and is_point and text:
            self.outline.add_subparagraph(text, text.spans(), None)
        else:
            self._labelled_or_plain(text, printed=_behind(label, printed, text))
        for quoted in children(paragraph, "embeddedStructure"):
            self._quoted(quoted)

    def _line(self, element: etree._Element, label: str = "") -> Text:
        return self.canonical.line(pieces_of(element), label)

    def _heading(self, text: Text) -> None:
        if not text:
            return
        if self._annex(text):
            return
        self.outline.add_section(text, is_set=True)
        if self.outline.restarts:
            self.operative = 0

    def _annex(self, text: Text) -> bool:
        """Open an annex by a heading that names one, as English texts do."""
        if self.language is None or not self.outline.scope.is_annex:
            return False
        match = self.language.pattern("parts.annex").match(text.content)
        if match is None:
            return False
        self._open_annex(text, match["number"], match.end("number" if match["number"] else 0))
        return True

    def _open_annex(self, text: Text, number: str | None, end: int) -> None:
        number = (number or "").strip() or None
        name = text.content[:end].removesuffix(number or "").strip(" .:*").capitalize()
        self.outline.add_annex(text, f"{name} {number}" if number else name, number)

    def _attachment(self, attachment: etree._Element) -> None:
        """Read an annex: its first line names it."""
        bodies = [body for doc in children(attachment, "doc") for body in children(doc, "mainBody")]
        elements = [element for body in bodies for element in body]
        if not elements:
            return
        text = self._first_line(elements[0])
        if text:
            match = (
                self.language.pattern("parts.annex").match(text.content) if self.language else None
            )
            number = match["number"] if match else _last_word(text.content)
            end = match.end() if match else min(len(text.content), _LONGEST_ANNEX_NAME)
            self._open_annex(text, number, end)
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
        if not self.outline.scope.label.startswith("Quoted"):
            opening = next(found(quoted, "p"), None)
            text = self._line(opening) if opening is not None else None
            if text:
                self.outline.add_quoted_draft(text, text.spans())
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
                        self._labelled_or_plain(self._line(child))
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
                self.outline.add_table_row(text, text.spans())

    def _labelled_or_plain(
        self,
        whole: Text,
        *,
        preamble: bool = False,
        printed: tuple[Label, int] | None = None,
        said: str = "",
    ) -> None:
        """Add a paragraph by its label, or by where and how it is set if it has none."""
        if not whole:
            return
        if _RULE.fullmatch(whole.content):
            self.discarded.extend(Discarded(span, "rule") for span in whole.spans())
            return
        known = printed or label_at_start(whole.content)
        spans = whole.spans()
        if known is None:
            self._plain(whole, preamble=preamble, said=said)
            return
        label, behind = known
        text = whole.slice(behind, len(whole.content))
        if not text.content:
            self.discarded.extend(Discarded(span, "label without words") for span in spans)
        elif not label.is_number:
            self.outline.add_subparagraph(text, spans, label.value)
        elif not self.outline.in_body:
            self.outline.add_paragraph(text, spans, label.value)
        else:
            self.operative, self.any_operative = int(label.value), True
            opening = self._opening(text, said)
            self.outline.add_operative(text, spans, opening, label.value, label.value)

    def _plain(self, text: Text, *, preamble: bool, said: str) -> None:
        spans = text.spans()
        if not self.outline.in_body:
            self.outline.add_paragraph(text, spans)
        elif preamble or self._is_preambular(text):
            self.outline.add_preambular(text, spans, self._opening(text, said))
        elif self._is_operative(text):
            self.operative, self.any_operative = self.operative + 1, True
            opening = self._opening(text, said)
            self.outline.add_operative(text, spans, opening, str(self.operative), None)
        else:
            self.outline.add_paragraph(text, spans)

    def _is_preambular(self, text: Text) -> bool:
        """Tell a preambular paragraph that the markup takes for one of the body."""
        if self.language is None or self.kind in _WITHOUT_PREAMBLE or not self._is_italic(text):
            return False
        above = self.outline.last.kind if self.outline.last else None
        if self.any_operative and above not in (PartKind.SECTION, PartKind.PREAMBULAR_PARAGRAPH):
            return False
        return is_preambular_opening(text.content[:LONGEST_PHRASE], self.language)

    def _is_operative(self, text: Text) -> bool:
        """Tell an operative paragraph without number: where none has one, all are."""
        if not self.is_numbered:
            return True
        if not self._is_italic(text):
            return False
        if self.language is None:
            return True
        return is_operative_opening(text.content[:LONGEST_PHRASE], self.language)

    def _is_italic(self, text: Text) -> bool:
        return bool(text.style_at(0) & Style.ITALIC)

    def _opening(self, text: Text, said: str) -> OpeningPhrase | None:
        """Return the opening phrase: the italic words, what the markup calls it, or its verb."""
        italics = text.italics()
        words = ""
        if (
            italics
            and italics[0][1] <= LONGEST_PHRASE
            and not text.content[: italics[0][0]].strip(' “"’')
        ):
            words = text.content[slice(*italics[0])]
        elif said and text.content.startswith(said):
            words = said
        elif self.language is not None and self.kind not in _WITHOUT_PREAMBLE:
            words = find_opening_phrase(text.content[: 2 * LONGEST_PHRASE], self.language)
        words = words.strip(" ,:;")
        if not words:
            return None
        if self.language is None:
            return OpeningPhrase(" ".join(words.split()))
        return parse_opening_phrase(words, self.language)


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
    """Return a label with where the words behind it start."""
    return (label, min(len(printed) + 1, len(text.content))) if label and printed else None


def _last_word(name: str) -> str | None:
    """Return the number of an annex that stands last in its name, in any language."""
    word = name.rpartition(" ")[2] if " " in name else ""
    return word if re.fullmatch(r"[IVXL]{1,6}|\d{1,2}|[A-Z]", word) else None


def _cells(row: etree._Element) -> Iterator[Piece]:
    for index, cell in enumerate(found(row, "td", "th")):
        if index:
            yield Piece(" | ")
        for paragraph in found(cell, "p"):
            yield from pieces_of(paragraph)
            yield Piece(" ")
