"""The lines of a plain text, and whether each is a paragraph or paragraphs are broken into them.

Some hands write a paragraph a line; others break lines where the page ends on the right. Which
it is, the whole document tells, not one line.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from undocs_rdf.phrases import LONGEST_PHRASE, is_operative_opening, is_preambular_opening
from undocs_rdf.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from undocs_rdf.readers.plain.words import PlainWords

_LINE: Final = re.compile(r"([^\n\r\f\v\x85\u2028\u2029]*)(\r\n?|[\n\f\v\x85\u2028\u2029]|\Z)")
_STOPS: Final = (".", ",", ";", ":", "?", "!", "]", "…")
_CLOSING: Final = "”\"’')*†0123456789 "
_TAB: Final = 8
_GOES_ON: Final = 4
"""One in so many lines that go on in the one below tells that lines are broken."""
_WIDEST: Final = 100
"""Characters of the widest line that a page has; a paragraph is as long as it is."""


class Line(NamedTuple):
    """A line that is not blank.

    Attributes:
        text: Its characters, without the blanks at its ends.
        span: Where they stand.
        indent: In how many columns its first character stands.
        gap: How many blank lines stand above it.
        page: Its page, counted from 1.
    """

    text: str
    span: Span
    indent: int
    gap: int
    page: int


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that are not blank. A form feed ends a line and a page."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    gap = 0
    page = 1
    for match in _LINE.finditer(text):
        words = match[1].strip()
        if words:
            start = match.start() + match[1].index(words[0])
            indent = len(match[1][: start - match.start()].expandtabs(_TAB))
            yield Line(words, Span(start, start + len(words)), indent, gap, page)
            gap = 0
        elif match[2]:
            gap += 1
        if match[2] == "\f":
            page += 1
            gap += 1


def page_starts(text: str) -> tuple[int, ...]:
    """Return the offset at which each page starts; none where there is no form feed."""
    ends = [match.end() for match in re.finditer("\f", text)]
    return (0, *ends) if ends else ()


def width_of(lines: Sequence[Line]) -> int:
    """Return how many characters a full line has: nine in ten that have one below are no longer.

    Of a text whose lines are paragraphs that is how long they are.
    """
    lengths = sorted(len(above.text) for above, below in pairwise(lines) if not below.gap)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def are_broken(lines: Sequence[Line], words: PlainWords) -> bool:
    """Tell whether paragraphs are broken into lines.

    They are where many lines that have one right below go on there, as no paragraph of these
    texts does, or where nearly all such lines are of one length.

    Args:
        lines: The lines of the text.
        words: What paragraphs begin with, and never end with.
    """
    pairs = [(above, below) for above, below in pairwise(lines) if not below.gap]
    if not pairs:
        return False
    going_on = sum(
        goes_on(above, below, words) or (begins_paragraph(above, words) and not stops(above))
        for above, below in pairs
    )
    if going_on * _GOES_ON >= len(pairs):
        return True
    width = width_of(lines)
    full = sum(width * 3 // 4 <= len(above.text) for above, _ in pairs)
    return width <= _WIDEST and len(pairs) > _GOES_ON and full * 5 >= len(pairs) * 4


def goes_on(above: Line, below: Line, words: PlainWords) -> bool:
    """Tell whether a line surely goes on in the one below it."""
    last = above.text.rpartition(" ")[2]
    unfinished = last in words.language.rules["unfinished"]
    return below.text[0].islower() or last.endswith("-") or unfinished


def stops(line: Line) -> bool:
    """Tell whether a line ends as paragraphs do, but for note marks and closing quotes."""
    return line.text.rstrip(_CLOSING).endswith(_STOPS)


def begins_paragraph(line: Line, words: PlainWords, *, behind_comma: bool = False) -> bool:
    """Tell a line that begins with words that only paragraphs begin with.

    Args:
        line: The line.
        words: Whose phrases open paragraphs.
        behind_comma: Whether the line above ends in a comma, as only a preambular paragraph
            does: "States" is a verb, and a noun that may go on there.
    """
    opening = line.text[:LONGEST_PHRASE]
    language = words.language
    return (
        is_preambular_opening(opening, language)
        or (not behind_comma and is_operative_opening(opening, language))
        or bool(language.pattern("foot.adoption").match(line.text))
        or bool(language.pattern("masthead.formula").fullmatch(line.text))
    )


def are_set_apart(lines: Sequence[Line]) -> bool:
    """Tell whether blank lines part the paragraphs: one in so many lines stands below some."""
    return sum(line.gap > 0 for line in lines) * _GOES_ON * 2 >= len(lines)


def margin_of(lines: Sequence[Line]) -> int:
    """Return in which column most lines begin that have one right above them."""
    columns = Counter(line.indent for line in lines[1:] if not line.gap)
    return min(columns, key=lambda column: (-columns[column], column)) if columns else 0
