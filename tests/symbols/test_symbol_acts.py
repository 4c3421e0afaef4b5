import pytest
from hypothesis import given
from hypothesis import strategies as st

from undocs_rdf.model import DocumentKind
from undocs_rdf.symbols import Symbol, expand_letters, parse_symbol, resolution_symbol

# body, printed number, symbol or None where the body gives no such number
RESOLUTIONS = [
    ("A", "74/28", "A/RES/74/28"),
    ("A", "54/237 C", "A/RES/54/237C"),
    ("A", "2 (I)", "A/RES/2(I)"),
    ("A", "217 (III) A", "A/RES/217(III)A"),
    ("A", "217 A (III)", "A/RES/217(III)A"),
    ("A", "2205\u00a0(XXI)", "A/RES/2205(XXI)"),
    ("A", "3201 (S-VI)", "A/RES/3201(S-VI)"),
    ("A", "997 (ES\u2011I)", "A/RES/997(ES-I)"),
    ("A", "ES-11/1", "A/RES/ES-11/1"),
    ("A", "S-30/1", "A/RES/S-30/1"),
    ("A", "A/RES/74/28", "A/RES/74/28"),
    ("S", "2532 (2020)", "S/RES/2532(2020)"),
    ("E", "2021/10", "E/RES/2021/10"),
    ("E", "2089 (LXIII)", "E/RES/2089(LXIII)"),
    ("E", "E/RES/2089 (LXIII)", "E/RES/2089(LXIII)"),
    ("A/HRC", "48/13", "A/HRC/RES/48/13"),
    ("A/HRC", "12/5", "A/HRC/RES/12/5"),
    ("A/HRC", "S-30/1", "A/HRC/RES/S-30/1"),
    ("UNEP/EA", "5/14", "UNEP/EA.5/Res.14"),
    ("E/CN.4", "1996/31", "E/CN.4/RES/1996/31"),
    ("A", "12/5", None),  # the twelfth session numbered "1100 (XII)"
    ("A", "2 (XL)", None),  # the fortieth "40/2"
    ("A", "S-6/2", None),
    ("A", "2021/10", None),
    ("A", "2532 (2020)", None),
    ("A", "78/254 A–C", None),  # three resolutions
    ("A", "S/RES/2532 (2020)", None),
    ("S", "2532", None),
    ("S", "2532 (XX)", None),
    ("S", "74/28", None),
    ("E", "74/28", None),
    ("E", "2089 (LXIV)", None),
    ("A/HRC", "1996/31", None),
    ("CBD/COP", "15/4", None),
    ("FCCC/CP", "21/1", None),
    ("A", "٧٤/٣", None),
    ("A", "", None),
]


@pytest.mark.parametrize(("body", "printed", "symbol"), RESOLUTIONS)
def test_the_symbol_of_a_resolution_by_its_printed_number(
    body: str, printed: str, symbol: str | None
) -> None:
    found = resolution_symbol(body, printed)
    assert (found and str(found)) == symbol
    if found is not None:
        assert parse_symbol(str(found)) == found
        assert found.body == body
        assert found.kind == DocumentKind.RESOLUTION


def test_the_symbol_of_a_decision() -> None:
    assert str(resolution_symbol("A", "72/512", decision=True)) == "A/DEC/72/512"
    assert str(resolution_symbol("E", "1995/215", decision=True)) == "E/DEC/1995/215"
    assert str(resolution_symbol("CBD/COP", "15/4", decision=True)) == "CBD/COP/DEC/15/4"


@given(st.integers(31, 150), st.integers(1, 999), st.sampled_from(["", " A", " F"]))
def test_the_short_form_of_an_assembly_resolution_gives_its_symbol_back(
    session: int, number: int, letter: str
) -> None:
    symbol = resolution_symbol("A", f"{session}/{number}{letter}")
    assert symbol is not None
    assert symbol.short_form == f"{session}/{number}{letter}"
    assert resolution_symbol("A", symbol.short_form) == symbol


@pytest.mark.parametrize(
    "canonical", ["A/RES/217(III)A", "A/RES/3201(S-VI)", "S/RES/94(1951)", "E/RES/2089(LXIII)"]
)
def test_the_short_form_of_a_numbered_row_gives_its_symbol_back(canonical: str) -> None:
    symbol = parse_symbol(canonical)
    assert resolution_symbol(symbol.body, symbol.short_form) == symbol


@pytest.mark.parametrize(
    ("printed", "single"),
    [
        ("74/254 A and B", ("74/254 A", "74/254 B")),
        ("73/279 A, B and C", ("73/279 A", "73/279 B", "73/279 C")),
        ("78/254 A–C", ("78/254 A", "78/254 B", "78/254 C")),
        ("32/105 A to C", ("32/105 A", "32/105 B", "32/105 C")),
        ("77/507 B et C", ("77/507 B", "77/507 C")),
        ("2603 A and B (XXIV)", ("2603 (XXIV) A", "2603 (XXIV) B")),
        ("2603 (XXIV) A and B", ("2603 (XXIV) A", "2603 (XXIV) B")),
        ("ES-10/14 A and B", ("ES-10/14 A", "ES-10/14 B")),
        ("54/237 C", ("54/237 C",)),
        ("74/28", ("74/28",)),
        ("2532 (2020)", ("2532 (2020)",)),
        ("74/92 A and 75/3", ("74/92 A and 75/3",)),
    ],
)
def test_part_letters_are_several_acts(printed: str, single: tuple[str, ...]) -> None:
    assert expand_letters(printed) == single


@given(st.text(max_size=40))
def test_any_text_can_be_asked_for(text: str) -> None:
    assert expand_letters(text)
    for body in ("A", "S", "E", "UNEP/EA"):
        assert isinstance(resolution_symbol(body, text), Symbol | None)
