"""What is particular to a language in the rules, read from `data/{tag}/`.

The parser's rules say how a document is laid out; the words they look for (months, ordinals,
formulas, opening phrases) stand in data, so that another language is another folder.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from undocs_rdf.resources import resource_folder


@dataclass(frozen=True)
class Language:
    """The words of one language.

    Attributes:
        tag: BCP 47 tag: "en".
        rules: The tables of `data/{tag}/rules.toml`.
        date: A pattern for a date in full, with three groups: day, month, year.
    """

    tag: str
    rules: dict[str, Any]
    date: re.Pattern[str] = field(repr=False)
    patterns: dict[str, re.Pattern[str]] = field(repr=False)

    def __hash__(self) -> int:
        return hash(self.tag)

    def pattern(self, name: str) -> re.Pattern[str]:
        """Return the pattern `name` ("masthead.session") of the rules, compiled."""
        return self.patterns[name]

    def iso_date(self, day: str, month: str, year: str) -> str | None:
        """Return a printed date as ISO 8601; None where there is no such day."""
        try:
            return date(int(year), self.rules["months"].index(month) + 1, int(day)).isoformat()
        except ValueError:
            return None

    def find_date(self, text: str) -> str | None:
        """Return the first date in a text as ISO 8601."""
        match = self.date.search(text)
        return self.iso_date(*match.groups()) if match else None

    def ordinal(self, words: str) -> int | None:
        """Return the number that an ordinal in words says: 74 for "Seventy-fourth".

        With hundreds too: 118 for "Hundred and eighteenth".
        """
        ordinals = self.rules["ordinals"]
        before, hundred, rest = words.lower().rpartition(f"{ordinals['hundred']} and ")
        if hundred:
            hundreds = ordinals["hundreds"].get(before.strip() or "one")
            below = self.ordinal(rest)
            return 100 * int(hundreds) + below if hundreds and below else None
        stem, _, unit = words.lower().partition("-")
        if unit:
            ten, digits = ordinals["tens_stems"].get(stem), ordinals["units"][:9]
            return int(ten) + int(digits.index(unit)) + 1 if ten and unit in digits else None
        if stem in ordinals["units"]:
            return int(ordinals["units"].index(stem)) + 1
        ten = ordinals["tens"].get(stem)
        return int(ten) if ten else None

    def session_number(self, words: str) -> str | None:
        """Return "74" for "seventy-fourth session", "ES-10" for "Tenth emergency special …"."""
        match = self.patterns["masthead.session"].match(words[:1].upper() + words[1:])
        if not match:
            return None
        year = match["year"] or match["of_year"]
        if year:
            return str(year)
        number = self.ordinal(match["ordinal"])
        return f"{self.rules['session_kinds'][match['kind'] or '']}{number}" if number else None


def _ordinal_pattern(ordinals: dict[str, Any]) -> str:
    """Return a pattern for an ordinal in words, with hundreds before it or without."""
    hundreds = "|".join(ordinals["hundreds"])
    stems, units = "|".join(ordinals["tens_stems"]), "|".join(ordinals["units"])
    tens = "|".join(ordinals["tens"])
    before = f"(?:(?:(?:{hundreds}) )?{ordinals['hundred']} and )?"
    return f"(?i:{before}(?:(?:(?:{stems})-)?(?:{units})|{tens}))"


@cache
def load_language(tag: str = "en") -> Language:
    """Return the language `tag`.

    Raises:
        FileNotFoundError: There are no rules for it.
    """
    path = resource_folder("data") / tag / "rules.toml"
    rules = tomllib.loads(path.read_text(encoding="utf-8"))
    months = "|".join(rules["months"])
    day = rf"\d{{1,2}}\s+(?:{months})\s+\d{{4}}"
    ordinal = _ordinal_pattern(rules["ordinals"])
    patterns = {
        f"{table}.{name}": re.compile(pattern.replace("{date}", day).replace("{ordinal}", ordinal))
        for table in (
            "masthead",
            "records",
            "foot",
            "adoption",
            "origin",
            "parts",
            "agenda",
            "held",
            "amendments",
        )
        for name, pattern in rules[table].items()
        if isinstance(pattern, str)
    }
    date_pattern = re.compile(rf"(?<!\d)(\d{{1,2}})\s+({months})\s+(\d{{4}})\b")
    return Language(tag, rules, date_pattern, patterns)
