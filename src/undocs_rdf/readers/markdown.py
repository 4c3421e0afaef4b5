"""Reads Markdown: blocks by CommonMark, and for each run the place where it stood.

Blocks and inline markup are found by markdown-it-py. It says on which lines a block stands
and nothing of the places inside a line, so the text of its inline tokens, which stand in the
source one after the other, is found again there from left to right.

The rule by which a piece of the source gives its text: emphasis marks, `#` of headings,
the brackets and targets of links, the bars of tables and `<sup>…</sup>` go; entities and
escapes stand for their character; a line break is a blank; blanks are folded. A superscript
number, letter or star is a note mark and goes with its tags, unless it stands behind a unit
("km²"): `running_text` tells them apart.
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
_TEXT = frozenset({"text", "code_inline", "text_special", "softbreak", "hardbreak"})


@cache
def _parser() -> MarkdownIt:
    """Return the Markdown parser.

    UN texts hold no code, quotations set off, or underlined headings; an indented paragraph
    or a page rule right under a line must not be read as one. Escapes and entities stay
    tokens of their own (`text_join` is off), for each stands for more characters than it is.
    """
    off = [
        "code",
        "fence",
        "blockquote",
        "lheading",
        "html_block",
        "reference",
        "image",
        "text_join",
    ]
    return MarkdownIt("commonmark").enable("table").disable(off)


def read_markdown(source: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text, in order.

    Args:
        source: The text as decoded; offsets in the result count its code points.
    """
    return tuple(_BlockReader(source).read(_parser().parse(source)))


class _BlockReader:
    """Makes blocks of tokens, one after the other."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines = [0, *(match.end() for match in _LINE_END.finditer(source))]
        self.level = 0
        self.item: int | None = None
        self.row: list[Token] | None = None
        self.row_line = 0

    def read(self, tokens: Sequence[Token]) -> Iterator[Block]:
        """Yield the blocks that the tokens stand for."""
        for token in tokens:
            name = token.type
            if self.item is not None and token.map and token.map[0] > self.item:
                yield from self._bare_marker()
            if name == "inline":
                if self.row is not None:
                    self.row.append(token)
                elif token.map:
                    yield self._block(token, *token.map)
            elif name.startswith("heading"):
                self.level = int(token.tag[1]) if token.nesting == 1 else 0
            elif name == "hr" and token.map and token.map[0] != self.item:
                yield Block(BlockKind.RULE, self._span(token.map[0], token.map[0] + 1))
            elif name.startswith("list_item"):
                yield from self._list_item(token)
            elif name.startswith("tr_"):
                yield from self._table_row(token)

    def _span(self, first: int, after: int) -> Span:
        """Return the span of lines[first:after] without the blanks at its ends."""
        start = self.lines[first]
        end = self.lines[after] if after < len(self.lines) else len(self.source)
        text = self.source[start:end]
        lead = len(text) - len(text.lstrip())
        return Span(start + lead, max(start + lead, start + len(text.rstrip())))

    def _list_item(self, token: Token) -> Iterator[Block]:
        """Mind the marker of an item for its first block; yield one that stands alone."""
        if token.nesting == 1 and token.map:
            self.item = token.map[0]
        elif token.nesting == -1:
            yield from self._bare_marker()

    def _bare_marker(self) -> Iterator[Block]:
        """Yield the line of an item on which its marker stands alone."""
        if self.item is None:
            return
        span = self._span(self.item, self.item + 1)
        self.item = None
        if span.start < span.end:
            run = Run(self.source[span.start : span.end], span)
            yield Block(BlockKind.PARAGRAPH, span, (run,))

    def _block(self, token: Token, first: int, after: int) -> Block:
        span = self._span(first, after)
        at = span.start
        runs: list[Run] = []
        marker = None
        if self.item == first:
            marker = _ITEM_MARKER.match(self.source, self.lines[first])
        self.item = None
        if marker:
            at = marker.end()
            runs.append(Run(self.source[span.start : at] + " ", Span(span.start, at + 1)))
        runs.extend(_runs(self.source, at, span.end, token.children or ()))
        kind = BlockKind.HEADING if self.level else BlockKind.PARAGRAPH
        return Block(kind, span, tuple(runs), self.level)

    def _table_row(self, token: Token) -> Iterator[Block]:
        """Begin to gather the cells of a row, or yield the row at its end."""
        if token.nesting == 1 and token.map:
            self.row, self.row_line = [], token.map[0]
            return
        span = self._span(self.row_line, self.row_line + 1)
        at = span.start
        runs: list[Run] = []
        for number, cell in enumerate(self.row or ()):
            if number:
                runs.append(Run(_CELL_BAR, Span(at, at)))
            runs.extend(_runs(self.source, at, span.end, cell.children or ()))
            at = runs[-1].span.end if runs else at
        self.row = None
        if runs:
            yield Block(BlockKind.TABLE, span, tuple(runs))


def _runs(source: str, at: int, end: int, tokens: Sequence[Token]) -> Iterator[Run]:
    """Yield the runs of inline tokens, found one after the other in source[at:end]."""
    italic = bold = 0
    style = superscript = 0
    link: str | None = None
    for token in tokens:
        name = token.type
        if name in _TEXT:
            start, stop = _place(source, at, end, token)
            if start < stop:
                text = " " if name.endswith("break") else token.content
                yield Run(text, Span(start, stop), style | superscript, link)
                at = stop
        elif name in ("em_open", "em_close"):
            italic += token.nesting
            at = _after(source, token.markup, at, end)
        elif name in ("strong_open", "strong_close"):
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
        style = (Style.ITALIC if italic else 0) | (Style.BOLD if bold else 0)


def _place(source: str, at: int, end: int, token: Token) -> tuple[int, int]:
    """Return where the text of a token stands in source[at:end]."""
    if token.type in ("softbreak", "hardbreak"):
        found = _LINE_END.search(source, at, end)
        return found.span() if found else (at, at)
    printed = token.markup if token.type == "text_special" else token.content
    start = at if source.startswith(printed, at) else source.find(printed, at, end)
    if start < 0:
        return at, at
    return start, min(start + len(printed), end)


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


def _superscript(tag: str, before: int) -> int:
    if tag.startswith("<sup"):
        return Style.SUPERSCRIPT
    return 0 if tag.startswith("</sup") else before
