"""Resolutions and decisions that are printed in series under one number: A, B, C.

The number and the title stand once; each text begins with its letter on a line of its own,
which may carry a title. Each is a document with a symbol of its own (A/RES/74/92A).
"""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING

from undocs_rdf.model import DocumentKind
from undocs_rdf.symbols import resolution_symbol
from undocs_rdf.text import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.flow import Unit
    from undocs_rdf.languages import Language
    from undocs_rdf.masthead import Masthead

_LETTER = re.compile(r"([A-Z])(?:\s+(\S.*))?")
_LETTERS_OF_NUMBER = re.compile(r"(?<=\d)\s*[A-Z](?:(?:, [A-Z])* and [A-Z]|[–-][A-Z])?$")


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
        return [(masthead, tuple(units))]
    number = _LETTERS_OF_NUMBER.sub("", masthead.number or "")
    found = []
    for start, end in zip(starts, [*starts[1:], len(units)], strict=True):
        match = _LETTER.fullmatch(units[start].text.content)
        assert match  # `_letters` found it so
        head = copy(masthead)
        decision = head.kind is DocumentKind.DECISION
        head.symbol = resolution_symbol(head.organ, f"{number} {match[1]}", decision=decision)
        head.title = match[2] or head.title
        body = start + 1
        formula = language.pattern("masthead.formula")
        if body < end and formula.fullmatch(units[body].text.content):
            body += 1
        head.units = [*masthead.units, *units[start:body]]
        found.append((head, tuple(units[body:end])))
    return found


def _letters(masthead: Masthead, units: Sequence[Unit]) -> list[int]:
    """Return where the letters A, B, C … stand, if the first text begins with A."""
    if not masthead.kind.is_adopted or not masthead.number or not units:
        return []
    starts: list[int] = []
    for index, unit in enumerate(units):
        match = _LETTER.fullmatch(unit.text.content) if _is_heading(unit) else None
        if match and match[1] == chr(ord("A") + len(starts)):
            starts.append(index)
        elif not starts:
            return []
    return starts if len(starts) > 1 else []


def _is_heading(unit: Unit) -> bool:
    return unit.kind is BlockKind.HEADING or unit.bold
