"""Writes Markdown documents as Word files, laid out as the United Nations issues them.

    python -m tests.make_docx SOURCE.md [TARGET.docx]

A table at the head holds the symbol and the date. Paragraphs are numbered by Word, notes are
footnotes, symbols are links. What years of editing leave in such files is put in as well: words in
pieces, tracked changes, bookmarks, fields, hidden words, content controls.
"""

from __future__ import annotations

import sys
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from tests.stretches import called_note, cells_of, running_text, stretches
from undocs_rdf.convert import convert
from undocs_rdf.flow import LABEL
from undocs_rdf.readers.docx.numbering import formatted
from undocs_rdf.text import BlockKind, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.stretches import Stretch
    from undocs_rdf.flow import Flow, Note, Unit
    from undocs_rdf.text import Mark, Text

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEADING_STYLES = ("", "HCh", "H1", "H23", "H4", "H56", "H56")
LEVELS = (("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))
JOB = "23-25879 (E)"
DATE = 'w:author="Editor" w:date="2024-01-02T03:04:05Z"'

STYLES = f"""{DECLARATION}<w:styles {NAMESPACES}>
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="SingleTxt"><w:name w:val="__Single Txt"/>
<w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="1267"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="HCh"><w:name w:val="_ H _Ch"/><w:basedOn w:val="Normal"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="_ H_1"/><w:basedOn w:val="HCh"/>
<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H23"><w:name w:val="_ H_2/3"/><w:basedOn w:val="H1"/>
<w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H4"><w:name w:val="_ H_4"/><w:basedOn w:val="Normal"/>
<w:pPr><w:outlineLvl w:val="3"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="H56"><w:name w:val="_ H_5/6"/><w:basedOn w:val="Normal"/>
<w:pPr><w:outlineLvl w:val="4"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>
<w:rPr><w:color w:val="0000FF"/></w:rPr></w:style>
</w:styles>"""

CONTENT_TYPES = f"""{DECLARATION}<Types
xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{WORDML}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{WORDML}.styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="{WORDML}.numbering+xml"/>
<Override PartName="/word/footnotes.xml" ContentType="{WORDML}.footnotes+xml"/>
<Override PartName="/word/settings.xml" ContentType="{WORDML}.settings+xml"/>
<Override PartName="/word/header1.xml" ContentType="{WORDML}.header+xml"/>
<Override PartName="/word/footer1.xml" ContentType="{WORDML}.footer+xml"/>
</Types>"""


def relationships(entries: Sequence[tuple[str, str, str, bool]]) -> str:
    """Return a part of relationships: identifier, kind, target, whether it is external."""
    lines = "".join(
        f'<Relationship Id="{identifier}" Type="{OFFICE}/{kind}" Target={quoteattr(target)}'
        + ' TargetMode="External"' * external
        + "/>"
        for identifier, kind, target, external in entries
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{DECLARATION}<Relationships xmlns="{namespace}">{lines}</Relationships>'


PARTS = (
    ("rId1", "styles", "styles.xml", False),
    ("rId2", "numbering", "numbering.xml", False),
    ("rId3", "footnotes", "footnotes.xml", False),
    ("rId4", "header", "header1.xml", False),
    ("rId5", "footer", "footer1.xml", False),
    ("rId6", "settings", "settings.xml", False),
)
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
    '<w:footerReference w:type="default" r:id="rId5"/></w:sectPr>'
)


def run(words: str, style: int = 0, extra: str = "") -> str:
    """Return a run of words."""
    said = extra
    said += "<w:b/>" * bool(style & Style.BOLD) + "<w:i/>" * bool(style & Style.ITALIC)
    properties = f"<w:rPr>{said}</w:rPr>" if said else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def paragraph(content: str, style: str = "", number: tuple[int, int] | None = None) -> str:
    """Return a paragraph; `number` names its numbering and its level."""
    said = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        said += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{said}</w:pPr>{content}</w:p>"


@dataclass(slots=True)
class Writer:
    """Writes one document.

    Attributes:
        notes: The notes of the source.
        links: The relationships of its links.
        footnotes: Its footnotes.
        written: Which notes those are.
        counts: How far Word has counted on each level of numbers.
        restarts: How many numberings there are: one more for each start from 1.
        automatic: How many notes Word has counted.
        pieces: How many pieces of words have been written.
        traces: Whether editing has left traces in them.
    """

    notes: tuple[Note, ...]
    links: list[tuple[str, str, str, bool]] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    written: dict[int, str] = field(default_factory=dict)
    counts: list[int] = field(default_factory=lambda: [0, 0, 0])
    restarts: int = 1
    automatic: int = 0
    pieces: int = 0
    traces: bool = True

    def words(self, text: Text, start: int = 0, own_style: int = 0) -> str:
        """Return the runs of a text from an offset on, less what its style says already."""
        return "".join(
            self._stretch(stretch, own_style)
            for stretch in stretches(text.slice(start, len(text.content)))
        )

    def _stretch(self, stretch: Stretch, own_style: int) -> str:
        if stretch.mark:
            return self._mark(stretch.mark)
        style = stretch.style & ~own_style
        if stretch.link is None:
            return "".join(self._edited(words, style) for words in _in_pieces(stretch.words))
        self.links.append((f"rId{len(self.links) + 100}", "hyperlink", stretch.link, True))
        inside = run(stretch.words, style, '<w:rStyle w:val="Hyperlink"/>')
        return f'<w:hyperlink r:id="{self.links[-1][0]}" w:history="1">{inside}</w:hyperlink>'

    def _edited(self, words: str, style: int) -> str:
        """Return words with one of the traces that editing leaves, in turn."""
        plain = run(words, style)
        if not self.traces:
            return plain
        self.pieces += 1
        traces = {
            3: f'<w:ins w:id="{self.pieces}" {DATE}>{plain}</w:ins>',
            5: f'{plain}<w:del w:id="{self.pieces}" {DATE}><w:r><w:delText>struck out</w:delText>'
            "</w:r></w:del>",
            7: f'<w:bookmarkStart w:id="{self.pieces}" w:name="_Hlk"/>{plain}<w:bookmarkEnd '
            f'w:id="{self.pieces}"/>',
            9: f'<w:smartTag w:uri="urn:x" w:element="place">{plain}</w:smartTag>',
            11: f"{plain}<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>",
            13: '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE 1'
            f'</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{plain}<w:r>'
            '<w:fldChar w:fldCharType="end"/></w:r>',
            15: f"<w:sdt><w:sdtPr/><w:sdtContent>{plain}</w:sdtContent></w:sdt>",
            17: f'{plain}<w:moveFrom w:id="{self.pieces}" {DATE}>{run("moved")}</w:moveFrom>',
        }
        return traces.get(self.pieces % 19, plain)

    def _mark(self, mark: Mark) -> str:
        """Return a reference to the note that a mark calls, or the mark as typed."""
        raised = '<w:rStyle w:val="FootnoteReference"/>'
        note = called_note(mark, self.notes)
        if note is None or id(note) in self.written:
            return run(mark.marker, 0, raised)
        identifier = str(len(self.footnotes) + 1)
        self.written[id(note)] = identifier
        self.footnotes.append("")
        is_next = mark.marker == str(self.automatic + 1)
        self.automatic += is_next
        if is_next:
            reference = f'<w:footnoteReference w:id="{identifier}"/>'
            own = f"<w:r><w:rPr>{raised}</w:rPr><w:footnoteRef/></w:r><w:r><w:tab/></w:r>"
        else:
            reference = (
                f'<w:footnoteReference w:customMarkFollows="1" w:id="{identifier}"/>'
                f"<w:t>{escape(mark.marker)}</w:t>"
            )
            own = run(mark.marker) + "<w:r><w:tab/></w:r>"
        content = paragraph(own + self.words(note.text))
        self.footnotes[int(identifier) - 1] = (
            f'<w:footnote w:id="{identifier}">{content}</w:footnote>'
        )
        return f"<w:r><w:rPr>{raised}</w:rPr>{reference}</w:r>"

    def unit(self, unit: Unit) -> str:
        """Return a paragraph or heading."""
        if unit.kind is BlockKind.HEADING:
            return paragraph(self.words(unit.text, 0, Style.BOLD), HEADING_STYLES[unit.level])
        label = LABEL.match(unit.text.content)
        number = self._number(label[0].strip()) if label else None
        if label is None or number is None:
            return paragraph(self.words(unit.text), "SingleTxt")
        return paragraph(self.words(unit.text, label.end()), "SingleTxt", number)

    def _number(self, label: str) -> tuple[int, int] | None:
        """Return the numbering and the level on which Word would print a label; None for none."""
        for level in (2, 1, 0):
            form, pattern = LEVELS[level]
            follows = formatted(self.counts[level] + 1, form)
            begins = level == 0 and label == "1."
            is_open = level == 0 or self.counts[level - 1] > 0
            if begins and self.counts[0]:
                self.restarts += 1
            if begins or (is_open and label == pattern.replace(f"%{level + 1}", follows)):
                count = 1 if begins else self.counts[level] + 1
                self.counts = [*self.counts[:level], count, *[0] * (2 - level)]
                return self.restarts, level
        return None

    def table(self, rows: Sequence[Unit]) -> str:
        """Return the rows of a table of data."""
        written = []
        for row in rows:
            cells = cells_of(row.text)
            written.append("".join(f"<w:tc>{paragraph(self.words(cell))}</w:tc>" for cell in cells))
        return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in written) + "</w:tbl>"

    def body(self, units: Sequence[Unit]) -> Iterator[str]:
        """Yield the paragraphs and tables of a text."""
        rows: list[Unit] = []
        for unit in units:
            if unit.kind is BlockKind.TABLE:
                rows.append(unit)
                continue
            if rows:
                yield self.table(rows)
                rows = []
            yield self.unit(unit)
        if rows:
            yield self.table(rows)

    def left_over(self) -> Iterator[str]:
        """Yield, as paragraphs, the notes that no mark calls."""
        for note in self.notes:
            if id(note) not in self.written:
                mark = run(note.marker, 0, '<w:vertAlign w:val="superscript"/>')
                yield paragraph(mark + run(" ") + self.words(note.text))


def _in_pieces(words: str) -> Iterator[str]:
    """Yield words in pieces, as editing leaves them."""
    while len(words) > 40:
        yield words[:31]
        words = words[31:]
    yield words


def _numbering(count: int) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for level, (form, pattern) in enumerate(LEVELS)
    )
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numberings = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{start * (number > 1)}</w:num>'
        for number in range(1, count + 1)
    )
    abstract = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    return f"{DECLARATION}<w:numbering {NAMESPACES}>{abstract}{numberings}</w:numbering>"


