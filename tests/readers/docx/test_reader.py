"""Word files as a whole: the masthead, tables, headers, and what a graph is made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.conservation import check
from tests.make_docx import DATE, docx_of, paragraph, run
from tests.word_file import lines, word_file
from undocs_rdf.convert import convert
from undocs_rdf.diagnostics import Code
from undocs_rdf.readers.docx.reader import read_docx
from undocs_rdf.text import BlockKind

DATA = Path(__file__).parents[2] / "data"
SOURCES = sorted((DATA / "documents").glob("*.md"))
ABOVE = (
    "Decides to approve the following appropriations for the biennium, as they were proposed to it:"
)
MASTHEAD = (
    f"<w:tbl><w:tr><w:tc>{paragraph(run('United Nations'))}</w:tc>"
    f"<w:tc>{paragraph(run('A/C.1/80/L.16'))}</w:tc></w:tr>"
    f"<w:tr><w:tc>{paragraph(run('General Assembly'))}</w:tc>"
    f"<w:tc>{paragraph(run('Distr.: Limited'))}{paragraph(run('10 October 2025'))}{paragraph('')}"
    f"{paragraph(run('Original: English'))}</w:tc></w:tr></w:tbl>"
)


def test_the_table_at_the_head_is_the_masthead() -> None:
    document = convert(word_file(MASTHEAD + paragraph(run("Eightieth session"))), "a.docx")
    (found,) = document.documents
    assert str(found.symbol) == "A/C.1/80/L.16"
    assert (found.distribution, found.date_issued) == ("Limited", "2025-10-10")
    assert found.original_language == "en"


def test_the_head_of_the_first_page_alone_is_the_masthead_too() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="r_header1"/>'
        '<w:headerReference w:type="default" r:id="r_header2"/>'
        '<w:footerReference w:type="default" r:id="r_footer1"/><w:titlePg/></w:sectPr>'
    )
    data = word_file(
        paragraph(run("Eightieth session")) + section,
        header1=MASTHEAD,
        header2=paragraph(run("A/C.1/80/L.16")),
        footer1=paragraph(run("25-16534")),
    )
    read = read_docx(data, "a.docx")
    assert read.text.splitlines()[:2] == ["United Nations", "A/C.1/80/L.16"]
    assert [(read.text[slice(*d.span)], d.reason) for d in read.discarded] == [
        ("A/C.1/80/L.16", "page header"),
        ("25-16534", "page footer"),
    ]


def test_a_table_of_data_is_read_by_rows() -> None:
    cells = [["Year", "Amount"], ["2024", "5"], ["", "7"]]
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{paragraph(run(cell))}</w:tc>' for cell in row)}</w:tr>"
        for row in cells
    )
    body = paragraph(run(ABOVE)) + f"<w:tbl>{rows}</w:tbl>"
    blocks = read_docx(word_file(body), "a.docx").blocks
    assert [block.kind for block in blocks[1:]] == [BlockKind.TABLE] * 3
    assert lines(body) == [ABOVE, "Year | Amount", "2024 | 5", "| 7"]


def test_rows_and_cells_that_were_deleted_are_gone_and_merged_ones_empty() -> None:
    def cell(words: str, said: str = "") -> str:
        return f"<w:tc><w:tcPr>{said}</w:tcPr>{paragraph(run(words))}</w:tc>"

    rows = "<w:tr>" + cell("a", '<w:vMerge w:val="restart"/>') + cell("b") + "</w:tr>"
    rows += "<w:tr>" + cell("ghost", "<w:vMerge/>") + cell("c") + "</w:tr>"
    rows += f"<w:tr><w:trPr><w:del {DATE}/></w:trPr>{cell('d')}{cell('e')}</w:tr>"
    rows += "<w:tr>" + cell("f") + cell("g") + cell("h", "<w:cellDel/>") + "</w:tr>"
    body = paragraph(run(ABOVE)) + f"<w:tbl>{rows}</w:tbl>"
    assert lines(body) == [ABOVE, "a | b", "| c", "f | g"]


def test_a_paragraph_whose_mark_was_deleted_goes_on_in_the_next() -> None:
    deleted = f"<w:pPr><w:rPr><w:del {DATE}/></w:rPr></w:pPr>"
    body = f"<w:p>{deleted}{run('Calls upon ')}</w:p>" + paragraph(run("all States;"))
    body += f"<w:p>{deleted}{run('last')}</w:p>"
    assert lines(body) == ["Calls upon all States;", "last"]


def test_a_paragraph_whose_mark_is_hidden_stands_on_one_line_with_the_next() -> None:
    hidden = "<w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>"
    body = f"<w:p>{hidden}{run('Reporting. ')}</w:p>" + paragraph(run("Requests a report;"))
    assert lines(body) == ["Reporting. Requests a report;"]


def test_an_empty_paragraph_keeps_its_number_and_is_no_part() -> None:
    levels = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = paragraph(run("a"), "", (1, 0)) + paragraph("", "", (1, 0))
    body += paragraph(run("b"), "", (1, 0))
    read = read_docx(word_file(body, numbering=numbering), "a.docx")
    assert read.text.splitlines() == ["1. a", "2.", "3. b"]
    assert [piece.reason for piece in read.discarded] == ["number without words"]


def test_documents_that_are_stored_apart_are_reported() -> None:
    read = read_docx(word_file(paragraph(run("a")) + '<w:altChunk r:id="rId7"/>'), "a.docx")
    assert [diagnostic.code for diagnostic in read.diagnostics] == [Code.EMBEDDED_UNREAD]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_nothing_is_lost_and_words_stand_where_they_are_said_to(source: Path) -> None:
    conversion = convert(docx_of(source.read_text(encoding="utf-8")), "a.docx")
    report = check(conversion)
    assert (report.lost, report.doubled) == ([], [])
    assert report.parts > 1


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co"]), max_size=30)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.tuples(WORDS, st.integers(0, 7)), max_size=4), max_size=5))
def test_each_run_is_found_again_at_its_place(paragraphs: list[list[tuple[str, int]]]) -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = "".join(
        paragraph("".join(run(words, style & 3, raised * (style > 3)) for words, style in runs))
        for runs in paragraphs
    )
    body = "".join(c for c in body if c not in "\ufffe\uffff")
    read = read_docx(word_file(body), "a.docx")
    for block in read.blocks:
        at = block.span.start
        for one in block.runs:
            assert one.span.start == at
            shown = read.text[one.span.start : one.span.end]
            assert shown == one.text or shown == f"[{one.text.strip(' []()/')}]"
            at = one.span.end
        assert at == block.span.end
        assert "\n" not in read.text[block.span.start : block.span.end]
