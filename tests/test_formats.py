"""The formats of documents: how each is told, and that it has one reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from undocs_rdf.formats import AKN, MARKDOWN, PLAIN, Format, endings, format_of, formats
from undocs_rdf.text import Span

DATA = Path(__file__).parent / "data"


def test_the_ending_tells_the_format_of_a_text() -> None:
    names = ("a.MD", "a.txt")
    assert [format_of(b"text", name) for name in names] == [MARKDOWN, PLAIN]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The Security Council,\nRecalling it,", PLAIN),
        ("*Recalling* its resolution,", MARKDOWN),
        ("# General Assembly\n", MARKDOWN),
        ("its report<sup>1</sup>", MARKDOWN),
        ("in [74/28](#) it", MARKDOWN),
        ("| a | b |\n", MARKDOWN),
        ("2019* and 5 * 3, # 4", PLAIN),
        ("[A/74/1] (of 1 May)", PLAIN),
    ],
)
def test_markup_tells_markdown_where_no_ending_does(text: str, form: Format) -> None:
    assert format_of(text.encode(), "stdin") is form
    assert format_of(text.encode(), "A_RES_74_28.doc_text") is form


def test_what_a_file_holds_goes_before_its_ending() -> None:
    markup = next((DATA / "akn").rglob("*.xml")).read_bytes()
    assert format_of(markup, "resolution.txt") is AKN


def test_each_format_has_a_name_of_its_own_and_one_reader() -> None:
    assert len({form.name for form in formats()}) == len(formats())
    assert len(set(endings())) == len(endings())
    assert all((form.read_blocks is None) != (form.read_documents is None) for form in formats())


def test_a_byte_order_mark_is_put_aside_and_keeps_its_place() -> None:
    reader = format_of(b"", "a.md").read_blocks
    assert reader is not None
    read = reader("\ufeffThe General Assembly,".encode(), "a.md")
    assert read.text.startswith("\ufeff")
    assert [piece.span for piece in read.discarded] == [Span(0, 1)]
    assert read.blocks[0].runs[0].span == Span(1, len(read.text))
