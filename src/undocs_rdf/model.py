"""The second waist: `Document`, all that the graph writer reads, whatever reader made it.

Every word here is a term of the ontology: a `PartKind` is the local name of a class, a field
`date_issued` is the property `dateIssued`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from undocs_rdf.kinds import (
    CitationType,
    DocumentKind,
    PartKind,
    PartyKind,
    ResolvedBy,
    SponsorRole,
)

if TYPE_CHECKING:
    from undocs_rdf.symbols import Symbol
    from undocs_rdf.text import Span

__all__ = [
    "AgendaItem",
    "Ballot",
    "Citation",
    "CitationType",
    "Discarded",
    "Document",
    "DocumentKind",
    "Instrument",
    "Meeting",
    "Metadata",
    "OpeningPhrase",
    "Part",
    "PartKind",
    "Party",
    "PartyKind",
    "ResolvedBy",
    "Session",
    "Source",
    "SponsorRole",
    "Sponsorship",
    "Subject",
    "Vote",
]


@dataclass(frozen=True, slots=True)
class Party:
    """A State, a group of States or a body.

    Attributes:
        kind: Which of them.
        code: What ends its IRI: "EST" (ISO 3166-1 alpha-3, or ISO 3166-3 for a former State),
            "A/C.1" for a body, "african-group" for a group.
        name: Its name in English, as the vocabulary spells it, or as printed if unknown.
    """

    kind: PartyKind
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Sponsorship:
    """A party's sponsorship of a draft.

    Attributes:
        party: Who sponsors.
        role: In what role.
        order: Its place in the printed list, from 1.
        on_behalf_of: The group or body that the party speaks for.
        joined_in: The document in which it joined, for an additional sponsor.
        spans: Where its name stands.
    """

    party: Party
    role: SponsorRole
    order: int
    on_behalf_of: Party | None = None
    joined_in: Symbol | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """A session of a body: body "A", number "74", "ES-11" or, for a year's, "2021"."""

    body: str
    number: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of the agenda of a session.

    Attributes:
        session: The session; None where the text prints none.
        number: "93", "72(b)"; None for an item that is yet to be numbered.
        title: Its title as printed, without its number.
        provisional: Whether the number is one of a provisional agenda.
    """

    session: Session | None
    number: str | None
    title: str | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of a body: number "46" of session "74"; kind "plenary", "" if not printed."""

    body: str
    session: str | None
    number: str
    date: str | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Ballot:
    """A State's ballot: Y, N, A (abstaining), X (absent), P (present, did not participate)."""

    party: Party
    value: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote on a document or a part; counts as printed, None where no count is printed."""

    meeting: Meeting | None = None
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    not_voting: int | None = None
    ballots: tuple[Ballot, ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """A charter, treaty, convention or declaration that is cited by its name.

    Attributes:
        slug: What ends its IRI.
        title: Its name in full, in English.
        treaty_series_reference: "vol. 1577, No. 27531", when a note gives it.
    """

    slug: str
    title: str
    treaty_series_reference: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One mention of a document.

    Attributes:
        cited: The document by its symbol, or the instrument by its name.
        citation_type: What the citing act does to it.
        quote: The exact words that name it.
        resolved_by: How it was told which document is meant.
        cited_date: The printed date of the cited document, ISO 8601.
        cited_paragraphs: "3", "3(b)", "12-15", one value each.
        cited_parts: "annex II", "section III", "article 73e".
        spans: Where the quote stands, a span for each contiguous piece.
    """

    cited: Symbol | Instrument
    citation_type: CitationType
    quote: str
    resolved_by: ResolvedBy = ResolvedBy.EXPLICIT
    cited_date: str | None = None
    cited_paragraphs: tuple[str, ...] = ()
    cited_parts: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class OpeningPhrase:
    """The words that open a paragraph.

    Attributes:
        words: As printed, blanks folded: "Confirming also".
        base_verb: In the infinitive, with what belongs to it: "confirm"; None if unknown.
        modifier: What is added: "also"; None where nothing is.
    """

    words: str
    base_verb: str | None = None
    modifier: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document.

    Attributes:
        kind: What it is.
        fragment: What ends its IRI, after "#": "op2.a", "fn3", "masthead".
        label: As delegates say it: "OP2(a)"; of a section or annex "II", "Annex I"; "" if none.
        text: Its words, without number, note marks and subparagraphs.
        spans: Where it stands, a span for each contiguous piece, in order.
        parent: The fragment of the part it belongs to; None directly under the document.
        number: The number or letter as printed, without its stop and brackets.
        opening: Its opening phrase.
        marker: Of a footnote: "1", "*".
        footnotes: The fragments of the footnotes whose marks it carries, in order.
        citations: The citations in it, in order.
        places_on_agenda: The items that it puts on the agenda of a coming session.
    """

    kind: PartKind
    fragment: str
    label: str
    text: str
    spans: tuple[Span, ...]
    parent: str | None = None
    number: str | None = None
    opening: OpeningPhrase | None = None
    marker: str | None = None
    footnotes: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    places_on_agenda: tuple[AgendaItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Discarded:
    """A piece of a source that is in no part, and why: page furniture, markup.

    Attributes:
        span: Where it stands.
        reason: Why it is in no part.
        file: The name of the file, where several were read together.
    """

    span: Span
    reason: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One file that was read.

    Attributes:
        file_name: Its base name.
        media_type: "text/markdown" and the like.
        sha256: Of its bytes, 64 hexadecimal digits.
        reader: The name and version of the software that read it.
        pages: The offset in its text at which each page starts, where its format has pages.
    """

    file_name: str
    media_type: str
    sha256: str
    reader: str
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """A concept that a document is about, as its markup records it.

    Attributes:
        iri: Of the UNBIS Thesaurus, the Sustainable Development Goals or EuroVoc.
        name: Its name in English.
    """

    iri: str
    name: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a librarian knows and the text does not print, asserted with its own provenance.

    Attributes:
        symbol: The symbol.
        date_issued: ISO 8601.
        date_adopted: ISO 8601.
        title: The title, in the language of the text.
        origin: Where it was said: "--symbol", or the base name of the metadata file.
    """

    origin: str
    symbol: Symbol | None = None
    date_issued: str | None = None
    date_adopted: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A UN document in one language, as one source prints it.

    Attributes:
        kind: What it is.
        language: BCP 47 tag of the text: "en".
        source: The file it was read from.
        symbol: Its symbol as printed; None where none is.
        text_hash: SHA-256 of its normalised text, which names it where it has no symbol; else "".
        title: Its own title.
        date_issued: ISO 8601.
        date_adopted: ISO 8601.
        distribution: "Limited", "General", as printed after "Distr.:".
        original_language: BCP 47 tag.
        job_number: As printed.
        bodies: Symbols of the bodies it is submitted to or adopted by: ("A", "A/C.1").
        session: The session of the first body.
        agenda_items: The items it stands under.
        meetings: The meetings that adopted it.
        recommended_in: Reports that recommend it.
        adopted_from: Drafts it comes from.
        is_revised: Whether the text calls itself revised, its base unknown.
        is_fragment: Whether its source holds only a part of it, as a page of old records does.
        proposes_amendment_to: Drafts it would amend.
        adoption_method: End of the concept's IRI: "without-a-vote"; None if not printed.
        votes: Votes printed with it.
        sponsorships: In printed order.
        parts: In reading order, the masthead first.
        first_position: The place of the first part: 1, or more where the source holds other
            documents before this one.
        metadata: What was said about it from outside.
        identifier: Its name in another scheme: the work IRI of its Akoma Ntoso markup.
        outcome: Of a proposal, the end of the concept's IRI: "rejected", "vetoed".
        subjects: What it is about, where the source records it.
    """

    kind: DocumentKind
    language: str
    source: Source
    symbol: Symbol | None = None
    text_hash: str = ""
    title: str | None = None
    date_issued: str | None = None
    date_adopted: str | None = None
    distribution: str | None = None
    original_language: str | None = None
    job_number: str | None = None
    bodies: tuple[str, ...] = ()
    session: Session | None = None
    agenda_items: tuple[AgendaItem, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    recommended_in: tuple[Symbol, ...] = ()
    adopted_from: tuple[Symbol, ...] = ()
    is_revised: bool = False
    is_fragment: bool = False
    proposes_amendment_to: tuple[Symbol, ...] = ()
    adoption_method: str | None = None
    votes: tuple[Vote, ...] = ()
    sponsorships: tuple[Sponsorship, ...] = ()
    parts: tuple[Part, ...] = ()
    first_position: int = 1
    metadata: Metadata | None = None
    identifier: str | None = None
    outcome: str | None = None
    subjects: tuple[Subject, ...] = ()
