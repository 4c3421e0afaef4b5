"""The English of dates, ordinals and sessions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undocs_rdf.languages import load_language

ENGLISH = load_language("en")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("on 12 December 2019", "2019-12-12"),
        ("1 November 2019", "2019-11-01"),
        ("of 30 June 2021 and 1 May 2020", "2021-06-30"),
        ("29\u00a0February 2020", "2020-02-29"),
        ("29 February 2019", None),
        ("31 April 2020", None),
        ("December 2019", None),
        ("12 Decembre 2019", None),
        ("112 December 2019", None),
    ],
)
def test_dates_are_read_where_there_is_such_a_day(words: str, day: str | None) -> None:
    assert ENGLISH.find_date(words) == day


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("first", 1),
        ("Nineteenth", 19),
        ("twentieth", 20),
        ("Seventy-fourth", 74),
        ("eightieth", 80),
        ("ninety-ninth", 99),
        ("hundredth", 100),
        ("Hundred and eighteenth", 118),
        ("Two hundred and fifty-fifth", 255),
        ("Nine hundred and first", None),
        ("seventy", None),
        ("eleventy-first", None),
        ("", None),
    ],
)
def test_ordinals_in_words_say_a_number(words: str, number: int | None) -> None:
    assert ENGLISH.ordinal(words) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Seventy-fourth session", "74"),
        ("seventy-fifth session", "75"),
        ("Tenth emergency special session", "ES-10"),
        ("Thirty-second special session", "S-32"),
        ("2021 session", "2021"),
        ("Plenary", None),
    ],
)
def test_a_session_is_told_by_its_ordinal_its_kind_or_its_year(
    words: str, number: str | None
) -> None:
    assert ENGLISH.session_number(words) == number


def test_an_ordinal_that_there_is_not_says_no_number() -> None:
    assert ENGLISH.ordinal("seventy-tenth") is None


@pytest.mark.parametrize("words", ["Resumed session of 2006", "session of 2006"])
def test_a_session_without_an_ordinal_is_told_by_its_year(words: str) -> None:
    assert ENGLISH.session_number(words) == "2006"


@given(st.integers(1, 99))
def test_every_session_that_has_been_is_understood(number: int) -> None:
    ordinals = ENGLISH.rules["ordinals"]
    tens = {value: word for word, value in ordinals["tens_stems"].items()}
    if number < 20:
        words = ordinals["units"][number - 1]
    elif number % 10 == 0:
        words = next(word for word, value in ordinals["tens"].items() if value == number)
    else:
        words = f"{tens[number - number % 10]}-{ordinals['units'][number % 10 - 1]}"
    assert ENGLISH.session_number(f"{words.capitalize()} session") == str(number)


@given(st.text(max_size=60))
def test_any_words_are_asked_without_an_error(words: str) -> None:
    ENGLISH.session_number(words)
    ENGLISH.find_date(words)
    ENGLISH.ordinal(words)


def test_a_language_without_rules_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        load_language("tlh")


def test_a_language_is_loaded_once() -> None:
    assert load_language("en") is load_language("en")
