"""Reads the body: preambular and operative paragraphs, subparagraphs, sections, annexes.

A preambular paragraph opens with a participle or an adjective ("Recalling", "Deeply
concerned") and carries no number; an operative paragraph opens with a verb in the third
person and is numbered, unless it is the only one. What stands in an annex, or in a draft that
is quoted in full, is never an operative paragraph of the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.flow import LABEL, Unit
from undocs_rdf.foot import Foot
from undocs_rdf.labels import BULLET, place_label, written
from undocs_rdf.model import Discarded, DocumentKind, OpeningPhrase, PartKind
from undocs_rdf.phrases import (
    is_operative_opening,
    is_preambular_opening,
    parse_opening_phrase,
)
from undocs_rdf.reading import PartText
from undocs_rdf.running_text import join_texts
from undocs_rdf.text import BlockKind, Style, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.languages import Language

_ROMAN = re.compile(r"(?:Part |Section |Chapter )?([IVXL]{1,6})(?:[.\s]|$)")
_LETTER = re.compile(r"(?:Part |Section |Chapter )?([A-Z])(?:[.\s]|$)")
_ARABIC = re.compile(r"(\d{1,2})\.?(?:\s|$)")
_NUMBER_ALONE = re.compile(r"(?:Part |Section |Chapter )?(?:[IVXL]{1,6}|[A-Z]|\d{1,2})\.?")
_LONGEST_PHRASE = 90
_LONGEST_HEADING = 300
_LONGEST_PLAIN_HEADING = 200
_STOPS = (".", ",", ";", ":", "…", ".”", ",”", ";”", ":”")


@dataclass(slots=True)
class _Scope:
    """Where the next paragraph belongs: the body, an annex, a quoted draft."""

    kind: PartKind | None = None
    fragment: str | None = None
    label: str = ""
    paragraphs: int = 0
    sections: list[tuple[int, str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a document: its parts, and the lines at its foot."""

    parts: tuple[PartText, ...]
    foot: Foot
    diagnostics: tuple[Diagnostic, ...]
    discarded: tuple[Discarded, ...]


def parse_paragraphs(units: Sequence[Unit], kind: DocumentKind, language: Language) -> Body:
    """Return the parts of a body, in reading order.

    Args:
        units: The running text below the masthead.
        kind: What the document is: the paragraphs of a decision or of a statement need no verb.
        language: Whose phrases are looked for.
    """
    reader = _Reader(kind, language, restarts=_numbering_restarts(units))
    for unit in units:
        reader.read(unit)
    return Body(tuple(reader.parts), reader.foot, tuple(reader.diagnostics), tuple(reader.discarded))


def _numbering_restarts(units: Sequence[Unit]) -> bool:
    """Tell whether the paragraphs of each section are numbered from 1."""
    first = 0
    for unit in units:
        label = LABEL.match(unit.text.content)
        if label and label[1] == "1" and unit.text.style_at(label.end()) & Style.ITALIC:
            first += 1
    return first > 1


