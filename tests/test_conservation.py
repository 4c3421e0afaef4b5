"""Nothing lost, nothing in two places, and the words are where the graph says they are."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.conservation import bare, check, less_marks, markers_of
from undocs_rdf.conservation import gaps, uncovered, words_at
from undocs_rdf.convert import Conversion, convert
from undocs_rdf.model import Discarded, Source
from undocs_rdf.parser import parse
from undocs_rdf.readers.markdown import read_markdown
from undocs_rdf.text import Span

HERE = Path(__file__).parent
FILES = sorted([*(HERE / "data/documents").glob("*.md"), *(HERE.parent / "examples").glob("*.md")])

_LOCATION = re.compile(r"<[^>]*#char=(\d+),(\d+)>")
_TEXT = "<https://w3id.org/undocs-rdf/ontology#text>"
_QUOTE = "<https://w3id.org/undocs-rdf/ontology#quote>"
_LOCATED = "<https://w3id.org/undocs-rdf/ontology#locatedAt>"


@cache
def conversion_of(path: Path) -> Conversion:
    return convert(path.read_bytes(), path.name)


def name(path: Path) -> str:
    return path.stem


def test_there_are_documents_of_every_kind() -> None:
    kinds = {document.kind for path in FILES for document in conversion_of(path).documents}
    assert len(FILES) >= 14
    assert len(kinds) >= 5


@pytest.mark.parametrize("path", FILES, ids=name)
def test_every_character_is_in_one_part_or_in_one_discarded_piece(path: Path) -> None:
    conversion = conversion_of(path)
    report = check(conversion)
    source = conversion.source_text
    assert [source[span.start : span.end] for span in report.lost] == []
    assert [source[span.start : span.end] for span in report.doubled] == []
    assert report.characters > 400


@pytest.mark.parametrize("path", FILES, ids=name)
def test_what_is_discarded_has_a_reason_and_no_words(path: Path) -> None:
    conversion = conversion_of(path)
    for piece in conversion.discarded:
        words = conversion.source_text[piece.span.start : piece.span.end]
        assert piece.reason
        assert not re.search(r"[^\W\d_]{2}", words), words


@pytest.mark.parametrize("path", FILES, ids=name)
def test_the_words_of_each_part_and_quote_stand_where_they_are_said_to(path: Path) -> None:
    report = check(conversion_of(path))
    assert report.misplaced == []
    assert report.parts >= 2


@pytest.mark.parametrize("path", FILES, ids=name)
def test_the_places_in_the_graph_hold_the_texts_in_the_graph(path: Path) -> None:
    conversion = conversion_of(path)
    said: dict[str, str] = {}
    places: dict[str, list[Span]] = {}
    for subject, predicate, value in conversion.triples:
        if predicate in (_TEXT, _QUOTE):
            quoted = value[1 : value.rindex('"')]
            said[subject] = quoted.replace("\\n", " ").replace('\\"', '"').replace("\\\\", "\\")
        elif predicate == _LOCATED and (match := _LOCATION.fullmatch(value)):
            places.setdefault(subject, []).append(Span(int(match[1]), int(match[2])))
    assert len(said) > 2
    for subject, words in said.items():
        found = bare(words_at(conversion.source_text, places[subject]))
        plain = less_marks(found, bare(words), markers_of(conversion))
        assert plain.endswith(bare(words)), subject


# What stands between the parts.


def test_a_gap_is_given_without_the_blanks_at_its_ends() -> None:
    source = "ab  | -- |\n cd"
    assert list(gaps(source, [Span(0, 2), Span(12, 14)])) == [Span(4, 10)]


def test_a_gap_of_markup_is_told_and_one_with_a_letter_or_a_digit_is_not() -> None:
    source = "ab |---| cd x ef 7"
    parts = [[Span(0, 2)], [Span(9, 11), Span(14, 16)]]
    assert uncovered(source, parts, []) == (Discarded(Span(3, 8), "markup"),)


def test_what_was_discarded_already_is_not_told_again() -> None:
    source = "ab\n---\ncd"
    rule = Discarded(Span(3, 6), "rule")
    assert uncovered(source, [[Span(0, 2)], [Span(7, 9)]], [rule]) == ()


@given(st.text("a1-| \n", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9))))
def test_gaps_and_pieces_hold_every_character_and_no_gap_meets_a_piece(
    source: str, pieces: list[tuple[int, int]]
) -> None:
    covered = [Span(min(a, len(source)), min(a + n, len(source))) for a, n in pieces]
    inside = {at for span in covered for at in range(span.start, span.end)}
    between = {at for span in gaps(source, covered) for at in range(span.start, span.end)}
    assert not inside & between
    assert all(at in inside or at in between or source[at].isspace() for at in range(len(source)))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("[74/28](#) of 12 December", "[74/28] of 12 December"),
        ("[www.un.org](http://a.b/c_(d))", "[www.un.org]"),
        ("by the 2010,<sup>1</sup> 2013<sup>2</sup>", "by the 2010, 2013"),
        ("reports;<sup>1–17</sup>", "reports;"),
        ("ten km<sup>2</sup>", "ten km2"),
        ("A &amp; B\\*", "A & B*"),
        ("one\n  two", "one two"),
    ],
)
def test_words_are_read_back_without_their_markup(source: str, words: str) -> None:
    assert words_at(source, [Span(0, len(source))]) == words


def test_pieces_are_joined_in_the_order_given() -> None:
    assert words_at("on the --- Field of", [Span(0, 6), Span(11, 19)]) == "on the Field of"


SOURCE = Source("text.md", "text/markdown", "0" * 64, "test")


def read(text: str) -> Conversion:
    """Return what a text holds, whatever characters it has: no bytes are decoded."""
    parsed = parse(text, read_markdown(text), SOURCE)
    return Conversion("text.md", text, parsed.documents, parsed.discarded, (), parsed.diagnostics)


def texts() -> st.SearchStrategy[str]:
    """Return texts of any characters, and texts of pieces that documents are made of."""
    pieces = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
    return st.one_of(st.text(max_size=200), pieces)


# Mutations of real documents: the reading may be poor, but nothing is lost and nothing raised.

MARKUP = (
    *("*", "**", "***", "# ", "---\n", "<sup>1</sup>", "\n\n<sup>9</sup> ", "|", "\n", "\n\n"),
    *("&amp;", "[", "](#)", "<", "1.", "\n\n7. ", "(a) ", "\t", "_", "`", "* ", "- ", "\u00a0"),
    *("&", "\\"),
)
PIECES = (
    *MARKUP,
    *("The General Assembly,", "*Recalling* its resolution 74/28,", "2. *Decides* that", "I"),
    *("**B**", "Annex", "46th plenary meeting", "12 December 2019", "A.", "Agenda item 7"),
    *("| a | b |\n|---|---|\n| c | d |", "### Section", "word "),
    "[Adopted by a recorded vote of 2 to 1. In favour: Chad]",
)
MUTATED = [path for path in FILES if path.stat().st_size < 9000]


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """Return a real document with lines cut, doubled or moved, or with markup put in."""
    lines = draw(st.sampled_from(MUTATED)).read_text("utf-8").splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(lines) - 1, 0)))
        kind = draw(st.sampled_from(("cut", "double", "move", "insert", "break", "join")))
        if not lines:
            break
        if kind == "cut":
            del lines[at : at + draw(st.integers(1, 5))]
        elif kind == "double":
            lines.insert(at, lines[at])
        elif kind == "move":
            lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
        elif kind == "join":
            lines[at] = lines[at].rstrip("\n")
        elif kind == "break":
            column = draw(st.integers(0, len(lines[at])))
            lines[at] = lines[at][:column] + "\n\n" + lines[at][column:]
        else:
            column = draw(st.integers(0, len(lines[at])))
            markup = draw(st.sampled_from(MARKUP))
            lines[at] = lines[at][:column] + markup + lines[at][column:]
    return "".join(lines)


@settings(max_examples=100, deadline=None)
@given(mutations())
def test_a_mutated_document_is_read_and_nothing_of_it_is_lost(text: str) -> None:
    report = check(read(text))
    assert [text[span.start : span.end] for span in report.lost] == []
    assert [text[span.start : span.end] for span in report.doubled] == []


@settings(max_examples=100, deadline=None)
@given(texts())
def test_any_text_is_read_and_nothing_of_it_is_lost(text: str) -> None:
    report = check(read(text))
    assert [text[span.start : span.end] for span in report.lost] == []
    assert [text[span.start : span.end] for span in report.doubled] == []
