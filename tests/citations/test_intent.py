"""What the act does to a document: the verb whose object names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.citations.wording import COUNCIL, HUMAN_RIGHTS, cite, names, read, types

if TYPE_CHECKING:
    from undocs_rdf.citations import CitingContext

OF_74_28 = [
    ("*Recalling* its resolution 74/28,", "recalls"),
    ("*Recalling also* paragraph 3 of its resolution 74/28,", "recalls"),
    ("*Reaffirming* its resolution 74/28,", "reaffirms"),
    ("*Reiterates* the provisions of its resolution 74/28;", "reaffirms"),
    ("*Takes note* of its resolution 74/28;", "takesNoteOf"),
    ("*Taking note also* of resolution 74/28,", "takesNoteOf"),
    ("*Notes with appreciation* resolution 74/28;", "notesWithAppreciation"),
    ("*Welcoming* the adoption of resolution 74/28,", "welcomes"),
    (
        "*Welcoming* the adoption by the Assembly, on 12 December 2019, of resolution 74/28,",
        "welcomes",
    ),
    ("*Decides* to endorse the recommendations contained in resolution 74/28;", "endorses"),
    ("*Bearing in mind* its resolution 74/28,", "bearsInMind"),
    ("*Mindful also* of its resolution 74/28,", "bearsInMind"),
    ("*Pursuant to* resolution 74/28,", "pursuantTo"),
    ("*In accordance with* resolution 74/28,", "inAccordanceWith"),
    ("*Deploring* resolution 74/28,", "regrets"),
    ("*Decides* to amend paragraph 3 of its resolution 74/28;", "amends"),
    ("*Decides* to extend the mandate set out in its resolution 74/28;", "extends"),
    ("*Urges* all States to implement fully resolution 74/28;", "callsForImplementationOf"),
    ("*Calls* for the full implementation of resolution 74/28;", "callsForImplementationOf"),
    (
        "*Calling once again* upon all parties to comply with resolution 74/28,",
        "callsForImplementationOf",
    ),
    ("*Stresses* the importance of resolution 74/28;", "cites"),
    ("*Recalling* that, in its resolution 74/28, it noted the progress made,", "recalls"),
    ("*Recalling* that resolution 74/28 calls upon all States to cooperate,", "recalls"),
    # only identifies something else
    ("*Welcoming* the work of the Group established pursuant to resolution 74/28,", "cites"),
    ("*Welcomes* the report requested in its resolution 74/28;", "cites"),
    ("*Recalling* the mandate originally given by resolution 74/28,", "cites"),
    (
        "*Decides* to extend the mandate of the Group established pursuant to resolution 74/28;",
        "cites",
    ),
    (
        "*Requests* the Secretary-General to report on the implementation of resolution 74/28;",
        "cites",
    ),
    ("*Requests* a report on the measures taken to implement resolution 74/28;", "cites"),
    ("*Welcoming* the efforts of States to implement resolution 74/28,", "cites"),
    # S/2024/383, OP1; S/RES/2737(2024), OP13
    (
        (
            "*Urges* States to act in full compliance with international law, including resolution "
            "74/28;"
        ),
        "callsForImplementationOf",
    ),
    (
        (
            "*Calls upon* all States to implement, in good faith, other provisions of resolution "
            "74/28;"
        ),
        "callsForImplementationOf",
    ),
    # E/RES/2021/17, OP34
    (
        (
            "*Urges* all actors to commit to and duly respect the guiding principles contained in "
            "the annex to resolution 74/28;"
        ),
        "callsForImplementationOf",
    ),
    # S/RES/2077(2012), OP12 and PP14
    (
        (
            "*Decides* that for a further period of twelve months from the date of this "
            "resolution to renew the authorizations as set out in paragraph 10 of resolution 74/28;"
        ),
        "extends",
    ),
    (
        "*Reiterating* that, consistent with the law of the sea, resolution 74/28 provides for it,",
        "reaffirms",
    ),
    # A/RES/78/32, PP14
    (
        (
            "*Taking note* of the Conference held in Geneva, and in particular the adoption of "
            "resolution 74/28,"
        ),
        "takesNoteOf",
    ),
    # "bearing in mind" within a paragraph gives no type of its own
    ("*Urges* all States, bearing in mind resolution 74/28, to cooperate;", "cites"),
    ("*Recalls* the position of the Committee as set out in resolution 74/28;", "cites"),
    # A/DEC/77/515
    (
        (
            "At its 46th plenary meeting, on 7 December 2022, the General Assembly, recalling its "
            "resolution 74/28, decided to include the item,"
        ),
        "recalls",
    ),
    # S/PRST/2016/12, first words
    ("“The Security Council recalls its resolution 74/28 and stresses its importance.", "recalls"),
]


@pytest.mark.parametrize(("words", "kind"), OF_74_28, ids=[words for words, _ in OF_74_28])
def test_the_verb_whose_object_names_the_document_gives_the_type(words: str, kind: str) -> None:
    [citation] = [c for c in cite(words) if c.quote == "74/28"]
    assert citation.citation_type.value == kind


@pytest.mark.parametrize(
    ("words", "context", "expected"),
    [
        (
            "*Recalling* its resolution 54/13 and welcoming the report (A/HRC/54/26),",
            HUMAN_RIGHTS,
            {"A/HRC/RES/54/13": "recalls", "A/HRC/54/26": "welcomes"},
        ),
        # S/RES/1952(2010), OP3
        (
            (
                "*Decides* to renew, for the period specified in paragraph 1 above, the financial "
                "and "
                "travel measures imposed by paragraphs 9 and 11 of resolution 1807 (2008) and "
                "reaffirms "
                "the provisions of paragraph 10 of resolution 1857 (2008);"
            ),
            COUNCIL,
            {"S/RES/1807(2008)": "extends", "S/RES/1857(2008)": "reaffirms"},
        ),
        # A/HRC/RES/57/14, PP4, shortened: what follows the apposition goes on with the list
        (
            (
                "*Recalling* the Paris Agreement, welcomed by the General Assembly in its "
                "resolution "
                "71/1, and the Kyoto Protocol,"
            ),
            HUMAN_RIGHTS,
            {
                "Paris Agreement": "recalls",
                "A/RES/71/1": "cites",
                (
                    "Kyoto Protocol to the United Nations Framework Convention on Climate Change"
                ): "recalls",
            },
        ),
        # S/RES/2308(2016), OP1
        (
            (
                "*Decides* that the mandate of UNMIL, as set out in paragraph 10 of resolution "
                "2239 "
                "(2015), shall be extended until 31 December 2016;"
            ),
            COUNCIL,
            {"S/RES/2239(2015)": "extends"},
        ),
        (
            "*Acting* under Chapter VII of the Charter of the United Nations,",
            COUNCIL,
            {"Charter of the United Nations": "pursuantTo"},
        ),
        # A/HRC/RES/55/25, PP6, shortened
        (
            (
                "*Reaffirming* the responsibility of all States to protect the freedoms enshrined "
                "in "
                "the Charter, the Universal Declaration of Human Rights and other instruments,"
            ),
            HUMAN_RIGHTS,
            {
                "Charter of the United Nations": "cites",
                "Universal Declaration of Human Rights": "cites",
            },
        ),
        # S/RES/2162(2014), PP15, shortened: the bracket is of the nearest report
        (
            (
                "*Expressing its concern* about the continued reports, including those reported by "
                "the "
                "Secretary-General in his report of 15 May 2014 (S/2014/342), of violations,"
            ),
            COUNCIL,
            {"S/2014/342": "cites"},
        ),
        (
            (
                "*Taking note* of the report of the Secretary-General on the plan of action "
                "(S/2021/5),"
            ),
            COUNCIL,
            {"S/2021/5": "takesNoteOf"},
        ),
    ],
)
def test_each_clause_has_its_own_verb(
    words: str, context: CitingContext, expected: dict[str, str]
) -> None:
    assert types(words, context) == expected


def test_two_verbs_with_one_object_give_two_citations() -> None:
    found = cite("*Recalling and reaffirming* its resolution 74/28,")
    assert [(c.quote, c.citation_type.value) for c in found] == [
        ("74/28", "recalls"),
        ("74/28", "reaffirms"),
    ]


def test_a_subparagraph_goes_on_with_the_verb_of_its_paragraph() -> None:
    found, _ = read(
        "*Calls upon* all States:",
        "To implement resolution 74/28;",
        "To report on resolution 74/29;",
        parents={2: 1, 3: 1},
    )
    assert found["p2"][0].citation_type.value == "callsForImplementationOf"
    assert found["p3"][0].citation_type.value == "cites"


def test_a_later_verb_in_italics_governs_what_follows_it() -> None:
    # S/RES/1814(2008), OP9 has its later verbs in italics
    found = types(
        "*Recalling* resolution 1801 (2008), *commending* the Mission and *endorsing* "
        "resolution 1811 (2008),",
        COUNCIL,
    )
    assert found == {"S/RES/1801(2008)": "recalls", "S/RES/1811(2008)": "endorses"}
    assert names("*Commending* the Mission,", COUNCIL) == []
