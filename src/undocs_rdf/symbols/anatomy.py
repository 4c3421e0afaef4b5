"""What the elements of a symbol mean: its body, session, series, number and modifiers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from undocs_rdf.symbols.grammar import load_grammar
from undocs_rdf.symbols.numerals import roman_to_int

_WORD = re.compile(r"[A-Za-z]+(?:[.-][A-Za-z]+)*(?=[.&(]|$)")
_SESSION = re.compile(r"(?:(?:ES|S)-)?(?:\d{1,4}|[IVX]+)|\([IVXLC]+\)")
_SPECIAL = re.compile(r"(?:ES|S)-(?:\d+|[IVX]+)")
_WITH_SESSION = re.compile(r"(.*?)(?:\(([^()]+)\)|\.(\d+|[IVXLC]+))")
_COMMITTEE = re.compile(r"(?:AC|C|WG)\.\d+")
_NUMBERED = re.compile(r"(\d+)(?:\(([^()]+)\))?([A-Z](?:-[A-Z])?)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HAS_NUMBER = re.compile(r"\d|\([IVXLC]+\)|\.[IVXLC]+\b")

ACT_SERIES = frozenset({"RES", "DEC"})


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The parts of a symbol that is not a joint one; see the properties of `Symbol`."""

    body: str
    series: str | None
    session: str | None
    number: str | None
    part_letter: str | None
    modifiers: tuple[str, ...]


def word_of(element: str) -> str:
    """Return the word that an element begins with: "RES", "Rev" of "Rev.1"; "" without one."""
    match = _WORD.match(element)
    return match[0].split(".")[0] if match else ""


def session_number(printed: str) -> str | None:
    """Return a session in arabic: "74", "ES-11"; "III" is "3", "S-VI" is "S-6"."""
    prefix, dash, count = printed.strip("()").rpartition("-")
    if count.isdecimal():
        return printed
    value = roman_to_int(count)
    return f"{prefix}{dash}{value}" if value else None


def take_apart(elements: list[str]) -> Anatomy:
    """Return what the elements of a symbol mean."""
    grammar = load_grammar()
    rest = list(elements[1:])
    modifiers: list[str] = []
    while rest and word_of(rest[-1]) in grammar.modifiers:
        modifiers.insert(0, rest.pop())
    body, session = _with_session(elements[0])
    names = [body]
    while rest and session is None and _names_a_body(rest[0]):
        name, session = _with_session(rest.pop(0))
        names.append(name)
    series = None
    if rest and rest[0] in grammar.series:
        series = rest.pop(0)
    if session is None and len(rest) > 1 and names[0] not in grammar.without_sessions:
        session = session_number(rest[0]) if _SESSION.fullmatch(rest[0]) else None
        if session is not None:
            rest.pop(0)
    if len(rest) > 1 and session and _COMMITTEE.fullmatch(rest[0]):
        # The committees of a special session are told apart by it: A/S-10/AC.1.
        names.extend([session, rest.pop(0)])
    elif len(rest) > 1 and rest[0] in {"A", "C"}:
        # The organs of the Seabed Authority stand behind the session: ISBA/17/A/9.
        names.append(rest.pop(0))
    return _number(names, series, session, rest, modifiers)


def _names_a_body(element: str) -> bool:
    word = word_of(element)
    return (
        bool(word) and word.upper() not in load_grammar().series and not _SESSION.fullmatch(element)
    )


def _with_session(element: str) -> tuple[str, str | None]:
    """Return a body's element without the session that it carries, and that session."""
    match = _WITH_SESSION.fullmatch(element)
    if match is None:
        return element, None
    name, count = match[1], match[2] or match[3]
    is_session = (
        match[2] is not None
        or not count.isdecimal()
        or name in load_grammar().numbered_by_session
        or _YEAR.fullmatch(count) is not None
    )
    session = session_number(count) if is_session else None
    return (name, session) if session is not None else (element, None)


def _number(
    names: list[str],
    series: str | None,
    session: str | None,
    rest: list[str],
    modifiers: list[str],
) -> Anatomy:
    body, number, letter = "/".join(names), "/".join(rest) or None, None
    if number is not None and (_SPECIAL.fullmatch(number) or not _HAS_NUMBER.search(number)):
        number = None
    is_act = bool(rest) and series in ACT_SERIES
    if is_act and not (_SESSION.fullmatch(rest[0]) or rest[0][0].isdecimal()):
        number = None
    last = _NUMBERED.fullmatch(rest[-1]) if is_act and number else None
    if last is not None:
        in_brackets, letter = last[2], last[3]
        number = "/".join([*rest[:-1], last[1]])
        if in_brackets and not _YEAR.fullmatch(in_brackets):
            session = session_number(in_brackets)
    return Anatomy(body, series, session, number, letter, tuple(modifiers))
