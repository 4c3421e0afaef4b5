"""From the printed number of a resolution or decision to its symbol.

How acts were numbered: the General Assembly counted all its resolutions in one row with the
session in roman behind until the thirtieth session (1975), from the thirty-first by session;
special sessions were roman to the seventh, emergency special ones to the fifth. The Economic
and Social Council went from roman sessions to years in 1978. The Security Council adds the
year. (Dag Hammarskjöld Library, research.un.org/en/docs/resolutions; the figures stand in
`data/symbols.toml`.)
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from undocs_rdf.symbols.grammar import Numbering, load_grammar, plain
from undocs_rdf.symbols.numerals import roman_to_int
from undocs_rdf.symbols.symbol import Symbol, try_symbol

_BY_SESSION = re.compile(r"((?:ES-|S-)?[1-9]\d{0,3})/([1-9]\d{0,3})(?: ?([A-Z]))?", re.ASCII)
_IN_BRACKETS = re.compile(
    r"([1-9]\d{0,3})(?: ?([A-Z]))? ?\(([A-Z\d-]{1,9})\)(?: ?([A-Z]))?", re.ASCII
)
_BRACKET_BEHIND = re.compile(r" ?(\([A-Z\d-]{1,9}\))$")


class _LetterPatterns(NamedTuple):
    joiner: re.Pattern[str]
    letters: re.Pattern[str]
    numbered: re.Pattern[str]


@cache
def _letter_patterns() -> _LetterPatterns:
    """Return the patterns of what joins part letters, of letters, and of a number with them."""
    grammar = load_grammar()
    conjunctions, ranges = "|".join(grammar.conjunctions), "|".join(grammar.ranges)
    letters = rf"[A-Z](?:(?: ?- ?| (?:{ranges}) )[A-Z])?"
    return _LetterPatterns(
        re.compile(rf", ?(?:(?:{conjunctions}) )?| (?:{conjunctions}) "),
        re.compile(letters),
        re.compile(rf"(\d+(?:/\d+|(?= ))(?: ?\([A-Z\d-]{{1,9}}\))?|[ES]+-\d+/\d+) ?({letters})"),
    )


@lru_cache(maxsize=4096)
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
    series = "DEC" if decision else "RES"
    if text.upper().startswith(f"{body}/{series}/"):
        return try_symbol(text)
    numbering = load_grammar().numbering.get(body)
    if numbering is None:
        return None
    by_session = _BY_SESSION.fullmatch(text)
    if by_session is not None:
        return _by_session(numbering, by_session, series)
    in_brackets = _IN_BRACKETS.fullmatch(text)
    if in_brackets is not None and _is_bracket_of(numbering, in_brackets[3]):
        number, letter = in_brackets[1], in_brackets[2] or in_brackets[4] or ""
        return Symbol(f"{body}/{series}/{number}({in_brackets[3]}){letter}")
    return None


def _by_session(numbering: Numbering, match: re.Match[str], series: str) -> Symbol | None:
    session, number, letter = match[1], match[2], match[3] or ""
    kind, _, count = session.rpartition("-")
    if kind:
        is_numbered_so = kind in numbering.special and int(count) > numbering.roman_special.get(
            kind, 0
        )
    else:
        is_numbered_so = numbering.first <= int(count) <= numbering.last
    template = numbering.templates[series]
    if not is_numbered_so or not template:
        return None
    return Symbol(template.format(series=series, session=session, number=number) + letter)


def _is_bracket_of(numbering: Numbering, bracket: str) -> bool:
    """Whether a body puts this year or session behind the numbers of its acts."""
    if bracket.isdecimal():
        return len(bracket) == 4 and 0 < numbering.year <= int(bracket)
    kind, _, roman = bracket.rpartition("-")
    value = roman_to_int(roman)
    last = numbering.roman_special.get(kind, 0) if kind else numbering.roman
    return value is not None and value <= last


def expand_letters(printed: str) -> tuple[str, ...]:
    """Return the single numbers that a printed number with part letters stands for.

    >>> expand_letters("74/254 A and B")
    ('74/254 A', '74/254 B')
    >>> expand_letters("78/254 A–C")
    ('78/254 A', '78/254 B', '78/254 C')
    >>> expand_letters("2603 A and B (XXIV)")
    ('2603 (XXIV) A', '2603 (XXIV) B')
    >>> expand_letters("74/28")
    ('74/28',)
    """
    patterns = _letter_patterns()
    text = plain(printed)
    behind = _BRACKET_BEHIND.search(text)
    first, *others = patterns.joiner.split(text[: behind.start()] if behind else text)
    numbered = patterns.numbered.fullmatch(first)
    if numbered is None or not all(patterns.letters.fullmatch(other) for other in others):
        return (printed,)
    number = f"{numbered[1]} {behind[1]}" if behind else numbered[1]
    return tuple(
        f"{number} {chr(code)}"
        for piece in [numbered[2], *others]
        for code in range(ord(piece[0]), ord(piece[-1]) + 1)
    )
