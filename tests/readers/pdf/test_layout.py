"""Blocks of lines in reading order, told by how a page is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.make_pdf import Line, Words, paragraph, pdf_of
from undocs_rdf.readers.pdf.layout import Kind, lay_out
from undocs_rdf.readers.pdf.process import read_pages
from undocs_rdf.readers.pdf.reader import read_pdf

if TYPE_CHECKING:
    from collections.abc import Sequence

Page = list[Words | Line]
FULL = "the purposes and principles of the Charter of the United Nations and other acts"
BODY = [FULL, FULL, "and its own,"]


def blocks(*pages: Sequence[Words | Line]) -> list[tuple[str, str]]:
    return [
        (block.kind.value, " ".join(line.text for cell in block.cells for line in cell))
        for block in lay_out(read_pages(pdf_of(*pages), "a.pdf"))
    ]


def texts(*pages: Sequence[Words | Line]) -> list[str]:
    return [text for _, text in blocks(*pages)]


def test_a_wider_space_parts_paragraphs() -> None:
    found = texts([*paragraph(BODY, 700), *paragraph(BODY, 700 - 3 * 12 - 6)])
    assert found == [" ".join(BODY)] * 2


def test_without_spaces_an_indent_parts_paragraphs() -> None:
    page = [item for index in range(3) for item in paragraph(BODY, 700 - 36 * index)]
    assert texts(page) == [" ".join(BODY)] * 3


def test_without_spaces_and_indents_a_label_parts_paragraphs() -> None:
    page: list[Words] = []
    for index, label in enumerate(("(a)", "(b)", "(c)")):
        top = 700 - 24 * index
        page += [Words(123, top, label), Words(147, top, FULL), Words(147, top - 12, "or not;")]
    found = texts([*page, *paragraph(BODY, 600)])
    assert found[:3] == [f"{label} {FULL} or not;" for label in ("(a)", "(b)", "(c)")]


def test_headings_are_bold_and_larger_or_in_the_middle() -> None:
    page = [
        Words(123, 720, "Situation of human rights", "bold", 14),
        Words(123, 704, "in the world", "bold", 14),
        Words(276, 680, "II", "bold"),
        Words(123, 660, "Albania and Andorra: draft resolution", "bold"),
        *paragraph(BODY, 640),
    ]
    assert blocks(page)[:3] == [
        ("heading", "Situation of human rights in the world"),
        ("heading", "II"),
        ("paragraph", "Albania and Andorra: draft resolution"),
    ]


def notes(top: float, *texts_: str, first: int = 1) -> list[Words]:
    return [
        word
        for index, text in enumerate(texts_)
        for word in (
            Words(117, top - 10 * index + 3, str(first + index), size=5.5),
            Words(123, top - 10 * index, text, size=8.5),
        )
    ]


def test_notes_stand_below_a_short_rule() -> None:
    rules: list[Words | Line] = [Words(99, 193, "_" * 18, "bold", 8), Line(99, 171, 193)]
    for rule in rules:
        page = [*paragraph(BODY, 700), rule, *notes(180, "A/65/201.", "Resolution 70/1.")]
        found = [block for block in blocks(page) if block[0] != "rule"]
        assert found[1:] == [("note", "1 A/65/201."), ("note", "2 Resolution 70/1.")]


def test_notes_are_told_without_a_rule() -> None:
    found = blocks([*paragraph(BODY, 700), *notes(180, "A/65/201.")])
    assert found[1:] == [("note", "1 A/65/201.")]


@pytest.mark.parametrize("size", [8.5, 10])
def test_a_note_that_goes_on_over_the_page_is_whole(size: float) -> None:
    rule = Line(99, 171, 193)
    one: Page = [*paragraph(BODY, 600), rule, *notes(180, "See the report of the Group")]
    two: Page = [
        *paragraph(BODY, 600),
        rule,
        Words(123, 180, "of Governmental Experts.", size=size),
        *notes(170, "A/65/201.", first=2),
    ]
    found = [text for kind, text in blocks(one, two) if kind == "note"]
    assert found == ["1 See the report of the Group of Governmental Experts.", "2 A/65/201."]


def test_a_rule_in_the_middle_ends_a_text_and_begins_no_notes() -> None:
    page: Page = [*paragraph(BODY, 700), Line(270, 342, 620), Words(123, 600, "Annex", size=8.5)]
    assert blocks(page)[1] == ("paragraph", "Annex")


def test_headers_and_footers_are_furniture() -> None:
    first = [Words(400, 735, "A/80/L.3"), *paragraph(BODY, 600), Words(60, 37, "25-14866 (E)")]
    second = [Words(60, 735, "A/80/L.3"), *paragraph(BODY, 700), Words(60, 37, "2/2")]
    found = lay_out(read_pages(pdf_of(first, second), "a.pdf"))
    furniture = [
        (block.page, block.reason, block.cells[0][0].text)
        for block in found
        if block.kind is Kind.FURNITURE
    ]
    assert found[0].cells[0][0].text == "25-14866 (E)"
    assert furniture == [
        (2, "page header", "A/80/L.3"),
        (2, "page footer", "2/2"),
    ]


def test_above_a_wide_rule_a_title_is_a_header() -> None:
    first = [Words(400, 735, "A/RES/78/35"), *paragraph(BODY, 600)]
    title = [Words(300, 742, "Prevention of an arms race in"), Words(300, 732, "outer space")]
    second: Page = [*title, Line(60, 552, 727), *paragraph(BODY, 700)]
    found = lay_out(read_pages(pdf_of(first, second), "a.pdf"))
    headers = [b.cells[0][0].text for b in found if b.reason == "page header"]
    assert headers == ["Prevention of an arms race in", "outer space"]


def test_what_underlines_words_parts_nothing() -> None:
    page: Page = [*paragraph(BODY, 700), Line(130, 160, 686.5)]
    assert texts(page) == [" ".join(BODY)]


def test_a_turned_page_is_read_as_a_reader_turns_it() -> None:
    turned = b"q 0 1 -1 0 612 0 cm BT /roman 10 Tf 72 500 Td (The General Assembly,) Tj ET Q"
    read = read_pdf(pdf_of(turned), "a.pdf")
    assert read.text == "The General Assembly,\n"
    landscape = read_pdf(pdf_of(turned, page=b"/Type/Page/Parent 2 0 R/Rotate 90" + BOX), "a.pdf")
    assert landscape.text == read.text


BOX = b"/MediaBox[0 0 612 792]"


def test_words_along_the_margin_are_set_aside() -> None:
    margin = b" q 0 1 -1 0 600 0 cm BT /roman 8 Tf 72 12 Td (25-14866) Tj ET Q"
    page = b"BT /roman 10 Tf 72 700 Td (The General Assembly,) Tj ET" + margin
    read = read_pdf(pdf_of(page), "a.pdf")
    assert read.text == "The General Assembly,\n\n25-14866\n"
    assert [d.reason for d in read.discarded] == ["turned text"]