def _masthead(writer: Writer, units: Sequence[Unit], symbol: str) -> tuple[str, int]:
    """Return the table at the head of a document, and how many units it takes."""
    taken = 0
    while taken < min(len(units), 3):
        content = units[taken].text.content
        if content != "General Assembly" and not content.startswith(("Distr.", "Original:")):
            break
        taken += 1
    if not taken and not symbol:
        return "", 0
    organ = paragraph(writer.words(units[0].text)) if taken else paragraph("")
    rest = "".join(paragraph(writer.words(unit.text)) for unit in units[1:taken])
    rows = (
        (paragraph(run("United Nations")), paragraph(run(symbol))),
        (organ, rest + paragraph("")),
    )
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>", taken


def docx_of(markdown: str, *, traces: bool = True) -> bytes:
    """Return a Word file of a Markdown document, with the traces that editing leaves or without."""
    documents = convert(markdown.encode(), "source.md").documents
    symbols = [str(document.symbol) for document in documents if document.symbol]
    symbol = symbols[0] if len(documents) == len(symbols) == 1 else ""
    return _packed(running_text(markdown), symbol, traces=traces)


def _packed(text: Flow, symbol: str, *, traces: bool) -> bytes:
    writer = Writer(text.notes, traces=traces)
    numbers = [int(note.marker) for note in text.notes if note.marker.isdigit()]
    first = numbers[0] if numbers else 1
    writer.automatic = first - 1
    head, taken = _masthead(writer, text.units, symbol)
    body = "".join([head, *writer.body(text.units[taken:]), *writer.left_over()])
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": relationships([("rId1", "officeDocument", "word/document.xml", False)]),
        "word/_rels/document.xml.rels": relationships([*PARTS, *writer.links]),
        "word/styles.xml": STYLES,
        "word/numbering.xml": _numbering(writer.restarts),
        "word/settings.xml": f"{DECLARATION}<w:settings {NAMESPACES}><w:footnotePr>"
        f'<w:numStart w:val="{first}"/></w:footnotePr></w:settings>',
        "word/header1.xml": f"{DECLARATION}<w:hdr {NAMESPACES}>{paragraph(run(symbol))}</w:hdr>",
        "word/footer1.xml": f"{DECLARATION}<w:ftr {NAMESPACES}>{paragraph(run(JOB))}</w:ftr>",
        "word/footnotes.xml": f"{DECLARATION}<w:footnotes {NAMESPACES}>"
        f"{''.join(writer.footnotes)}</w:footnotes>",
        "word/document.xml": f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{SECTION}"
        "</w:body></w:document>",
    }
    return packed(parts)


def packed(parts: dict[str, str]) -> bytes:
    """Return the archive of some parts; the same parts give the same bytes."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def main() -> None:
    source = Path(sys.argv[1])
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else source.with_suffix(".docx")
    target.write_bytes(docx_of(source.read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
