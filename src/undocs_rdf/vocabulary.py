"""Parties by name: States, bodies and groups, with codes and names in six languages.

The tables are `data/states.csv`, `bodies.csv` and `groups.csv`; other spellings stand in
`data/{language}/state_names.csv`, `body_names.csv` and `group_names.csv`. Where each fact comes
from is said in `data/README.md`.

Names are compared by their words: case, diacritics, punctuation and articles do not count, so
"Bahamas (The)", "the Bahamas" and "BAHAMAS" are one name.
"""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from undocs_rdf.resources import resource_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

LANGUAGES = ("en", "fr", "es", "ar", "zh", "ru")
"""Tags of the official languages in which the tables give names."""

# A word may hold combining marks, soft hyphens and zero-width characters, and is not broken by
# apostrophes, which documents print in half a dozen ways or twice.
_INSIDE = r"\w\u0300-\u036f\u00ad\u200b-\u200d\u2060"
_WORD = re.compile(rf"[{_INSIDE}]+(?:['’‘ʼ´`′]+[{_INSIDE}]+)*|&")
_NOT_IN_KEY = re.compile(r"[^\w]+")
_DOTLESS_I = str.maketrans("ıɪ", "ii")


def _name_in(names: tuple[tuple[str, str], ...], language: str) -> str:
    by_language = dict(names)
    return by_language.get(language) or by_language["en"]


@dataclass(frozen=True, slots=True)
class State:
    """A State: a Member, an observer or a former Member.

    Attributes:
        iso3: ISO 3166-1 alpha-3, ISO 3166-3 for a former State, "x-…" where there is neither.
        m49: The three digits of the United Nations Statistics Division; None for a State that
            had none.
        wikidata: The item of Wikidata ("Q191"); None where none is known.
        names: Pairs of a language tag and the name the United Nations prints in that language.
        admitted: The day of admission to the United Nations (ISO 8601); None if not a Member.
        left: The day on which membership ended (ISO 8601); None if it didn't.
    """

    iso3: str
    m49: str | None
    wikidata: str | None
    names: tuple[tuple[str, str], ...]
    admitted: str | None = None
    left: str | None = None

    def name(self, language: str = "en") -> str:
        """Return the name in `language`, in English where there is none."""
        return _name_in(self.names, language)


@dataclass(frozen=True, slots=True)
class BodyEntry:
    """An organ, committee or commission, known by the symbol of its documents.

    Attributes:
        symbol: "A", "A/C.1", "E/CN.4".
        names: Pairs of a language tag and the name in that language.
    """

    symbol: str
    names: tuple[tuple[str, str], ...]

    def name(self, language: str = "en") -> str:
        """Return the name in `language`, in English where there is none."""
        return _name_in(self.names, language)


@dataclass(frozen=True, slots=True)
class GroupEntry:
    """A group or organization that States speak for.

    Attributes:
        slug: What ends its IRI: "group-of-77-and-china".
        names: Pairs of a language tag and the name in that language.
    """

    slug: str
    names: tuple[tuple[str, str], ...]

    def name(self, language: str = "en") -> str:
        """Return the name in `language`, in English where there is none."""
        return _name_in(self.names, language)


class Word(NamedTuple):
    """A word of a text: what it is compared by ("" for an article), and where it stands."""

    key: str
    start: int
    end: int


EntryT = TypeVar("EntryT", State, BodyEntry, GroupEntry)


@dataclass(frozen=True, slots=True)
class NameIndex(Generic[EntryT]):
    """Every known spelling of a kind of party, in one language or in all.

    Attributes:
        entries: By the words of the name, joined by blanks.
        joined: By the words of the name, joined without blanks: how a name is known whose
            words a broken line has parted or run together.
        inverted: By the words before and after its comma: "germany, federal republic of".
        longest: By the first word of a name, the most words that a name has.
    """

    entries: Mapping[str, EntryT]
    joined: Mapping[str, EntryT]
    inverted: Mapping[str, EntryT]
    longest: Mapping[str, int]

    def match(
        self, words: Sequence[Word], at: int, stop: int | None = None
    ) -> tuple[EntryT, int] | None:
        """Return the longest known name that starts at words[at], and where its words end.

        Articles (words with an empty key) are passed over, within a name too; a name neither
        starts nor ends with one.

        Args:
            words: The words of a text.
            at: The word to start at.
            stop: The word to stop before.
        """
        limit = self.longest.get(words[at].key, 0)
        if not limit:
            return None
        found = None
        key = ""
        count = 0
        for index in range(at, len(words) if stop is None else stop):
            word = words[index].key
            if not word:
                continue
            count += 1
            if count > limit:
                break
            key = f"{key} {word}" if key else word
            entry = self.entries.get(key)
            if entry is not None:
                found = (entry, index + 1)
        return found


@lru_cache(maxsize=8192)
def _fold(word: str) -> str:
    """Return a word without case, diacritics, apostrophes and invisible characters."""
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word.casefold())
        word = "".join(c for c in decomposed if not unicodedata.combining(c))
        word = word.translate(_DOTLESS_I)
    return _NOT_IN_KEY.sub("", word.lower())


def words_of(text: str, language: str = "en", start: int = 0, end: int | None = None) -> list[Word]:
    """Return the words of text[start:end] as names are compared, in order.

    Args:
        text: Any text.
        language: The language whose articles do not count.
        start: The first character to read.
        end: The character to stop before.
    """
    articles, signs = _uncounted(language)
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        key = signs.get(word) or _fold(word)
        found.append(Word("" if key in articles else key, match.start(), match.end()))
    return found


