from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undocs_rdf.symbols import find_modified, find_symbols, parse_symbol

# A piece of a real text, and the symbols in it as printed.
TEXTS = [
    ("Taking note of the report of the Secretary-General,1 A/74/363.", ["A/74/363"]),
    ("documents (A/74/62–E/2019/6) and", ["A/74/62–E/2019/6"]),
    ("See A/65/517‑S/2010/534, annex.", ["A/65/517‑S/2010/534"]),
    ("World Trade Organization decision WT/MIN(15)/48-WT/L/982 of", ["WT/MIN(15)/48-WT/L/982"]),
    ("3. A/78/6 (Sect. 3)/Add.5 and", ["A/78/6 (Sect. 3)/Add.5"]),
    ("(A/CONF.157/24 (Part I)), chap. III", ["A/CONF.157/24 (Part I)"]),
    ("NPT/CONF.2000/28 (Parts I and II)).", ["NPT/CONF.2000/28 (Parts I and II)"]),
    ("See ICCD/COP(15)/23/Add.1, decision", ["ICCD/COP(15)/23/Add.1"]),
    ("FCCC/CP/2015/10/Add.1, decision 1/CP.21, annex.", ["FCCC/CP/2015/10/Add.1"]),
    ("resolution A/RES/54/237 C of 23 December", ["A/RES/54/237 C"]),
    ("resolution A/RES/217 A (III) of", ["A/RES/217 A (III)"]),
    (
        "S/RES/2629 (2022), S/PV.4072 (Resumption 1)",
        ["S/RES/2629 (2022)", "S/PV.4072 (Resumption 1)"],
    ),
    ("(S/PRST/ 2014/23)", ["S/PRST/ 2014/23"]),
    ("contained in document A/C.3/307/Rev. 2, and", ["A/C.3/307/Rev. 2"]),
    ("documents A/54/1-A/54/10 were", ["A/54/1", "A/54/10"]),
    ("A/C.1/74/L.1–A/C.1/74/L.9", ["A/C.1/74/L.1", "A/C.1/74/L.9"]),
    ("UNEP/CBD/BS/COP-MOP/5/17; GC(67)/RES/13", ["UNEP/CBD/BS/COP-MOP/5/17", "GC(67)/RES/13"]),
    ("decision Assembly/AU/Dec.605 (XXVII), adopted", ["Assembly/AU/Dec.605 (XXVII)"]),
    ("document SOLAS/CONF.5/32 and", ["SOLAS/CONF.5/32"]),
    ("A/74/363/and", []),
    ("https://undocs.org/en/A/74/363", []),
    ("see www.un.org/A/74/363 or ?symbol=A/74/363", []),
    ("and/or HIV/AIDS 2030, COVID-19, 12/05/2020, Cd/Pb, 1/CP.21", []),
    ("resolutions 74/28, S-26/2 and ES-11/1", []),
    ("the Committee (A/C.1), A/CONF.157 and A/AC.109", []),
    ("A/C.5/80/___ and A/80/7/Add.__", []),
    ("Rights/Centre 5, Movement/Army 2, SPLM/A-iO, T/PCCs, ISIL/Da’esh", []),
    ("President’s statement PRST/9/2, decision V/6", []),
    ("xA/74/363, 5A/74/363", []),
    ("", []),
    ("/", []),
    ("A/", []),
]

MODIFIED = [
    ("A/9207 and Corr.1 and Add.1.", ["A/9207/Corr.1", "A/9207/Add.1"]),
    ("E/1995/23 and Corr.1 and 2), chap. II", ["E/1995/23/Corr.1", "E/1995/23/Corr.2"]),
    ("A/18 and Corr. 1, Add. 1 and 2.", ["A/18/Corr.1", "A/18/Add.1", "A/18/Add.2"]),
    ("A/53/L.40/Rev.1 and Rev.1/Add.1)", ["A/53/L.40/Rev.1/Add.1"]),
    ("A/66/L.55/Rev.1 and Add.1)", ["A/66/L.55/Rev.1/Add.1"]),
    ("A/48/632/Add.4 and Add.5;", ["A/48/632/Add.5"]),
    ("S/4389 and Add.1–3.", ["S/4389/Add.1", "S/4389/Add.2", "S/4389/Add.3"]),
    ("A/67/65-E/2012/48 and Corr.1", ["A/67/65/Corr.1-E/2012/48/Corr.1"]),
    ("A/36/441 and Add.1, 2 May 1999", ["A/36/441/Add.1"]),
    ("A/36/441 and Corr.1 and 2/CP.21", ["A/36/441/Corr.1"]),
    ("A/36/441 and 2 others", []),
    ("A/36/441, 3", []),
]


@pytest.mark.parametrize(("text", "printed"), TEXTS)
def test_symbols_are_found_in_a_text(text: str, printed: list[str]) -> None:
    found = list(find_symbols(text))
    assert [text[start:end] for start, end, _ in found] == printed
    assert [symbol for _, _, symbol in found] == [parse_symbol(words) for words in printed]


@pytest.mark.parametrize(("text", "modified"), MODIFIED)
def test_modifiers_behind_a_symbol_name_documents(text: str, modified: list[str]) -> None:
    ((_, end, symbol),) = find_symbols(text)
    found = list(find_modified(text, end, symbol))
    assert [str(document) for _, _, document in found] == modified
    assert all(end < start < stop <= len(text) for start, stop, _ in found)


PIECES = st.sampled_from(
    [
        "A/74/363",
        "S/2022/104",
        " and ",
        "–",
        "-",
        "/",
        "(",
        ")",
        "74/28",
        ".",
        "A/C.1",
        "Add.1",
        "É",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_places_are_in_order_and_hold_what_was_found(text: str) -> None:
    done = 0
    for start, end, symbol in find_symbols(text):
        assert done <= start < end
        assert parse_symbol(text[start:end]) == symbol
        done = end


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    for _, end, symbol in find_symbols(text):
        assert list(find_modified(text, end, symbol)) is not None


HOSTILE = {
    "slashes": "/",
    "organs": "A/",
    "one long symbol": "A/1",
    "members": "A/1-E/2-",
    "brackets": "A/1(",
    "parts": "A/1 (Part ",
    "hyphens": "A/X-I",
    "dots": "A.A.1",
    "blanks": "A/1 ",
    "letters": "A",
    "romans": "A/(X)",
}


def _seconds(piece: str, size: int) -> float:
    text = piece * (size // len(piece)) + "/1"
    begin = process_time()
    for _, end, symbol in find_symbols(text):
        for _ in find_modified(text, end, symbol):
            pass
    return process_time() - begin


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_any_text_is_searched_in_linear_time(piece: str) -> None:
    # Sixteen times the text: were it quadratic, it took 256 times as long.
    assert _seconds(piece, 64_000) < 64 * max(_seconds(piece, 4_000), 0.02)


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_a_megabyte_of_anything_is_searched_in_linear_time(piece: str) -> None:
    assert _seconds(piece, 1_000_000) < 64 * max(_seconds(piece, 62_500), 0.05)
