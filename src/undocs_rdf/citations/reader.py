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
from undocs_rdf.citations.mentions import Mention
from undocs_rdf.citations.pinpoints import attach_pinpoints
from undocs_rdf.citations.places import Places
from undocs_rdf.citations.shortforms import ShortForms
from undocs_rdf.citations.verbs import find_verbs
from undocs_rdf.model import CitationType, Instrument, PartKind, ResolvedBy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.citations.lexicon import Lexicon
    from undocs_rdf.reading import PartText
    from undocs_rdf.text import Mark

_NAMED_BY_TITLE = frozenset({PartKind.SECTION, PartKind.MASTHEAD})
_USUAL_OBJECT = 160
_LONGEST_OBJECT = 600
_LONGEST_PHRASE = 200
_MARK_STOPS = " ,;.:”"


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


class _AtMark(NamedTuple):
    """What a note inherits from the place of its mark."""

    kind: CitationType
    noun: str
    author: str
    instrument: Instrument | None
    paragraphs: tuple[str, ...]
    parts: tuple[str, ...]


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
                self._read_note(note, self._at_mark(item, mark.at, told, clauses))
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
            found.extend(resolve_authored(phrase, [*self._history.until(earlier).every(), *here]))
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

    def _at_mark(
        self, item: Scanned, at: int, told: Sequence[Mention], clauses: Clauses
    ) -> _AtMark:
        """Return what the note whose mark stands at `at` inherits."""
        content = item.part.text.content
        edge = len(content[:at].rstrip(_MARK_STOPS))
        last = next((m for m in reversed(told) if m.start < edge), None)
        intents = self.lexicon.intents
        nouns = document_nouns(content, edge, intents, max(edge - _USUAL_OBJECT, 0))
        if not nouns:
            nouns = document_nouns(content, edge, intents, max(edge - _LONGEST_OBJECT, 0))
        start, called = named_document(content[:edge], nouns, intents)
        noun = nouns[-1] if nouns else None
        word = _singular(called) if called else "document"
        author = author_of(content, start, edge, word, self.lexicon.authored)
        cites = _AtMark(CitationType.CITES, word, author, None, (), ())
        if last is not None and last.tail >= edge:
            if isinstance(last.cited, Instrument):
                return _AtMark(
                    last.citation_type, word, author, last.cited, last.paragraphs, last.parts
                )
            return cites
        if noun is None or (last is not None and last.start > noun.start(1)):
            return cites
        kind = clauses.at_end_of_phrase(edge + len(item.lead))
        pointed = Mention(start, edge, start, edge, word, None)
        before = [mention for mention in told if mention.tail <= start]
        *_, pointed = attach_pinpoints(content[:edge], [*before, pointed], self.lexicon.pinpoints)
        return _AtMark(kind, word, author, None, pointed.paragraphs, pointed.parts)

    def _read_note(self, item: Scanned, at_mark: _AtMark | None) -> None:
        content = item.part.text.content
        if at_mark is not None and any(m.noun == "document" for m in item.mentions):
            calls = at_mark.noun
            item = item._replace(
                mentions=tuple(
                    m._replace(noun=calls, author=at_mark.author) if m.noun == "document" else m
                    for m in item.mentions
                ),
            )
        self._read_treaty_series(content, at_mark)
        mentions = self._with_earlier(item, self._named(item), at_mark)
        clauses = self._clauses(item, _last_asked(mentions, ())) if mentions else None
        told = _told(clauses, mentions, len(item.lead))
        if clauses is not None and not clauses.verbs and at_mark is not None:
            told = self._inherited(content, told, at_mark)
        self._mentions[item.part.fragment] = told
        self._history.add(told)
        self._last_note = mentions
        self._notes[item.part.marker or ""] = told

    def _with_earlier(
        self, item: Scanned, mentions: list[Mention], at_mark: _AtMark | None
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
            if following is not None and (ends is None or following.start < ends.start()):
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
            is_pointed = at_mark is not None and (at_mark.paragraphs or at_mark.parts)
            found.append(mention if is_pointed else with_parts_taken_over(mention, before))
        for match in words.earlier_note.finditer(content) if "above" in content else ():
            earlier = self._notes.get(match["marker"], [])
            distinct = {m.cited: m for m in earlier if m.cited is not None}
            for mention in distinct.values():
                made = ibid_mention(match.start(), match.end(), mention)
                [made] = attach_pinpoints(content, [made], self.lexicon.pinpoints)
                found.append(made._replace(resolved_by=ResolvedBy.ANAPHOR))
        return sorted(found, key=lambda m: m.start)

    def _inherited(self, content: str, told: list[Mention], at_mark: _AtMark) -> list[Mention]:
        """Give the documents of a note the type and the pinpoint of the place of its mark."""
        aside = self.lexicon.anaphora.aside.search(content)
        ends = self.lexicon.acts.sentence_end.search(content)
        edge = min([len(content), *(m.start() for m in (aside, ends) if m)])
        return [
            mention._replace(
                citation_type=at_mark.kind,
                paragraphs=mention.paragraphs or at_mark.paragraphs,
                parts=mention.parts or at_mark.parts,
            )
            if mention.start < edge
            else mention
            for mention in told
        ]

    def _read_treaty_series(self, content: str, at_mark: _AtMark | None) -> None:
        words = self.lexicon.instruments
        if at_mark is None or at_mark.instrument is None:
            return
        ibid = self.lexicon.anaphora.ibid.match(content)
        match = words.treaty_series.search(content) or (
            words.treaty_volume.match(content, ibid.end()) if ibid else None
        )
        if match is not None:
            self._treaty_series.setdefault(at_mark.instrument.slug, match["reference"].rstrip(" ,"))


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
                noun = _singular(noun)
                author = author_of(content, start, mention.start, noun, lexicon.authored)
                named = mention._replace(noun=noun, anchor=start, author=author)
        called.append(named)
    return called


def _singular(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
