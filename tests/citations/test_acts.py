"""Resolutions and decisions by number: whose they are, and when they were adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.citations.wording import (
    ASSEMBLY,
    COUNCIL,
    ECONOMIC,
    ENVIRONMENT,
    HUMAN_RIGHTS,
    cite,
    names,
    read,
)
from undocs_rdf.diagnostics import Code

if TYPE_CHECKING:
    from undocs_rdf.citations import CitingContext


@pytest.mark.parametrize(
    ("words", "context", "cited"),
    [
        # A/RES/74/28, PP1, shortened
        (
            (
                "*Recalling* its resolutions 53/70 of 4 December 1998 and 73/266 of 22 December "
                "2018, "
                "as well as its decision 72/512 of 4 December 2017,"
            ),
            ASSEMBLY,
            ["A/RES/53/70", "A/RES/73/266", "A/DEC/72/512"],
        ),
        # S/RES/2558(2020), PP2, shortened
        (
            (
                "*Reaffirming* General Assembly and Security Council resolutions 70/262 and 2282 "
                "(2016) "
                "of 27 April 2016, as well as A/RES/60/180 and S/RES/1645 (2005) of 20 December "
                "2005,"
            ),
            COUNCIL,
            ["A/RES/70/262", "S/RES/2282(2016)", "A/RES/60/180", "S/RES/1645(2005)"],
        ),
        # A/RES/74/246, PP2, shortened: a list goes on to a bare noun, and keeps its body
        (
            (
                "*Reaffirming* its previous resolutions, the most recent of which being resolution "
                "73/264 of 22 December 2018, and recalling the resolutions and decisions of the "
                "Human "
                "Rights Council, the most recent of which being resolutions 42/3 of 26 September "
                "2019 "
                "and S‑27/1 of 5 December 2017,"
            ),
            ASSEMBLY,
            ["A/RES/73/264", "A/HRC/RES/42/3", "A/HRC/RES/S-27/1"],
        ),
        # A/RES/74/263: "its" is the body that acts in the clause
        (
            (
                "*Approves* the establishment of 6 posts to support the activities mandated by the "
                "Human Rights Council in its resolutions 40/13 of 22 March 2019, 42/20 and 42/22 "
                "of 26 "
                "September 2019;"
            ),
            ASSEMBLY,
            ["A/HRC/RES/40/13", "A/HRC/RES/42/20", "A/HRC/RES/42/22"],
        ),
        (
            (
                "*Recalling* its resolution 54/13 of 11 October 2023 and General Assembly "
                "resolution "
                "60/251 of 15 March 2006, and Council resolutions 5/1 and 21/23,"
            ),
            HUMAN_RIGHTS,
            ["A/HRC/RES/54/13", "A/RES/60/251", "A/HRC/RES/5/1", "A/HRC/RES/21/23"],
        ),
        # form tells which Council: A/DEC/76/404
        (
            (
                "in accordance with the annex to Council resolution 2008 (LX) of 14 May 1976 and "
                "Assembly decision 42/450 of 17 December 1987, elected Belgium"
            ),
            ASSEMBLY,
            ["E/RES/2008(LX)", "A/DEC/42/450"],
        ),
        ("*Recalling* its resolution 2020/14 of 17 July 2020,", ECONOMIC, ["E/RES/2020/14"]),
        ("*Recalling* resolution 70/1 of 25 September 2015,", ECONOMIC, ["A/RES/70/1"]),
        # A/RES/78/169: the author stands behind the list
        (
            (
                "*Recalling* resolutions 5/14 of 2 March 2022, entitled “End plastic pollution”, "
                "and "
                "4/9 of 15 March 2019, entitled “Addressing pollution”, adopted by the United "
                "Nations "
                "Environment Assembly,"
            ),
            ASSEMBLY,
            ["UNEP/EA.5/Res.14", "UNEP/EA.4/Res.9"],
        ),
        ("*Recalling* its resolution 2/5,", ENVIRONMENT, ["UNEP/EA.2/Res.5"]),
        (
            "*Recalling* Commission on Human Rights resolution 2005/74 of 20 April 2005,",
            HUMAN_RIGHTS,
            ["E/CN.4/RES/2005/74"],
        ),
        # part letters
        (
            "its resolutions 53/208 A to C, 74/255 A and B, 54/237 C and 46/36 L.",
            ASSEMBLY,
            [
                "A/RES/53/208A",
                "A/RES/53/208B",
                "A/RES/53/208C",
                "A/RES/74/255A",
                "A/RES/74/255B",
                "A/RES/54/237C",
                "A/RES/46/36L",
            ],
        ),
        ("Resolution 217 A (III).", ASSEMBLY, ["A/RES/217(III)A"]),
        ("its resolution 181 A and B (II)", ASSEMBLY, ["A/RES/181(II)A", "A/RES/181(II)B"]),
        ("General Assembly resolution ES- 10/17", ASSEMBLY, ["A/RES/ES-10/17"]),
        # S/RES/2654(2022): the Council's numbers run on
        (
            "Security Council resolutions 1325 and 2250",
            COUNCIL,
            ["S/RES/1325(2000)", "S/RES/2250(2015)"],
        ),
        ("paragraph 4 of UNSCR 2571 (2021)", COUNCIL, ["S/RES/2571(2021)"]),
        # S/RES/2734(2024), S/RES/2448(2018): number and year together are the Council's alone
        ("its call in 2462 (2019), and 1500 (2019)", COUNCIL, ["S/RES/2462(2019)"]),
        ("the Support Group resolution 1373 (2001)", ASSEMBLY, ["S/RES/1373(2001)"]),
        # A/RES/78/218, OP10
        (
            (
                "the reports to the Human Rights Council submitted pursuant to resolutions 34/24 "
                "and 40/20"
            ),
            ASSEMBLY,
            ["A/HRC/RES/34/24", "A/HRC/RES/40/20"],
        ),
    ],
)
def test_an_act_is_the_body_s_that_its_words_and_its_form_tell(
    words: str, context: CitingContext, cited: list[str]
) -> None:
    assert names(words, context) == cited


@pytest.mark.parametrize(
    "words",
    [
        "the present resolution and paragraph 2 above",
        "all its previous resolutions on the matter",
        "draft resolution 74/28",
        "is implementing the 24/7 service of 9/11 and the biennium 2020/2021",
        # A/RES/76/185: a title names an item, not a document
        "the item entitled “Implementation of General Assembly resolution 46/152”",
        # A/RES/74/174: a body whose acts have no symbols
        "Commission on Crime Prevention and Criminal Justice resolution 16/2 of 27 April 2007",
        "decision 14/5 of 30 November 2018 of the Conference of the Parties to the Convention",
        "International Telecommunication Union resolution 186 (Rev. Dubai, 2018)",
    ],
)
def test_what_names_no_known_document_gives_no_act(words: str) -> None:
    assert [cited for cited in names(words) if "/" in cited] == []


def test_a_list_has_a_citation_for_each_number_with_its_own_quote_and_date() -> None:
    found = cite("*Recalling* its resolutions 46/53 of 9 December 1991, 47/52 and 48/83,")
    assert [(c.quote, c.cited_date) for c in found] == [
        ("46/53", "1991-12-09"),
        ("47/52", None),
        ("48/83", None),
    ]


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        # A/HRC/RES/54/10, PP3
        (
            (
                "its resolution 5/1 on institution-building of the Human Rights Council and "
                "resolution "
                "5/2 on the Code of Conduct for Special Procedures, both of 18 June 2007,"
            ),
            ["2007-06-18", "2007-06-18"],
        ),
        # A/HRC/RES/55/5, PP2
        (
            (
                "its resolutions 5/1, on institution-building of the Human Rights Council, and "
                "5/2, on "
                "the Code of Conduct, of 18 June 2007,"
            ),
            ["2007-06-18", "2007-06-18"],
        ),
        # a session that the date does not fit has none
        ("its resolutions 46/53 and 54/2 of 26 September 2023,", [None, "2023-09-26"]),
    ],
)
def test_a_date_serves_those_that_it_fits(words: str, dates: list[str | None]) -> None:
    found = [c for c in cite(words, HUMAN_RIGHTS) if c.quote[0].isdigit()]
    assert [c.cited_date for c in found] == dates


def test_a_list_in_subparagraphs_hangs_on_the_noun_before_it() -> None:
    found, _ = read(
        "*Recalling* its resolutions:",
        "74/28 of 12 December 2019;",
        parents={2: 1},
    )
    assert [(c.quote, c.citation_type.value) for c in found["p2"]] == [("74/28", "recalls")]


def test_a_printed_date_that_cannot_be_is_kept_and_said() -> None:
    # A/RES/74/258, PP1
    found, said = read("*Recalling* its resolutions 72/256 of 24 December 2107 and 73/276,")
    assert [(c.quote, c.cited_date) for c in found["p1"]] == [
        ("72/256", "2107-12-24"),
        ("73/276", None),
    ]
    assert [d.code for d in said] == [Code.DATE_IMPOSSIBLE]
    assert said[0].span is not None


def test_a_year_that_no_resolution_has_is_said_and_the_number_counts() -> None:
    # S/RES/2624(2022), OP9
    found, said = read("set out in paragraph 17 of resolution 2140 (2140)", context=COUNCIL)
    [citation] = found["p1"]
    assert (citation.quote, str(citation.cited)) == ("2140 (2140)", "S/RES/2140(2014)")
    assert [diagnostic.code for diagnostic in said] == [Code.DATE_IMPOSSIBLE]


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    [citation] = cite("its resolution 74/28 of 31 November 2019")
    assert citation.cited_date is None


def test_an_act_of_an_unknown_body_is_said_with_its_place() -> None:
    words = "Recalling Statistical Commission decision 53/113 of 11 March 2022,"
    found, said = read(words)
    assert found == {}
    [diagnostic] = said
    assert diagnostic.code is Code.CITATION_BODY_UNKNOWN
    assert diagnostic.span is not None
    start, end = diagnostic.span
    assert words[start:end] == "Statistical Commission decision 53/113"
    assert diagnostic.hint


def test_a_resolution_in_the_report_of_the_human_rights_council_is_its_own() -> None:
    # A/RES/74/125, a note
    words = (
        "*Official Records of the General Assembly, Seventy-fourth Session, Supplement No. 53A* "
        "(A/74/53/Add.1), chap. III, resolution 42/12."
    )
    assert names(words) == ["A/74/53/Add.1", "A/HRC/RES/42/12"]


def test_a_resolution_within_another_document_is_a_part_of_it() -> None:
    # A/RES/74/10, a note: a resolution of the Council of the League of Arab States
    found, said = read("A/56/1026-S/2002/932, annex II, resolution 14/221.")
    [citation] = found["p1"]
    assert citation.cited_parts == ("annex II, resolution 14/221",)
    assert said == ()


def test_a_resolution_listed_behind_a_document_is_one_of_its_own() -> None:
    # S/RES/2540(2020), OP9, shortened
    words = "*Recalling* the Conclusions (S/2020/174), resolution 1325 (2000) and all others,"
    assert names(words, COUNCIL) == ["S/2020/174", "S/RES/1325(2000)"]


def test_a_number_that_lost_the_blank_behind_it_is_one() -> None:
    # A/C.3/80/L.13, PP1, shortened
    words = "*Recalling* its resolutions 58/15 of 3 December 2003 and 59/111of 6 December 2004,"
    assert names(words) == ["A/RES/58/15", "A/RES/59/111"]


def test_the_act_of_another_body_has_no_symbol() -> None:
    # A/C.3/80/L.9, OP18
    found, said = read(
        "*Welcomes* the establishment, in accordance with Conference of the Parties to the United "
        "Nations Convention against Transnational Organized Crime resolution 12/4, of the group;"
    )
    assert "p1" not in found
    assert [d.code for d in said] == [Code.CITATION_BODY_UNKNOWN]
