"""Plain text as people have it: paragraphs of lines, words parted at line ends, notes."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from undocs_rdf import read
from undocs_rdf.conservation import gaps
from undocs_rdf.model import PartKind
from undocs_rdf.readers.plain import read_plain
from undocs_rdf.text import BlockKind, Style

FOLDER = Path(__file__).parent.parent / "data" / "plain"
FILES = sorted(FOLDER.glob("*.txt"))


def words(source: str) -> list[str]:
    """Return the words of each block, a note mark as [n]."""
    return [
        "".join(f"[{r.text}]" if r.style & Style.SUPERSCRIPT else r.text for r in block.runs)
        for block in read_plain(source).blocks
    ]


def of_kind(name: str, kind: PartKind) -> list[str]:
    (document,) = read(FOLDER / name).documents
    return [f"{p.label} {p.text}" for p in document.parts if p.kind is kind]


# Lines


def test_broken_lines_are_joined_and_blank_lines_part() -> None:
    # S/RES/142(1960)
    source = "Having examined the application of the Republic of\nthe Congo,\n\nRecommends it.\n"
    assert words(source) == [
        "Having examined the application of the Republic of the Congo,",
        "Recommends it.",
    ]


def test_a_line_is_a_paragraph_where_none_goes_on_in_the_next() -> None:
    source = "The General Assembly,\nRecalling it,\n1. Decides so;\n2. Requests it.\n"
    assert words(source) == source.splitlines()


def test_lines_without_blank_ones_between_paragraphs() -> None:
    # S/RES/277(1970), its blank lines taken out
    source = (
        "The Security Council,\nConscious of its responsibility under the Charter of the\n"
        "United Nations,\nReaffirming its resolution 232 (1966) of 16 December\n1966,\n"
        "1. Condemns the illegal proclamation of republican\nstatus of the Territory;\n"
        "2. Calls upon States:\n(a) To act under sub-paragraph\n(b) below;\n(b) To report."
    )
    assert words(source) == [
        "The Security Council,",
        "Conscious of its responsibility under the Charter of the United Nations,",
        "Reaffirming its resolution 232 (1966) of 16 December 1966,",
        "1. Condemns the illegal proclamation of republican status of the Territory;",
        "2. Calls upon States:",
        "(a) To act under sub-paragraph (b) below;",
        "(b) To report.",
    ]


def test_an_indented_line_opens_a_paragraph() -> None:
    source = (
        "   The question was put to the members of the\ncommission at its third meeting.\n"
        "   Nothing further was said of it, and the\nmeeting rose at noon.\n"
    )
    assert len(words(source)) == 2


def test_the_letter_of_a_section_and_the_name_of_an_annex_stand_alone() -> None:
    # S/RES/814(1993), S/RES/883(1993)
    source = (
        "1. Approves the report of the\nSecretary-General;\n\nB\nActing under it,\n\n"
        "Annex\nList of items in the\nannex"
    )
    assert words(source)[1:] == ["B", "Acting under it,", "Annex", "List of items in the annex"]


@pytest.mark.parametrize(
    ("broken", "joined"),
    [
        ("the Sub-\nCommittee was", "the Sub-Committee was"),
        ("in accord-\nance with", "in accordance with"),
        ("of peace-\nkeeping in", "of peace-keeping in"),
        ("the Twenty-\nseventh year", "the Twenty-seventh year"),
        ("of non-\nalignment in", "of non-alignment in"),
        ("of develop\u00ad\nment in", "of development in"),
        ("of co-ordination and co-\nordination in", "of co-ordination and co-ordination in"),
        ("of proof-reading and proof-\nreading in", "of proof-reading and proof-reading in"),
        ("document A/6000/\nAdd.1 and", "document A/6000/Add.1 and"),
        ("to admission (S/\n12357) of", "to admission (S/12357) of"),
        ("1992 and/\nor 1993 in", "1992 and/ or 1993 in"),
        ("in 1966-\n1967 the year", "in 1966- 1967 the year"),
    ],
)
def test_what_a_line_end_stands_for(broken: str, joined: str) -> None:
    assert words(f"Recalling that it was\n{broken} the\nend,\n") == [
        f"Recalling that it was {joined} the end,"
    ]


def test_markup_is_none() -> None:
    source = "# Title\n\n5 * 3 is *not* __set__ apart; see [A/1](x) and `code`.\n\n> Quoted\n"
    parsed = read(source.encode(), "text.txt")
    assert [line for part in parsed.documents[0].parts for line in part.text.split("\n")] == [
        "# Title",
        "5 * 3 is *not* __set__ apart; see [A/1](x) and `code`.",
        "> Quoted",
    ]


# Notes


def test_notes_and_the_marks_that_call_them() -> None:
    (document,) = read(FOLDER / "sc-142-1960.txt").documents
    first = next(part for part in document.parts if part.label == "PP1")
    assert first.text == "Having examined the application of the Republic of the Congo,"
    assert first.footnotes == ("fn21", "fn22")
    assert of_kind("sc-142-1960.txt", PartKind.FOOTNOTE) == [
        "FN21 Republic of the Congo, capital Leopoldville.",
        (
            "FN22 Official Records of the Security Council, Fifteenth Year, Supplement for July, "
            "August and September 1960, document S/4361."
        ),
    ]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("the reports 7 of the Committee", "the reports[7] of the Committee"),
        ("the reports7 of the Committee", "the reports[7] of the Committee"),
        ("the report,7 and", "the report,[7] and"),
        ("its report.7", "its report.[7]"),
        ("in June 1967 7 that", "in June 1967[7] that"),
        ("the report⁷ of", "the report[7] of"),
        ("the Declaration 7/ signed", "the Declaration[7] signed"),
        ("paragraph 7 of it", "paragraph 7 of it"),
        ("on 7 May, within 7 days", "on 7 May, within 7 days"),
        ("by 7 votes to none", "by 7 votes to none"),
        ("document S/4500/Add.7 of it", "document S/4500/Add.7 of it"),
        ("of 1,7 and 3.7 in it", "of 1,7 and 3.7 in it"),
        ("its item (7), No. 7", "its item (7), No. 7"),
        ("articles 6 7 of it", "articles 6 7 of it"),
    ],
)
def test_a_number_is_a_mark_only_where_a_note_has_it(text: str, marked: str) -> None:
    note = "7/ Ibid., document S/1." if "/ " in text else "7 Ibid., document S/1."
    assert words(f"Recalling {text},\n\n{note}\n")[0] == f"Recalling {marked},"
    if "⁷" not in text:
        assert words(f"Recalling {text},\n\nDecides so.\n")[0] == f"Recalling {text},"


def test_a_number_behind_the_comma_of_a_preambular_paragraph_calls_a_note_that_is_lost() -> None:
    # S/RES/682(1990): the page of note 57 is not in the file
    parsed = read(FOLDER / "sc-682-1990.txt")
    texts = [part.text for part in parsed.documents[0].parts if part.label == "PP4"]
    assert texts[0].endswith("President of the Council of 15 June 1990,")
    assert "UND009" in [d.code.value for d in parsed.diagnostics]


def test_notes_that_stand_right_below_each_other() -> None:
    source = (
        "Recalling the first 3 and the\nsecond, 4\n\n3 See document A/1, which is\nlong.\n"
        "4 The second is\nshort.\n"
    )
    assert words(source) == [
        "Recalling the first[3] and the second,[4]",
        "[3] See document A/1, which is long.",
        "[4] The second is short.",
    ]


def test_a_date_at_the_beginning_of_a_line_is_no_note() -> None:
    source = "Recalling it,\n\n7 November 1967 is the\nday.\n\n15 votes were\ncast.\n"
    assert words(source) == ["Recalling it,", "7 November 1967 is the day.", "15 votes were cast."]


# Pages


def test_page_numbers_and_running_heads_are_discarded() -> None:
    # S/RES/1445 (2002)
    source = (
        "United Nations S/RES/1445 (2002)\n\nRecalling the withdrawal of\ntroops and the\n\n"
        "- 2 -\f\nS/RES/1445 (2002)\n\nPage 2\n\nprogress of it,\n\n/...\n"
    )
    found = read_plain(source)
    assert [piece.reason for piece in found.discarded] == [
        "page number",
        "page header",
        "page number",
        "mark that the text goes on",
    ]
    assert words(source)[1:] == ["Recalling the withdrawal of troops and the", "progress of it,"]
    assert found.pages == (0, source.index("\f") + 1)
    assert [block.page for block in found.blocks] == [1, 1, 2]


def test_a_rule_is_one() -> None:
    assert [b.kind for b in read_plain("Text.\n\n-----\n\nText.").blocks][1] is BlockKind.RULE


# Documents of the Security Council, proof-read by hand


def test_a_preamble_above_the_formula() -> None:
    # S/RES/7(1946)
    assert of_kind("sc-7-1946.txt", PartKind.PREAMBULAR_PARAGRAPH)[1].startswith("PP2 Whereas the ")
    (document,) = read(FOLDER / "sc-7-1946.txt").documents
    assert document.parts[0].text.split("\n")[:2] == [
        "7 (1946). Resolution of 26 June 1946",
        "The Security Council",
    ]


def test_numbers_of_paragraphs_that_a_machine_misread() -> None:
    labels = [line.split()[0] for line in of_kind("sc-277-1970.txt", PartKind.OPERATIVE_PARAGRAPH)]
    assert labels == [f"OP{number}" for number in range(1, 25)]
    labels = [line.split()[0] for line in of_kind("sc-85-1950.txt", PartKind.OPERATIVE_PARAGRAPH)]
    assert labels[:2] == ["OP1", "OP2"]


def test_a_vote_with_the_states_that_it_names() -> None:
    # S/RES/334(1973), where the number of abstentions is typed as a capital I
    (document,) = read(FOLDER / "sc-334-1973.txt").documents
    (vote,) = document.votes
    assert (vote.in_favour, vote.against, vote.abstaining) == (14, 0, 1)
    assert [(ballot.party.code, ballot.value) for ballot in vote.ballots] == [("CHN", "A")]
    assert [meeting.number for meeting in document.meetings] == ["1727"]
    assert document.date_adopted == "1973-06-15"


# What holds of any text


def check_places(source: str) -> None:
    """Assert that every character stands in one block or piece, and each run at its place."""
    found = read_plain(source)
    spans = [block.span for block in found.blocks] + [piece.span for piece in found.discarded]
    assert not list(gaps(source, spans))
    ordered = sorted(spans)
    assert all(one.end <= two.start for one, two in pairwise(ordered))
    for block in found.blocks:
        at = block.span.start
        for run in block.runs:
            assert at <= run.span.start <= run.span.end <= block.span.end
            at = run.span.end
            printed = source[run.span.start : run.span.end]
            if run.style & Style.SUPERSCRIPT:
                assert printed.strip(" /").translate(str.maketrans("¹²³⁷", "1237")) == run.text
            elif len(printed) == len(run.text) and printed.strip():
                assert printed == run.text
            else:
                assert (printed.strip(), run.text) == ("", " ")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_of_a_document_is_lost(path: Path) -> None:
    check_places(path.read_text(encoding="utf-8"))


LINE = st.sampled_from(
    [
        "",
        "The Security Council,",
        "Recalling its resolution 142 (1960) of 7 July, 3",
        "1960, and the report⁷ of the Sub-",
        "committee on S/",
        "2. Requests it 7/ to",
        "(a) To act;",
        "3 Ibid., document S/1.",
        "* A star.",
        "Page 2",
        "S/RES/142(1960)",
        "\f",
        "   indented, ²³ and",
        "-----",
    ]
)


@example("-----\n3 Ibid., document S/1.\n\n3 Ibid., document S/1.")
@example("S/RES/142(1960)\n\nS/RES/142(1960)\ncommittee on S/")
@given(st.lists(LINE, max_size=12).map("\n".join) | st.text(max_size=80))
def test_nothing_of_any_text_is_lost(source: str) -> None:
    check_places(source)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["a-\n", "1 ", "word 1\n\n1 See it.\n\n", "¹", "(a)\n", "S/\n"])
def test_time_grows_with_the_size(unit: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        read_plain(unit * (size // len(unit)))
        return time.process_time() - start

    assert seconds(60_000) < 15 * max(seconds(10_000), 0.05)


def test_the_files_are_those_that_are_meant() -> None:
    assert len(FILES) == 14
    assert all(re.fullmatch(r"sc-\d+-\d{4}\.txt", path.name) for path in FILES)
