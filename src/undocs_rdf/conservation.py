"""Nothing lost: what of a source no part holds, and what words stand at a place.

Every character of a source that is no blank stands in one part of a document, or in a piece
that was discarded for a reason. `uncovered` gives the reason where none is told, and
`words_at` reads the words back from the places that the graph gives.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from undocs_rdf.model import Discarded
from undocs_rdf.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_NOTE_MARK = re.compile(r"<sup>[ \t]*(?:\d{1,3}|[a-z]|[*†‡§]{1,4})(?:[ ,–-]+\d{1,3})*[ \t]*</sup>")
_UNIT_BEFORE = re.compile(r"(?:^|[^A-Za-z])(?:[cdk]?m|CO)$")
_TARGET = re.compile(r"\]\((?:[^()\n]|\([^()\n]*\))*\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def gaps(source: str, covered: Iterable[Span]) -> Iterator[Span]:
    """Yield the pieces of a source between those given, without the blanks at their ends.

    Args:
        source: The text as decoded.
        covered: Pieces of it, in any order; they may overlap.
    """
    at = 0
    for start, end in sorted([*covered, Span(len(source), len(source))]):
        between = source[at:start]
        words = between.strip()
        if words:
            first = at + len(between) - len(between.lstrip())
            yield Span(first, first + len(words))
        at = max(at, end)


def uncovered(
    source: str, parts: Iterable[Sequence[Span]], discarded: Iterable[Discarded]
) -> tuple[Discarded, ...]:
    """Return what stands between the parts and holds neither letter nor digit: markup.

    A gap that does hold one is a loss, which no reason explains: it is not returned.

    Args:
        source: The text as decoded.
        parts: Where each part of its documents stands.
        discarded: What has been discarded already.
    """
    covered = [span for spans in parts for span in spans]
    covered.extend(piece.span for piece in discarded)
    return tuple(
        Discarded(gap, "markup")
        for gap in gaps(source, covered)
        if not _LETTER_OR_DIGIT.search(source, gap.start, gap.end)
    )


def words_at(source: str, spans: Iterable[Span]) -> str:
    """Return the words that stand at some places of a Markdown source, their blanks folded.

    The pieces are joined by a blank. Links lose their target, superscript note marks and tags
    go, entities and escapes stand for their character. Emphasis marks are left as they stand:
    whether a star is one can't be told from a piece.

    Args:
        source: The text as decoded.
        spans: Pieces of it, in the order in which they are read.
    """
    pieces = " ".join(source[span.start : span.end] for span in spans)
    plain = _TARGET.sub("]", pieces)
    plain = _TAG.sub("", _NOTE_MARK.sub(_mark_or_square, plain))
    return " ".join(html.unescape(_ESCAPE.sub(r"\1", plain)).split())


def _mark_or_square(match: re.Match[str]) -> str:
    """Return the words of a superscript behind a unit ("km²"), nothing for a note mark."""
    before = match.string[max(0, match.start() - 3) : match.start()]
    return match[0] if _UNIT_BEFORE.search(before) else ""
