"""The outline of a body as it grows: which part stands under which, and what each is called.

A paragraph is called as delegates call it (OP2(a)(i)), and its IRI ends alike (op2.a.i). Where
the sections of a text each number from 1, the name of the section comes first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from undocs_rdf.headings import is_number_alone, rank
from undocs_rdf.labels import BULLET, place_label, written
from undocs_rdf.model import OpeningPhrase, PartKind
from undocs_rdf.reading import PartText
from undocs_rdf.running_text import join_texts

if TYPE_CHECKING:
    from undocs_rdf.text import Span, Text


@dataclass(slots=True)
class Scope:
    """Where the next paragraph belongs: the body, an annex, a draft quoted in full.

    Attributes:
        fragment: The part that holds it; None for the body.
        label: What delegates call that part.
        is_annex: Whether it is an annex.
        sections: Rank, fragment and label of the sections that are open, outermost first.
        paragraphs: How many paragraphs without a number it has.
    """

    fragment: str | None = None
    label: str = ""
    is_annex: bool = False
    sections: list[tuple[int, str, str]] = field(default_factory=list)
    paragraphs: int = 0


class Outline:
    """The parts of a body, in reading order."""

    def __init__(self, *, restarts: bool) -> None:
        """Begin an outline; `restarts` says whether each section numbers from 1."""
        self.parts: list[PartText] = []
        self.scope = Scope()
        self.restarts = restarts
        self.paragraph: PartText | None = None
        self.path: tuple[str, ...] = ()
        self._path_fragments: tuple[str, ...] = ()
        self._above_heading: tuple[PartText | None, tuple[str, ...], tuple[str, ...]]
        self._above_heading = (None, (), ())
        self._fragments: set[str] = set()
        self._counts: Counter[str] = Counter()
        self._taken: Counter[str] = Counter()
        self._number_is_set = False
        self._numbering: tuple[str, str] | None = None

    @property
    def last(self) -> PartText | None:
        """The part added last."""
        return self.parts[-1] if self.parts else None

    @property
    def in_body(self) -> bool:
        """Whether neither an annex nor a quoted draft is open."""
        return self.scope.fragment is None

    def add_annex(self, text: Text, label: str, number: str | None) -> None:
        """Open an annex by the line that names it."""
        fragment = self._next("annex")
        self.scope = Scope()
        self._add(PartKind.ANNEX, fragment, label, text, None, number=number)
        self.scope = Scope(fragment, label, is_annex=True)
        self._close()

    def add_quoted_draft(self, text: Text, spans: tuple[Span, ...]) -> None:
        """Open a draft that is quoted in full, by its formula."""
        fragment = self._next("quoted")
        label = f"Quoted draft {self._counts['quoted']}"
        parent = self.paragraph.fragment if self.paragraph else None
        self._add(PartKind.PARAGRAPH, fragment, label, text, spans, parent=parent)
        self.scope = Scope(fragment, label)
        self._close()

    def add_section(self, text: Text, *, is_set: bool) -> None:
        """Open a section by its heading.

        Args:
            text: The heading as printed. A number on a line of its own belongs to the
                heading below it: to its words where it is set as a heading itself.
            is_set: Whether it is set as a heading, and not as a plain line.
        """
        last = self.last
        number_above = (
            last
            and last.kind is PartKind.SECTION
            and is_number_alone(last.text.content)
            and not is_number_alone(text.content)
        )
        if last and number_above:
            whole = join_texts((last.text, text)) if self._number_is_set else text
            self.parts[-1] = replace(last, text=whole, spans=(*last.spans, *text.spans()))
            return
        self._number_is_set = is_set
        level, number = rank(text.content)
        sections = self.scope.sections
        while sections and sections[-1][0] >= level:
            sections.pop()
        fragment = self._next("sec")
        name = number or str(self._counts["sec"])
        label = f"{sections[-1][2]}.{name}" if sections else name
        self._add(PartKind.SECTION, fragment, f"Section {label}", text, None, number=number)
        sections.append((level, fragment, label))
        if self._numbering not in [(open_, name) for _, open_, name in sections]:
            self._numbering = None
        above = (self.paragraph, self.path, self._path_fragments)
        self._close()
        self._above_heading = above

    @property
    def restarts_here(self) -> bool:
        """Whether the next operative paragraph is the first of a section that numbers from 1."""
        return self.restarts and self._numbering is None and bool(self.scope.sections)

    def add_preambular(
        self, text: Text, spans: tuple[Span, ...], opening: OpeningPhrase | None
    ) -> None:
        """Add a preambular paragraph; they are counted through the whole document."""
        self._counts["pp"] += 1
        name = str(self._counts["pp"])
        fragment, label = f"pp{name}", f"PP{name}"
        self._add(
            PartKind.PREAMBULAR_PARAGRAPH,
            self._fresh(fragment),
            label,
            text,
            spans,
            opening=opening,
        )
        self._open()

    def add_operative(
        self,
        text: Text,
        spans: tuple[Span, ...],
        opening: OpeningPhrase | None,
        label: str,
        number: str | None,
    ) -> None:
        """Add an operative paragraph by its number, or by its ordinal where it has none."""
        fragment, notation = f"op{label}", f"OP{label}"
        if self.restarts_here or (self.restarts and number == "1" and self.scope.sections):
            self._numbering = self.scope.sections[-1][1:]
        if self._numbering:
            fragment = f"{self._numbering[0]}.{fragment}"
            notation = f"{self._numbering[1]} {notation}"
        if number and fragment in self._fragments:
            self._make_way(fragment)
        self._add(
            PartKind.OPERATIVE_PARAGRAPH,
            self._fresh(fragment),
            notation,
            text,
            spans,
            number=number,
            opening=opening,
        )
        self._open()

    def add_paragraph(self, text: Text, spans: tuple[Span, ...], number: str | None = None) -> None:
        """Add text that is neither preambular nor operative."""
        scope = self.scope
        name = number
        if number is None:
            scope.paragraphs += 1
            name = f"-{scope.paragraphs}"
        fragment = f"{scope.fragment}.para{name}" if scope.fragment else f"para{name}"
        if fragment in self._fragments and scope.sections:
            fragment = f"{scope.sections[-1][1]}.para{name}"
        said = f"para. {_written(number)}" if number else f"unnumbered para. {scope.paragraphs}"
        label = f"{scope.label}, {said}" if scope.label else said.capitalize()
        parent = None
        if self.in_body and self.paragraph is not None and number is None:
            parent = self.paragraph.fragment
        fragment = self._fresh(fragment)
        self._add(PartKind.PARAGRAPH, fragment, label, text, spans, number=number, parent=parent)
        if number or not self.in_body:
            self._open()

    def add_table_row(self, text: Text, spans: tuple[Span, ...]) -> None:
        """Add a row to the table above it, or open one."""
        last = self.last
        if last and last.fragment.startswith("table"):
            whole = join_texts((last.text, text), "\n")
            self.parts[-1] = replace(last, text=whole, spans=(*last.spans, *spans))
            return
        fragment = self._next("table")
        label = f"Table {self._counts['table']}"
        parent = self.paragraph.fragment if self.paragraph else None
        self._add(PartKind.PARAGRAPH, fragment, label, text, spans, parent=parent)

    def add_subparagraph(self, text: Text, spans: tuple[Span, ...], label: str | None) -> None:
        """Add a subparagraph by its label; None where none is printed, "–" for a bullet."""
        if self.paragraph is None:
            # A heading may stand among the subparagraphs of one paragraph.
            self.paragraph, self.path, self._path_fragments = self._above_heading
        if self.paragraph is None:
            self.add_paragraph(text, spans, label if label != BULLET else None)
            return
        before = self.parts[-1].text.content
        path = place_label(self.path, label or BULLET, before)
        depth = len(path) - 1
        parent = self._path_fragments[depth - 1] if depth else self.paragraph.fragment
        self._counts[parent] += 1
        step = f"-{self._counts[parent]}" if path[-1] == BULLET else path[-1]
        fragment = self._fresh(f"{parent}.{step}")
        notation = self.paragraph.label + written(path)
        self._add(
            PartKind.SUBPARAGRAPH, fragment, notation, text, spans, number=label, parent=parent
        )
        self.path, self._path_fragments = path, (*self._path_fragments[:depth], fragment)

    def _make_way(self, fragment: str) -> None:
        """Rename a paragraph that was called by its ordinal, for one that carries that number.

        An unnumbered paragraph ("Resolves that:") may stand above those that are numbered.
        """
        taken = next(part for part in self.parts if part.fragment == fragment)
        if taken.number is not None:
            return
        stem, _, ordinal = fragment.rpartition("op")
        new = f"{stem}op-{ordinal}"
        label = taken.label.replace(f"OP{ordinal}", f"OP–{ordinal}")
        for index, part in enumerate(self.parts):
            name = part.fragment
            if name == fragment or name.startswith(f"{fragment}."):
                parent = part.parent and part.parent.replace(fragment, new, 1)
                self.parts[index] = replace(
                    part,
                    fragment=name.replace(fragment, new, 1),
                    label=part.label.replace(taken.label, label, 1),
                    parent=parent if name != fragment else part.parent,
                )
                self._fragments.discard(name)
                self._fragments.add(name.replace(fragment, new, 1))

    def _open(self) -> None:
        self.paragraph, self.path, self._path_fragments = self.parts[-1], (), ()

    def _close(self) -> None:
        self.paragraph, self.path, self._path_fragments = None, (), ()
        self._above_heading = (None, (), ())

    def _next(self, stem: str) -> str:
        self._counts[stem] += 1
        return self._fresh(f"{stem}{self._counts[stem]}")

    def _fresh(self, fragment: str) -> str:
        """Return a fragment that no part has yet: the one given, if it is free."""
        name = fragment
        while name in self._fragments:
            self._taken[fragment] += 1
            name = f"{fragment}_{self._taken[fragment] + 1}"
        self._fragments.add(name)
        return name

    def _add(
        self,
        kind: PartKind,
        fragment: str,
        label: str,
        text: Text,
        spans: tuple[Span, ...] | None,
        *,
        number: str | None = None,
        parent: str | None = None,
        opening: OpeningPhrase | None = None,
    ) -> None:
        if parent is None:
            sections = self.scope.sections
            parent = sections[-1][1] if sections else self.scope.fragment
        where = text.spans() if spans is None else spans
        self.parts.append(PartText(kind, fragment, label, text, where, parent, number, opening))


def _written(number: str) -> str:
    """Return a number as it is, and a letter in its brackets."""
    return number if number.isdigit() else f"({number})"
