"""Reads the body: preambular and operative paragraphs, subparagraphs, sections, annexes.

A preambular paragraph opens with a participle or an adjective ("Recalling", "Deeply
concerned") and carries no number; an operative paragraph opens with a verb in the third
person and is numbered, unless it is the only one. What stands in an annex, or in a draft that
is quoted in full, is never an operative paragraph of the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.flow import LABEL, MISREAD_DIGITS, Unit, misread_number
from undocs_rdf.foot import Foot
from undocs_rdf.headings import is_heading, plain_runs
from undocs_rdf.labels import BULLET
from undocs_rdf.model import Discarded, DocumentKind, OpeningPhrase, PartKind
from undocs_rdf.outline import Outline
from undocs_rdf.phrases import (
    LONGEST_PHRASE,
    find_opening_phrase,
    is_operative_opening,
    is_preambular_opening,
    parse_opening_phrase,
)
from undocs_rdf.text import BlockKind, Style, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.languages import Language
    from undocs_rdf.reading import PartText
    from undocs_rdf.text import Span

_SECTION_NUMBER = re.compile(r"([IVXL]{1,6})\s+(?=\d{1,3}\.\s)")
"""The numeral of a section that stands on the line of its first paragraph."""
_NUMBER_WITHOUT_STOP = re.compile(r"(\d{1,3})()()()\s+(?=[A-Z])")
_QUOTES = ("“", '"', "«", "„")


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a document: its parts, and the lines at its foot."""

    parts: tuple[PartText, ...]
    foot: Foot
    diagnostics: tuple[Diagnostic, ...]
    discarded: tuple[Discarded, ...]


class Drafting(Enum):
    """How the paragraphs of a document are drafted."""

    RESOLUTION = "a preamble, then operative paragraphs that open with a verb"
    DECISION = "operative paragraphs without preamble, numbers or opening verbs"
    PROSE = "neither: notes by the Secretariat, amendments"


def drafting_of(
    kind: DocumentKind, units: Sequence[Unit], language: Language, *, has_formula: bool
) -> Drafting:
    """Return how the paragraphs of a document are drafted.

    Args:
        kind: What the document is, as far as its masthead tells.
        units: The running text below the masthead.
        language: Whose phrases are looked for.
        has_formula: Whether a formula ("The General Assembly,") stands above the text.
    """
    if kind in (DocumentKind.DECISION, DocumentKind.PRESIDENTIAL_STATEMENT):
        return Drafting.DECISION
    if kind is DocumentKind.DRAFT_DECISION and not has_formula:
        return Drafting.DECISION
    if kind is DocumentKind.AMENDMENT:
        return Drafting.PROSE
    if kind is DocumentKind.DOCUMENT and not has_formula:
        italic = (u for u in units if u.text.style_at(0) & Style.ITALIC)
        words = (u.text.content[:LONGEST_PHRASE] for u in italic)
        if not any(is_preambular_opening(opening, language) for opening in words):
            return Drafting.PROSE
    return Drafting.RESOLUTION


def parse_paragraphs(units: Sequence[Unit], drafting: Drafting, language: Language) -> Body:
    """Return the parts of a body, in reading order.

    Args:
        units: The running text below the masthead.
        drafting: How its paragraphs are drafted.
        language: Whose phrases are looked for.
    """
    reader = _Reader(drafting, language, _numbers(units, language))
    for unit, run in zip(units, plain_runs(units, language), strict=True):
        reader.read(unit, run)
    parts = tuple(reader.outline.parts)
    return Body(parts, reader.foot, tuple(reader.diagnostics), tuple(reader.discarded))


def _numbers(units: Sequence[Unit], language: Language) -> list[int]:
    """Return the numbers that the paragraphs of the body carry, its annexes left out."""
    found: list[int] = []
    for unit in units:
        content = unit.text.content
        if _opens_annex(unit, language) or language.pattern("foot.meeting").match(content):
            break
        label = LABEL.match(content)
        if label and label[1] and label.end() < len(content):
            opens = is_operative_opening(
                content[label.end() : label.end() + LONGEST_PHRASE], language
            )
            if opens or not found:
                found.append(int(label[1]))
    return found


def _opens_annex(unit: Unit, language: Language) -> bool:
    """Tell a line that names an annex, alone or set as a heading."""
    content = unit.text.content
    match = language.pattern("parts.annex").match(content)
    if not match:
        return False
    return unit.kind is BlockKind.HEADING or unit.bold or match.end() == len(content)


