"""What was understood of a document, laid out for a person in a terminal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from undocs_rdf.model import Instrument, PartKind, ResolvedBy
from undocs_rdf.vocabulary import find_body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from undocs_rdf.model import (
        AgendaItem,
        Citation,
        Document,
        Meeting,
        Metadata,
        Part,
        Sponsorship,
        Vote,
    )

_HEADINGS = {PartKind.SECTION, PartKind.ANNEX}


def document_view(document: Document) -> RenderableType:
    """Return a document as a table of its facts, its sponsors, paragraphs and notes."""
    notes = [part for part in document.parts if part.kind is PartKind.FOOTNOTE]
    others = {PartKind.FOOTNOTE, PartKind.MASTHEAD}
    body = [part for part in document.parts if part.kind not in others]
    blocks: list[RenderableType] = [_head(document), _indented(_facts(document))]
    if document.sponsorships:
        blocks += [_title("Sponsors", len(document.sponsorships))]
        blocks += [_indented(_sponsors(document))]
    if body:
        blocks += [_title("Paragraphs", sum(part.kind not in _HEADINGS for part in body))]
        blocks += [_indented(_parts(body))]
    if notes:
        blocks += [_title("Notes", len(notes)), _indented(_parts(notes))]
    return Group(*blocks)


def _indented(renderable: RenderableType) -> Padding:
    return Padding(renderable, (0, 0, 1, 2))


def _title(name: str, count: int) -> Text:
    return Text.assemble((name, "bold"), f" ({count})")


def _head(document: Document) -> Text:
    symbol = str(document.symbol) if document.symbol else "no symbol"
    head = Text.assemble((f"{_spaced(document.kind)}, {symbol}", "bold"))
    if document.title:
        head.append(f"\n{document.title}", "bold cyan")
    return head.append("\n")


def _spaced(name: str) -> str:
    """Return "DraftResolution" as "Draft resolution", as people say it."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def _grid() -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, style="green")
    grid.add_column(overflow="fold")
    return grid


def _facts(document: Document) -> Table:
    """Return the facts of the masthead, those that are there."""
    grid = _grid()
    for name, value in _named_facts(document):
        if value:
            grid.add_row(Text(name), Text(value))
    return grid


def _named_facts(document: Document) -> Iterator[tuple[str, str | None]]:
    yield "adopted", document.date_adopted
    yield "issued", document.date_issued
    yield "bodies", ", ".join(map(_body_name, document.bodies))
    yield "session", document.session.number if document.session else None
    for item in document.agenda_items:
        yield "agenda item", _item(item)
    for meeting in document.meetings:
        yield "meeting", _meeting(meeting)
    yield "recommended in", ", ".join(map(str, document.recommended_in))
    yield "adopted from", ", ".join(map(str, document.adopted_from))
    yield "amends", ", ".join(map(str, document.proposes_amendment_to))
    yield "adoption", (document.adoption_method or "").replace("-", " ")
    for vote in document.votes:
        yield "vote", _vote(vote)
    yield "outcome", document.outcome
    yield "subjects", "; ".join(subject.name or subject.iri for subject in document.subjects)
    yield "revised", "yes, of a text that it does not name" if document.is_revised else None
    yield "fragment", "yes, of a text that is not whole here" if document.is_fragment else None
    yield "distribution", document.distribution
    yield "original", document.original_language
    yield "job number", document.job_number
    yield "source", document.source.file_name
    if document.metadata:
        yield from _metadata_facts(document.metadata)


def _metadata_facts(metadata: Metadata) -> Iterator[tuple[str, str | None]]:
    known = (metadata.symbol, metadata.title, metadata.date_issued, metadata.date_adopted)
    yield f"by {metadata.origin}", ", ".join(str(value) for value in known if value)


def _body_name(symbol: str) -> str:
    body = find_body(symbol)
    return f"{body.name()} ({symbol})" if body else symbol


def _item(item: AgendaItem) -> str:
    number = f"{item.number} of the provisional agenda" if item.provisional else item.number
    return " ".join(filter(None, (number, item.title)))


def _meeting(meeting: Meeting) -> str:
    return " ".join(filter(None, (meeting.number, meeting.kind, meeting.date)))


def _vote(vote: Vote) -> str:
    counts = (
        (vote.in_favour, "in favour"),
        (vote.against, "against"),
        (vote.abstaining, "abstaining"),
        (vote.not_voting, "not voting"),
    )
    return ", ".join(f"{count} {what}" for count, what in counts if count is not None)


def _sponsors(document: Document) -> RenderableType:
    """Return the sponsors in their order, those of a role and a group together."""
    grouped: dict[str, list[str]] = {}
    for sponsorship in document.sponsorships:
        grouped.setdefault(_role(sponsorship), []).append(sponsorship.party.name)
    grid = _grid()
    for role, names in grouped.items():
        grid.add_row(Text(role), Text("; ".join(names)))
    return grid


def _role(sponsorship: Sponsorship) -> str:
    role = sponsorship.role.value.replace("-", " ")
    if sponsorship.on_behalf_of:
        return f"on behalf of {sponsorship.on_behalf_of.name}"
    return f"{role}, in {sponsorship.joined_in}" if sponsorship.joined_in else role


def _parts(parts: list[Part]) -> Table:
    grid = _grid()
    for part in parts:
        if part.kind in _HEADINGS:
            grid.add_row("", Text(" ".join(filter(None, (part.label, part.text))), "bold"))
            continue
        words = Text(part.text)
        if part.opening:
            words.stylize("italic yellow", 0, len(part.opening.words))
        grid.add_row(Text(part.label), words)
        for line in (*_citations(part), *_links(part)):
            grid.add_row("", Text(f"→ {line}", "dim"))
    return grid


def _links(part: Part) -> Iterator[str]:
    """Yield what a part points to, documents apart."""
    if part.footnotes:
        # "fn3" is the fragment of the note that delegates call FN3.
        yield ", ".join(fragment.upper() for fragment in part.footnotes)
    for item in part.places_on_agenda:
        session = f"session {item.session.number}" if item.session else "a coming session"
        yield f"to be on the agenda of {session}: {item.title or 'an item without title'}"


def _citations(part: Part) -> Iterator[str]:
    """Yield what a part cites, a line for each thing that it does to documents."""
    grouped: dict[str, list[str]] = {}
    for citation in part.citations:
        verb = _spaced(citation.citation_type).lower()
        grouped.setdefault(verb, []).append(_cited(citation))
    for verb, cited in grouped.items():
        yield f"{verb} {'; '.join(cited)}"


def _cited(citation: Citation) -> str:
    cited = citation.cited
    name = cited.title if isinstance(cited, Instrument) else str(cited)
    if citation.resolved_by in {ResolvedBy.ANAPHOR, ResolvedBy.IBID}:
        name += f" (“{citation.quote}”)"
    paragraphs = [f"paragraph {number}" for number in citation.cited_paragraphs]
    date = [f"of {citation.cited_date}"] if citation.cited_date else []
    return ", ".join([" ".join([name, *date]), *citation.cited_parts, *paragraphs])
