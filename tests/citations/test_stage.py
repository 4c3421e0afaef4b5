"""What must hold of all citations, whatever the text."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.citations.wording import ASSEMBLY, COUNCIL, parts_of, read
from undocs_rdf.citations import parse_citations
from undocs_rdf.citations.alternatives import any_of
from undocs_rdf.citations.council import council_year
from undocs_rdf.convert import read_source
from undocs_rdf.languages import load_language

DOCUMENTS = sorted((Path(__file__).parents[1] / "data" / "documents").glob("*.md"))

PIECES = [
    "*Recalling* ", "*Decides* to ", "its resolution ", "resolutions ", "decision ", "74/28",
    "54/18", "1325 (2000)", "217 A (III)", "2021/10", "S-30/1", "ES-11/1", "1591", " A and B",
    " A–C", ", ", " and ", " of 12 December 2019", ", both of 18 June 2007",
    "paragraph 3 (b) of ", "section II of ", ", annex, para. 5", "the Human Rights Council in ",
    "General Assembly ", "Council ", "that resolution", "those resolutions",
    "the report of the Secretary-General (A/74/1)", "A/65/517–S/2010/534", "Ibid.", "the Charter",
    "the Convention on the Rights of the Child", "“", "”", "(", ")", ";", ". ", "that ",
    "<sup>1</sup>", "in which it ", "note 1 above", ": ", "é", " ", "chap. IV, sect. A",
]  # fmt: skip


@st.composite
def texts(draw: st.DrawFn) -> str:
    return "x " + "".join(draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=14)))


@settings(max_examples=150, deadline=None)
@given(body=texts(), note=texts())
def test_a_quote_is_what_stands_at_its_place(body: str, note: str) -> None:
    parts = parts_of([body], {"1": note}, {})
    found, said = parse_citations(parts, ASSEMBLY, load_language())
    sources = {"p1": body, "fn1": note}
    contents = {part.fragment: part.text.content for part in parts}
    for fragment, citations in found.items():
        places = []
        for citation in citations:
            assert citation.quote in contents[fragment]
            [span] = citation.spans
            printed = sources[fragment][span.start : span.end]
            words = printed.replace("<sup>1</sup>", "").replace("*", "")
            assert " ".join(words.split()) == citation.quote.strip()
            places.append(span)
        assert places == sorted(places)
    for diagnostic in said:
        assert diagnostic.span is not None
        assert diagnostic.message
        assert diagnostic.hint


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_text_raises(words: str) -> None:
    read("x " + " ".join(words.split()), notes={"1": "x " + " ".join(words.split())})


@settings(max_examples=30, deadline=None)
@given(body=texts())
def test_the_same_text_gives_the_same_citations(body: str) -> None:
    assert read(body, context=COUNCIL) == read(body, context=COUNCIL)


@pytest.mark.parametrize(
    "unit",
    [
        "that resolution ",
        "its resolution and ",
        "the reports, including ",
        "such as the decision, ",
        "“",
        "(a) that ",
        "paragraph 1 of section II of ",
        "Ibid. ",
    ],
)
def test_a_unit_repeated_is_content(unit: str) -> None:
    read("*Recalling* " + unit * 3000 + "resolution 74/28", notes={"1": "x " + unit * 2000})


def test_there_are_documents() -> None:
    assert len(DOCUMENTS) >= 8


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_real_documents_have_quotes_where_they_are_printed(path: Path) -> None:
    parsed, source = read_source(path.read_bytes(), path.name)
    for document in parsed.documents:
        for part in document.parts:
            for citation in part.citations:
                assert citation.quote in part.text
                pieces = " ".join(source[span.start : span.end] for span in citation.spans)
                letters = [char for char in pieces if char.isalnum()]
                quoted = [char for char in citation.quote if char.isalnum()]
                if "<sup>" not in pieces and "](" not in pieces:
                    assert letters == quoted


@pytest.mark.parametrize(
    "words",
    [
        "its resolutions 74/28, " * 4000,
        "A " * 40000,
        "General Assembly and " * 5000,
        "(" * 80000,
        "the Convention on the Rights of the " * 3000,
        "paragraph 1, 2, 3 and " * 5000,
        "1 2 3 4 5 6 7 8 9 " * 5000,
        "the report of the " * 5000,
        "recalling and " * 6000,
        "“title” and " * 8000,
    ],
    ids=lambda words: words[:24].strip(),
)
def test_long_texts_take_time_in_proportion(words: str) -> None:
    def seconds(text: str) -> float:
        parts = parts_of([text], {}, {})
        start = time.process_time()
        parse_citations(parts, ASSEMBLY, load_language())
        return time.process_time() - start

    seconds("x")  # what is loaded once
    half, whole = seconds("x " + words[: len(words) // 2]), seconds("x " + words)
    assert whole < 4 * half + 0.2


@pytest.mark.parametrize(
    ("number", "year"), [(1, 1946), (15, 1946), (16, 1947), (1325, 2000), (1591, 2005), (0, None)]
)
def test_the_council_s_numbers_tell_their_year(number: int, year: int | None) -> None:
    assert council_year(number) == year
    assert council_year(999_999) is None


@pytest.mark.parametrize("word", ["no", "note", "notes", "a+b", "Änd"])
def test_the_longest_of_many_words_is_found(word: str) -> None:
    pattern = re.compile(any_of(["note", "no", "notes", "a+b", "Änd"]))
    found = pattern.match(word + "!")
    assert found is not None
    assert found[0] == word
