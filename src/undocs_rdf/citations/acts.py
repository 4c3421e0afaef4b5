"""Resolutions and decisions named by number, each told whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from undocs_rdf.citations.bodies import FALLBACK, BodyReference, fits, listed_body
from undocs_rdf.citations.dates import date_behind, iso_date, shared_date
from undocs_rdf.citations.mentions import Mention
from undocs_rdf.citations.numbers import PrintedNumber, find_bare_number, find_numbers
from undocs_rdf.symbols import resolution_symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from undocs_rdf.citations.context import CitingContext
    from undocs_rdf.citations.words import ActWords, DateWords
    from undocs_rdf.symbols import Symbol

_SENTENCE_END = re.compile(r"[.;:]\s+(?=[A-Z“])")
_LIST_GAP = re.compile(r"(?:,? and |, |,? or )$")
_WINDOW = 160
_NOUN_GAP = re.compile(r"\s*(?:No\.|Nos\.)?\s*")


@dataclass(frozen=True, slots=True)
class ActNoun:
    """The word "resolution(s)" or "decision(s)" before a number, and whose they are.

    Attributes:
        start: Where the noun starts.
        end: Where it ends.
        phrase: Where its phrase starts: "its", the name of the body, or the noun.
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
    """What acts are found by: the words of the language and who speaks."""

    acts: ActWords
    dates: DateWords
    openings: frozenset[str]
    context: CitingContext


def name_acts(
    content: str,
    wordings: ActWordings,
    free: Sequence[bool] | None = None,
    before: ActNoun | None = None,
) -> tuple[list[Mention], ActNoun | None]:
    """Return the acts that a text names by number, in order, and the last noun of its text.

    Args:
        content: The text.
        wordings: The words, and who speaks.
        free: For each character, whether a name may stand there; None where all may.
        before: The noun that a list begun in another part hangs on ("its resolutions:").
    """
    nouns = [
        match
        for match in wordings.acts.noun.finditer(content)
        if not match["draft"] and (free is None or free[match.start()])
    ]
    if not nouns and before is None:
        return [], None
    return _NameActs(content, wordings, nouns, before, free).run()


