import doctest
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undocs_rdf.model import DocumentKind
from undocs_rdf.symbols import Symbol, acts, find_symbols, parse_symbol, try_symbol
from undocs_rdf.symbols import symbol as symbol_module
from undocs_rdf.symbols.grammar import load_grammar
from undocs_rdf.symbols.numerals import roman_to_int

# Spellings from UN documents, links and library records; behind a tab the canonical spelling,
# where it is another.
LINES = (Path(__file__).parent.parent / "data" / "symbols.txt").read_text(encoding="utf-8")
REAL = [tuple((line + "\t" + line).split("\t")[:2]) for line in LINES.splitlines()]

# body, session, number, part letter, modifiers, short form
ANATOMY = {
    "A/RES/74/28": ("A", "74", "28", None, (), "74/28"),
    "A/RES/54/237C": ("A", "54", "237", "C", (), "54/237 C"),
    "A/RES/217(III)A": ("A", "3", "217", "A", (), "217 (III) A"),
    "A/RES/3201(S-VI)": ("A", "S-6", "3201", None, (), "3201 (S-VI)"),
    "A/RES/ES-11/1": ("A", "ES-11", "1", None, (), "ES-11/1"),
    "A/DEC/72/512": ("A", "72", "512", None, (), "72/512"),
    "S/RES/2629(2022)": ("S", None, "2629", None, (), "2629 (2022)"),
    "E/RES/2021/10": ("E", "2021", "10", None, (), "2021/10"),
    "E/RES/2089(LXIII)": ("E", "63", "2089", None, (), "2089 (LXIII)"),
    "A/HRC/RES/48/13": ("A/HRC", "48", "13", None, (), "48/13"),
    "UNEP/EA.5/Res.14": ("UNEP/EA", "5", "Res.14", None, (), "5/14"),
    "A/C.1/74/L.13/Rev.1": ("A/C.1", "74", "L.13", None, ("Rev.1",), "A/C.1/74/L.13/Rev.1"),
    "A/66/53/Add.1/Corr.2": ("A", "66", "53", None, ("Add.1", "Corr.2"), "A/66/53/Add.1/Corr.2"),
    "A/CONF.157/24(Part I)": ("A/CONF.157", None, "24(Part I)", None, (), "A/CONF.157/24 (Part I)"),
    "A/78/6(Sect.3)/Add.5": ("A", "78", "6(Sect.3)", None, ("Add.5",), "A/78/6 (Sect. 3)/Add.5"),
    "A/10044": ("A", None, "10044", None, (), "A/10044"),
    "S/2022/104": ("S", None, "2022/104", None, (), "S/2022/104"),
    "S/PRST/2020/5": ("S", None, "2020/5", None, (), "S/PRST/2020/5"),
    "E/CN.5/2021/3": ("E/CN.5", "2021", "3", None, (), "E/CN.5/2021/3"),
    "E/CN.4/Sub.2/1987/20": ("E/CN.4/Sub.2", "1987", "20", None, (), "E/CN.4/Sub.2/1987/20"),
    "ICCD/COP(15)/23/Add.1": ("ICCD/COP", "15", "23", None, ("Add.1",), "ICCD/COP(15)/23/Add.1"),
    "BWC/CONF.IX/9": ("BWC/CONF", "9", "9", None, (), "BWC/CONF.IX/9"),
    "NPT/CONF.2020/WP.77": ("NPT/CONF", "2020", "WP.77", None, (), "NPT/CONF.2020/WP.77"),
    "CRC/C/GC/25": ("CRC/C/GC", None, "25", None, (), "CRC/C/GC/25"),
    "A/S-10/AC.1/9": ("A/S-10/AC.1", "S-10", "9", None, (), "A/S-10/AC.1/9"),
    "ISBA/17/A/9": ("ISBA/A", "17", "9", None, (), "ISBA/17/A/9"),
    "A/65/517-S/2010/534": ("A", "65", "517", None, (), "A/65/517-S/2010/534"),
}

AS_WRITTEN = {
    "a/res/74/28": "A/RES/74/28",
    " A/RES/217 A (III) ": "A/RES/217(III)A",
    "A/RES/217 (III) A": "A/RES/217(III)A",
    "A/RES/76/84 A and B": "A/RES/76/84A-B",
    "S/RES/2629\u00a0(2022)": "S/RES/2629(2022)",
    "A/S\u201110/2": "A/S-10/2",
    "A/74/62\u2013E/2019/6": "A/74/62-E/2019/6",
    "A/conf.157/24 (part i)": "A/CONF.157/24(Part I)",
    "A/78/6 (sect. 29a)/add. 1": "A/78/6(Sect.29A)/Add.1",
    "A/74/10 (SUPP)": "A/74/10",
    "A/\u200b74/363": "A/74/363",
    "unep/ozl.pro.29/8": "UNEP/OzL.Pro.29/8",
}

