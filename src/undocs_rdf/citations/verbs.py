"""The verbs of a paragraph that have the acting body as their subject."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from undocs_rdf.citations.alternatives import WordFinder
from undocs_rdf.citations.words import citation_table
from undocs_rdf.resources import resource_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from undocs_rdf.languages import Language

_PERSONS = ("third", "participle", "past")
_LONGEST_ITALIC = 30
_BEFORE = 40
_SHORTEST = 4


class Verb(NamedTuple):
    """A verb in a paragraph.

    Attributes:
        start: Where it starts.
        end: Where its own words end ("takes note with appreciation of").
        roles: What it does to its object, a citation type, or "ask" or "decide": several for
            verbs that share an object.
    """

    start: int
    end: int
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerbWords:
    """The verbs of a language.

    Attributes:
        forms: The forms of verbs as they are printed; short ones only where they open a text.
        adverbs: The adverbs behind a verb.
        entries: By form: what may have to follow it, its role, its person; longest first.
        infinitives: The role of a verb by its infinitive.
        joined: What stands before a verb that is joined to what precedes.
        subject: What stands before a verb as its subject.
        infinitive: An infinitive behind a verb of deciding.
        opening: What may stand before the verb that opens a text.
        actor: A body, in a text that opens with neither verb nor subject.
        twin: What stands between verbs that share an object.
        opening_only: Roles that only the first words of a paragraph give.
        openings: Forms that open a paragraph or clause, in lower case and as printed.
    """

    forms: WordFinder
    adverbs: re.Pattern[str]
    entries: dict[str, tuple[tuple[re.Pattern[str] | None, str, str], ...]]
    infinitives: dict[str, str]
    joined: re.Pattern[str]
    subject: re.Pattern[str]
    infinitive: re.Pattern[str]
    opening: re.Pattern[str]
    actor: re.Pattern[str]
    twin: re.Pattern[str]
    opening_only: frozenset[str]
    openings: frozenset[str]


@cache
def verb_words(language: Language) -> VerbWords:
    """Return the verbs of a language, from `citation_verbs.csv` and `citations.toml`."""
    table = citation_table(language)["intent"]
    path = resource_folder("data") / language.tag / "citation_verbs.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    entries: dict[str, list[tuple[re.Pattern[str] | None, str, str]]] = {}
    for row in rows:
        needed = re.compile(rf",? (?:{row['complement']})(?!\w)") if row["complement"] else None
        for person in _PERSONS:
            if row[person]:
                entries.setdefault(row[person], []).append((needed, row["role"], person))
    ordered = {
        form: tuple(sorted(found, key=lambda entry: entry[0] is None))
        for form, found in entries.items()
    }
    infinitives = {
        row["base"]: row["role"] for row in rows if row["base"] and not row["complement"]
    }
    adverb = table["adverb"]
    printed = [
        spelled
        for form in entries
        if len(form) >= _SHORTEST
        for spelled in (form, form.capitalize(), form.upper())
    ]
    short = [form.capitalize() for form in entries if len(form) < _SHORTEST]
    return VerbWords(
        forms=WordFinder(printed, r"(?![A-Za-z])", at_start=short),
        adverbs=re.compile(rf"(?:,? {adverb})*"),
        entries=ordered,
        infinitives=infinitives,
        joined=re.compile(table["joined"]),
        subject=re.compile(table["subject"]),
        infinitive=re.compile(table["infinitive"]),
        opening=re.compile(table["opening"]),
        actor=re.compile(table["actor"]),
        twin=re.compile(table["twin"]),
        opening_only=frozenset(table["opening_only"]),
        openings=frozenset(
            form
            for row in rows
            if row["base"] and row["base"] not in {"be", "have"}
            for person in _PERSONS
            for form in (row[person], row[person].capitalize())
        ),
    )


def find_verbs(
    content: str,
    until: int,
    italics: Callable[[], tuple[tuple[int, int], ...]],
    words: VerbWords,
) -> tuple[Verb, ...]:
    """Return the verbs of a text before `until` whose subject is the acting body, in order.

    They open the text, stand in italics, are joined by a comma or "and", or follow the body or
    the pronoun that stands for it. Two that share an object ("Recalling and reaffirming") are
    one, with both roles.

    Args:
        content: The text.
        until: Where a word ends, or the text.
        italics: Gives the ranges of the text in italics, if they are needed.
        words: The verbs of the language.
    """
    return _Verbs(content, italics, words).find(until)


class _Verbs:
    """One pass over a text, from its first verb to its last."""

    def __init__(
        self,
        content: str,
        italics: Callable[[], tuple[tuple[int, int], ...]],
        words: VerbWords,
    ) -> None:
        self.content = content
        self.words = words
        self.found: list[Verb] = []
        self.person = ""
        self._italics = italics
        self._set_apart: tuple[tuple[int, int], ...] | None = None

    def find(self, until: int) -> tuple[Verb, ...]:
        """Return the verbs that begin before `until`."""
        words, found = self.words, self.found
        for word in words.forms.find(self.content, 0, until):
            form, at = word[1].lower(), word.start(1)
            if found and at < found[-1].end:
                continue
            entry = _entry(self.content, word, form, words)
            if entry is None:
                continue
            end, role, kind = entry
            opens = not found and bool(words.opening.match(self.content[:at]))
            if not opens and not self._is_main(at, kind):
                continue
            if role in words.opening_only and not opens:
                if form not in words.openings:
                    continue
                role = "cites"
            self.person = kind if opens else (self.person or "finite")
            self._add(Verb(at, end, (role,)))
        return tuple(found)

    def _add(self, verb: Verb) -> None:
        """Add a verb; one that shares its object with the verb before adds its role to that."""
        before = self.found[-1] if self.found else None
        if before is not None and self.words.twin.fullmatch(self.content, before.end, verb.start):
            self.found[-1] = Verb(before.start, verb.end, (*before.roles, *verb.roles))
        else:
            self.found.append(verb)

    def _is_main(self, at: int, kind: str) -> bool:
        """Tell whether a verb within the text has the acting body as its subject."""
        words, person = self.words, self.person
        before = self.content[max(at - _BEFORE, 0) : at]
        joined = bool(words.joined.search(before))
        if joined and kind == "participle":
            return True
        if self._is_in_italics(at):
            return True
        if "participle" in {kind, person}:
            return False
        if words.subject.search(before):
            return True
        if person:
            return joined and person in {kind, "finite"}
        return joined and bool(words.actor.search(self.content, 0, at))

    def _is_in_italics(self, at: int) -> bool:
        if self._set_apart is None:
            self._set_apart = self._italics()
        return any(
            start <= at < end and at - start < _LONGEST_ITALIC for start, end in self._set_apart
        )


def _entry(
    content: str, word: re.Match[str], form: str, words: VerbWords
) -> tuple[int, str, str] | None:
    """Return where a verb's own words end, its role and its person; None if it lacks its rest."""
    adverbs = words.adverbs.match(content, word.end())
    end = adverbs.end() if adverbs else word.end()
    for needed, role, person in words.entries[form]:
        if needed is None:
            return end, role, person
        for at in dict.fromkeys((end, word.end())):
            behind = needed.match(content, at)
            if behind:
                return behind.end(), role, person
    return None