class _Reader:
    """Reads one unit after the other, knowing where the text stands."""

    def __init__(self, drafting: Drafting, language: Language, numbers: list[int]) -> None:
        self.drafting = drafting
        self.language = language
        self.outline = Outline(restarts=numbers.count(1) > 1)
        self.foot = Foot()
        self.diagnostics: list[Diagnostic] = []
        self.discarded: list[Discarded] = []
        self.will_number = bool(numbers)
        self.numbered = self.any_operative = False
        self.operative = 0

    def read(self, unit: Unit, run: int) -> None:
        """Take the next unit; `run` counts the plain lines that stand together with it."""
        if self._annex(unit):
            return
        if not self.outline.scope.is_annex and self.foot.read(unit, self.language):
            return
        if self._formula(unit):
            return
        text = self._before_quoted_draft(unit)
        if text is None:
            return
        if self._is_heading(unit, run):
            self.outline.add_section(text, is_set=unit.kind is BlockKind.HEADING or unit.bold)
            if self.outline.restarts_here:
                self.operative = 0
        elif unit.kind is BlockKind.TABLE:
            self.outline.add_table_row(text, text.spans())
        else:
            self._labelled_or_plain(text)

    def _annex(self, unit: Unit) -> bool:
        content = unit.text.content
        match = self.language.pattern("parts.annex").match(content)
        if not match or not (self.outline.in_body or self.outline.scope.is_annex):
            return False
        heading = unit.kind is BlockKind.HEADING or unit.bold or bool(self.foot.units)
        if not heading and match.end() < len(content):
            return False
        if self.outline.scope.is_annex and unit.text.style_at(0) & Style.ITALIC:
            return False
        number = (match["number"] or "").strip() or None
        name = (
            content[: match.start("number") if number else match.end()].strip(" .:*").capitalize()
        )
        self.outline.add_annex(unit.text, f"{name} {number}" if number else name, number)
        return True

    def _formula(self, unit: Unit) -> bool:
        """Take a formula that stands alone, in a text whose formula is not in its masthead.

        In the first years the preamble stood above it: it belongs to the masthead still. Below
        an operative paragraph it opens a draft that is quoted in full.
        """
        text = unit.text
        formula = self.language.pattern("masthead.formula")
        if not (self.outline.in_body and text.style_at(0) & Style.VERBATIM):
            return False
        if not formula.fullmatch(text.content):
            return False
        if self.any_operative:
            self.outline.add_quoted_draft(text, text.spans())
        else:
            self.foot.units.append(unit)
        return True

    def _before_quoted_draft(self, unit: Unit) -> Text | None:
        """Open a draft quoted in full where its formula stands, and return what is above it.

        The formula of the document itself stands in its masthead, so one in the body opens
        another text: "Recommends … the following draft resolution: The General Assembly, …".
        """
        text = unit.text
        if not self.outline.in_body:
            return text
        for start, end in text.italics():
            before = text.content[:start].strip(' “"')
            if before and not before.endswith(":"):
                break
            words = text.content[start:end].strip(" ,")
            if self.language.pattern("masthead.formula").fullmatch(words):
                if before:
                    above = text.slice(0, start)
                    self._labelled_or_plain(above)
                rest = text.slice(start, len(text.content)) if before else text
                self.outline.add_quoted_draft(rest, rest.spans())
                return None
        return text

    def _is_heading(self, unit: Unit, run: int) -> bool:
        if not self.outline.in_body and not self.outline.scope.is_annex:
            return False
        if self.drafting is Drafting.DECISION and self.outline.in_body:
            return unit.kind is BlockKind.HEADING
        plain = self.outline.scope.is_annex or self.numbered
        return is_heading(unit, self.language, plain=plain, run=run)

    def _labelled_or_plain(self, whole: Text) -> None:
        section = _SECTION_NUMBER.match(whole.content)
        if section and self.outline.in_body:
            self.outline.add_section(whole.slice(0, section.end(1)), is_set=True)
            self.operative = 0 if self.outline.restarts_here else self.operative
            whole = whole.slice(section.end(), len(whole.content))
        misread = self._misread_number(whole.content)
        if misread:
            text = whole.slice(misread, len(whole.content))
            self._numbered(text, whole.spans(), str(self.operative + 1))
            return
        label = LABEL.match(whole.content) or self._number_without_stop(whole)
        if not label:
            self._plain(whole)
            return
        text = whole.slice(label.end(), len(whole.content))
        spans = whole.spans()
        if not text.content:
            reason = "label without words"
            self.discarded.extend(Discarded(span, reason) for span in spans)
        elif label[1] and not self._is_list_item(text, int(label[1])):
            self._numbered(text, spans, label[1])
        else:
            self.outline.add_subparagraph(text, spans, label[1] or label[2] or label[3] or BULLET)

    def _misread_number(self, content: str) -> int:
        """Return how long the misread number of a paragraph is; it is the one that comes next."""
        if not self.outline.in_body or self.drafting is not Drafting.RESOLUTION:
            return 0
        match = misread_number(content, self.language)
        number = match[1].translate(MISREAD_DIGITS) if match else ""
        return match.end() if match and number == str(self.operative + 1) else 0

    def _number_without_stop(self, text: Text) -> re.Match[str] | None:
        """Return the number of a paragraph that lost its stop: "11 *Condemns* …"."""
        match = _NUMBER_WITHOUT_STOP.match(text.content)
        if not match or int(match[1]) != self.operative + 1:
            return None
        italic = text.style_at(match.end()) & Style.ITALIC
        words = text.content[match.end() :][:LONGEST_PHRASE]
        return match if italic and is_operative_opening(words, self.language) else None

    def _is_list_item(self, text: Text, number: int) -> bool:
        """Tell a numbered line of a list from an operative paragraph.

        "11. Approves the following provisional agenda:" is followed by lines numbered from 1
        that open with no verb. Below an unnumbered "Resolves that:" they are the paragraphs.
        """
        outline = self.outline
        if not outline.in_body or outline.paragraph is None or outline.paragraph.number is None:
            return False
        if is_operative_opening(text.content[:LONGEST_PHRASE], self.language):
            return False
        if outline.path and outline.path[-1].isdigit():
            return number == int(outline.path[-1]) + 1
        return number != self.operative + 1 and outline.parts[-1].text.content.endswith(":")

    def _numbered(self, text: Text, spans: tuple[Span, ...], number: str) -> None:
        if not self.outline.in_body or self.drafting is Drafting.PROSE:
            self.outline.add_paragraph(text, spans, number)
            return
        self.numbered = True
        if int(number) not in (self.operative + 1, 1):
            message = f"operative paragraph {number} stands after paragraph {self.operative}"
            hint = "look whether a paragraph is missing in the source"
            self.diagnostics.append(Diagnostic(Code.NUMBERING_BROKEN, message, spans[0], hint))
        self.operative = int(number)
        self._operative(text, spans, number)

    def _operative(self, text: Text, spans: tuple[Span, ...], number: str | None) -> None:
        self.any_operative = True
        opening = self._opening(text)
        self.outline.add_operative(text, spans, opening, str(self.operative), number)

    def _plain(self, text: Text) -> None:
        """Add a paragraph that carries no label."""
        spans = text.spans()
        if not self.outline.in_body or self.drafting is Drafting.PROSE:
            self.outline.add_paragraph(text, spans)
        elif self.drafting is Drafting.DECISION:
            self.operative += 1
            self._operative(text, spans, None)
        elif self._is_unlabelled_subparagraph(text):
            self.outline.add_subparagraph(text, spans, None)
        elif self._is_unnumbered_operative(text):
            self.operative += 1
            self._operative(text, spans, None)
        elif self._is_preambular(text):
            self.outline.add_preambular(text, spans, self._opening(text))
        else:
            self.outline.add_paragraph(text, spans)

    def _is_unlabelled_subparagraph(self, text: Text) -> bool:
        """Tell a subparagraph without a letter: below a colon, a run-in heading or another."""
        last, content = self.outline.last, text.content
        if last is None or not self.numbered or content.startswith(_QUOTES):
            return False
        if text.style_at(0) & Style.ITALIC and is_operative_opening(content, self.language):
            return False
        if last.kind is PartKind.SUBPARAGRAPH:
            above = last.text.content
            run_in = all(run.style & Style.ITALIC for run in last.text.runs if run.text.strip())
            sibling = last.number is None and above.endswith((";", ",", "; and", "; or"))
            return run_in or sibling or above.endswith(":")
        return last.kind is PartKind.OPERATIVE_PARAGRAPH and last.text.content.endswith(":")

    def _is_unnumbered_operative(self, text: Text) -> bool:
        """Tell an operative paragraph that carries no number.

        In the preamble of a text whose operative paragraphs are numbered, a verb in the third
        person is a slip for a participle, unless a colon hands on to the numbers.
        """
        words = text.content[:LONGEST_PHRASE]
        if not is_operative_opening(words, self.language):
            return False
        if self.will_number and not self.any_operative:
            return text.content.endswith(":")
        return not self.numbered or bool(text.style_at(0) & Style.ITALIC)

    def _is_preambular(self, text: Text) -> bool:
        """Tell a preambular paragraph; below the first operative one a section may hold some."""
        if not self.any_operative:
            return True
        last, above = self.outline.last, self.outline.paragraph
        opens = is_preambular_opening(text.content[:LONGEST_PHRASE], self.language)
        if not opens or text.style_at(0) & Style.ITALIC:
            return opens
        below_heading = last is not None and last.kind is PartKind.SECTION
        return below_heading or (above is not None and above.kind is PartKind.PREAMBULAR_PARAGRAPH)

    def _opening(self, text: Text) -> OpeningPhrase | None:
        """Return the phrase that opens a paragraph: its italic words, or else its verb."""
        italics = text.italics()
        if italics and italics[0][0] == 0 and italics[0][1] <= LONGEST_PHRASE:
            words = text.content[: italics[0][1]]
        elif self.drafting is Drafting.DECISION:
            return None
        else:
            words = find_opening_phrase(text.content[: 2 * LONGEST_PHRASE], self.language)
        words = words.strip(" ,:;")
        return parse_opening_phrase(words, self.language) if words else None
