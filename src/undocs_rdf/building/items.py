"""Which items of two sessions' agendas are the same, though their numbers differ.

A title alone is brittle: it changes, and two items of a session may share it. Texts that follow
one another under two items, and a text that puts an item on a coming agenda, tell more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from undocs_rdf.building.links import Evidence, Link, best, title_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.building.records import Voice

THRESHOLD: Final = 0.8

_SAME_TITLE: Final = 0.7
_TELLING_TITLE: Final = 0.35
_TELLING: Final = 5
"""So many words make a title that two matters do not share by chance."""
_PLACED: Final = 0.8
_FOLLOWED: Final = 0.5
_MOST_PAIRS: Final = 3
"""More pairs of texts than these say no more: they come from one fact, that items go together."""


@dataclass(frozen=True, slots=True)
class _AgendaEntry:
    name: str
    body: str
    session: int
    title: str


def same_items(voices: Sequence[Voice], successions: Sequence[Link]) -> list[Link]:
    """Return which item carries on which, to the latest earlier session that has one.

    Args:
        voices: What is known of each document.
        successions: Which text follows which.
    """
    entries = _entries(voices)
    by_session: defaultdict[tuple[str, int], list[_AgendaEntry]] = defaultdict(list)
    for entry in entries.values():
        by_session[entry.body, entry.session].append(entry)
    pairs = _pairs(voices, successions)
    placed = _placed(voices)
    found: list[Link] = []
    for entry in entries.values():
        earlier_sessions = sorted(
            (
                number
                for body, number in by_session
                if body == entry.body and number < entry.session
            ),
            reverse=True,
        )
        for number in earlier_sessions:
            candidates = by_session[entry.body, number]
            links = [_link(entry, earlier, pairs, placed) for earlier in candidates]
            link = best(links, THRESHOLD)
            if link is not None:
                found.append(link)
                break
    return found


def _entries(voices: Sequence[Voice]) -> dict[str, _AgendaEntry]:
    """Return the numbered items of regular sessions, each with the title most often printed."""
    titles: defaultdict[str, Counter[str]] = defaultdict(Counter)
    entries: dict[str, _AgendaEntry] = {}
    for voice in voices:
        for item in voice.items:
            if item.session.isascii() and item.session.isdigit() and "#" not in item.name:
                titles[item.name][item.title] += 1
                entries[item.name] = _AgendaEntry(item.name, item.body, int(item.session), "")
    return {
        name: _AgendaEntry(name, entry.body, entry.session, _most_common(titles[name]))
        for name, entry in sorted(entries.items())
    }


def _most_common(counted: Counter[str]) -> str:
    return min(filter(None, counted), key=lambda title: (-counted[title], title), default="")


def _pairs(voices: Sequence[Voice], successions: Sequence[Link]) -> Counter[tuple[str, str]]:
    """Count the texts that follow one another under two items; texts under several don't tell."""
    only = {voice.document: voice.items[0].name for voice in voices if len(voice.items) == 1}
    return Counter(
        (only[link.subject], only[link.target])
        for link in successions
        if link.subject in only and link.target in only
    )


def _placed(voices: Sequence[Voice]) -> dict[tuple[str, int, str], str]:
    """Return by body, session and title the item under which it was put on that agenda."""
    found: dict[tuple[str, int, str], str] = {}
    for voice in voices:
        if len(voice.items) != 1:
            continue
        for item in voice.placed:
            if item.session.isascii() and item.session.isdigit() and item.title:
                found[item.body, int(item.session), title_key(item.title)] = voice.items[0].name
    return found


def _link(
    later: _AgendaEntry,
    earlier: _AgendaEntry,
    pairs: Counter[tuple[str, str]],
    placed: dict[tuple[str, int, str], str],
) -> Link:
    evidence: list[Evidence] = []
    if later.title and title_key(later.title) == title_key(earlier.title):
        evidence.append(Evidence("same title", _SAME_TITLE))
        if len(title_key(later.title).split()) >= _TELLING:
            evidence.append(Evidence(f"the title has {_TELLING} words or more", _TELLING_TITLE))
    if placed.get((later.body, later.session, title_key(later.title))) == earlier.name:
        words = "a text under the earlier item puts one of this title on the later agenda"
        evidence.append(Evidence(words, _PLACED))
    count = min(pairs[later.name, earlier.name], _MOST_PAIRS)
    if count:
        weight = round(1 - (1 - _FOLLOWED) ** count, 2)
        words = f"{pairs[later.name, earlier.name]} of its texts follow texts under the earlier one"
        evidence.append(Evidence(words, weight))
    return Link("sameItemAs", later.name, earlier.name, tuple(evidence))
