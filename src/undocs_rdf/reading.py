"""What the stages of the parser hand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from undocs_rdf.model import OpeningPhrase, PartKind
    from undocs_rdf.text import Span, Text


@dataclass(frozen=True, slots=True)
class PartText:
    """A part whose words still know where they stood: what `Part` is made from.

    Attributes:
        kind: What it is.
        fragment: What ends its IRI: "op2.a", "fn3".
        label: As delegates say it: "OP2(a)".
        text: Its words, without number and subparagraphs; its note marks stand in `text.marks`.
        spans: Where it stands, number and markup included.
        parent: The fragment of the part it belongs to.
        number: The number or letter as printed, without its stop and brackets.
        opening: Its opening phrase.
        marker: Of a footnote: "1", "*".
        footnotes: The fragment of the footnote for each of `text.marks`, None where there is none.
    """

    kind: PartKind
    fragment: str
    label: str
    text: Text
    spans: tuple[Span, ...]
    parent: str | None = None
    number: str | None = None
    opening: OpeningPhrase | None = None
    marker: str | None = None
    footnotes: tuple[str | None, ...] = ()
