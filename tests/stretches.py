"""The running text of a Markdown document, taken apart to be written in another format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from undocs_rdf.flow import flow
from undocs_rdf.formats import find_format
from undocs_rdf.languages import load_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from undocs_rdf.flow import Flow, Note
    from undocs_rdf.text import Mark, Text


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words set alike, or a note mark: then `marker` says which, and there are no words."""

    words: str = ""
    style: int = 0
    link: str | None = None
    mark: Mark | None = None


def running_text(markdown: str) -> Flow:
    read = find_format("markdown").read_blocks
    assert read is not None
    return flow(read(markdown.encode(), "source.md").blocks, load_language("en"))


def stretches(text: Text) -> Iterator[Stretch]:
    """Yield the words and marks of a text in reading order."""
    marks = sorted(text.marks, key=lambda mark: mark.at)
    at = 0
    for run, offset in zip(text.runs, text.offsets, strict=True):
        if offset > at:
            yield from _with_marks(Stretch(text.content[at:offset]), at, marks)
        yield from _with_marks(Stretch(run.text, run.style & 3, run.link), offset, marks)
        at = offset + len(run.text)
    yield from (Stretch(mark=mark) for mark in marks)


def _with_marks(stretch: Stretch, start: int, marks: list[Mark]) -> Iterator[Stretch]:
    """Yield a stretch with the marks that stand before its last character; they are taken."""
    words, done = stretch.words, 0
    while marks and marks[0].at < start + len(words):
        mark = marks.pop(0)
        if mark.at - start > done:
            piece = words[done : mark.at - start]
            yield Stretch(piece, stretch.style, stretch.link)
            done = mark.at - start
        yield Stretch(mark=mark)
    if words[done:]:
        yield Stretch(words[done:], stretch.style, stretch.link)


def called_note(mark: Mark, notes: tuple[Note, ...]) -> Note | None:
    """Return the note that a mark calls: the next one behind it, else one given before."""
    own = [note for note in notes if note.marker == mark.marker]
    behind = (note for note in own if note.spans[-1].end > mark.span.start)
    return next(behind, own[-1] if own else None)


def cells_of(text: Text) -> list[Text]:
    """Return the cells of a row."""
    cells, start = [], 0
    for part in text.content.split(" | "):
        cells.append(text.slice(start, start + len(part)))
        start += len(part) + 3
    return cells