class _Reader:
    """Reads one unit after the other, knowing where the text stands."""

    def __init__(self, kind: DocumentKind, language: Language, *, restarts: bool) -> None:
        self.kind = kind
        self.language = language
        self.parts: list[PartText] = []
        self.foot = Foot()
        self.diagnostics: list[Diagnostic] = []
        self.discarded: list[Discarded] = []
        self.scope = _Scope()
        self.fragments: set[str] = set()
        self.preambular = self.operative = self.annexes = self.section_count = 0
        self.numbered = self.number_is_set = self.any_operative = False
        self.restarts = restarts
        self.paragraph: PartText | None = None
        self.path: tuple[str, ...] = ()
        self.path_fragments: tuple[str, ...] = ()

    def read(self, unit: Unit) -> None:
        content = unit.text.content
        if self._annex(unit, content):
            return
        if self.scope.kind is not PartKind.ANNEX and self.foot.read(unit, self.language):
            return
        if self._is_heading(unit, content):
            self._section(unit)
        elif unit.kind is BlockKind.TABLE:
            self._table(unit)
        else:
            self._labelled_or_plain(unit, content)

    # -- headings and annexes

    def _annex(self, unit: Unit, content: str) -> bool:
        match = self.language.pattern("parts.annex").match(content)
        heading = unit.kind is BlockKind.HEADING or unit.bold or bool(self.foot.units)
        if not match or LABEL.match(content) or not (heading or match.end() == len(content)):
            return False
        if self.scope.kind is PartKind.ANNEX and unit.text.style_at(0) & Style.ITALIC:
            return False
        self.annexes += 1
        number = (match["number"] or "").strip() or None
        fragment = self._fresh(f"annex{self.annexes}")
        label = content[: match.end()].strip(" .:*").capitalize() if not number else (
            f"{match[0][: match.start('number') - match.start()].strip().capitalize()} {number}"
        )
        self._add(PartKind.ANNEX, fragment, label, unit.text, unit, number=number)
        self.scope = _Scope(PartKind.ANNEX, fragment, label)
        self._close_paragraph()
        return True

    def _is_heading(self, unit: Unit, content: str) -> bool:
        """Tell a heading: set as one, or a short line without a stop where text is expected.

        A paragraph ends in a stop, a comma or a colon; a heading ends in none. Some hands set
        a preambular paragraph as a heading, and an annex's headings as plain lines.
        """
        if unit.kind is BlockKind.TABLE:
            return False
        if unit.kind is BlockKind.HEADING:
            opens = is_preambular_opening(content[:_LONGEST_PHRASE], self.language)
            return not ((opens or LABEL.match(content)) and content.endswith((",", ";", ".")))
        if LABEL.match(content):
            return False
        if _NUMBER_ALONE.fullmatch(content):
            return True
        if len(content) > _LONGEST_HEADING or content.endswith(_STOPS):
            return False
        if unit.bold or all(run.style & Style.ITALIC for run in unit.text.runs):
            return True
        plain = self.scope.kind is PartKind.ANNEX and len(content) < _LONGEST_PLAIN_HEADING
        return plain and content[0].isupper()

    def _section(self, unit: Unit) -> None:
        last = self.parts[-1] if self.parts else None
        if last and last.kind is PartKind.SECTION and _NUMBER_ALONE.fullmatch(last.text.content):
            text = join_texts((last.text, unit.text)) if self.number_is_set else unit.text
            spans = (*last.spans, *unit.text.spans())
            self.parts[-1] = replace(last, text=text, spans=spans)
            return
        self.number_is_set = unit.kind is BlockKind.HEADING or unit.bold
        rank, number = _rank(unit.text.content)
        sections = self.scope.sections
        while sections and sections[-1][0] >= rank:
            sections.pop()
        self.section_count += 1
        fragment = self._fresh(f"sec{self.section_count}")
        parent = sections[-1][1] if sections else self.scope.fragment
        name = number or str(self.section_count)
        label = f"{sections[-1][2]}.{name}" if sections else name
        self._add(PartKind.SECTION, fragment, label, unit.text, unit, parent, number)
        sections.append((rank, fragment, label))
        if self.restarts:
            self.operative = 0
        self._close_paragraph()

    def _table(self, unit: Unit) -> None:
        last = self.parts[-1] if self.parts else None
        if last and last.fragment.startswith("table"):
            text = join_texts((last.text, unit.text), "\n")
            self.parts[-1] = replace(last, text=text, spans=(*last.spans, *unit.text.spans()))
            return
        self._paragraph(unit.text, unit, None, "table")

    # -- paragraphs

    def _labelled_or_plain(self, unit: Unit, content: str) -> None:
        label = LABEL.match(content)
        if not label:
            self._plain(unit)
            return
        letter = label[2] or label[3]
        text = unit.text.slice(label.end(), len(content))
        if not text.content:
            reason = "label without words"
            self.discarded.extend(Discarded(span, reason) for span in unit.text.spans())
        elif label[1] and not self._is_list_item(text, int(label[1])):
            self._numbered(unit, text, label[1])
        else:
            self._subparagraph(unit, text, label[1] or letter or BULLET)

    def _is_list_item(self, text: Text, number: int) -> bool:
        """Tell a numbered line of a list from an operative paragraph.

        "11. Approves the following provisional agenda:" is followed by lines numbered from 1
        that open with no verb. Below an unnumbered "Resolves that:" they are the paragraphs.
        """
        paragraph = self.paragraph
        if self.scope.kind is not None or paragraph is None or paragraph.number is None:
            return False
        if is_operative_opening(text.content[:_LONGEST_PHRASE], self.language):
            return False
        if self.path and self.path[-1].isdigit():
            return number == int(self.path[-1]) + 1
        return number == 1 and self.parts[-1].text.content.endswith(":")

    def _numbered(self, unit: Unit, text: Text, number: str) -> None:
        if self.scope.kind is not None:
            self._paragraph(text, unit, number)
            return
        self.numbered = True
        self._check_order(unit, int(number))
        self._open_paragraph(PartKind.OPERATIVE_PARAGRAPH, f"op{number}", f"OP{number}", text, unit, number)

    def _check_order(self, unit: Unit, number: int) -> None:
        if number not in (self.operative + 1, 1):
            spans = unit.text.spans()
            message = f"operative paragraph {number} stands after paragraph {self.operative}"
            hint = "look whether a paragraph is missing in the source"
            self.diagnostics.append(Diagnostic(Code.NUMBERING_BROKEN, message, spans[0], hint))
        self.operative = number

    def _plain(self, unit: Unit) -> None:
        text = unit.text
        if self.scope.kind is not None:
            self._paragraph(text, unit, None)
            return
        if self.kind in (DocumentKind.DECISION, DocumentKind.PRESIDENTIAL_STATEMENT):
            self._ordinal(text, unit)
            return
        words = text.content[:_LONGEST_PHRASE]
        italic = bool(text.style_at(0) & Style.ITALIC)
        if is_operative_opening(words, self.language) and (italic or not self.numbered):
            self._ordinal(text, unit)
        elif self._is_preambular(words, italic=italic):
            self.preambular += 1
            name = str(self.preambular)
            self._open_paragraph(PartKind.PREAMBULAR_PARAGRAPH, f"pp{name}", f"PP{name}", text, unit)
        else:
            self._paragraph(text, unit, None)

    def _is_preambular(self, words: str, *, italic: bool) -> bool:
        """Tell a preambular paragraph; below the first operative one a section may hold some."""
        if not self.any_operative:
            return True
        above = self.parts[-1].kind if self.parts else None
        opens = is_preambular_opening(words, self.language)
        return opens and (italic or above in (PartKind.SECTION, PartKind.PREAMBULAR_PARAGRAPH))

    def _ordinal(self, text: Text, unit: Unit) -> None:
        """Add an operative paragraph that carries no number."""
        self.operative += 1
        name = str(self.operative)
        self._open_paragraph(PartKind.OPERATIVE_PARAGRAPH, f"op{name}", f"OP{name}", text, unit)

    def _open_paragraph(
        self, kind: PartKind, fragment: str, label: str, text: Text, unit: Unit, number: str | None = None
    ) -> None:
        sections = self.scope.sections
        if self.restarts and sections and kind is PartKind.OPERATIVE_PARAGRAPH:
            fragment, label = f"{sections[-1][1]}.{fragment}", f"{sections[-1][2]} {label}"
        opening = _opening(text, self.language)
        parent = sections[-1][1] if sections else None
        self._add(kind, self._fresh(fragment), label, text, unit, parent, number, opening)
        self.paragraph, self.path, self.path_fragments = self.parts[-1], (), ()
        if kind is PartKind.OPERATIVE_PARAGRAPH:
            self.any_operative = True

    def _paragraph(self, text: Text, unit: Unit, number: str | None, name: str = "para") -> None:
        """Add text that is neither preambular nor operative."""
        scope = self.scope
        scope.paragraphs += 1
        stem = f"{scope.fragment}." if scope.fragment else ""
        fragment = f"{stem}{name}{number or f'-{scope.paragraphs}'}"
        if name == "table":
            fragment = f"table{sum(p.fragment.startswith('table') for p in self.parts) + 1}"
        if fragment in self.fragments and scope.sections:
            fragment = f"{scope.sections[-1][1]}.{name}{number or f'-{scope.paragraphs}'}"
        said = f"para. {number}" if number else f"unnumbered para. {scope.paragraphs}"
        label = f"{scope.label}, {said}" if scope.label else said.capitalize()
        parent = scope.sections[-1][1] if scope.sections else scope.fragment
        if parent is None and self.paragraph is not None:
            parent = self.paragraph.fragment
        self._add(PartKind.PARAGRAPH, self._fresh(fragment), label, text, unit, parent, number)
        if number or scope.kind:
            self.paragraph, self.path, self.path_fragments = self.parts[-1], (), ()

    def _subparagraph(self, unit: Unit, text: Text, label: str) -> None:
        if self.paragraph is None:
            self._paragraph(text, unit, label)
            return
        before = self.parts[-1].text.content
        path = place_label(self.path, label, before)
        depth = len(path) - 1
        siblings = sum(
            part.parent == (self.path_fragments[depth - 1] if depth else self.paragraph.fragment)
            and part.kind is PartKind.SUBPARAGRAPH
            for part in self.parts
        )
        step = f"-{siblings + 1}" if label == BULLET else label
        parent = self.path_fragments[depth - 1] if depth else self.paragraph.fragment
        fragment = self._fresh(f"{parent}.{step}")
        notation = self.paragraph.label + written(path)
        self._add(PartKind.SUBPARAGRAPH, fragment, notation, text, unit, parent, label)
        self.path, self.path_fragments = path, (*self.path_fragments[:depth], fragment)

    # -- keeping

    def _close_paragraph(self) -> None:
        self.paragraph, self.path, self.path_fragments = None, (), ()

    def _fresh(self, fragment: str) -> str:
        """Return a fragment that no part has yet."""
        name, count = fragment, 1
        while name in self.fragments:
            count += 1
            name = f"{fragment}_{count}"
        self.fragments.add(name)
        return name

    def _add(
        self,
        kind: PartKind,
        fragment: str,
        label: str,
        text: Text,
        unit: Unit,
        parent: str | None = None,
        number: str | None = None,
        opening: OpeningPhrase | None = None,
    ) -> None:
        spans = unit.text.spans()
        self.parts.append(PartText(kind, fragment, label, text, spans, parent, number, opening))


def _rank(heading: str) -> tuple[int, str | None]:
    """Return how high a heading stands by its number, and the number: I, then A, then 1."""
    for rank, pattern in enumerate((_ROMAN, _LETTER, _ARABIC), start=1):
        match = pattern.match(heading)
        if match and (rank == 3 or match.end() == len(heading) or heading[match.end() - 1] in ". "):
            return rank, match[1]
    return 4, None


def _opening(text: Text, language: Language) -> OpeningPhrase | None:
    """Return the italic words that open a paragraph."""
    italics = text.italics()
    if not italics or italics[0][0] != 0 or italics[0][1] > _LONGEST_PHRASE:
        return None
    words = text.content[: italics[0][1]].strip(" ,:;")
    return parse_opening_phrase(words, language) if words else None
