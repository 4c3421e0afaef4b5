"""Dates of cited documents: behind a number, before a symbol, shared by several."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    from undocs_rdf.citations.words import DateWords


def iso_date(match: re.Match[str], words: DateWords) -> str | None:
    """Return a printed date as ISO 8601, None for a day that no calendar has."""
    year, month, day = int(match["year"]), words.months[match["month"]], int(match["day"])
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
