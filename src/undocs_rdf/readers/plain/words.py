"""The words that the reader of plain text looks for, read from `data/{tag}/plain.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from undocs_rdf.languages import Language, load_language
from undocs_rdf.resources import resource_folder


@dataclass(frozen=True, slots=True)
class PlainWords:
    """The words of one language.

    Attributes:
        language: The language, with the words of the other rules.
        first, last: First and last parts of words that are written with a hyphen.
        page_number, goes_on: Lines that are none of the text.
        note_opening: What a note begins with.
        before_number, after_number: Words beside a number that is no note mark.
    """

    language: Language
    first: frozenset[str]
    last: frozenset[str]
    page_number: re.Pattern[str]
    goes_on: re.Pattern[str]
    note_opening: re.Pattern[str]
    before_number: frozenset[str]
    after_number: frozenset[str]


@cache
def load_plain_words(tag: str = "en") -> PlainWords:
    """Return the words of the language `tag`.

    Raises:
        FileNotFoundError: There are none for it.
    """
    path = resource_folder("data") / tag / "plain.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    language = load_language(tag)
    months = [month.lower() for month in language.rules["months"]]
    return PlainWords(
        language,
        frozenset((*table["hyphen"]["first"], *language.rules["ordinals"]["tens_stems"])),
        frozenset(table["hyphen"]["last"]),
        re.compile(table["furniture"]["page_number"]),
        re.compile(table["furniture"]["goes_on"]),
        re.compile(table["notes"]["opening"]),
        frozenset((*table["notes"]["before"], *months)),
        frozenset((*table["notes"]["after"], *months)),
    )
