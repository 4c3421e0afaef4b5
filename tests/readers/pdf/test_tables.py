"""Where lines stand side by side: tables, letterheads, columns of text."""

from __future__ import annotations

from tests.make_pdf import Line as Drawn
from tests.make_pdf import Words, pdf_of
from undocs_rdf.readers.pdf.furniture import sheets_of
from undocs_rdf.readers.pdf.process import read_pages
from undocs_rdf.readers.pdf.tables import Region, regions_of


def regions(*items: Words | Drawn) -> list[Region]:
    (sheet,) = sheets_of(read_pages(pdf_of(items), "a.pdf"), 10)
    return regions_of(sheet.lines, sheet.rules)


def cells(region: Region) -> list[list[str]]:
    return [[" ".join(line.text for line in cell) for cell in row] for row in region.rows]


def test_a_letterhead_is_read_by_rows_each_cell_for_itself() -> None:
    (found,) = regions(
        Words(123, 734, "United Nations", size=14),
        Words(482, 735, "A/80/L.3"),
        Words(123, 706, "General Assembly", "bold", 20),
        Words(397, 705, "Distr.: Limited"),
        Words(397, 693, "16 September 2025"),
    )
    assert not found.is_table
    assert cells(found) == [
        ["United Nations", "A/80/L.3"],
        ["General Assembly", "Distr.: Limited 16 September 2025"],
    ]


def test_between_rules_the_first_line_of_a_row_may_have_one_cell() -> None:
    (found,) = regions(
        *(Drawn(100, 400, height) for height in (580, 560, 500)),
        Words(100, 565, "Department"),
        Words(300, 565, "P-5"),
        Words(100, 540, "Department of Management"),
        Words(100, 530, "Strategy and Compliance"),
        Words(300, 530, "1"),
        Words(100, 512, "Total", "bold"),
        Words(300, 512, "1", "bold"),
    )
    assert found.is_table
    assert cells(found) == [
        ["Department", "P-5"],
        ["Department of Management Strategy and Compliance", "1"],
        ["Total", "1"],
    ]


def test_without_rules_three_rows_make_a_table() -> None:
    rows = [("Algeria", "1.0"), ("Brazil", "2.0"), ("Chad", "3.5")]
    places = [
        Words(left, 600 - 12 * index, text)
        for index, row in enumerate(rows)
        for left, text in zip((100, 300), row, strict=True)
    ]
    (found,) = regions(*places)
    assert found.is_table
    assert cells(found) == [list(row) for row in rows]


def test_columns_of_text_are_read_one_after_the_other() -> None:
    line = "words of a column of text of an old record"
    left = [Words(60, 600 - 12 * index, f"{line} {index}") for index in range(6)]
    right = [Words(320, 600 - 12 * index, f"other {line} {index}") for index in range(6)]
    (found,) = regions(*left, *right)
    assert not found.is_table
    ((first, second),) = cells(found)
    assert first.startswith(f"{line} 0 {line} 1")
    assert second.endswith(f"other {line} 5")


def test_text_is_in_no_region() -> None:
    assert regions(*[Words(100, 600 - 12 * index, "a line of text") for index in range(5)]) == []
