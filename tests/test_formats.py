"""The formats of documents: how each is told, and that it has one reader."""

from __future__ import annotations

from pathlib import Path

from undocs_rdf.formats import AKN, endings, format_of, formats
from undocs_rdf.text import Span

DATA = Path(__file__).parent / "data"


def test_the_ending_tells_the_format_of_a_text() -> None:
    assert [format_of(b"text", name).media_type for name in ("a.MD", "a.txt", "stdin")] == [
        "text/markdown",
        "text/plain",
        "text/markdown",
    ]


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
