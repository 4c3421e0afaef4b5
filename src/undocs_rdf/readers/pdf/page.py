"""What is printed on a page: pieces of text and rules, each with its place.

Lengths are points (1/72 inch). They count from the lower left corner of the page as it is
shown: `x` to the right, `y` upwards.
"""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """Characters set alike that stand together on one baseline.

    Attributes:
        text: The characters, printed blanks included.
        left: Where the first begins.
        right: Where the last ends.
        baseline: The height of the line that they stand on.
        size: Of the font.
        style: In the bits of `text.Style`: italic, bold; superscript once lines are known.
        font: The name of the font, without the tag of a subset.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    style: int
    font: str = ""


class Rule(NamedTuple):
    """A horizontal rule, drawn and not typed."""

    left: float
    right: float
    height: float


class Page(NamedTuple):
    """A page.

    Attributes:
        number: Counted from 1.
        width: Of the page as it is shown.
        height: Likewise.
        pieces: Its text, in the order in which the file sets it.
        rules: Its horizontal rules.
        turned: What is set in another direction than the rest.
        has_image: Whether there is a picture on it, such as a scan.
        unmapped: How many of its characters stand for none: the file says only how they look.
        is_readable: Whether the page could be read; if not, the rest is empty.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...] = ()
    rules: tuple[Rule, ...] = ()
    turned: str = ""
    has_image: bool = False
    unmapped: int = 0
    is_readable: bool = True
