"""A document says the same in every format that it exists in, as far as the format carries it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench.witness import facts_of
from tests.make_plain import text_of
from undocs_rdf import read

if TYPE_CHECKING:
    from bench.witness import Facts

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data"
# Documents as they came in two formats: the markup or the PDF, and the Markdown.
CAME_IN_TWO = [
    ("akn/A_HRC_RES_54_15.xml", "parity/A_HRC_RES_54_15.md"),
    ("akn/S_2024_312.xml", "parity/S_2024_312.md"),
    ("akn/E_RES_2023_5.xml", "parity/E_RES_2023_5.md"),
    ("pdf/draft-c2-80-L63.pdf", "parity/A_C.2_80_L.63.md"),
    ("pdf/draft-c5-80-L2.pdf", "parity/A_C.5_80_L.2.md"),
    ("pdf/resolution-78-113.pdf", "parity/A_RES_78_113.md"),
]
MARKDOWN = sorted(
    [
        *(DATA / "documents").glob("*.md"),
        *(DATA / "parity").glob("*.md"),
        *ROOT.glob("examples/*.md"),
    ]
)
# Its sections are told by headings alone, which a plain text does not set apart.
UNTOLD = {"E_RES_2023_5"}


def facts(source: Path | bytes, name: str = "") -> Facts:
    """Return the facts of a document, its symbol apart: the Markdown of a draft prints none."""
    documents = read(source, name).documents
    return facts_of([replace(document, symbol=None) for document in documents])


def test_there_are_twenty_documents_in_two_formats_or_more() -> None:
    assert len(MARKDOWN) + len(CAME_IN_TWO) >= 20


@pytest.mark.parametrize(("one", "other"), CAME_IN_TWO)
def test_markup_and_pages_say_what_the_markdown_says(one: str, other: str) -> None:
    expected = facts(DATA / other)
    assert dict(facts(DATA / one)) == dict(expected)
    assert sum(map(len, expected.values())) > 5


@pytest.mark.parametrize("is_broken", [True, False], ids=["broken", "whole"])
@pytest.mark.parametrize(
    "source", [p for p in MARKDOWN if p.stem not in UNTOLD], ids=lambda path: path.stem
)
def test_plain_text_says_what_the_markdown_says(source: Path, *, is_broken: bool) -> None:
    markdown = source.read_text(encoding="utf-8")
    expected = facts(markdown.encode(), "document.md")
    found = facts(text_of(markdown, is_broken=is_broken).encode(), "document.txt")
    # How far an opening phrase goes only its italics say.
    for each in (expected, found):
        each.pop("opening phrases", None)
    assert dict(found) == dict(expected)
