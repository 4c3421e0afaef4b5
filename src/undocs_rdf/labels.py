"""The labels of paragraphs: numbers, letters and numerals, and which follows which.

UN paragraphs are numbered 1, 2, 3; their subparagraphs (a), (b), (c), under them (i), (ii),
(iii), then a, b or (1), (2). After (z) comes (aa). A label does not tell its level by itself:
(i) after (h) is a letter, after a colon a numeral.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BULLET = "–"

_TENS = ("", "x", "xx", "xxx", "xl", "l")
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
NUMERALS = tuple(ten + unit for ten in _TENS for unit in _UNITS)[1:]
_NUMERAL_VALUES = {numeral: value for value, numeral in enumerate(NUMERALS, start=1)}
_DEEPEST = 6
"""Levels below a paragraph: the UN numbers four, and bullets may stand below them."""

_FIRST = frozenset({"a", "i", "1", BULLET})


def follows(before: str, label: str) -> bool:
    """Tell whether a label is the next after another of the same row.

    Args:
        before: The earlier label, without brackets: "a", "iv", "2".
        label: The later one.
    """
    if BULLET in (before, label):
        return before == label
    if before.isdigit() or label.isdigit():
        return before.isdigit() and label.isdigit() and int(label) == int(before) + 1
    first, then = _NUMERAL_VALUES.get(before), _NUMERAL_VALUES.get(label)
    if first and then and then == first + 1:
        return True
    if (before, label) == ("z", "aa"):
        return True
    alike = len(before) == len(label) and len(set(before)) == len(set(label)) == 1
    return alike and ord(label[0]) == ord(before[0]) + 1


def place_label(path: Sequence[str], label: str, before: str) -> tuple[str, ...]:
    """Return the path of a subparagraph, as a reader would find its level.

    Args:
        path: The labels of the subparagraph before it, outermost first; empty if there is none.
        label: Its own label, without brackets.
        before: The words before it: a colon at their end opens a level.
    """
    first = label in _FIRST
    deeper = (*path[: _DEEPEST - 1], label)
    again = label == BULLET and path[-1:] == (BULLET,)
    if first and not again and before.endswith((":", "–", "—")):
        return deeper
    for depth in range(len(path), 0, -1):
        if follows(path[depth - 1], label):
            return (*path[: depth - 1], label)
    if first or not path:
        return deeper
    for depth in range(len(path), 0, -1):
        if _row(path[depth - 1]) == _row(label):
            return (*path[: depth - 1], label)
    return (*path[:-1], label)


def _row(label: str) -> str:
    if label.isdigit():
        return "digit"
    return "letter" if len(set(label)) == 1 and label not in ("ii", "iii") else "numeral"


def written(path: Sequence[str]) -> str:
    """Return a path as delegates write it: "(a)(i)"."""
    return "".join(f"({label})" for label in path)
