"""The reader's canonical text: the words of a document in reading order, a paragraph a line.

XML has no offsets that a person could use, so places are offsets into this text, which
`show --text` prints. Blanks are folded, a label stands before its paragraph ("1. Stresses …"),
the mark of a note stands in brackets where it calls the note ("…,[2]"), and notes stand below
the document that they belong to ("[2] Resolution S-10/2."). Last come the lines that the
markup records beside the text: workflow, ballots, subjects.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from undocs_rdf.model import Discarded
from undocs_rdf.readers.akn.markup import AKN, attribute, name_of, words_of
from undocs_rdf.text import Mark, Run, Segment, Span, Style, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

_BLANKS = re.compile(r"\s+")
_SQUARED = re.compile(r"(?:^|[^A-Za-z])(?:[cdk]?m|CO)$")
_STARS = re.compile(r"(?<=[^\s(*])\*{1,4}(?!\w)")
_STAR_NOTE = re.compile(r"(\*{1,4}|\u2020|\u2021)\s*(?=[A-Z\u201c])")
_MARKER = re.compile(r"\d{1,3}|[*†‡§]{1,4}|[a-z]")
_MARKERS = re.compile(r"(?:\d{1,3}|[*†‡§]{1,4}|[a-z])(?:\s?[,–-]\s?\d{1,3})*")
_STYLES: Final = {"italic": Style.ITALIC, "bold": Style.BOLD}
_FIELDS: Final = frozenset({"docDate", "date", "docTitle", "docProponent"})
_PASSED_OVER: Final = frozenset({"img", "num", "embeddedStructure", "heading", "subheading"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words set alike, or a note mark, as they come out of the markup.

    Attributes:
        text: The words; of a mark "".
        style: Bits of `Style`.
        link: Where they lead to.
        marker: The printed mark of a note; "" for words.
        note: The element of the note, for a mark that stands where the note does.
    """

    text: str
    style: int = 0
    link: str | None = None
    marker: str = ""
    note: etree._Element | None = None


def pieces_of(element: etree._Element, style: int = 0, link: str | None = None) -> Iterator[Piece]:
    """Yield the words and note marks of a paragraph in reading order.

    Numbers, headings and quoted drafts that the markup puts inside it are left to the caller.
    """
    if element.text:
        yield Piece(element.text, style, link)
    for child in element:
        name = name_of(child)
        if name == "authorialNote":
            yield Piece("", style, marker=attribute(child, "marker") or "*", note=child)
        elif name == "eol":
            yield Piece(" ", style)
        elif name == "sup" and _MARKERS.fullmatch(words_of(child)):
            for marker in _MARKER.findall(words_of(child)):
                yield Piece(marker, style | Style.SUPERSCRIPT)
        elif name and name not in _PASSED_OVER:
            yield from _pieces_inside(child, name, style, link)
        if child.tail:
            yield Piece(child.tail, style, link)


def _pieces_inside(
    element: etree._Element, name: str, style: int, link: str | None
) -> Iterator[Piece]:
    """Yield the pieces of an element within a paragraph, set and linked as it says."""
    if name in _FIELDS:
        # Word processors lose the blank before a field: "on<docDate>5 July 2000".
        yield Piece(" ", style)
    for word in attribute(element, "class").split() if name == "span" else ():
        style |= _STYLES.get(word, 0)
    href = attribute(element, "href") if name == "a" else ""
    yield from pieces_of(element, style, href or link)


@dataclass(slots=True)
class Calls:
    """Which note each mark calls: by the number under which the note was met.

    Attributes:
        notes: The elements of the notes of a document, in order.
        markers: Their marks.
        by_place: The note that the mark at a place of the canonical text calls.
    """

    notes: list[etree._Element] = field(default_factory=list)
    markers: list[str] = field(default_factory=list)
    by_place: dict[Span, int] = field(default_factory=dict)
    _numbers: dict[etree._Element, int] = field(default_factory=dict)
    _latest: dict[str, int] = field(default_factory=dict)

    def add(self, marker: str, note: etree._Element | None, place: Span) -> None:
        """Note that a mark stands at a place; one without a note of its own repeats an earlier."""
        if note is not None:
            self.by_place[place] = self.number_of(marker, note)
        elif marker in self._latest:
            self.by_place[place] = self._latest[marker]

    def number_of(self, marker: str, note: etree._Element) -> int:
        """Return the number of a note; one that is new gets the next."""
        if note not in self._numbers:
            self._numbers[note] = self._latest[marker] = len(self.notes)
            self.notes.append(note)
            self.markers.append(marker)
        return self._numbers[note]


