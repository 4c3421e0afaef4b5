"""Reads PDF as the United Nations issues it: born digital, with a text layer.

bytes ─extraction, in a process of its own→ pages of pieces ─lines, furniture→ lines
      ─layout, tables→ blocks of lines in reading order ─canonical→ text and `Block`s
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from undocs_rdf.formats import SourceText

_HEADER: Final = b"%PDF-"
_HEADER_ZONE: Final = 1024


def is_pdf(data: bytes) -> bool:
    """Tell a PDF by its header, which may stand behind a little of anything else.

    Adobe's readers take it within the first 1,024 bytes (ISO 32000-1, annex H, note 13). A text
    that only names it holds no object.

    Args:
        data: The bytes of a file.
    """
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n\f\0")[: len(_HEADER)]
    return start == _HEADER or (_HEADER in data[:_HEADER_ZONE] and b"endobj" in data)


def read_pdf(data: bytes, name: str, /) -> SourceText:
    """Return the text and the blocks of a PDF; see `reader.read_pdf`."""
    # Imported here, for it loads pdfium, which takes longer than a small document.
    from undocs_rdf.readers.pdf.reader import read_pdf as read  # noqa: PLC0415

    return read(data, name)
