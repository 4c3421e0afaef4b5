"""Footnotes as parts, and which mark calls which note.

A note stands at the foot of the page that carries its mark, so of several notes with one mark
the next one behind the mark is meant; a mark that is printed again later means the note that
was given before.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.model import PartKind
from undocs_rdf.reading import PartText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.flow import Note, Unit
    from undocs_rdf.text import Mark


def parse_footnotes(
    parts: Sequence[PartText], notes: Sequence[Note]
) -> tuple[tuple[PartText, ...], tuple[Diagnostic, ...]]:
    """Return the parts with the notes behind them, each mark linked to its note.

    Args:
        parts: The parts of the document in reading order.
        notes: The notes of the source, in order.
    """
    footnotes = _as_parts(notes)
    by_marker: dict[str, list[PartText]] = {}
    for footnote in footnotes:
        by_marker.setdefault(footnote.marker or "", []).append(footnote)
    linked: list[PartText] = []
    called: set[str] = set()
    diagnostics: list[Diagnostic] = []
    for part in (*parts, *footnotes):
        fragments = tuple(_called(mark, by_marker) for mark in part.text.marks)
        called.update(fragment for fragment in fragments if fragment)
        missing = [m for m, f in zip(part.text.marks, fragments, strict=True) if f is None]
        # Stars that no note takes up, two in a part, are emphasis that Markdown does not pair.
        starred = sum(mark.marker[0] == "*" for mark in missing)
        for mark in missing:
            if mark.marker[0] != "*" or starred == 1:
                message = f"the mark {mark.marker} calls a note that is not there"
                hint = "look whether the source is whole"
                diagnostics.append(Diagnostic(Code.MARK_WITHOUT_FOOTNOTE, message, mark.span, hint))
        linked.append(replace(part, footnotes=fragments) if fragments else part)
    for footnote in footnotes:
        if footnote.fragment not in called:
            message = f"no mark calls note {footnote.marker}"
            hint = "its mark may have been lost when the source was made"
            span = footnote.spans[0]
            diagnostics.append(Diagnostic(Code.FOOTNOTE_WITHOUT_MARK, message, span, hint))
    return tuple(linked), tuple(diagnostics)


def _as_parts(notes: Sequence[Note]) -> list[PartText]:
    """Return the notes as parts; of several with one mark the later ones are counted."""
    footnotes: list[PartText] = []
    count: Counter[str] = Counter()
    starred = 0
    for note in notes:
        marker = note.marker
        count[marker] += 1
        again = count[marker] > 1
        if marker[0].isalnum():
            fragment = f"fn{marker}_{count[marker]}" if again else f"fn{marker}"
        else:
            starred += 1
            fragment = f"fn-s{starred}"
        label = f"FN{marker} ({count[marker]})" if again else f"FN{marker}"
        footnotes.append(
            PartText(PartKind.FOOTNOTE, fragment, label, note.text, note.spans, marker=marker)
        )
    return footnotes


def _called(mark: Mark, by_marker: dict[str, list[PartText]]) -> str | None:
    """Return the fragment of the note that a mark calls."""
    candidates = by_marker.get(mark.marker)
    if not candidates:
        return None
    behind = (note for note in candidates if note.spans[-1].end > mark.span.start)
    return next(behind, candidates[-1]).fragment


def share_notes(documents: Sequence[Sequence[Unit]], notes: Sequence[Note]) -> list[list[Note]]:
    """Return the notes of each document of a source, in order.

    A note belongs to one document, that of the nearest mark before it that calls it; a mark in a
    head that several share is the first one's. One that no mark calls is the last document's.

    Args:
        documents: The units of each document, its masthead included.
        notes: The notes of the whole source.
    """
    if len(documents) == 1:
        return [list(notes)]
    marks = [[mark for unit in units for mark in unit.text.marks] for units in documents]
    shared: list[list[Note]] = [[] for _ in documents]
    for note in notes:
        shared[_calling(note, marks)].append(note)
    return shared


def _calling(note: Note, marks: Sequence[Sequence[Mark]]) -> int:
    """Return which document calls a note, by the marks of each."""
    end = note.spans[-1].end
    called = [
        (mark.span.start < end, mark.span.start if mark.span.start < end else 0, -index)
        for index, own in enumerate(marks)
        for mark in own
        if mark.marker == note.marker
    ]
    return -max(called)[2] if called else len(marks) - 1
