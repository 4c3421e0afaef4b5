"""Words that a line break parts: which of their hyphens belong to the word.

"cost-" and "efficiency" make "cost-efficiency"; "imple-" and "mentation" make "implementation".
The document itself tells: by the words that it prints whole, and by whether it parts any.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")


class Words(NamedTuple):
    """The words of a document.

    Attributes:
        whole: In lower case, those with hyphens as printed, and the parts of these.
        parts_words: Whether the document parts words at the ends of lines.
    """

    whole: frozenset[str]
    parts_words: bool


def words_of(lines: Iterable[str], broken: Iterable[tuple[str, str]]) -> Words:
    """Return the words of a document.

    Args:
        lines: Its lines, without the parts of words that lines end in with a hyphen.
        broken: Those parts, what stands before the hyphen and what the next line begins with.
    """
    whole: set[str] = set()
    for line in lines:
        for word in _WORD.findall(line.lower()):
            whole.add(word)
            whole.update(re.split("[-‑]", word))
    parted = any(_is_parted(first.lower(), then.lower(), whole) for first, then in broken)
    return Words(frozenset(whole), parted)


def _is_parted(first: str, then: str, whole: set[str]) -> bool:
    """Tell a word that the document prints elsewhere, and never with a hyphen at this place."""
    return first + then in whole and f"{first}-{then}" not in whole


def keeps_hyphen(first: str, then: str, words: Words) -> bool:
    """Tell whether the hyphen at the end of a line belongs to the word.

    Args:
        first: What stands before it, letters only.
        then: What the next line begins with, letters only.
        words: Those of the document.
    """
    if not first or not then or not then[0].islower():
        return True
    before, after = first.lower(), then.lower()
    if f"{before}-{after}" in words.whole:
        return True
    if before + after in words.whole:
        return False
    return not words.parts_words or (before in words.whole and after in words.whole)
