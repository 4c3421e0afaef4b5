"""Reads Markdown: blocks by CommonMark, and for each run the place where it stood.

Blocks and inline markup are found by markdown-it-py. It says on which lines a block stands
and nothing of the places inside a line, so the text of its inline tokens, which stand in the
source one after the other, is found again there from left to right.

The rule by which a piece of the source gives its text: emphasis marks, `#` of headings,
the brackets and targets of links, the bars of tables and `<sup>…</sup>` go; entities and
escapes stand for their character; a line break is a blank; blanks are folded.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from undocs_rdf.text import Block, BlockKind, Run, Span, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_LINE_END = re.compile(r"\r\n?|\n")
_ITEM_MARKER = re.compile(r"[ \t]*(?:\d{1,9}[.)]|[-+*])(?=\s|$)")
_CELL_BAR = " | "


@cache
def _parser() -> MarkdownIt:
    """Return the Markdown parser.

    UN texts hold no code, quotations set off, or underlined headings; an indented paragraph
    or a page rule right under a line must not be read as one. Escapes and entities stay
    tokens of their own (`text_join` is off), for each stands for more characters than it is.
    """
    off = ["code", "fence", "blockquote", "lheading", "html_block", "reference", "text_join"]
    return MarkdownIt("commonmark").enable("table").disable(off)


def read_markdown(source: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text, in order.

    Args:
        source: The text as decoded; offsets in the result count its code points.
    """
    tokens = _parser().parse(source)
    return tuple(_blocks(source, tokens))


def _blocks(source: str, tokens: Sequence[Token]) -> Iterator[Block]:
    lines = [0, *(match.end() for match in _LINE_END.finditer(source))]
    item: int | None = None
    row: list[Token] | None = None
    kind, level = BlockKind.PARAGRAPH, 0
    for token in tokens:
        name = token.type
        if name == "list_item_open" and token.map:
            item = token.map[0]
        elif name == "list_item_close" and item is not None:
            yield from _bare_marker(source, lines, item)
            item = None
        elif name == "heading_open":
            kind, level = BlockKind.HEADING, int(token.tag[1])
        elif name == "heading_close":
            kind, level = BlockKind.PARAGRAPH, 0
        elif name == "hr" and token.map:
            start = lines[token.map[0]]
            end = _line_end(source, lines, token.map[0] + 1)
            yield Block(BlockKind.RULE, _trimmed(source, start, end))
        elif name == "tr_open":
            row = []
            if token.map:
                kind_line = token.map[0]
        elif name == "tr_close" and row is not None:
            block = _table_row(source, lines, kind_line, row)
            if block:
                yield block
            row = None
        elif name == "inline":
            if row is not None:
                row.append(token)
            elif token.map:
                yield _block(source, lines, token, kind, level, item)
                item = None


def _line_end(source: str, lines: Sequence[int], line: int) -> int:
    return lines[line] if line < len(lines) else len(source)


def _trimmed(source: str, start: int, end: int) -> Span:
    """Return the span without the blanks at its ends."""
    text = source[start:end]
    lead = len(text) - len(text.lstrip())
    return Span(start + lead, max(start + lead, start + len(text.rstrip())))


def _bare_marker(source: str, lines: Sequence[int], line: int) -> Iterator[Block]:
    """Yield the marker of a list item that holds nothing, as a block of its own."""
    span = _trimmed(source, lines[line], _line_end(source, lines, line + 1))
    if span.start < span.end:
        run = Run(source[span.start : span.end], span)
        yield Block(BlockKind.PARAGRAPH, span, (run,))


def _block(  # a block is told by all of these, and they are one call's
    source: str,
    lines: Sequence[int],
    token: Token,
    kind: BlockKind,
    level: int,
    item: int | None,
) -> Block:
    first, after = token.map or (0, 0)
    span = _trimmed(source, lines[first], _line_end(source, lines, after))
    at, runs = span.start, []
    marker = _ITEM_MARKER.match(source, lines[first]) if item == first else None
    if marker:
        at = marker.end()
        runs.append(Run(source[span.start : at] + " ", Span(span.start, at + 1)))
    runs.extend(_runs(source, at, span.end, token.children or ()))
    return Block(kind, span, tuple(runs), level)


def _table_row(
    source: str, lines: Sequence[int], line: int, cells: Sequence[Token]
) -> Block | None:
    span = _trimmed(source, lines[line], _line_end(source, lines, line + 1))
    at = span.start
    runs: list[Run] = []
    for number, cell in enumerate(cells):
        found = list(_runs(source, at, span.end, cell.children or ()))
        if found:
            at = found[-1].span.end
        if number:
            runs.append(Run(_CELL_BAR, Span(at, at)))
        runs.extend(found)
    return Block(BlockKind.TABLE, span, tuple(runs)) if runs else None


def _runs(source: str, at: int, end: int, tokens: Sequence[Token]) -> Iterator[Run]:
    """Yield the runs of inline tokens, found one after the other in source[at:end]."""
    italic = bold = 0
    style, superscript = Style.PLAIN, Style.PLAIN
    link: str | None = None
    for token in tokens:
        name = token.type
        if name in ("text", "code_inline", "text_special", "softbreak", "hardbreak"):
            run = _run(source, at, end, token, style | superscript, link)
            if run.text:
                at = run.span.end
                yield run
        elif name == "em_open" or name == "em_close":
            italic += token.nesting
            at = _after(source, token.markup, at, end)
        elif name == "strong_open" or name == "strong_close":
            bold += token.nesting
            at = _after(source, token.markup, at, end)
        elif name == "html_inline":
            superscript = _superscript(token.content, superscript)
            at = _after(source, token.content, at, end)
        elif name == "link_open":
            link = str(token.attrs.get("href", ""))
        elif name == "link_close":
            link = None
            if token.markup != "autolink":
                at = _after_target(source, at, end)
        style = (Style.ITALIC if italic else Style.PLAIN) | (Style.BOLD if bold else Style.PLAIN)


def _run(source: str, at: int, end: int, token: Token, style: Style, link: str | None) -> Run:
    if token.type in ("softbreak", "hardbreak"):
        found = _LINE_END.search(source, at, end)
        stop = found.end() if found else at
        start = found.start() if found else at
        return Run(" ", Span(start, stop), style, link)
    printed = token.markup if token.type == "text_special" else token.content
    start = at if source.startswith(printed, at) else source.find(printed, at, end)
    if start < 0:
        start = at
    return Run(token.content, Span(start, min(start + len(printed), end)), style, link)


def _after(source: str, markup: str, at: int, end: int) -> int:
    """Return the place after the next `markup`, or `at` where there is none."""
    found = source.find(markup, at, end)
    return found + len(markup) if found >= 0 else at


def _after_target(source: str, at: int, end: int) -> int:
    """Return the place after the target of a link whose words end at or after `at`."""
    found = source.find("](", at, end)
    if found < 0:
        return at
    depth = 0
    for place in range(found + 1, end):
        if source[place] == "(":
            depth += 1
        elif source[place] == ")":
            depth -= 1
            if not depth:
                return place + 1
    return end


def _superscript(tag: str, before: Style) -> Style:
    if tag.startswith("<sup"):
        return Style.SUPERSCRIPT
    return Style.PLAIN if tag.startswith("</sup") else before
