"""Reads a document's citations in order: names, what points back, parts, notes, intents.

What is said later rests on what was named before: "that resolution", "the Convention", "ibid.".
So notes are read at the mark that leads to them, after the paragraph that carries it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from undocs_rdf.citations.anaphora import (
    History,
    find_anaphors,
    find_introduced,
    ibid_mention,
    names_one,
    resolve_anaphor,
    with_parts_taken_over,
)
from undocs_rdf.citations.authored import author_of, find_authored, resolve_authored
from undocs_rdf.citations.intent import Clauses, document_nouns, named_document
from undocs_rdf.citations.notes import as_called, at_mark, inherited, singular, treaty_reference
from undocs_rdf.citations.pinpoints import attach_pinpoints
from undocs_rdf.citations.places import Places
from undocs_rdf.citations.shortforms import ShortForms
from undocs_rdf.citations.verbs import find_verbs
from undocs_rdf.model import Instrument, PartKind, ResolvedBy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.citations.lexicon import Lexicon
    from undocs_rdf.citations.mentions import Mention
    from undocs_rdf.citations.notes import AtMark
    from undocs_rdf.reading import PartText
    from undocs_rdf.text import Mark

_DIVIDING = frozenset({PartKind.SECTION, PartKind.ANNEX})
_NAMED_BY_TITLE = frozenset({PartKind.SECTION, PartKind.MASTHEAD})
_LONGEST_PHRASE = 200


class Scanned(NamedTuple):
    """A part with what it names by symbol or number.

    Attributes:
        part: The part.
        lead: What leads to it from the paragraph that it belongs to: "Recalling also: ".
        mentions: What it names, in order.
        free: For each character, whether a name may stand there; empty where all may.
        contradictions: Places of numbers whose printed date cannot be right.
    """

    part: PartText
    lead: str
    mentions: Sequence[Mention]
    free: Sequence[bool]
    contradictions: tuple[tuple[int, int], ...]


class Reader:
    """Reads the parts of a document once, in order.

    Attributes:
        unresolved: By part, the words that point back to nothing certain, and the message.
    """

    def __init__(self, scanned: Sequence[Scanned], lexicon: Lexicon) -> None:
        self.scanned = scanned
        self.lexicon = lexicon
        self.unresolved: dict[str, list[tuple[int, int, str]]] = {}
        self._by_fragment = {item.part.fragment: item for item in scanned}
        self._history = History()
        self._section = self._history.here()
        self._short_forms = ShortForms(lexicon.instruments, lexicon.verbs.openings)
        self._mentions: dict[str, list[Mention]] = {}
        self._last_note: list[Mention] | None = None
        self._notes: dict[str, list[Mention]] = {}
        self._treaty_series: dict[str, str] = {}

    def read(self) -> dict[str, list[Mention]]:
        """Return the mentions of each part, by its fragment."""
        for item in self.scanned:
            if item.part.kind is PartKind.FOOTNOTE:
                continue
            if item.part.kind in _DIVIDING:
                self._section = self._history.here()
            self._read_body(item)
        for item in self.scanned:
            if item.part.fragment not in self._mentions:
                self._read_note(item, None)
        return self._mentions

    def with_treaty_series(self, instrument: Instrument) -> Instrument:
        """Return an instrument with its place in the Treaty Series, if a note gives it."""
        reference = self._treaty_series.get(instrument.slug)
        return replace(instrument, treaty_series_reference=reference) if reference else instrument

    def _read_body(self, item: Scanned) -> None:
        """Read a text, and its notes where their marks stand, before what points back to them."""
        named = self._named(item)
        told, noted = named, []
        earlier = self._history.here()
        if named or item.part.text.marks:
            clauses = self._clauses(item, _last_asked(named, item.part.text.marks))
            told = _told(clauses, named, len(item.lead))
            noted = self._read_notes(item, told, clauses)
        pointing, introduced = self._pointing_back(item, named, earlier, noted)
        if pointing:
            named = sorted([*named, *pointing], key=lambda mention: mention.start)
            named = attach_pinpoints(item.part.text.content, named, self.lexicon.pinpoints)
            clauses = self._clauses(item, _last_asked(named, ()))
            told = _told(clauses, named, len(item.lead))
        self._mentions[item.part.fragment] = told
        self._history.add(sorted([*told, *introduced], key=_start) if introduced else told)

    def _read_notes(
        self, item: Scanned, told: Sequence[Mention], clauses: Clauses
    ) -> list[tuple[int, list[Mention]]]:
        """Read the notes of a text; return what each names, with the place of its mark."""
        noted = []
        for mark, fragment in zip(item.part.text.marks, item.part.footnotes, strict=False):
            note = self._by_fragment.get(fragment or "")
            if note is not None and note.part.fragment not in self._mentions:
                self._read_note(note, at_mark(item.part.text, mark.at, told, clauses, self.lexicon))
            noted.append((mark.at, self._mentions.get(fragment or "", [])))
        return noted

    def _named(self, item: Scanned) -> list[Mention]:
        """Return what a text names by symbol, number or name, with the parts pointed to."""
        mentions = list(item.mentions)
        content = item.part.text.content
        if item.part.kind not in _NAMED_BY_TITLE:
            named = self._short_forms.read(content, item.free)
            if named and mentions:
                taken = Places((m.start, m.end) for m in mentions)
                named = [m for m in named if not taken.overlap(m.start, m.end)]
            mentions.extend(named)
            if self._short_forms.unresolved:
                self._note_unresolved(item, self._short_forms.unresolved)
        if not mentions:
            return mentions
        mentions = _called(content, sorted(mentions, key=lambda m: m.start), self.lexicon)
        return attach_pinpoints(content, mentions, self.lexicon.pinpoints)

    def _pointing_back(
        self,
        item: Scanned,
        named: Sequence[Mention],
        earlier: tuple[int, int],
        noted: Sequence[tuple[int, list[Mention]]],
    ) -> tuple[list[Mention], list[Mention]]:
        """Return what a text names by words that point back, and what it brings in.

        Args:
            item: The text.
            named: What it names in other ways.
            earlier: How far the document had been read before it.
            noted: What its notes name, with the places of their marks.
        """
        content = item.part.text.content
        pointing: list[Mention] = []
        called = self._history.called | {mention.noun for mention in named}
        if not called:
            return [], []
        is_named = names_one(content, called, self.lexicon.anaphora)
        anaphors = find_anaphors(content, self.lexicon.anaphora) if is_named else []
        introduced = find_introduced(content, named, self.lexicon.anaphora) if is_named else []
        taken = Places((m.start, m.end) for m in named)
        for anaphor in anaphors:
            start, end = anaphor.start, anaphor.end
            if taken.overlap(start, end) or (item.free and not item.free[start]):
                continue
            here = _named_before(start, [*named, *introduced], noted)
            before = self._history.until(earlier)
            before.add(here)
            resolved, certain = resolve_anaphor(anaphor, here, before)
            pointing.extend(resolved)
            if not certain:
                self._note_unresolved(item, [(start, end)])
        return [*pointing, *self._authored(item, named, earlier, noted)], introduced

    def _authored(
        self,
        item: Scanned,
        named: Sequence[Mention],
        earlier: tuple[int, int],
        noted: Sequence[tuple[int, list[Mention]]],
    ) -> list[Mention]:
        """Return documents that are named by their author and date alone."""
        content = item.part.text.content
        words = self.lexicon.authored
        found: list[Mention] = []
        for phrase in find_authored(content, words):
            start, end = phrase.start, phrase.end
            told = any(
                (m.start < end and start < m.end) or 0 <= m.anchor < end <= m.start for m in named
            )
            marked = any(start < mark.at <= end + 1 for mark in item.part.text.marks)
            if told or marked or words.subject_behind.match(content, end):
                continue
            here = _named_before(start, named, noted)
            everywhere = [*self._history.until(earlier).every(), *here]
            in_section = [*self._history.until(earlier).every(self._section), *here]
            found.extend(
                resolve_authored(phrase, everywhere) or resolve_authored(phrase, in_section)
            )
        return found

    def _note_unresolved(
        self, item: Scanned, places: Sequence[tuple[int, int]], message: str = "anaphor"
    ) -> None:
        found = self.unresolved.setdefault(item.part.fragment, [])
        found.extend((start, end, message) for start, end in places)

    def _clauses(self, item: Scanned, until: int) -> Clauses:
        """Return the verbs of a text up to a place, with what leads to it."""
        shift = len(item.lead)

        def italics() -> tuple[tuple[int, int], ...]:
            return tuple((a + shift, b + shift) for a, b in item.part.text.italics())

        content = item.lead + item.part.text.content
        verbs = find_verbs(content, until + shift, italics, self.lexicon.verbs)
        return Clauses(content, verbs, self.lexicon.verbs, self.lexicon.intents)

    def _read_note(self, item: Scanned, mark: AtMark | None) -> None:
        content = item.part.text.content
        item = item._replace(mentions=as_called(item.mentions, mark))
        if mark is not None and mark.instrument is not None:
            reference = treaty_reference(content, self.lexicon)
            if reference is not None:
                self._treaty_series.setdefault(mark.instrument.slug, reference)
        mentions = self._with_earlier(item, self._named(item), mark)
        clauses = self._clauses(item, _last_asked(mentions, ())) if mentions else None
        told = _told(clauses, mentions, len(item.lead))
        if clauses is not None and not clauses.verbs and mark is not None:
            told = inherited(content, told, mark, self.lexicon)
        self._mentions[item.part.fragment] = told
        self._history.add(told)
        self._last_note = mentions
        self._notes[item.part.marker or ""] = told

    def _with_earlier(
        self, item: Scanned, mentions: list[Mention], mark: AtMark | None
    ) -> list[Mention]:
        """Return the mentions of a note with those that it takes over from an earlier note."""
        content = item.part.text.content
        words = self.lexicon.anaphora
        found = list(mentions)
        for match in words.ibid.finditer(content) if "Ibid" in content else ():
            if self.lexicon.instruments.treaty_volume.match(content, match.end()):
                continue
            index = bisect_left(mentions, match.end(), key=_start)
            following = mentions[index] if index < len(mentions) else None
            ends = self.lexicon.acts.sentence_end.search(content, match.end())
            is_told = following is not None and (ends is None or following.start < ends.start())
            if following and is_told and not self._is_beside(content, match.end(), following):
                continue
            if not self._last_note:
                if self._last_note is None:
                    self._note_unresolved(item, [(match.start(), match.end())], "ibid")
                continue
            before = self._last_note[-1]
            if before.cited is None:
                self._note_unresolved(item, [(match.start(), match.end())], "ibid")
                continue
            mention = ibid_mention(match.start(), match.end(), before)
            [mention] = attach_pinpoints(content, [mention], self.lexicon.pinpoints)
            is_pointed = mark is not None and (mark.paragraphs or mark.parts)
            found.append(mention if is_pointed else with_parts_taken_over(mention, before))
        for match in words.earlier_note.finditer(content) if "above" in content else ():
            earlier = self._notes.get(match["marker"], [])
            distinct = {m.cited: m for m in earlier if m.cited is not None}
            for mention in distinct.values():
                made = ibid_mention(match.start(), match.end(), mention)
                [made] = attach_pinpoints(content, [made], self.lexicon.pinpoints)
                found.append(made._replace(resolved_by=ResolvedBy.ANAPHOR))
        return sorted(found, key=lambda m: m.start)

    def _is_beside(self, content: str, ibid: int, following: Mention) -> bool:
        """Tell whether a document stands beside what "Ibid." means: "Ibid., summary, and A/1"."""
        beside = self.lexicon.anaphora.beside
        return beside.search(content, ibid, following.phrase) is not None


def _start(mention: Mention) -> int:
    return mention.start


def _last_asked(mentions: Sequence[Mention], marks: Sequence[Mark]) -> int:
    """Return the last place of a text of which it is asked which verb stands before it."""
    return max([*(mention.phrase for mention in mentions), *(mark.at for mark in marks)])


def _named_before(
    at: int, named: Sequence[Mention], noted: Sequence[tuple[int, list[Mention]]]
) -> list[Mention]:
    """Return what a text and its notes name before a place, in order."""
    placed = [(mention.end, mention) for mention in named if mention.end <= at]
    placed.extend((mark, mention) for mark, found in noted for mention in found if mark <= at)
    return [mention for _, mention in sorted(placed, key=lambda pair: pair[0])]


def _told(clauses: Clauses | None, mentions: Sequence[Mention], shift: int) -> list[Mention]:
    """Return mentions with what the act does; `shift` is the length of what leads to the text."""
    if clauses is None:
        return list(mentions)
    told = clauses.tell([_moved(mention, shift) for mention in mentions])
    return [_moved(mention, -shift) for mention in told]


def _moved(mention: Mention, shift: int) -> Mention:
    if not shift:
        return mention
    return mention._replace(
        start=mention.start + shift,
        end=mention.end + shift,
        phrase=mention.phrase + shift,
        tail=mention.tail + shift,
        anchor=mention.anchor if mention.anchor < 0 else mention.anchor + shift,
    )


def _called(content: str, mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Give documents in brackets the noun by which the text calls them, and its place."""
    called = []
    for mention in mentions:
        named = mention
        if mention.noun == "document" and content[mention.start - 1 : mention.start] == "(":
            base = max(mention.start - _LONGEST_PHRASE, 0)
            nouns = document_nouns(content, mention.start, lexicon.intents, base)
            if nouns:
                start, noun = named_document(content[: mention.start], nouns, lexicon.intents)
                noun = singular(noun)
                author = author_of(content, start, mention.start, noun, lexicon.authored)
                named = mention._replace(noun=noun, anchor=start, author=author)
        called.append(named)
    return called
