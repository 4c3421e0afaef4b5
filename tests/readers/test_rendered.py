"""The canonical text of formats that are rendered."""

from __future__ import annotations

from undocs_rdf.readers.rendered import Piece, RenderedText, are_blank, note_mark
from undocs_rdf.text import BlockKind, Run, Span, Style


def written(*pieces: Piece) -> tuple[str, list[Run]]:
    text = RenderedText()
    text.block(pieces)
    source = text.source_text()
    return source.text, [run for block in source.blocks for run in block.runs]


def test_blanks_are_folded_across_pieces() -> None:
    text, runs = written(Piece("  The \u00a0"), Piece(" General\n", Style.ITALIC), Piece("\t"))
    assert text == "The General\n"
    assert runs == [Run("The ", Span(0, 4)), Run("General", Span(4, 11), Style.ITALIC)]


def test_what_shows_nothing_is_not_written() -> None:
    text = RenderedText()
    text.block([Piece(" \u00ad"), Piece("")])
    text.row([[], [Piece(" ")]])
    text.discard([Piece("")], "page header")
    assert text.source_text().text == ""
    assert are_blank([Piece("\u00ad ")])


def test_a_mark_stands_in_brackets_and_its_run_for_the_whole() -> None:
    text, runs = written(Piece("text,"), note_mark("2"), Piece(" end"))
    assert text == "text,[2] end\n"
    assert runs[1] == Run("2", Span(5, 8), Style.SUPERSCRIPT)


def test_marks_that_the_markup_tells_apart_stay_apart() -> None:
    assert written(Piece("a"), note_mark("1"), note_mark("2"))[0] == "a[1,2]\n"
    raised = Style.SUPERSCRIPT
    assert written(Piece("a"), Piece("1", raised), Piece("2", raised))[0] == "a[12]\n"
    assert written(Piece("a"), Piece("[3]", raised))[0] == "a[3]\n"


def test_a_square_and_an_ordinal_are_words() -> None:
    raised = Style.SUPERSCRIPT
    assert written(Piece("5 km"), Piece("2", raised), Piece(" on the 2"), Piece("nd", raised)) == (
        "5 km2 on the 2nd\n",
        [
            Run("5 km", Span(0, 4)),
            Run("2", Span(4, 5), raised),
            Run(" on the 2", Span(5, 14)),
            Run("nd", Span(14, 16), raised),
        ],
    )


def test_rows_keep_their_empty_cells() -> None:
    text = RenderedText()
    text.row([[Piece("a")], [], [Piece("b", Style.BOLD)]])
    source = text.source_text()
    assert source.text == "a | | b\n"
    assert source.blocks[0].kind is BlockKind.TABLE


def test_what_is_discarded_keeps_its_place() -> None:
    text = RenderedText()
    text.block([Piece("Annex")], BlockKind.HEADING, 2)
    text.discard([Piece("A/80/L.1")], "page header")
    source = text.source_text()
    assert [(source.text[slice(*d.span)], d.reason) for d in source.discarded] == [
        ("A/80/L.1", "page header")
    ]
    assert (source.blocks[0].span, source.blocks[0].level) == (Span(0, 5), 2)