NO_SYMBOLS = {
    "": "no slash",
    "74": "no slash",
    "74/28": "no organ",
    "and/or": "not a document",
    "HIV/AIDS": "not a document",
    "Cd/Pb": "not a document",
    "12/05/2020": "no organ",
    "A/C.1": "not a document",
    "A/CONF.157": "not a document",
    "A/RES/S-10": "not a document",
    "ABC/12": "not a known beginning",
    "PRST/2006/28": "no organ",
    "A/74/L.1 and A/74/L.2": "not an element",
    "A/54/1-A/54/10": "a range",
    "A/74/28(nonsense)": "no part",
    "A//28": "not an element",
    "A/٧٤/٣": "not an element",
    "A/RES/74/" + "9" * 400: "longer than any symbol",
}

KINDS = {
    "A/RES/74/28": DocumentKind.RESOLUTION,
    "UNEP/EA.5/Res.14": DocumentKind.RESOLUTION,
    "S/RES/2231(2015)/Rev.1": DocumentKind.RESOLUTION,
    "S/RES/2231(2015)/Corr.1": DocumentKind.DOCUMENT,
    "A/DEC/72/512": DocumentKind.DECISION,
    "S/PRST/2020/5": DocumentKind.PRESIDENTIAL_STATEMENT,
    "A/74/PV.46": DocumentKind.MEETING_RECORD,
    "S/PV.4072(Resumption 1)": DocumentKind.MEETING_RECORD,
    "A/C.6/64/SR.12": DocumentKind.MEETING_RECORD,
    "A/C.1/74/L.13": DocumentKind.DOCUMENT,
    "A/74/10": DocumentKind.DOCUMENT,
}


def test_the_real_symbols_are_many() -> None:
    assert len(REAL) > 500


@pytest.mark.parametrize(("printed", "canonical"), REAL)
def test_a_real_symbol_survives_every_round_trip(printed: str, canonical: str) -> None:
    symbol = parse_symbol(printed)
    assert str(symbol) == canonical
    assert parse_symbol(canonical) == symbol
    assert Symbol.from_iri_path(symbol.iri_path) == symbol
    assert list(find_symbols(f"see {canonical}.")) == [(4, 4 + len(canonical), symbol)]
    assert try_symbol(symbol.short_form) in {symbol, None}
    assert symbol.number


@pytest.mark.parametrize("canonical", ANATOMY)
def test_what_the_elements_mean(canonical: str) -> None:
    symbol = parse_symbol(canonical)
    assert (
        symbol.body,
        symbol.session,
        symbol.number,
        symbol.part_letter,
        symbol.modifiers,
        symbol.short_form,
    ) == ANATOMY[canonical]


@pytest.mark.parametrize(("written", "canonical"), AS_WRITTEN.items())
def test_a_symbol_is_taken_as_people_write_it(written: str, canonical: str) -> None:
    assert str(parse_symbol(written)) == canonical


@pytest.mark.parametrize(("written", "reason"), NO_SYMBOLS.items())
def test_what_is_no_symbol_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_symbol(written)
    assert try_symbol(written) is None


@pytest.mark.parametrize(("canonical", "kind"), KINDS.items())
def test_the_form_tells_the_kind_only_where_it_is_certain(
    canonical: str, kind: DocumentKind
) -> None:
    assert parse_symbol(canonical).kind == kind


def test_the_base_is_what_the_last_modifier_modifies() -> None:
    symbol: Symbol | None = parse_symbol("A/C.1/74/L.13/Rev.1/Add.2")
    bases = []
    while symbol is not None:
        symbol = symbol.base
        bases.append(symbol and str(symbol))
    assert bases == ["A/C.1/74/L.13/Rev.1", "A/C.1/74/L.13", None]


def test_a_joint_symbol_loses_a_modifier_in_every_member() -> None:
    base = parse_symbol("A/67/65/Corr.1-E/2012/48/Corr.1").base
    assert base == parse_symbol("A/67/65-E/2012/48")
    assert [str(member) for member in base.members] == ["A/67/65", "E/2012/48"]


def test_a_row_of_letters_is_several_acts() -> None:
    letters = parse_symbol("A/RES/78/254 A-C").single_acts
    assert [str(act) for act in letters] == ["A/RES/78/254A", "A/RES/78/254B", "A/RES/78/254C"]
    assert parse_symbol("A/RES/74/28").single_acts == (parse_symbol("A/RES/74/28"),)


