"""Reads a Word file into blocks: head, text, notes, and the headers and footers of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.errors import UnreadableInputError
from undocs_rdf.readers.docx.body import Body
from undocs_rdf.readers.docx.inline import Words
from undocs_rdf.readers.docx.markup import R, W, child, switch, value
from undocs_rdf.readers.docx.notes import ENDNOTES, FOOTNOTES, NoteMarks
from undocs_rdf.readers.docx.numbering import Numbers
from undocs_rdf.readers.docx.package import open_package
from undocs_rdf.readers.docx.styles import Styles
from undocs_rdf.readers.layout import Paragraph, write_blocks
from undocs_rdf.readers.rendered import Piece, RenderedText, note_mark
from undocs_rdf.text import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from undocs_rdf.formats import SourceText
    from undocs_rdf.readers.docx.notes import CalledNote
    from undocs_rdf.readers.docx.package import Package, Relationship
    from undocs_rdf.readers.layout import Table

_CHANGES: Final = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
PAGE_HEADER: Final = "page header"
PAGE_FOOTER: Final = "page footer"


def read_docx(data: bytes, name: str) -> SourceText:
    """Return the canonical text and the blocks of a Word file.

    Args:
        data: The bytes of the file.
        name: What the user calls it, for errors.

    Raises:
        UnreadableInputError: It is no Word file, or one that can't be read: older than 2007,
            encrypted, damaged.
        RefusedError: It carries macros, or is made to fill a memory.
        LimitExceededError: It is too large, unpacked.
    """
    return _Reader(open_package(data, name)).read()


class _Reader:
    """Reads one file."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = package.main_part()
        self.relationships = package.relationships(self.main)
        root = package.part(self.main)
        body = None if root is None else child(root, "body")
        if body is None:
            problem = f"has no text in {self.main}"
            raise UnreadableInputError(package.name, problem, "get it again, or save it anew")
        self.body = body
        self.styles = Styles(self._related("styles"))
        self.numbers = Numbers(self._related("numbering"), self.styles)
        self.sections = [s for s in body.iter(f"{W}sectPr") if _is_current(s)]
        settings = self._related("settings")
        self.notes = {
            kind.reference: NoteMarks.read(
                kind, self._related(kind.relationship), settings, self.sections
            )
            for kind in (FOOTNOTES, ENDNOTES)
        }
        self.text = RenderedText()
        self.note_readers: dict[str, Body] = {}
        self.unread = 0

    def read(self) -> SourceText:
        """Return what the file holds."""
        first = _references(self.sections[0]) if self.sections else {}
        has_title_page = bool(self.sections) and bool(switch(child(self.sections[0], "titlePg")))
        head = first.get(("header", "first")) if has_title_page else None
        if head is not None:
            # The head of the first page is printed once: it is the masthead.
            write_blocks(list(self._part(head)), self.text)
        self._write_body()
        self._write_furniture(head)
        return self.text.source_text(self._diagnostics())

    def _related(self, kind: str) -> etree._Element | None:
        """Return the root of the part that the text is related to in a way."""
        for relationship in self.relationships.values():
            if relationship.kind == kind and not relationship.is_external:
                return self.package.part(relationship.target)
        return None

    def _write_body(self) -> None:
        """Write the text, and its notes where they have to stand at the latest.

        No page has two notes of one mark. So notes stand at the end, but where a mark comes
        again, the notes that were called before stand above.
        """
        reader = self._reader(self.relationships)
        pending: list[CalledNote] = []
        markers: set[str] = set()
        for block in reader.blocks(self.body):
            called = self._newly_called()
            if any(note.marker in markers for note in called):
                self._write_notes(pending)
                pending, markers = [], set()
            write_blocks([block], self.text)
            pending.extend(called)
            markers.update(note.marker for note in called)
        pending.extend(self._newly_called())
        self._write_notes(pending)
        self.unread += reader.unread

    def _reader(self, relationships: dict[str, Relationship]) -> Body:
        words = Words(self.styles, relationships, self.notes)
        return Body(words, self.styles, self.numbers)

    def _newly_called(self) -> list[CalledNote]:
        """Return the notes that have been called since this was asked last."""
        found: list[CalledNote] = []
        for marks in self.notes.values():
            found.extend(marks.called)
            marks.called = []
        return found

    def _write_notes(self, notes: list[CalledNote]) -> None:
        for note in notes:
            kind = note.kind.relationship
            if kind not in self.note_readers:
                self.note_readers[kind] = self._reader(self._relationships_of(kind))
            self.text.block(_words_of_note(note, self.note_readers[kind]))
            self._newly_called()

    def _relationships_of(self, kind: str) -> dict[str, Relationship]:
        """Return the relationships of the part that the text is related to in a way."""
        related = (r.target for r in self.relationships.values() if r.kind == kind)
        path = next(related, "")
        return self.package.relationships(path) if path else {}

    def _part(self, identifier: str) -> Iterator[Paragraph | Table]:
        """Yield what stands in a header or footer."""
        relationship = self.relationships.get(identifier)
        if relationship is None or relationship.is_external:
            return
        root = self.package.part(relationship.target)
        if root is not None:
            reader = self._reader(self.package.relationships(relationship.target))
            yield from reader.blocks(root)
            self._newly_called()

    def _write_furniture(self, head: str | None) -> None:
        """Write the headers and footers of pages, each once."""
        written = {head}
        for section in self.sections:
            for (place, _), identifier in _references(section).items():
                if identifier in written:
                    continue
                written.add(identifier)
                reason = PAGE_HEADER if place == "header" else PAGE_FOOTER
                for block in self._part(identifier):
                    inside = [block] if isinstance(block, Paragraph) else block.paragraphs()
                    for paragraph in inside:
                        self.text.discard(paragraph.pieces, reason)

    def _diagnostics(self) -> list[Diagnostic]:
        found: list[Diagnostic] = []
        if self.unread:
            message = f"documents that it embeds were not read ({self.unread})"
            hint = "give each as a file of its own"
            found.append(Diagnostic(Code.EMBEDDED_UNREAD, message, None, hint))
        changes = sum(1 for _ in self.body.iter(*_CHANGES))
        if changes:
            message = f"tracked changes were read as accepted ({changes})"
            hint = "accept or reject them in Word to have it otherwise"
            found.append(Diagnostic(Code.TRACKED_CHANGES, message, None, hint))
        return found


