"""Writes Markdown documents as web pages, as they are saved from a browser or by Word.

    python -m tests.make_html SOURCE.md [TARGET.html] [--word]

The page of a site has a menu above and a foot below the text, lists that a browser numbers, and
notes in a list at the end. The page that Word saves has classes for paragraphs, numbers typed,
notes in brackets, and its own encoding.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from tests.stretches import called_note, cells_of, running_text, stretches
from undocs_rdf.convert import convert
from undocs_rdf.flow import LABEL
from undocs_rdf.text import BlockKind, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.stretches import Stretch
    from undocs_rdf.flow import Flow, Note, Unit
    from undocs_rdf.text import Mark, Text

SITE = """<!DOCTYPE html>
<!-- saved from url=(0042)https://example.org/documents/resolution -->
<html lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>Document | Library</title>
<style>.label {{ font-weight: normal }} .opening {{ font-style: italic; }}
@media print {{ .opening {{ display: none }} }} .d-none {{ display: none }}</style>
<script>if (1 < 2) {{ document.write("<p>not text</p>"); }}</script></head>
<body><a href="#main" class="skip">Skip to main content</a>
<header role="banner"><p>Digital Library</p></header>
<nav><ul><li><a href="/">Home</a></li><li><a href="/search">Search</a></li></ul></nav>
<main id="main"><p class="d-none">not shown</p>
{body}
</main><footer><p>© Library, <a href="/terms">Terms of use</a></p></footer></body></html>
"""
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<meta name=Generator content="Microsoft Word 15">
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal, div.MsoNormal {{margin:0cm; font-size:10.0pt;}}
p.HCh, li.HCh {{font-size:14.0pt; font-weight:bold;}}
span.MsoFootnoteReference {{vertical-align:super;}}
@page WordSection1 {{size:612.0pt 792.0pt;}}
-->
</style></head><body lang=EN-GB><div class=WordSection1>
{body}
</div><div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%">
{notes}
</div></body></html>
"""


