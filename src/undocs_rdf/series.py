"""Resolutions and decisions that are printed in series under one number: A, B, C.

The number and the title stand once; each text begins with its letter on a line of its own,
which may carry a title. Each is a document with a symbol of its own (A/RES/74/92A). A text
that joins the series later is printed alone under its letter.
"""

from __future__ import annotations

import re
from copy import copy
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from undocs_rdf.flow import LABEL
from undocs_rdf.foot import Foot
from undocs_rdf.masthead import LONGEST_MASTHEAD
from undocs_rdf.model import DocumentKind
from undocs_rdf.symbols import resolution_symbol, try_symbol
from undocs_rdf.text import BlockKind, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.flow import Unit
    from undocs_rdf.languages import Language
    from undocs_rdf.masthead import Masthead

_LETTER = re.compile(r"([A-Z])(?:\.?\s+(\S.*))?")
_LETTERS_OF_NUMBER = re.compile(r"(?<=\d)\s*[A-Z](?:(?:, [A-Z])* and [A-Z]|[–-][A-Z])?$")
_LINES_TO_FORMULA = 3
_LONGEST_HEAD_LINE = 200
_NUMERALS = "IVXLCDM"
_LETTER_BEHIND_TITLE = re.compile(r"\s([B-Z])$")


class Act(NamedTuple):
    """The units of one act of a source, and whether they are only a part of it."""

    units: Sequence[Unit]
    is_fragment: bool = False


def split_acts(units: Sequence[Unit], language: Language) -> list[Act]:
    """Return the units of each act, where a source prints several below one another.

    A page of old records holds the end of one resolution, whole ones, and the beginning of the
    next. Each begins with the line of its number and title; its formula stands right below, or
    the foot of the one before right above.

    Args:
        units: The running text of a source.
        language: Whose formula opens a resolution.
    """
    heads = _heads(units, language)
    if not heads:
        return [Act(units)]
    above = units[: heads[0]]
    is_fragment = _ends_an_act(above, language)
    if not is_fragment and len(above) <= LONGEST_MASTHEAD:
        heads[0] = 0
    bounds = [*heads, len(units)]
    acts = [Act(units[start:end]) for start, end in pairwise(bounds)]
    return [Act(above, is_fragment), *acts] if heads[0] else acts


def of_one_organ(mastheads: Sequence[Masthead]) -> None:
    """Give the acts of a source that print no organ the one that all others name.

    The records of a session are those of one organ; a declaration that it adopted may stand in
    them without its formula.

    Args:
        mastheads: Those of the acts, filled in place.
    """
    organs = {head.organ for head in mastheads if head.number and head.organ}
    if len(organs) != 1:
        return
    for head in mastheads:
        if head.number and not head.organ:
            head.organ = next(iter(organs))
            head.read_number()


def _heads(units: Sequence[Unit], language: Language) -> list[int]:
    """Return where the lines stand with which acts begin."""
    formula = language.pattern("masthead.formula")
    named = ("numbered_title", "council_act", "council_number")
    heads = [language.pattern(f"masthead.{name}") for name in named]
    opened = [bool(formula.fullmatch(unit.text.content)) for unit in units]
    return [
        index
        for index, unit in enumerate(units)
        if any(head.fullmatch(unit.text.content) for head in heads)
        and (
            any(opened[index + 1 : index + 1 + _LINES_TO_FORMULA])
            or (index and Foot().read(units[index - 1], language))
        )
    ]


def _ends_an_act(units: Sequence[Unit], language: Language) -> bool:
    """Tell whether what stands above the first head is the end of an act, and not a masthead."""
    contents = [unit.text.content for unit in units]
    distribution = language.pattern("masthead.distribution")
    adopted = language.pattern("masthead.adopted")
    short = [content for content in contents if len(content) <= _LONGEST_HEAD_LINE]
    if any(distribution.search(line) or adopted.fullmatch(line) for line in short):
        return False
    if any("/" in line and try_symbol(line) for line in short):
        return False
    labelled = any(label and label.end() < len(c) for c in contents if (label := LABEL.match(c)))
    meeting, adoption = language.pattern("foot.meeting"), language.pattern("foot.adoption")
    head = language.pattern("masthead.adopted_at_meeting")
    return labelled or any(
        meeting.match(content) or (adoption.fullmatch(content) and not head.fullmatch(content))
        for content in contents
    )


def split_series(
    masthead: Masthead, units: Sequence[Unit], language: Language
) -> list[tuple[Masthead, tuple[Unit, ...]]]:
    """Return each document of a series with its masthead; the one given where there is none.

    Args:
        masthead: The head that they share.
        units: All that stands below it.
        language: Whose formula opens a resolution.
    """
    starts = _letters(masthead, units)
    if not starts:
        return [(_letter_behind_title(masthead), tuple(units))]
    found = []
    formula = language.pattern("masthead.formula")
    for start, end in zip(starts, [*starts[1:], len(units)], strict=True):
        match = _LETTER.fullmatch(units[start].text.content)
        assert match  # `_letters` found it so
        head = _lettered(masthead, match[1])
        body = start + 1
        if body < end and formula.fullmatch(units[body].text.content):
            body += 1
            head.has_formula = True
        head.units = [*masthead.units, *units[start:body]]
        found.append((head, tuple(units[body:end])))
    return found


def _lettered(masthead: Masthead, letter: str) -> Masthead:
    head = copy(masthead)
    number = _LETTERS_OF_NUMBER.sub("", masthead.number or "")
    decision = head.kind is DocumentKind.DECISION
    head.symbol = resolution_symbol(head.organ, f"{number} {letter}", decision=decision)
    return head


def _letter_behind_title(masthead: Masthead) -> Masthead:
    """Return the masthead with its letter, where that ran into the title before a note mark.

    The note says that the earlier text "becomes resolution 74/254 A".
    """
    title = masthead.title or ""
    match = _LETTER_BEHIND_TITLE.search(title)
    line = next((unit for unit in masthead.units if unit.text.content.endswith(title)), None)
    if not match or not title or line is None:
        return masthead
    if not any(mark.at >= len(line.text.content) for mark in line.text.marks):
        return masthead
    head = _lettered(masthead, match[1])
    head.title = title[: match.start()]
    return head


def _letters(masthead: Masthead, units: Sequence[Unit]) -> list[int]:
    """Return where the letters stand that begin a text, if one stands right below the title."""
    numbered = masthead.kind.is_adopted and masthead.number
    if not units or not (numbered or masthead.kind.is_proposal):
        return []
    starts: list[int] = []
    letter = ""
    for index, unit in enumerate(units):
        match = _LETTER.fullmatch(unit.text.content) if _is_heading(unit) else None
        if index == 0:
            if not match or (match[1] != "A" and (match[2] or match[1] in _NUMERALS)):
                return []
            letter = match[1]
        if match and match[1] == letter:
            starts.append(index)
            letter = chr(ord(letter) + 1)
    return starts


def _is_heading(unit: Unit) -> bool:
    unset = unit.text.style_at(0) & Style.VERBATIM and len(unit.text.content) == 1
    return unit.kind is BlockKind.HEADING or unit.bold or bool(unset)
