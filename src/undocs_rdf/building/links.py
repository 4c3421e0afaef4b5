"""Facts that only the whole base can give, each with its evidence and a score.

Three kinds are looked for: which draft a resolution comes from where it does not say so, which
earlier text a text follows, which items of two sessions are the same. Each piece of evidence has
a weight, the share of such pairs that it would be right about if there were nothing else; pieces
are put together as independent ones are, so that the score is the chance that not all of them
mislead. What scores below its threshold is not said. docs/build.md has the weights and why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from undocs_rdf.building.records import Voice

FEW_PARAGRAPHS: Final = 5
"""Of so few paragraphs the share that two texts have in common says nothing."""

_COMMITTEE = re.compile(r"/C\.\d+$")
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:[-–/]\d{2,4})?")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reason to think that two things belong together.

    Attributes:
        words: What it is, in English.
        weight: How much it says alone, from 0 to 1.
    """

    words: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """A fact that is derived.

    Attributes:
        relation: The local name of the property.
        subject: An IRI.
        target: An IRI.
        evidence: Why.
        sources: IRIs of the documents that it is told from.
    """

    relation: str
    subject: str
    target: str
    evidence: tuple[Evidence, ...]
    sources: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """How sure it is, from 0 to 1, in hundredths."""
        return combined(self.evidence)


def combined(evidence: Iterable[Evidence]) -> float:
    """Return how sure independent pieces of evidence make together, in hundredths."""
    doubt = 1.0
    for one in evidence:
        doubt *= 1.0 - one.weight
    return round(1.0 - doubt, 2)


@cache
def title_key(title: str) -> str:
    """Return what is alike in titles that differ only in case, punctuation and years.

    >>> title_key("Programme budget for 2024") == title_key("Programme budget for 2025.")
    True
    """
    return " ".join(_WORD.findall(_YEAR.sub(" ", title.casefold())))


def likeness(one: str, other: str) -> float:
    """Return the share of the words of two titles that both have."""
    left, right = set(title_key(one).split()), set(title_key(other).split())
    return len(left & right) / len(left | right) if left and right else 0.0


def common_share(later: Voice, earlier: Voice) -> float | None:
    """Return the share of a text's paragraphs that stand word for word in another text.

    Returns:
        From 0 to 1; None if one of them has too few paragraphs to tell.
    """
    if min(len(later.hashes), len(earlier.hashes)) < FEW_PARAGRAPHS:
        return None
    return len(set(later.hashes) & set(earlier.hashes)) / len(later.hashes)


def organ_of(voice: Voice) -> str:
    """Return the organ that adopts a text: of a committee's draft the committee's parent."""
    body = voice.bodies[0] if voice.bodies else ""
    return _COMMITTEE.sub("", body)


def best(links: Sequence[Link], threshold: float) -> Link | None:
    """Return the best of links that exclude one another, if it is good enough and alone."""
    ranked = sorted(links, key=lambda link: (-link.score, link.subject, link.target))
    if not ranked or ranked[0].score < threshold:
        return None
    if len(ranked) > 1 and ranked[1].score == ranked[0].score:
        return None
    return ranked[0]
