"""Running text that knows where each character stood."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from undocs_rdf.readers.markdown import read_markdown
from undocs_rdf.running_text import join_texts, text_of_block
from undocs_rdf.text import Span, Style, Text


def text_of(source: str) -> Text:
    return join_texts([text_of_block(block) for block in read_markdown(source)])


def pieces(source: str, spans: tuple[Span, ...]) -> list[str]:
    return [source[span.start : span.end] for span in spans]


SOURCE = "*Recalling* its resolution [74/28](#) of 12 December 2019,"


def test_the_whole_takes_its_markup_with_it_and_a_part_does_not() -> None:
    text = text_of(SOURCE)
    assert text.content == "Recalling its resolution 74/28 of 12 December 2019,"
    assert pieces(SOURCE, text.spans()) == [SOURCE]
    at = text.content.index("74/28")
    assert pieces(SOURCE, text.spans(at, at + 5)) == ["74/28"]
    assert pieces(SOURCE, text.exact(0, 9)) == ["Recalling"]


def test_the_places_of_a_text_of_two_pieces_are_two() -> None:
    # the seed: operative paragraph 1 (a) goes on behind a page break
    source = "reports of Experts on\n\n---\n\nDevelopments in the Field;"
    blocks = [block for block in read_markdown(source) if block.runs]
    text = join_texts([text_of_block(block) for block in blocks])
    assert text.content == "reports of Experts on Developments in the Field;"
    assert pieces(source, text.spans()) == ["reports of Experts on", "Developments in the Field;"]
    at = text.content.index("on Dev")
    assert pieces(source, text.exact(at, at + 6)) == ["on", "Dev"]


def test_italics_that_adjoin_are_one_range() -> None:
    text = text_of("*Notes* *with appreciation* the report of *Le Monde*")
    assert [text.content[start:end] for start, end in text.italics()] == [
        "Notes with appreciation",
        "Le Monde",
    ]
    assert text.style_at(0) == Style.ITALIC
    assert text.style_at(26) == Style.PLAIN


def test_a_slice_keeps_its_places_and_its_marks() -> None:
    source = "1. *Notes* the report,<sup>1</sup> and the note;<sup>2</sup>"
    text = text_of(source)
    rest = text.slice(3, len(text.content))
    assert rest.content == "Notes the report, and the note;"
    assert [(mark.marker, mark.at) for mark in rest.marks] == [("1", 17), ("2", 31)]
    assert [source[mark.span.start : mark.span.end] for mark in rest.marks] == ["1", "2"]
    assert pieces(source, rest.exact(0, 5)) == ["Notes"]


def test_an_entity_is_one_character_and_its_place_is_all_of_it() -> None:
    source = "Trade &amp; Development"
    text = text_of(source)
    assert text.content == "Trade & Development"
    assert pieces(source, text.exact(6, 7)) == ["&amp;"]
    assert pieces(source, text.exact(8, 19)) == ["Development"]


WORDS = st.lists(
    st.sampled_from(
        ["*Recalling*", "**A**", "a&amp;b", "[74/28](#)", "on<sup>1</sup>", "x\\*y", "\n", " ", "é"]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@given(WORDS, st.data())
def test_a_slice_of_a_text_stands_where_the_text_says(source: str, data: st.DataObject) -> None:
    text = text_of(source)
    start = data.draw(st.integers(0, len(text.content)))
    end = data.draw(st.integers(start, len(text.content)))
    part = text.slice(start, end)
    assert part.content == text.content[start:end]
    assert part.exact(0, len(part.content)) == text.exact(start, end)
    for offset, run in zip(part.offsets, part.runs, strict=True):
        assert part.content[offset : offset + len(run.text)] == run.text


@given(WORDS)
def test_every_character_of_a_text_that_is_not_markup_stands_at_its_place(source: str) -> None:
    text = text_of(source)
    for at, character in enumerate(text.content):
        place = text.place(at)
        assert source[place] == character or source[place] in "&\\\n" or character == " "
