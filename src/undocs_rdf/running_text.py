"""Makes `Text` of a block's runs: blanks folded, note marks taken out, places kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from undocs_rdf.text import Block, Mark, Run, Segment, Span, Style, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLANKS = re.compile(r"\s+")
_MARKER = re.compile(r"\d{1,3}|[a-z]|[*†‡§]{1,4}")
_UNIT = re.compile(r"(?<![A-Za-z])(?:[cdk]?m|CO)$")
_STARS = re.compile(r"(?<=[^\s(*\[])\*+(?!\w)|^\*+(?=\s*[,;:.)]|\s*$)|\*+")


def text_of_block(block: Block) -> Text:
    """Return the running text of a block, its note marks apart."""
    parts: list[Run] = []
    offsets: list[int] = []
    marks: list[Mark] = []
    length = 0
    for run in block.runs:
        for piece in _pieces(run, parts):
            if isinstance(piece, Mark):
                marks.append(piece._replace(at=length))
                continue
            text = piece.text
            if text == " " and (not parts or parts[-1].text.endswith(" ")):
                continue
            parts.append(piece)
            offsets.append(length)
            length += len(text)
    while parts and not parts[-1].text.strip():
        parts.pop()
        length = offsets.pop()
    if parts and parts[-1].text.endswith(" "):
        last = parts[-1]
        kept = last.text.rstrip()
        parts[-1] = last._replace(
            text=kept, span=Span(last.span.start, last.span.start + len(kept))
        )
        length = offsets[-1] + len(kept)
    content = "".join(run.text for run in parts)
    marks = [mark if mark.at <= length else mark._replace(at=length) for mark in marks]
    segment = Segment(0, length, block.span)
    return Text(content, tuple(parts), tuple(offsets), tuple(marks), (segment,))


def _pieces(run: Run, before: Sequence[Run]) -> Iterator[Run | Mark]:
    """Yield the parts of a run: words, single blanks, note marks."""
    if run.style & Style.SUPERSCRIPT:
        stripped = run.text.strip()
        markers = _MARKER.findall(stripped)
        squared = stripped in "23" and before and _UNIT.search(before[-1].text)
        if markers and not squared and not re.search(r"[a-z]{2}", stripped):
            for marker in markers:
                yield Mark(0, marker, run.span)
            return
    yield from _words(run, before)


def _words(run: Run, before: Sequence[Run]) -> Iterator[Run | Mark]:
    if len(run.text) != run.span.end - run.span.start:
        yield run._replace(text=_BLANKS.sub(" ", run.text))
        return
    at = 0
    if "*" in run.text:
        for stars in _STARS.finditer(run.text):
            yield from _folded(run, at, stars.start())
            at = stars.end()
            span = Span(run.span.start + stars.start(), run.span.start + at)
            if _is_mark(run.text, stars, before):
                yield Mark(0, stars[0], span)
            elif not before and not run.text[: stars.start()].strip():
                yield run._replace(text=stars[0], span=span)
    yield from _folded(run, at, len(run.text))


def _is_mark(text: str, stars: re.Match[str], before: Sequence[Run]) -> bool:
    """Tell a note mark from emphasis marks that found no partner.

    A mark stands directly behind a word or its stop and before a blank, a stop or the end.
    """
    ahead = text[stars.end() : stars.end() + 1]
    if ahead and not ahead.isspace() and ahead not in ",;:.)":
        return False
    if stars.start():
        return not text[stars.start() - 1].isspace() and text[stars.start() - 1] != "("
    return bool(before) and not before[-1].text.endswith((" ", "("))


def _folded(run: Run, start: int, end: int) -> Iterator[Run]:
    """Yield run.text[start:end] with each stretch of blanks as one."""
    if start >= end:
        return
    text = run.text[start:end]
    origin = run.span.start
    if "  " not in text and not any(c in text for c in "\n\t\r"):
        plain = text if text.isascii() else _plain_blanks(text)
        if plain[0] == " " and len(plain) > 1:
            yield run._replace(text=" ", span=Span(origin + start, origin + start + 1))
            plain, start = plain[1:], start + 1
        yield run._replace(text=plain, span=Span(origin + start, origin + end))
        return
    at = 0
    for blanks in _BLANKS.finditer(text):
        if blanks.start() > at:
            span = Span(origin + start + at, origin + start + blanks.start())
            yield run._replace(text=text[at : blanks.start()], span=span)
        at = blanks.end()
        place = origin + start + blanks.start()
        yield run._replace(text=" ", span=Span(place, place + 1))
    if at < len(text):
        yield run._replace(text=text[at:], span=Span(origin + start + at, origin + end))


def _plain_blanks(text: str) -> str:
    """Return the text with every kind of blank as a plain one, and as long as it was."""
    return re.sub(r"[^\S ]", " ", text)


def join_texts(texts: Sequence[Text], glue: str = " ") -> Text:
    """Return one text of several, `glue` between them, each a segment or more of its own."""
    content = ""
    runs: list[Run] = []
    offsets: list[int] = []
    marks: list[Mark] = []
    segments: list[Segment] = []
    for text in texts:
        if content and text.content:
            content += glue
        shift = len(content)
        content += text.content
        runs.extend(text.runs)
        offsets.extend(offset + shift for offset in text.offsets)
        marks.extend(mark._replace(at=mark.at + shift) for mark in text.marks)
        segments.extend(Segment(s.at + shift, s.end + shift, s.span) for s in text.segments)
    return Text(content, tuple(runs), tuple(offsets), tuple(marks), tuple(segments))
