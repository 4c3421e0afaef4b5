"""Which label follows which, and on what level it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from undocs_rdf.labels import NUMERALS, follows, place_label, written


@pytest.mark.parametrize(
    ("before", "label"),
    [
        ("a", "b"),
        ("h", "i"),
        ("i", "ii"),
        ("iv", "v"),
        ("z", "aa"),
        ("aa", "bb"),
        ("9", "10"),
        ("–", "–"),
        ("u", "v"),
        ("xix", "xx"),
    ],
)
def test_a_label_follows_another(before: str, label: str) -> None:
    assert follows(before, label)


@pytest.mark.parametrize(
    ("before", "label"),
    [
        ("a", "c"),
        ("b", "a"),
        ("ii", "i"),
        ("1", "3"),
        ("1", "b"),
        ("–", "a"),
        ("a", "ii"),
        ("aa", "b"),
        ("z", "a"),
    ],
)
def test_a_label_does_not_follow_another(before: str, label: str) -> None:
    assert not follows(before, label)


def paths(*labels: tuple[str, str]) -> list[str]:
    """Return where each label stands, given the words before it."""
    path: tuple[str, ...] = ()
    found = []
    for label, before in labels:
        path = place_label(path, label, before)
        found.append(written(path))
    return found


def test_a_row_of_letters() -> None:
    assert paths(("a", "upon States:"), ("b", "one;"), ("c", "two;")) == ["(a)", "(b)", "(c)"]


def test_numerals_open_below_a_colon_and_the_letters_go_on() -> None:
    rows = paths(("a", "to:"), ("i", "including:"), ("ii", "x;"), ("b", "y;"), ("c", "z;"))
    assert rows == ["(a)", "(a)(i)", "(a)(ii)", "(b)", "(c)"]


def test_i_behind_h_is_a_letter() -> None:
    labels = [(letter, ";") for letter in "abcdefghij"]
    assert paths(*labels)[-2:] == ["(i)", "(j)"]


def test_i_behind_h_and_a_colon_is_a_numeral() -> None:
    rows = paths(*[(letter, ";") for letter in "abcdefgh"], ("i", "the following:"), ("ii", ";"))
    assert rows[-2:] == ["(h)(i)", "(h)(ii)"]


def test_behind_z_come_double_letters() -> None:
    letters = [(chr(code), ";") for code in range(ord("a"), ord("z") + 1)]
    assert paths(*letters, ("aa", ";"), ("bb", ";"))[-3:] == ["(z)", "(aa)", "(bb)"]


def test_a_third_level() -> None:
    rows = paths(("a", ":"), ("i", ":"), ("a", ":"), ("b", ";"), ("ii", ";"), ("b", ";"))
    assert rows == ["(a)", "(a)(i)", "(a)(i)(a)", "(a)(i)(b)", "(a)(ii)", "(b)"]


def test_bullets_stand_side_by_side() -> None:
    assert paths(("–", "mandate:"), ("–", "one;"), ("–", "two;")) == ["(–)", "(–)", "(–)"]


LABELS = st.sampled_from([*"abchiz", "aa", "ii", "iv", "1", "2", "10", "–"])


@given(st.lists(st.tuples(LABELS, st.sampled_from(["to:", "one;", ""])), max_size=20))
def test_a_label_ends_its_path_and_a_level_is_opened_one_at_a_time(
    labels: list[tuple[str, str]],
) -> None:
    path: tuple[str, ...] = ()
    for label, before in labels:
        after = place_label(path, label, before)
        assert after[-1] == label
        assert after[:-1] == path[: len(after) - 1]
        assert len(after) <= len(path) + 1
        path = after


def test_numerals_are_in_their_order() -> None:
    assert NUMERALS[:9] == ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    assert len(set(NUMERALS)) == len(NUMERALS) >= 50
