"""Instruments cited by name: charters, treaties, declarations, agendas, compacts.

A known name is found at its longest; an unknown one by how names are built: capitalised words
round a noun such as "Convention", with the small words between them. A noun alone ("the
Convention") is a short form for the instrument of that kind that the text has named.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from undocs_rdf.citations.alternatives import any_of, begins_a_word
from undocs_rdf.citations.places import Places
from undocs_rdf.citations.words import citation_table
from undocs_rdf.model import Instrument
from undocs_rdf.resources import resource_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from undocs_rdf.languages import Language

_WORD = r"(?:[A-Z][\w'-]*|\d{4}(?:-\d{4}|s)?)"
_YEAR = re.compile(r"\d{4} ")
_LONGEST_LEAD = 100


class InstrumentName(NamedTuple):
    """A name in a text.

    Attributes:
        start: Where it starts.
        end: Where it ends.
        instruments: What it names; empty for a short form.
        head: The noun that it is built on: "Convention".
        is_listed: Whether the list of instruments has the name.
        is_in_body: Whether it is part of the name of a body, a conference or a post.
    """

    start: int
    end: int
    instruments: tuple[Instrument, ...]
    head: str
    is_listed: bool
    is_in_body: bool


@dataclass(frozen=True, slots=True)
class InstrumentWords:
    """The instruments that a language knows, and how names are built in it.

    Attributes:
        hint: Words of which each name has one, to look for first.
    """

    hint: re.Pattern[str]
    listed: re.Pattern[str]
    known: dict[str, tuple[Instrument, ...]]
    folded: dict[str, tuple[Instrument, ...]]
    head: re.Pattern[str]
    lead: re.Pattern[str]
    joined_lead: re.Pattern[str]
    joint: str
    tail: re.Pattern[str]
    body_before: re.Pattern[str]
    tail_body: re.Pattern[str]
    holds: tuple[str, ...]
    body_lead: re.Pattern[str]
    body_behind: re.Pattern[str]
    described: re.Pattern[str]
    definite: re.Pattern[str]
    demonstrative: re.Pattern[str]
    called: re.Pattern[str]
    treaty_series: re.Pattern[str]
    treaty_volume: re.Pattern[str]
    body_within: re.Pattern[str]
    shared: re.Pattern[str]
    shared_joint: re.Pattern[str]
    shared_head: dict[str, str]
    indefinite: tuple[str, ...]
    own: re.Pattern[str]
    common: frozenset[str]
    never: frozenset[str]
    sentence_openings: frozenset[str]
    unnamed: dict[str, Instrument]


def _plain(content: str) -> str:
    """Return a text, as long as it was, with one kind of hyphen and of apostrophe."""
    return content.replace("‑", "-").replace("–", "-").replace("’", "'")


def slug_of(title: str) -> str:
    """Return a title as the end of an IRI: lower case, letters and digits joined by hyphens."""
    plain = unicodedata.normalize("NFKD", title.replace("’", "")).lower()
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^\w]+", "-", letters).strip("-")


@cache
def instrument_words(language: Language) -> InstrumentWords:
    """Return the instruments of a language, from `instruments.csv` and `citations.toml`."""
    table = citation_table(language)["instruments"]
    known = _known(language, table["plural"], table["either_case"])
    head = any_of(table["head"])
    heads = tuple(table["head"])
    return InstrumentWords(
        hint=re.compile(
            any_of([*heads, *(_last_word(n) for n in known if not any(h in n for h in heads))])
        ),
        listed=re.compile(rf"(?:{any_of(known)})(?![\w'-])"),
        known=known,
        folded={name.casefold(): instruments for name, instruments in known.items()},
        head=re.compile(rf"(?:{head})\b"),
        lead=re.compile(rf"(?<![\w-])(?:{_WORD} (?:of )?){{1,8}}$"),
        joint=f" {table['joined_lead']}",
        joined_lead=re.compile(
            rf"(?<=\bthe )(?:(?!(?:{table['not_in_lead']})\b){_WORD} ){{1,4}}"
            rf"{table['joined_lead']}$"
        ),
        tail=_tail(table),
        body_before=re.compile(table["body_before"]),
        tail_body=re.compile(table["tail_body"]),
        holds=tuple(table["holds"]),
        body_lead=re.compile(table["body_lead"]),
        body_behind=re.compile(table["body_behind"]),
        described=re.compile(table["described"]),
        definite=re.compile(table["definite"]),
        demonstrative=re.compile(table["demonstrative"]),
        called=re.compile(table["called"]),
        treaty_series=re.compile(table["treaty_series"]),
        treaty_volume=re.compile(table["treaty_volume"]),
        body_within=re.compile(table["body_within"]),
        shared=re.compile(
            rf"\bthe (?P<names>{_WORD}(?: {_WORD}){{0,3}}"
            rf"(?:{table['shared_joint']}{_WORD}(?: {_WORD}){{0,3}}){{0,6}}) and $"
        ),
        shared_joint=re.compile(table["shared_joint"]),
        shared_head=table["shared_head"],
        indefinite=tuple(table["indefinite"]),
        own=re.compile(table["own"]),
        common=frozenset(table["common"]),
        never=frozenset(table["never"]),
        sentence_openings=frozenset(table["sentence_openings"]),
        unnamed={head: known[_plain(title)][0] for head, title in table["unnamed"].items()},
    )


def _tail(table: dict[str, Any]) -> re.Pattern[str]:
    """Return the pattern of what stands behind the noun that a name is built on."""
    small, new_name = table["small"], table["new_name"]
    return re.compile(
        rf"(?: between(?: the)?(?:(?: of| the)* {_WORD}){{1,10}} and(?: the)? {_WORD}"
        rf"| of(?: the)?(?: {_WORD}){{1,6}} as (?:the|an?) {_WORD}"
        rf"| (?:{table['first_small']})(?: (?:{small})){{0,2}} {_WORD}| {_WORD})"
        rf"(?:(?: (?!and (?:{new_name})\b(?! {table['action']}))(?:{small})){{0,4}} {_WORD}"
        rf"|(?:, {_WORD}){{1,4}} (?:and|or) {_WORD}|: {_WORD}){{0,40}}"
    )


def _last_word(name: str) -> str:
    """Return the last word of a name that is in capitals."""
    return [word for word in name.split() if word[0].isupper()][-1]


def _known(
    language: Language, plural: dict[str, list[str]], either_case: list[str]
) -> dict[str, tuple[Instrument, ...]]:
    """Return what each listed name means, names in the plain spelling that is searched."""
    known: dict[str, tuple[Instrument, ...]] = {}
    path = resource_folder("data") / language.tag / "instruments.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            instrument = Instrument(slug_of(row["title"]), row["title"])
            for name in (row["title"], *filter(None, row["names"].split("|"))):
                known[_plain(name)] = (instrument,)
                for word in either_case:
                    known[_plain(name.replace(f" {word} ", f" {word.lower()} "))] = (instrument,)
    for name, titles in plural.items():
        known[name] = tuple(known[_plain(title)][0] for title in titles)
    return known


def find_instruments(
    content: str, words: InstrumentWords, openings: frozenset[str]
) -> Iterator[InstrumentName]:
    """Yield the names of instruments in a text, and the short forms, in order.

    Args:
        content: The text.
        words: The words of its language.
        openings: Words that open a sentence, and are in capitals for no other reason.
    """
    plain = content if content.isascii() else _plain(content)
    if not words.hint.search(plain):
        return
    listed = [
        (match.start(), match.end())
        for match in words.listed.finditer(plain)
        if begins_a_word(plain, match.start())
    ]
    built = list(_built(plain, words, openings))
    if listed and built:
        listed, built = _longest(plain, listed, built, words)
    for first, end in sorted([*listed, *built]):
        start = first
        is_in_body = _is_in_body(plain, start, end, words)
        instruments = words.known.get(plain[start:end], ()) or words.folded.get(
            plain[start:end].casefold(), ()
        )
        is_listed = bool(instruments)
        found = words.head.search(plain, start, end)
        year = _YEAR.match(plain, start) if found and not is_listed else None
        if year and found and not _is_short(plain, year.end(), end, found, words):
            start = year.end()
        head = found[0] if found else content[start:end]
        sharing = _sharing(plain, start, end, head, words) if head in words.shared_head else ()
        for begin, last, title in sharing:
            named = words.known.get(title, (Instrument(slug_of(title), title),))
            single = words.shared_head[head]
            yield InstrumentName(begin, last, named, single, title in words.known, is_in_body)
        if sharing:
            continue
        if not instruments and found and not _is_short(plain, start, end, found, words):
            title = content[start:end]
            instruments = (Instrument(slug_of(title), title),)
        yield InstrumentName(start, end, instruments, head, is_listed, is_in_body)


def _longest(
    plain: str,
    listed: list[tuple[int, int]],
    built: list[tuple[int, int]],
    words: InstrumentWords,
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return listed and built names that don't overlap.

    A built name gives way to a listed one, unless it begins before and holds it: "the Agreement
    on the Provisions of the Convention on the Law of the Sea".
    """
    held = [(first, end) for first, end in listed if plain.endswith(words.holds, 0, first)]
    within = Places(span for span in built if any(span[0] < a and b <= span[1] for a, b in held))
    listed = [span for span in listed if not within.overlap(*span)]
    taken = Places(listed)
    return listed, [span for span in built if not taken.overlap(*span)]


