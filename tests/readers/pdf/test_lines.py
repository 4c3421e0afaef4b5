"""Lines of a page: what stands on one, what is raised, where columns part."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from undocs_rdf.readers.pdf.lines import begins_with_label, cells_of, line_of, lines_of
from undocs_rdf.readers.pdf.page import Piece
from undocs_rdf.text import Style


def piece(
    text: str, left: float, baseline: float = 100, *, size: float = 10, style: int = 0
) -> Piece:
    return Piece(text, left, left + 0.45 * size * len(text), baseline, size, style)


def test_a_raised_mark_stands_in_the_line_that_carries_it() -> None:
    above = piece("the Treaty on the", 100, 112)
    words, mark = piece("universal jurisdiction,", 100), piece("1", 204, 103.5, size=6.5)
    (first, second) = lines_of([mark, above, words])
    assert (first.text, second.text) == ("the Treaty on the", "universal jurisdiction,1")
    assert [p.style for p in second.pieces] == [Style.PLAIN, Style.SUPERSCRIPT]
    assert (second.size, second.baseline) == (10, 100)


def test_the_mark_of_a_note_stands_a_tab_before_its_words() -> None:
    lines = lines_of(
        [
            piece("annexes I and II.", 72, 110, size=8.5),
            piece("2", 72, 103, size=5.5),
            piece("Resolution S-24/2, annex.", 108, 100, size=8.5),
        ]
    )
    assert [line.text for line in lines] == ["annexes I and II.", "2 Resolution S-24/2, annex."]
    assert lines[1].pieces[0].style == Style.SUPERSCRIPT


def test_a_lowered_figure_is_no_mark() -> None:
    (line,) = lines_of([piece("CO", 100), piece("2", 109.5, 98, size=6), piece(" levels", 113)])
    assert line.text == "CO2 levels"
    assert all(not p.style for p in line.pieces)


def test_letters_of_several_sizes_make_one_line() -> None:
    (line,) = lines_of([piece("A", 480, 735.5, size=20), piece("/RES/78/113", 489.5, 735.5)])
    assert line.text == "A/RES/78/113"


def test_a_narrow_gap_is_no_blank_and_a_wider_one_is() -> None:
    (line,) = lines_of([piece("financial r", 100), piece("eports", 150.7), piece("and", 180)])
    assert line.text == "financial reports and"


def test_columns_part_at_wide_gaps_but_not_behind_a_label() -> None:
    row = line_of([piece("New post", 100), piece("Benefits Assistant", 220), piece("P-3", 400)])
    assert [cell.text for cell in cells_of(row)] == ["New post", "Benefits Assistant", "P-3"]
    for label in ("1.", "(a)", "(iv)", "78/113.", "•", "Item 3.", "In favour:", "II.", "B."):
        line = line_of([piece(label, 100), piece("Takes note of the report", 180)])
        assert len(cells_of(line)) == 1, label


def test_gaps_of_a_justified_line_part_no_columns() -> None:
    words, left, pieces = ("mediation,", "recovery", "and", "peace", "in", "all"), 100.0, []
    for word in words:
        pieces.append(piece(word, left))
        left = pieces[-1].right + 8
    pieces.append(piece("regions", left + 8))
    assert len(cells_of(line_of(pieces))) == 1


def test_a_drawing_made_of_letters_has_no_columns() -> None:
    line = line_of([piece("a", 12.0 * index, size=1) for index in range(51)])
    assert cells_of(line) == [line]
    assert len(cells_of(line_of(line.pieces[1:]))) == 50


def test_a_label_has_a_tab_behind_it() -> None:
    assert begins_with_label(line_of([piece("(a)", 147), piece("To develop", 171)]))
    assert not begins_with_label(line_of([piece("1", 147), piece("May 2001", 154)]))
    assert not begins_with_label(line_of([piece("(a)", 147)]))


def test_a_line_is_set_in_bold_whatever_its_marks_are() -> None:
    star = piece("*", 190)
    line = line_of([piece("Saudi Arabia,", 100, style=Style.BOLD), star])
    assert line.is_set(Style.BOLD)
    assert not line.is_set(Style.ITALIC)
    assert not line_of([star]).is_set(Style.BOLD)


places = st.floats(0, 700, allow_nan=False)
pieces_of_a_page = st.lists(
    st.builds(
        lambda text, left, baseline, size: piece(text, left, baseline, size=size),
        st.text("ab 1*(.", min_size=1, max_size=5).filter(str.strip),
        places,
        places,
        st.sampled_from([5.5, 8.5, 10.0, 20.0]),
    ),
    max_size=25,
)


@given(pieces_of_a_page)
def test_every_piece_is_in_one_line(pieces: list[Piece]) -> None:
    lines = lines_of(pieces)
    kept = [p._replace(style=0) for line in lines for p in line.pieces]
    assert sorted(kept) == sorted(pieces)
    for line in lines:
        assert [p.left for p in line.pieces] == sorted(p.left for p in line.pieces)
        assert [p for cell in cells_of(line) for p in cell.pieces] == list(line.pieces)
