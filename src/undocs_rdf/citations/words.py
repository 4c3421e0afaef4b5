"""The words by which a language names documents, compiled once from its data."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from undocs_rdf.citations.alternatives import WordFinder, with_capitals
from undocs_rdf.resources import resource_folder

if TYPE_CHECKING:
    from undocs_rdf.languages import Language

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class BodyNames:
    """The names of bodies whose numbered acts have symbols.

    Attributes:
        symbols: What a name may mean, by the name.
        pattern: Any of the names, or of a body that is not listed (group "other").
    """

    symbols: dict[str, tuple[str, ...]]
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class ActWords:
    """What the numbers of resolutions and decisions are told by.

    Attributes:
        noun: The noun that a number stands behind.
        kinds: What each noun means: "resolution", "decision", "council_resolution".
        draft: What stands before the noun of a draft.
        named_before: A body's name, or several joined, that ends at the noun.
        goes_on: What stands between a noun and one that goes on with its list.
        sentence_end: The end of a sentence or of an item of a note.
        title: What stands before a quotation that is a title.
        case: The title of a case before a court, with what leads to it.
        reported_to: A report to a body, up to a noun that then means the body's acts.
        part_of: What stands between a document and an act that is a part of it.
        reports: Symbols of reports, with the body whose acts they hold.
        possessive_before: "its", with its qualifiers, that ends at the noun.
        unlisted_before: The last word of another name before the noun.
        acting: The preposition between a body and "its".
        adopted_by: The body's name behind a number.
        title_behind: The title of an act behind its number.
        bodies: The names.
    """

    noun: WordFinder
    kinds: dict[str, str]
    draft: str
    named_before: Pattern
    goes_on: Pattern
    sentence_end: Pattern
    title: Pattern
    case: Pattern
    reported_to: Pattern
    part_of: Pattern
    reports: tuple[tuple[Pattern, str], ...]
    possessive_before: Pattern
    unlisted_before: Pattern
    acting: Pattern
    adopted_by: Pattern
    title_behind: Pattern
    letter_range: Pattern
    letters: Pattern
    bodies: BodyNames


@dataclass(frozen=True, slots=True)
class DateWords:
    """How dates are printed.

    Attributes:
        date: A date in full, with groups day, month, year.
        behind: What leads to a date from the number before it, the date included.
        behind_topic: The same, where the topic of the act stands before its date.
        shared: A date that serves several that stand before it, "how_many" of them.
        both: The word for two.
        joint: What joins two acts that may share the date behind the second.
        before: The date before a symbol in brackets, with what leads from it to the bracket.
        before_noun: The same, where it stands before the noun of the document.
        volume: The volume behind a symbol in brackets.
        months: The number of a month by its name.
    """

    date: Pattern
    behind: Pattern
    behind_topic: Pattern
    shared: Pattern
    both: str
    joint: Pattern
    before: Pattern
    before_noun: Pattern
    volume: Pattern
    months: dict[str, int]


def _alternatives(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def _table(tag: str) -> dict[str, Any]:
    path = resource_folder("data") / tag / "citations.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def citation_table(language: Language) -> dict[str, Any]:
    """Return `citations.toml` of a language."""
    return _table(language.tag)


@cache
def act_words(language: Language) -> ActWords:
    """Return the words about resolutions and decisions."""
    table = citation_table(language)
    numbers = table["numbers"]
    symbols = {name: tuple(body["symbols"]) for body in table["bodies"] for name in body["names"]}
    capital = r"[A-Z][\w’-]*"
    other = (
        rf"(?:{capital} (?:(?:of|for|on|the|and|de) ){{0,2}}){{0,9}}?(?:{numbers['body_noun']})\b"
    )
    known = _alternatives(list(symbols))
    name = rf"(?:(?<!\w)(?:{known})\b(?! of [A-Z])|(?P<other>\b{other}))"
    plain = name.replace("(?P<other>", "(?:")
    qualifier = numbers["qualifier"]
    kinds = {
        form: kind
        for kind in ("resolution", "decision", "council_resolution")
        for form in with_capitals(numbers[kind])
    }
    return ActWords(
        noun=WordFinder(kinds, r"(?!\w)"),
        kinds=kinds,
        draft=numbers["draft"],
        named_before=re.compile(
            rf"(?P<names>{plain}(?:(?:, | and | or |, and )(?:the )?{plain})*)"
            rf"(?:[’']s?)? {qualifier}$"
        ),
        goes_on=re.compile(numbers["goes_on"]),
        sentence_end=re.compile(numbers["sentence_end"]),
        part_of=re.compile(numbers["part_of"]),
        title=re.compile(numbers["title"]),
        case=re.compile(numbers["case"]),
        reported_to=re.compile(numbers["reported_to"].replace("{name}", plain)),
        reports=tuple((re.compile(symbol), body) for symbol, body in table["reports"].items()),
        possessive_before=re.compile(numbers["possessive"] + qualifier + "$"),
        unlisted_before=re.compile(numbers["unlisted_before"]),
        acting=re.compile(numbers["acting"]),
        title_behind=re.compile(numbers["title_behind"]),
        adopted_by=re.compile(numbers["adopted_by"] + name),
        letter_range=re.compile(numbers["range"]),
        letters=re.compile(r"\s?(?P<letters>" + numbers["letters"] + ")"),
        bodies=BodyNames(symbols, re.compile(name)),
    )


@cache
def date_words(language: Language) -> DateWords:
    """Return the words about dates."""
    table = citation_table(language)["dates"]
    months = language.rules["months"]
    date = table["date"].replace("{months}", "|".join(months))
    return DateWords(
        date=re.compile(date),
        behind=re.compile(table["behind"] + date),
        behind_topic=re.compile(table["behind_topic"] + date),
        shared=re.compile(table["shared"] + date),
        both=table["both"],
        joint=re.compile(table["joint"]),
        before=re.compile(table["before"].replace("{date}", date)),
        before_noun=re.compile(table["before_noun"].replace("{date}", date)),
        volume=re.compile(table["volume"]),
        months={name: number for number, name in enumerate(months, 1)},
    )
