"""What the stages of the parser hand to each other, and the part that comes of it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from undocs_rdf.agenda import parse_placed_items
from undocs_rdf.model import Part, PartKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.languages import Language
    from undocs_rdf.model import Citation, OpeningPhrase
    from undocs_rdf.text import Span, Text

_WORDS = re.compile(r"[^\W_]+")


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


def part_of(
    part: PartText, citations: tuple[Citation, ...], organ: str, language: Language | None
) -> Part:
    """Return a part as a document holds it.

    Args:
        part: The part as it was read.
        citations: What it cites.
        organ: Symbol of the organ that speaks: the sessions of its agenda are meant.
        language: Whose words are looked for; None where there are no rules for it.
    """
    operative = part.kind is PartKind.OPERATIVE_PARAGRAPH
    placed = (
        parse_placed_items(part.text.content, organ, language) if operative and language else ()
    )
    return Part(
        kind=part.kind,
        fragment=part.fragment,
        label=part.label,
        text=part.text.content,
        spans=part.spans,
        parent=part.parent,
        number=part.number,
        opening=part.opening,
        marker=part.marker,
        footnotes=tuple(dict.fromkeys(note for note in part.footnotes if note)),
        citations=citations,
        places_on_agenda=placed,
    )


def text_hash(parts: Sequence[PartText]) -> str:
    """Return the SHA-256 of the letters and digits of a text, lower case, compatibility forms."""
    words = "".join(part.text.content for part in parts)
    plain = unicodedata.normalize("NFKC", words).lower()
    return hashlib.sha256("".join(_WORDS.findall(plain)).encode()).hexdigest()
