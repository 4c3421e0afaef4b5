"""The marks of notes, which Word prints and does not store, unless they are its author's own.

Footnotes and endnotes are counted apart, in the order of their references in the text. How they
are counted stands in the settings of the file, and a section may say otherwise (ECMA-376, part 1,
17.11).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from undocs_rdf.readers.docx.markup import W, child, number, value
from undocs_rdf.readers.docx.numbering import formatted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml import etree


@dataclass(frozen=True, slots=True)
class NoteKind:
    """Footnotes or endnotes.

    Attributes:
        reference: The element that calls a note.
        note: The element that holds one.
        settings: The element that says how they are counted.
        relationship: The kind of relationship that leads to their part.
        form: How they are counted where nothing is said.
    """

    reference: str
    note: str
    settings: str
    relationship: str
    form: str


FOOTNOTES: Final = NoteKind(
    f"{W}footnoteReference", f"{W}footnote", "footnotePr", "footnotes", "decimal"
)
ENDNOTES: Final = NoteKind(
    f"{W}endnoteReference", f"{W}endnote", "endnotePr", "endnotes", "lowerRoman"
)


@dataclass(frozen=True, slots=True)
class CalledNote:
    """A note that the text calls.

    Attributes:
        marker: Its mark as printed.
        element: What it holds.
        kind: What it is.
        is_custom: Whether its mark is its author's, and typed before its words too.
    """

    marker: str
    element: etree._Element
    kind: NoteKind
    is_custom: bool


@dataclass(slots=True)
class _Counting:
    """How notes are counted: as the settings say, and then each section."""

    form: str
    start: int = 1
    restart: str = "continuous"

    def with_settings(self, element: etree._Element | None) -> _Counting:
        start = number(child(element, "numStart"))
        return _Counting(
            value(child(element, "numFmt")) or self.form,
            self.start if start is None else start,
            value(child(element, "numRestart")) or self.restart,
        )


@dataclass(slots=True)
class NoteMarks:
    """The notes of a kind, and how far they are counted.

    Attributes:
        kind: What they are.
        called: Those that the text has called so far, in order.
    """

    kind: NoteKind
    called: list[CalledNote] = field(default_factory=list)
    _notes: dict[str, etree._Element] = field(default_factory=dict)
    _countings: list[_Counting] = field(default_factory=list)
    _section: int = 0
    _count: int = 0

    @classmethod
    def read(
        cls,
        kind: NoteKind,
        root: etree._Element | None,
        settings: etree._Element | None,
        sections: Sequence[etree._Element],
    ) -> NoteMarks:
        """Return the notes of a kind.

        Args:
            kind: Footnotes or endnotes.
            root: The root of their part; None where the file has none.
            settings: The root of the settings of the file.
            sections: What is said of each section (w:sectPr), in order.
        """
        marks = cls(kind)
        for note in () if root is None else root.iterchildren(kind.note):
            marks._notes.setdefault(value(note, "id"), note)
        general = _Counting(kind.form).with_settings(child(settings, kind.settings))
        marks._countings = [general.with_settings(child(s, kind.settings)) for s in sections]
        marks._countings.append(marks._countings[-1] if sections else general)
        return marks

    def end_section(self) -> None:
        """Note that a section ends."""
        self._section = min(self._section + 1, len(self._countings) - 1)
        if self._countings[self._section].restart == "eachSect":
            self._count = 0

    def end_page(self) -> None:
        """Note that a page ended when the file was last laid out."""
        if self._countings[self._section].restart == "eachPage":
            self._count = 0

    def call(self, reference: etree._Element, typed: str) -> str:
        """Call the note that a reference names, and return its mark; "" where there is none.

        Args:
            reference: The reference.
            typed: The mark that its author typed behind it; "" where Word counts.
        """
        marker = typed
        if not typed:
            counting = self._countings[self._section]
            marker = formatted(counting.start + self._count, counting.form)
            self._count += 1
        note = self._notes.get(value(reference, "id"))
        if note is None or not marker:
            return marker
        self.called.append(CalledNote(marker, note, self.kind, bool(typed)))
        return marker
