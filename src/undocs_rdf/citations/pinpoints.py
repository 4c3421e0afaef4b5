"""Where in a document: "paragraph 3 (b) of", "section II of", "(A/74/10), chap. IV, para. 5".

A unit is a word and its numbers ("paragraphs 12 to 15 and 17"). Units stand before the phrase
that names the document, joined to it by "of", "to" or "in", or behind it after a comma.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from undocs_rdf.citations.alternatives import WordFinder, with_capitals
from undocs_rdf.citations.places import Places
from undocs_rdf.citations.words import citation_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from undocs_rdf.citations.mentions import Mention
    from undocs_rdf.languages import Language

_PARAGRAPH = "paragraph"
_NUMBER = (
    r"(?:\d+/[A-Z]{2,4}\.\d+|\d+[-‑][A-Z](?!\w)|\d+(?: ?(?:bis|ter)\b)?(?:[./]\d+)*"
    r"|[IVXLC]+(?:\.[A-Z\d]+)*|[A-Z](?:\.\d+)?|one|two|three|four|five|six)(?!\w)"
)
_LETTERS = r" [a-h](?![\w’'])|(?: ?\((?:[a-z]{1,4}|[ivx]{1,5}|\d{1,2})\)){0,3}"


class Unit(NamedTuple):
    """A part that is pointed to.

    Attributes:
        start: Where it starts.
        end: Where it ends.
        kind: "paragraph", "section", "annex".
        numbers: Its numbers as printed: "3 (b), 12 to 15"; "" if it has none.
    """

    start: int
    end: int
    kind: str
    numbers: str


@dataclass(frozen=True, slots=True)
class PinpointWords:
    """The words of a language for parts of documents."""

    unit: WordFinder
    numbers: re.Pattern[str]
    kinds: dict[str, str]
    order: tuple[str, ...]
    of: re.Pattern[str]
    topic: re.Pattern[str]
    topical: frozenset[str]
    before_next: re.Pattern[str]
    of_both: re.Pattern[str]
    within: re.Pattern[str]
    beside: re.Pattern[str]
    titled: re.Pattern[str]
    behind: re.Pattern[str]
    behind_joined: re.Pattern[str]
    thereto: re.Pattern[str]
    joint: re.Pattern[str]
    range: re.Pattern[str]
    unnumbered: frozenset[str]
    thereof: re.Pattern[str]
    elliptic: re.Pattern[str]
    each_has: tuple[str, ...]


@cache
def pinpoint_words(language: Language) -> PinpointWords:
    """Return the words of a language."""
    table = citation_table(language)["pinpoints"]
    parts = table["parts"]
    kinds = {
        form: kind
        for kind, words in {_PARAGRAPH: table["paragraph"], **parts}.items()
        for form in with_capitals(words)
    }
    item = rf"{_NUMBER}(?:{_LETTERS})?"
    more = rf"(?:{item}|\([a-z]{{1,4}}\)|[a-h](?![\w’']))"
    return PinpointWords(
        unit=WordFinder(kinds, r"(?![a-z])"),
        numbers=re.compile(rf" ?(?P<list>{item}(?:{table['joint']}{more})*)"),
        kinds=kinds,
        order=(_PARAGRAPH, *parts),
        of=re.compile(table["of"]),
        topic=re.compile(rf"{table['topic']}(?={table['of']}|{table['beside']})"),
        topical=frozenset(table["topical"]),
        of_both=re.compile(table["of_both"]),
        before_next=re.compile(table["before_next"]),
        within=re.compile(table["within"]),
        beside=re.compile(table["beside"]),
        titled=re.compile(table["titled"]),
        behind=re.compile(table["behind"]),
        behind_joined=re.compile(table["behind_joined"]),
        thereto=re.compile(table["thereto"]),
        joint=re.compile(table["joint"]),
        range=re.compile(table["range"]),
        unnumbered=frozenset(table["unnumbered"]),
        thereof=re.compile(table["thereof"]),
        elliptic=re.compile(
            rf"{table['elliptic']}(?P<list>{item}(?:{table['joint']}{more})*)"
            rf"{table['elliptic_of']}"
        ),
        each_has=tuple(table["each_has"]),
    )


def find_units(content: str, words: PinpointWords) -> list[Unit]:
    """Return the units of a text, in order."""
    found = []
    titles = Places(m.span() for m in words.titled.finditer(content)) if "“" in content else None
    for match in words.unit.find(content):
        if titles is not None and titles.overlap(match.start(1), match.end()):
            continue
        start, kind = match.start(1), words.kinds[match[1]]
        numbers = words.numbers.match(content, match.end())
        if numbers is not None:
            found.append(Unit(start, numbers.end(), kind, numbers["list"]))
        elif kind in words.unnumbered:
            found.append(Unit(start, match.end(), kind, ""))
    return found


def _values(printed: str, words: PinpointWords) -> Iterator[str]:
    """Yield the numbers of a list as delegates say them: "3(b)", "12-15"."""
    pieces: list[str] = []
    at, stem, is_range = 0, "", False
    for joint in [*words.joint.finditer(printed), None]:
        item = printed[at : joint.start() if joint else len(printed)].strip()
        item = re.sub(r"\s+(?=\()|(?<=\d)\s+(?=[a-h]$)", "", item)
        if item.startswith("(") or re.fullmatch(r"[a-h]", item):
            if pieces and pieces[-1] == stem:
                pieces.pop()
            item = stem + item
        else:
            stem = re.sub(r"\([^()]*\)$|(?<=\d)[a-h]$", "", item)
        if is_range and pieces:
            pieces[-1] += f"-{item}"
        elif item:
            pieces.append(item)
        if joint:
            at, is_range = joint.end(), bool(words.range.fullmatch(joint[0]))
    yield from pieces


def attach_pinpoints(content: str, mentions: list[Mention], words: PinpointWords) -> list[Mention]:
    """Return the mentions of a text, in order, each with its parts and its phrase widened."""
    units = find_units(content, words) if mentions else []
    if units:
        named = Places((m.start, m.end) for m in mentions if m.cited is not None)
        units = [unit for unit in units if not named.overlap(unit.start, unit.end)]
    if not units:
        return mentions
    taken: set[int] = set()
    found = [_with_units_before(content, mention, units, taken, words) for mention in mentions]
    found = [_with_units_behind(content, mention, units, taken, words) for mention in found]
    _attach_thereof(content, found, units, taken, words)
    used = Places((units[index].start, units[index].end) for index in taken)
    kept = [m for m in found if m.cited is not None or not used.overlap(m.start, m.end)]
    return _with_shared_units(content, kept, words)


def _with_shared_units(
    content: str, mentions: Sequence[Mention], words: PinpointWords
) -> list[Mention]:
    """Give a unit to each document that it is of.

    In "article 19 of the Declaration and of the Covenant" it stands before both; in "(A/71/53 and
    A/71/53/Corr.1), chap. II" behind the bracket that holds both. "These resolutions" are several
    in the same words.
    """
    found = list(mentions)
    for index in range(1, len(found)):
        before, mention = found[index - 1], found[index]
        if mention.parts or mention.paragraphs or not (before.parts or before.paragraphs):
            continue
        between = content[before.end : mention.phrase]
        if before.start == mention.start or (
            words.of_both.fullmatch(between) or _each_has(content, before, mention, words)
        ):
            found[index] = mention._replace(parts=before.parts, paragraphs=before.paragraphs)
        elif before.paragraphs and (elliptic := words.elliptic.fullmatch(between)):
            paragraphs = tuple(_values(elliptic["list"], words))
            start = before.end + elliptic.start("list")
            found[index] = mention._replace(paragraphs=paragraphs, phrase=start)
    for index in range(len(found) - 1, 0, -1):
        before, mention = found[index - 1], found[index]
        pointed = (mention.parts or mention.paragraphs) and content[
            mention.end : mention.end + 1
        ] == ")"
        if not pointed or before.parts or before.paragraphs:
            continue
        if words.joint.fullmatch(content, before.end, mention.start):
            found[index - 1] = before._replace(parts=mention.parts, paragraphs=mention.paragraphs)
    return found


def _each_has(content: str, before: Mention, mention: Mention, words: PinpointWords) -> bool:
    """Tell whether a mention goes on with the list that "the annexes to" stands before."""
    return (
        before.group == mention.group >= 0
        and content.startswith(words.each_has, before.phrase)
        and words.joint.fullmatch(content, before.tail, mention.phrase) is not None
    )


def _attach_thereof(
    content: str,
    mentions: list[Mention],
    units: Sequence[Unit],
    taken: set[int],
    words: PinpointWords,
) -> None:
    """Give units that are "thereof" to the document that is named last before them."""
    for index, unit in enumerate(units):
        if index in taken or not unit.numbers or not words.thereof.match(content, unit.end):
            continue
        at = bisect_right(mentions, unit.start, key=_mention_end) - 1
        if at >= 0 and ";" not in content[mentions[at].end : unit.start]:
            taken.add(index)
            mentions[at] = _pointed(mentions[at], [[unit]], words)


def _mention_end(mention: Mention) -> int:
    return mention.end


def _with_units_before(
    content: str,
    mention: Mention,
    units: Sequence[Unit],
    taken: set[int],
    words: PinpointWords,
) -> Mention:
    chains: list[list[Unit]] = [[]]
    edge, pattern = mention.phrase if mention.anchor < 0 else mention.anchor, words.of
    for index in range(bisect_right(units, edge, key=_end) - 1, -1, -1):
        unit = units[index]
        if index in taken:
            break
        between = content[unit.end : edge]
        if unit.kind in words.topical and (topic := words.topic.match(between)):
            between = between[topic.end() :]
        if not pattern.fullmatch(between):
            if not chains[-1] or not words.beside.fullmatch(between):
                break
            chains.append([])
        chains[-1].append(unit)
        taken.add(index)
        edge, pattern = unit.start, words.within
    if not chains[0]:
        return mention
    widened = mention._replace(phrase=edge) if mention.anchor < 0 else mention
    return _pointed(widened, [_coarse_first(chain, words) for chain in chains[::-1]], words)


def _with_units_behind(
    content: str,
    mention: Mention,
    units: Sequence[Unit],
    taken: set[int],
    words: PinpointWords,
) -> Mention:
    chains: list[list[Unit]] = [[]]
    edge = max(mention.tail, mention.end)
    for index in range(bisect_left(units, edge, key=_start), len(units)):
        unit = units[index]
        is_joined = words.behind_joined.fullmatch(content, edge, unit.start) is not None
        if index in taken or words.thereto.match(content, unit.end):
            break
        if not words.behind.fullmatch(content, edge, unit.start) and not (
            is_joined and (unit.numbers or chains[0])
        ):
            break
        if words.before_next.match(content, unit.end):
            break
        if is_joined and chains[0]:
            chains.append([])
        chains[-1].append(unit)
        taken.add(index)
        edge = unit.end
    if not chains[0]:
        return mention
    return _pointed(mention._replace(tail=edge), chains, words)


def _start(unit: Unit) -> int:
    return unit.start


def _end(unit: Unit) -> int:
    return unit.end


def _coarse_first(chain: Sequence[Unit], words: PinpointWords) -> list[Unit]:
    return sorted(
        chain, key=lambda unit: (unit.kind == _PARAGRAPH, words.order.index(unit.kind), unit.start)
    )


def _pointed(mention: Mention, chains: Sequence[Sequence[Unit]], words: PinpointWords) -> Mention:
    """Return a mention with what chains of units point to.

    Args:
        mention: The mention.
        chains: Units that stand beside one another; in each, units that stand within another.
        words: The words of the language.
    """
    paragraphs: list[str] = list(mention.paragraphs)
    flat: list[str] = list(mention.parts)
    for chain in chains:
        parts: list[list[str]] = []
        last = ""
        for unit in chain:
            values = list(_values(unit.numbers, words)) if unit.numbers else []
            if unit.kind == _PARAGRAPH:
                paragraphs.extend(values)
                last = _PARAGRAPH
                continue
            named = [f"{unit.kind} {value}" for value in values] or [unit.kind]
            if parts and last not in {_PARAGRAPH, unit.kind}:
                parts[-1] = [f"{parts[-1][-1]}, {name}" for name in named]
            else:
                parts.append(named)
            last = unit.kind
        flat.extend(name for names in parts for name in names)
    return mention._replace(
        paragraphs=tuple(dict.fromkeys(paragraphs)), parts=tuple(dict.fromkeys(flat))
    )
