"""The stage: citations of all parts of a document, found in the order in which it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undocs_rdf.citations.actors import ActNoun, ActWordings, reports_in
from undocs_rdf.citations.acts import NO_REPORTS, Surroundings, name_acts
from undocs_rdf.citations.council import council_year
from undocs_rdf.citations.documents import free_places, name_documents
from undocs_rdf.citations.lexicon import Lexicon, load_lexicon
from undocs_rdf.citations.reader import Reader, Scanned
from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.model import Citation, Instrument, PartKind
from undocs_rdf.symbols import Symbol, resolution_symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from undocs_rdf.citations.context import CitingContext
    from undocs_rdf.citations.mentions import Mention
    from undocs_rdf.languages import Language
    from undocs_rdf.reading import PartText
    from undocs_rdf.text import Span

_OPEN_ENDS = (":", ",", "–", "—")


def parse_citations(
    parts: Sequence[PartText], context: CitingContext, language: Language
) -> tuple[Mapping[str, tuple[Citation, ...]], tuple[Diagnostic, ...]]:
    """Return what each part of a document cites, and what is uncertain in it.

    Args:
        parts: The parts in reading order, footnotes behind the body.
        context: Who speaks, and when.
        language: The language of the text.

    Returns:
        The citations of each part that has any, in order, by the fragment of the part; and the
        diagnostics, in order of the parts.
    """
    lexicon = load_lexicon(language)
    wordings = ActWordings(lexicon.acts, lexicon.dates, lexicon.verbs.openings, context)
    cited = [part for part in parts if part.kind is not PartKind.MASTHEAD]
    scanned = _with_years(_scan(cited, wordings), context)
    reader = Reader(scanned, lexicon)
    mentions = reader.read()
    citations = {
        item.part.fragment: tuple(_citations(item.part, mentions[item.part.fragment], reader))
        for item in scanned
        if mentions.get(item.part.fragment)
    }
    found = [d for item in scanned for d in _diagnostics(item, mentions, reader, lexicon)]
    return {part: made for part, made in citations.items() if made}, tuple(found)


def _scan(parts: Sequence[PartText], wordings: ActWordings) -> list[Scanned]:
    """Find what each part names by symbol or number, with what its paragraph leads to it."""
    by_fragment: dict[str, Scanned] = {}
    nouns: dict[str, ActNoun | None] = {}
    for part in parts:
        content = part.text.content
        documents = name_documents(content, wordings.dates)
        free = free_places(content, documents, wordings.acts)
        parent = by_fragment.get(part.parent or "")
        lead = _lead(parent)
        noun = nouns.get(part.parent or "") if lead else None
        reports = reports_in(documents, wordings) if documents else NO_REPORTS
        starts_list = content[:1].isdigit() or content[:3] in {"ES-", "ES‑"}
        around = Surroundings(free, reports, noun if starts_list else None)
        acts = name_acts(content, wordings, around)
        nouns[part.fragment] = acts.last_noun or noun
        mentions = [*documents, *acts.mentions]
        if documents and acts.mentions:
            mentions.sort(key=lambda mention: mention.start)
        by_fragment[part.fragment] = Scanned(part, lead, mentions, free, acts.contradictions)
    return list(by_fragment.values())


def _lead(parent: Scanned | None) -> str:
    """Return the text that a subparagraph goes on with, if its parent leaves the sentence open."""
    if parent is None or not parent.part.text.content.rstrip().endswith(_OPEN_ENDS):
        return ""
    return f"{parent.lead}{parent.part.text.content} "


def _with_years(scanned: Sequence[Scanned], context: CitingContext) -> list[Scanned]:
    """Give the year to resolutions of the Security Council that are named without it.

    The Council numbers its resolutions in one row, so that "resolution 1591" is the document
    that is called "1591 (2005)" elsewhere in the text, or else falls in a known year.
    """
    if not any(_is_bare(mention) for item in scanned for mention in item.mentions):
        return list(scanned)
    named = {
        mention.cited.number or "": mention.cited
        for item in scanned
        for mention in item.mentions
        if isinstance(mention.cited, Symbol) and mention.cited.canonical.startswith("S/RES/")
    }
    return [
        item._replace(
            mentions=[
                m._replace(cited=_of_the_council(m, named, context)) if _is_bare(m) else m
                for m in item.mentions
            ],
        )
        for item in scanned
    ]


def _is_bare(mention: Mention) -> bool:
    return mention.number is not None and mention.number.form == "bare"


def _of_the_council(
    mention: Mention, named: Mapping[str, Symbol], context: CitingContext
) -> Symbol | None:
    assert mention.number is not None  # a bare number is one
    printed = mention.number.printed
    if "S" not in mention.bodies:
        return None
    year = council_year(int(printed))
    if printed not in named and year is not None and year <= (context.year or year):
        return resolution_symbol("S", f"{printed} ({year})")
    return named.get(printed)


def _citations(part: PartText, mentions: Sequence[Mention], reader: Reader) -> Iterator[Citation]:
    for mention in mentions:
        cited = mention.cited
        if cited is None:
            continue
        if isinstance(cited, Instrument):
            cited = reader.with_treaty_series(cited)
        yield Citation(
            cited=cited,
            citation_type=mention.citation_type,
            quote=part.text.content[mention.start : mention.end],
            resolved_by=mention.resolved_by,
            cited_date=mention.date,
            cited_paragraphs=mention.paragraphs,
            cited_parts=mention.parts,
            spans=part.text.exact(mention.start, mention.end),
        )


def _diagnostics(
    item: Scanned,
    mentions: Mapping[str, Sequence[Mention]],
    reader: Reader,
    lexicon: Lexicon,
) -> Iterator[Diagnostic]:
    say = lexicon.messages
    text = item.part.text

    def at(start: int, end: int, code: Code, message: str, hint: str) -> Diagnostic:
        spans: tuple[Span, ...] = text.exact(start, end)
        words = text.content[start:end]
        return Diagnostic(code, say[message].format(words=words), spans[0] if spans else None, hint)

    for mention in mentions.get(item.part.fragment, ()):
        if mention.cited is None and mention.number is not None:
            hint = say["body_unknown_hint"]
            yield at(mention.phrase, mention.end, Code.CITATION_BODY_UNKNOWN, "body_unknown", hint)
    for start, end in item.contradictions:
        hint = say["date_impossible_hint"]
        yield at(start, end, Code.DATE_IMPOSSIBLE, "date_impossible", hint)
    for start, end, message in reader.unresolved.get(item.part.fragment, ()):
        yield at(start, end, Code.ANAPHOR_UNRESOLVED, message, say["anaphor_hint"])
