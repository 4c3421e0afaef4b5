"""Tells files of office programs by what they hold."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Final

ZIP_MAGIC: Final = b"PK\x03\x04"
COMPOUND_MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of an OLE compound file: Word's format before 2007, and any encrypted package."""

CONTENT_TYPES: Final = "[Content_Types].xml"
MAIN_PART: Final = "word/document.xml"
"""Where Word puts the text; other programs may put it elsewhere."""


def is_office_file(data: bytes) -> bool:
    """Tell whether the bytes of a file are Word's, or of another office program.

    Those of others are recognised too, so that what is wrong can be said of them.
    """
    if data.startswith(COMPOUND_MAGIC) or is_open_document(data):
        return True
    if not data.startswith(ZIP_MAGIC):
        return False
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        # A damaged archive still names the parts that it begins with.
        return any(part in data[:4096] for part in (b"[Content_Types].xml", b"word/document.xml"))
    return CONTENT_TYPES in names or MAIN_PART in names


def is_open_document(data: bytes) -> bool:
    """Tell a file of LibreOffice's own format, whose first part names its kind."""
    return b"mimetypeapplication/vnd.oasis.opendocument" in data[:200]
