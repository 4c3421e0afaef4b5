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
        noun: Any noun in lower case, with the ending of the plural as group 2.
        pointing: The determiners, but for the article.
        indefinite: The articles of a noun that brings in a document of its own.
        indefinite_to: What may stand between such an article and its noun.
        nouns: The spellings of each noun, by that in lower case.
        unmentioned: The determiners of a plural that may mean a group without members.
        governed: What stands before a bare "that" or "the" that is no conjunction.
        cataphoric: What stands behind "those resolutions" where it says which are meant.
        members: What stands behind a noun in the plural whose documents are named.
        closed: What stands behind "the resolution" where it means one that was named.
        ibid: What takes over the document of the note before.
        beside: What joins a document to "Ibid.", rather than telling it.
        earlier_note: What points to an earlier note.
        aside: What a note leads on to beside the document it gives.
    """

    phrase: WordFinder
    phrases: dict[str, tuple[str, str, bool]]
    nouns: dict[str, tuple[str, ...]]
    noun: WordFinder
    pointing: tuple[str, ...]
    indefinite: tuple[str, ...]
    indefinite_to: re.Pattern[str]
    unmentioned: frozenset[str]
    governed: re.Pattern[str]
    cataphoric: re.Pattern[str]
    members: re.Pattern[str]
    closed: re.Pattern[str]
    ibid: re.Pattern[str]
    beside: re.Pattern[str]
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
        noun=WordFinder([n for n in table["nouns"] if n.islower()], r"(s?)(?![\w-])"),
        pointing=tuple(
            f"{determiner} " for determiner in table["determiners"] if determiner != "the"
        ),
        indefinite=tuple(table["indefinite"]),
        indefinite_to=re.compile(table["indefinite_to"]),
        unmentioned=frozenset(table["unmentioned"]),
        governed=re.compile(table["governed"]),
        cataphoric=re.compile(table["cataphoric"]),
        members=re.compile(table["members"]),
        closed=re.compile(table["closed"]),
        ibid=re.compile(table["ibid"]),
        beside=re.compile(table["beside"]),
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
        if mentions:
            self.texts.append([m for m in mentions if m.cited is not None or m.number is None])
            self.called.update(m.noun for m in mentions if m.cited is not None)
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

    def latest_text(self, noun: str, *, mentioned: bool) -> list[Mention]:
        """Return the documents that are called so in the latest text that names one.

        Args:
            noun: What they are called.
            mentioned: Whether only such count as are named. Else a text that has no list of them
                but a group without members ("its relevant resolutions") gives that.
        """
        for named in reversed(self.texts):
            found = [mention for mention in named if mention.noun in {noun, f"{noun}s"}]
            told = [mention for mention in found if mention.cited is not None]
            if len(told) > 1 or (told and (mentioned or len(told) == len(found))):
                return told
            if found and not mentioned:
                return [mention for mention in found if mention.cited is None]
        return []

    def every(self, since: tuple[int, int] = (0, 0)) -> Iterator[Mention]:
        """Yield all mentions since a place that `here` gave."""
        for group in self.groups[since[0] :]:
            yield from group

    def all(self, noun: str) -> list[Mention]:
        """Return a mention of each document that was called so."""
        found = {m.cited: m for group in self.groups for m in group if m.noun == noun}
        return list(found.values())


class Reach(Enum):
    """How far back an anaphor points."""

    NEAREST = "the nearest document of its kind"
    LIST = "the nearest list of documents of its kind, or group without members"
    NAMED = "the nearest list of documents of its kind"
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
            if determiner == "those" and words.cataphoric.match(content, match.end()):
                continue
            reach = Reach.LIST if determiner in words.unmentioned else Reach.NAMED
        elif not is_plural and determiner not in {"those", "these"}:
            reach = Reach.ONLY if determiner == "the" else Reach.NEAREST
        else:
            continue
        found.append(Anaphor(start, match.end(), noun.lower(), reach))
    return found


def find_introduced(content: str, named: Sequence[Mention], words: AnaphoraWords) -> list[Mention]:
    """Return mentions of what a text brings in without naming it: "a report", "the resolutions".

    Args:
        content: The text.
        named: The documents that it names.
        words: The words of the language.
    """
    found = []
    for noun in words.noun.find(content):
        start, end = noun.start(1), noun.end()
        is_new = (
            _is_group(content, noun, words) if noun[2] else _is_indefinite(content, start, words)
        )
        if is_new and not any(m.anchor <= start < m.start for m in named if m.anchor >= 0):
            found.append(Mention(start, end, start, end, noun[1] + noun[2], None))
    return found


def _is_group(content: str, noun: re.Match[str], words: AnaphoraWords) -> bool:
    """Tell whether a noun in the plural is of documents that are not named: "its resolutions"."""
    if words.members.match(content, noun.end()):
        return False
    return not content.endswith(words.pointing, max(noun.start(1) - _BEFORE, 0), noun.start(1))


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
    is_list = reach in {Reach.LIST, Reach.NAMED}
    if reach is Reach.ONLY:
        group = [m for m in here if m.noun == noun] or before.all(noun)
        if len({mention.cited for mention in group}) != 1:
            return [], True
    elif is_list:
        group = before.latest_text(noun, mentioned=reach is Reach.NAMED)
    else:
        group = before.latest(noun)
    distinct = {mention.cited: mention for mention in group}
    if None in distinct:
        return [], True
    if not distinct or (len(distinct) > 1) is not is_list:
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
