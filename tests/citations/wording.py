"""Texts of a few paragraphs, read for what they cite as the parser would read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undocs_rdf.citations import CitingContext, parse_citations
from undocs_rdf.languages import load_language
from undocs_rdf.model import Citation, DocumentKind, PartKind
from undocs_rdf.readers.markdown import read_markdown
from undocs_rdf.reading import PartText
from undocs_rdf.running_text import text_of_block

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from undocs_rdf.diagnostics import Diagnostic
    from undocs_rdf.text import Text

ASSEMBLY = CitingContext("A", "74", DocumentKind.RESOLUTION, None, "2019-12-12")
COUNCIL = CitingContext("S", None, DocumentKind.RESOLUTION, None, "2022-05-12")
HUMAN_RIGHTS = CitingContext("A/HRC", "54", DocumentKind.RESOLUTION, None, "2023-10-11")
ECONOMIC = CitingContext("E", "2021", DocumentKind.RESOLUTION, None, "2021-07-22")
ENVIRONMENT = CitingContext("UNEP/EA", "5", DocumentKind.RESOLUTION, None, "2022-03-02")


def text_of(markdown: str) -> Text:
    """Return the running text of a paragraph."""
    return text_of_block(read_markdown(markdown)[0])


def parts_of(
    paragraphs: Sequence[str], notes: Mapping[str, str], parents: Mapping[int, int]
) -> list[PartText]:
    """Return paragraphs p1, p2 … and notes fn1, fn2 … whose marks lead to them."""
    texts = [text_of(paragraph) for paragraph in paragraphs]
    parts = [
        PartText(
            kind=PartKind.SUBPARAGRAPH if number in parents else PartKind.OPERATIVE_PARAGRAPH,
            fragment=f"p{number}",
            label=f"OP{number}",
            text=text,
            spans=text.spans(),
            parent=f"p{parents[number]}" if number in parents else None,
            footnotes=tuple(
                f"fn{mark.marker}" if mark.marker in notes else None for mark in text.marks
            ),
        )
        for number, text in enumerate(texts, 1)
    ]
    for marker, words in notes.items():
        text = text_of(words)
        parts.append(
            PartText(
                kind=PartKind.FOOTNOTE,
                fragment=f"fn{marker}",
                label=f"FN{marker}",
                text=text,
                spans=text.spans(),
                marker=marker,
            )
        )
    return parts


def read(
    *paragraphs: str,
    notes: Mapping[str, str] | None = None,
    parents: Mapping[int, int] | None = None,
    context: CitingContext = ASSEMBLY,
) -> tuple[Mapping[str, tuple[Citation, ...]], tuple[Diagnostic, ...]]:
    """Return the citations of each part, and the diagnostics."""
    parts = parts_of(paragraphs, notes or {}, parents or {})
    return parse_citations(parts, context, load_language())


def cite(words: str, context: CitingContext = ASSEMBLY) -> tuple[Citation, ...]:
    """Return what one paragraph cites."""
    return read(words, context=context)[0].get("p1", ())


def name(citation: Citation) -> str:
    """Return the symbol of the cited document, or the title of the instrument."""
    cited = citation.cited
    return cited.title if hasattr(cited, "title") else cited.canonical


def names(words: str, context: CitingContext = ASSEMBLY) -> list[str]:
    """Return the symbols and titles that one paragraph cites."""
    return [name(citation) for citation in cite(words, context)]


def types(words: str, context: CitingContext = ASSEMBLY) -> dict[str, str]:
    """Return what one paragraph does to each document, by symbol or title."""
    return {name(citation): citation.citation_type.value for citation in cite(words, context)}
