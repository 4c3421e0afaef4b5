"""Documents named by what was said before: "that resolution", "the said report", "ibid."."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from undocs_rdf.citations.mentions import Mention
from undocs_rdf.citations.words import citation_table
from undocs_rdf.model import ResolvedBy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.languages import Language

_LEVELS = ("volume", "part", "chapter", "section")


@dataclass(frozen=True, slots=True)
class AnaphoraWords:
    """The words of a language that point back."""

    singular: re.Pattern[str]
    plural: re.Pattern[str]
    definite: re.Pattern[str]
    ibid: re.Pattern[str]
    earlier_note: re.Pattern[str]
    aside: re.Pattern[str]
    demonstratives: re.Pattern[str]


@cache
def anaphora_words(language: Language) -> AnaphoraWords:
    """Return the words of a language."""
    table = citation_table(language)["anaphora"]
    return AnaphoraWords(
        singular=re.compile(table["singular"]),
        plural=re.compile(table["plural"]),
        definite=re.compile(table["definite"]),
        ibid=re.compile(table["ibid"]),
        earlier_note=re.compile(table["earlier_note"]),
        aside=re.compile(table["aside"]),
        demonstratives=re.compile(r"\b(?:that|those|these|said|same|above|afore|both|the)\b", re.I),
    )


@dataclass(slots=True)
class History:
    """What a document has named so far, in reading order: groups of mentions, the last one last."""

    groups: list[list[Mention]] = field(default_factory=list)

    def add(self, mentions: Sequence[Mention]) -> None:
        """Append the mentions of a text, a list of one kind being one group."""
        last: tuple[int, str] | None = None
        for mention in mentions:
            if mention.cited is None:
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

    def all(self, noun: str) -> list[Mention]:
        """Return a mention of each document that was called so."""
        found = {m.cited: m for group in self.groups for m in group if m.noun == noun}
        return list(found.values())


def find_anaphors(content: str, words: AnaphoraWords) -> list[tuple[int, int, int, str, str]]:
    """Return the anaphors of a text: phrase, start, end, noun, and "one", "many" or "only"."""
    found = []
    for pattern, number in ((words.singular, "one"), (words.plural, "many"), (words.definite, "only")):
        for match in pattern.finditer(content):
            start = _first_own(content, match)
            found.append((start, start, match.end(), match["noun"].lower(), number))
    return sorted(found)


def _first_own(content: str, match: re.Match[str]) -> int:
    """Return where the demonstrative starts, behind the preposition before it."""
    head = content[match.start() : match.start("noun")].rstrip()
    words = head.split(" ")
    if words[-1] in {"that", "these", "the"}:
        return match.start("noun") - len(words[-1]) - 1
    return match.start()


def resolve_anaphor(
    anaphor: tuple[int, int, int, str, str], before: History
) -> tuple[list[Mention], bool]:
    """Return the mentions that an anaphor stands for, and whether it is certain.

    A singular stands for the nearest earlier document of its kind, if only one was named there;
    a plural for a list; a definite phrase for the only document of its kind.
    """
    phrase, start, end, noun, number = anaphor
    if number == "only":
        only = before.all(noun)
        if len(only) != 1:
            return [], True
        group = only
    else:
        group = before.latest(noun)
    distinct = {mention.cited: mention for mention in group}
    if number == "one" and len(distinct) != 1:
        return [], False
    if number == "many" and len(distinct) < 2:
        return [], False
    return [
        Mention(start, end, phrase, end, noun, mention.cited, ResolvedBy.ANAPHOR)
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
        return replace(mention, parts=before.parts, paragraphs=before.paragraphs)
    if not mention.parts or not before.parts:
        return mention
    own = mention.parts[0].split(" ", 1)[0]
    if own not in _LEVELS:
        return mention
    coarser = [
        piece
        for piece in before.parts[-1].split(", ")
        if piece.split(" ", 1)[0] in _LEVELS and _LEVELS.index(piece.split(" ", 1)[0]) < _LEVELS.index(own)
    ]
    parts = tuple(", ".join([*coarser, part]) for part in mention.parts)
    return replace(mention, parts=parts)
