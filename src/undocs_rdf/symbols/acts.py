"""From the printed number of a resolution or decision to its symbol.

How acts were numbered: the General Assembly counted all its resolutions in one row with the
session in roman behind until the thirtieth session (1975), from the thirty-first by session;
special sessions were roman to the seventh, emergency special ones to the fifth. The Economic
and Social Council went from roman sessions to years in 1978. The Security Council adds the
year. (Dag Hammarskjöld Library, research.un.org/en/docs/symbols and .../resolutions.)
"""

from __future__ import annotations

import re

from undocs_rdf.symbols.anatomy import session_number
from undocs_rdf.symbols.grammar import load_grammar, plain
from undocs_rdf.symbols.numerals import roman_to_int
from undocs_rdf.symbols.symbol import Symbol, try_symbol

_BY_SESSION = re.compile(r"((?:ES-|S-)?\d{1,4})/(\d{1,4})(?: ?([A-Z]))?")
_IN_BRACKETS = re.compile(r"(\d{1,4})(?: ?([A-Z]))? ?\(([A-Z\d-]+)\)(?: ?([A-Z]))?")
_LETTERS = re.compile(r" ?([A-Z])(?:(?: ?- ?| to )([A-Z]))?$")

LAST_ROMAN_SESSION = {"A": 30, "E": 63}
LAST_ROMAN_SPECIAL = {"S": 7, "ES": 5}
FIRST_YEAR = {"S": 1946, "E": 1978}


def resolution_symbol(body: str, printed: str, *, decision: bool = False) -> Symbol | None:
    """Return the symbol of an act by its printed number.

    Args:
        body: Who adopted it: "A", "S", "E", "A/HRC", "UNEP/EA".
        printed: Its number: "74/28", "54/237 C", "2532 (2020)", "217 (III) A", "ES-11/1". A list
            of part letters names several acts: see `expand_letters`.
        decision: Whether it is a decision.

    Returns:
        None if the number is not one that the body gives.
    """
    text = plain(printed)
    if text[:1].isalpha() and "/RES/" in text.upper():
        symbol = try_symbol(text)
        return symbol if symbol is not None and symbol.body == body else None
    series = "DEC" if decision else "RES"
    by_session = _BY_SESSION.fullmatch(text)
    if by_session is not None:
        return _by_session(body, by_session, series)
    in_brackets = _IN_BRACKETS.fullmatch(text)
    if in_brackets is not None:
        return _in_brackets(body, in_brackets, series)
    return None


def _by_session(body: str, match: re.Match[str], series: str) -> Symbol | None:
    session, number, letter = match[1], match[2], match[3] or ""
    if not _is_session_in_arabic(body, session):
        return None
    acts = load_grammar().acts.get(body)
    if acts is not None:
        template = acts.get("decision" if series == "DEC" else "resolution")
        return try_symbol(template.format(session=session, number=number)) if template else None
    if body not in {"A", "E", "A/HRC"}:
        return None
    return try_symbol(f"{body}/{series}/{session}/{number}{letter}")


def _is_session_in_arabic(body: str, session: str) -> bool:
    kind, _, count = session.rpartition("-")
    number = int(count)
    if body == "E":
        return not kind and FIRST_YEAR["E"] <= number
    if kind:
        return body in {"A", "A/HRC"} and (body != "A" or number > LAST_ROMAN_SPECIAL[kind])
    if body == "A":
        return LAST_ROMAN_SESSION["A"] < number < 1000
    return True


def _in_brackets(body: str, match: re.Match[str], series: str) -> Symbol | None:
    number, letter, bracket = match[1], match[2] or match[4] or "", match[3]
    if body == "S":
        is_year = len(bracket) == 4 and bracket.isdecimal() and int(bracket) >= FIRST_YEAR["S"]
        return try_symbol(f"S/{series}/{number}({bracket}){letter}") if is_year else None
    last = LAST_ROMAN_SESSION.get(body)
    kind, _, roman = bracket.rpartition("-")
    value = roman_to_int(roman)
    if last is None or value is None or session_number(bracket) is None:
        return None
    if kind:
        last = LAST_ROMAN_SPECIAL.get(kind, 0) if body == "A" else 0
    return try_symbol(f"{body}/{series}/{number}({bracket}){letter}") if value <= last else None


def expand_letters(printed: str) -> tuple[str, ...]:
    """Return the single numbers that a printed number with part letters stands for.

    >>> expand_letters("74/254 A and B")
    ('74/254 A', '74/254 B')
    >>> expand_letters("78/254 A–C")
    ('78/254 A', '78/254 B', '78/254 C')
    >>> expand_letters("74/28")
    ('74/28',)
    """
    words = "|".join(load_grammar().conjunctions)
    text = plain(printed)
    pieces = re.split(rf", ?(?:(?:{words}) )?| (?:{words}) ", text)
    first = _LETTERS.search(pieces[0])
    if first is None or not all(
        re.fullmatch(r"[A-Z](?:(?: ?- ?| to )[A-Z])?", p) for p in pieces[1:]
    ):
        return (printed,)
    number = pieces[0][: first.start()]
    letters: list[str] = []
    for piece in [first[0].strip(), *pieces[1:]]:
        letters.extend(chr(code) for code in range(ord(piece[0]), ord(piece[-1]) + 1))
    return tuple(f"{number} {letter}" for letter in letters)
