"""Whose acts a noun means: "Council resolution", "its resolutions", "decision of the Board"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from undocs_rdf.citations.bodies import BodyReference, listed_body

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from undocs_rdf.citations.context import CitingContext
    from undocs_rdf.citations.mentions import Mention
    from undocs_rdf.citations.words import ActWords, DateWords

_WINDOW = 160
_LONGEST_CHAPTER = 60
_LONGEST_WORD = 30
_WORD = re.compile(r"[a-z]+")


class ActNoun(NamedTuple):
    """The word "resolution(s)" or "decision(s)", and whose they are.

    Attributes:
        start: Where the noun starts.
        end: Where it ends.
        phrase: Where its phrase starts: at "its", at the name of the body, or at the noun.
        is_decision: Which of them.
        reference: The body that stands before it.
    """

    start: int
    end: int
    phrase: int
    is_decision: bool
    reference: BodyReference


@dataclass(frozen=True, slots=True)
class ActWordings:
    """What acts are found by.

    Attributes:
        acts: Words about acts.
        dates: Words about dates.
        openings: Forms of verbs that open a clause whose subject is who speaks.
        context: Who speaks.
    """

    acts: ActWords
    dates: DateWords
    openings: frozenset[str]
    context: CitingContext


def tell_actor(
    content: str,
    match: re.Match[str],
    before: ActNoun | None,
    reports: Mapping[int, str],
    wordings: ActWordings,
) -> ActNoun:
    """Return the noun that `match` found, with the body whose acts it means.

    Args:
        content: The text.
        match: The noun.
        before: The noun before it.
        reports: By where it ends, the body whose acts a report named in the text holds.
        wordings: The words, and who speaks.
    """
    phrase, reference = _Actor(content, before, reports, wordings).of(match)
    is_decision = wordings.acts.kinds[match[1]] == "decision"
    return ActNoun(match.start(1), match.end(), phrase, is_decision, reference)


def body_behind(content: str, at: int, wordings: ActWordings) -> tuple[BodyReference, int] | None:
    """Return the body that is named as the author behind an act, and where its name ends."""
    title = wordings.acts.title_behind.match(content, at)
    match = wordings.acts.adopted_by.match(content, title.end() if title else at)
    if match is None:
        return None
    name = wordings.acts.bodies.pattern.search(match[0])
    assert name is not None  # the pattern ends in it
    symbols = _speaker_first(listed_body(name[0], wordings.acts, first_word_opens=False), wordings)
    return BodyReference(symbols, True), match.end()


def _speaker_first(symbols: tuple[str, ...], wordings: ActWordings) -> tuple[str, ...]:
    speaker = wordings.context.speaker
    return (speaker, *symbols) if speaker in symbols else symbols


@dataclass(frozen=True, slots=True)
class _Actor:
    content: str
    before: ActNoun | None
    reports: Mapping[int, str]
    wordings: ActWordings

    def of(self, match: re.Match[str]) -> tuple[int, BodyReference]:
        acts, speaker = self.wordings.acts, self.wordings.context.speaker
        if acts.kinds[match[1]] == "council_resolution":
            return match.start(1), BodyReference(("S",), True)
        base = max(match.start(1) - _WINDOW, 0)
        window = self.content[base : match.start(1)]
        possessive = acts.possessive_before.search(window)
        if possessive is not None:
            start = base + possessive.start()
            return start, self._acting(start)
        named = acts.named_before.search(window)
        if named is not None:
            return self._named(named, base)
        behind = body_behind(self.content, match.end(), self.wordings)
        if behind is not None:
            return match.start(1), behind[0]
        report = self._report(match.start(1))
        if report is not None:
            return match.start(1), BodyReference((report,) if report else (), True)
        reported_to = acts.reported_to.search(window)
        if reported_to is not None:
            body = listed_body(reported_to["body"], acts, first_word_opens=False)
            return match.start(1), BodyReference(_speaker_first(body, self.wordings), False)
        unlisted = acts.unlisted_before.search(window, max(len(window) - _LONGEST_WORD, 0))
        if unlisted is not None and unlisted["last"] not in self.wordings.openings:
            return match.start(1), BodyReference((), True)
        inherited = self._inherited(match)
        return match.start(1), BodyReference((*inherited, speaker), False)

    def _named(self, named: re.Match[str], base: int) -> tuple[int, BodyReference]:
        openings = self.wordings.openings
        first = named["names"].split(" ", 1)[0]
        skip = len(first) + 1 if first in openings else 0
        symbols: list[str] = []
        for name in self.wordings.acts.bodies.pattern.finditer(named["names"]):
            opens = name[0].split(" ", 1)[0] in openings
            symbols.extend(listed_body(name[0], self.wordings.acts, first_word_opens=opens))
        ordered = _speaker_first(tuple(symbols), self.wordings)
        return base + named.start() + skip, BodyReference(ordered, True)

    def _acting(self, start: int) -> BodyReference:
        """Return whose "its" is: the body that acts in the clause, else who speaks."""
        speaker = BodyReference((self.wordings.context.speaker,), named=False, own=True)
        acts, before = self.wordings.acts, self.before
        window = self.content[max(start - 2 * _WINDOW, 0) : start]
        for end in acts.sentence_end.finditer(window):
            window = window[end.end() :] if end.end() < len(window) else window
            break
        if not acts.acting.search(window):
            if before is not None and acts.goes_on.search(window) and not before.reference.named:
                return before.reference
            return speaker
        names = list(acts.bodies.pattern.finditer(window))
        if not names or self._opens_anew(window[names[-1].end() :]):
            return speaker
        symbols = listed_body(names[-1][0], acts, first_word_opens=False)
        return BodyReference((*_speaker_first(symbols, self.wordings), *speaker.symbols), False)

    def _opens_anew(self, between: str) -> bool:
        """Tell whether a verb that has the speaker as its subject stands in between."""
        return any(word in self.wordings.openings for word in _WORD.findall(between))

    def _report(self, at: int) -> str | None:
        """Return the body whose report stands before, its chapter perhaps in between.

        An act within another document ("(A/56/1026), annex II, resolution 14/221") is of no known
        body: ""; None where no document stands before.
        """
        for end, body in self.reports.items():
            if 0 <= at - end < _LONGEST_CHAPTER and self.wordings.acts.part_of.fullmatch(
                self.content, end, at
            ):
                return body
        return None

    def _inherited(self, match: re.Match[str]) -> tuple[str, ...]:
        """Return the bodies of the noun before, if this one goes on with its list."""
        if self.before is None or self.before.start >= match.start(1):
            return ()
        between = self.content[self.before.end : match.start(1)]
        acts = self.wordings.acts
        if acts.goes_on.search(between) and not acts.sentence_end.search(between):
            return self.before.reference.symbols
        return ()


def reports_in(documents: Sequence[Mention], wordings: ActWordings) -> dict[int, str]:
    """Return, by where it ends, the body whose acts each document holds; "" if of none known."""
    reports = wordings.acts.reports
    return {
        mention.end: next(
            (body for pattern, body in reports if pattern.fullmatch(str(mention.cited))), ""
        )
        for mention in documents
    }
