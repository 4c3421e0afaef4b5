"""Triples by subject and property, to be read back: the words and names behind the terms."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from undocs_rdf.terms import natural_key, und, unescape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from undocs_rdf.terms import Triple

_LITERAL: Final = re.compile(r'"(.*)"(?:@([A-Za-z0-9-]+)|\^\^<[^<>"]*>)?', re.DOTALL)


class Statements:
    """What is said of each subject."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._pointing: dict[tuple[str, str], list[str]] = defaultdict(list)
        for subject, predicate, value in dict.fromkeys(triples):
            self._said[subject][predicate].append(value)
            if value[0] == "<":
                self._pointing[predicate, value].append(subject)

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a property, in natural order: "cite9" before "cite10"."""
        if subject not in self._said:
            return []
        return sorted(self._said[subject].get(predicate, ()), key=natural_key)

    def nodes(self, subject: str, name: str) -> list[str]:
        """Return the values of a property of the ontology."""
        return self.values(subject, und(name))

    def node(self, subject: str, name: str) -> str | None:
        """Return the value of a property of the ontology that has one; None without it."""
        return next(iter(self.nodes(subject, name)), None)

    def words(self, subject: str, name: str, language: str | None = None) -> str | None:
        """Return the words of a literal, in a language where one is asked for and there."""
        return self.words_of(subject, und(name), language)

    def words_of(self, subject: str, predicate: str, language: str | None = None) -> str | None:
        """Return the words of a literal of any property; see `words`."""
        found = [_literal(value) for value in self.values(subject, predicate)]
        fitting = [words for words, tag in found if language is None or tag == language]
        return next(iter(fitting or [words for words, _ in found]), None)

    def number(self, subject: str, name: str) -> int | None:
        """Return an integer; None where there is none."""
        words = self.words(subject, name)
        return None if words is None else int(words)

    def pointing_to(self, predicate: str, value: str) -> list[str]:
        """Return the subjects that have a value for a property."""
        return self._pointing.get((predicate, value), [])


def _literal(term: str) -> tuple[str, str | None]:
    """Return the words of a literal and its language tag."""
    match = _LITERAL.fullmatch(term)
    if match is None:
        return term, None
    words = match[1]
    return unescape(words), match[2]


def name_in(term: str, folder: str) -> str:
    """Return the name that ends an IRI behind a folder of the base: "A/C.1" behind "body/"."""
    return unquote(term[1:-1].partition(f"/{folder}/")[2])


def last_name(term: str) -> str:
    """Return the last step of the path or the fragment of an IRI."""
    return unquote(re.split(r"[/#]", term[1:-1])[-1])
