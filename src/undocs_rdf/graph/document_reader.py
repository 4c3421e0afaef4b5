"""From its graph back to a `Document`.

What the graph does not hold does not come back: how an opening phrase was capitalised, where the
pages of a source start. All that it holds does: the graph of what is read is the same graph.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from undocs_rdf.graph.part_reader import PartReader
from undocs_rdf.graph.statements import Statements, last_name, name_in
from undocs_rdf.model import (
    Ballot,
    Document,
    DocumentKind,
    Meeting,
    Metadata,
    Source,
    SponsorRole,
    Sponsorship,
    Subject,
    Vote,
)
from undocs_rdf.symbols import Symbol, parse_symbol
from undocs_rdf.terms import FORMAT, IDENTIFIER, IS_REPLACED_BY, RDF, SOURCE, SUBJECT
from undocs_rdf.vocabulary_graph import PREFERRED_LABEL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from undocs_rdf.terms import Triple

_MEETING: Final = re.compile(
    r"(?P<body>.*?)(?:/(?P<session>[A-Z]*-?[0-9]+))?/(?:PV|SR)\.(?P<number>[^/]+)"
)


def graph_to_document(
    triples: Iterable[Triple], document: str, language: str | None = None
) -> Document | None:
    """Return a document that a graph describes.

    Args:
        triples: What is said of it and of all that is named there, as `document_to_graph` or
            `document_triples` gives it.
        document: Its IRI.
        language: The BCP 47 tag of the expression that is wanted; by default the original
            language, or else the first in the alphabet.

    Returns:
        The document; None if the graph holds no expression of it in that language.
    """
    said = Statements(triples)
    me = f"<{document}>"
    expressions = {last_name(node): node for node in said.nodes(me, "hasExpression")}
    original = said.node(me, "originalLanguage")
    wanted = language or (last_name(original) if original else None)
    if wanted not in expressions and language is None:
        wanted = min(expressions, default=None)
    if wanted is None or wanted not in expressions:
        return None
    source = said.node(expressions[wanted], "derivedFrom") or "<>"
    return _DocumentReader(said, me, wanted, source).document()


class _DocumentReader:
    """Reads one document in one language."""

    def __init__(self, said: Statements, me: str, language: str, source: str) -> None:
        self._said = said
        self._me = me
        self._language = language
        self._source = source
        self._parts = PartReader(said, me, source, language)

    def document(self) -> Document:
        said, me = self._said, self._me
        parts = self._parts.parts()
        language = said.node(me, "originalLanguage")
        session = said.node(me, "inSession")
        items = said.nodes(me, "underItem")
        document = Document(
            kind=self._kind(),
            language=self._language,
            source=self._source_of(),
            symbol=self._symbol(),
            text_hash=self._text_hash(),
            title=said.words(me, "title", self._language),
            date_issued=said.words(me, "dateIssued"),
            date_adopted=said.words(me, "dateAdopted"),
            distribution=said.words(me, "distribution"),
            original_language=last_name(language) if language else None,
            job_number=said.words(me, "jobNumber"),
            bodies=tuple(name_in(body, "body") for body in said.nodes(me, "submittedTo")),
            session=self._parts.session(session) if session else None,
            agenda_items=tuple(self._parts.agenda_item(item) for item in items),
            meetings=tuple(_meeting(node) for node in said.nodes(me, "adoptedAtMeeting")),
            is_revised=bool(said.nodes(me, "isRevised")),
            is_fragment="Fragment" in self._classes(),
            votes=tuple(self._vote(vote) for vote in said.nodes(me, "hasVote")),
            sponsorships=self._sponsorships(),
            parts=tuple(part for _, part in parts),
            first_position=parts[0][0] if parts else 1,
        )
        return self._with_metadata(self._with_procedure(document))

    def _with_procedure(self, document: Document) -> Document:
        said, me = self._said, self._me
        method, outcome = said.node(me, "adoptionMethod"), said.node(me, "outcome")
        subjects = [*said.nodes(me, "subject"), *said.values(me, SUBJECT)]
        return replace(
            document,
            recommended_in=self._symbols("recommendedIn"),
            adopted_from=self._symbols("adoptedFrom"),
            proposes_amendment_to=self._symbols("proposesAmendmentTo"),
            adoption_method=last_name(method) if method else None,
            outcome=last_name(outcome) if outcome else None,
            identifier=said.words_of(me, IDENTIFIER),
            subjects=tuple(
                Subject(node[1:-1], said.words_of(node, PREFERRED_LABEL, "en") or "")
                for node in subjects
            ),
        )

    def _with_metadata(self, document: Document) -> Document:
        """Return the document with what was given from outside, apart from what was read."""
        given: dict[str, str] = {}
        origin = None
        for name in ("symbol", "title", "dateIssued", "dateAdopted"):
            statement = f"<{self._me[1:-1]}#given-{name}>"
            value = self._said.words_of(statement, f"<{RDF}object>")
            if value is not None:
                given[name] = value
                origin = self._said.words_of(statement, SOURCE)
        if origin is None:
            return document
        symbol = given.get("symbol")
        metadata = Metadata(
            origin=origin,
            symbol=parse_symbol(symbol) if symbol else None,
            date_issued=given.get("dateIssued"),
            date_adopted=given.get("dateAdopted"),
            title=given.get("title"),
        )
        # Where both said the same, the graph does not tell whether the text said it too; only
        # a document that the text does not name stands for another name.
        printed = document.symbol if not document.text_hash else None
        return replace(document, symbol=printed, metadata=metadata)

    def _classes(self) -> list[str]:
        return [last_name(kind) for kind in self._said.values(self._me, f"<{RDF}type>")]

    def _kind(self) -> DocumentKind:
        known = [kind for kind in self._classes() if kind in set(DocumentKind)]
        return DocumentKind(min(known, key=lambda kind: kind == "Document", default="Document"))

    def _symbol(self) -> Symbol | None:
        words = self._said.words(self._me, "symbol")
        return parse_symbol(words) if words else None

    def _text_hash(self) -> str:
        """Return the hash in the name of a document that prints no symbol; "" for others."""
        names = [self._me, *self._said.pointing_to(IS_REPLACED_BY, self._me)]
        hashes = (name_in(name, "doc/_") for name in names)
        return next((digits for digits in hashes if digits), "")

    def _source_of(self) -> Source:
        said, source = self._said, self._source
        return Source(
            file_name=said.words(source, "fileName") or "",
            media_type=said.words_of(source, FORMAT) or "",
            sha256=said.words(source, "sha256") or "",
            reader=said.words(source, "readBy") or "",
        )

    def _symbols(self, name: str) -> tuple[Symbol, ...]:
        named = (self._parts.cited(node) for node in self._said.nodes(self._me, name))
        return tuple(symbol for symbol in named if isinstance(symbol, Symbol))

    def _sponsorships(self) -> tuple[Sponsorship, ...]:
        found = [self._sponsorship(node) for node in self._said.nodes(self._me, "hasSponsorship")]
        return tuple(sorted(found, key=lambda sponsorship: sponsorship.order))

    def _sponsorship(self, me: str) -> Sponsorship:
        said, parts = self._said, self._parts
        behalf, joined = said.node(me, "onBehalfOf"), said.node(me, "joinedIn")
        document = parts.cited(joined) if joined else None
        return Sponsorship(
            party=parts.party(said.node(me, "sponsor") or "<>"),
            role=SponsorRole(last_name(said.node(me, "sponsorRole") or "<role/initial>")),
            order=said.number(me, "order") or 0,
            on_behalf_of=parts.party(behalf) if behalf else None,
            joined_in=document if isinstance(document, Symbol) else None,
            spans=parts.spans(me),
        )

    def _vote(self, me: str) -> Vote:
        said, parts = self._said, self._parts
        meeting = said.node(me, "takenAt")
        ballots = (
            Ballot(
                parts.party(said.node(cast, "castBy") or "<>"),
                last_name(said.node(cast, "ballotValue") or "<>"),
                parts.spans(cast),
            )
            for cast in said.nodes(me, "hasBallot")
        )
        return Vote(
            meeting=_meeting(meeting) if meeting else None,
            in_favour=said.number(me, "inFavour"),
            against=said.number(me, "against"),
            abstaining=said.number(me, "abstaining"),
            not_voting=said.number(me, "notVoting"),
            ballots=tuple(sorted(ballots, key=lambda ballot: (ballot.spans, ballot.party.code))),
        )


def _meeting(node: str) -> Meeting:
    """Return a meeting, by the name of its record."""
    match = _MEETING.fullmatch(name_in(node, "meeting"))
    if match is None:
        return Meeting("", None, last_name(node))
    return Meeting(match["body"], match["session"], match["number"])