class _NameActs:
    """One pass over a text, from its first number to its last."""

    def __init__(
        self,
        content: str,
        wordings: ActWordings,
        nouns: list[re.Match[str]],
        before: ActNoun | None,
        free: Sequence[bool] | None,
    ) -> None:
        self.content = content
        self.wordings = wordings
        self.matches = nouns
        self.before = before
        self.free = free
        self.known: dict[int, ActNoun] = {}

    def run(self) -> tuple[list[Mention], ActNoun | None]:
        """Return the mentions and the last noun."""
        numbers = self._numbers()
        mentions: list[Mention] = []
        group, index, last_end = 0, -1, 0
        for number in numbers:
            while index + 1 < len(self.matches) and self.matches[index + 1].start() < number.start:
                index += 1
            noun = self._noun(index) if index >= 0 else self.before
            if noun is None:
                continue
            at = noun.end if index >= 0 else 0
            between = self.content[max(at, last_end) : number.start]
            if _SENTENCE_END.search(between):
                continue
            if at >= last_end:
                group += 1
            mentions.extend(self._mention(number, noun, group, at))
            last_end = number.end
        last = self._noun(len(self.matches) - 1) if self.matches else self.before
        return self._shared_dates(mentions), last

    def _numbers(self) -> list[PrintedNumber]:
        found = [
            number
            for number in find_numbers(self.content, self.wordings.acts)
            if self.free is None or self.free[number.start]
        ]
        taken = {number.start for number in found}
        for match in self.matches:
            if match["resolution"] is None:
                continue
            at = match.end() + 1
            while True:
                bare = None if at in taken else find_bare_number(self.content, at)
                if bare is None:
                    break
                found.append(bare)
                joint = re.compile(r",? and |, ").match(self.content, bare.end)
                if joint is None:
                    break
                at = joint.end()
        return sorted(found, key=lambda number: number.start)

    def _noun(self, index: int) -> ActNoun:
        if index not in self.known:
            match = self.matches[index]
            before = self._noun(index - 1) if index else self.before
            phrase, reference = self._reference(match, before)
            self.known[index] = ActNoun(
                match.start(), match.end(), phrase, bool(match["decision"]), reference
            )
        return self.known[index]

    def _reference(
        self, match: re.Match[str], before: ActNoun | None
    ) -> tuple[int, BodyReference]:
        """Return where the phrase of a noun starts and what body stands before it."""
        acts, context = self.wordings.acts, self.wordings.context
        base = max(match.start() - _WINDOW, 0)
        window = self.content[base : match.start()]
        named = acts.named_before.search(window)
        if named is not None:
            symbols = tuple(
                symbol
                for name in acts.bodies.pattern.finditer(named["names"])
                for symbol in self._listed(name[0], base + named.start("names") + name.start())
            )
            opening = named["names"].split(" ", 1)[0]
            skip = len(opening) + 1 if opening in self.wordings.openings else 0
            start = base + named.start() + skip
            return start, BodyReference(self._speaker_first(symbols), True)
        possessive = acts.possessive_before.search(window)
        if possessive is not None:
            start = base + possessive.start()
            return start, self._acting_body(start, before)
        noun_end = acts.adopted_by.match(self.content, match.end())
        if noun_end is not None:
            symbols = self._right_body(noun_end)
            return match.start(), BodyReference(symbols, True)
        inherited = before.reference.symbols if before is not None and self._is_joined(before, match) else ()
        return match.start(), BodyReference((*inherited, context.speaker), False)

    def _is_joined(self, before: ActNoun, match: re.Match[str]) -> bool:
        """Tell whether a bare noun goes on with the list of the noun before it."""
        between = self.content[before.end : match.start()]
        return bool(_LIST_GAP.search(between)) and not _SENTENCE_END.search(between)

    def _listed(self, name: str, at: int) -> tuple[str, ...]:
        first = name.split(" ", 1)[0]
        opens = first in self.wordings.openings or first.lower() in self.wordings.openings
        del at
        return listed_body(name, self.wordings.acts, opens)

    def _right_body(self, match: re.Match[str]) -> tuple[str, ...]:
        name = self.wordings.acts.bodies.pattern.search(match[0])
        assert name is not None  # the pattern ends in it
        return self._speaker_first(self._listed(name[0], 0))

    def _speaker_first(self, symbols: tuple[str, ...]) -> tuple[str, ...]:
        speaker = self.wordings.context.speaker
        return (speaker, *symbols) if speaker in symbols else symbols

    def _acting_body(self, start: int, before: ActNoun | None) -> BodyReference:
        """Return whose "its" is: the body that acts in the clause, else the speaker."""
        speaker = self.wordings.context.speaker
        acts = self.wordings.acts
        base = max(start - 2 * _WINDOW, 0)
        window = self.content[base:start]
        cut = [match.end() for match in _SENTENCE_END.finditer(window)]
        window = window[cut[-1] :] if cut else window
        if not acts.acting.search(window):
            if before is not None and window.endswith(("and ", ", ", "also ")) and not before.reference.named:
                return before.reference
            return BodyReference((speaker,), False)
        names = list(acts.bodies.pattern.finditer(window))
        if not names:
            return BodyReference((speaker,), False)
        name = names[-1]
        if self._opens_anew(window[name.end() :]):
            return BodyReference((speaker,), False)
        symbols = self._speaker_first(self._listed(name[0], 0))
        return BodyReference((*symbols, speaker), False)

    def _opens_anew(self, between: str) -> bool:
        """Tell whether a verb that has the speaker as its subject stands in between."""
        return any(word in self.wordings.openings for word in re.findall(r"[a-z]+", between))

    def _mention(
        self, number: PrintedNumber, noun: ActNoun, group: int, at: int
    ) -> Iterator[Mention]:
        dates = self.wordings.dates
        printed_date = date_behind(self.content, number.end, dates)
        date = iso_date(printed_date, dates) if printed_date else None
        tail = printed_date.end() if printed_date else number.end
        behind = self.wordings.acts.adopted_by.match(self.content, tail)
        reference = noun.reference
        if behind is not None:
            reference = BodyReference(self._right_body(behind), True)
            tail = behind.end()
            if date is None:
                printed_date = date_behind(self.content, tail, dates)
                date = iso_date(printed_date, dates) if printed_date else None
                tail = printed_date.end() if printed_date else tail
        first = not self.content[at : number.start].strip()
        base = Mention(
            number.start,
            number.end,
            noun.phrase if first else number.start,
            tail,
            "decision" if noun.is_decision else "resolution",
            None,
            group=group,
            number=number,
            bodies=reference.symbols,
            date=date,
        )
        for start, end, printed in _namings(number):
            cited = self._symbol(printed, number, noun, reference, date)
            yield replace(base, start=start, end=end, cited=cited)

    def _symbol(
        self,
        printed: str,
        number: PrintedNumber,
        noun: ActNoun,
        reference: BodyReference,
        date: str | None,
    ) -> Symbol | None:
        context = self.wordings.context
        bodies = reference.symbols if reference.named else (*reference.symbols, *FALLBACK)
        for body in dict.fromkeys(bodies):
            if fits(body, number, date, context):
                symbol = resolution_symbol(body, printed, decision=noun.is_decision)
                if symbol is not None:
                    return symbol
        return None

    def _shared_dates(self, mentions: list[Mention]) -> list[Mention]:
        """Give the date behind the last of a list to those before it that it serves."""
        found = list(mentions)
        for index, mention in enumerate(mentions):
            shared = shared_date(self.content, mention.end, self.wordings.dates)
            if shared is None:
                continue
            date = iso_date(shared, self.wordings.dates)
            at = index
            while at >= 0 and found[at].group == mention.group and found[at].date is None:
                found[at] = replace(found[at], date=date)
                at -= 1
        return found


def _namings(number: PrintedNumber) -> Iterator[tuple[int, int, str]]:
    """Yield each act that a number with its part letters names: its place and its number."""
    if not number.letters:
        yield number.start, number.end, number.printed
        return
    for letter, start, end in number.letters:
        first = start == number.letters[0][1]
        yield (number.start if first else start), end, f"{number.printed} {letter}"
