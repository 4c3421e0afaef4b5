"""Reads plain text: paragraphs of lines, notes and their marks, and the place of each.

Nothing in a plain text is markup: `*`, `_` and `#` stand for themselves. Headings and opening
phrases are not set apart, so what they are the parser tells by their words.

The rule by which a piece of the source gives its text: where paragraphs are broken into lines,
which the whole text tells (`lines.are_broken`), a line end is a blank, or nothing behind a
hyphen that parts a word, which goes with it unless the word is written with one, and nothing in
a symbol behind its stroke; blanks are folded. The number or star of a note, and the mark that
calls it, with the blank before it, is a note mark. Page numbers are discarded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from undocs_rdf.model import Discarded
from undocs_rdf.readers.plain.lines import are_broken, lines_of, page_starts
from undocs_rdf.readers.plain.note_marks import with_notes
from undocs_rdf.readers.plain.paragraphs import known_words, paragraphs_of, runs_of
from undocs_rdf.readers.plain.words import load_plain_words
from undocs_rdf.symbols import Symbol, find_symbols, try_symbol
from undocs_rdf.text import Block, BlockKind, Span, Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.readers.plain.lines import Line
    from undocs_rdf.readers.plain.words import PlainWords

__all__ = ["PlainText", "read_plain"]

_LONGEST_HEAD: Final = 60
_RULE: Final = re.compile(r"[-_=*~–—]{3,}")


class PlainText(NamedTuple):
    """What a plain text holds: its blocks, what is none of its text, where its pages start."""

    blocks: tuple[Block, ...]
    discarded: tuple[Discarded, ...]
    pages: tuple[int, ...]


def read_plain(source: str, tag: str = "en") -> PlainText:
    """Return the blocks of a plain text, in order.

    Args:
        source: The text as decoded; offsets in the result count its code points.
        tag: BCP 47 tag of its language, whose phrases open paragraphs.
    """
    words = load_plain_words(tag)
    lines, discarded = _without_furniture(lines_of(source), words)
    broken = are_broken(lines, words)
    grouped = list(paragraphs_of(lines, words)) if broken else [[line] for line in lines]
    known = known_words(lines) if broken else frozenset[str]()
    pages = page_starts(source)
    blocks = [_block(group, known, words, paged=bool(pages)) for group in grouped]
    return PlainText(with_notes(blocks, words), discarded, pages)


def _block(
    lines: Sequence[Line], known: frozenset[str], words: PlainWords, *, paged: bool
) -> Block:
    """Return the block that a paragraph is, or a rule."""
    span = Span(lines[0].span.start, lines[-1].span.end)
    page = lines[0].page if paged else None
    if len(lines) == 1 and _RULE.fullmatch(lines[0].text):
        return Block(BlockKind.RULE, span, page=page)
    runs = (run._replace(style=Style.VERBATIM) for run in runs_of(lines, known, words))
    return Block(BlockKind.PARAGRAPH, span, tuple(runs), page=page)


def _without_furniture(
    lines: Sequence[Line], words: PlainWords
) -> tuple[list[Line], tuple[Discarded, ...]]:
    """Return the lines of the text, and those that only number its pages or name it anew."""
    kept: list[Line] = []
    discarded: list[Discarded] = []
    heads: set[Symbol] = set()
    for index, original in enumerate(lines):
        # What stands right below a line that was put aside is apart from what stands above it.
        below = bool(discarded) and discarded[-1].span == lines[index - 1].span
        line = original._replace(gap=max(original.gap, 1)) if below else original
        ends = index + 1 == len(lines) or lines[index + 1].gap
        alone = ends and (line.gap or index == 0)
        if alone and words.page_number.fullmatch(line.text):
            discarded.append(Discarded(line.span, "page number"))
        elif alone and words.goes_on.fullmatch(line.text):
            discarded.append(Discarded(line.span, "mark that the text goes on"))
        elif (line.gap or ends) and _symbol_alone(line) in heads:
            discarded.append(Discarded(line.span, "page header"))
        else:
            if len(line.text) <= _LONGEST_HEAD:
                heads.update(symbol for *_, symbol in find_symbols(line.text))
            kept.append(line)
    return kept, tuple(discarded)


def _symbol_alone(line: Line) -> Symbol | None:
    """Return the symbol that a line consists of, None if it holds anything else."""
    if len(line.text) > _LONGEST_HEAD or "/" not in line.text:
        return None
    return try_symbol(line.text)
