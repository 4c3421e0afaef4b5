"""Documents named by their symbols, and where in a text no name may be looked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from undocs_rdf.citations.dates import iso_date
from undocs_rdf.citations.mentions import Mention
from undocs_rdf.symbols import find_symbols, try_symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from undocs_rdf.citations.words import ActWords, DateWords
    from undocs_rdf.symbols import Symbol

_QUOTATION = re.compile(r"“[^“”]{1,400}”")
_RECORDS = re.compile(r"(.*/(?:SR|PV)\.)(\d+)-(\d+)")
_LONGEST_RANGE = 60
_VERSUS = " v. "
_BEFORE = 220


def name_documents(content: str, words: DateWords) -> list[Mention]:
    """Return the documents that a text names by symbol, in order."""
    found: list[Mention] = []
    if "/" not in content:
        return found
    for start, end, symbol in find_symbols(content):
        mention = Mention(start, end, start, end, "document", symbol)
        mention = _with_volume(content, mention, symbol, words)
        date = words.behind.match(content, mention.tail)
        if date is not None:
            mention = mention._replace(date=iso_date(date, words), tail=date.end())
        elif content[start - 1 : start] == "(":
            base = max(start - _BEFORE, 0)
            before = words.before.search(content, base, start) or words.before_noun.search(
                content, base, start
            )
            mention = mention._replace(date=iso_date(before, words)) if before else mention
        found.extend(_single(mention, symbol))
    return found


def _with_volume(content: str, mention: Mention, symbol: Symbol, words: DateWords) -> Mention:
    """Return the mention with the volume behind its bracket: "(A/74/49), vol. I"."""
    volume = words.volume.match(content, mention.end)
    if volume is None:
        return mention
    whole = try_symbol(f"{symbol.canonical} (Vol. {volume['volume']})")
    return mention._replace(cited=whole, tail=volume.end()) if whole else mention


def _single(mention: Mention, symbol: Symbol) -> Iterator[Mention]:
    """Yield a mention for each meeting of a range of records: "A/C.6/56/SR.11–13"."""
    records = _RECORDS.fullmatch(symbol.canonical)
    first, last = (int(records[2]), int(records[3])) if records else (0, 0)
    if records is None or not first < last < first + _LONGEST_RANGE:
        yield mention
        return
    for number in range(first, last + 1):
        yield mention._replace(cited=try_symbol(f"{records[1]}{number}"))


def free_places(content: str, taken: Sequence[Mention], words: ActWords) -> list[bool]:
    """Return for each character whether the name of an act may stand there.

    None stands inside a symbol, nor inside a quoted title or that of a case: "the item entitled
    “Follow-up to resolution 70/1”" names an item. Words quoted from a text do name what they name.
    """
    titles = list(_titles(content, words)) if "“" in content else []
    if _VERSUS in content:
        titles.extend(case.span("title") for case in words.case.finditer(content))
    if not titles and not taken:
        return []
    free = [True] * len(content)
    for start, end in [*titles, *((mention.start, mention.end) for mention in taken)]:
        free[start:end] = [False] * (end - start)
    return free


def _titles(content: str, words: ActWords) -> Iterator[tuple[int, int]]:
    last_title = -1
    for quotation in _QUOTATION.finditer(content):
        before = content[max(quotation.start() - 40, 0) : quotation.start()]
        lead = words.title.search(before)
        goes_on = lead is not None and lead[0].startswith("”")
        if lead is not None and (not goes_on or last_title >= 0):
            last_title = quotation.end()
            yield quotation.start(), quotation.end()
