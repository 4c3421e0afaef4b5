"""The canonical text, and what its pieces stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.make_pdf import Words, pdf_of
from undocs_rdf.readers.pdf.canonical import Canonical
from undocs_rdf.readers.pdf.layout import Kind, Placed
from undocs_rdf.readers.pdf.lines import line_of
from undocs_rdf.readers.pdf.page import Piece
from undocs_rdf.readers.pdf.reader import read_pdf
from undocs_rdf.running_text import text_of_block
from undocs_rdf.text import Style

if TYPE_CHECKING:
    from undocs_rdf.formats import SourceText
    from undocs_rdf.readers.pdf.lines import Line


def read(*lines: str) -> SourceText:
    return read_pdf(
        pdf_of([Words(72, 700 - 12 * i, line) for i, line in enumerate(lines)]), "a.pdf"
    )


def words(*lines: str) -> str:
    (block,) = read(*lines).blocks
    return text_of_block(block).content


def test_a_line_break_is_a_blank() -> None:
    text = read("a text of several lines that", "goes on")
    assert text.text == "a text of several lines that\ngoes on\n"
    assert (
        words("a text of several lines that", "goes on") == "a text of several lines that goes on"
    )


def test_a_hyphen_of_the_word_is_kept_and_the_break_goes() -> None:
    assert words("the long and cost-", "efficient way") == "the long and cost-efficient way"
    assert words("the period 2021–", "2031 and after") == "the period 2021–2031 and after"
    assert words("resolution A/RES/", "78/113 and after") == "resolution A/RES/78/113 and after"


def test_a_suspended_hyphen_keeps_its_blank() -> None:
    assert (
        words("the plan of short-", "and long-term aims") == "the plan of short- and long-term aims"
    )


def test_a_word_that_the_line_parts_is_joined_and_keeps_its_place() -> None:
    lines = ("the implementation of a text and imple-", "mentation of it")
    text = read(*lines)
    (block,) = text.blocks
    content = text_of_block(block)
    assert content.content == "the implementation of a text and implementation of it"
    start = content.content.rindex("implementation")
    (span,) = content.exact(start, start + len("implementation"))
    assert text.text[span.start : span.end] == "imple-\nmentation"


def test_a_label_without_a_gap_gets_its_blank() -> None:
    assert words("9.Urges all States to act on this") == "9. Urges all States to act on this"
    assert words("9.5 per cent of the costs of it") == "9.5 per cent of the costs of it"


def line(written: str) -> Line:
    """Return a line of words as a test writes them: "|" parts pieces, "^" raises one."""
    pieces = []
    for index, text in enumerate(filter(str.strip, written.split("|"))):
        style = Style.SUPERSCRIPT if text.startswith("^") else (Style.ITALIC if index % 2 else 0)
        left = 100.0 * index
        pieces.append(Piece(text, left, left + 5 * len(text), 100, 10, style))
    return line_of(pieces or [Piece("a", 0, 5, 100, 10, 0)])


written = st.lists(st.text("ab-–/.( 1*|^", min_size=1, max_size=10), min_size=1, max_size=4)
blocks = st.tuples(st.sampled_from(list(Kind)), st.integers(1, 4), written)


@given(st.lists(blocks, max_size=6))
def test_every_character_stands_in_one_block_or_is_set_aside(
    drawn: list[tuple[Kind, int, list[str]]],
) -> None:
    placed = [
        Placed(kind, page, (tuple(map(line, lines)),) * (2 if kind is Kind.ROW else 1))
        for kind, page, lines in sorted(drawn, key=lambda block: block[1])
    ]
    canonical = Canonical(placed)
    canonical.write(4)
    text = canonical.text
    spans = sorted([b.span for b in canonical.blocks] + [d.span for d in canonical.discarded])
    at = 0
    for span in spans:
        assert not text[at : span.start].strip()
        assert at <= span.start <= span.end
        at = span.end
    assert not text[at:].strip()
    assert len(canonical.pages) == 4
    assert canonical.pages == sorted(canonical.pages)
    for block in canonical.blocks:
        place = block.span.start
        for run in block.runs:
            assert run.text
            assert run.span.start == place
            place = run.span.end
        assert place == block.span.end or not block.runs
        text_of_block(block)
