"""Which draft a resolution comes from, where neither of them says so.

A resolution that a committee recommended names the committee's report and not the draft; the
report names it. Without the report, title, item, date and words of the two texts tell.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

from undocs_rdf.building.links import Evidence, Link, best, common_share, organ_of, title_key
from undocs_rdf.model import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from undocs_rdf.building.records import Voice

THRESHOLD: Final = 0.75
LONGEST_WAY: Final = 400
"""The most days from a draft to its adoption: a session, and some weeks that it may run over."""

_SAME_TITLE: Final = 0.6
_SAME_ITEM: Final = 0.3
_REPORT: Final = 0.2
_DATE: Final = 0.1
_COMMON_TEXT: Final = 0.95
_DIFFERENT_TEXT: Final = 0.2
_BECOMES: Final = {
    DocumentKind.DRAFT_RESOLUTION: DocumentKind.RESOLUTION,
    DocumentKind.DRAFT_DECISION: DocumentKind.DECISION,
}


def adoptions(voices: Sequence[Voice]) -> list[Link]:
    """Return which drafts became which acts, one act a draft and one draft an act.

    Args:
        voices: What is known of each document.
    """
    said = {draft for voice in voices for draft in voice.adopted_from}
    revised = {voice.revises for voice in voices}
    drafts = [
        voice for voice in voices if voice.kind in _BECOMES and voice.document not in said | revised
    ]
    acts: defaultdict[tuple[str, str, str], list[Voice]] = defaultdict(list)
    for voice in voices:
        if not voice.adopted_from:
            acts[voice.kind, voice.session, organ_of(voice)].append(voice)
    found: list[Link] = []
    for draft in drafts:
        key = (_BECOMES[DocumentKind(draft.kind)].value, draft.session, organ_of(draft))
        link = best([_link(draft, act) for act in acts[key]], THRESHOLD)
        if link is not None:
            found.append(link)
    return _one_draft_an_act(found)


def _one_draft_an_act(links: Iterable[Link]) -> list[Link]:
    rivals: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        rivals[link.target].append(link)
    chosen = (best(group, THRESHOLD) for group in rivals.values())
    return [link for link in chosen if link is not None]


def _link(draft: Voice, act: Voice) -> Link:
    evidence = tuple(_evidence(draft, act))
    return Link("adoptedAs", draft.document, act.document, evidence, (draft.document, act.document))


def _evidence(draft: Voice, act: Voice) -> Iterable[Evidence]:
    days = _days(draft.date, act.date)
    share = common_share(act, draft)
    if (days is not None and not 0 <= days <= LONGEST_WAY) or (
        share is not None and share < _DIFFERENT_TEXT
    ):
        return
    if draft.title and title_key(draft.title) == title_key(act.title):
        yield Evidence("same title", _SAME_TITLE)
    if {item.name for item in draft.items} & {item.name for item in act.items}:
        yield Evidence("same agenda item", _SAME_ITEM)
    if act.recommended_in and any("/C." in body for body in draft.bodies):
        yield Evidence("a committee's draft, and adopted on the report of one", _REPORT)
    if days is not None:
        yield Evidence(f"adopted {days} days after the draft", _DATE)
    if share is not None:
        words = f"{share:.0%} of its paragraphs stand word for word in the draft"
        yield Evidence(words, round(_COMMON_TEXT * share, 2))


def _days(earlier: str, later: str) -> int | None:
    try:
        return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
    except ValueError:
        return None