def test_addresses() -> None:
    symbol = parse_symbol("A/CONF.157/24(Part I)")
    assert symbol.iri_path == "A/CONF.157/24%28Part%20I%29"
    assert symbol.page_url == "https://undocs.org/A/CONF.157/24(PartI)"


def test_symbols_are_values_in_an_order() -> None:
    first, second = parse_symbol("A/74/1"), parse_symbol("a/74/1")
    assert first == second
    assert hash(first) == hash(second)
    assert sorted([parse_symbol("S/1/2"), first]) == [first, parse_symbol("S/1/2")]


def test_roman_numerals() -> None:
    assert [roman_to_int(n) for n in ("I", "IV", "XXX", "LXIII", "XL", "XCIX")] == [
        1,
        4,
        30,
        63,
        40,
        99,
    ]
    assert [roman_to_int(n) for n in ("", "IIII", "VX", "ABC", "IC")] == [None] * 5


NUMBERS = st.integers(1, 99999).map(str)
SESSIONS = st.one_of(
    st.integers(1, 120).map(str),
    st.integers(1946, 2040).map(str),
    st.builds("{}-{}".format, st.sampled_from(["S", "ES"]), st.integers(1, 40)),
)
BODIES = st.sampled_from(
    ["A", "S", "E", "A/C.3", "A/HRC", "E/CN.5", "A/AC.109", "TD/B", "FCCC/CP", "CTOC/COP", "ST/SGB"]
)
MODIFIERS = st.lists(
    st.builds("/{}.{}".format, st.sampled_from(["Add", "Corr", "Rev"]), st.integers(1, 30)),
    max_size=3,
).map("".join)
PARTS = st.sampled_from(["", "(Part I)", "(Parts I and II)", "(Sect.29A)", "(Vol.IV)", "/L.7"])
LETTERS = st.sampled_from(["", "A", "B", "C-F"])
ROMANS = st.sampled_from(["I", "IV", "IX", "XVII", "XXX", "S-VI", "ES-I"])

DOCUMENTS = st.builds("{}/{}/{}{}{}".format, BODIES, SESSIONS, NUMBERS, PARTS, MODIFIERS)
ACTS = st.one_of(
    st.builds("A/{}/{}/{}{}".format, st.sampled_from(["RES", "DEC"]), SESSIONS, NUMBERS, LETTERS),
    st.builds("A/RES/{}({}){}".format, NUMBERS, ROMANS, LETTERS),
    st.builds("S/RES/{}({})".format, NUMBERS, st.integers(1946, 2040)),
)
JOINT = st.builds("A/{}/{}-S/{}/{}".format, NUMBERS, NUMBERS, NUMBERS, NUMBERS)


@given(st.one_of(DOCUMENTS, ACTS, JOINT))
def test_a_canonical_spelling_is_its_own_and_survives_every_round_trip(canonical: str) -> None:
    symbol = parse_symbol(canonical)
    assert str(symbol) == canonical
    assert parse_symbol(canonical.lower()) == symbol
    assert parse_symbol(canonical.replace("(", "\u00a0(").replace("-", "\u2011")) == symbol
    assert Symbol.from_iri_path(symbol.iri_path) == symbol
    assert list(find_symbols(f"({canonical});")) == [(1, 1 + len(canonical), symbol)]


@given(st.one_of(DOCUMENTS, JOINT))
def test_a_base_has_one_modifier_less(canonical: str) -> None:
    symbol = parse_symbol(canonical)
    if symbol.base is None:
        assert symbol.modifiers == ()
    else:
        assert symbol.base.modifiers == symbol.modifiers[:-1]
        assert parse_symbol(str(symbol.base)) == symbol.base


@given(st.text(alphabet="AESRC/.-()0123456789IVXaddLorv \u2011", max_size=60))
def test_whatever_is_parsed_is_canonical(text: str) -> None:
    symbol = try_symbol(text)
    if symbol is not None:
        assert parse_symbol(str(symbol)) == symbol
        assert Symbol.from_iri_path(symbol.iri_path) == symbol
        assert symbol.body
        assert symbol.kind in DocumentKind


def test_words_are_looked_up_in_lower_case() -> None:
    grammar = load_grammar()
    assert all(key == word.lower() for key, word in grammar.words.items())
    assert all(word == word.lower() for word in [*grammar.brackets, *grammar.dropped])


def test_the_examples_in_the_documentation_hold() -> None:
    for module, examples in ((symbol_module, 3), (acts, 4)):
        result = doctest.testmod(module)
        assert (result.failed, result.attempted) == (0, examples)
