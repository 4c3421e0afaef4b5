"""Numbers of paragraphs, as Word and LibreOffice print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.make_docx import paragraph, run
from tests.word_file import lines, part
from undocs_rdf.readers.docx.numbering import formatted, letters
from undocs_rdf.symbols.numerals import int_to_roman, roman_to_int


def level(index: int, form: str, text: str, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def override(index: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


RESOLUTION = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)")
RESOLUTION += level(2, "lowerRoman", "(%3)")


def numbering(abstract: dict[int, str], numberings: dict[int, tuple[int, str]]) -> str:
    definitions = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">{levels}</w:abstractNum>'
        for key, levels in abstract.items()
    )
    return definitions + "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'
        for key, (of, more) in numberings.items()
    )


def labels(
    sequence: list[tuple[int, int]],
    abstract: dict[int, str],
    numberings: dict[int, tuple[int, str]],
) -> list[str]:
    body = "".join(paragraph(run("x"), "SingleTxt", number) for number in sequence)
    return [
        line.removesuffix(" x") for line in lines(body, numbering=numbering(abstract, numberings))
    ]


def test_a_deeper_level_starts_anew_below_a_higher_one() -> None:
    sequence = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 0), (1, 1)]
    assert labels(sequence, {0: RESOLUTION}, {1: (0, "")}) == [
        *("1.", "(a)", "(b)", "(i)", "(ii)", "2.", "(a)")
    ]


def test_numberings_of_one_definition_count_on_together() -> None:
    sequence = [(1, 0), (1, 0), (2, 0), (2, 1), (1, 0)]
    assert labels(sequence, {0: RESOLUTION}, {1: (0, ""), 2: (0, "")}) == [
        *("1.", "2.", "3.", "(a)", "4.")
    ]


def test_a_numbering_starts_a_level_anew_once() -> None:
    sequence = [(1, 0), (1, 0), (2, 0), (2, 0), (1, 0), (2, 0)]
    numberings = {1: (0, ""), 2: (0, override(0, 1))}
    assert labels(sequence, {0: RESOLUTION}, numberings) == ["1.", "2.", "1.", "2.", "3.", "4."]


def test_a_level_starts_anew_where_its_numbering_is_first_used() -> None:
    sequence = [(1, 0), (2, 1), (2, 1), (1, 0), (2, 1)]
    numberings = {1: (0, ""), 2: (0, override(1, 4))}
    assert labels(sequence, {0: RESOLUTION}, numberings) == ["1.", "(d)", "(e)", "2.", "(a)"]


def test_the_number_of_a_level_holds_those_above_it() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "upperLetter", "%2.")
    levels += level(2, "decimal", "%1.%2.%3") + level(3, "decimal", "%1.%4", 1, "<w:isLgl/>")
    sequence = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 3), (1, 0), (1, 2)]
    assert labels(sequence, {0: levels}, {1: (0, "")}) == [
        *("I.", "A.", "I.A.1", "I.A.2", "1.1", "II.", "II.A.1")
    ]


def test_a_level_may_count_on_whatever_stands_above_it() -> None:
    levels = level(0, "decimal", "%1.", 5)
    levels += level(1, "lowerLetter", "%2)", 3, '<w:lvlRestart w:val="0"/>')
    sequence = [(1, 0), (1, 1), (1, 0), (1, 1)]
    assert labels(sequence, {0: levels}, {1: (0, "")}) == ["5.", "c)", "6.", "d)"]


def test_a_numbering_may_define_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1:", 3)}</w:lvlOverride>'
    assert labels([(1, 0), (1, 0)], {0: RESOLUTION}, {1: (0, own)}) == ["C:", "D:"]


def test_bullets_of_fonts_of_signs_are_bullets() -> None:
    levels = level(0, "bullet", "\uf0b7") + level(1, "bullet", "–")
    assert labels([(1, 0), (1, 1)], {0: levels}, {1: (0, "")}) == ["•", "–"]


def test_a_style_numbers_its_paragraphs() -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="Para"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Para"/>'
        "</w:style>",
    )
    levels = level(0, "decimal", "%1.", 1, '<w:pStyle w:val="Para"/>')
    levels += level(1, "lowerLetter", "(%2)", 1, '<w:pStyle w:val="Sub"/>')
    body = paragraph(run("x"), "Para") + paragraph(run("x"), "Sub") + paragraph(run("x"), "Para")
    body += '<w:p><w:pPr><w:pStyle w:val="Para"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
    body += f"{run('no number')}</w:p>"
    made = numbering({0: levels}, {1: (0, "")})
    assert lines(body, styles=styles, numbering=made) == ["1. x", "(a) x", "2. x", "no number"]


def test_a_definition_may_be_that_of_a_style_of_lists() -> None:
    styles = part(
        "styles",
        '<w:style w:type="numbering" w:styleId="List"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>",
    )
    made = numbering({0: RESOLUTION, 1: '<w:numStyleLink w:val="List"/>'}, {1: (0, ""), 2: (1, "")})
    body = paragraph(run("x"), "", (2, 0)) + paragraph(run("x"), "", (2, 1))
    assert lines(body, styles=styles, numbering=made) == ["1. x", "(a) x"]


def test_what_is_not_defined_numbers_nothing() -> None:
    assert lines(paragraph(run("x"), "", (7, 0)), numbering="") == ["x"]
    assert lines(paragraph(run("x"), "", (1, 8)), numbering=numbering({}, {1: (3, "")})) == ["x"]


@pytest.mark.parametrize(
    ("count", "form", "printed"),
    [
        (3, "decimal", "3"),
        (3, "decimalZero", "03"),
        (28, "lowerLetter", "bb"),
        (53, "upperLetter", "AAA"),
        (14, "lowerRoman", "xiv"),
        (1976, "upperRoman", "MCMLXXVI"),
        (4000, "upperRoman", "4000"),
        (5, "chicago", "**"),
        (3, "none", ""),
        (3, "cardinalText", "3"),
    ],
)
def test_counts_are_written(count: int, form: str, printed: str) -> None:
    assert formatted(count, form) == printed


@given(st.integers(1, 3999))
def test_roman_numerals_are_read_as_they_are_written(number: int) -> None:
    assert roman_to_int(int_to_roman(number)) == number


@given(st.integers(1, 1300))
def test_letters_repeat_and_never_come_twice(count: int) -> None:
    assert len(set(letters(count))) == 1
    assert letters(count) != letters(count + 1)
