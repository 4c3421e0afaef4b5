"""Writes documents as plain text, as people copy them: lines broken, marks raised, no more.

What a plain text can't carry is gone: italics, headings, links.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

from undocs_rdf.readers.markdown import read_markdown
from undocs_rdf.text import BlockKind, Style

if TYPE_CHECKING:
    from undocs_rdf.text import Block

WIDTH: Final = 76
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def text_of(markdown: str, *, is_broken: bool = True) -> str:
    """Return a Markdown document as plain text.

    Args:
        markdown: The document.
        is_broken: Whether lines are broken, or each is a paragraph.
    """
    return "\n\n".join(filter(None, (_lines(b, is_broken) for b in read_markdown(markdown)))) + "\n"


def _lines(block: Block, is_broken: bool) -> str:
    if block.kind is BlockKind.RULE:
        return "_" * 12
    pieces = [
        run.text.translate(_RAISED) if run.style & Style.SUPERSCRIPT else run.text
        for run in block.runs
    ]
    words = "".join(pieces)
    if block.runs and block.runs[0].style & Style.SUPERSCRIPT:
        words = f"{pieces[0]} {''.join(pieces[1:]).lstrip()}"
    words = " ".join(words.split())
    if not is_broken or block.kind is BlockKind.TABLE:
        return words
    return textwrap.fill(words, WIDTH, break_on_hyphens=False, break_long_words=False)
