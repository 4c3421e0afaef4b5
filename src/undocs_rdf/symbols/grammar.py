"""The grammar of symbols: from what people write to the canonical elements.

What is particular (names of organs, words that are not in capitals, words in brackets) stands
in `data/symbols.toml`; here is how a symbol is built.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from undocs_rdf.resources import resource_folder
from undocs_rdf.symbols.numerals import roman_to_int

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"), "")
_BRACKET = re.compile(r"\(([^()/]{1,40})\)")
_ELEMENT = re.compile(
    r"[A-Za-z0-9]+(?:[.&-][A-Za-z0-9]+)*\.?(?:\([^()/]{1,40}\))*(?:[A-Za-z](?:-[A-Za-z])?)?"
    r"|\([IVXLC]+\)"  # a session of a body that put it in an element of its own
)
_LETTER_BEFORE_SESSION = re.compile(r"^(\d+)([A-Za-z](?:-[A-Za-z])?)(\([^()]+\))$")
_SPECIAL_SESSION = re.compile(r"(ES|S)-(\d+|[IVXLC]+)", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
_COUNT = re.compile(r"(?:[IVXLC]+|\d+[A-Z]?)(?:(?: AND |-|, ?)(?:[IVXLC]+|\d+[A-Z]?))?")
_RUN_TOGETHER = re.compile(r"(?<=[IVXLC\d]) ?AND ?(?=[IVXLC\d])")


@dataclass(frozen=True)
class Numbering:
    """How a body numbers its resolutions and decisions.

    Attributes:
        roman: The last session that stands in roman behind a number that runs on; 0 if none.
        roman_special: Likewise for each kind of special session ("S", "ES").
        first: The lowest session or year before a slash.
        last: The highest; 0 where no act is numbered so.
        special: The kinds of special sessions that can stand before a slash.
        year: The first year that can stand in brackets behind a number; 0 if none.
        templates: The symbol by its series, "RES" or "DEC"; "" where such an act has none.
    """

    roman: int
    roman_special: dict[str, int]
    first: int
    last: int
    special: tuple[str, ...]
    year: int
    templates: dict[str, str]


@dataclass(frozen=True)
class Grammar:
    """What is particular to symbols, as `data/symbols.toml` has it.

    Attributes:
        roots: What a symbol may begin with, elements joined by "/".
        words: The canonical spelling of an element's word, by its lower-case form.
        brackets: What stands before the number in brackets, by the word in lower case.
        dropped: Words in brackets that name a printed edition, not a document.
        kinds: What a word of an element tells of the document's kind.
        series: Words that begin a series within a body.
        numbered_by_session: Words whose number is that of a session.
        modifiers: Words of elements that modify the document before them.
        without_sessions: Roots of bodies that have no sessions.
        conjunctions: Words that join part letters.
        ranges: Words between the first and the last part letter.
        numbering: By body, how it numbers its acts.
    """

    roots: frozenset[str]
    words: dict[str, str]
    brackets: dict[str, str]
    dropped: frozenset[str]
    kinds: dict[str, str]
    series: frozenset[str]
    numbered_by_session: frozenset[str]
    modifiers: frozenset[str]
    without_sessions: frozenset[str]
    conjunctions: tuple[str, ...]
    ranges: tuple[str, ...]
    numbering: dict[str, Numbering]


@cache
def load_grammar() -> Grammar:
    """Return the grammar that ships with the package."""
    path = resource_folder("data") / "symbols.toml"
    data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    brackets = dict(data["brackets"])
    structure = data["structure"]
    return Grammar(
        roots=frozenset(root for group in data["roots"].values() for root in group),
        dropped=frozenset(brackets.pop("dropped")),
        words=data["words"],
        brackets=brackets,
        kinds=data["kinds"],
        series=frozenset(structure["series"]),
        numbered_by_session=frozenset(structure["numbered_by_session"]),
        modifiers=frozenset(structure["modifiers"]),
        without_sessions=frozenset(structure["without_sessions"]),
        conjunctions=tuple(structure["conjunctions"]),
        ranges=tuple(structure["ranges"]),
        numbering={body: _numbering(body, table) for body, table in data["numbering"].items()},
    )


def _numbering(body: str, table: dict[str, Any]) -> Numbering:
    first, last = table.get("arabic", (0, 0))
    usual = f"{body}/{{series}}/{{session}}/{{number}}"
    return Numbering(
        roman=table.get("roman", 0),
        roman_special=table.get("roman_special", {}),
        first=first,
        last=last,
        special=tuple(table.get("special", ())),
        year=table.get("year", 0),
        templates={
            "RES": table.get("resolution", usual),
            "DEC": table.get("decision", usual),
        },
    )


def plain(text: str) -> str:
    """Return the text with ordinary hyphens and single blanks, and nothing invisible."""
    return " ".join(text.translate(_INVISIBLE).translate(_DASHES).split())


def split_elements(symbol: str) -> list[str]:
    """Return the elements of a symbol; a slash never stands inside brackets."""
    return symbol.split("/")


def canonical_element(element: str) -> str:
    """Return the canonical spelling of one element, blanks outside brackets removed.

    Raises:
        ValueError: It is not an element of a symbol.
    """
    if element.isascii() and (element.isdecimal() or (element.isupper() and len(element) == 1)):
        return element
    reordered = _LETTER_BEFORE_SESSION.sub(r"\1\3\2", element)
    if not _ELEMENT.fullmatch(reordered):
        raise ValueError(f"“{element}” is not an element of a symbol")
    head, bracket, tail = reordered.partition("(")
    letters = ""
    if bracket and not tail.endswith(")"):
        tail, _, letters = tail.rpartition(")")
        tail += ")"
    special = _SPECIAL_SESSION.fullmatch(head)
    spelled = head.upper() if special else _canonical_words(head)
    return spelled + _BRACKET.sub(_canonical_bracket, bracket + tail) + letters


def _canonical_words(head: str) -> str:
    words = load_grammar().words
    is_lower = head == head.lower()

    def spell(match: re.Match[str]) -> str:
        word = match[0]
        known = words.get(word.lower())
        if known is None:
            return word.upper() if is_lower else word
        # A series of acts is "RES"; only with the number behind a stop it is "Res.14".
        has_stop = head[match.end() : match.end() + 1] == "."
        return known if has_stop or known not in {"Res", "Dec"} else known.upper()

    return _WORD.sub(spell, head)


def _canonical_bracket(match: re.Match[str]) -> str:
    grammar = load_grammar()
    content = " ".join(match[1].split())
    upper = content.upper()
    if content.isdecimal() or roman_to_int(upper) or _SPECIAL_SESSION.fullmatch(content):
        return f"({upper})"
    folded = content.lower()
    if folded.strip(".") in grammar.dropped:
        return ""
    for word in sorted(grammar.brackets, key=len, reverse=True):
        # Links run the words together: "(PartII)", "(Planoutline)".
        pattern = word.replace(" ", " ?")
        found = re.fullmatch(rf"({pattern})\.? ?(.*)", folded)
        if found is None:
            continue
        spelled = grammar.brackets[word]
        count = _RUN_TOGETHER.sub(" AND ", found[2].upper())
        if not count and (spelled in {"", "Resumption "}):
            return f"({word.capitalize()})"
        if spelled and _COUNT.fullmatch(count):
            return f"({spelled}{count.replace(' AND ', ' and ')})"
    raise ValueError(f"“({content})” is no part, volume, section, session or year")


def is_spelled_like_a_symbol(element: str) -> bool:
    """Whether the words of an element are in capitals or known: "PRST", "Rev.1", not "Centre"."""
    if element.isupper() or element.isdecimal():
        return True
    head = element.partition("(")[0]
    words = load_grammar().words
    return all(
        word.isupper() or word.isdecimal() or words.get(word.lower()) == word or "." in head
        for word in _WORD.findall(head)
    )
