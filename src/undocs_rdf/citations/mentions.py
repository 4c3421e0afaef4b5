"""A naming of a document in a text, as the steps of the stage hand it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from undocs_rdf.model import CitationType, ResolvedBy

if TYPE_CHECKING:
    from undocs_rdf.citations.numbers import PrintedNumber
    from undocs_rdf.model import Instrument
    from undocs_rdf.symbols import Symbol


class Mention(NamedTuple):
    """A naming of a document.

    Attributes:
        start: Where the words that name it start in the content.
        end: Where they end.
        phrase: Where the phrase they belong to starts: the "its" of "its resolutions 1 and 2".
        tail: Where what belongs to it ends: its date, a bracket, its parts.
        anchor: Where the phrase of the document starts whose symbol stands in brackets: "the
            report of … (A/74/1)"; -1 if none does.
        author: Whose it is, as the text says: "Secretary-General"; "" if it does not say.
        noun: What it is called: "resolution", "decision", "document", "report".
        cited: The document; None as long as it is not known.
        resolved_by: How it was told.
        group: Mentions of one list have the same number.
        number: The printed number, for a mention by number.
        bodies: The bodies that an act without a known symbol may come from.
        date: The printed date, ISO 8601.
        paragraphs: Pinpoints: "3(b)", "12-15".
        parts: "annex II", "section III".
        citation_type: What the citing act does to it.
    """

    start: int
    end: int
    phrase: int
    tail: int
    noun: str
    cited: Symbol | Instrument | None
    resolved_by: ResolvedBy = ResolvedBy.EXPLICIT
    anchor: int = -1
    author: str = ""
    group: int = -1
    number: PrintedNumber | None = None
    bodies: tuple[str, ...] = ()
    date: str | None = None
    paragraphs: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    citation_type: CitationType = CitationType.CITES
