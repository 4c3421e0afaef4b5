"""Known faults of the UN's files, mended where it is plain what was meant."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Final
from urllib.parse import unquote

_NO_DATE: Final = "0001-01-01"
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TWICE_ESCAPED = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{1,6}|#[xX][0-9A-Fa-f]{1,5});")
_ADDRESS = re.compile(
    r"https?://(?:www\.)?(?:undocs|docs\.un)\.org/+(?:(?:ar|ch|en|es|fr|ru|zh)/+)?(?P<symbol>[^?#]+)",
    re.IGNORECASE,
)
_EDITION = re.compile(r"(?:(?<! ) +)?\((?:supp|suppl)\.?\)$", re.IGNORECASE)


def mended_date(value: str) -> str | None:
    """Return a date of the markup in ISO 8601; None for an empty, placeholder or impossible one."""
    stripped = value.strip()
    if stripped == _NO_DATE or not _DATE.fullmatch(stripped):
        return None
    try:
        return date.fromisoformat(stripped).isoformat()
    except ValueError:
        return None


def mended_text(value: str) -> str:
    """Return words that were escaped twice over ("women&#39;s") as they are meant."""
    return html.unescape(value) if _TWICE_ESCAPED.search(value) else value


def linked_symbol(address: str) -> str | None:
    """Return the symbol in the address of a document at the UN, as written there.

    None for an address that leads elsewhere.
    """
    match = _ADDRESS.match(address.strip())
    if match is None:
        return None
    return _EDITION.sub("", unquote(match["symbol"]).replace("\u00a0", " ").strip(" ./"))
