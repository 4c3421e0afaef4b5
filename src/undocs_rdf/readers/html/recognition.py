"""Tells a web page by what it begins with."""

from __future__ import annotations

import re
from typing import Final

_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEAD: Final = 4096
_PASSED_OVER = re.compile(rb"\s+|<\?xml[^>]*>|<!doctype\s+(?!html)[^>]*>", re.IGNORECASE)
_PAGE = re.compile(rb"<!doctype\s+html|<(?:html|head|body|title|meta)[\s>]", re.IGNORECASE)


def is_html(data: bytes) -> bool:
    """Tell whether the bytes of a file are a web page.

    A page begins with its document type or one of its outer elements, behind comments perhaps.
    Markdown may hold tags too, but does not begin so.
    """
    head = data[:_HEAD]
    for mark in _MARKS:
        head = head.removeprefix(mark)
    if b"\0" in head[:4]:
        head = head.replace(b"\0", b"")
    at = 0
    while at < len(head):
        if head.startswith(b"<!--", at):
            end = head.find(b"-->", at)
            if end < 0:
                return False
            at = end + 3
        elif passed := _PASSED_OVER.match(head, at):
            at = passed.end()
        else:
            return bool(_PAGE.match(head, at))
    return False