def _sharing(
    plain: str, start: int, end: int, head: str, words: InstrumentWords
) -> list[tuple[int, int, str]]:
    """Return the places and the titles of the names that share the noun behind the last of them.

    "The Basel, Rotterdam and Stockholm Conventions" are three.

    Args:
        plain: The text in plain spelling.
        start: Where the last name starts.
        end: Where it ends.
        head: Its noun.
        words: The words of the language.
    """
    before = words.shared.search(plain, max(start - _LONGEST_LEAD, 0), start)
    last = plain[start : end - len(head)].rstrip()
    if before is None or not last or plain[end - len(head) : end] != head:
        return []
    found: list[tuple[int, int]] = []
    at = before.start("names")
    for joint in [*words.shared_joint.finditer(plain, at, before.end("names")), None]:
        found.append((at, joint.start() if joint else before.end("names")))
        at = joint.end() if joint else at
    named = [(first, stop, plain[first:stop]) for first, stop in found] + [(start, end, last)]
    if any(all(word in words.common for word in name.split()) for *_, name in named):
        return []
    single = words.shared_head[head]
    return [(first, stop, f"{name} {single}") for first, stop, name in named]


def _is_short(
    plain: str, start: int, end: int, head: re.Match[str], words: InstrumentWords
) -> bool:
    """Tell whether what stands round a noun is too common to be a name."""
    lead = plain[start : head.start()].split()
    return head.end() == end and all(word in words.common or word.isdigit() for word in lead)


