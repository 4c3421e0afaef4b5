"""Where a line of the body belongs: a paragraph, a point, a heading, an annex.

What the markup says is followed; where it says nothing, printed labels and opening phrases
tell, as in any other text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from undocs_rdf.model import Discarded, DocumentKind, OpeningPhrase, PartKind
from undocs_rdf.outline import Outline
from undocs_rdf.phrases import (
    LONGEST_PHRASE,
    find_opening_phrase,
    is_operative_opening,
    is_preambular_opening,
    parse_opening_phrase,
)
from undocs_rdf.readers.akn.labels import Label, label_at_start
from undocs_rdf.text import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.languages import Language
    from undocs_rdf.text import Text

_WORD = re.compile(r"[^\W_]")
_QUOTES = ' “"’'
_STOPS = (",", ";", ":", ".", "…", "”", ")")
_WITHOUT_PREAMBLE: Final = frozenset({DocumentKind.DECISION, DocumentKind.PRESIDENTIAL_STATEMENT})
_LONGEST_ANNEX_NAME: Final = 40
# "Annexe II", "Приложение II", "附件二"; Chinese names it with two characters.
_ANNEX_WORD = re.compile(r"([\u4e00-\u9fff]{2}|[^\W\d_]+)(?=[\u4e00-\u9fff\s]|$)")
_ANNEX_NUMBER = re.compile(r"[IVXL]{1,6}|\d{1,2}|[A-Z]")


class Placing:
    """Puts one line after the other into an outline, knowing where the text stands.

    Attributes:
        outline: The parts so far.
        discarded: What is in no part.
        language: Whose words may tell; None where only markup and labels do.
    """

    def __init__(
        self, kind: DocumentKind, numbers: Sequence[str], language: Language | None
    ) -> None:
        """Begin with nothing; `numbers` are those that the paragraphs of the body carry."""
        self.kind = kind
        self.language = language
        self.outline = Outline(restarts=numbers.count("1") > 1)
        self.discarded: list[Discarded] = []
        self._is_numbered = bool(numbers)
        self._operative = 0
        self._any_operative = False
        self._annex_word: re.Match[str] | None = None

    @property
    def in_preamble(self) -> bool:
        """Whether no operative paragraph has come yet."""
        last = self.outline.last
        return (
            self.outline.in_body
            and not self._any_operative
            and (last is None or last.kind is not PartKind.OPERATIVE_PARAGRAPH)
        )

    def place(
        self,
        whole: Text,
        *,
        preamble: bool = False,
        printed: tuple[Label, int] | None = None,
        said: str = "",
    ) -> None:
        """Add a paragraph by its label, or by where and how it is set if it has none.

        Args:
            whole: The line with its label.
            preamble: Whether the markup says that it is preambular.
            printed: The label that the markup tells apart, and where the words behind it start.
            said: What the markup calls it: "Recalling".
        """
        if not whole:
            return
        if not _WORD.search(whole.content):
            self.discarded.extend(Discarded(span, "rule") for span in whole.spans())
            return
        known = printed or label_at_start(whole.content)
        spans = whole.spans()
        if known is None:
            self._plain(whole, preamble=preamble, said=said)
            return
        label, behind = known
        text = whole.slice(behind, len(whole.content))
        if not text.content:
            self.discarded.extend(Discarded(span, "label without words") for span in spans)
        elif not label.is_number:
            self.outline.add_subparagraph(text, spans, label.value)
        elif not self.outline.in_body:
            self.outline.add_paragraph(text, spans, label.value)
        else:
            self._operative, self._any_operative = int(label.value), True
            opening = self._opening(text, said)
            self.outline.add_operative(text, spans, opening, label.value, label.value)

    def add_point(self, whole: Text, printed: tuple[Label, int] | None) -> None:
        """Add a point as a subparagraph, whether it has a letter, a number or nothing."""
        label, behind = printed or label_at_start(whole.content) or (None, 0)
        text = whole.slice(behind, len(whole.content))
        if text:
            self.outline.add_subparagraph(text, whole.spans(), label.value if label else None)

    def add_heading(self, text: Text) -> None:
        """Open a section, or an annex if the heading names one within another annex."""
        if not text:
            return
        if self._annex(text):
            return
        self.outline.add_section(text, is_set=True)
        if self.outline.restarts:
            self._operative = 0

    def add_annex(self, text: Text) -> None:
        """Open an annex by its first line, which names it in any language."""
        self._annex_word = _ANNEX_WORD.match(text.content)
        match = self.language.pattern("parts.annex").match(text.content) if self.language else None
        if match is not None:
            self._open_annex(text, match["number"], match.end())
            return
        last = text.content.rpartition(" ")[2] if " " in text.content else ""
        number = last if _ANNEX_NUMBER.fullmatch(last) else None
        self._open_annex(text, number, min(len(text.content), _LONGEST_ANNEX_NAME))

    def _annex(self, text: Text) -> bool:
        """Open an annex by a heading that names one as the first was named."""
        if not self.outline.scope.is_annex:
            return False
        if self.language is None:
            word = _ANNEX_WORD.match(text.content)
            if word is None or self._annex_word is None or word[1] != self._annex_word[1]:
                return False
            self.add_annex(text)
            return True
        match = self.language.pattern("parts.annex").match(text.content)
        if match is None:
            return False
        self._open_annex(text, match["number"], match.end("number" if match["number"] else 0))
        return True

    def _open_annex(self, text: Text, number: str | None, end: int) -> None:
        number = (number or "").strip() or None
        name = text.content[:end].removesuffix(number or "").strip(" .:*").capitalize()
        self.outline.add_annex(text, f"{name} {number}" if number else name, number)

    def _plain(self, text: Text, *, preamble: bool, said: str) -> None:
        spans = text.spans()
        if not self.outline.in_body:
            self.outline.add_paragraph(text, spans)
        elif preamble and _is_bold_line(text):
            self.add_heading(text)
        elif preamble or self._is_preambular(text):
            self.outline.add_preambular(text, spans, self._opening(text, said))
        elif self._is_operative(text):
            self._operative, self._any_operative = self._operative + 1, True
            opening = self._opening(text, said)
            self.outline.add_operative(text, spans, opening, str(self._operative), None)
        else:
            self.outline.add_paragraph(text, spans)

    def _is_preambular(self, text: Text) -> bool:
        """Tell a preambular paragraph that the markup takes for one of the body."""
        if self.kind in _WITHOUT_PREAMBLE or not _is_set_apart(text):
            return False
        if self.language is None:
            return self._is_numbered and not self._any_operative
        above = self.outline.last.kind if self.outline.last else None
        if self._any_operative and above not in (PartKind.SECTION, PartKind.PREAMBULAR_PARAGRAPH):
            return False
        return is_preambular_opening(text.content[:LONGEST_PHRASE], self.language)

    def _is_operative(self, text: Text) -> bool:
        """Tell an operative paragraph without number: where none has one, all are.

        The paragraphs of a decision have none; what is numbered in it is a list.
        """
        if not self._is_numbered or (self.kind in _WITHOUT_PREAMBLE and not self._any_operative):
            return True
        if not _is_set_apart(text):
            return False
        if self.language is None:
            return True
        return is_operative_opening(text.content[:LONGEST_PHRASE], self.language)

    def _opening(self, text: Text, said: str) -> OpeningPhrase | None:
        """Return the opening phrase: words set apart, what the markup calls it, or its verb."""
        words = _words_set_apart(text)
        if not words and said and text.content.startswith(said):
            words = said
        elif not words and self.language is not None and self.kind not in _WITHOUT_PREAMBLE:
            words = find_opening_phrase(text.content[: 2 * LONGEST_PHRASE], self.language)
        words = words.strip(" ,:;")
        if not words:
            return None
        if self.language is None:
            return OpeningPhrase(" ".join(words.split()))
        return parse_opening_phrase(words, self.language)


def _is_set_apart(text: Text) -> bool:
    """Tell whether the first words are set as an opening phrase: Chinese has no italics."""
    return bool(text.style_at(0) & (Style.ITALIC | Style.BOLD))


def _words_set_apart(text: Text) -> str:
    """Return the words in italics, or else in bold, that open a text; "" if none do."""
    italics = text.italics()
    if italics and not text.content[: italics[0][0]].strip(_QUOTES):
        return text.content[slice(*italics[0])] if italics[0][1] <= LONGEST_PHRASE else ""
    end = 0
    for offset, run in zip(text.offsets, text.runs, strict=True):
        if not run.style & Style.BOLD:
            break
        end = offset + len(run.text)
    return text.content[:end] if end <= min(LONGEST_PHRASE, len(text.content) - 1) else ""


def _is_bold_line(text: Text) -> bool:
    """Tell a heading that the markup takes for a paragraph: all bold, without a stop."""
    bold = all(run.style & Style.BOLD for run in text.runs if run.text.strip())
    return bold and not text.content.endswith(_STOPS)
