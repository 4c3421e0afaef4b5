"""The words of a paragraph, in the order and the setting in which Word shows them.

Tracked changes are taken as accepted: what was inserted or moved here is read, what was deleted
or moved away is not. Hidden text is not shown, so it is not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from undocs_rdf.readers.docx.characters import decoded, is_private
from undocs_rdf.readers.docx.fields import Fields
from undocs_rdf.readers.docx.markup import MC, M, R, W, child, value
from undocs_rdf.readers.docx.notes import ENDNOTES, FOOTNOTES
from undocs_rdf.readers.docx.styles import font_of, run_properties
from undocs_rdf.readers.rendered import LINE_BREAK, Piece, note_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from undocs_rdf.readers.docx.notes import NoteMarks
    from undocs_rdf.readers.docx.package import Relationship
    from undocs_rdf.readers.docx.styles import Styles

CHOICE: Final = f"{MC}AlternateContent"
_TEXT: Final = f"{W}t"
_RUN: Final = f"{W}r"
_BOX: Final = f"{W}txbxContent"
_DELETED: Final = frozenset({f"{W}del", f"{W}moveFrom"})
_SILENT: Final = _DELETED | {f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}rt"}
_BLANKS: Final = {
    **dict.fromkeys((f"{W}tab", f"{W}ptab"), " "),
    **dict.fromkeys((f"{W}br", f"{W}cr"), LINE_BREAK),
}
_PICTURES: Final = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_MATHEMATICS: Final = frozenset({f"{M}oMath", f"{M}oMathPara"})
_NON_BREAKING_HYPHEN: Final = "-"


def chosen(element: etree._Element) -> etree._Element | None:
    """Return the alternative that a reader of today takes, of those that a file offers.

    Word writes what is new twice, once for programs that do not know it.
    """
    choice = element.find(f"{MC}Choice")
    return choice if choice is not None else element.find(f"{MC}Fallback")


def is_placeholder(control: etree._Element) -> bool:
    """Tell a content control (w:sdt) that shows what might be typed into it."""
    shown = child(child(control, "sdtPr"), "showingPlcHdr")
    return shown is not None and value(shown) not in ("0", "false", "off")


class Words:
    """Reads the words of the paragraphs of a part, one after the other.

    Attributes:
        boxes: The text boxes that have been met and not yet taken.
    """

    def __init__(
        self,
        styles: Styles,
        relationships: Mapping[str, Relationship],
        notes: Mapping[str, NoteMarks],
    ) -> None:
        """Read a part.

        Args:
            styles: The styles of the file.
            relationships: The relationships of the part.
            notes: The footnotes and endnotes, by the element that calls them.
        """
        self.boxes: list[etree._Element] = []
        self._styles = styles
        self._relationships = relationships
        self._notes = notes
        self._fields = Fields()
        self._awaits_mark: etree._Element | None = None

    def of(
        self, element: etree._Element, paragraph: str, link: str | None = None
    ) -> Iterator[Piece]:
        """Yield the pieces of a paragraph, or of what stands in it.

        Args:
            element: The paragraph, or a part of it.
            paragraph: The identifier of the style of the paragraph.
            link: Where the words lead to.
        """
        for node in element:
            name = node.tag
            if name == _RUN:
                yield from self._run(node, paragraph, link)
            elif name in _MATHEMATICS:
                yield Piece("".join(text.text or "" for text in node.iter(f"{M}t")))
            elif name == CHOICE:
                alternative = chosen(node)
                if alternative is not None:
                    yield from self.of(alternative, paragraph, link)
            elif name == f"{W}hyperlink":
                yield from self.of(node, paragraph, self._target(node) or link)
            elif name == f"{W}sdt" and is_placeholder(node):
                continue
            elif name not in _SILENT and isinstance(name, str):
                yield from self.of(node, paragraph, link)

    def end_section(self) -> None:
        """Note that a section of the text ends."""
        for marks in self._notes.values():
            marks.end_section()

    def _target(self, hyperlink: etree._Element) -> str | None:
        """Return where a hyperlink leads to."""
        relationship = self._relationships.get(str(hyperlink.get(f"{R}id", "")))
        anchor = value(hyperlink, "anchor")
        address = relationship.target if relationship and relationship.is_external else ""
        return f"{address}#{anchor}" if anchor else address or None

    def _run(self, run: etree._Element, paragraph: str, link: str | None) -> Iterator[Piece]:
        said = child(run, "rPr")
        style, is_hidden = self._styles.run(run_properties(said), paragraph)
        for node in run:
            name = node.tag
            if name == f"{W}fldChar":
                self._fields.mark(value(node, "fldCharType"))
            elif name == f"{W}instrText":
                self._fields.add_code(node.text or "")
            elif is_hidden or self._fields.in_code:
                continue
            elif name in self._notes:
                yield from self._call(node)
            elif name == CHOICE or name in _PICTURES:
                self.boxes.extend(_boxes(node))
            elif name == f"{W}ruby":
                yield from self.of(node, paragraph, link)
            else:
                text = self._text(node, said)
                if text and self._awaits_mark is not None and text.strip():
                    yield self._custom_mark(text)
                elif text:
                    yield Piece(text, style, link or self._fields.link)

    def _text(self, node: etree._Element, properties: etree._Element | None) -> str:
        """Return the characters that an element of a run shows, set as its properties say."""
        name = node.tag
        if name == _TEXT:
            words = node.text or ""
            return decoded(words, font_of(properties)) if is_private(words) else words
        if name == f"{W}sym":
            code = value(node, "char")
            try:
                return decoded(chr(int(code, 16)), value(node, "font"))
            except (ValueError, OverflowError):
                return ""
        if name == f"{W}noBreakHyphen":
            return _NON_BREAKING_HYPHEN
        if name == f"{W}lastRenderedPageBreak" or (
            name == f"{W}br" and value(node, "type") == "page"
        ):
            for marks in self._notes.values():
                marks.end_page()
        return _BLANKS.get(str(name), "")

    def _call(self, reference: etree._Element) -> Iterator[Piece]:
        """Yield the mark of a note, or wait for the one that follows it."""
        if value(reference, "customMarkFollows") in ("1", "true", "on"):
            self._awaits_mark = reference
            return
        marker = self._notes[str(reference.tag)].call(reference, "")
        if marker:
            yield note_mark(marker)

    def _custom_mark(self, text: str) -> Piece:
        """Return the mark that an author typed, of which the note before waits."""
        reference, self._awaits_mark = self._awaits_mark, None
        assert reference is not None
        marker = text.strip().strip("()[]")
        return note_mark(self._notes[str(reference.tag)].call(reference, marker))


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the contents of the text boxes in a picture, each once."""
    if element.tag == CHOICE:
        alternative = chosen(element)
        if alternative is not None:
            yield from _boxes(alternative)
        return
    for node in element:
        if node.tag == _BOX:
            yield node
        elif isinstance(node.tag, str):
            yield from _boxes(node)


NOTE_KINDS: Final = (FOOTNOTES, ENDNOTES)
