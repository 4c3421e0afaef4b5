"""Patterns of many words that are searched for at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of many words that shares their beginnings, the longest word first.

    It begins with a letter and not with an assertion, so that a search passes over all places
    where no word can begin; what stands before a match is the caller's to look at.
    """
    beginnings: dict[str, list[str]] = {}
    for word in sorted(words):
        beginnings.setdefault(word[:1], []).append(word[1:])
    ends = "" in beginnings
    branches = [re.escape(first) + any_of(rest) for first, rest in beginnings.items() if first]
    if not branches:
        return ""
    inner = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return f"{inner}?" if ends else inner


def with_capitals(words: Iterable[str]) -> list[str]:
    """Return words as they stand within a sentence and at its beginning."""
    return [form for word in words for form in (word, word[:1].upper() + word[1:])]


def begins_a_word(content: str, at: int) -> bool:
    """Tell whether a word begins at `at`: no letter, digit or hyphen stands before it."""
    if at == 0:
        return True
    before = content[at - 1]
    return not (before.isalnum() or before in "-‑_'’")
