"""Where symbols stand in a text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from undocs_rdf.symbols.anatomy import word_of
from undocs_rdf.symbols.grammar import is_spelled_like_a_symbol, load_grammar, plain, split_elements
from undocs_rdf.symbols.symbol import LONGEST_SYMBOL, Symbol, try_symbol

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_ROOT = 26
_LONGEST_RANGE = 200
_DASH = "[-\u2010-\u2014\u2212]"
_BLANK = "[ \u00a0\u202f]"
_ROOT = r"[A-Z][A-Za-z]*(?:\.[A-Za-z0-9]+)?(?:-[A-Z]{2,})?(?:\([0-9IVXLC]+\))?"
# Behind one of these an element is inside an address or a longer word.
_INSIDE_A_WORD = re.compile(r"[\w/@=?&%#.$\\]")
_ROOT_BEFORE_SLASH = re.compile(rf"(?:{_ROOT})\Z")
_JOINT_ROOT = re.compile(rf"{_DASH}({_ROOT})(?=/)")
_ACT = re.compile(r"/(?:RES|DEC)/|/(?:Res|RES|Dec|DEC|Decl)\.")
_CUT_SHORT = re.compile(r"[_%]|\._|/[\w_]")


class _Patterns(NamedTuple):
    tail: re.Pattern[str]
    act: re.Pattern[str]
    modifier: re.Pattern[str]


@cache
def _load_patterns() -> _Patterns:
    """Return the patterns of what follows a root, and of what may follow the number of an act."""
    grammar = load_grammar()
    by_length = sorted([*grammar.brackets, *grammar.dropped], key=len, reverse=True)
    words = "|".join(word.replace(" ", f"{_BLANK}?") for word in by_length)
    abbreviated = "|".join(sorted(grammar.words.values()))
    element = (
        rf"(?:\([IVXLC]+\)|(?:{abbreviated})\.{_BLANK}\d+"
        rf"|[A-Za-z0-9]+(?:\.(?=\()|\.[A-Za-z0-9]+|&\d+|(?<=\d){_DASH}\d+"
        rf"|(?<=[A-Z]){_DASH}(?:\d+|[IVXLC]+\b|[A-Z]+(?=/)))*)"
    )
    session = rf"\((?:\d{{1,4}}|(?:E?S{_DASH})?[IVXLC]{{1,8}})\)"
    count = rf"[IVXLC0-9]{{1,6}}[A-Z]?(?:{_BLANK}?(?:and|{_DASH}){_BLANK}?[IVXLC0-9]{{1,6}})?"
    named = rf"{_BLANK}?\((?i:{words})\.?{_BLANK}?(?:{count})?\)"
    brackets = f"(?:{session}|{named})*"
    # A blank behind a slash is where a line was broken, so not before the first number.
    # One before it stands there by mistake: "A/71/53 /Add.1".
    broken = rf"/(?:{_BLANK}(?=\d|(?:Add|Corr|Rev)\.))?|{_BLANK}/(?=(?:Add|Corr|Rev)\.\d)"
    tail = rf"/{element}{brackets}(?:(?:{broken}){element}{brackets})*"
    letters = rf"{_BLANK}?[A-Z](?:{_DASH}[A-Z])?(?![\w’'])"
    more = rf"(?<=[A-Z]){_DASH}[A-Z](?![\w/’'])"
    act = rf"(?:{letters})?{_BLANK}?{session}(?:{letters})?|{letters}|{more}"
    joiner = rf"(?:,|,?{_BLANK}(?:{'|'.join(grammar.conjunctions)})){_BLANK}"
    modifier = (
        rf"{joiner}(?:(?P<word>Add|Amend|Corr|Rev)\.{_BLANK}?)?(?P<first>\d{{1,3}})"
        rf"(?:{_DASH}(?P<last>\d{{1,3}}))?(?P<more>(?:/(?:Add|Corr|Rev)\.\d{{1,3}})*)"
        # A number without a word may be of another kind: "Add.1, 2 May", "Add.1 and 2/CP.21".
        rf"(?(word)(?![\w/])|(?=[])(,;]|\.(?!\d)|{joiner}|$))"
    )
    return _Patterns(re.compile(tail), re.compile(act), re.compile(modifier))


def find_symbols(text: str) -> Iterator[tuple[int, int, Symbol]]:
    """Yield every full symbol in a text: its start, its end and the symbol, in order.

    A joint symbol is one. The tail of an address, "and/or", "HIV/AIDS", dates, names of bodies
    ("A/C.1") and printed numbers without their organ ("74/28") are none.
    """
    slash, done = text.find("/"), 0
    while slash != -1:
        start = _root_start(text, slash, done)
        if start is not None:
            done, symbol = _read(text, start, slash)
            if symbol is not None:
                done, symbol = _read_joined(text, done, symbol)
                yield start, done, symbol
        slash = text.find("/", max(slash + 1, done))


def _root_start(text: str, slash: int, done: int) -> int | None:
    """Return where the root before a slash starts, if one stands there as a word of its own."""
    before = text[slash - 1 : slash]
    if not (before.isalnum() or before == ")"):
        return None
    root = _ROOT_BEFORE_SLASH.search(text, max(done, slash - _LONGEST_ROOT), slash)
    if root is None:
        return None
    start = root.start()
    return None if start and _INSIDE_A_WORD.match(text, start - 1) else start


def _read(text: str, start: int, slash: int) -> tuple[int, Symbol | None]:
    """Return the end of what looks like a symbol, and the symbol if it is one."""
    patterns = _load_patterns()
    tail = patterns.tail.match(text, slash)
    if tail is None:
        return slash + 1, None
    end = tail.end()
    elements = split_elements(text[start:end])
    if (
        end - start > LONGEST_SYMBOL
        or _CUT_SHORT.match(text, end)
        or not all(is_spelled_like_a_symbol(element) for element in elements)
    ):
        return end, None
    act = patterns.act.match(text, end) if _ACT.search(tail[0]) else None
    symbol = try_symbol(text[start : act.end()]) if act else None
    if act is not None and symbol is not None:
        return act.end(), symbol
    return end, try_symbol(text[start:end])


def find_modified(text: str, end: int, symbol: Symbol) -> Iterator[tuple[int, int, Symbol]]:
    """Yield the documents that a text names behind a symbol by their modifiers alone.

    "A/36/441 and Add.1", "A/1995/23 and Corr.1 and 2", "A/53/L.40/Rev.1 and Rev.1/Add.1",
    "S/4389 and Add.1–3" (each of a range has the same place).

    Args:
        text: The text.
        end: Where the symbol ends in it.
        symbol: The symbol, as `find_symbols` gives it.
    """
    word, count = "", _load_patterns().modifier
    while found := count.match(text, end):
        word = found["word"] or word
        if not word:
            return
        first, last = int(found["first"]), int(found["last"] or found["first"])
        start, end = found.start("word" if found["word"] else "first"), found.end()
        for number in range(first, min(last, first + _LONGEST_RANGE) + 1):
            modified = _modify(symbol, [f"{word}.{number}", *plain(found["more"]).split("/")[1:]])
            if modified is not None:
                yield start, end, modified


def _modify(symbol: Symbol, modifiers: list[str]) -> Symbol | None:
    """Return the document that modifiers name behind a symbol.

    They start from the symbol without its own modifier of the same word, and what comes after it.
    """
    members = []
    for member in symbol.members:
        words = [word_of(modifier) for modifier in member.modifiers]
        same = words.index(word_of(modifiers[0])) if word_of(modifiers[0]) in words else len(words)
        own = "".join(f"/{modifier}" for modifier in member.modifiers[same:])
        members.append("/".join([member.canonical.removesuffix(own), *modifiers]))
    return try_symbol("-".join(members))


def _read_joined(text: str, end: int, symbol: Symbol) -> tuple[int, Symbol]:
    """Return the end and the value of a symbol with the symbols that are joined to it."""
    while joint := _JOINT_ROOT.match(text, end):
        following_end, following = _read(text, joint.start(1), joint.end())
        together = try_symbol(f"{symbol}-{following}") if following else None
        if together is None:
            break
        end, symbol = following_end, together
    return end, symbol
