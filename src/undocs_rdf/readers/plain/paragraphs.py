"""Paragraphs of a plain text whose lines are broken: where each begins, and its words in one.

A blank line parts paragraphs. So do, where there is none, an indented line, a label, an opening
phrase and a line that ends long before the margin, each behind a line that may end a paragraph.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from undocs_rdf.flow import LABEL
from undocs_rdf.headings import is_number_alone
from undocs_rdf.readers.plain.lines import (
    are_set_apart,
    begins_paragraph,
    goes_on,
    margin_of,
    stops,
    width_of,
)
from undocs_rdf.text import Run, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from undocs_rdf.readers.plain.lines import Line
    from undocs_rdf.readers.plain.words import PlainWords

_FULL_STOPS: Final = (".", ";", ":", "?", "!", "]", "…")
_NUMBER: Final = re.compile(r"(\d{1,3})/?\s+(?=[A-Z“\"(\[])")
_PARTED: Final = re.compile(r"(?<![^\W\d_])([^\W\d_]+)([-\u00ad])$")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_IN_SYMBOL: Final = re.compile(r"(?:^|[\s(“])[A-Z]{1,4}(?:/[\w.-]+)*/$")
_INDENTED: Final = 2
_LONGEST_END: Final = 60
"""Characters at the end of a line that are looked at: a word or a symbol is no longer."""


def paragraphs_of(lines: Sequence[Line], words: PlainWords) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph.

    Args:
        lines: The lines of a text in which paragraphs are broken into lines.
        words: Whose phrases open a paragraph.
    """
    page = _Page(width_of(lines), margin_of(lines), are_set_apart(lines))
    gathered: list[Line] = []
    in_head = True
    for line in lines:
        in_head = in_head and not begins_paragraph(line, words)
        if gathered and (line.gap or _opens(gathered, line, page, words, in_head=in_head)):
            yield gathered
            gathered = []
        gathered.append(line)
    if gathered:
        yield gathered


class _Page(NamedTuple):
    """How a text is set: characters of a full line, its margin, blank lines between paragraphs."""

    width: int
    margin: int
    is_set_apart: bool


def _opens(
    gathered: Sequence[Line], line: Line, page: _Page, words: PlainWords, *, in_head: bool
) -> bool:
    """Tell whether a line right below another opens a paragraph."""
    above = gathered[-1]
    if goes_on(above, line, words) or above.text.endswith("/"):
        return False
    if _stands_alone(above, words) or _stands_alone(line, words):
        return True
    if stops(above) and _opens_behind_stop(gathered, line, page, words):
        return True
    label = LABEL.match(line.text)
    if (page.is_set_apart and not in_head) or (label and line.text[label.end() :][:1].islower()):
        return False
    first, _, _ = line.text.partition(" ")
    fits = len(above.text) + len(first) + 1 < page.width * 3 // 4
    return fits and not above.text.endswith(",")


def _stands_alone(line: Line, words: PlainWords) -> bool:
    """Tell a line that is a paragraph: brackets, the letter of a section, the name of an annex."""
    if line.text[0] == "[":
        return line.text[-1] == "]"
    annex = words.language.pattern("parts.annex")
    return is_number_alone(line.text) or bool(annex.fullmatch(line.text))


def _opens_behind_stop(
    gathered: Sequence[Line], line: Line, page: _Page, words: PlainWords
) -> bool:
    """Tell whether a line opens a paragraph, below one that ends as paragraphs do."""
    above = gathered[-1]
    label = LABEL.match(line.text)
    if label:
        full = above.text.endswith(_FULL_STOPS)
        return full or line.text[label.end() :][:1].isupper()
    if _continues_notes(gathered[0], line):
        return True
    indented = line.indent >= max(page.margin, above.indent) + _INDENTED
    return indented or begins_paragraph(line, words, behind_comma=above.text.endswith(","))


def _continues_notes(first: Line, line: Line) -> bool:
    """Tell the next of several notes that stand right below each other, by its number."""
    before, number = _NUMBER.match(first.text), _NUMBER.match(line.text)
    return bool(before and number) and int(number[1]) > int(before[1])  # type: ignore[index]


def known_words(lines: Sequence[Line]) -> frozenset[str]:
    """Return the words of a text that no line end parts, in lower case, compounds whole."""
    found: set[str] = set()
    for line in lines:
        found.update(match[0].lower() for match in _WORD.finditer(line.text))
    return frozenset(found)


def runs_of(lines: Sequence[Line], known: frozenset[str], words: PlainWords) -> Iterator[Run]:
    """Yield the text of a paragraph, line by line, what the line ends stand for between them.

    A line end is a blank. Where a hyphen parts a word the word is whole again, without the
    hyphen unless it is written with one; in a symbol ("S/" and "4377") nothing stands between.

    Args:
        lines: The lines of a paragraph.
        known: The words that stand in the text unparted.
        words: Which compounds are written with a hyphen.
    """
    for line, below in pairwise([*lines, None]):
        assert line is not None
        between = " " if below else ""
        kept = len(line.text)
        end = line.text[-_LONGEST_END:]
        parted = _PARTED.search(end)
        follows = _FIRST_WORD.match(below.text) if below else None
        if parted and follows:
            between = ""
            if parted[2] != "-" or not _keeps_hyphen(parted[1], follows[0], known, words):
                kept -= 1
        elif below and below.text[0].isalnum() and _IN_SYMBOL.search(end):
            between = ""
        yield Run(line.text[:kept], Span(line.span.start, line.span.start + kept))
        if between and below:
            yield Run(between, Span(line.span.end, below.span.start))


def _keeps_hyphen(before: str, after: str, known: frozenset[str], words: PlainWords) -> bool:
    """Tell whether a word that is parted at its hyphen is written with it."""
    first, last = before.lower(), after.lower()
    if not after[0].islower():
        return True
    if f"{first}-{last}" in known:
        return True
    return f"{first}{last}" not in known and (first in words.first or last in words.last)
