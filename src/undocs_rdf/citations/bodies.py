"""Whose act a number is: the body that is named, or meant by "its", and what its form allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from undocs_rdf.citations.context import CitingContext
    from undocs_rdf.citations.numbers import PrintedNumber
    from undocs_rdf.citations.words import ActWords

FIRST_ARABIC_SESSION = 31
"""The Assembly numbers its sessions in arabic numerals from the thirty-first (1976)."""

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


class BodyReference(NamedTuple):
    """What is said of the body before a number.

    Attributes:
        symbols: The bodies it may be, the likeliest first; empty if it has no known acts.
        named: Whether the text names it; else it follows from who speaks.
        own: Whether it is who speaks, by "its".
    """

    symbols: tuple[str, ...]
    named: bool
    own: bool = False


def listed_body(name: str, words: ActWords, first_word_opens: bool) -> tuple[str, ...]:
    """Return what the name of a body may mean, () for a body that is not listed.

    A longer listed name is found at the end of what was matched ("United Nations Security
    Council"); a name of one word only where no other part of a name stands before it.
    """
    known = words.bodies.symbols
    if name in known:
        return known[name]
    rest, before = name, ""
    while " " in rest:
        before, rest = rest.split(" ", 1)
        if rest in known and (" " in rest or first_word_opens or before.islower()):
            return known[rest]
        first_word_opens = False
    return ()


def fits(body: str, number: PrintedNumber, date: str | None, context: CitingContext) -> bool:
    """Tell whether a body can have an act of that number, on that date, before the citing text.

    Args:
        body: The symbol of the body.
        number: The printed number.
        date: The printed date of the act, ISO 8601, None if none is printed.
        context: The citing text: what it cites is not of a later year.
    """
    if body not in _FORM_BODIES.get(number.form, ()) or not _is_in_range(body, number):
        return False
    first, last = _period(body, number)
    if not first:
        return True
    if context.year is not None and int(first[:4]) > context.year:
        return False
    return date is None or first <= date <= last


def _is_in_range(body: str, number: PrintedNumber) -> bool:
    session = number.session
    if session is None:
        return True
    if body == "A" and number.form == "sessional":
        return session >= FIRST_ARABIC_SESSION
    if body == "A" and number.form == "roman":
        return session < FIRST_ARABIC_SESSION
    if body == "UNEP/EA":
        return 0 < session <= _ENVIRONMENT_ASSEMBLY_SESSIONS
    return session > 0


def _period(body: str, number: PrintedNumber) -> tuple[str, str]:
    """Return the first and the last day on which a body can adopt an act of that number."""
    session = number.session
    if session is None:
        return "", ""
    if number.form == "yearly":
        # a session of the Economic and Social Council may begin in July of the year before
        return f"{session - 1:04}-07-01", f"{session:04}-12-31"
    if number.form == "council":
        return f"{session:04}-01-01", f"{session:04}-12-31"
    if number.form == "sessional" and body == "A":
        return f"{1945 + session:04}-09-01", f"{1946 + session:04}-09-30"
    if number.form == "sessional" and body == "A/HRC":
        # three regular sessions a year since June 2006
        year = 2006 + (session - 1) // 3
        return f"{year:04}-01-01", f"{year:04}-12-31"
    return "", ""
