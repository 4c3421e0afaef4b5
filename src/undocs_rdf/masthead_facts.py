"""The facts of a masthead, as its lines are read one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from undocs_rdf.model import AgendaItem, DocumentKind, Meeting, Session, Sponsorship
from undocs_rdf.symbols import Symbol, resolution_symbol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.diagnostics import Diagnostic
    from undocs_rdf.flow import Unit


@dataclass(slots=True)
class Masthead:
    """The facts of a masthead, filled line by line.

    Attributes:
        organ: Symbol of the organ: "A", "S", "E", "A/HRC"; "" where none is printed.
        committee: Symbol of the committee a draft is put to.
        number: The number of an adopted text as printed: "74/28", "2621 (2022)".
        units: The lines that it stands in, in order.
        Others: as in `model.Document`.
    """

    kind: DocumentKind = DocumentKind.DOCUMENT
    organ: str = ""
    committee: str | None = None
    number: str | None = None
    symbol: Symbol | None = None
    title: str | None = None
    date_issued: str | None = None
    date_adopted: str | None = None
    distribution: str | None = None
    original_language: str | None = None
    job_number: str | None = None
    session: str | None = None
    item_numbers: tuple[str, ...] = ()
    item_titles: list[str] = field(default_factory=list)
    provisional: bool = False
    meeting: Meeting | None = None
    recommended_in: tuple[Symbol, ...] = ()
    adopted_from: tuple[Symbol, ...] = ()
    is_revised: bool = False
    proposes_amendment_to: tuple[Symbol, ...] = ()
    sponsorships: tuple[Sponsorship, ...] = ()
    proposal: Unit | None = None
    has_formula: bool = False
    units: list[Unit] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def read_number(self) -> None:
        """Take the symbol, and a session that is not printed, from organ and number."""
        if not (self.number and self.organ):
            return
        decision = self.kind is DocumentKind.DECISION
        self.symbol = resolution_symbol(self.organ, self.number, decision=decision)
        if self.symbol and not self.session:
            self.session = self.symbol.session

    def agenda_items(self) -> tuple[AgendaItem, ...]:
        """Return the items the document stands under, each with its title where one is told."""
        session = Session(self.organ, self.session) if self.organ and self.session else None
        titles: Sequence[str | None] = self.item_titles
        if len(self.item_titles) != len(self.item_numbers):
            titles = [" ".join(self.item_titles) or None] * len(self.item_numbers)
        return tuple(
            AgendaItem(session, number, title, self.provisional)
            for number, title in zip(self.item_numbers, titles, strict=True)
        )
