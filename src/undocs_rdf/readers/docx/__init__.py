"""Reads Word files as Word shows them, tracked changes accepted.

bytes ─package→ parts ─styles, numbering, notes, inline, body→ paragraphs and tables
      ─layout, rendered→ text and `Block`s
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from undocs_rdf.readers.docx.recognition import is_office_file

if TYPE_CHECKING:
    from undocs_rdf.formats import SourceText

__all__ = ["is_office_file", "read_docx"]


def read_docx(data: bytes, name: str, /) -> SourceText:
    """Return the text and the blocks of a Word file; see `reader.read_docx`."""
    # Imported here, for the reader itself hands on what `formats` describes.
    from undocs_rdf.readers.docx.reader import read_docx as read  # noqa: PLC0415

    return read(data, name)
