"""From the bytes of a web page to its characters: by its mark, by what it says, by what it holds.

A page names its encoding in its first kilobyte. Names are taken as browsers take them (WHATWG
Encoding Standard): ISO-8859-1 means Windows-1252. What a page says is not believed where its
bytes are UTF-8 throughout and could hardly be so by chance.
"""

from __future__ import annotations

import re
from typing import Final

from undocs_rdf.decoding import Decoded, decode
from undocs_rdf.diagnostics import Code, Diagnostic

_SAID_WITHIN: Final = 2048
_CHARSET = re.compile(
    rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_XML_ENCODING = re.compile(
    rb"^\s{0,99}<\?xml[^>]{0,200}encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_.-]{2,40})"
)
_AS_BROWSERS: Final = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-9": "cp1254",
    "x-sjis": "shift_jis",
}
_KNOWN = re.compile(
    r"cp125\d|windows-125\d|iso-8859-\d{1,2}|koi8-[ru]|gb18030|big5|shift_jis|euc-jp|euc-kr|macintosh"
)


def decode_page(data: bytes, name: str) -> Decoded:
    """Return the text of a web page.

    Args:
        data: The bytes of the file.
        name: What to call it in a message.

    Raises:
        UnreadableInputError: It is a known binary format, or no likely encoding explains its
            bytes.
    """
    said = _said(data)
    if said is None or _is_utf_8(data):
        return decode(data, name)
    try:
        text = data.decode(said)
    except UnicodeDecodeError:
        return decode(data, name)
    if "\0" in text:
        return decode(data, name)
    message = f"read as {said}, as the page says"
    hint = "check names with accents"
    return Decoded(text, said, (Diagnostic(Code.ENCODING, message, None, hint),))


def _said(data: bytes) -> str | None:
    """Return the encoding that a page names, as Python calls it; None for UTF-8 or unknown."""
    match = _CHARSET.search(data[:_SAID_WITHIN]) or _XML_ENCODING.search(data[:_SAID_WITHIN])
    if not match:
        return None
    label = match[1].decode("ascii").lower()
    label = _AS_BROWSERS.get(label, label)
    return label if _KNOWN.fullmatch(label) else None


def _is_utf_8(data: bytes) -> bool:
    """Tell bytes that are UTF-8, some above 127 among them."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.isascii()
