"""The first waist: blocks, as text readers hand them on, and the running text made of them.

All offsets into a source count code points of the file as decoded; all offsets into a
`Text` count characters of its `content`. A range is half open: start is in, end is not.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A range of code points of a source."""

    start: int
    end: int


class Style(IntEnum):
    """How a run is set: bits, of which a run may have several."""

    PLAIN = 0
    ITALIC = 1
    BOLD = 2
    SUPERSCRIPT = 4
    VERBATIM = 8
    """Of a format without markup: a star is a star, and italics are not to be had."""


class Run(NamedTuple):
    """Characters set alike that stand together in the source.

    `text` has as many characters as the span of the source, or stands for the whole of it
    (an entity, an escape, a line break read as a blank).
    """

    text: str
    span: Span
    style: int = 0
    link: str | None = None


class BlockKind(Enum):
    """What a block is in the layout; what it means is the parser's to say."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    RULE = "rule"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like run of a source: all that a text reader may hand on.

    Attributes:
        kind: What it is in the layout.
        span: From its first to its last character, markup included.
        runs: Its text in reading order.
        level: Of a heading, 1 to 6; else 0.
        page: The page it stands on, counted from 1, where the format has pages.
    """

    kind: BlockKind
    span: Span
    runs: tuple[Run, ...] = ()
    level: int = 0
    page: int | None = None


class Mark(NamedTuple):
    """A note mark: the offset in the content where it stands, its words, its place."""

    at: int
    marker: str
    span: Span


class Segment(NamedTuple):
    """A stretch of content that comes from one contiguous piece of the source."""

    at: int
    end: int
    span: Span


@dataclass(frozen=True, slots=True)
class Text:
    """Running text without markup and note marks, that knows where each character stood.

    Attributes:
        content: The characters, blanks folded.
        runs: Runs that make up the content, in order; blanks between segments have none.
        offsets: The offset in the content at which each run starts.
        marks: Note marks, in order.
        segments: The pieces of the source it was joined from, in order.
    """

    content: str
    runs: tuple[Run, ...]
    offsets: tuple[int, ...]
    marks: tuple[Mark, ...]
    segments: tuple[Segment, ...]

    def place(self, at: int) -> int:
        """Return the code point of the source at which the character `at` stands."""
        index = max(bisect_right(self.offsets, at) - 1, 0)
        run = self.runs[index]
        inside = at - self.offsets[index]
        if len(run.text) != run.span.end - run.span.start:
            return run.span.start if inside <= 0 else run.span.end
        return min(run.span.start + max(inside, 0), run.span.end)

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Return where content[start:end] stands: a span for each contiguous piece, in order.

        The whole of a segment takes its markup with it; a part of one starts at its first
        character and ends after its last.
        """
        end = len(self.content) if end is None else end
        found = []
        for segment in self.segments:
            first, last = max(start, segment.at), min(end, segment.end)
            if first >= last:
                continue
            begin = segment.span.start if first == segment.at else self.place(first)
            stop = segment.span.end if last == segment.end else self._after(last)
            found.append(Span(begin, stop))
        return tuple(found)

    def exact(self, start: int, end: int) -> tuple[Span, ...]:
        """Return where content[start:end] stands without the markup around it."""
        found = []
        for segment in self.segments:
            first, last = max(start, segment.at), min(end, segment.end)
            if first < last:
                found.append(Span(self.place(first), self._after(last)))
        return tuple(found)

    def _after(self, end: int) -> int:
        """Return the code point after the last character before `end`."""
        index = max(bisect_right(self.offsets, end - 1) - 1, 0)
        run = self.runs[index]
        if len(run.text) != run.span.end - run.span.start:
            return run.span.end
        return min(run.span.start + end - self.offsets[index], run.span.end)

    def style_at(self, at: int) -> int:
        """Return how the character `at` is set, in the bits of `Style`."""
        if not self.runs:
            return 0
        return self.runs[max(bisect_right(self.offsets, at) - 1, 0)].style

    def italics(self) -> tuple[tuple[int, int], ...]:
        """Return the ranges of the content that are set in italics, adjoining ones joined."""
        found: list[tuple[int, int]] = []
        for offset, run in zip(self.offsets, self.runs, strict=True):
            if run.style & Style.ITALIC:
                end = offset + len(run.text)
                if found and not self.content[found[-1][1] : offset].strip():
                    found[-1] = (found[-1][0], end)
                else:
                    found.append((offset, end))
        return tuple(found)

    def __bool__(self) -> bool:
        return bool(self.content)

    def slice(self, start: int, end: int) -> Text:
        """Return content[start:end] as a text of its own, with the marks that stand in it.

        A mark at the very start belongs to the words before it, unless there are none.
        """
        runs, offsets = [], []
        for index in range(max(bisect_right(self.offsets, start) - 1, 0), len(self.runs)):
            offset, run = self.offsets[index], self.runs[index]
            if offset >= end:
                break
            stop = offset + len(run.text)
            if start <= offset and stop <= end:
                runs.append(run)
                offsets.append(offset - start)
                continue
            first, last = max(offset, start), min(stop, end)
            if first >= last:
                continue
            whole = len(run.text) != run.span.end - run.span.start
            origin = run.span.start - offset
            span = run.span if whole else Span(origin + first, origin + last)
            runs.append(Run(run.text[first - offset : last - offset], span, run.style, run.link))
            offsets.append(first - start)
        marks = tuple(
            mark._replace(at=mark.at - start)
            for mark in self.marks
            if start < mark.at <= end or mark.at == start == 0
        )
        segments = []
        for segment, span in zip(
            [s for s in self.segments if max(start, s.at) < min(end, s.end)],
            self.spans(start, end),
            strict=True,
        ):
            at, stop = max(start, segment.at), min(end, segment.end)
            segments.append(Segment(at - start, stop - start, span))
        content = self.content[start:end]
        return Text(content, tuple(runs), tuple(offsets), marks, tuple(segments))
