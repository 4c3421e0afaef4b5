"""What Sources share is said once: one description of each node, out of what all of them say.

Thirty drafts print the title of their agenda item, each in its own way; the node has one. What a
document says of itself counts before what is said of it elsewhere; else the most common wording
wins, and of equally common ones the first in the alphabet, so that order makes no difference.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from undocs_rdf.terms import TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from undocs_rdf.terms import Triple

_TAG = re.compile(r'"@([A-Za-z0-9-]+)$')


class Description(NamedTuple):
    """A description of a node, and how often it is given.

    Attributes:
        said: Lines of predicate and object, sorted.
        is_own: Whether it is the node that says so of itself.
        sources: By how many Sources.
    """

    said: str
    is_own: bool
    sources: int


def describe(triples: Iterable[Triple]) -> str:
    """Return what triples say of their subject, as `Description` has it."""
    return "\n".join(sorted(f"{predicate} {value}" for _, predicate, value in triples))


def one_description(node: str, descriptions: Iterable[Description]) -> tuple[Triple, ...]:
    """Return what is said of a node, given all that Sources say of it.

    Of each property, in each language, the values of one description are taken together: a
    phrase with two modifiers keeps both.

    Returns:
        The triples, sorted; none if nobody tells what the node is, for then it is only a
        translation of what is not there.
    """
    votes: defaultdict[tuple[str, str], Counter[tuple[str, ...]]] = defaultdict(Counter)
    own: defaultdict[tuple[str, str], Counter[tuple[str, ...]]] = defaultdict(Counter)
    for description in descriptions:
        values: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for line in filter(None, description.said.split("\n")):
            predicate, _, value = line.partition(" ")
            tag = _TAG.search(value)
            values[predicate, tag[1] if tag else ""].append(value)
        for key, together in values.items():
            (own if description.is_own else votes)[key][tuple(together)] += description.sources
    triples: list[Triple] = []
    for key in votes.keys() | own.keys():
        counted = own.get(key) or votes[key]
        chosen = min(counted, key=lambda together: (-counted[together], together))
        triples += ((node, key[0], value) for value in chosen)
    if not any(predicate == TYPE for _, predicate, _ in triples):
        return ()
    return tuple(sorted(triples))
