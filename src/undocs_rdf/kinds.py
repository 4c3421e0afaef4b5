"""What documents, parts, parties and citations can be: closed lists, in the terms of the ontology.

A value is the local name of a class or property, or the end of a concept's IRI.
"""

from __future__ import annotations

from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document is: the local name of a class of the ontology."""

    DOCUMENT = "Document"
    RESOLUTION = "Resolution"
    DECISION = "Decision"
    PRESIDENTIAL_STATEMENT = "PresidentialStatement"
    DRAFT_RESOLUTION = "DraftResolution"
    DRAFT_DECISION = "DraftDecision"
    AMENDMENT = "Amendment"
    REPORT = "Report"
    MEETING_RECORD = "MeetingRecord"

    @property
    def is_proposal(self) -> bool:
        """Whether it was put forward rather than adopted."""
        return self in {
            DocumentKind.DRAFT_RESOLUTION,
            DocumentKind.DRAFT_DECISION,
            DocumentKind.AMENDMENT,
        }

    @property
    def is_adopted(self) -> bool:
        """Whether it is an adopted act."""
        return self in {
            DocumentKind.RESOLUTION,
            DocumentKind.DECISION,
            DocumentKind.PRESIDENTIAL_STATEMENT,
        }


class PartKind(StrEnum):
    """What a part is: the local name of a class of the ontology."""

    MASTHEAD = "Masthead"
    PREAMBULAR_PARAGRAPH = "PreambularParagraph"
    OPERATIVE_PARAGRAPH = "OperativeParagraph"
    SUBPARAGRAPH = "Subparagraph"
    SECTION = "Section"
    ANNEX = "Annex"
    PARAGRAPH = "Paragraph"
    FOOTNOTE = "Footnote"


class PartyKind(StrEnum):
    """Who can sponsor: the local name of a class of the ontology."""

    STATE = "State"
    STATE_GROUP = "StateGroup"
    BODY = "Body"


class SponsorRole(StrEnum):
    """In what role a party sponsors: the end of the role's IRI."""

    INITIAL = "initial"
    ADDITIONAL = "additional"
    ON_BEHALF = "on-behalf"
    CHAIR = "chair"
    PRESIDENT = "president"
    BUREAU = "bureau"


class ResolvedBy(StrEnum):
    """How the document of a citation was told: the end of the concept's IRI."""

    EXPLICIT = "explicit"
    IBID = "ibid"
    ANAPHOR = "anaphor"
    NAME = "name"


class CitationType(StrEnum):
    """What the citing act does to the cited document: the local name of a property."""

    CITES = "cites"
    RECALLS = "recalls"
    REAFFIRMS = "reaffirms"
    TAKES_NOTE_OF = "takesNoteOf"
    NOTES_WITH_APPRECIATION = "notesWithAppreciation"
    WELCOMES = "welcomes"
    ENDORSES = "endorses"
    APPROVES = "approves"
    ADOPTS = "adopts"
    CONSIDERS = "considers"
    GUIDED_BY = "guidedBy"
    BEARS_IN_MIND = "bearsInMind"
    PURSUANT_TO = "pursuantTo"
    IN_ACCORDANCE_WITH = "inAccordanceWith"
    CALLS_FOR_IMPLEMENTATION_OF = "callsForImplementationOf"
    AMENDS = "amends"
    EXTENDS = "extends"
    REGRETS = "regrets"
