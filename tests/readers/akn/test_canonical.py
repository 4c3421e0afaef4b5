"""Places are offsets into the canonical text, and nothing of it is lost."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.readers.akn.documents import NAMES, converted, read
from undocs_rdf.conservation import gaps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from undocs_rdf.text import Span

MARK = re.compile(r"\[(?:\d{1,3}|[a-z]|[*†‡§]{1,4})\]")


def words_at(source: str, spans: Iterable[Span]) -> str:
    pieces = " ".join(source[span.start : span.end] for span in spans)
    return " ".join(MARK.sub("", pieces).split())


@pytest.mark.parametrize("name", NAMES)
def test_every_part_stands_where_it_says(name: str) -> None:
    conversion = converted(name)
    for document in conversion.documents:
        for part in document.parts:
            words = words_at(conversion.source_text, part.spans)
            assert words.endswith(" ".join(part.text.split()))
            for citation in part.citations:
                assert words_at(conversion.source_text, citation.spans) == citation.quote
        for sponsorship in document.sponsorships:
            assert words_at(conversion.source_text, sponsorship.spans)


@pytest.mark.parametrize("name", NAMES)
def test_every_character_is_in_one_part_or_discarded_for_a_reason(name: str) -> None:
    conversion = converted(name)
    spans = [s for d in conversion.documents for part in d.parts for s in part.spans]
    spans += [piece.span for piece in conversion.discarded]
    assert list(gaps(conversion.source_text, spans)) == []
    spans.sort()
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_a_paragraph_is_a_line_with_its_label_and_note_marks_and_notes_stand_below() -> None:
    lines = converted("A_RES_74_37").source_text.splitlines()
    assert lines[1] == "A/RES/74/37"
    assert (
        "Noting that essential guidelines for progress towards general and complete disarmament "
        "were adopted at the tenth special session of the General Assembly,[1]"
    ) in lines
    assert "[1] Resolution S-10/2." in lines
    assert any(line.startswith("1. Stresses that sustained efforts are needed") for line in lines)
    assert lines[-2] == "Angola, Iraq, Nepal, Pakistan, Peru and Turkey: draft resolution"


def test_the_blank_that_is_lost_before_a_field_is_put_back() -> None:
    assert "4168th meeting, on 5 July 2000" in converted("S_RES_1306").source_text


def test_a_superscript_is_a_note_mark_unless_it_is_a_square() -> None:
    body = (
        "<mainBody><paragraph><num>1.</num><content><p>Notes the report"
        '<authorialNote marker="1"><p><sup>1</sup> A/74/1.</p></authorialNote> on 5 km<sup>2</sup> '
        "of the region;<sup>1</sup></p></content></paragraph></mainBody>"
    )
    document = read(body)
    assert document.parts[1].text == "Notes the report on 5 km2 of the region;"
    assert document.parts[1].footnotes == ("fn1",)
    assert (document.parts[2].marker, document.parts[2].text) == ("1", "A/74/1.")
