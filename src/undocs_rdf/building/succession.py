"""Which earlier text a text follows: last year's on the same matter, or an older one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from undocs_rdf.building.links import Evidence, Link, best, common_share, likeness, title_key
from undocs_rdf.model import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from undocs_rdf.building.records import Voice

THRESHOLD: Final = 0.8

_SAME_TITLE: Final = 0.6
_LIKE_TITLE: Final = 0.3
_LIKE: Final = 0.6
_RECALLED: Final = 0.6
_SAME_ITEM: Final = 0.3
_COMMON_TEXT: Final = 0.8
_STAGES: Final = {
    DocumentKind.RESOLUTION: "resolution",
    DocumentKind.DRAFT_RESOLUTION: "draft resolution",
    DocumentKind.DECISION: "decision",
    DocumentKind.DRAFT_DECISION: "draft decision",
}


def successions(voices: Sequence[Voice]) -> list[Link]:
    """Return which text follows which, to the latest earlier session that has one.

    Resolutions follow resolutions, drafts follow drafts, of the same organ.

    Args:
        voices: What is known of each document.
    """
    revised = {voice.revises for voice in voices}
    texts = [
        voice
        for voice in voices
        if voice.kind in _STAGES and voice.document not in revised and _number(voice) is not None
    ]
    by_title: defaultdict[tuple[str, str, str], list[Voice]] = defaultdict(list)
    by_name: dict[str, Voice] = {}
    for voice in texts:
        by_title[voice.kind, _organ(voice), title_key(voice.title)].append(voice)
        by_name[voice.document] = voice
    found = (_predecessor(voice, _candidates(voice, by_title, by_name)) for voice in texts)
    return [link for link in found if link is not None]


def _candidates(
    later: Voice,
    by_title: dict[tuple[str, str, str], list[Voice]],
    by_name: dict[str, Voice],
) -> Iterable[Voice]:
    """Return earlier texts that share the title, or that are recalled."""
    named = by_title.get((later.kind, _organ(later), title_key(later.title)), [])
    recalled = (by_name[name] for name in later.recalls if name in by_name)
    both = {v.document: v for v in (*(named if later.title else ()), *recalled)}
    return (v for v in both.values() if v.kind == later.kind and _organ(v) == _organ(later))


def _predecessor(later: Voice, candidates: Iterable[Voice]) -> Link | None:
    """Return the link to the latest earlier text that is sure enough, if it is the only one."""
    number = _number(later)
    sessions: defaultdict[int, list[Link]] = defaultdict(list)
    for earlier in candidates:
        before = _number(earlier)
        if number is None or before is None or before >= number:
            continue
        link = _link(later, earlier)
        if link.score >= THRESHOLD:
            sessions[before].append(link)
    return best(sessions[max(sessions)], THRESHOLD) if sessions else None


def _organ(voice: Voice) -> str:
    return voice.bodies[0] if voice.bodies else ""


def _number(voice: Voice) -> int | None:
    """Return the number of the session; a special or emergency one is in no row with others."""
    return int(voice.session) if voice.session.isascii() and voice.session.isdigit() else None


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