def name_key(name: str, language: str = "en") -> str:
    """Return what a name is compared by.

    >>> name_key("Côte d’Ivoire"), name_key("BAHAMAS (The)")
    ('cote divoire', 'bahamas')
    """
    return " ".join(word.key for word in words_of(name, language) if word.key)


@cache
def _uncounted(language: str) -> tuple[frozenset[str], Mapping[str, str]]:
    """Return the articles of a language, and the words that its signs stand for."""
    path = resource_folder("data") / language / "vocabulary.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return frozenset(table.get("articles", ())), MappingProxyType(dict(table.get("signs", {})))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _names(row: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((tag, row[f"name_{tag}"]) for tag in LANGUAGES if row[f"name_{tag}"])


@cache
def states() -> Mapping[str, State]:
    """Return every State by its code, in the order of `data/states.csv`."""
    return MappingProxyType(
        {
            row["iso3"]: State(
                row["iso3"],
                row["m49"] or None,
                row["wikidata"] or None,
                _names(row),
                row["admitted"] or None,
                row["left"] or None,
            )
            for row in _rows(resource_folder("data") / "states.csv")
        }
    )


@cache
def bodies() -> Mapping[str, BodyEntry]:
    """Return every body by its symbol, in the order of `data/bodies.csv`."""
    rows = _rows(resource_folder("data") / "bodies.csv")
    return MappingProxyType({row["symbol"]: BodyEntry(row["symbol"], _names(row)) for row in rows})


@cache
def groups() -> Mapping[str, GroupEntry]:
    """Return every group by its slug, in the order of `data/groups.csv`."""
    rows = _rows(resource_folder("data") / "groups.csv")
    return MappingProxyType({row["slug"]: GroupEntry(row["slug"], _names(row)) for row in rows})


def _index(
    entries: Mapping[str, EntryT], languages: Iterable[str], variants: str, code: str
) -> NameIndex[EntryT]:
    """Return the index of the names in `languages`; names of the tables precede variants."""
    named: dict[str, EntryT] = {}
    inverted: dict[str, EntryT] = {}
    for language in languages:
        path = resource_folder("data") / language / variants
        rows = _rows(path) if path.is_file() else []
        spellings = [(dict(entry.names).get(language, ""), entry) for entry in entries.values()]
        spellings += [(row["name"], entries[row[code]]) for row in rows]
        for name, entry in spellings:
            named.setdefault(name_key(name, language), entry)
            before, bracket, after = name.partition(" (")
            if bracket:
                halves = f"{name_key(before, language)}, {name_key(after, language)}"
                inverted.setdefault(halves, entry)
    named.pop("", None)
    longest: dict[str, int] = {}
    for key in named:
        first, count = key.partition(" ")[0], key.count(" ") + 1
        longest[first] = max(count, longest.get(first, 0))
    joined: dict[str, EntryT] = {}
    for key, entry in named.items():
        joined.setdefault(key.replace(" ", ""), entry)
    return NameIndex(
        MappingProxyType(named),
        MappingProxyType(joined),
        MappingProxyType(inverted),
        MappingProxyType(longest),
    )


def _tags(language: str | None) -> tuple[str, ...]:
    return LANGUAGES if language is None else (language,)


@cache
def state_index(language: str | None = "en") -> NameIndex[State]:
    """Return every spelling of a State in `language`; in any if None."""
    return _index(states(), _tags(language), "state_names.csv", "iso3")


@cache
def body_index(language: str | None = "en") -> NameIndex[BodyEntry]:
    """Return every spelling of a body in `language`; in any if None."""
    return _index(bodies(), _tags(language), "body_names.csv", "symbol")


@cache
def group_index(language: str | None = "en") -> NameIndex[GroupEntry]:
    """Return every spelling of a group in `language`; in any if None."""
    return _index(groups(), _tags(language), "group_names.csv", "slug")


def _find(
    name: str, index: NameIndex[EntryT], by_code: Mapping[str, EntryT], language: str | None
) -> EntryT | None:
    for tag in _tags(language):
        found = index.entries.get(name_key(name, tag))
        if found is not None:
            return found
    code = name.strip()
    return by_code.get(code) or by_code.get(code.upper()) or by_code.get(code.lower())


def find_state(name: str, language: str | None = "en") -> State | None:
    """Return the State of that name or code; None if there is none.

    Args:
        name: Any known spelling ("Turkey", "the former Yugoslav Republic of Macedonia"), or the
            code ("EST").
        language: The language of the name; None for any of the six.
    """
    return _find(name, state_index(language), states(), language)


def find_body(name: str, language: str | None = "en") -> BodyEntry | None:
    """Return the body of that name or symbol ("First Committee", "A/C.1"); None if there is none.

    Args:
        name: Any known name, or the symbol.
        language: The language of the name; None for any of the six.
    """
    return _find(name, body_index(language), bodies(), language)


def find_group(name: str, language: str | None = "en") -> GroupEntry | None:
    """Return the group of that name or slug ("African Group", "G-77"); None if there is none.

    Args:
        name: Any known name, or the slug.
        language: The language of the name; None for any of the six.
    """
    return _find(name, group_index(language), groups(), language)
