"""Citations: the words say how a document is named, the markup's links which one is meant.

Links were set by a program, and some lead to another document than the words name: to the
Assembly's resolution where the Council's is meant, or to the next one in the row. So a link
helps where the words alone leave open which document is meant; where they name another one,
the words are followed and a diagnostic says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.model import Citation, CitationType
from undocs_rdf.readers.akn.repairs import linked_symbol
from undocs_rdf.symbols import Symbol, resolution_symbol, try_symbol

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from undocs_rdf.reading import PartText
    from undocs_rdf.text import Span

_NOT_ALPHANUMERIC = re.compile(r"[^0-9A-Z]")
_LETTER = re.compile(r" ?([A-Z])(?=[\s,;.)]|$)")
_ACT = re.compile(r"[AE]/RES/(?:[\w-]+/\d+|\d+\([IVXL-]+\))")


class Link(NamedTuple):
    """A link of the markup: where it stands in a text, its words, where it leads."""

    start: int
    end: int
    words: str
    target: Symbol


def links_of(part: PartText) -> Iterator[Link]:
    """Yield the links of a part that lead to documents of the UN, in order."""
    text = part.text
    runs = list(zip(text.offsets, text.runs, strict=True))
    index = 0
    while index < len(runs):
        start, run = runs[index]
        index += 1
        if run.link is None:
            continue
        end = start + len(run.text)
        while index < len(runs) and runs[index][1].link == run.link and runs[index][0] == end:
            end = runs[index][0] + len(runs[index][1].text)
            index += 1
        written = linked_symbol(run.link)
        target = try_symbol(written) if written else None
        words = text.content[start:end]
        if target is not None and words.strip():
            yield _whole(text.content, Link(start, end, words, _in_full(words, target)))


def _in_full(words: str, target: Symbol) -> Symbol:
    """Return what a link leads to as its words name it, where they say more.

    Links lead to one half of a joint symbol, and leave out the letter of "217 A (III)".
    """
    joint = try_symbol(words)
    if joint is not None and target in joint.members:
        return joint
    act = resolution_symbol(target.body, words)
    if act is not None and act.canonical.startswith(target.canonical):
        return act
    return target


def _whole(content: str, link: Link) -> Link:
    """Return a link with the letter of the part that its words name and it leaves out."""
    letter = _LETTER.match(content, link.end)
    if letter is None or not _ACT.fullmatch(link.target.canonical):
        return link
    target = Symbol(link.target.canonical + letter[1])
    return Link(link.start, letter.end(), content[link.start : letter.end()], target)


def with_links(
    part: PartText, citations: Sequence[Citation]
) -> tuple[tuple[Citation, ...], tuple[Diagnostic, ...]]:
    """Return the citations of a part with those that only its links tell.

    Args:
        part: The part, whose runs have their links.
        citations: What its words cite, in order.
    """
    merged = list(citations)
    diagnostics: list[Diagnostic] = []
    for link in links_of(part):
        spans = part.text.exact(link.start, link.end)
        here = [citation for citation in citations if _overlap(citation.spans, spans)]
        if here:
            if not any(_agrees(citation, link) for citation in here):
                diagnostics.append(_contradicted(link, str(here[0].cited), spans))
            continue
        if not _is_named(link):
            diagnostics.append(_contradicted(link, link.words, spans))
            continue
        kind = _type_beside(part, citations, link)
        merged.append(Citation(link.target, kind, link.words.strip(), spans=spans))
    if len(merged) > len(citations):
        merged.sort(key=lambda citation: citation.spans[0].start if citation.spans else -1)
    return tuple(merged), tuple(diagnostics)


def _overlap(first: Sequence[Span], second: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in first for b in second)


def _agrees(citation: Citation, link: Link) -> bool:
    """Tell whether words and link mean one document.

    One of them may leave out a part letter; a link may lead to one half of a joint symbol, or
    to the file that holds all parts.
    """
    if not isinstance(citation.cited, Symbol):
        return True
    if link.target in citation.cited.members or citation.cited in link.target.single_acts:
        return True
    said, linked = _bare(citation.cited.canonical), _bare(link.target.canonical)
    return said.startswith(linked) or linked.startswith(said)


def _is_named(link: Link) -> bool:
    """Tell whether the words of a link are part of the symbol that it leads to."""
    words = _bare(link.words)
    return bool(words) and words in _bare(link.target.canonical)


def _bare(symbol: str) -> str:
    return _NOT_ALPHANUMERIC.sub("", symbol.upper())


def _type_beside(part: PartText, citations: Sequence[Citation], link: Link) -> CitationType:
    """Return what the act does to the documents of the same list, named just before the link."""
    before = [c for c in citations if c.spans and c.spans[-1].end <= part.text.place(link.start)]
    return before[-1].citation_type if before else CitationType.CITES


def _contradicted(link: Link, said: str, spans: Sequence[Span]) -> Diagnostic:
    message = f"a link leads to {link.target}, its words name {said}"
    hint = "the words are followed"
    return Diagnostic(Code.LINK_CONTRADICTED, message, spans[0] if spans else None, hint)
