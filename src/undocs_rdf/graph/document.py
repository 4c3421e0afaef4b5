"""The graph of a document: what its masthead says, then its sponsors, then its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from undocs_rdf import iri as mint
from undocs_rdf.graph.parts import Place, part_to_graph
from undocs_rdf.graph.shared import Shared
from undocs_rdf.model import Metadata
from undocs_rdf.terms import (
    FORMAT,
    IDENTIFIER,
    IS_REPLACED_BY,
    PAGE,
    RDF,
    SOURCE,
    SUBJECT,
    TRUE,
    TYPE,
    Triple,
    date,
    in_language,
    integer,
    iri,
    string,
    und,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from undocs_rdf.model import Document, Sponsorship, Vote

UN_VOCABULARIES: Final = "http://metadata.un.org/"
"""What the IRIs of the UN's own vocabularies start with: `und:subject` has no others."""

PDF_MEDIA_TYPE: Final = "application/pdf"
"""Of the one format whose pages have names, as RFC 8118 gives them."""

_MODIFIERS = {"Rev": "revises", "Add": "adds", "Corr": "corrects"}


def document_to_graph(document: Document, base: str = mint.DEFAULT_BASE) -> list[Triple]:
    """Return the graph of a document.

    Args:
        document: What was read.
        base: The IRI that the IRIs of documents, States and the rest start with.

    Returns:
        Triples in reading order, none twice: the document, its expression and source, its
        sponsorships, its parts with their citations, then what it shares with other
        documents (States, bodies, sessions, cited documents).
    """
    own, nodes = own_and_shared(document, base)
    shared = (triple for triples in nodes.values() for triple in triples)
    return list(dict.fromkeys((*own, *shared)))


def own_and_shared(
    document: Document, base: str = mint.DEFAULT_BASE
) -> tuple[list[Triple], Mapping[str, tuple[Triple, ...]]]:
    """Return the graph of a document, apart by whether other documents say the same.

    Args:
        document: What was read.
        base: The IRI that the IRIs of documents, States and the rest start with.

    Returns:
        What it says of itself, in reading order; and of each node that it shares with other
        documents, by the node's term, what is said of that.
    """
    writer = _Writer(document, base)
    own = [*writer.head(), *writer.said_from_outside(), *writer.expression()]
    own.extend(writer.sponsorships())
    own.extend(writer.votes())
    cited: dict[str, None] = {}
    for position, part in enumerate(document.parts, document.first_position):
        own.extend(part_to_graph(part, position, document, writer.place, writer.shared))
        for citation in part.citations:
            target = writer.shared.cited(citation.cited)
            cited[f"{citation.citation_type.value} {target}"] = None
    own.extend(writer.shortcuts(cited))
    return own, writer.shared.nodes()