def _built(
    plain: str, words: InstrumentWords, openings: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Yield where a name stands that is built like that of an instrument."""
    done = 0
    for head in words.head.finditer(plain):
        if head.start() < done or not begins_a_word(plain, head.start()):
            continue
        lead = words.lead.search(plain, max(head.start() - _LONGEST_LEAD, done), head.start())
        start = lead.start() if lead else head.start()
        if lead and head[0] not in words.shared_head and plain.endswith(words.joint, 0, start):
            joined = words.joined_lead.search(plain, max(start - _LONGEST_LEAD, done), start)
            start = joined.start() if joined else start
        while start < head.start() and plain[start : plain.index(" ", start)] in openings:
            start = plain.index(" ", start) + 1
        tail = words.tail.match(plain, head.end())
        if tail and start == head.start() and words.tail_body.match(plain, head.end()):
            tail = None
        done = tail.end() if tail else head.end()
        name = plain[start:done]
        is_named = tail is not None or not plain.endswith(words.indefinite, 0, start)
        if not is_named or words.body_lead.search(plain, start, head.start()):
            continue
        if words.body_within.search(name) or name.split(" ", 1)[0] in words.never:
            continue
        yield start, done


def _is_in_body(plain: str, start: int, end: int, words: InstrumentWords) -> bool:
    """Tell whether a name is part of the name of a body, a conference or a post."""
    before = plain[max(start - _LONGEST_LEAD, 0) : start]
    return bool(words.body_before.search(before) or words.body_behind.match(plain[end : end + 40]))
