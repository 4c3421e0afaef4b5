"""The years of the Security Council's resolutions, whose numbers run on from year to year."""

from __future__ import annotations

import csv
from bisect import bisect_left
from functools import cache

from undocs_rdf.resources import resource_folder


@cache
def _last_resolutions() -> tuple[tuple[int, int], ...]:
    """Return the last number of each year, with the year."""
    path = resource_folder("data") / "security_council_years.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        rows = [(int(row["last_resolution"]), int(row["year"])) for row in csv.DictReader(lines)]
    return tuple(sorted(rows))


def is_of_the_council(printed: str) -> bool:
    """Tell whether a number with its year, "1373 (2001)", can only be one of the Council.

    Its resolutions are numbered in one row, so that the number itself tells the year.
    """
    number, year = printed.rstrip(")").split("(")
    return council_year(int(number)) == int(year)


def council_year(number: int) -> int | None:
    """Return the year in which the Security Council adopted a resolution, None if not known."""
    years = _last_resolutions()
    index = bisect_left(years, (number, 0))
    return years[index][1] if number > 0 and index < len(years) else None
