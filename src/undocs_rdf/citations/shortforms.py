"""Instruments in a document: by name, and by the short form that stands for a name before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from undocs_rdf.citations.instruments import InstrumentName, InstrumentWords, find_instruments
from undocs_rdf.citations.mentions import Mention
from undocs_rdf.model import ResolvedBy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.model import Instrument

_BEFORE = 24


class ShortForms:
    """What short forms mean, learnt as the text is read.

    Attributes:
        unresolved: Places of short forms in the last text that stand for nothing certain.
    """

    def __init__(self, words: InstrumentWords, openings: frozenset[str]) -> None:
        self.words = words
        self.openings = openings | {"The", "In", "Under", "See", "Also", "Further"}
        self.unresolved: list[tuple[int, int]] = []
        self._by_head: dict[str, list[dict[str, Instrument]]] = {}
        self._called: dict[str, Instrument] = {}

    def read(self, content: str, free: Sequence[bool]) -> list[Mention]:
        """Return the instruments that a text names, in order.

        Args:
            content: The text.
            free: For each character, whether a name may stand there; empty where all may.
        """
        self.unresolved = []
        here: dict[str, dict[str, Instrument]] = {}
        mentions: list[Mention] = []
        for name in find_instruments(content, self.words, self.openings):
            if free and not free[name.start]:
                continue
            instruments = name.instruments or self._meant(content, name, here)
            for instrument in instruments:
                here.setdefault(name.head, {})[instrument.slug] = instrument
                mentions.append(
                    Mention(
                        name.start,
                        name.end,
                        name.start,
                        name.end,
                        name.head.lower(),
                        instrument,
                        self._resolved_by(content, name),
                    )
                )
            self._learn(content, name, instruments)
        for head, named in here.items():
            self._by_head.setdefault(head, []).append(named)
        return mentions

    def _resolved_by(self, content: str, name: InstrumentName) -> ResolvedBy:
        before = content[max(name.start - _BEFORE, 0) : name.start]
        if not name.instruments and self.words.demonstrative.search(before):
            return ResolvedBy.ANAPHOR
        return ResolvedBy.NAME

    def _meant(
        self, content: str, name: InstrumentName, here: dict[str, dict[str, Instrument]]
    ) -> tuple[Instrument, ...]:
        """Return what a short form stands for: the one of its kind that was named nearest."""
        before = content[max(name.start - _BEFORE, 0) : name.start]
        called = self._called.get(content[name.start : name.end])
        if called is not None:
            return (called,)
        if not (self.words.definite.search(before) or self.words.demonstrative.search(before)):
            return ()
        if content[name.start : name.end] != name.head:
            self.unresolved.append((name.start, name.end))
            return ()
        earlier = self._by_head.get(name.head, [])
        nearest = here.get(name.head) or (earlier[-1] if earlier else {})
        if len(nearest) == 1:
            return tuple(nearest.values())
        if not nearest and name.head in self.words.unnamed:
            return (self.words.unnamed[name.head],)
        self.unresolved.append((name.start, name.end))
        return ()

    def _learn(
        self, content: str, name: InstrumentName, instruments: tuple[Instrument, ...]
    ) -> None:
        """Remember the short name that a bracket behind a name gives it."""
        called = self.words.called.match(content, name.end)
        if called is not None and len(instruments) == 1:
            self._called[called["short"]] = instruments[0]
