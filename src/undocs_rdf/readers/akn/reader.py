"""Reads a file of Akoma Ntoso: the documents in it, and its canonical text."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from undocs_rdf.citations import CitingContext, parse_citations
from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.languages import load_language
from undocs_rdf.model import Discarded, Document, PartKind, SponsorRole, Vote
from undocs_rdf.parser import Parsed
from undocs_rdf.readers.akn.body import BodyReader
from undocs_rdf.readers.akn.canonical import CanonicalText, pieces_of
from undocs_rdf.readers.akn.links import with_links
from undocs_rdf.readers.akn.markup import AKN, attribute, children, first, found, parse_markup
from undocs_rdf.readers.akn.masthead import Facts, Sources, read_masthead
from undocs_rdf.readers.akn.notes import with_notes
from undocs_rdf.readers.akn.subjects import read_subjects
from undocs_rdf.readers.akn.votes import read_vote
from undocs_rdf.readers.akn.workflow import Workflow, read_workflow
from undocs_rdf.reading import PartText, part_of, text_hash
from undocs_rdf.running_text import join_texts
from undocs_rdf.sponsors import parse_sponsors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml import etree

    from undocs_rdf.languages import Language
    from undocs_rdf.model import Citation, Source, Sponsorship
    from undocs_rdf.symbols import Symbol
    from undocs_rdf.text import Text

MEDIA_TYPE: Final = "application/akn+xml"


def read_akn(data: bytes, source: Source) -> tuple[Parsed, str]:
    """Return the documents of a file of Akoma Ntoso, and its canonical text.

    Args:
        data: The bytes of the file.
        source: The file that they come from.

    Raises:
        RefusedError: It declares a document type or entities, or is nested beyond reason.
        UnreadableInputError: It holds no Akoma Ntoso.
    """
    root, faults = parse_markup(data, source.file_name)
    canonical = CanonicalText()
    documents: list[Document] = []
    discarded: list[Discarded] = []
    diagnostics = list(faults)
    for elements in _sources(root):
        earlier = frozenset(meeting for document in documents for meeting in document.meetings)
        sources = replace(elements, earlier=earlier)
        reading = _Reading(sources, source, canonical)
        position = 1 + sum(len(document.parts) for document in documents)
        documents.append(reading.document(position))
        discarded.extend(reading.discarded)
        diagnostics.extend(reading.diagnostics)
    if not documents:
        nothing = "the file holds no statement"
        diagnostics.append(Diagnostic(Code.NO_TEXT, nothing, None, "is it the right file?"))
    diagnostics.sort(key=lambda d: d.span.start if d.span else -1)
    parsed = Parsed(tuple(documents), tuple(discarded), tuple(dict.fromkeys(diagnostics)))
    return parsed, canonical.content


def _sources(root: etree._Element) -> Iterator[Sources]:
    """Yield the elements of each document: one, or one a letter where A and B share a cover."""
    for main in children(root, "statement"):
        yield _of_statement(main, None)
    for collection in children(root, "documentCollection"):
        for components in children(root, "components"):
            for component in children(components, "component"):
                for statement in children(component, "statement"):
                    yield _of_statement(statement, collection)


def _of_statement(statement: etree._Element, collection: etree._Element | None) -> Sources:
    holders = (statement,) if collection is None else (collection, statement)
    covers = [cover for holder in holders for cover in children(holder, "coverPage")]
    metas = tuple(meta for holder in reversed(holders) for meta in children(holder, "meta"))
    return Sources(
        # A file cut short or mended may have lost what it records.
        meta=metas or (statement,),
        cover=covers[0] if covers else None,
        prefaces=tuple(preface for holder in holders for preface in children(holder, "preface")),
        # Where a quoted draft or an annex stands last, the foot stands inside it.
        conclusions=next(
            chain(children(statement, "conclusions"), found(statement, "conclusions")), None
        ),
        statement=statement,
    )


class _Reading:
    """Reads one document of a file, writing its canonical text."""

    def __init__(self, sources: Sources, source: Source, canonical: CanonicalText) -> None:
        self.sources = sources
        self.source = source
        self.canonical = canonical
        self.english = load_language("en")
        canonical.begin(sources.statement)
        self.proposal: Text | None = None
        self.facts: Facts = read_masthead(sources, self.english)
        self.language: Language | None = self.english if self.facts.language == "en" else None
        self.discarded: list[Discarded] = []
        self.diagnostics: list[Diagnostic] = list(self.facts.diagnostics)

    def document(self, position: int) -> Document:
        """Return the document; `position` is the place of its first part in the file."""
        facts = self.facts
        parts = self._parts()
        citations = self._citations(parts)
        workflow, method, votes = self._recorded()
        if facts.kind.is_adopted:
            facts.date_adopted = facts.date_adopted or workflow.date
            if workflow.meeting and not facts.meetings:
                facts.meetings = (workflow.meeting,)
        sponsorships = self._sponsorships(workflow)
        # The words tell a report from a draft; where they can't be read the record does.
        known = workflow.reports if self.language is None else []
        drafts = [symbol for symbol in facts.adopted_from if symbol not in known]
        reports = [*facts.recommended_in, *(s for s in facts.adopted_from if s in known)]
        meta = self.sources.meta
        self._check(sponsorships)
        return Document(
            kind=facts.kind,
            language=facts.language,
            source=self.source,
            symbol=facts.symbol,
            text_hash="" if facts.symbol else text_hash(parts),
            title=facts.title,
            date_issued=facts.date_issued,
            date_adopted=facts.date_adopted if facts.kind.is_adopted else None,
            distribution=facts.distribution,
            original_language=facts.original_language,
            job_number=facts.job_number,
            bodies=(facts.organ,) if facts.organ else (),
            session=facts.model_session(),
            agenda_items=facts.agenda_items(),
            meetings=facts.meetings,
            recommended_in=self._agreed(reports, workflow.reports, "report"),
            adopted_from=self._agreed(drafts, workflow.drafts, "draft"),
            adoption_method=method,
            votes=votes,
            sponsorships=sponsorships,
            parts=tuple(
                part_of(part, citations.get(part.fragment, ()), self.facts.organ, self.language)
                for part in parts
            ),
            first_position=position,
            identifier=facts.identifier,
            outcome=workflow.outcome if facts.kind.is_proposal else None,
            subjects=tuple(dict.fromkeys(s for m in meta for s in read_subjects(m))),
        )

    def _parts(self) -> tuple[PartText, ...]:
        """Return the parts in reading order: the masthead, the body, the notes."""
        sources, facts = self.sources, self.facts
        heads = [
            *self._lines(sources.cover),
            *(t for p in sources.prefaces for t in self._lines(p)),
        ]
        body = BodyReader(sources.statement, facts.kind, self.canonical, self.language)
        body.read(sources.statement)
        heads += [*body.heads, *self._lines(sources.conclusions)]
        self.discarded.extend(body.placing.discarded)
        parts = list(body.placing.outline.parts)
        if heads:
            text = join_texts(heads, "\n")
            head = PartText(PartKind.MASTHEAD, "masthead", "Masthead", text, text.spans())
            parts.insert(0, head)
        linked, diagnostics = with_notes(parts, self.canonical)
        self.diagnostics.extend(diagnostics)
        return linked

    def _agreed(
        self, printed: Sequence[Symbol], recorded: Sequence[Symbol], what: str
    ) -> tuple[Symbol, ...]:
        """Return the documents that the text prints as its origin, or else those on record."""
        if printed and recorded and not set(printed) & set(recorded):
            said, on_record = (", ".join(map(str, symbols)) for symbols in (printed, recorded))
            message = f"the record names {what} {on_record}, the text prints {said}"
            self.facts.say(message, "look which of them is meant")
            self.diagnostics.append(self.facts.diagnostics[-1])
            # What rests on a report of another session is misprinted.
            session = self.facts.session
            if not any(s.session == session for s in printed) and recorded[0].session == session:
                return tuple(dict.fromkeys(recorded))
        return tuple(dict.fromkeys(printed or recorded))

    def _lines(self, element: etree._Element | None) -> Iterator[Text]:
        if element is not None:
            for paragraph in element.iterchildren(f"{AKN}p"):
                text = self.canonical.line(pieces_of(paragraph))
                if any(
                    attribute(t, "refersTo") == "sponsors" for t in found(paragraph, "docTitle")
                ):
                    self.proposal = text
                if text:
                    yield text

    def _citations(self, parts: Sequence[PartText]) -> Mapping[str, tuple[Citation, ...]]:
        """Return the citations of each part, by words and links."""
        facts = self.facts
        cited: Mapping[str, tuple[Citation, ...]] = {}
        if self.language is not None:
            date = facts.date_adopted or facts.date_issued
            context = CitingContext(facts.organ, facts.session, facts.kind, facts.symbol, date)
            body = [part for part in parts if part.kind is not PartKind.MASTHEAD]
            cited, found_faults = parse_citations(body, context, self.language)
            self.diagnostics.extend(found_faults)
        merged: dict[str, tuple[Citation, ...]] = {}
        for part in parts:
            if part.kind is PartKind.MASTHEAD:
                continue
            merged[part.fragment], faults = with_links(part, cited.get(part.fragment, ()))
            self.diagnostics.extend(faults)
        return merged

    def _recorded(self) -> tuple[Workflow, str | None, tuple[Vote, ...]]:
        """Write what is recorded beside the text below it, and return it."""
        facts, metas = self.facts, self.sources.meta
        # A collection repeats the record of its documents; each has its own.
        meta = next((m for m in metas if first(m, "step") is not None), metas[0])
        start = len(self.canonical.content)
        workflow = read_workflow(meta, self.canonical, self.english, facts.organ)
        meeting = facts.meetings[0] if facts.meetings else workflow.meeting
        conclusions = self.sources.conclusions
        method, vote, faults = read_vote(meta, conclusions, meeting, self.canonical)
        self.diagnostics.extend([*workflow.diagnostics, *faults])
        self.discarded.extend(self.canonical.discarded_from(start, "recorded beside the text"))
        return workflow, method, (vote,) if vote else ()

    def _sponsorships(self, workflow: Workflow) -> tuple[Sponsorship, ...]:
        """Return the sponsors that a draft prints, or else those on record, and who joined."""
        printed: tuple[Sponsorship, ...] = ()
        if self.proposal is not None:
            printed, _, faults = parse_sponsors(self.proposal, self.english, self.facts.organ)
            self.diagnostics.extend(faults)
        known = {sponsorship.party for sponsorship in printed}
        recorded = [s for s in workflow.sponsorships if s.party not in known]
        if printed:
            recorded = [s for s in recorded if s.role is SponsorRole.ADDITIONAL]
        return tuple(replace(s, order=n) for n, s in enumerate((*printed, *recorded), start=1))

    def _check(self, sponsorships: Sequence[Sponsorship]) -> None:
        """Say which facts that every document of its kind has were not found."""
        facts = self.facts
        missing = []
        if facts.symbol is None:
            missing.append((Code.NO_SYMBOL, "no symbol is printed", "give it with --symbol"))
        if facts.kind.is_adopted and facts.date_adopted is None:
            hint = "give it with --metadata"
            missing.append((Code.NO_ADOPTION_DATE, "no date of adoption was found", hint))
        if facts.kind.is_proposal and not sponsorships:
            hint = "look at its proposal line"
            missing.append((Code.NO_SPONSOR, "no sponsor was found", hint))
        self.diagnostics.extend(Diagnostic(code, said, None, hint) for code, said, hint in missing)
