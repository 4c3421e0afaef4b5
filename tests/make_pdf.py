"""Writes small PDF files by hand: words at places, rules, pictures."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FONTS: Final = {"roman": "Times-Roman", "bold": "Times-Bold", "italic": "Times-Italic"}
"""Of the fonts that every reader of PDF has."""
PAGE: Final = b"/Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]"


class Words(NamedTuple):
    """Words at a place, in points from the lower left corner."""

    left: float
    baseline: float
    text: str
    font: str = "roman"
    size: float = 10.0


class Line(NamedTuple):
    """A drawn rule."""

    left: float
    right: float
    height: float


PICTURE: Final = b"q 612 0 0 792 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q\n"
"""A scan in small: a picture as large as the page."""


def content_of(items: Iterable[Words | Line]) -> bytes:
    """Return what sets words and draws rules."""
    parts = []
    for item in items:
        if isinstance(item, Line):
            parts.append(f"{item.left} {item.height} m {item.right} {item.height} l S")
            continue
        letters = item.text.encode("cp1252")
        escaped = "".join(f"\\{byte:03o}" for byte in letters)
        place = f"{item.left} {item.baseline} Td"
        parts.append(f"BT /{item.font} {item.size} Tf {place} ({escaped}) Tj ET")
    return "\n".join(parts).encode()


def pdf_of(*pages: Sequence[Words | Line] | bytes, page: bytes = PAGE) -> bytes:
    """Return a PDF of pages, each given by what is on it, or by its content stream.

    Args:
        pages: What is on each.
        page: The entries of each page object, besides its content and its fonts.
    """
    kids = b" ".join(b"%d 0 R" % (6 + 2 * index) for index in range(len(pages)))
    fonts = b"".join(b"/%s %d 0 R" % (name.encode(), 3 + i) for i, name in enumerate(FONTS))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        *(
            b"<</Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding/BaseFont/%s>>" % name.encode()
            for name in FONTS.values()
        ),
    ]
    for index, items in enumerate(pages):
        content = items if isinstance(items, bytes) else content_of(items)
        resources = b"/Resources<</Font<<%s>>>>" % fonts
        objects.append(b"<<%s%s/Contents %d 0 R>>" % (page, resources, 7 + 2 * index))
        packed = zlib.compress(content, 9)
        head = b"<</Length %d/Filter/FlateDecode>>" % len(packed)
        objects.append(head + b"\nstream\n" + packed + b"\nendstream")
    return file_of(objects)


def file_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of objects, the first of which is its catalogue."""
    out = b"%PDF-1.7\n"
    starts = []
    for number, content in enumerate(objects, start=1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    return (
        b"%sxref\n0 %d\n0000000000 65535 f \n%s" % (out, size, table)
        + b"trailer\n<</Size %d/Root 1 0 R%s>>\n" % (size, trailer)
        + b"startxref\n%d\n%%%%EOF\n" % len(out)
    )


def paragraph(
    lines: Sequence[str], top: float, *, left: float = 123, indent: float = 24, leading: float = 12
) -> list[Words]:
    """Return the lines of a paragraph, the first indented."""
    return [
        Words(left + indent * (not index), top - leading * index, line)
        for index, line in enumerate(lines)
    ]
