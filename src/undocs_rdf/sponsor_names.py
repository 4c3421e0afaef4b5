"""Lists of sponsors: names, whom they speak for, and officers who act for a body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.model import Party, PartyKind, SponsorRole
from undocs_rdf.parties import body_party, group_party, state_party
from undocs_rdf.sponsor_rules import load_name_patterns
from undocs_rdf.vocabulary import (
    body_index,
    group_index,
    name_key,
    state_index,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.text import Text
    from undocs_rdf.vocabulary import BodyEntry, GroupEntry, State, Word

_SEPARATOR = re.compile(r"[,;:]")
_LONGEST_INVERTED = 6
_OPENING = "(["
_CLOSING = {"(": ")", "[": "]"}
_NOT_IN_SLUG = re.compile(r"[^\w-]+")


@dataclass(slots=True)
class Found:
    """A sponsor that was found.

    Attributes:
        party: Who; its code is empty for a body that is not known.
        start: Where its name starts in the text.
        end: Where it ends.
        role: Its role; None where nothing is said of it.
        on_behalf_of: Whom it speaks for.
    """

    party: Party
    start: int
    end: int
    role: SponsorRole | None = None
    on_behalf_of: Party | None = None


@cache
def _inverted_tails(language: str) -> frozenset[str]:
    """Return the first words behind the comma of names that are turned round."""
    inverted = state_index(language).inverted
    return frozenset(key.partition(", ")[2].partition(" ")[0] for key in inverted)


def read_officer(content: str, start: int, end: int, language: str, body: str) -> Found | None:
    """Read who acts for a body: "the Vice-Chair of the Committee, Jenni Mikkola (Finland)".

    Names of persons are not taken, and the State that a person comes from is no sponsor.

    Args:
        content: The text.
        start: Where the officer would stand.
        end: Where to stop.
        language: BCP 47 tag of the text.
        body: The symbol of the body that "the Committee" or no name at all stands for.

    Returns:
        The body with the role of its officer; None if no officer stands there.
    """
    patterns = load_name_patterns(language)
    while start < end and content[start] == " ":
        start += 1
    match = patterns.officers.match(content, start, end)
    if match is None:
        return None
    role = SponsorRole(next(name for name, words in match.groupdict().items() if words))
    of = patterns.of.match(content, match.end(), end)
    unnamed = of and patterns.unnamed_body.match(content, of.end(), end)
    if of is None or unnamed:
        return Found(body_party(body), start, (unnamed or match).end(), role)
    words = words_of(content, language, of.end(), end)
    first = next((index for index, word in enumerate(words) if word.key), None)
    named = body_index(language).match(words, first) if first is not None else None
    if named is None:
        stop = _SEPARATOR.search(content, of.end(), end)
        return Found(body_party(""), start, stop.start() if stop else end, role)
    return Found(body_party(named[0].symbol), start, words[named[1] - 1].end, role)


def read_names(
    text: Text, start: int, end: int, language: str, body: str | None
) -> tuple[list[Found], list[Diagnostic]]:
    """Read a list of sponsors.

    Args:
        text: The text that holds the list.
        start: Where the list starts in its content.
        end: Where it ends.
        language: BCP 47 tag of the text.
        body: The symbol of the body that "the Bureau" and "the Committee" stand for.

    Returns:
        The sponsors in printed order, and a diagnostic for each name that is not known.
    """
    reading = _Reading(text, start, end, language, body or "")
    reading.read()
    return reading.found, reading.diagnostics


def read_note(note: Text, language: str, body: str | None) -> tuple[Party | None, list[Diagnostic]]:
    """Read whom a note that begins "On behalf of" speaks for; None if it begins otherwise.

    Args:
        note: The words of the note.
        language: BCP 47 tag of the note.
        body: The symbol of the body that "the Bureau" stands for.
    """
    reading = _Reading(note, 0, len(note.content), language, body or "")
    words = reading.words
    first = next((index for index, word in enumerate(words) if word.key), None)
    if first is None:
        return None, []
    behind = reading.patterns.on_behalf.match(words, first, len(words))
    if behind is None or behind == len(words):
        return None, []
    party, _ = reading.read_group(behind, reading.clause_ends[behind])
    return party, reading.diagnostics


class _Reading:
    """One pass over the words of a list.

    The list falls into clauses at commas and semicolons, and into segments at conjunctions
    outside names. A segment is taken only if all of it is known: in "Dem. Republic of Korea" the
    words of a name that is known ("Republic of Korea") are not the name that is meant.
    """

    def __init__(self, text: Text, start: int, end: int, language: str, body: str) -> None:
        self.text = text
        self.content = text.content
        self.end = end
        self.language = language
        self.body = body
        self.patterns = load_name_patterns(language)
        self.inverted_tails = _inverted_tails(language)
        self.around = (self.patterns.conjunctions, self.patterns.lead_ins)
        self.words = words_of(self.content, language, start, end)
        self.clause_ends = _clause_ends(self.content, self.words)
        self.found: list[Found] = []
        self.diagnostics: list[Diagnostic] = []
        self.segment = 0
        self.segment_found = 0
        self.is_broken = False
        self.pending: Party | None = None

    def read(self) -> None:
        """Read all words."""
        at = 0
        while at < len(self.words):
            at = self._step(at)
        self._close(len(self.words), len(self.words))

    def _step(self, at: int) -> int:
        """Read what stands at words[at]; return the index of the word to go on with."""
        if at and self.clause_ends[at - 1] == at:
            self._close(at, at)
        if self._bracket_before(at):
            return self._read_bracket(at)
        if not self.words[at].key:
            return at + 1
        if self.words[at].key in self.patterns.first_words:
            return self._read_phrase(at) or self._read_name(at)
        return self._read_name(at)

    def _read_phrase(self, at: int) -> int | None:
        """Read the words around names that stand at words[at], if they do."""
        patterns, stop = self.patterns, self.clause_ends[at]
        behind = patterns.on_behalf.match(self.words, at, len(self.words))
        if behind is not None and behind < len(self.words):
            return self._read_on_behalf(at, behind, self.clause_ends[behind])
        behind = patterns.lead_ins.match(self.words, at, stop)
        if behind is not None:
            self.segment = behind if self.segment == at else self.segment
            return behind
        behind = patterns.conjunctions.match(self.words, at, stop)
        if behind is not None:
            self._close(at, behind)
        return behind

    def _read_name(self, at: int) -> int:
        """Read the name at words[at]; where none is known, the segment is not understood."""
        named = self._match(at, self.clause_ends[at])
        if named is None:
            self.is_broken = True
            return at + 1
        party, behind = named
        self._add(party, at, behind)
        return behind

    def _match(self, at: int, stop: int) -> tuple[Party, int] | None:
        """Return the party with the longest known name at words[at], and the index behind it."""
        names = state_index(self.language)
        state = self._match_inverted(at, stop) or names.match(self.words, at, stop)
        group = group_index(self.language).match(self.words, at, stop)
        body = body_index(self.language).match(self.words, at, stop)
        best: tuple[State | GroupEntry | BodyEntry, int] | None = None
        for named in (state, group, body):
            if named is not None and (best is None or named[1] > best[1]):
                best = named
        if best is None:
            return None
        if best is state:
            return state_party(state[0]), state[1]
        if best is group:
            return group_party(group[0]), group[1]
        assert body is not None
        return body_party(body[0].symbol), body[1]

    def _match_inverted(self, at: int, stop: int) -> tuple[State, int] | None:
        """Return a State whose name is turned round a comma: "Germany, Federal Republic of"."""
        if stop == len(self.words) or self.words[stop].key not in self.inverted_tails:
            return None
        names = state_index(self.language)
        before = " ".join(word.key for word in self.words[at:stop] if word.key)
        if before not in names.entries or names.match(self.words, stop, self.clause_ends[stop]):
            return None
        after = ""
        for index in range(stop, min(stop + _LONGEST_INVERTED, self.clause_ends[stop])):
            after = f"{after} {self.words[index].key}".strip()
            state = names.inverted.get(f"{before}, {after}")
            if state is not None:
                return state, index + 1
        return None

    def _add(self, party: Party, at: int, behind: int) -> None:
        """Take a party whose name is words[at:behind]."""
        start, end = self.words[at].start, self._name_end(at, behind)
        self.found.append(Found(party, start, end))
        if self.pending is not None:
            self.found[-1].role = SponsorRole.ON_BEHALF
            self.found[-1].on_behalf_of, self.pending = self.pending, None

    def _name_end(self, at: int, behind: int) -> int:
        """Return where a name ends, with the bracket in it: "Netherlands (Kingdom of the)"."""
        start, end = self.words[at].start, self.words[behind - 1].end
        name = self.content[start:end]
        if name.count("(") <= name.count(")"):
            return end
        close = end
        while behind < len(self.words) and not self.words[behind].key:
            close = self.words[behind].end
            behind += 1
        return close + 1 if self.content[close : close + 1] == ")" else end

    def _close(self, at: int, behind: int) -> None:
        """End the segment before words[at]; the next starts at words[behind]."""
        if self.is_broken:
            del self.found[self.segment_found :]
            words = self.words[self.segment : at]
            joined = "".join(word.key for word in words)
            state = state_index(self.language).joined.get(joined)
            if state is not None:
                self._add(state_party(state), self.segment, at)
            else:
                self._say_unknown(words[0].start, words[-1].end)
        self.segment, self.segment_found, self.is_broken = behind, len(self.found), False

    def _say_unknown(self, start: int, end: int, what: str = "State, group or body") -> None:
        name = self.content[start:end]
        self.diagnostics.append(
            Diagnostic(
                Code.SPONSOR_UNKNOWN,
                f"no {what} is known by the name “{name}”",
                self.text.exact(start, end)[0],
                "see whether it is misspelt",
            )
        )

    def _bracket_before(self, at: int) -> str:
        """Return the bracket that opens right before words[at], if one does."""
        before = self.words[at - 1].end if at else 0
        gap = self.content[before : self.words[at].start].rstrip()
        return gap[-1:] if gap[-1:] and gap[-1] in _OPENING else ""

    def _read_bracket(self, at: int) -> int:
        """Read what is said in brackets behind a name; return the index behind the brackets."""
        close = self._closing(at)
        stop = at
        while stop < len(self.words) and self.words[stop].start < close:
            stop += 1
        inside = [word for word in self.words[at:stop] if word.key]
        if not inside:
            if self.found and not self.is_broken:
                self.found[-1].end = min(close + 1, self.end)
            return stop
        at = self.words.index(inside[0], at)
        if stop in {phrases.match(self.words, at, stop) for phrases in self.around}:
            self._close(at, stop)
            return stop
        behind = self.patterns.on_behalf.match(self.words, at, stop)
        if behind is not None and behind < stop:
            self._read_on_behalf(at, behind, stop)
            return stop
        behind = self.patterns.capacity.match(self.words, at, stop)
        officer = (
            read_officer(self.content, self.words[behind - 1].end, close, self.language, self.body)
            if behind is not None
            else None
        )
        if officer is not None and self.found:
            self.found[-1].role = officer.role
            self.found[-1].on_behalf_of = officer.party if officer.party.code else None
        elif self.found and not self.is_broken:
            self._say_unknown(self.words[at].start, self.words[stop - 1].end)
        else:
            self.is_broken = True
        return stop

    def _closing(self, at: int) -> int:
        """Return where the bracket before words[at] closes, or the end of the list."""
        opening = self._bracket_before(at)
        closing, depth = _CLOSING[opening], 1
        for index in range(self.words[at].start, self.end):
            if self.content[index] == opening:
                depth += 1
            elif self.content[index] == closing:
                depth -= 1
                if not depth:
                    return index
        return self.end

    def _read_on_behalf(self, at: int, behind: int, stop: int) -> int:
        """Read whom the last sponsor speaks for; return the index to go on with."""
        self._close(at, at)
        party, following = self.read_group(behind, stop)
        self.segment = following
        if party is None:
            return following
        if self.found:
            self.found[-1].role, self.found[-1].on_behalf_of = SponsorRole.ON_BEHALF, party
        else:
            self.pending = party
        return following

    def read_group(self, at: int, stop: int) -> tuple[Party | None, int]:
        """Read the group, or the body, that words[at:stop] name, and the index behind its name.

        What stands before the name ("the States Members of the United Nations that are members
        of") is passed over. A group that is not known is taken by the name that is printed, with
        a diagnostic.
        """
        for index in range(at, stop):
            group = group_index(self.language).match(self.words, index, stop)
            if group is not None:
                return group_party(group[0]), group[1]
        start, end = self.words[at].start, self.words[stop - 1].end
        before = self.patterns.membership.match(self.content, start, end)
        start = before.end() if before else start
        officer = read_officer(self.content, start, end, self.language, self.body)
        if officer is not None and officer.party.code:
            return officer.party, stop
        for index in range(at, stop):
            body = body_index(self.language).match(self.words, index, stop)
            if body is not None:
                return body_party(body[0].symbol), stop
        name = self.content[start:end]
        slug = _NOT_IN_SLUG.sub("-", name_key(name, self.language)).strip("-")
        self._say_unknown(start, end, "group of States")
        return (Party(PartyKind.STATE_GROUP, slug, name) if slug else None), stop


def _clause_ends(content: str, words: Sequence[Word]) -> list[int]:
    """Return, for each word, the index of the word that starts the next clause."""
    ends = [len(words)] * len(words)
    for index in range(len(words) - 2, -1, -1):
        parted = _SEPARATOR.search(content, words[index].end, words[index + 1].start)
        ends[index] = index + 1 if parted else ends[index + 1]
    return ends
