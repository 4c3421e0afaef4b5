"""Notes: the markup puts each where its mark stands, so no mark is without its note."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.model import PartKind
from undocs_rdf.readers.akn.canonical import Piece, pieces_of
from undocs_rdf.readers.akn.markup import found, name_of
from undocs_rdf.reading import PartText
from undocs_rdf.text import Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from undocs_rdf.readers.akn.canonical import Calls, CanonicalText


def with_notes(
    parts: Sequence[PartText], canonical: CanonicalText
) -> tuple[tuple[PartText, ...], tuple[Diagnostic, ...]]:
    """Write the notes below the text, and return the parts linked to them, the notes last.

    Args:
        parts: The parts of a document in reading order.
        canonical: The text, written as far as the parts go.
    """
    calls = canonical.calls
    for marker, note in canonical.star_notes.items():
        calls.number_of(marker, note)
    fragments = _fragments(calls)
    diagnostics: list[Diagnostic] = []
    linked: list[PartText] = []
    for part in parts:
        called = [calls.by_place.get(mark.span) for mark in part.text.marks]
        for mark, index in zip(part.text.marks, called, strict=True):
            # A letter calls a note to a table, which stands below it as text.
            if index is None and not mark.marker.isalpha():
                message = f"the mark {mark.marker} calls a note that is not there"
                hint = "look whether the source is whole"
                diagnostics.append(Diagnostic(Code.MARK_WITHOUT_FOOTNOTE, message, mark.span, hint))
        names = tuple(None if index is None else fragments[index][0] for index in called)
        linked.append(replace(part, footnotes=names) if names else part)
    for index, note in enumerate(tuple(calls.notes)):
        marker = calls.markers[index]
        label = f"[{marker}]"
        whole = canonical.line(_words_of_note(note, marker), label)
        text = whole.slice(min(len(label) + 1, len(whole.content)), len(whole.content))
        fragment, notation = fragments[index]
        spans = whole.spans()
        linked.append(PartText(PartKind.FOOTNOTE, fragment, notation, text, spans, marker=marker))
    return tuple(linked), tuple(diagnostics)


def _fragments(calls: Calls) -> list[tuple[str, str]]:
    """Return the fragment and the label of each note: fn3 and FN3; star notes are counted."""
    names: list[tuple[str, str]] = []
    counts: Counter[str] = Counter()
    starred = 0
    for marker in calls.markers:
        if marker[0].isalnum():
            fragment = f"fn{marker}"
        else:
            starred += 1
            fragment = f"fn-s{starred}"
        counts[fragment] += 1
        count = counts[fragment]
        again = count > 1
        names.append(
            (f"{fragment}_{count}" if again else fragment, f"FN{marker}{f' ({count})' * again}")
        )
    return names


def _words_of_note(note: etree._Element, marker: str) -> Iterator[Piece]:
    """Yield the words of a note; its own mark, if it is printed again before them, is left out."""
    paragraphs = [note] if name_of(note) == "p" else list(found(note, "p"))
    printed = False
    for paragraph in paragraphs:
        for piece in pieces_of(paragraph):
            if not printed and piece.text.strip():
                printed = True
                words = piece.text.lstrip()
                if piece.style & Style.SUPERSCRIPT or words.startswith("*"):
                    yield replace(piece, text=words.removeprefix(marker), style=Style.PLAIN)
                    continue
            yield replace(piece, style=piece.style & ~Style.SUPERSCRIPT)
        yield Piece(" ")
