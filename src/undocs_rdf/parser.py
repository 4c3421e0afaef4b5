"""The parser: from the blocks of a source to the documents in it, in a row of stages.

Each stage is a function from a `Reading` to a `Reading` that knows more.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from undocs_rdf.adoption import parse_adoption
from undocs_rdf.amendments import parse_amendments
from undocs_rdf.citations import CitingContext, parse_citations
from undocs_rdf.conservation import uncovered
from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.flow import Flow, Unit, flow
from undocs_rdf.foot import Foot
from undocs_rdf.footnotes import parse_footnotes, share_notes
from undocs_rdf.languages import Language, load_language
from undocs_rdf.masthead import Masthead, parse_masthead
from undocs_rdf.model import (
    Citation,
    Discarded,
    Document,
    DocumentKind,
    Meeting,
    PartKind,
    Session,
    Source,
    Vote,
)
from undocs_rdf.paragraphs import drafting_of, parse_paragraphs
from undocs_rdf.reading import PartText, part_of, text_hash
from undocs_rdf.running_text import join_texts
from undocs_rdf.series import of_one_organ, split_acts, split_series

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from undocs_rdf.flow import Note
    from undocs_rdf.text import Block, Span


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a source holds.

    Attributes:
        documents: In printed order; a source may hold several, such as resolutions A and B.
        discarded: What is in no part of any of them.
        diagnostics: What should be known about the content, in order of place.
    """

    documents: tuple[Document, ...]
    discarded: tuple[Discarded, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, as far as it is understood."""

    source: Source
    language: Language
    masthead: Masthead
    units: tuple[Unit, ...]
    notes: tuple[Note, ...]
    in_series: bool = False
    is_fragment: bool = False
    foot: Foot = field(default_factory=Foot)
    parts: tuple[PartText, ...] = ()
    citations: Mapping[str, tuple[Citation, ...]] = field(default_factory=dict)
    adoption_method: str | None = None
    votes: tuple[Vote, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    discarded: tuple[Discarded, ...] = ()

    def saying(self, *diagnostics: Diagnostic) -> Reading:
        """Return the reading with more diagnostics."""
        return replace(self, diagnostics=(*self.diagnostics, *diagnostics))


def read_body(reading: Reading) -> Reading:
    """Find the paragraphs, sections and annexes, and the lines at the foot."""
    facts, language = reading.masthead, reading.language
    drafting = drafting_of(facts.kind, reading.units, language, has_formula=facts.has_formula)
    body = parse_paragraphs(reading.units, drafting, language)
    read = replace(reading, foot=body.foot, parts=body.parts, discarded=body.discarded)
    return read.saying(*body.diagnostics)


def read_masthead_part(reading: Reading) -> Reading:
    """Put the lines of the head and the foot into the masthead, the first part."""
    units = (*reading.masthead.units, *reading.foot.units)
    if not units:
        return reading
    text = join_texts([unit.text for unit in units], "\n")
    part = PartText(PartKind.MASTHEAD, "masthead", "Masthead", text, text.spans())
    return replace(reading, parts=(part, *reading.parts))


def read_footnotes(reading: Reading) -> Reading:
    """Add the footnotes, and link the marks to them."""
    parts, diagnostics = parse_footnotes(reading.parts, reading.notes)
    return replace(reading, parts=parts).saying(*diagnostics)


def read_citations(reading: Reading) -> Reading:
    """Find what each part cites."""
    facts = reading.masthead
    context = CitingContext(
        facts.organ,
        facts.session,
        facts.kind,
        facts.symbol,
        adoption_date(reading) or facts.date_issued,
    )
    cited = [part for part in reading.parts if part.kind is not PartKind.MASTHEAD]
    citations, diagnostics = parse_citations(cited, context, reading.language)
    return replace(reading, citations=citations).saying(*diagnostics)


def read_amendments(reading: Reading) -> Reading:
    """Find which paragraphs of which draft an amendment would change."""
    drafts = reading.masthead.proposes_amendment_to
    if len(drafts) != 1:
        return reading
    changes = parse_amendments(reading.parts, drafts[0], reading.language)
    citations = {
        part.fragment: (*changes.get(part.fragment, ()), *reading.citations.get(part.fragment, ()))
        for part in reading.parts
    }
    return replace(reading, citations=citations)


def read_adoption(reading: Reading) -> Reading:
    """Find how the text was adopted, and the ballots."""
    meetings = _meetings(reading)
    meeting = meetings[0] if meetings else None
    lines = reading.foot.adoption
    called = {mark.marker for line in lines for mark in line.text.marks}
    notes = [note.text for note in reading.notes if note.marker in called]
    method, votes, found = parse_adoption(lines, meeting, reading.language, notes)
    return replace(reading, adoption_method=method, votes=votes).saying(*found)


def check_facts(reading: Reading) -> Reading:
    """Say which facts that every document of its kind prints were not found."""
    facts = reading.masthead
    if reading.is_fragment:
        return _as_fragment(reading)
    found = []
    if facts.symbol is None:
        found.append((Code.NO_SYMBOL, "no symbol is printed", "give it with --symbol"))
    if facts.kind is DocumentKind.DOCUMENT:
        found.append((Code.KIND_UNKNOWN, "nothing tells what kind of document it is", ""))
    if facts.kind.is_proposal and not facts.sponsorships:
        found.append((Code.NO_SPONSOR, "no sponsor was found", "look at its proposal line"))
    if facts.kind.is_adopted and adoption_date(reading) is None:
        found.append(
            (Code.NO_ADOPTION_DATE, "no date of adoption was found", "give it with --metadata")
        )
    if facts.organ == "A" and facts.session is None:
        found.append((Code.SESSION_UNKNOWN, "no session was found", ""))
    if facts.item_numbers and not facts.item_titles:
        found.append((Code.AGENDA_ITEM_WITHOUT_TITLE, "the agenda item has no title", ""))
    own = [Diagnostic(code, message, None, hint) for code, message, hint in found]
    return reading.saying(*facts.diagnostics, *own)


def _as_fragment(reading: Reading) -> Reading:
    """Say of a fragment that it is one, and not what it lacks for that."""
    message, hint = "only a part of this text is in the file", "look for the page before or after"
    said = Diagnostic(Code.FRAGMENT, message, _span_of(reading), hint)
    kept = (d for d in reading.diagnostics if d.code is not Code.NUMBERING_BROKEN)
    return replace(reading, diagnostics=(*kept, *reading.masthead.diagnostics, said))


def _span_of(reading: Reading) -> Span | None:
    """Return where a text begins."""
    starts = [span for part in reading.parts for span in part.spans]
    return min(starts, default=None)


def share_foot(readings: Sequence[Reading]) -> list[Reading]:
    """Give the texts of a series the meeting at their common foot, below the last of them."""
    last = readings[-1].foot
    shared = []
    for reading in readings:
        foot = reading.foot
        if not foot.meetings and not foot.dates:
            foot = replace(foot, meetings=list(last.meetings), dates=list(last.dates))
        shared.append(replace(reading, foot=foot, in_series=len(readings) > 1))
    return shared


STAGES: tuple[Callable[[Reading], Reading], ...] = (
    read_masthead_part,
    read_footnotes,
    read_citations,
    read_amendments,
    read_adoption,
    check_facts,
)


def parse(text: str, blocks: tuple[Block, ...], source: Source, language: str = "en") -> Parsed:
    """Return the documents that the blocks of a source hold.

    Args:
        text: The source as decoded.
        blocks: What a text reader found in it.
        source: The file they come from.
        language: BCP 47 tag of the language of the text.
    """
    words = load_language(language)
    running = flow(blocks, words)
    if not text.strip() or not (running.units or running.notes):
        nothing = Diagnostic(Code.NO_TEXT, "the file holds no text", None, "is it the right file?")
        empty = Document(DocumentKind.DOCUMENT, language, source, text_hash=text_hash(()))
        return Parsed((empty,), running.discarded, (nothing,))
    documents: list[Document] = []
    diagnostics: list[Diagnostic] = []
    discarded = list(running.discarded)
    for reading in _whole_readings(_readings(running, source, words)):
        done = reading
        for stage in STAGES:
            done = stage(done)
        position = 1 + sum(len(document.parts) for document in documents)
        documents.append(_document(done, position))
        diagnostics.extend(done.diagnostics)
        discarded.extend(done.discarded)
    covered = [part.spans for document in documents for part in document.parts]
    discarded.extend(uncovered(text, covered, discarded))
    diagnostics.sort(key=lambda d: d.span.start if d.span else -1)
    return Parsed(tuple(documents), tuple(discarded), tuple(dict.fromkeys(diagnostics)))


def _readings(running: Flow, source: Source, language: Language) -> list[list[Reading]]:
    """Return a reading for each document: of each act, one, or one for each letter of a series."""
    acts = split_acts(running.units, language)
    heads = [parse_masthead(act.units, running.notes, language) for act in acts]
    of_one_organ([head for head, _ in heads])
    series = [
        split_series(head, act.units[taken:], language)
        for act, (head, taken) in zip(acts, heads, strict=True)
    ]
    texts = [text for letters in series for text in letters]
    notes = iter(share_notes([(*head.units, *units) for head, units in texts], running.notes))
    return [
        [
            Reading(source, language, head, units, tuple(next(notes)), is_fragment=act.is_fragment)
            for head, units in letters
        ]
        for act, letters in zip(acts, series, strict=True)
    ]


def _whole_readings(acts: Sequence[Sequence[Reading]]) -> Iterator[Reading]:
    """Yield the readings with their bodies; one that a page breaks off, as a fragment.

    The end of an act at the top of a page of records is one of the kind that the page holds; the
    last act is broken off if those before it have a foot and it has none.
    """
    following = next((act[0].masthead for act in acts if not act[0].is_fragment), None)
    any_foot = False
    for index, act in enumerate(acts):
        for reading in share_foot([read_body(_of_records(r, following)) for r in act]):
            foot = reading.foot
            has_foot = bool(foot.meetings or foot.dates or foot.adoption)
            breaks_off = index + 1 == len(acts) and any_foot and not has_foot
            any_foot = any_foot or has_foot
            yield replace(reading, is_fragment=True) if breaks_off else reading


def _of_records(reading: Reading, following: Masthead | None) -> Reading:
    """Return a fragment that has no head as what stands behind it: an act of the same organ."""
    head = reading.masthead
    if not reading.is_fragment or following is None or head.kind is not DocumentKind.DOCUMENT:
        return reading
    head = copy(head)
    head.kind, head.organ = following.kind, following.organ
    return replace(reading, masthead=head)


def adoption_date(reading: Reading) -> str | None:
    """Return the date of adoption, from the head or else the foot, ISO 8601."""
    if reading.masthead.date_adopted or not reading.masthead.kind.is_adopted:
        return reading.masthead.date_adopted
    held = _held(reading, "meeting") or _held(reading, "without_meeting")
    if held:
        return reading.language.find_date(held[0][0])
    return reading.foot.dates[0] if reading.foot.dates else None


def _held(reading: Reading, pattern: str) -> list[re.Match[str]]:
    """Return where the paragraphs of a decision or a statement say when each was made."""
    said = reading.language.pattern(f"held.{pattern}")
    matches = (
        said.match(part.text.content)
        for part in reading.parts
        if part.kind is PartKind.OPERATIVE_PARAGRAPH
    )
    return [match for match in matches if match]


def _meetings(reading: Reading) -> tuple[Meeting, ...]:
    """Return the meetings that adopted a text: as its head, its own words or its foot say."""
    facts, foot = reading.masthead, reading.foot
    if facts.meeting:
        return (facts.meeting,)
    held = _held(reading, "meeting") if reading.in_series or not foot.meetings else []
    if held and facts.kind.is_adopted:
        said = [
            (match["number"], (match["kind"] or "").strip(), reading.language.find_date(match[0]))
            for match in held
        ]
    else:
        dates: list[str | None] = list(foot.dates)
        if len(dates) != len(foot.meetings):
            dates = [dates[0] if len(set(dates)) == 1 else None] * len(foot.meetings)
        said = [
            (number, kind, date) for (number, kind), date in zip(foot.meetings, dates, strict=True)
        ]
    return tuple(
        Meeting(facts.organ, facts.session, number, date, kind)
        for number, kind, date in dict.fromkeys(said)
    )


def _document(reading: Reading, position: int) -> Document:
    facts = reading.masthead
    session = Session(facts.organ, facts.session) if facts.organ and facts.session else None
    body = facts.committee or facts.organ
    return Document(
        kind=facts.kind,
        language=reading.language.tag,
        source=reading.source,
        symbol=facts.symbol,
        text_hash="" if facts.symbol else text_hash(reading.parts),
        title=facts.title,
        date_issued=facts.date_issued,
        date_adopted=adoption_date(reading),
        distribution=facts.distribution,
        original_language=facts.original_language,
        job_number=facts.job_number,
        bodies=(body,) if body else (),
        session=session,
        agenda_items=facts.agenda_items(),
        meetings=_meetings(reading),
        recommended_in=facts.recommended_in,
        adopted_from=facts.adopted_from,
        is_revised=facts.is_revised,
        is_fragment=reading.is_fragment,
        proposes_amendment_to=facts.proposes_amendment_to,
        adoption_method=reading.adoption_method,
        votes=reading.votes,
        sponsorships=facts.sponsorships,
        parts=tuple(
            part_of(part, reading.citations.get(part.fragment, ()), facts.organ, reading.language)
            for part in reading.parts
        ),
        first_position=position,
    )
