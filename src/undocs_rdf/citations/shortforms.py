"""Instruments in a document: by name, and by the short form that stands for a name before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from undocs_rdf.citations.instruments import InstrumentName, InstrumentWords, find_instruments
from undocs_rdf.citations.mentions import Mention
from undocs_rdf.model import ResolvedBy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.model import Instrument

_BEFORE = 24
_YEAR = re.compile(r"^\d{4} ")


class _Antecedent(NamedTuple):
    """An instrument that a text names, and the noun that its name is built on.

    None is the text itself, which calls itself "the present Covenant".
    """

    head: str
    instrument: Instrument | None
    in_body: bool = False

    def holds(self, short: str) -> bool:
        """Tell whether the title holds some words that stand together in it.

        Texts mix "Revitalized" and "Revitalised".
        """
        title = self.instrument.title if self.instrument else ""
        return f" {short.replace('z', 's')} " in f" {title.replace('z', 's')} "


class ShortForms:
    """What short forms mean, learnt as the text is read.

    Attributes:
        unresolved: Places of short forms in the last text that stand for nothing certain.
    """

    def __init__(self, words: InstrumentWords, openings: frozenset[str]) -> None:
        self.words = words
        self.openings = openings | words.sentence_openings
        self.unresolved: list[tuple[int, int]] = []
        self._named: list[dict[str, _Antecedent]] = []
        self._called: dict[str, Instrument] = {}
        self._free: Sequence[bool] = ()

    def read(self, content: str, free: Sequence[bool]) -> list[Mention]:
        """Return the instruments that a text names, in order.

        Args:
            content: The text.
            free: For each character, whether a name may stand there; empty where all may.
        """
        self.unresolved, self._free = [], free
        here: dict[str, _Antecedent] = {}
        mentions: list[Mention] = []
        bracket = range(0)
        for name in find_instruments(content, self.words, self.openings):
            if name.start in bracket:
                continue
            if name.is_in_body:
                for instrument in name.instruments if name.is_listed else ():
                    here.setdefault(instrument.slug, _Antecedent(name.head, instrument, True))
                continue
            if not name.instruments and self.words.own.search(
                content, max(name.start - _BEFORE, 0), name.start
            ):
                here[name.head] = _Antecedent(name.head, None)
                continue
            instruments = self._known(content, name, here) or self._meant(content, name, here)
            for instrument in instruments:
                here[instrument.slug] = _Antecedent(name.head, instrument)
                if free and not free[name.start]:
                    continue
                start = self._start(content, name)
                how = ResolvedBy.NAME if start == name.start else ResolvedBy.ANAPHOR
                noun = name.head.lower()
                mentions.append(Mention(start, name.end, start, name.end, noun, instrument, how))
            bracket = self._learn(content, name, instruments) or bracket
        if here:
            self._named.append(here)
        return mentions

    def _start(self, content: str, name: InstrumentName) -> int:
        """Return where a name starts: a short form at its "that" or "the said", if it has one."""
        base = max(name.start - _BEFORE, 0)
        before = self.words.demonstrative.search(content[base : name.start])
        if name.instruments or before is None:
            return name.start
        return base + before.start()

    def _known(
        self, content: str, name: InstrumentName, here: dict[str, _Antecedent]
    ) -> tuple[Instrument, ...]:
        """Return what a name in full stands for.

        One that is not listed may be the short name of what the text has named: the "Kyoto
        Declaration" of the Kyoto Declaration on Advancing Crime Prevention.
        """
        if name.is_listed or not name.instruments:
            return name.instruments
        words = content[name.start : name.end]
        if words in self._called:
            return (self._called[words],)
        for named in (here, *reversed(self._named)):
            longer = [
                told.instrument
                for told in named.values()
                if told.instrument and told.instrument.title != words and told.holds(words)
            ]
            if longer:
                return tuple(longer) if len(longer) == 1 else name.instruments
        return name.instruments

    def _meant(
        self, content: str, name: InstrumentName, here: dict[str, _Antecedent]
    ) -> tuple[Instrument, ...]:
        """Return what a short form stands for: the one of its kind that was named nearest.

        One within the name of a body counts, if nothing else fits: the Conference of the Parties
        to a treaty, and what follows under article VI of the Treaty.
        """
        before = content[max(name.start - _BEFORE, 0) : name.start]
        called = self._called.get(content[name.start : name.end])
        is_pointing = self.words.demonstrative.search(before)
        if called is not None and not (is_pointing and here):
            return (called,)
        if not (self.words.definite.search(before) or is_pointing):
            return ()
        short = _YEAR.sub("", content[name.start : name.end])
        if self.words.described.match(content[name.end : name.end + _BEFORE]):
            return ()
        for named in (here, *reversed(self._named)):
            fitting = [
                told
                for told in named.values()
                if (told.head == short if short == name.head else told.holds(short))
            ]
            meant = [told for told in fitting if not told.in_body] or fitting
            if any(told.instrument is None for told in meant):
                return ()
            if meant:
                found = tuple(told.instrument for told in meant if told.instrument)
                return found if len(found) == 1 else self._unknown(content, name)
        if short in self.words.unnamed:
            return (self.words.unnamed[short],)
        return self._unknown(content, name)

    def _unknown(self, content: str, name: InstrumentName) -> tuple[Instrument, ...]:
        """Note a short form in the singular that may stand for several instruments, or for none.

        One whose symbol follows in brackets is told by that.
        """
        is_told = self._free and content.startswith(" (", name.end)
        is_told = bool(is_told) and not self._free[name.end + 2]
        if not is_told and not content[name.start : name.end].endswith("s"):
            self.unresolved.append((name.start, name.end))
        return ()

    def _learn(
        self, content: str, name: InstrumentName, instruments: tuple[Instrument, ...]
    ) -> range | None:
        """Remember the short name that a bracket behind a name gives it; return its place."""
        called = self.words.called.match(content, name.end)
        if called is None or len(instruments) != 1:
            return None
        directly = not called["between"].strip(" ”")
        if not directly and not self.words.head.search(called["short"]):
            return None
        self._called.setdefault(called["short"], instruments[0])
        return range(called.start("short"), called.end("short"))
