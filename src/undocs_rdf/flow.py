"""From blocks to running text: notes out of the pages, paragraphs whole across page breaks.

A printed page ends where its lines do, in the middle of a sentence, and its notes stand
below a rule. What a reader's eye does, this stage does: it takes the notes aside, drops the
rules, and joins what the page break parted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from undocs_rdf.model import Discarded
from undocs_rdf.phrases import LONGEST_PHRASE, is_operative_opening, is_preambular_opening
from undocs_rdf.running_text import join_texts, text_of_block
from undocs_rdf.text import Block, BlockKind, Span, Style, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.languages import Language

LABEL = re.compile(
    r"(?:(\d{1,3})\.|\(([a-z]{1,7}|\d{1,2})\)|([a-z]|[ivx]{2,5})\.(?=\s)|([•–—-]|\(–\)))(?:[\s\u200b-\u200f]+|$)"
)
"""What a paragraph begins with: a number "3.", a letter "(a)", "(iv)" or "a.", or a bullet."""

_MISREAD_NUMBER = re.compile(r"([0-9ilIO]{1,3})[.,]\s*(?=[A-Z])")
MISREAD_DIGITS = str.maketrans("ilIO", "1110")
"""Letters that pass for digits where a machine read a scanned page."""
_COMPLETE = re.compile(r"(?:[.;:!?…][”\"’')\]]*|\]|; (?:and|or))$")
_ENDS = re.compile(r"(?:[.;,!?…][”\"’')\]]*|; (?:and|or))$")
_STAR_NOTE = re.compile(r"(\*{1,4}|†|‡|§)(?=\s)")
_SHORT = 50
_LONGEST_HEAD = 160


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, heading or table row of the running text.

    Attributes:
        kind: What it is in the layout.
        text: Its words.
        level: Of a heading, 1 to 6; else 0.
        bold: Whether all of it is set in bold, as headings are in some hands.
    """

    kind: BlockKind
    text: Text
    level: int = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote as it stands at the end of a page: its mark, its words, its place."""

    marker: str
    text: Text
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """The running text of a source."""

    units: tuple[Unit, ...]
    notes: tuple[Note, ...]
    discarded: tuple[Discarded, ...]


def flow(blocks: Sequence[Block], language: Language) -> Flow:
    """Return the running text of the blocks of a source.

    Args:
        blocks: What a text reader found, in order.
        language: Whose phrases open a paragraph.
    """
    texts = [text_of_block(block) for block in blocks]
    starred = any(mark.marker[0] == "*" for text in texts for mark in text.marks if mark.at)
    starred = starred or _is_one_sentence([t for t in texts if _STAR_NOTE.match(t.content)])
    units: list[Unit] = []
    notes: list[Note] = []
    discarded: list[Discarded] = []
    broken = below_rule = below_head = False
    numbers: set[str] = set()
    for block, text in zip(blocks, texts, strict=True):
        if block.kind is BlockKind.RULE or not text.content.strip("*†‡§_ "):
            discarded.append(Discarded(block.span, "markup" if block.runs else "rule"))
            broken = below_rule = True
            continue
        if _is_page_head(text.content, language):
            discarded.append(Discarded(block.span, "page head"))
            if units and _is_page_number(units[-1].text.content, language):
                discarded.extend(Discarded(s, "page number") for s in units.pop().text.spans())
            broken = below_head = True
            continue
        if below_head and _is_page_number(text.content, language):
            discarded.append(Discarded(block.span, "page number"))
            continue
        below_head = False
        note = _note(text, star_notes=starred or below_rule)
        if note:
            notes.append(note)
            broken = True
            continue
        below_rule = False
        unit = Unit(block.kind, text, block.level, _is_bold(text))
        stray = units and _bare_number(units[-1]) in numbers
        if units and not stray and _goes_on(units[-1], unit, language, broken=broken):
            units[-1] = replace(units[-1], text=join_texts((units[-1].text, text)))
        else:
            if units:
                numbers.add(_number(units[-1]))
            units.append(unit)
        broken = False
    return Flow(tuple(units), tuple(notes), tuple(discarded))


def _is_page_head(content: str, language: Language) -> bool:
    """Tell the line that heads a page of the records of a session."""
    head = language.pattern("records.page_head")
    return len(content) <= _LONGEST_HEAD and bool(head.fullmatch(content))


def _is_page_number(content: str, language: Language) -> bool:
    return bool(language.pattern("records.page_number").fullmatch(content))


def _number(unit: Unit) -> str:
    """Return the number that a paragraph begins with, "" if it has none."""
    label = LABEL.match(unit.text.content)
    return (label[1] or "") if label else ""


def _bare_number(unit: Unit) -> str | None:
    """Return the number of a line that holds nothing else.

    Where such a number was given to a paragraph before, it is a stray repetition, not the
    beginning of the line below.
    """
    number = _number(unit)
    return number if number and len(number) + 1 == len(unit.text.content) else None


def _is_one_sentence(starred: Sequence[Text]) -> bool:
    """Tell a note whose mark was lost from the items of a list: it is one, and a sentence."""
    if len(starred) != 1:
        return False
    words = starred[0].content.lstrip("*†‡§ ")
    return words[:1].isupper() and words.endswith(".")


def _is_bold(text: Text) -> bool:
    return all(run.style & Style.BOLD for run in text.runs if run.text.strip(" .,:"))


def _note(text: Text, *, star_notes: bool) -> Note | None:
    """Return the footnote that a block is, if it begins with its mark."""
    if text.marks and text.marks[0].at == 0:
        mark = text.marks[0]
        return Note(mark.marker, replace(text, marks=text.marks[1:]), text.spans())
    star = _STAR_NOTE.match(text.content) if star_notes else None
    if star:
        rest = len(star[0]) + 1
        return Note(star[0], text.slice(rest, len(text.content)), text.spans())
    return None


def _goes_on(before: Unit, after: Unit, language: Language, *, broken: bool) -> bool:
    """Tell whether a paragraph goes on in the block after it.

    Every paragraph of a UN text ends in a stop, a comma (preamble), a semicolon or a colon,
    and the next begins with its number, its letter or its opening phrase.
    """
    if before.kind is not BlockKind.PARAGRAPH or after.kind is not BlockKind.PARAGRAPH:
        return False
    first, then = before.text.content, after.text.content
    label = LABEL.match(first)
    if _begins_anew(then, language):
        return False
    if label and label.end() == len(first):
        return True
    below_list = label and not label[1] and not broken and _joins_above_list(then, language)
    if before.bold or after.bold or below_list or _COMPLETE.search(first):
        return False
    if _opens(after.text, language) and not (broken and then[0].islower()):
        return False
    in_body = bool(label) or _opens(before.text, language)
    if then[0].isdigit():
        return in_body
    if then[0].islower():
        return in_body or len(first) >= _SHORT
    if _is_run_in_heading(before.text, label):
        return False
    if not broken:
        unfinished = first.rpartition(" ")[2] in language.rules["unfinished"]
        return in_body and not first.endswith(",") and (unfinished or _is_rest(then))
    return in_body or (len(first) >= _SHORT and not first.endswith(","))


def _begins_anew(content: str, language: Language) -> bool:
    """Tell what never goes on from above: a number or letter, the foot, the title of an act."""
    if LABEL.match(content) or misread_number(content, language):
        return True
    title = language.pattern("masthead.numbered_title")
    if title.fullmatch(content) and not _ENDS.search(content):
        return True
    return bool(language.pattern("foot.meeting").match(content))


def misread_number(content: str, language: Language) -> re.Match[str] | None:
    """Return the number of a paragraph that a machine misread: "17, Calls upon", "ll. Urges".

    Small letters pass for digits, commas for stops; a blank may be lost. An operative verb
    stands behind it. None where there is none, or where it is as it should be.
    """
    match = _MISREAD_NUMBER.match(content)
    if not match or (LABEL.match(content) and match[1].isdigit()):
        return None
    return (
        match if is_operative_opening(content[match.end() :][:LONGEST_PHRASE], language) else None
    )


def _joins_above_list(content: str, language: Language) -> bool:
    """Tell words that go on below a list, with a verb of its paragraph: "and requests …"."""
    first, _, rest = content.partition(" ")
    joins = first in language.rules["joining"]
    return joins and is_operative_opening(rest[:LONGEST_PHRASE], language)


def _is_rest(content: str) -> bool:
    """Tell the rest of a paragraph, which ends as paragraphs do, from a heading or an item."""
    return len(content) > _SHORT and bool(_ENDS.search(content))


def _is_run_in_heading(text: Text, label: re.Match[str] | None) -> bool:
    """Tell a labelled line that is italic to its end, which heads the text below it."""
    start = label.end() if label else 0
    return any(first <= start and end >= len(text.content) for first, end in text.italics())


def _opens(text: Text, language: Language) -> bool:
    """Tell whether a text begins with an opening phrase, in italics where there are any."""
    label = LABEL.match(text.content)
    start = label.end() if label else 0
    if not text.style_at(start) & (Style.ITALIC | Style.VERBATIM):
        return False
    words = text.content[start : start + LONGEST_PHRASE]
    return is_preambular_opening(words, language) or is_operative_opening(words, language)
