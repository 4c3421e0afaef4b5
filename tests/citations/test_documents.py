"""Documents named by symbol."""

from __future__ import annotations

import pytest

from tests.citations.wording import cite, names


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("See A/C.6/56/SR.11–13 and A/C.6/61/SR.18.", [11, 12, 13, 18]),
    ],
)
def test_a_range_of_records_is_each_of_them(words: str, cited: list[int]) -> None:
    assert [int(symbol.rsplit(".", 1)[1]) for symbol in names(words)] == cited


def test_a_joint_symbol_is_one_document() -> None:
    assert names("See A/65/517–S/2010/534, annex.") == ["A/65/517-S/2010/534"]


def test_the_volume_behind_the_bracket_belongs_to_the_symbol() -> None:
    # A/DEC/76/402
    words = "in section A of the *Official Records*, Supplement No. 49 (A/76/49), vol. II, becomes"
    assert names(words) == ["A/76/49(Vol.II)"]


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("the report of the Secretary-General of 1 December 2000 (S/2000/1138)", "2000-12-01"),
        (
            (
                "the letter dated 20 February 2008 from the Chairperson of the African Union "
                "Commission to the Secretary-General (S/2008/178)"
            ),
            "2008-02-20",
        ),
        ("ST/SGB/2019/4 of 5 September 2019", "2019-09-05"),
        # the date is that of the resolution, not of the report: S/RES/1558(2004)
        ("resolution 1474 (2003) of 8 April 2003, and its first report (S/2004/604)", None),
    ],
)
def test_a_symbol_has_the_date_printed_for_it(words: str, date: str | None) -> None:
    assert cite(words)[-1].cited_date == date
