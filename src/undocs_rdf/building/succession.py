"""Which earlier text a text follows: last year's on the same matter, or an older one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from undocs_rdf.building.links import (
    Evidence,
    Link,
    best,
    common_share,
    likeness,
    organ_of,
    title_key,
)
from undocs_rdf.model import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from undocs_rdf.building.records import Voice

THRESHOLD: Final = 0.8

_SAME_TITLE: Final = 0.65
_LIKE_TITLE: Final = 0.3
_LIKE: Final = 0.6
_RECALLED: Final = 0.6
_SAME_ITEM: Final = 0.4
_COMMON_TEXT: Final = 0.8
_MAY_FOLLOW: Final = {
    DocumentKind.RESOLUTION: (DocumentKind.RESOLUTION,),
    DocumentKind.DRAFT_RESOLUTION: (DocumentKind.DRAFT_RESOLUTION, DocumentKind.RESOLUTION),
    DocumentKind.DECISION: (DocumentKind.DECISION,),
    DocumentKind.DRAFT_DECISION: (DocumentKind.DRAFT_DECISION, DocumentKind.DECISION),
}
"""What a text can follow, the best first: a draft follows the act only where no draft is known."""


class _Turn(NamedTuple):
    """When a text had its turn: in a session, or, where an organ has none, on a day."""

    session: int
    day: str


def successions(voices: Sequence[Voice]) -> list[Link]:
    """Return which text follows which, to the latest earlier session that has one.

    Args:
        voices: What is known of each document.
    """
    revised = {voice.revises for voice in voices}
    texts = [voice for voice in voices if voice.kind in _MAY_FOLLOW and _turn(voice) is not None]
    by_title: defaultdict[tuple[str, str], list[Voice]] = defaultdict(list)
    by_name: dict[str, Voice] = {}
    for voice in texts:
        if voice.document not in revised:
            by_title[organ_of(voice), title_key(voice.title)].append(voice)
            by_name[voice.document] = voice
    found = (_predecessor(voice, _candidates(voice, by_title, by_name)) for voice in texts)
    return [link for link in found if link is not None]


def _candidates(
    later: Voice, by_title: dict[tuple[str, str], list[Voice]], by_name: dict[str, Voice]
) -> Iterable[Voice]:
    """Return texts of the same organ that share the title, or that are recalled."""
    organ = organ_of(later)
    named = by_title.get((organ, title_key(later.title)), []) if later.title else []
    recalled = (by_name[name] for name in later.recalls if name in by_name)
    kinds = _MAY_FOLLOW[DocumentKind(later.kind)]
    both = {voice.document: voice for voice in (*named, *recalled)}
    return (v for v in both.values() if v.kind in kinds and organ_of(v) == organ)


def _predecessor(later: Voice, candidates: Iterable[Voice]) -> Link | None:
    """Return the link to the latest earlier text that is sure enough, if it is the only one."""
    turn = _turn(later)
    turns: defaultdict[tuple[_Turn, int], list[Link]] = defaultdict(list)
    kinds = _MAY_FOLLOW[DocumentKind(later.kind)]
    for earlier in candidates:
        before = _turn(earlier)
        if turn is None or before is None or before >= turn or bool(turn.day) != bool(before.day):
            continue
        link = _link(later, earlier)
        if link.score >= THRESHOLD:
            turns[before, -kinds.index(DocumentKind(earlier.kind))].append(link)
    return best(turns[max(turns)], THRESHOLD) if turns else None


def _turn(voice: Voice) -> _Turn | None:
    """Return when a text had its turn; special sessions are in no row with others."""
    if voice.session.isascii() and voice.session.isdigit():
        return _Turn(int(voice.session), "")
    return _Turn(0, voice.date) if voice.date and not voice.session else None


def _link(later: Voice, earlier: Voice) -> Link:
    evidence = tuple(_evidence(later, earlier))
    sources = (later.document, earlier.document)
    return Link("follows", later.document, earlier.document, evidence, sources)


def _evidence(later: Voice, earlier: Voice) -> Iterable[Evidence]:
    if later.title and title_key(later.title) == title_key(earlier.title):
        yield Evidence("same title", _SAME_TITLE)
    elif likeness(later.title, earlier.title) >= _LIKE:
        yield Evidence("like title", _LIKE_TITLE)
    if earlier.document in later.recalls:
        yield Evidence("its preamble recalls the earlier text", _RECALLED)
    if _item_titles(later) & _item_titles(earlier):
        yield Evidence("items of the same title", _SAME_ITEM)
    share = common_share(later, earlier)
    if share:
        words = f"{share:.0%} of its paragraphs stand word for word in the earlier text"
        yield Evidence(words, round(_COMMON_TEXT * share, 2))


def _item_titles(voice: Voice) -> set[str]:
    return {title_key(item.title) for item in voice.items} - {""}
