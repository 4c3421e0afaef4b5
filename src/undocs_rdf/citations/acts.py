"""Resolutions and decisions named by number: "its resolutions 46/53 and 47/52"."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from undocs_rdf.citations.actors import ActNoun, body_behind, tell_actor
from undocs_rdf.citations.bodies import FALLBACK, BodyReference, fits
from undocs_rdf.citations.council import is_of_the_council
from undocs_rdf.citations.dates import iso_date
from undocs_rdf.citations.mentions import Mention
from undocs_rdf.citations.numbers import PrintedNumber, find_bare_number, find_numbers
from undocs_rdf.symbols import Symbol, resolution_symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from undocs_rdf.citations.actors import ActWordings

NO_REPORTS: Mapping[int, str] = MappingProxyType({})
_BARE_JOINT = re.compile(r",? and |, ")


class ActsFound(NamedTuple):
    """What a text names by number.

    Attributes:
        mentions: In order; those whose body is not known are without a document.
        last_noun: The last noun, that a list in the next part may hang on.
        contradictions: Places of numbers whose printed date their body cannot have.
    """

    mentions: tuple[Mention, ...] = ()
    last_noun: ActNoun | None = None
    contradictions: tuple[tuple[int, int], ...] = ()


_NOTHING = ActsFound()
_COUNCIL = BodyReference(("S",), True)


class Surroundings(NamedTuple):
    """What a text holds beside numbers.

    Attributes:
        free: For each character, whether a name may stand there; empty where all may.
        reports: By where it ends, the body whose acts a report named in the text holds.
        noun: The noun before the text, that a list in it hangs on ("its resolutions:").
    """

    free: Sequence[bool] = ()
    reports: Mapping[int, str] = NO_REPORTS
    noun: ActNoun | None = None


def name_acts(content: str, wordings: ActWordings, around: Surroundings) -> ActsFound:
    """Return the resolutions and decisions that a text names by number.

    Args:
        content: The text.
        wordings: The words, and who speaks.
        around: What else the text holds.
    """
    nouns = [
        match
        for match in wordings.acts.noun.find(content)
        if not content[max(match.start(1) - 12, 0) : match.start(1)]
        .lower()
        .endswith(wordings.acts.draft)
        and (not around.free or around.free[match.start(1)])
    ]
    if not nouns and around.noun is None and not (" (19" in content or " (20" in content):
        return _NOTHING
    return _Acts(content, wordings, around, nouns).find()


class _Listed(NamedTuple):
    """A number with the noun it hangs on, the list it is in, and where that list starts."""

    number: PrintedNumber
    noun: ActNoun
    group: int
    listed_from: int


class _Acts:
    """One pass over a text, from its first number to its last."""

    def __init__(
        self,
        content: str,
        wordings: ActWordings,
        around: Surroundings,
        nouns: list[re.Match[str]],
    ) -> None:
        self.content = content
        self.wordings = wordings
        self.around = around
        self.matches = nouns
        self.nouns: list[ActNoun] = []
        self.contradictions: list[tuple[int, int]] = []

    def find(self) -> ActsFound:
        """Return what is named."""
        listed: list[_Listed] = []
        group, index, last_end = 0, -1, 0
        ends = self.wordings.acts.sentence_end
        for number in self._numbers():
            while index + 1 < len(self.matches) and self.matches[index + 1].start(1) < number.start:
                index += 1
            noun = self._noun(index) if index >= 0 else self.around.noun
            listed_from = noun.end if noun is not None and index >= 0 else 0
            if noun is None or ends.search(self.content, max(listed_from, last_end), number.start):
                if number.form != "council" or not is_of_the_council(number.printed):
                    continue
                noun = ActNoun(number.start, number.start, number.start, False, _COUNCIL)
                listed_from = number.start
            group += listed_from >= last_end
            listed.append(_Listed(number, noun, group, listed_from))
            last_end = number.end
        mentions = [m for found in self._authored(listed) for m in found]
        last = self._noun(len(self.matches) - 1) if self.matches else self.around.noun
        return ActsFound(tuple(self._dated(mentions)), last, tuple(self.contradictions))

    def _authored(self, listed: Sequence[_Listed]) -> list[list[Mention]]:
        """Return the mentions of each number, told by the author behind it or behind its list.

        "Resolutions 5/1 of 2 March 2022 and 5/6 of 7 March 2022 of the Environment Assembly".
        """
        found: list[list[Mention]] = []
        author: BodyReference | None = None
        last_group = -1
        for item in reversed(listed):
            date, tail = self._date(item.number.end)
            behind = body_behind(self.content, tail, self.wordings)
            if item.group != last_group:
                author = None
            last_group = item.group
            if behind is not None:
                author, tail = behind
                if date is None:
                    date, tail = self._date(tail)
            own = item.noun.reference
            reference = own if author is None or (own.named and own.symbols) else author
            found.append(self._mentions(item, date, tail, reference))
        return found[::-1]

    def _numbers(self) -> list[PrintedNumber]:
        free = self.around.free
        found = [
            number
            for number in find_numbers(self.content, self.wordings.acts)
            if not free or free[number.start]
        ]
        taken = {number.start for number in found}
        kinds = self.wordings.acts.kinds
        for match in self.matches:
            at = match.end() + 1
            while kinds[match[1]] != "decision" and at not in taken:
                bare = find_bare_number(self.content, at)
                if bare is None:
                    break
                found.append(bare)
                if self.content[bare.end - 1] == ")":
                    self.contradictions.append((bare.start, bare.end))
                joint = _BARE_JOINT.match(self.content, bare.end)
                at = joint.end() if joint else len(self.content)
        return sorted(found, key=lambda number: number.start)

    def _noun(self, index: int) -> ActNoun:
        """Return a noun, told after all that stand before it: it may go on with their list."""
        for number in range(len(self.nouns), index + 1):
            before = self.nouns[number - 1] if number else self.around.noun
            self.nouns.append(
                tell_actor(
                    self.content, self.matches[number], before, self.around.reports, self.wordings
                )
            )
        return self.nouns[index]

    def _mentions(
        self, item: _Listed, date: str | None, tail: int, reference: BodyReference
    ) -> list[Mention]:
        """Return a mention for each act that a number with its part letters names."""
        number, noun, group, listed_from = item
        is_first = noun is not self.around.noun and not (
            self.content[listed_from : number.start].strip()
        )
        base = Mention(
            start=number.start,
            end=number.end,
            phrase=noun.phrase if is_first else number.start,
            tail=tail,
            noun="decision" if noun.is_decision else "resolution",
            cited=None,
            group=group,
            number=number,
            bodies=reference.symbols,
            date=date,
        )
        return [
            base._replace(start=start, end=end, cited=self._symbol(printed, base, reference))
            for start, end, printed in _namings(number)
        ]

    def _date(self, at: int) -> tuple[str | None, int]:
        words = self.wordings.dates
        match = words.behind.match(self.content, at) or words.behind_topic.match(self.content, at)
        if match is None:
            return None, at
        return iso_date(match, words), match.end()

    def _symbol(self, printed: str, mention: Mention, reference: BodyReference) -> Symbol | None:
        """Return the document that a number means, by the bodies it may come from.

        A date that none of them fits is wrong where the body is named or speaks of its own act,
        or where the date lies after the text itself: then the number counts. Else the body is
        another.
        """
        bodies = reference.symbols if reference.named else (*reference.symbols, *FALLBACK)
        if mention.number and mention.number.form == "council" and is_of_the_council(printed):
            bodies = (*bodies, *_COUNCIL.symbols)
        symbol = self._fitting(printed, mention, bodies, mention.date)
        if symbol is not None or mention.date is None:
            return symbol
        year = self.wordings.context.year
        is_wrong = year is not None and int(mention.date[:4]) > year
        if reference.named or is_wrong:
            symbol = self._fitting(printed, mention, bodies, None)
        elif reference.own:
            symbol = self._fitting(printed, mention, reference.symbols, None)
        if symbol is not None:
            self.contradictions.append((mention.start, mention.tail))
        return symbol

    def _fitting(
        self, printed: str, mention: Mention, bodies: Sequence[str], date: str | None
    ) -> Symbol | None:
        assert mention.number is not None  # every act has one
        is_decision = mention.noun == "decision"
        for body in dict.fromkeys(bodies):
            if fits(body, mention.number, date, self.wordings.context):
                symbol = resolution_symbol(body, printed, decision=is_decision)
                if symbol is not None:
                    return symbol
        return None

    def _dated(self, mentions: list[Mention]) -> list[Mention]:
        """Give a date that serves several acts to each of them.

        "Both of 18 June 2007" says so. Where nothing says so, a number without a date of its
        own that is joined to the next shares that one's if its session can have it.
        """
        found = list(mentions)
        for shared in self.wordings.dates.shared.finditer(self.content):
            date = iso_date(shared, self.wordings.dates)
            served = [i for i, m in enumerate(found) if m.end <= shared.start() and not m.date]
            pair = shared["how_many"] == self.wordings.dates.both
            for index in served[-2:] if pair else served:
                found[index] = found[index]._replace(date=date)
        for index in range(len(found) - 2, -1, -1):
            if self._shares_date(found[index], found[index + 1]):
                found[index] = found[index]._replace(date=found[index + 1].date)
        return found

    def _shares_date(self, mention: Mention, following: Mention) -> bool:
        """Tell whether an act without a date has that of the next one in its list."""
        if mention.date or not following.date or following.group != mention.group:
            return False
        joint = self.wordings.dates.joint
        if joint.fullmatch(self.content, mention.tail, following.phrase) is None:
            return False
        return (
            isinstance(mention.cited, Symbol)
            and mention.number is not None
            and fits(mention.cited.body, mention.number, following.date, self.wordings.context)
        )


def _namings(number: PrintedNumber) -> Iterator[tuple[int, int, str]]:
    """Yield each act that a number with its part letters names: its place and its number."""
    if not number.letters:
        yield number.start, number.end, number.printed
        return
    first = number.letters[0][1]
    for letter, start, end in number.letters:
        yield (number.start if start == first else start), end, f"{number.printed} {letter}"
