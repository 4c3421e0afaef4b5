"""Tables that hold data, and those that lay out a page."""

from __future__ import annotations

import pytest

from undocs_rdf.readers.layout import Paragraph, Table, write_blocks
from undocs_rdf.readers.rendered import Piece, RenderedText, note_mark


def words(text: str, level: int = 0) -> Paragraph:
    return Paragraph((Piece(text),), level)


def table(*rows: list[list[Paragraph | Table]], is_layout: bool = False) -> Table:
    return Table(tuple(tuple(tuple(cell) for cell in row) for row in rows), is_layout)


A, B = words("a"), words("b")
MANY: list[Paragraph | Table] = [words(str(number)) for number in range(7)]


@pytest.mark.parametrize(
    ("found", "holds_data"),
    [
        (table([[A], [B]], [[A], [B]]), True),
        (table([[A]], [[B]]), True),
        (table([[A, B], [B]], [[], [B]]), True),
        (table([[A], [B]]), False),
        (table([[A, B]], [[B]]), False),
        (table([[A], MANY], [[A], [B]]), False),
        (table([[A], [words("head", 2)]], [[A], [B]]), False),
        (table([[A], [table([[A]])]], [[A], [B]]), False),
        (table([[A], [B]], [[A], [B]], is_layout=True), False),
        (table(), False),
    ],
)
def test_a_table_of_data_has_rows_of_short_cells(found: Table, *, holds_data: bool) -> None:
    assert found.holds_data() is holds_data


def test_the_masthead_is_read_by_cells_and_tables_below_it_by_rows() -> None:
    text = RenderedText()
    small, body = table([[A], [B]], [[A], [B]]), words("The General Assembly, " * 5)
    write_blocks([words("A/80/L.1"), small, body, small], text)
    lines = text.source_text().text.splitlines()
    assert lines[:5] == ["A/80/L.1", "a", "b", "a", "b"]
    assert lines[6:] == ["a | b", "a | b"]


def test_a_row_that_begins_with_a_mark_is_a_note() -> None:
    note = Paragraph((note_mark("1"),))
    text = RenderedText()
    write_blocks([words("a" * 90), table([[note], [words("A/74/1.")]], [[note], [B]])], text)
    assert text.source_text().text == "a" * 90 + "\n[1] A/74/1.\n[1] b\n"


def test_furniture_is_discarded() -> None:
    text = RenderedText()
    write_blocks([A, Paragraph((Piece("Menu"),), 0, "navigation")], text)
    source = text.source_text()
    assert [piece.reason for piece in source.discarded] == ["navigation"]
    assert len(source.blocks) == 1