def star_notes_of(statement: etree._Element) -> dict[str, etree._Element]:
    """Return the notes that are typed as paragraphs below the text, by their stars.

    "* Term of office expires on 31 December 2022." explains the star behind a name.
    """
    notes: dict[str, etree._Element] = {}
    for body in statement.iterchildren(f"{AKN}mainBody"):
        for paragraph in body.iter(f"{AKN}p"):
            match = _STAR_NOTE.match(words_of(paragraph))
            if match:
                notes.setdefault(match[1], paragraph)
    return notes


class CanonicalText:
    """The canonical text, written line by line.

    Attributes:
        calls: The notes of the document that is being written.
        star_notes: Its notes that are typed as paragraphs, by their stars.
    """

    def __init__(self) -> None:
        self.calls = Calls()
        self.star_notes: dict[str, etree._Element] = {}
        self._lines: list[str] = []
        self._length = 0

    @property
    def content(self) -> str:
        """What has been written."""
        return "".join(self._lines)

    def begin(self, statement: etree._Element) -> None:
        """Begin a document: its notes are its own."""
        self.calls = Calls()
        self.star_notes = star_notes_of(statement)

    def discarded_from(self, start: int, reason: str) -> tuple[Discarded, ...]:
        """Return what has been written from an offset on as discarded, a piece."""
        if self._length <= start:
            return ()
        return (Discarded(Span(start, self._length - 1), reason),)

    def _with_star_marks(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """Yield pieces with the stars behind words as note marks, where they call a note."""
        for piece in pieces:
            at = 0
            for stars in _STARS.finditer(piece.text) if "*" in piece.text else ():
                note = self.star_notes.get(stars[0])
                if note is not None:
                    yield replace(piece, text=piece.text[at : stars.start()])
                    yield replace(piece, text="", marker=stars[0], note=note)
                    at = stars.end()
            yield replace(piece, text=piece.text[at:]) if at else piece

    def line(self, pieces: Iterable[Piece], label: str = "") -> Text:
        """Write a line and return it as a text; an empty one is not written.

        Args:
            pieces: Its words and note marks.
            label: What stands before it: "1.", "(a)".
        """
        runs: list[Run] = []
        offsets: list[int] = []
        marks: list[Mark] = []
        written: list[str] = []
        place, length, blank = self._length, 0, True
        lead = (Piece(f"{label} "),) if label else ()
        if self.star_notes:
            pieces = self._with_star_marks(pieces)
        for piece in (*lead, *pieces):
            marker = piece.marker or self._repeated(piece, runs)
            if marker:
                shown = f"[{marker}]"
                span = Span(place, place + len(shown))
                self.calls.add(marker, piece.note, span)
                marks.append(Mark(length, marker, span))
                written.append(shown)
                place = span.end
                continue
            words = _BLANKS.sub(" ", piece.text)
            if blank:
                words = words.removeprefix(" ")
            if not words:
                continue
            style = piece.style & ~Style.SUPERSCRIPT
            runs.append(Run(words, Span(place, place + len(words)), style, piece.link))
            offsets.append(length)
            written.append(words)
            place, length, blank = place + len(words), length + len(words), words[-1] == " "
        return self._finished(runs, offsets, marks, written)

    def _repeated(self, piece: Piece, runs: list[Run]) -> str:
        """Return the mark of a note that was met before; "" for a superscript that is none."""
        if not piece.style & Style.SUPERSCRIPT or not piece.text:
            return ""
        if piece.text in "23" and runs and _SQUARED.search(runs[-1].text):
            return ""
        return piece.text

    def _finished(
        self, runs: list[Run], offsets: list[int], marks: list[Mark], written: list[str]
    ) -> Text:
        content = "".join(run.text for run in runs)
        kept = content.rstrip()
        if not kept:
            # A mark without a word belongs to no part; its note is written all the same.
            for mark in marks:
                self.calls.by_place.pop(mark.span, None)
            return Text("", (), (), (), ())
        whole = "".join(written).rstrip()
        start = self._length
        end = start + len(whole)
        self._lines.append(f"{whole}\n")
        self._length = end + 1
        while runs and offsets[-1] >= len(kept):
            runs.pop()
            offsets.pop()
        if runs and len(kept) < len(content):
            last = runs[-1]
            words = last.text[: len(kept) - offsets[-1]]
            span = Span(last.span.start, last.span.start + len(words))
            runs[-1] = last._replace(text=words, span=span)
        held = tuple(mark._replace(at=min(mark.at, len(kept))) for mark in marks)
        segments = (Segment(0, len(kept), Span(start, end)),)
        return Text(kept, tuple(runs), tuple(offsets), held, segments)
