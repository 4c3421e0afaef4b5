"""Reads web pages as a browser shows them.

bytes ─encoding→ characters ─lxml→ elements ─css, notes, lists, builder→ paragraphs and tables
      ─furniture, layout, rendered→ text and `Block`s
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from undocs_rdf.readers.html.recognition import is_html

if TYPE_CHECKING:
    from undocs_rdf.formats import SourceText

__all__ = ["is_html", "read_html"]


def read_html(data: bytes, name: str, /) -> SourceText:
    """Return the text and the blocks of a web page; see `reader.read_html`."""
    # Imported here, for the reader itself hands on what `formats` describes.
    from undocs_rdf.readers.html.reader import read_html as read  # noqa: PLC0415

    return read(data, name)
