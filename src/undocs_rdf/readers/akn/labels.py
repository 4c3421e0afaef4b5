"""Labels as the markup prints them, in any of the official languages.

English prints "1." and "(a)", French and Russian "a)", Arabic "1 -" and "(أ)", Chinese "㈠".
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from undocs_rdf.labels import BULLET, NUMERALS
from undocs_rdf.resources import resource_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBER = re.compile(r"(\d{1,3})\s?[.\-–]?")
_BULLETS = frozenset("•–—-·▪○*")
_AT_START = re.compile(
    r"(?:(?P<number>\d{1,3})(?:\.| [-–])(?:[\s\u200b-\u200f]+|$|(?=[A-Z][a-z]))"
    r"|(?:\(?(?P<letter>[a-z]{1,7}|[\u0621-\u064a]\u0640?|\d{1,2})\)"
    r"|(?P<letter_stop>[a-z]|[ivx]{2,5})\."
    r"|(?P<circled>[㈠-㈩])"
    r"|(?P<bullet>[•–—-]|\(–\)))(?:[\s\u200b-\u200f]+|$))"
)


class Label(NamedTuple):
    """A label: "3" is a number, "a" and the bullet "–" are none."""

    value: str
    is_number: bool


def read_label(printed: str) -> Label | None:
    """Return the label that an element `num` prints; None for one without letter or digit.

    >>> read_label(" 12.")
    Label(value='12', is_number=True)
    >>> read_label("(أ)")
    Label(value='a', is_number=False)
    """
    words = printed.strip()
    number = _NUMBER.fullmatch(words)
    if number:
        return Label(number[1], is_number=True)
    if words and words in _BULLETS:
        return Label(BULLET, is_number=False)
    bare = re.sub(r"[^\w.]|_|\u0640", "", words).strip(".")
    return Label(latin_label(bare), is_number=False) if bare else None


def label_at_start(content: str) -> tuple[Label, int] | None:
    """Return the label that a text starts with, and where the words behind it start."""
    match = _AT_START.match(content)
    if match is None or match.end() == len(content):
        return None
    number = match["number"]
    if number:
        return Label(number, is_number=True), match.end()
    printed = match["letter"] or match["letter_stop"] or match["circled"] or BULLET
    return Label(latin_label(printed), is_number=False), match.end()


def latin_label(label: str) -> str:
    """Return the Latin label that one of another script stands for; others as they are."""
    plain = label.replace("\u0640", "")
    return _latin_labels().get(plain, plain.lower() if plain.isascii() else plain)


@cache
def _latin_labels() -> Mapping[str, str]:
    path = resource_folder("data") / "labels.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    latin = [chr(code) for code in range(ord("a"), ord("z") + 1)]
    pairs = [
        *(pair for row in tables["letters"].values() for pair in zip(row, latin, strict=False)),
        *(pair for row in tables["numerals"].values() for pair in zip(row, NUMERALS, strict=False)),
    ]
    return MappingProxyType(dict(pairs))
