"""What a document is set in: the size of its text, its margins, the steps between its lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from undocs_rdf.text import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.readers.pdf.furniture import Sheet
    from undocs_rdf.readers.pdf.page import Page

ALIKE: Final = 0.08
"""How far sizes of a font differ that are meant to be the same, as a part of them."""
LARGER: Final = 1.08
"""How many times as large as the text a heading is."""
_FULL: Final = 0.1
_COMMON: Final = 0.25


@dataclass(frozen=True, slots=True)
class Measure:
    """What a document is set in, in points.

    Attributes:
        size: Of the font of its text.
        leading: From line to line of a paragraph, by the size of the font.
        left: The left margin of its text.
        right: The right margin.
        sizes: Of fonts larger than that of the text, the largest first.
    """

    size: float
    leading: dict[float, float]
    left: float
    right: float
    sizes: tuple[float, ...]


def size_of_text(pages: Sequence[Page]) -> float:
    """Return the size that most characters are set in."""
    counts: Counter[float] = Counter()
    for page in pages:
        for piece in page.pieces:
            counts[piece.size] += len(piece.text)
    return max(counts, key=lambda size: (counts[size], size), default=10.0)


def measure_of(sheets: Sequence[Sheet]) -> Measure:
    """Return what a document is set in."""
    lines = [line for sheet in sheets for line in sheet.lines]
    weights: Counter[float] = Counter()
    for line in lines:
        weights[line.size] += sum(len(piece.text) for piece in line.pieces)
    size = max(weights, key=lambda size: (weights[size], size), default=10.0)
    text = [line for line in lines if abs(line.size - size) < ALIKE * size]
    lefts = Counter(round(line.left) for line in text)
    left = float(max(lefts, key=lambda left: (lefts[left], -left), default=0))
    rights = sorted(line.right for line in text)
    right = rights[int(0.95 * (len(rights) - 1))] if rights else left
    larger = sorted({line.size for line in lines if line.size > LARGER * size}, reverse=True)
    return Measure(size, _leading(sheets, right, right - left), left, right, tuple(larger))


def _leading(sheets: Sequence[Sheet], right: float, width: float) -> dict[float, float]:
    """Return the usual step from a full line to the one below it, for each size of font.

    A paragraph goes on below a full line. Of steps that are common the least is meant, for the
    last line of a paragraph may be full too.
    """
    steps: dict[float, Counter[float]] = {}
    for sheet in sheets:
        for above, below in pairwise(sheet.lines):
            step = above.baseline - below.baseline
            full = right - above.right < _FULL * width and not above.is_set(Style.BOLD)
            if full and above.size == below.size and 0.9 * above.size < step < 2.2 * above.size:
                steps.setdefault(above.size, Counter())[round(step, 1)] += 1
    return {
        size: min(step for step, count in counts.items() if count >= _COMMON * max(counts.values()))
        for size, counts in steps.items()
    }
