"""Pages that hold a plain text as it was typed, in one element: mostly those of the 1990s."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from undocs_rdf.formats import SourceText, find_format
from undocs_rdf.model import Discarded
from undocs_rdf.readers.html.elements import KEEPING_LINES, SILENT
from undocs_rdf.readers.html.furniture import OUTSIDE
from undocs_rdf.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_LEAST_SHARE: Final = 0.8
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def read_preformatted(root: etree._Element, name: str) -> SourceText | None:
    """Return the text of a page that is plain text for the most part; None for others.

    The canonical text is what was typed, line by line; what else the page shows stands below it
    and is discarded.

    Args:
        root: The root of the page.
        name: What the user calls it, for errors.
    """
    typed, around = _parts(root)
    inside = sum(len(piece) for piece in typed)
    if not inside or inside < _LEAST_SHARE * (inside + len(around)):
        return None
    read = find_format("plain").read_blocks
    assert read is not None, "plain text is read into blocks"
    found = read("\n".join(typed).encode(), name)
    if not around:
        return found
    at = len(found.text) + 1
    outside = Discarded(Span(at, at + len(around)), OUTSIDE)
    return SourceText(
        f"{found.text}\n{around}\n",
        found.blocks,
        (*found.discarded, outside),
        found.diagnostics,
        found.pages,
    )


def _parts(root: etree._Element) -> tuple[list[str], str]:
    """Return what was typed with its lines, and what else the page shows."""
    typed = [
        _UNSEEN.sub("", "".join(map(str, pre.itertext()))) for pre in root.iter(*KEEPING_LINES)
    ]
    around = " ".join(" ".join(_around(root)).split())
    return [piece for piece in typed if piece.strip()], around


def _around(element: etree._Element) -> Iterator[str]:
    """Yield the words outside of what was typed."""
    if element.text:
        yield element.text
    for node in element:
        if isinstance(node.tag, str) and node.tag not in KEEPING_LINES | SILENT:
            yield from _around(node)
        if node.tail:
            yield node.tail
