"""Notes of a plain text, and the marks in it that call them.

A plain text has no raised characters: a mark is a number behind a word, printed like any other
("the Congo, 21 22"), raised where the character set has such digits ("report¹"), or set apart
by a stroke ("Declaration 1/"). A number is taken for a mark only where a note has it.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from undocs_rdf.flow import LABEL
from undocs_rdf.text import Run, Span, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from undocs_rdf.readers.plain.words import PlainWords
    from undocs_rdf.text import Block

_RAISED_DIGITS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED: Final = str.maketrans(_RAISED_DIGITS, "0123456789")
_NOTE: Final = re.compile(
    r"(?:(\d{1,3})(/)?|([⁰¹²³⁴-⁹]{1,3})|([*†‡§]{1,4}))\s*(?=[^\W\d_]|[“\"(\[])"
)
_UNIT: Final = re.compile(r"(?:^|[^A-Za-z])(?:[cdk]?m|CO)$")
_MARK: Final = re.compile(
    r"(?<=[^\s(])(?:(?P<raised>[⁰¹²³⁴-⁹]{1,3})"
    r"|(?P<star>\*{1,4}|[†‡§]{1,4})(?=[\s,.;:)]|$)"
    r"|(?P<blank> )?(?<!\d)(?P<number>\d{1,3})(?P<stroke>/)?(?=[\s,.;:)]|$))"
)
_LAST_WORD: Final = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)\.?\s*$")
_NEXT_WORD: Final = re.compile(r"\s*([^\W\d_]+)")
_BEHIND_WORD: Final = re.compile(
    r"(?:[^\W\d_]*[a-z]{2}|\))[,;:)”\"’]{0,2}$|(?:^|\s)[a-z]{3,}\.[”\"’]?$"
)
_BEHIND_YEAR: Final = re.compile(r"(?:^|[\s(])(?:19|20)\d\d$")
_MOST_BEHIND: Final = 60


class Note(NamedTuple):
    """What a paragraph may be that begins with a mark.

    Attributes:
        marker: The mark: "14", "*".
        length: How many characters of the paragraph it takes.
        is_sure: Whether that beginning tells by itself that it is a note.
    """

    marker: str
    length: int
    is_sure: bool


class Mark(NamedTuple):
    """What may be a mark in a paragraph.

    Attributes:
        marker: The mark: "14", "*".
        start: Where it stands in the words of the paragraph, with the blank before it.
        end: Where it ends there.
        is_sure: Whether it stands as only marks do, so that the same may be called again.
    """

    marker: str
    start: int
    end: int
    is_sure: bool


def with_notes(blocks: Sequence[Block], words: PlainWords) -> tuple[Block, ...]:
    """Return blocks with their notes and marks raised, as far as they can be told.

    Args:
        blocks: Blocks in which no character is raised.
        words: What notes begin with, and what stands beside numbers that are no marks.
    """
    texts = ["".join(run.text for run in block.runs) for block in blocks]
    notes, marks = find_notes(texts, words)
    marked: list[Block] = []
    for index, block in enumerate(blocks):
        note = notes.get(index)
        called = [Mark(note.marker, 0, note.length, is_sure=True)] if note else marks.get(index)
        runs = tuple(with_marks(block.runs, called)) if called else block.runs
        marked.append(replace(block, runs=runs))
    return tuple(marked)


def find_notes(
    contents: Sequence[str], words: PlainWords
) -> tuple[dict[int, Note], dict[int, list[Mark]]]:
    """Return which paragraphs are notes, and the marks in each of the others.

    A note is called from above it. So a paragraph that begins with a number is one if it begins
    as notes do, is numbered on from the note above it, or if its number stands above as a mark
    can; and a number is a mark if there is such a note below: the first of those that stand
    apart, or each that stands right behind a word, further down too. One that is raised, or ends
    a preambular paragraph behind its comma, is a mark even if the note is lost.

    Args:
        contents: The words of each paragraph.
        words: What notes begin with, and what stands beside numbers that are no marks.
    """
    notes: dict[int, Note] = {}
    found: dict[int, list[Mark]] = {}
    waiting: dict[str, list[tuple[int, Mark]]] = {}
    for index, content in enumerate(contents):
        note = note_of(content, words)
        calling = waiting.get(note.marker, []) if note else []
        if note is None or not (note.is_sure or calling or _is_next(note, notes.get(index - 1))):
            for mark in _marks(content, words):
                waiting.setdefault(mark.marker, []).append((index, mark))
            continue
        notes[index] = note
        sure = [(at, mark) for at, mark in calling if mark.is_sure]
        for at, mark in sure or calling[:1]:
            found.setdefault(at, []).append(mark)
        waiting.pop(note.marker, None)
    markers = {note.marker for note in notes.values()}
    for at, mark in (called for marks in waiting.values() for called in marks):
        again = mark.is_sure and mark.marker in markers
        raised = contents[at][mark.start] in _RAISED_DIGITS
        at_end = mark.end == len(contents[at]) and contents[at][mark.start - 1] == ","
        if again or raised or at_end:
            found.setdefault(at, []).append(mark)
    return notes, {at: sorted(marks, key=lambda mark: mark.start) for at, marks in found.items()}


def note_of(content: str, words: PlainWords) -> Note | None:
    """Return the note that a paragraph may be, by its beginning."""
    match = _NOTE.match(content)
    if not match or LABEL.match(content):
        return None
    rest = content[match.end() :]
    follows = _NEXT_WORD.match(rest)
    begins = bool(words.note_opening.match(rest))
    counts = bool(follows) and follows[1].lower() in words.after_number  # type: ignore[index]
    if match[1] and not begins and (counts or not match[0][-1].isspace()):
        return None
    marker = match[1] or (match[3] or "").translate(_RAISED) or match[4]
    sure = begins or not match[1] or bool(match[2])
    return Note(marker, len(match[0].rstrip()), sure)


def _is_next(note: Note, above: Note | None) -> bool:
    """Tell whether a note is numbered on from the one right above it."""
    if above is None or not (above.marker.isdecimal() and note.marker.isdecimal()):
        return False
    return int(note.marker) == int(above.marker) + 1


def _marks(content: str, words: PlainWords) -> Iterator[Mark]:
    """Yield what may be a mark in a paragraph."""
    last_end = -1
    for match in _MARK.finditer(content):
        start, end = match.span()
        before = content[max(0, start - _MOST_BEHIND) : start]
        number = match["number"]
        if not number:
            if not _UNIT.search(before):
                marker = (match["raised"] or match["star"]).translate(_RAISED)
                yield Mark(marker, start, end, is_sure=True)
            continue
        stroke = bool(match["stroke"])
        if match["blank"]:
            follows_mark = start == last_end
            may_be = stroke or follows_mark or not _belongs(content, before, end, words)
        else:
            may_be = bool(_BEHIND_WORD.search(before))
        if may_be:
            last_end = end
            yield Mark(number, start, end, is_sure=stroke or not match["blank"])


def _belongs(content: str, before: str, end: int, words: PlainWords) -> bool:
    """Tell a number that belongs to the word or number before it, or to the word after it."""
    if before[-1].isdecimal() and not _BEHIND_YEAR.search(before):
        return True
    last = _LAST_WORD.search(before)
    if last and last[1].lower() in words.before_number:
        return True
    follows = _NEXT_WORD.match(content, end)
    return bool(follows) and follows[1].lower() in words.after_number  # type: ignore[index]


def with_marks(runs: Iterable[Run], marks: Sequence[Mark]) -> Iterator[Run]:
    """Yield the runs of a paragraph with its note marks as raised runs of their own.

    Args:
        runs: The runs, in order.
        marks: Its marks, in order, none of them over another.
    """
    at = 0
    waiting = deque(marks)
    for run in runs:
        end = at + len(run.text)
        done = at
        while waiting and waiting[0].start < end:
            mark = waiting.popleft()
            if mark.end > end:  # the blank before it is a line end, a run of its own
                waiting.appendleft(mark._replace(start=end))
                break
            yield from _piece(run, at, done, mark.start)
            yield Run(mark.marker, _span(run, at, mark.start, mark.end), Style.SUPERSCRIPT)
            done = mark.end
        yield from _piece(run, at, done, end)
        at = end


def _span(run: Run, at: int, start: int, end: int) -> Span:
    if len(run.text) != run.span.end - run.span.start:
        return run.span
    return Span(run.span.start + start - at, run.span.start + end - at)


def _piece(run: Run, at: int, start: int, end: int) -> Iterator[Run]:
    """Yield the part of a run from `start` to `end`, offsets in the words of all runs."""
    if start < end:
        text = run.text[start - at : end - at]
        yield run._replace(text=text, span=_span(run, at, start, end))
