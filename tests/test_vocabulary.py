"""Names of States, bodies and groups, and the tables that they come from."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undocs_rdf.resources import resource_folder
from undocs_rdf.vocabulary import (
    LANGUAGES,
    BodyEntry,
    GroupEntry,
    State,
    bodies,
    find_body,
    find_group,
    find_state,
    groups,
    name_key,
    state_index,
    states,
    words_of,
)

MEMBERS = 193


def test_there_are_as_many_members_as_the_united_nations_has() -> None:
    members = [state for state in states().values() if state.admitted and not state.left]
    assert len(members) == MEMBERS
    assert {"VAT", "PSE"} <= {code for code, state in states().items() if not state.admitted}


def test_every_state_has_its_codes_and_six_names() -> None:
    for code, state in states().items():
        assert [tag for tag, _ in state.names] == list(LANGUAGES), code
        assert re.fullmatch(r"[A-Z]{3}|x-[a-z-]+", code)
        assert (
            state.m49 is None if code.startswith("x-") else re.fullmatch(r"\d{3}", state.m49 or "")
        )
        assert state.wikidata is None or re.fullmatch(r"Q[1-9]\d*", state.wikidata)
        for day in (state.admitted, state.left):
            assert day is None or re.fullmatch(r"\d{4}-\d\d-\d\d", day)


@pytest.mark.parametrize("attribute", ["m49", "wikidata"])
def test_no_two_states_share_a_code(attribute: str) -> None:
    values = [getattr(state, attribute) for state in states().values() if getattr(state, attribute)]
    assert len(values) == len(set(values))


def test_states_that_left_were_members_first() -> None:
    former = [state for state in states().values() if state.left]
    assert {"SUN", "YUG", "CSK", "DDR", "SCG", "YMD"} <= {state.iso3 for state in former}
    assert all(state.admitted and state.admitted < (state.left or "") for state in former)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("table", [states, bodies, groups])
def test_no_name_is_two_entries(table: object, language: str) -> None:
    assert callable(table)
    owners = defaultdict(set)
    for code, entry in table().items():
        owners[name_key(entry.name(language), language)].add(code)
    assert {key: codes for key, codes in owners.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("file", ["state_names.csv", "body_names.csv", "group_names.csv"])
def test_other_spellings_add_to_the_tables(file: str) -> None:
    tables = {
        "state_names.csv": (states(), "iso3"),
        "body_names.csv": (bodies(), "symbol"),
        "group_names.csv": (groups(), "slug"),
    }
    entries, code = tables[file]
    own = {name_key(entry.name("en")): key for key, entry in entries.items()}  # type: ignore[attr-defined] # a mapping of one of three kinds, each with a name
    with (resource_folder("data") / "en" / file).open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    keys = [name_key(row["name"]) for row in rows]
    assert len(rows) > 40
    assert all(row[code] in entries for row in rows)
    assert len(keys) == len(set(keys)), "a spelling stands twice"
    assert not set(keys) & set(own), "a spelling is only the name of the table in other dress"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Netherlands (Kingdom of the)", "NLD"),
        ("Kingdom of the Netherlands", "NLD"),
        ("the Netherlands", "NLD"),
        ("Bahamas (The)", "BHS"),
        ("TÜRKİYE", "TUR"),
        ("Türki̇ye", "TUR"),
        ("Turkey", "TUR"),
        ("Côte d’Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("Lao People’'s Democratic Republic", "LAO"),
        ("Guinea -Bissau", "GNB"),
        ("the former Yugoslav Republic of Macedonia", "MKD"),
        ("Bolivarian Republic of Venezuela", "VEN"),
        ("Islamic Republic of Iran", "IRN"),
        ("Czech Republic", "CZE"),
        ("Swaziland", "SWZ"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("Byelorussian SSR", "BLR"),
        ("Ukrainian Soviet Socialist Republic", "UKR"),
        ("Union of Soviet Socialist Republics", "SUN"),
        ("Democratic Yemen", "YMD"),
        ("United Arab Republic", "x-united-arab-republic"),
        ("State of Palestine", "PSE"),
        ("est", "EST"),
        ("SUN", "SUN"),
        ("United States", "USA"),
    ],
)
def test_a_state_is_found_by_every_spelling(name: str, code: str) -> None:
    state = find_state(name)
    assert state is not None
    assert state.iso3 == code


@pytest.mark.parametrize("name", ["", "the", "(", "Atlantis", "Republic", "of", "ZZZ"])
def test_what_is_no_state_is_not_found(name: str) -> None:
    assert find_state(name) is None


def test_names_in_other_languages_are_found_when_asked_for() -> None:
    assert find_state("Estonie") is None
    for name, language in (
        ("Estonie", "fr"),
        ("Эстония", "ru"),
        ("爱沙尼亚", "zh"),
        ("إستونيا", "ar"),
    ):
        for asked in (language, None):
            state = find_state(name, asked)
            assert state is not None
            assert state.iso3 == "EST"


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("First Committee", "A/C.1"),
        ("the Fourth Committee", "A/C.4"),
        ("Special Political and Decolonization Committee (Fourth Committee)", "A/C.4"),
        ("Security Council", "S"),
        ("a/hrc", "A/HRC"),
        ("Commission on Human Rights", "E/CN.4"),
    ],
)
def test_a_body_is_found_by_name_and_symbol(name: str, symbol: str) -> None:
    assert find_body(name) is bodies()[symbol]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Group of 77 and China", "group-of-77-and-china"),
        ("G-77", "group-of-77"),
        ("the African Group", "african-group"),
        ("Group of African States", "african-group"),
        ("Non-Aligned Movement (NAM)", "movement-of-non-aligned-countries"),
        ("european-union", "european-union"),
    ],
)
def test_a_group_is_found_by_name_and_slug(name: str, slug: str) -> None:
    assert find_group(name) is groups()[slug]


def test_the_longest_name_is_matched() -> None:
    text = "Democratic Republic of the Congo and Republic of Korea"
    words = words_of(text)
    matched = state_index().match(words, 0)
    assert matched is not None
    state, after = matched
    assert (state.iso3, text[: words[after - 1].end]) == ("COD", "Democratic Republic of the Congo")


def test_a_name_ends_before_an_article_that_belongs_to_the_next() -> None:
    words = words_of("Congo the Gambia")
    matched = state_index().match(words, 0)
    assert matched is not None
    assert (matched[0].iso3, matched[1]) == ("COG", 1)


ENTRIES: list[State | BodyEntry | GroupEntry] = [
    *states().values(),
    *bodies().values(),
    *groups().values(),
]


@given(st.sampled_from(ENTRIES), st.sampled_from([str.upper, str.lower, str.title]), st.booleans())
def test_dress_does_not_change_a_name(
    entry: State | BodyEntry | GroupEntry, case: type[str], article: bool
) -> None:
    dressed = ("the " if article else "") + case(entry.name("en")).replace(" ", "  ")
    assert name_key(dressed) == name_key(entry.name("en"))


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    words = words_of(text)
    assert all(text[word.start : word.end].strip() for word in words)
    assert all(one.end <= two.start for one, two in pairwise(words))


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)
