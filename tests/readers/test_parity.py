"""A document says the same in every format: the same facts from Word and HTML as from Markdown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench.conservation import check
from bench.witness import facts_of
from tests.make_docx import docx_of
from tests.make_html import html_of
from undocs_rdf.convert import convert

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from undocs_rdf.text import Span

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
SOURCES = sorted([*(DATA / "documents").glob("*.md"), *(ROOT / "examples").glob("*.md")])
NOTE_MARKS = re.compile(r"\[(?:[\d,]+|[*†‡§]+|[a-z])\]")
WRITERS = {
    "docx": docx_of,
    "html": html_of,
    "word.html": lambda markdown: html_of(markdown, as_word=True),
}


def test_there_are_twenty_documents() -> None:
    assert len(SOURCES) >= 20


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_facts_are_those_of_the_markdown(source: Path, form: str) -> None:
    markdown = source.read_text(encoding="utf-8")
    write: Callable[[str], bytes] = WRITERS[form]
    expected = facts_of(convert(markdown.encode(), "source.md").documents)
    found = facts_of(convert(write(markdown), f"source.{form}").documents)
    assert dict(found) == dict(expected)
    assert sum(map(len, found.values())) > 5


FILES = sorted([*(DATA / "docx").iterdir(), *(DATA / "html").iterdir()])


def test_there_are_files_of_each_kind() -> None:
    kinds = {path.name.partition(".")[2] for path in FILES}
    edited, office = {"edited.docx", "libreoffice.docx"}, {"libreoffice.html"}
    assert kinds == edited | office | {"site.html", "word.htm"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_of_other_programs_say_the_same(path: Path) -> None:
    """LibreOffice wrote some of them, from Word files that were made of the Markdown."""
    source = DATA / "documents" / f"{path.name.partition('.')[0]}.md"
    expected = facts_of(convert(source.read_bytes(), source.name).documents)
    conversion = convert(path.read_bytes(), path.name)
    assert dict(facts_of(conversion.documents)) == dict(expected)
    report = check(conversion)
    assert (report.lost, report.doubled) == ([], [])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_words_of_each_part_and_quote_stand_where_they_are_said_to(path: Path) -> None:
    conversion = convert(path.read_bytes(), path.name)
    places = 0
    for document in conversion.documents:
        for part in document.parts:
            found = words_at(conversion.source_text, part.spans)
            assert found.endswith(" ".join(part.text.split()))
            for citation in part.citations:
                places += 1
                assert words_at(conversion.source_text, citation.spans) == citation.quote
    assert places > 5


def words_at(text: str, spans: Iterable[Span]) -> str:
    """Return the words at some places of a canonical text, without the marks of notes."""
    pieces = " ".join(text[span.start : span.end] for span in spans)
    return " ".join(NOTE_MARKS.sub("", pieces).split())
