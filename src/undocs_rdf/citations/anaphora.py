"""Documents named by what was said before: "that resolution", "the said report", "ibid."."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from undocs_rdf.citations.alternatives import WordFinder
from undocs_rdf.citations.mentions import Mention
from undocs_rdf.citations.words import citation_table
from undocs_rdf.model import ResolvedBy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from undocs_rdf.languages import Language

_BEFORE = 20
_LONGEST_INDEFINITE = 80
_LEVELS = ("volume", "part", "chapter", "section")


@dataclass(frozen=True, slots=True)
class AnaphoraWords:
    """The words of a language that point back.

    Attributes:
        phrase: Any determiner with any noun, in the singular or plural.
        phrases: The determiner and the noun of each, and whether it is plural.
        noun: Any noun in lower case, in the singular.
        indefinite: The articles of a noun that brings in a document of its own.
        indefinite_to: What may stand between such an article and its noun.
        nouns: The spellings of each noun, by that in lower case.
        governed: What stands before a bare "that" or "the" that is no conjunction.
        closed: What stands behind "the resolution" where it means one that was named.
        ibid: What takes over the document of the note before.
        earlier_note: What points to an earlier note.
        aside: What a note leads on to beside the document it gives.
    """

    phrase: WordFinder
    phrases: dict[str, tuple[str, str, bool]]
    nouns: dict[str, tuple[str, ...]]
    noun: WordFinder
    indefinite: tuple[str, ...]
    indefinite_to: re.Pattern[str]
    governed: re.Pattern[str]
    closed: re.Pattern[str]
    ibid: re.Pattern[str]
    earlier_note: re.Pattern[str]
    aside: re.Pattern[str]


@cache
def anaphora_words(language: Language) -> AnaphoraWords:
    """Return the words of a language."""
    table = citation_table(language)["anaphora"]
    phrases = {
        f"{determiner} {noun}{ending}": (determiner.lower(), noun, bool(ending))
        for determiner in table["determiners"]
        for noun in table["nouns"]
        for ending in ("", "s")
    }
    return AnaphoraWords(
        phrase=WordFinder(phrases, r"(?![\w-])"),
        phrases=phrases,
        nouns={
            called: tuple(noun for noun in table["nouns"] if noun.lower() == called)
            for called in map(str.lower, table["nouns"])
        },
        noun=WordFinder([n for n in table["nouns"] if n.islower()], r"(?![\w-])"),
        indefinite=tuple(table["indefinite"]),
        indefinite_to=re.compile(table["indefinite_to"]),
        governed=re.compile(table["governed"]),
        closed=re.compile(table["closed"]),
        ibid=re.compile(table["ibid"]),
        earlier_note=re.compile(table["earlier_note"]),
        aside=re.compile(table["aside"]),
    )


@dataclass(slots=True)
class History:
    """What a document has named so far, in reading order.

    Attributes:
        groups: Mentions of a list or by themselves, the last one last.
        texts: The same by text.
        called: What they were called.
    """

    groups: list[list[Mention]] = field(default_factory=list)
    texts: list[list[Mention]] = field(default_factory=list)
    called: set[str] = field(default_factory=set)

    def until(self, place: tuple[int, int]) -> History:
        """Return the history as it stood at a place that `here` gave."""
        return History(self.groups[: place[0]], self.texts[: place[1]])

    def here(self) -> tuple[int, int]:
        """Return how far the document has been read."""
        return len(self.groups), len(self.texts)

    def add(self, mentions: Sequence[Mention]) -> None:
        """Append the mentions of a text, a list of one kind being one group.

        One of no document and without a number is a document that is yet to be made.
        """
        last: tuple[int, str] | None = None
        named = [mention for mention in mentions if mention.cited is not None]
        if named:
            self.texts.append(named)
            self.called.update(mention.noun for mention in named)
        for mention in mentions:
            if mention.cited is None and mention.number is not None:
                continue
            key = (mention.group, mention.noun)
            if key == last and mention.group >= 0:
                self.groups[-1].append(mention)
            else:
                self.groups.append([mention])
            last = key

    def latest(self, noun: str) -> list[Mention]:
        """Return the latest group of documents that are called so."""
        for group in reversed(self.groups):
            if group[0].noun == noun:
                return group
        return []

    def latest_text(self, noun: str) -> list[Mention]:
        """Return the documents that are called so in the latest text that names one."""
        for named in reversed(self.texts):
            found = [mention for mention in named if mention.noun == noun]
            if found:
                return found
        return []

    def every(self) -> Iterator[Mention]:
        """Yield all mentions."""
        for group in self.groups:
            yield from group

    def all(self, noun: str) -> list[Mention]:
        """Return a mention of each document that was called so."""
        found = {m.cited: m for group in self.groups for m in group if m.noun == noun}
        return list(found.values())


class Reach(Enum):
    """How far back an anaphor points."""

    NEAREST = "the nearest document of its kind"
    LIST = "the nearest list of documents of its kind"
    ONLY = "the only document of its kind"


class Anaphor(NamedTuple):
    """Words that point back: their place, the noun in the singular, and how far."""

    start: int
    end: int
    noun: str
    reach: Reach


def find_anaphors(content: str, words: AnaphoraWords) -> list[Anaphor]:
    """Return the anaphors of a text, in order."""
    found = []
    for match in words.phrase.find(content):
        determiner, noun, is_plural = words.phrases[match[1]]
        start = match.start(1)
        before = content[max(start - _BEFORE, 0) : start]
        if determiner in {"that", "these", "the"} and not words.governed.search(before):
            continue
        if determiner == "the" and (
            noun[0].isupper() or not words.closed.match(content, match.end())
        ):
            continue
        if is_plural and determiner not in {"that", "the"}:
            reach = Reach.LIST
        elif not is_plural and determiner not in {"those", "these"}:
            reach = Reach.ONLY if determiner == "the" else Reach.NEAREST
        else:
            continue
        found.append(Anaphor(start, match.end(), noun.lower(), reach))
    return found


def find_introduced(content: str, words: AnaphoraWords) -> list[Mention]:
    """Return mentions of the documents that a text brings in without naming one: "a report"."""
    found = []
    for noun in words.noun.find(content):
        start, end = noun.span(1)
        if _is_indefinite(content, start, words):
            found.append(Mention(start, end, start, end, noun[1], None))
    return found


def _is_indefinite(content: str, noun: int, words: AnaphoraWords) -> bool:
    """Tell whether the noun at `noun` has an indefinite article."""
    base = max(noun - _LONGEST_INDEFINITE, 0)
    places = ((content.rfind(article, base, noun), article) for article in words.indefinite)
    ends = [at + len(article) for at, article in places if at >= 0]
    return bool(ends) and words.indefinite_to.fullmatch(content, max(ends), noun) is not None


def names_one(content: str, called: Collection[str], words: AnaphoraWords) -> bool:
    """Tell whether one of some nouns stands in a text, at a fraction of the time of a search."""
    for noun in called:
        for spelled in words.nouns.get(noun, ()):
            if spelled in content:
                return True
    return False


def resolve_anaphor(
    anaphor: Anaphor, here: Sequence[Mention], before: History
) -> tuple[list[Mention], bool]:
    """Return the mentions that an anaphor stands for, and whether it is certain.

    Where nothing of its kind was named at all, the words mean a thing, not a document; where one
    was asked for since, they mean that one.

    Args:
        anaphor: The words.
        here: What the same text names before them.
        before: What the document names before them, the text included.

    A singular stands for the nearest earlier document of its kind, if only one was named there;
    a plural for a list; a definite phrase for the only document of its kind.
    """
    start, end, noun, reach = anaphor
    if reach is Reach.ONLY:
        group = [m for m in here if m.noun == noun] or before.all(noun)
        if len({mention.cited for mention in group}) != 1:
            return [], True
    else:
        group = before.latest_text(noun) if reach is Reach.LIST else before.latest(noun)
    distinct = {mention.cited: mention for mention in group}
    if None in distinct:
        return [], True
    if (len(distinct) < 2) if reach is Reach.LIST else (len(distinct) != 1):
        return [], not group
    return [
        Mention(start, end, start, end, noun, mention.cited, ResolvedBy.ANAPHOR)
        for mention in distinct.values()
    ], True


def ibid_mention(start: int, end: int, before: Mention) -> Mention:
    """Return the mention that "Ibid." makes of the document of the note before."""
    return Mention(start, end, start, end, before.noun, before.cited, ResolvedBy.IBID)


def with_parts_taken_over(mention: Mention, before: Mention) -> Mention:
    """Return an "Ibid." with the part of the note before, where its own leaves that open.

    With nothing behind it, it means the same part. With a finer one behind it ("Ibid., sect.
    B.2" after "chap. XVI, sect. B.1"), it means that one within the coarser.
    """
    if not mention.parts and not mention.paragraphs:
        return mention._replace(parts=before.parts, paragraphs=before.paragraphs)
    if not mention.parts or not before.parts:
        return mention
    own = mention.parts[0].split(" ", 1)[0]
    if own not in _LEVELS:
        return mention
    coarser = [
        piece
        for piece in before.parts[-1].split(", ")
        if piece.split(" ", 1)[0] in _LEVELS
        and _LEVELS.index(piece.split(" ", 1)[0]) < _LEVELS.index(own)
    ]
    parts = tuple(", ".join([*coarser, part]) for part in mention.parts)
    return mention._replace(parts=parts)
