"""Tells headings from paragraphs, and how high each stands.

A paragraph ends in a stop, a comma, a semicolon or a colon; a heading ends in none. Most hands
set a heading as one; some set a preambular paragraph as a heading, and the headings of an
annex, or run-in ones, as plain lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from undocs_rdf.flow import LABEL
from undocs_rdf.phrases import LONGEST_PHRASE, is_preambular_opening
from undocs_rdf.text import BlockKind, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.flow import Unit
    from undocs_rdf.languages import Language

_LONGEST = 300
_LONGEST_PLAIN = 200
_LONGEST_RUN = 5
_STOPS = (".", ",", ";", ":", "…", ".”", ",”", ";”", ":”")
_PARAGRAPH_STOPS = (",", ";", ":", ".")
_ROMAN = re.compile(r"(?:Part |Section |Chapter )?([IVXL]{1,6})(?=[.\s]|$)")
_LETTER = re.compile(r"(?:Part |Section |Chapter )?([A-Z])(?=[.\s]|$)")
_ARABIC = re.compile(r"(\d{1,2})\.?(?=\s|$)")
_NUMBER_ALONE = re.compile(r"(?:[IVXL]{1,6}|[A-Z]|\d{1,2})\.?")


def rank(heading: str) -> tuple[int, str | None]:
    """Return how high a heading stands by its number, and the number: I, then A, then 1.

    Args:
        heading: Its words, number included.
    """
    for level, pattern in enumerate((_ROMAN, _LETTER, _ARABIC), start=1):
        match = pattern.match(heading)
        if match:
            return level, match[1]
    return 4, None


def is_number_alone(content: str) -> bool:
    """Tell a line that holds the number of a section and nothing else."""
    return bool(_NUMBER_ALONE.fullmatch(content))


def plain_runs(units: Sequence[Unit], language: Language) -> list[int]:
    """Return, for each unit, how many short lines without a stop stand together around it.

    A few may head the text below, one for each level; more are a list. The line that names an
    annex is not counted, nor are those below a signature, which say office and place.
    """
    annex, signed = language.pattern("parts.annex"), language.pattern("parts.signed")
    lines = [_is_plain_line(u) and not annex.match(u.text.content) for u in units]
    runs = [0] * len(units)
    start = 0
    for index in range(len(units) + 1):
        if index < len(units) and lines[index]:
            continue
        length = index - start
        if length and not (start and signed.match(units[start - 1].text.content)):
            runs[start:index] = [length] * length
        start = index + 1
    return runs


def _is_plain_line(unit: Unit) -> bool:
    content = unit.text.content
    return (
        unit.kind is BlockKind.PARAGRAPH
        and len(content) < _LONGEST_PLAIN
        and not content.endswith(_STOPS)
        and not LABEL.match(content)
        and content[:1].isupper()
    )


def is_heading(unit: Unit, language: Language, *, plain: bool, run: int) -> bool:
    """Tell whether a unit is a heading.

    Args:
        unit: The unit.
        language: Whose phrases open a paragraph.
        plain: Whether a plain line may be one here.
        run: How many plain lines stand together, by `plain_runs`.
    """
    content = unit.text.content
    if unit.kind is BlockKind.TABLE:
        return False
    if unit.kind is BlockKind.HEADING:
        opens = is_preambular_opening(content[:LONGEST_PHRASE], language)
        labelled = bool(LABEL.match(content))
        stopped = content.endswith(_PARAGRAPH_STOPS)
        return not ((opens or labelled) and (stopped or len(content) > _LONGEST_PLAIN))
    if LABEL.match(content):
        return False
    if is_number_alone(content):
        return True
    if len(content) > _LONGEST or content.endswith(_STOPS):
        return False
    if unit.bold or all(run.style & Style.ITALIC for run in unit.text.runs if run.text.strip()):
        return True
    return plain and 0 < run <= _LONGEST_RUN