def _is_current(section: etree._Element) -> bool:
    """Tell the properties of a section from those that it had before a tracked change."""
    above = section.getparent()
    return above is None or above.tag != f"{W}sectPrChange"


def _references(section: etree._Element) -> dict[tuple[str, str], str]:
    """Return the headers and footers of a section, by place and by page: ("header", "first")."""
    found: dict[tuple[str, str], str] = {}
    for place in ("header", "footer"):
        for reference in section.iterchildren(f"{W}{place}Reference"):
            found[place, value(reference, "type")] = str(reference.get(f"{R}id", ""))
    return found


def _words_of_note(note: CalledNote, reader: Body) -> Iterator[Piece]:
    """Yield the mark of a note and its words, its paragraphs one behind the other.

    The mark that its author typed before its words is not said twice.
    """
    yield note_mark(note.marker)
    typed = note.marker if note.is_custom else ""
    for block in reader.blocks(note.element):
        paragraphs = [block] if isinstance(block, Paragraph) else block.paragraphs()
        for paragraph in paragraphs:
            yield Piece(" ")
            for piece in paragraph.pieces:
                words = piece.text.lstrip() if typed else piece.text
                if typed and words:
                    words = words.removeprefix(typed)
                    typed = ""
                    yield piece._replace(text=words, style=piece.style & ~Style.SUPERSCRIPT)
                else:
                    yield piece._replace(text=words)
