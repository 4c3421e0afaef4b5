"""Where in a document: parts before its name and behind it."""

# Words of documents stand in one piece, as they are printed.
# ruff: noqa: E501

from __future__ import annotations

import pytest

from tests.citations.wording import cite


@pytest.mark.parametrize(
    ("words", "paragraphs", "parts"),
    [
        ("paragraph 3 of its resolution 74/28", ("3",), ()),
        ("paragraph 3 (b) of resolution 74/28", ("3(b)",), ()),
        (
            "paragraphs 3 (b) and (c), 5 and 12 to 15 of its resolution 74/28",
            ("3(b)", "3(c)", "5", "12-15"),
            (),
        ),
        ("section II of its resolution 74/28", (), ("section II",)),
        ("section II, paragraph 4, of resolution 74/28", ("4",), ("section II",)),
        ("paragraph 10 of the annex to resolution 60/1", ("10",), ("annex",)),
        ("paragraph 5 of section II of its resolution 74/28", ("5",), ("section II",)),
        ("Resolution 66/288, annex, para. 20.", ("20",), ("annex",)),
        ("Resolution 69/283, annex II.", (), ("annex II",)),
        ("E/2019/30, chap. I, sect. D.", (), ("chapter I, section D",)),
        ("(A/74/10), paras. 3–5 and 9.", ("3-5", "9"), ()),
        ("FCCC/CP/2015/10/Add.1, decision 1/CP.21, annex.", (), ("decision 1/CP.21, annex",)),
        ("See A/58/323, annexes I and II.", (), ("annex I", "annex II")),
        ("Article 73 *e* of the Charter", (), ("article 73e",)),
        (
            "Articles 55 and 56 of the Charter of the United Nations",
            (),
            ("article 55", "article 56"),
        ),
        ("Article 13 bis (1) (d) of the Charter", (), ("article 13 bis(1)(d)",)),
        # S/RES/2062(2012), OP1
        ("resolution 2000 (2011), paragraph 7, (a), (b) and (m)", ("7(a)", "7(b)", "7(m)"), ()),
        # S/RES/2044(2012), OP5
        ("the ideas in paragraph 120 of the Secretary General’s report (S/2011/249)", ("120",), ()),
        # S/RES/1721(2006), PP10
        (
            "the report of the Secretary-General (S/2006/821), in particular its paragraphs 68 to 80,",
            ("68-80",),
            (),
        ),
        # the annexes are named, not pointed to: A/HRC/RES/54/10
        ("in accordance with resolution 5/2 and the annexes thereto", (), ()),
        # the unit belongs to the next document
        ("its resolution 74/28, section II of which was replaced", (), ("section II",)),
    ],
)
def test_pinpoints(words: str, paragraphs: tuple[str, ...], parts: tuple[str, ...]) -> None:
    citation = cite(words)[0]
    assert (citation.cited_paragraphs, citation.cited_parts) == (paragraphs, parts)


def test_each_document_has_the_unit_next_to_it() -> None:
    # S/RES/2624(2022), OP4
    found = cite(
        "*Decides* to renew the measures imposed by paragraphs 11 and 15 of resolution 2140 (2014), "
        "reaffirms the provisions of paragraphs 12 and 13 of resolution 2140 (2014), and further "
        "reaffirms the provisions of paragraphs 14 to 17 of resolution 2216 (2015);"
    )
    assert [c.cited_paragraphs for c in found] == [("11", "15"), ("12", "13"), ("14-17",)]


def test_a_unit_of_both_is_each_one_s() -> None:
    # A/RES/74/157, PP11
    found = cite(
        "in accordance with article 19 of the Universal Declaration of Human Rights and of the "
        "International Covenant on Civil and Political Rights,"
    )
    assert [c.cited_parts for c in found] == [("article 19",), ("article 19",)]


def test_a_unit_behind_a_bracket_is_of_all_in_it() -> None:
    found = cite(
        "Supplement No. 53A and corrigendum (A/66/53/Add.1 and A/66/53/Add.1/Corr.1), chap. II."
    )
    assert [c.cited_parts for c in found] == [("chapter II",), ("chapter II",)]
