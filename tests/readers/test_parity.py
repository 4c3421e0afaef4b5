"""A document says the same in every format: the same facts from Word and HTML as from Markdown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench.witness import facts_of
from tests.make_docx import docx_of
from tests.make_html import html_of
from undocs_rdf.convert import convert

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    [*(ROOT / "tests" / "data" / "documents").glob("*.md"), *(ROOT / "examples").glob("*.md")]
)
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
