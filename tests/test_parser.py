"""Whatever a text is, it is read: the documents in it, and what should be known about it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fragments import ASSEMBLY, FOOT, document, parse_text
from undocs_rdf.diagnostics import Code
from undocs_rdf.model import DocumentKind, PartKind

DOCUMENTS = sorted((Path(__file__).parent / "data" / "documents").glob("*.md"))


@pytest.mark.parametrize("text", ["", "\n\n", "  \t\n", "---\n\n---\n"])
def test_a_text_without_words_is_a_document_without_parts(text: str) -> None:
    parsed = parse_text(text)
    assert [d.code for d in parsed.diagnostics] == [Code.NO_TEXT]
    (found,) = parsed.documents
    assert (found.kind, found.parts) == (DocumentKind.DOCUMENT, ())


def test_prose_is_paragraphs_and_a_warning() -> None:
    text = "It was a bright cold day in April.\n\nThe clocks were striking thirteen.\n"
    parsed = parse_text(text)
    (found,) = parsed.documents
    assert [(p.kind, p.text) for p in found.parts] == [
        (PartKind.PARAGRAPH, "It was a bright cold day in April."),
        (PartKind.PARAGRAPH, "The clocks were striking thirteen."),
    ]
    assert {d.code for d in parsed.diagnostics} == {Code.NO_SYMBOL, Code.KIND_UNKNOWN}


def test_the_masthead_is_the_first_part_and_every_line_of_it_is_in_it() -> None:
    found = document(ASSEMBLY + "1. *Decides* so.\n" + FOOT)
    assert [p.kind for p in found.parts] == [PartKind.MASTHEAD, PartKind.OPERATIVE_PARAGRAPH]
    assert found.parts[0].text.splitlines() == [
        "General Assembly",
        "Distr.: General 18 December 2019",
        "Seventy-fourth session",
        "Agenda item 93",
        "Developments in the field of information",
        "Resolution adopted by the General Assembly on 12 December 2019",
        "[on the report of the First Committee (A/74/363)]",
        "74/28. Advancing responsible State behaviour",
        "The General Assembly,",
        "46th plenary meeting",
        "12 December 2019",
    ]


def test_the_text_names_a_document_that_has_no_symbol() -> None:
    one = "It was a bright cold day in April.\n"
    assert (
        document(one).text_hash
        == document("\n\n*It was* a **bright** cold day in April\n").text_hash
    )
    assert document(one).text_hash != document("It was a bright day in April.\n").text_hash


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_parts_stand_in_the_order_of_the_text(path: Path) -> None:
    for found in parse_text(path.read_text("utf-8")).documents:
        body = [
            p.spans[0].start
            for p in found.parts
            if p.kind not in (PartKind.MASTHEAD, PartKind.FOOTNOTE)
        ]
        assert body == sorted(body)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_note_is_reached_from_the_part_with_its_mark(path: Path) -> None:
    for found in parse_text(path.read_text("utf-8")).documents:
        notes = {p.fragment for p in found.parts if p.kind is PartKind.FOOTNOTE}
        called = {name for p in found.parts for name in p.footnotes}
        assert called <= notes
        assert called == notes


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_diagnostics_stand_in_the_order_of_the_text(path: Path) -> None:
    places = [d.span.start for d in parse_text(path.read_text("utf-8")).diagnostics if d.span]
    assert places == sorted(places)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_document_that_is_cut_anywhere_is_read(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(DOCUMENTS)).read_text("utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 3000, len(text))))
    parsed = parse_text(text[start:end])
    assert parsed.documents
    for found in parsed.documents:
        for each in found.parts:
            assert all(0 <= s.start < s.end <= end - start for s in each.spans)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    parsed = parse_text(text)
    assert parsed.documents
    assert len({d.text_hash for d in parsed.documents}) == len(parsed.documents)
