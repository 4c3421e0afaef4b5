"""Whose act a number is: the body that is named, or meant by "its", and what its form allows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from undocs_rdf.citations.context import CitingContext
    from undocs_rdf.citations.numbers import PrintedNumber
    from undocs_rdf.citations.words import ActWords

FIRST_ARABIC_SESSION = 31
"""The Assembly numbers its sessions in arabic numerals from the thirty-first (1976)."""

LAST_COUNCIL_OF_THE_COMMISSION = 2006
"""The Commission on Human Rights held its last session in 2006."""

_ENVIRONMENT_ASSEMBLY_SESSIONS = 12
_SPECIAL_COUNCIL_SESSIONS = 60
_FORM_BODIES = {
    "council": ("S",),
    "yearly": ("E", "E/CN.4"),
    "special": ("A", "A/HRC"),
    "emergency": ("A",),
    "roman": ("A", "E", "E/CN.4", "T"),
    "sessional": ("A", "A/HRC", "UNEP/EA"),
}
FALLBACK = ("A", "S", "E", "A/HRC")


@dataclass(frozen=True, slots=True)
class BodyReference:
    """What is said of the body before a number.

    Attributes:
        symbols: The bodies it may be, the likeliest first; empty if it has no known acts.
        named: Whether the text names it; else it follows from who speaks.
    """

    symbols: tuple[str, ...]
    named: bool


def listed_body(name: str, words: ActWords, first_word_opens: bool) -> tuple[str, ...]:
    """Return what the name of a body may mean, () for a body that is not listed.

    A longer listed name is found at the end of what was matched ("United Nations Security
    Council"); a name of one word only where no other part of a name stands before it.
    """
    known = words.bodies.symbols
    if name in known:
        return known[name]
    rest = name
    while " " in rest:
        rest = rest.split(" ", 1)[1]
        if rest in known and (" " in rest or first_word_opens):
            return known[rest]
        first_word_opens = False
    return ()


def fits(body: str, number: PrintedNumber, date: str | None, context: CitingContext) -> bool:
    """Tell whether a body can have an act of that number, on that date, before the citing text."""
    if body not in _FORM_BODIES.get(number.form, ()):
        return False
    latest = context.year
    year = int(date[:4]) if date else None
    first, last = _years(body, number)
    if first is None or last is None:
        return number.session is None or _is_in_range(body, number)
    if latest is not None and first > latest:
        return False
    return _is_in_range(body, number) and (year is None or first <= year <= last)


def _is_in_range(body: str, number: PrintedNumber) -> bool:
    session = number.session or 0
    if body == "A" and number.form == "sessional":
        return session >= FIRST_ARABIC_SESSION
    if body == "A" and number.form == "roman":
        return session < FIRST_ARABIC_SESSION
    if body == "UNEP/EA":
        return 0 < session <= _ENVIRONMENT_ASSEMBLY_SESSIONS
    return session > 0


def _years(body: str, number: PrintedNumber) -> tuple[int | None, int | None]:
    """Return the first and the last year in which a body can adopt an act of that number."""
    session = number.session
    if session is None:
        return None, None
    if number.form == "yearly":
        return session - 1, session
    if number.form == "council":
        return session, session
    if number.form == "sessional" and body == "A":
        return 1945 + session, 1946 + session
    if number.form == "sessional" and body == "A/HRC":
        # three regular sessions a year since June 2006
        return 2005 + (session - 1) // 3, 2007 + (session - 1) // 3
    return None, None
