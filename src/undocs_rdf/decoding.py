"""From the bytes of a file to its text, and how that was told.

Only what is sure or likely is read: UTF-8, UTF-16, Windows-1252. A text that comes out by
chance (a picture, a Cyrillic code page read as a Latin one) would give a graph of nonsense
that looks like any other, so it is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Final

from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.errors import UnreadableInputError
from undocs_rdf.text import Span

UTF_8_MARK: Final = b"\xef\xbb\xbf"
UTF_16_MARKS: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}

BINARY_FORMATS: Final = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive, as .docx and .xlsx files are"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Microsoft Office file of before 2007"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
"""First bytes of formats that people have beside their texts, and what to call them."""

_REMEDY: Final = "give the document as a text file in UTF-8 (Markdown or plain text)"
_MULTIBYTE: Final = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH_BYTE: Final = re.compile(rb"[\x80-\xff]")
_CONTROL_BYTE: Final = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_WHITESPACE_CONTROLS: Final = frozenset("\t\n\v\f\r\x85")
_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file.

    Attributes:
        text: Its code points, byte-order mark and line ends kept: offsets count these.
        encoding: As Python calls it: "utf-8", "utf-16-le", "cp1252".
        diagnostics: What a reader should know about how it was decoded.
    """

    text: str
    encoding: str
    diagnostics: tuple[Diagnostic, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Return the text of `data`, as UTF-8, UTF-16 or Windows-1252.

    Args:
        data: The bytes of the file.
        name: What to call it in a message.

    Raises:
        UnreadableInputError: It is a known binary format, holds NUL characters, or no likely
            encoding explains its bytes.
    """
    for magic, what in BINARY_FORMATS:
        # "BZh" and "GIF89a" can open a text too; a control character can't come much later.
        if data.startswith(magic) and (len(magic) > 4 or _CONTROL_BYTE.search(data)):
            raise UnreadableInputError(name, f"is {what}, not a text", _REMEDY)
    if data[:2] in UTF_16_MARKS:
        return _decode_utf_16(data, UTF_16_MARKS[data[:2]], name)
    if b"\0" in data:
        return _decode_utf_16(data, _byte_order(data), name, marked=False)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_without_promise(data, name)
    return Decoded(_checked(text, name), "utf-8")


def _byte_order(data: bytes) -> str:
    """Return the UTF-16 whose high bytes are more often NUL, as blanks and digits have them."""
    big, little = data[::2].count(0), data[1::2].count(0)
    return "utf-16-be" if big > little else "utf-16-le"


def _decode_utf_16(data: bytes, encoding: str, name: str, *, marked: bool = True) -> Decoded:
    """Return `data` read as UTF-16, unless it is no text in it."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        problem = "holds NUL bytes and is no UTF-16"
        if marked:
            problem = f"starts like UTF-16 and breaks off at byte {error.start}"
        raise UnreadableInputError(name, problem, _REMEDY) from None
    if not marked and not _is_likely(text):
        raise UnreadableInputError(name, "holds NUL bytes", _REMEDY)
    mark = "by its byte-order mark" if marked else "without a byte-order mark"
    message = f"read as {encoding.upper()}, told {mark}"
    return Decoded(_checked(text, name), encoding, (_encoding_diagnostic(message),))


def _decode_without_promise(data: bytes, name: str) -> Decoded:
    """Return bytes that are no UTF-8: as damaged UTF-8, or as Windows-1252."""
    sequences = _MULTIBYTE.findall(data)
    strays = len(_HIGH_BYTE.findall(data)) - sum(map(len, sequences))
    if len(sequences) > strays:
        # Of Windows-1252 hardly any two bytes above 127 make a UTF-8 sequence by chance.
        text = data.decode("utf-8", errors="replace")
        at = text.index(_REPLACEMENT)
        message = (
            f"UTF-8 with {strays} damaged byte{'s' if strays > 1 else ''}, read as {_REPLACEMENT}"
        )
        return Decoded(_checked(text, name), "utf-8", (_encoding_diagnostic(message, at),))
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    # Accents and quotation marks are a small share of a text in a Western language; in Cyrillic,
    # Greek or Arabic code pages and in Chinese they would be the most of it.
    if not text or strays * 4 > len(data) or not _is_likely(text):
        raise UnreadableInputError(name, "is in no encoding that can be told", _REMEDY)
    at = next(at for at, character in enumerate(text) if character > "\x7f")
    message = "read as Windows-1252, since it is no UTF-8"
    return Decoded(text, "cp1252", (_encoding_diagnostic(message, at),))


def _checked(text: str, name: str) -> str:
    """Return `text` unless it holds what no text holds."""
    if "\0" in text:
        raise UnreadableInputError(name, "holds NUL characters", _REMEDY)
    if _CONTROL.search(text) and not _is_likely(text):
        raise UnreadableInputError(
            name, "holds control characters as only binary files do", _REMEDY
        )
    return text


def _is_likely(text: str) -> bool:
    """Tell whether a text may be one: at most 1 in 200 characters are in no script."""
    counts = Counter(text)
    unlikely = sum(
        count
        for character, count in counts.items()
        if character not in _WHITESPACE_CONTROLS
        and unicodedata.category(character) in {"Cc", "Cn", "Co"}
    )
    return unlikely * 200 <= len(text)


def _encoding_diagnostic(message: str, at: int | None = None) -> Diagnostic:
    span = None if at is None else Span(at, at + 1)
    hint = "check names with accents; save the file as UTF-8 to be sure"
    return Diagnostic(Code.ENCODING, message, span, hint)
