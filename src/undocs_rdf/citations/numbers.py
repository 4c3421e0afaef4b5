"""Numbers of resolutions and decisions as running text prints them: "74/28", "1325 (2000)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from undocs_rdf.symbols.numerals import roman_to_int

if TYPE_CHECKING:
    from collections.abc import Iterator

    from undocs_rdf.citations.words import ActWords

_HYPHEN = "[-‑–]"
# The blank before its date may be lost: "59/111of 6 December 2004".
# Its first sign stands first, for that is what a search passes over a text for.
_NUMBER = re.compile(
    rf"""[\dES](?<![\w/.–‑-].)(?:
      (?P<emergency>(?<=E)S{_HYPHEN}\s?\d{{1,2}}/\d{{1,3}})
    | (?P<special>(?<=S){_HYPHEN}(?:\d{{1,2}}|[IVXL]{{1,6}})/\d{{1,3}})
    | (?P<yearly>(?:(?<=1)9[4-9]\d|(?<=2)0\d\d)/(?!(?:19|20)\d\d)\d{{1,4}})
    | (?P<sessional>(?<=\d)\d{{0,2}}/\d{{1,3}})
    | (?P<roman>(?<=\d)\d{{0,3}}(?:\s?(?P<inner>[A-Z](?:(?:,|\sand|\sto)\s[A-Z])*))?
        \s?\((?P<romansession>(?:E?S{_HYPHEN})?[IVXLC]{{1,7}})\))
    | (?P<council>(?<=\d)\d{{0,3}}\s?\((?P<councilyear>(?:19[4-9]|20\d)\d)\))
    )(?!(?!of\s\d)[a-z\d/_]|[A-Z][\w’/])""",
    re.VERBOSE,
)
# Its year may be missing, or one that no resolution has: "2140 (2140)".
_BARE = re.compile(r"(?P<number>\d{3,4})(?:(?![\w/,]*\d|\s?\()\b|\s?\(\d{4}\))")


class PrintedNumber(NamedTuple):
    """The number of an act.

    Attributes:
        start: Where it starts in the text.
        end: Where it ends, part letters included.
        printed: Its characters without part letters that follow it.
        form: "sessional" (74/28), "yearly" (2021/10), "council" (1325 (2000)), "roman"
            (217 A (III)), "special" (S-30/1), "emergency" (ES-11/1), "bare" (1591).
        session: The session or the year that its form gives; None if none.
        letters: Part letters with their places: (("A", 7, 8),).
    """

    start: int
    end: int
    printed: str
    form: str
    session: int | None
    letters: tuple[tuple[str, int, int], ...] = ()


def find_numbers(content: str, words: ActWords) -> Iterator[PrintedNumber]:
    """Yield every number that has a form of the number of an act, from left to right."""
    for match in _NUMBER.finditer(content):
        form = match.lastgroup or ""
        printed = "".join(match[0].split()) if form in {"emergency", "special"} else match[0]
        end = match.end()
        inner = match["inner"]
        if inner and len(inner) > 1:
            start = match.start("inner")
            within = tuple(
                (letter, match.start(), end)
                for letter, *_ in _letters(content, start, start + len(inner), words)
            )
            printed = printed.replace(inner, "")
            yield PrintedNumber(match.start(), end, printed, form, _session(match, form), within)
            continue
        found: tuple[tuple[str, int, int], ...] = ()
        behind = words.letters.match(content, end)
        if behind and form != "council":
            found = tuple(_letters(content, behind.start("letters"), behind.end(), words))
            end = behind.end()
        yield PrintedNumber(match.start(), end, printed, form, _session(match, form), found)


def find_bare_number(content: str, at: int) -> PrintedNumber | None:
    """Return the number without a possible year that stands at `at`: "resolution 1591"."""
    match = _BARE.match(content, at)
    if match is None:
        return None
    return PrintedNumber(match.start(), match.end(), match["number"], "bare", None)


def _session(match: re.Match[str], form: str) -> int | None:
    if form == "roman":
        numeral = match["romansession"]
        return None if "S" in numeral else roman_to_int(numeral)
    if form == "council":
        return int(match["councilyear"])
    if form in {"yearly", "sessional"}:
        return int(match[0].split("/", 1)[0])
    return None


def _letters(content: str, start: int, end: int, words: ActWords) -> Iterator[tuple[str, int, int]]:
    """Yield the part letters of a list or a range, each with the place that names it."""
    at = start
    while at < end:
        joint = words.letter_range.match(content, at + 1)
        if joint and joint.end() < end:
            last = joint.end()
            for code in range(ord(content[at]), ord(content[last]) + 1):
                yield chr(code), at, last + 1
            at = last + 1
        else:
            yield content[at], at, at + 1
            at += 1
        while at < end and not content[at].isupper():
            at += 1
