"""Who speaks in a text: what "its resolution" and a bare number mean in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from undocs_rdf.model import DocumentKind
    from undocs_rdf.symbols import Symbol


@dataclass(frozen=True, slots=True)
class CitingContext:
    """What is known of the document that cites.

    Attributes:
        body: The organ that adopts it or to which it is put: "A", "S", "E", "A/HRC",
            "UNEP/EA", "A/C.1"; "" if unknown.
        session: The session as its number is printed in symbols: "74".
        kind: What the document is.
        symbol: Its own symbol.
        date: When it was adopted or issued, ISO 8601.
    """

    body: str
    session: str | None
    kind: DocumentKind
    symbol: Symbol | None
    date: str | None

    @property
    def speaker(self) -> str:
        """The body whose acts "its" means: a committee's draft speaks as its parent organ."""
        return "A" if self.body.startswith(("A/C.", "A/BUR")) else self.body

    @property
    def year(self) -> int | None:
        """The year of adoption or issue."""
        return int(self.date[:4]) if self.date and self.date[:4].isdigit() else None
