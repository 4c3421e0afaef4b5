"""What the words of a block are: blanks folded, note marks apart."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from undocs_rdf.readers.markdown import read_markdown
from undocs_rdf.running_text import join_texts, text_of_block
from undocs_rdf.text import Block, BlockKind, Run, Span

if TYPE_CHECKING:
    from undocs_rdf.text import Text


def text_of(source: str) -> Text:
    (block,) = read_markdown(source)
    return text_of_block(block)


CONTENT = [
    # A/RES/74/28, seed: two line breaks in the head
    ("Distr.: Limited  \n1 November 2019", "Distr.: Limited 1 November 2019"),
    ("a  b \t c", "a b c"),
    ("Part\u00a0I and\u2009II", "Part I and II"),
    ("non‑governmental", "non‑governmental"),
    # S/RES/2531(2020): a number broken into two links
    ("resolution [2480](#)[(2019)](#)", "resolution 2480(2019)"),
    # A/RES/76/235 B: every piece of a number is a link of its own
    ("[75](#)[/](#)[2](#)[42](#) B", "75/242 B"),
    # an area is not a note mark
    ("ten km<sup>2</sup> of land", "ten km2 of land"),
    ("the 4<sup>th</sup> meeting", "the 4th meeting"),
    # emphasis that found no partner
    ("the *Conference", "the Conference"),
]


@pytest.mark.parametrize(("source", "content"), CONTENT)
def test_words_are_told_without_markup_and_with_single_blanks(source: str, content: str) -> None:
    assert text_of(source).content == content


MARKS = [
    ("2010,<sup>1</sup> 2013<sup>2</sup> reports", [("1", 5), ("2", 10)]),
    ("reports;<sup>1–17</sup>", [("1", 8), ("17", 8)]),
    ("reports<sup>1, 2</sup> and", [("1", 7), ("2", 7)]),
    # A/DEC/76/416: stars behind the names of States
    ("Algeria,* Argentina, Viet Nam* and Zimbabwe.*", [("*", 8), ("*", 28), ("*", 42)]),
    # A/C.2/80/L.62: a star behind a proposal line, between bold pieces
    ("**Denmark:*** **amendment**", [("*", 8)]),
    ("States:** revised", [("**", 7)]),
    ("the convention<sup>a</sup>", [("a", 14)]),
    ("no mark here", []),
    # stars around a stop set it in italics, which Markdown does not see (A/HRC/RES/57/9)
    ("survivors of crime*,* while", []),
    ("demobilization**,** and reintegration", []),
    # A/RES/78/115, A/C.3/80/L.7
    ("6*. Also reiterates its call upon* all States", []),
    ("**on the recommendation (resolution** **[2025/15](#)****)**", []),
    # A/RES/76/243: a raised mark in italics is one mark
    ("for 2022*<sup>a</sup>* and 2023", [("a", 8)]),
    # emphasis that found no partner calls no note
    ("of the *Conference", []),
    ("(*Conference", []),
]


@pytest.mark.parametrize(("source", "marks"), MARKS)
def test_note_marks_stand_behind_their_words(source: str, marks: list[tuple[str, int]]) -> None:
    assert [(mark.marker, mark.at) for mark in text_of(source).marks] == marks


def test_a_mark_knows_its_place() -> None:
    source = "Algeria,* and the report<sup>12</sup>"
    marks = text_of(source).marks
    assert [source[mark.span.start : mark.span.end] for mark in marks] == ["*", "12"]


def test_texts_are_joined_with_their_marks_and_pieces() -> None:
    one, two = text_of("on the report<sup>1</sup>"), text_of("of the Group<sup>2</sup>")
    joined = join_texts([one, two])
    assert joined.content == "on the report of the Group"
    assert [(mark.marker, mark.at) for mark in joined.marks] == [("1", 13), ("2", 26)]
    assert len(joined.segments) == 2
    assert join_texts([one, two], "\n").content == "on the report\nof the Group"
    assert join_texts([]).content == ""


def test_very_many_pairs_of_stars_are_told_in_linear_time() -> None:
    block = Block(
        BlockKind.PARAGRAPH, Span(0, 5 * 40_000), (Run("a*,* " * 40_000, Span(0, 5 * 40_000)),)
    )
    started = time.process_time()
    assert text_of_block(block).marks == ()
    assert time.process_time() - started < 5, "seconds; quadratic work takes minutes"