class _Writer:
    """Writes one document."""

    def __init__(self, document: Document, base: str) -> None:
        self.document = document
        self.base = base
        self.name = mint.document_iri(base, document)
        source = document.source
        pages = source.pages if source.media_type == PDF_MEDIA_TYPE else ()
        self.place = Place(self.name, mint.source_iri(base, source), pages)
        self.shared = Shared(base)

    def head(self) -> Iterator[Triple]:
        document, shared, me = self.document, self.shared, iri(self.name)
        yield me, TYPE, und(document.kind.value)
        if document.is_fragment:
            yield me, TYPE, und("Fragment")
        yield from self._names()
        if document.distribution:
            yield me, und("distribution"), string(document.distribution)
        if document.original_language:
            yield me, und("originalLanguage"), shared.language(document.original_language)
        if document.job_number:
            yield me, und("jobNumber"), string(document.job_number)
        if document.is_revised:
            yield me, und("isRevised"), TRUE
        yield from self._procedure()

    def _names(self) -> Iterator[Triple]:
        """Yield symbol, title and dates: as read, or else as given from outside."""
        document, me = self.document, iri(self.name)
        given = document.metadata or Metadata("")
        symbol, title = document.symbol or given.symbol, document.title or given.title
        if symbol:
            yield me, und("symbol"), string(symbol.canonical)
            yield me, PAGE, iri(symbol.page_url)
        if document.identifier:
            yield me, IDENTIFIER, string(document.identifier)
        if symbol:
            relation = (
                _MODIFIERS.get(symbol.modifiers[-1].partition(".")[0]) if symbol.modifiers else None
            )
            if relation and symbol.base:
                yield me, und(relation), self.shared.cited(symbol.base)
        if title:
            yield me, und("title"), in_language(title, document.language)
        issued = document.date_issued or given.date_issued
        adopted = document.date_adopted or given.date_adopted
        for name, value in (("dateIssued", issued), ("dateAdopted", adopted)):
            if value:
                yield me, und(name), date(value)

    def _procedure(self) -> Iterator[Triple]:
        document, shared, me = self.document, self.shared, iri(self.name)
        for body in document.bodies:
            yield me, und("submittedTo"), shared.body(body)
        if document.session:
            yield me, und("inSession"), shared.session(document.session)
        for order, item in enumerate(document.agenda_items, start=1):
            fallback = f"{self.name}#item{order}"
            yield me, und("underItem"), shared.agenda_item(item, fallback, document.language)
        for meeting in document.meetings:
            yield me, und("adoptedAtMeeting"), shared.meeting(meeting)
        for relation, symbols in (
            ("recommendedIn", document.recommended_in),
            ("adoptedFrom", document.adopted_from),
            ("proposesAmendmentTo", document.proposes_amendment_to),
        ):
            for symbol in symbols:
                yield me, und(relation), shared.cited(symbol)
        if document.adoption_method:
            method = shared.concept("adoption-method", document.adoption_method)
            yield me, und("adoptionMethod"), method
        if document.outcome:
            yield me, und("outcome"), shared.concept("outcome", document.outcome)
        for subject in document.subjects:
            about = und("subject") if subject.iri.startswith(UN_VOCABULARIES) else SUBJECT
            yield me, about, shared.subject(subject)

    def said_from_outside(self) -> Iterator[Triple]:
        """Yield a statement about each fact that was given, not read, and who gave it."""
        metadata = self.document.metadata
        if metadata is None:
            return
        me = iri(self.name)
        given = (
            ("symbol", string(metadata.symbol.canonical) if metadata.symbol else None),
            ("title", metadata.title and in_language(metadata.title, self.document.language)),
            ("dateIssued", metadata.date_issued and date(metadata.date_issued)),
            ("dateAdopted", metadata.date_adopted and date(metadata.date_adopted)),
        )
        for name, value in given:
            if value:
                statement = iri(f"{self.name}#given-{name}")
                yield statement, TYPE, f"<{RDF}Statement>"
                yield statement, f"<{RDF}subject>", me
                yield statement, f"<{RDF}predicate>", und(name)
                yield statement, f"<{RDF}object>", value
                yield statement, SOURCE, string(metadata.origin)
        if metadata.symbol and self.document.symbol is None:
            unnamed = f"{self.base}doc/_/{self.document.text_hash[:16]}"
            yield iri(unnamed), IS_REPLACED_BY, me

    def expression(self) -> Iterator[Triple]:
        document = self.document
        me, source = iri(self.name), iri(mint.source_iri(self.base, document.source))
        expression = iri(f"{self.name}#{document.language}")
        yield me, und("hasExpression"), expression
        yield expression, TYPE, und("Expression")
        yield expression, und("language"), self.shared.language(document.language)
        yield expression, und("derivedFrom"), source
        yield source, TYPE, und("Source")
        yield source, und("fileName"), string(document.source.file_name)
        yield source, FORMAT, string(document.source.media_type)
        yield source, und("sha256"), string(document.source.sha256)
        yield source, und("readBy"), string(document.source.reader)

    def sponsorships(self) -> Iterator[Triple]:
        for sponsorship in self.document.sponsorships:
            name = self._sponsorship_name(sponsorship)
            yield iri(self.name), und("hasSponsorship"), name
            yield name, TYPE, und("Sponsorship")
            yield name, und("sponsor"), self.shared.party(sponsorship.party)
            yield name, und("sponsorRole"), self.shared.concept("role", sponsorship.role.value)
            yield name, und("order"), integer(sponsorship.order)
            if sponsorship.on_behalf_of:
                yield name, und("onBehalfOf"), self.shared.party(sponsorship.on_behalf_of)
            if sponsorship.joined_in:
                yield name, und("joinedIn"), self.shared.cited(sponsorship.joined_in)
            for located in self.place.located(sponsorship.spans):
                yield name, und("locatedAt"), located

    def _sponsorship_name(self, sponsorship: Sponsorship) -> str:
        code = mint.path_of(sponsorship.party.code.replace("/", "-"))
        return iri(f"{self.name}#sponsor-{code}")

    def votes(self) -> Iterator[Triple]:
        for ordinal, vote in enumerate(self.document.votes, start=1):
            name = mint.vote_iri(self.base, self.name, vote, ordinal)
            yield iri(self.name), und("hasVote"), iri(name)
            yield from self._vote(name, vote)

    def _vote(self, name: str, vote: Vote) -> Iterator[Triple]:
        me = iri(name)
        yield me, TYPE, und("Vote")
        if vote.meeting:
            yield me, und("takenAt"), self.shared.meeting(vote.meeting)
        for term, count in (
            ("inFavour", vote.in_favour),
            ("against", vote.against),
            ("abstaining", vote.abstaining),
            ("notVoting", vote.not_voting),
        ):
            if count is not None:
                yield me, und(term), integer(count)
        for ballot in vote.ballots:
            cast = iri(f"{name}/{mint.path_of(ballot.party.code)}")
            yield me, und("hasBallot"), cast
            yield cast, TYPE, und("Ballot")
            yield cast, und("castBy"), self.shared.party(ballot.party)
            yield cast, und("ballotValue"), self.shared.concept("ballot", ballot.value)
            for located in self.place.located(ballot.spans):
                yield cast, und("locatedAt"), located

    def shortcuts(self, cited: dict[str, None]) -> Iterator[Triple]:
        """Yield what the document does to each document it cites.

        `cites` is said beside each of its sub-properties, for most stores infer nothing.
        """
        me = iri(self.name)
        for key in cited:
            relation, _, target = key.partition(" ")
            if target != me:
                yield me, und("cites"), target
                yield me, und(relation), target
