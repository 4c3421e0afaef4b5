"""Documents named by what they are and whose: "the report of the Advisory Committee"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from undocs_rdf.citations.alternatives import WordFinder, with_capitals
from undocs_rdf.citations.dates import iso_date
from undocs_rdf.citations.mentions import Mention
from undocs_rdf.citations.words import citation_table, date_words
from undocs_rdf.model import ResolvedBy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from undocs_rdf.citations.words import DateWords
    from undocs_rdf.languages import Language

_LONGEST_LEAD = 140
_LONGEST_TAIL = 200


@dataclass(frozen=True, slots=True)
class AuthoredWords:
    """How a document is named by its author and date.

    Attributes:
        phrase: The phrase, with groups for its noun, author and date.
        subject_behind: What goes on to say which document it is, so that it is a new one.
        yet_to_be: What stands before one of a document that is still to be made.
        noun: Its noun, to look for first.
        nouns: What it may be called.
        dates: Words about dates.
    """

    phrase: re.Pattern[str]
    subject_behind: re.Pattern[str]
    yet_to_be: re.Pattern[str]
    noun: WordFinder
    nouns: frozenset[str]
    dates: DateWords


@cache
def authored_words(language: Language) -> AuthoredWords:
    """Return the words of a language."""
    table = citation_table(language)["anaphora"]
    dates = date_words(language)
    before = re.sub(r"\?P<\w+>", "?:", dates.date.pattern)
    return AuthoredWords(
        phrase=re.compile(table["authored"].replace("{date}", before)),
        subject_behind=re.compile(table["subject_behind"]),
        yet_to_be=re.compile(table["yet_to_be"]),
        noun=WordFinder(with_capitals(table["authored_nouns"]), ""),
        nouns=frozenset(table["authored_nouns"]),
        dates=dates,
    )


class Authored(NamedTuple):
    """A phrase that names a document by its author and date."""

    start: int
    end: int
    noun: str
    is_plural: bool
    author: str
    date: str | None


def find_authored(content: str, words: AuthoredWords) -> Iterator[Authored]:
    """Yield the phrases of a text that name a document by its author or its date, in order."""
    done = 0
    for noun in words.noun.find(content):
        start = noun.start(1)
        if start < done:
            continue
        base = max(start - _LONGEST_LEAD, done)
        match = words.phrase.search(content, base, noun.end() + _LONGEST_TAIL)
        if match is None or not match.start() < start < match.end():
            continue
        done = match.end()
        found = read_authored(match, words)
        lead = max(found.start - _LONGEST_LEAD, 0)
        if (found.author or found.date) and not words.yet_to_be.search(content, lead, found.start):
            yield found


def read_authored(match: re.Match[str], words: AuthoredWords) -> Authored:
    """Return what a phrase says of the document."""
    printed = words.dates.date.search(match["before"] or match["behind"] or "")
    return Authored(
        match.start(),
        match.end(),
        match["noun"].lower(),
        bool(match["plural"]),
        match["author"] or match["owner"] or "",
        iso_date(printed, words.dates) if printed else None,
    )


def author_of(content: str, anchor: int, end: int, noun: str, words: AuthoredWords) -> str:
    """Return whose the document is whose phrase stands between `anchor` and `end`.

    Args:
        content: The text.
        anchor: Where the phrase starts.
        end: Where it ends.
        noun: What the document is called; "" for one that is not named again by its author.
        words: The words of the language.
    """
    if noun not in words.nouns:
        return ""
    match = words.phrase.search(content, anchor, end)
    return read_authored(match, words).author if match else ""


def _is_of(author: str, other: str) -> bool:
    """Tell whether two names are of one author: a name may be shortened, a pronoun has none."""
    return not author or bool(other and (other.startswith(author) or author.startswith(other)))


def _is_told_by_date(phrase: Authored, mention: Mention) -> bool:
    """Tell whether a date is enough: the "reply of 23 April 2008" may be a "letter" elsewhere."""
    return phrase.date is not None and mention.number is None and mention.date == phrase.date


def resolve_authored(phrase: Authored, earlier: Iterable[Mention]) -> list[Mention]:
    """Return the mentions that a phrase stands for: those of the only document that it fits.

    A plural stands for all documents of its author.
    """
    fitting = {
        mention.cited: mention
        for mention in earlier
        if mention.cited is not None
        and (mention.noun == phrase.noun or _is_told_by_date(phrase, mention))
        and _is_of(phrase.author, mention.author)
        and (phrase.date is None or mention.date == phrase.date)
    }
    if phrase.is_plural != (len(fitting) > 1) or not fitting:
        return []
    return [
        Mention(
            start=phrase.start,
            end=phrase.end,
            phrase=phrase.start,
            tail=phrase.end,
            noun=phrase.noun,
            cited=cited,
            resolved_by=ResolvedBy.ANAPHOR,
            author=phrase.author,
        )
        for cited in fitting
    ]