@dataclass(slots=True)
class Writer:
    """Writes one document.

    Attributes:
        notes: The notes of the source.
        as_word: Whether the page is one that Word saves.
        written: The notes that are called, in order, each with its number.
    """

    notes: tuple[Note, ...]
    as_word: bool
    written: list[Note] = field(default_factory=list)

    def words(self, text: Text, start: int = 0) -> str:
        """Return the words of a text from an offset on."""
        rest = text.slice(start, len(text.content))
        return "".join(self._stretch(stretch) for stretch in stretches(rest))

    def _stretch(self, stretch: Stretch) -> str:
        if stretch.mark:
            return self._mark(stretch.mark)
        words = escape(stretch.words, quote=False).replace("\u00a0", "&nbsp;")
        if stretch.style & Style.ITALIC:
            words = f"<i>{words}</i>" if self.as_word else f'<span class="opening">{words}</span>'
        if stretch.style & Style.BOLD:
            words = f"<b>{words}</b>" if self.as_word else f"<strong>{words}</strong>"
        if stretch.link is not None:
            words = f'<a href="https://undocs.org/x">{words}</a>'
        return words

    def _mark(self, mark: Mark) -> str:
        note = called_note(mark, self.notes)
        if note is None or any(note is one for one in self.written):
            return f"<sup>{mark.marker}</sup>"
        self.written.append(note)
        number = len(self.written)
        if self.as_word:
            return (
                f'<a href="#_ftn{number}" name="_ftnref{number}" title=""><span '
                "class=MsoFootnoteReference><span\nstyle='mso-special-character:footnote'>"
                f"[{mark.marker}]</span></span></a>"
            )
        return f'<sup id="ref{number}"><a href="#note{number}">{mark.marker}</a></sup>'

    def unit(self, unit: Unit) -> str:
        """Return a paragraph, a heading, or an item of a list that stands alone."""
        if unit.kind is BlockKind.HEADING:
            words = self.words(unit.text)
            if self.as_word:
                said = f"mso-outline-level:{unit.level}"
                return f"<p class=HCh style='{said}'><b>{words}</b><o:p></o:p></p>"
            return f"<h{unit.level}>{words}</h{unit.level}>"
        label = LABEL.match(unit.text.content)
        if label is None or self.as_word:
            words = self.words(unit.text, label.end() if label else 0)
            typed = f"{escape(label[0].strip())}<span>&nbsp;&nbsp;&nbsp; </span>" if label else ""
            kind = " class=MsoNormal" if self.as_word else ""
            return f"<p{kind}>{typed}{words}</p>"
        words = self.words(unit.text, label.end())
        if label[1]:
            start = int(label[1])
            said = f' start="{start}"' if start != 1 else ""
            return f"<ol{said}><li><p>{words}</p></li></ol>"
        if label[3] and len(label[3]) == 1:
            return f'<ol type="a" start="{ord(label[3]) - 96}"><li>{words}</ol>'
        if label[4] == "•":
            return f"<ul><li>{words}</li></ul>"
        return f"<p>{escape(label[0].strip())}&emsp;{words}</p>"

    def note(self, number: int, note: Note) -> str:
        """Return a note."""
        words = self.words(note.text)
        if self.as_word:
            return (
                f"<div style='mso-element:footnote' id=ftn{number}><p class=MsoFootnoteText><a "
                f'href="#_ftnref{number}" name="_ftn{number}" title=""><span '
                f"class=MsoFootnoteReference>[{note.marker}]</span></a> {words}</p></div>"
            )
        back = f'<a href="#ref{number}">↩</a>'
        return f'<li id="note{number}">{words} {back}</li>'

    def body(self, units: Sequence[Unit]) -> Iterator[str]:
        """Yield the paragraphs and tables of a text."""
        rows: list[str] = []
        for unit in units:
            if unit.kind is BlockKind.TABLE:
                cells = "".join(f"<td>{self.words(cell)}</td>" for cell in cells_of(unit.text))
                rows.append(f"<tr>{cells}</tr>")
                continue
            if rows:
                yield f"<table><tbody>{''.join(rows)}</tbody></table>"
                rows = []
            yield self.unit(unit)
        if rows:
            yield f"<table><tbody>{''.join(rows)}</tbody></table>"

    def all_notes(self) -> Iterator[str]:
        """Yield the notes, those that a note calls and those that nothing calls after them."""
        number = 0
        while number < len(self.written):
            number += 1
            yield self.note(number, self.written[number - 1])
        for note in self.notes:
            if not any(note is one for one in self.written):
                yield f"<p><sup>{note.marker}</sup> {self.words(note.text)}</p>"


def html_of(markdown: str, *, as_word: bool = False) -> bytes:
    """Return a web page of a Markdown document."""
    documents = convert(markdown.encode(), "source.md").documents
    symbols = [str(document.symbol) for document in documents if document.symbol]
    symbol = symbols[0] if len(documents) == len(symbols) == 1 else ""
    return _page(running_text(markdown), symbol, as_word=as_word)


def _page(text: Flow, symbol: str, *, as_word: bool) -> bytes:
    writer = Writer(text.notes, as_word)
    head = f"<p>United Nations</p><p>{symbol}</p>" if symbol else ""
    body = "\n".join([head, *writer.body(text.units)])
    notes = "\n".join(writer.all_notes())
    if as_word:
        page = WORD.format(body=body, notes=notes)
        return page.encode("cp1252", errors="xmlcharrefreplace")
    return SITE.format(body=f"{body}\n<hr><ol class='notes'>{notes}</ol>").encode()


def main() -> None:
    arguments = [argument for argument in sys.argv[1:] if argument != "--word"]
    source = Path(arguments[0])
    target = Path(arguments[1]) if len(arguments) > 1 else source.with_suffix(".html")
    as_word = "--word" in sys.argv
    target.write_bytes(html_of(source.read_text(encoding="utf-8"), as_word=as_word))


if __name__ == "__main__":
    main()
