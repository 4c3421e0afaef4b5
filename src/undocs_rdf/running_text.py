"""Makes `Text` of a block's runs: blanks folded, note marks taken out, places kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from undocs_rdf.text import Block, Mark, Run, Segment, Span, Style, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLANKS = re.compile(r"\s+")
_FOLDED_BLANKS = re.compile(r"\s{2,}|[^\S ]")
_SPECIAL = re.compile(r"[*\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
"""Stars, and every blank but the plain one: named one by one, for that is searched fast."""
_MARKER = re.compile(r"\d{1,4}|[a-z]|[*†‡§]{1,4}")
_ROMAN_MARKER = re.compile(r"[ivxl]{2,7}")
_WORD = re.compile(r"[a-z]{2}")
_UNIT = re.compile(r"(?<![A-Za-z])(?:[cdk]?m|CO)$")
_STARS = re.compile(r"(?<=[^\s(*\[])\*+(?!\w)|^\*+(?=\s*[,;:.)]|\s*$)|\*+")
_EMPHASIS = re.compile(
    r"(?<!\*)(\*{1,3})[,;:.]{1,2}\1(?!\*)"
    r"|^\s*\d{1,3}(\*{1,3})\.(?=\s)[^*]*\2(?!\*)"
    r"|^\*{4}(?=[^*\s])"
)
"""Stars that set words apart and that Markdown leaves as they are, for a stop stands inside:
"crime*,* while", "6*. Also reiterates* its call", "**[2025/15](#)****)**"."""


def text_of_block(block: Block) -> Text:
    """Return the running text of a block, its note marks apart."""
    parts: list[Run] = []
    offsets: list[int] = []
    marks: list[Mark] = []
    length = 0
    blank = True
    for index, run in enumerate(block.runs):
        plain = not run.style & Style.SUPERSCRIPT and _is_plain(run.text)
        for piece in (run,) if plain else _pieces(run, parts):
            if isinstance(piece, Mark):
                if _sets_mark(piece, index, block.runs):
                    continue
                marks.append(piece._replace(at=length))
                continue
            if blank and piece.text[0] == " ":
                if len(piece.text) == 1:
                    continue
                span = Span(piece.span.start + 1, piece.span.end)
                piece = Run(piece.text[1:], span, piece.style, piece.link)  # noqa: PLW2901 - its leading blank is folded into the one before
            parts.append(piece)
            offsets.append(length)
            length += len(piece.text)
            blank = piece.text[-1] == " "
    if blank and parts:
        length = _strip_end(parts, offsets)
    content = "".join([run.text for run in parts])
    kept = tuple(mark if mark.at <= length else mark._replace(at=length) for mark in marks)
    segment = Segment(0, length, block.span)
    return Text(content, tuple(parts), tuple(offsets), kept, (segment,))


def _sets_mark(mark: Mark, index: int, runs: Sequence[Run]) -> bool:
    """Tell stars that only set a raised mark in italics: "2022*<sup>a</sup>*"."""
    span = runs[index].span
    around = (index + 1, span.end, mark.span.end), (index - 1, span.start, mark.span.start)
    return mark.marker[0] == "*" and any(
        edge == end and 0 <= other < len(runs) and runs[other].style & Style.SUPERSCRIPT
        for other, edge, end in around
    )


def _is_plain(text: str) -> bool:
    """Tell a run that can be taken as it is."""
    return bool(text) and "  " not in text and not _SPECIAL.search(text)


def _strip_end(parts: list[Run], offsets: list[int]) -> int:
    """Take the blank off the end of the last run, and return the length that is left."""
    last = parts.pop()
    kept = last.text.rstrip()
    if not kept:
        return offsets.pop()
    span = Span(last.span.start, last.span.start + len(kept))
    parts.append(Run(kept, span, last.style, last.link))
    return offsets[-1] + len(kept)


def _pieces(run: Run, before: Sequence[Run]) -> Iterator[Run | Mark]:
    """Yield the parts of a run: words, single blanks, note marks."""
    markers: tuple[str, ...] = ()
    if run.style & Style.SUPERSCRIPT:
        markers = markers_of(run.text, before[-1].text if before else "")
    if not markers:
        yield from _words(run, before)
    for marker in markers:
        yield Mark(0, marker, run.span)


def markers_of(raised: str, before: str) -> tuple[str, ...]:
    """Return the note marks that raised characters are.

    Args:
        raised: Characters that are set superscript together.
        before: The words before them.

    Returns:
        Each mark; none where they are the square of a unit ("km²") or end an ordinal ("2nd").
    """
    stripped = raised.strip()
    if _ROMAN_MARKER.fullmatch(stripped):
        return (stripped,)
    if _WORD.search(stripped) or (stripped in ("2", "3") and _UNIT.search(before)):
        return ()
    return tuple(_MARKER.findall(stripped))


def _words(run: Run, before: Sequence[Run]) -> Iterator[Run | Mark]:
    if len(run.text) != run.span.end - run.span.start:
        yield run._replace(text=_BLANKS.sub(" ", run.text))
        return
    at = 0
    if "*" in run.text and not run.style & Style.VERBATIM:
        paired = _paired_stars(run.text)
        for stars in _STARS.finditer(run.text):
            yield from _folded(run, at, stars.start())
            at = stars.end()
            span = Span(run.span.start + stars.start(), run.span.start + at)
            if stars.start() not in paired and _is_mark(run.text, stars, before):
                yield Mark(0, stars[0], span)
            elif not before and not run.text[: stars.start()].strip():
                yield run._replace(text=stars[0], span=span)
    yield from _folded(run, at, len(run.text))


def _paired_stars(text: str) -> set[int]:
    """Return where stars stand that set words apart, the opening and the closing ones."""
    found: set[int] = set()
    for match in _EMPHASIS.finditer(text):
        group = match.lastindex or 0
        found.update((match.start(group), match.end() - len(match[group])))
    return found


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
    text = run.text[start:end]
    origin = run.span.start + start
    at = 0
    for blanks in _FOLDED_BLANKS.finditer(text):
        if blanks.start() > at:
            span = Span(origin + at, origin + blanks.start())
            yield Run(text[at : blanks.start()], span, run.style, run.link)
        at = blanks.end()
        place = origin + blanks.start()
        yield Run(" ", Span(place, place + 1), run.style, run.link)
    if at < len(text):
        yield Run(text[at:], Span(origin + at, origin + end - start), run.style, run.link)


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
