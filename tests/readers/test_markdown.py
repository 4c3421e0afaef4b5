"""Blocks and runs of Markdown as different hands write it, each run with its place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from undocs_rdf.readers.markdown import read_markdown
from undocs_rdf.text import Block, BlockKind, Run, Span, Style

P, I, B, S = Style.PLAIN, Style.ITALIC, Style.BOLD, Style.SUPERSCRIPT  # noqa: E741  # short on purpose


def only(source: str) -> Block:
    (block,) = read_markdown(source)
    return block


def told(block: Block) -> list[tuple[str, int, int, int]]:
    return [(run.text, *run.span, int(run.style)) for run in block.runs]


def words(source: str) -> list[str]:
    return ["".join(run.text for run in block.runs) for block in read_markdown(source)]


# Emphasis, links, superscripts: each line is from a document of the corpus.

INLINE = [
    # A/RES/74/28: an italic opening, a link that leads nowhere
    (
        "*Recalling* its resolution [74/28](#) of",
        [
            ("Recalling", 1, 10, I),
            (" its resolution ", 11, 27, P),
            ("74/28", 28, 33, P),
            (" of", 37, 40, P),
        ],
    ),
    # the same document: note marks
    (
        "2010,<sup>1</sup> 2013<sup>2</sup> and",
        [
            ("2010,", 0, 5, P),
            ("1", 10, 11, S),
            (" 2013", 17, 22, P),
            ("2", 27, 28, S),
            (" and", 34, 38, P),
        ],
    ),
    # A/C.2/80/L.62: emphasis closed before a star that calls a note
    (
        "**Denmark:*** **amendment to**",
        [("Denmark:", 2, 10, B), ("* ", 12, 14, P), ("amendment to", 16, 28, B)],
    ),
    # A/RES/78/114, from PDF: emphasis that changes inside brackets
    (
        "[*on the report (**[A/78/446](#)**, para. 8)*]",
        [
            ("[", 0, 1, P),
            ("on the report (", 2, 17, I),
            ("A/78/446", 20, 28, I | B),
            (", para. 8)", 34, 44, I),
            ("]", 45, 46, P),
        ],
    ),
    # A/RES/78/114, from PDF: a comma drawn into the link, a mark at its end
    (
        "[A/72/80](#)[, A/75/282](#) and",
        [("A/72/80", 1, 8, P), (", A/75/282", 13, 23, P), (" and", 27, 31, P)],
    ),
    ("[79/45,](#)<sup>1</sup>", [("79/45,", 1, 7, P), ("1", 16, 17, S)]),
    # bold and italic at once
    ("***Note***", [("Note", 3, 7, I | B)]),
    # emphasis that ends inside a word, and one that is never closed
    ("*Note*s", [("Note", 1, 5, I), ("s", 6, 7, P)]),
    ("*Term of", [("*Term of", 0, 8, P)]),
    # an address in pointed brackets, one in running text
    ("at <http://a.b>", [("at ", 0, 3, P), ("http://a.b", 4, 14, P)]),
    ("see www.un.org/en", [("see www.un.org/en", 0, 17, P)]),
    # a target with brackets of its own
    ("[x](b(c)d) y", [("x", 1, 2, P), (" y", 10, 12, P)]),
]


@pytest.mark.parametrize(("source", "runs"), INLINE)
def test_runs_know_their_style_and_their_place(
    source: str, runs: list[tuple[str, int, int, int]]
) -> None:
    assert told(only(source)) == runs


# What stands for other characters than its own.

STANDING_FOR = [
    ("A &amp; B", [("A ", 0, 2, P), ("&", 2, 7, P), (" B", 7, 9, P)]),
    ("1 &#8211; 5", [("1 ", 0, 2, P), ("–", 2, 9, P), (" 5", 9, 11, P)]),
    ("a &amp b", [("a &amp b", 0, 8, P)]),
    (
        "5 \\* 3 \\_x",
        [("5 ", 0, 2, P), ("*", 2, 4, P), (" 3 ", 4, 7, P), ("_", 7, 9, P), ("x", 9, 10, P)],
    ),
    ("a<br>b", [("a", 0, 1, P), ("b", 5, 6, P)]),
    # a hard line break: two blanks, or a backslash
    (
        "Distr.: General  \n2 July",
        [("Distr.: General", 0, 15, P), (" ", 17, 18, P), ("2 July", 18, 24, P)],
    ),
    ("a\\\nb", [("a", 0, 1, P), (" ", 2, 3, P), ("b", 3, 4, P)]),
    # a line end of two characters is one blank
    ("Distr.\r\nGeneral", [("Distr.", 0, 6, P), (" ", 6, 8, P), ("General", 8, 15, P)]),
    ("a\rb", [("a", 0, 1, P), (" ", 1, 2, P), ("b", 2, 3, P)]),
]


@pytest.mark.parametrize(("source", "runs"), STANDING_FOR)
def test_entities_escapes_and_breaks_stand_for_one_character(
    source: str, runs: list[tuple[str, int, int, int]]
) -> None:
    assert told(only(source)) == runs


def test_a_link_is_kept_with_its_target() -> None:
    runs = only("[www.un.org/en/ga/sixth/](#) and [A/80/124](https://undocs.org/A/80/124).").runs
    assert [run.link for run in runs] == ["#", None, "https://undocs.org/A/80/124", None]


# Lists: what marks an item in Markdown is the number or the bullet of a paragraph here.

ITEMS = [
    ("1. *Calls upon* States", ["1. Calls upon States"]),
    ("20. *Requests* a\n21. *Decides* b", ["20. Requests a", "21. Decides b"]),
    ("- first\n- second", ["- first", "- second"]),
    ("* Any changes to the list of sponsors", ["* Any changes to the list of sponsors"]),
    ("(a) To be guided", ["(a) To be guided"]),
    ("• Freeze", ["• Freeze"]),
    # a number on a line of its own, its words in a paragraph below
    ("1.\n\n*Decides* that", ["1.", "Decides that"]),
    ("3.", ["3."]),
    # a number that no item can carry
    ("1234567890. x", ["1234567890. x"]),
    # no list: a year at the beginning of a line within a paragraph
    ("of the year\n2013. It", ["of the year 2013. It"]),
]


@pytest.mark.parametrize(("source", "paragraphs"), ITEMS)
def test_list_markers_are_words(source: str, paragraphs: list[str]) -> None:
    assert words(source) == paragraphs


def test_the_marker_of_an_item_has_its_place() -> None:
    assert told(only("1. *Decides* x")) == [
        ("1. ", 0, 3, P),
        ("Decides", 4, 11, I),
        (" x", 12, 14, P),
    ]


# Blocks.


def test_headings_have_their_level_and_no_signs() -> None:
    block = only("#### **78/114. Responsibility**")
    assert (block.kind, block.level, block.span) == (BlockKind.HEADING, 4, Span(0, 31))
    assert told(block) == [("78/114. Responsibility", 7, 29, B)]


@pytest.mark.parametrize("rule", ["---", "***", "___________________"])
def test_a_rule_parts_a_page_and_makes_no_heading_of_the_line_above(rule: str) -> None:
    above, line, below = read_markdown(f"Governmental Experts on\n{rule}\nDevelopments in")
    assert (above.kind, line.kind, below.kind) == (
        BlockKind.PARAGRAPH,
        BlockKind.RULE,
        BlockKind.PARAGRAPH,
    )
    assert line.span == Span(24, 24 + len(rule))
    assert line.runs == ()


@pytest.mark.parametrize("source", ["    indented", "\tindented", "> said", "~~~\nx\n~~~"])
def test_un_texts_hold_no_code_and_no_quotations_set_off(source: str) -> None:
    (block,) = read_markdown(source)
    assert block.kind is BlockKind.PARAGRAPH
    assert "".join(run.text for run in block.runs).split() == source.split()


def test_a_line_that_looks_like_a_reference_is_words() -> None:
    # S/PRST/2005/36: a name in square brackets followed by a colon
    assert words("[Note]: see above") == ["[Note]: see above"]


def test_a_table_is_a_block_for_each_row_and_its_cells_are_parted() -> None:
    source = "| State | **Vote** |\n|---|---|\n| Chad | yes |"
    rows = read_markdown(source)
    assert [row.kind for row in rows] == [BlockKind.TABLE, BlockKind.TABLE]
    assert words(source) == ["State | Vote", "Chad | yes"]
    assert [source[row.span.start : row.span.end] for row in rows] == [
        "| State | **Vote** |",
        "| Chad | yes |",
    ]
    for row in rows:
        for run in row.runs:
            if run.text != " | ":
                assert source[run.span.start : run.span.end] == run.text


@pytest.mark.parametrize("source", ["", "\n\n", "  \t\n"])
def test_nothing_gives_no_block(source: str) -> None:
    assert read_markdown(source) == ()


# What is misread so far, each case the smallest that shows it.


@pytest.mark.parametrize("source", ["1. ---", "- ***"])
def test_an_item_that_holds_a_rule_is_in_one_block_or_in_two_that_do_not_meet(source: str) -> None:
    spans = [block.span for block in read_markdown(source)]
    assert all(one.end <= two.start for one, two in pairwise(spans))


@pytest.mark.parametrize("source", ["7.\n\tDecides that", "7. \n   Decides that"])
def test_a_marker_whose_words_begin_on_the_line_below_is_kept(source: str) -> None:
    assert "".join(words(source)).startswith("7.")


def test_the_bar_between_two_cells_stands_between_them() -> None:
    first = read_markdown("| a | b |\n|---|---|")[0]
    assert sorted(run.span for run in first.runs) == [run.span for run in first.runs]


def test_a_link_behind_an_exclamation_mark_keeps_its_words() -> None:
    assert words("now![74/28](#)") == ["now!74/28"]


# What holds for any text.

PIECES = (
    *("*", "**", "_", "`", "``", "[", "]", "](#)", "](x", "<sup>", "</sup>", "<", ">", "#", "# "),
    *(
        "\\",
        "\\*",
        "&amp;",
        "&",
        "&#8211;",
        "|",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "  \n",
        "\t",
        " ",
        "~~",
    ),
    *("Recalling", "74/28", "1. ", "(a)", "\u00a0", "é", "“", "x", "•", "!", ";", "\u2028", "\x0b"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=60)


def stands_for(run: Run, source: str) -> bool:
    """Tell an entity, an escape, a line break or a marker: what stands for its whole place."""
    printed = source[run.span.start : run.span.end]
    return (
        (run.text == " " and not printed.strip())
        or (printed.startswith("&") and printed.endswith(";"))
        or (len(printed) == 2 and printed[0] == "\\" and printed[1] == run.text)
        or (run.text == " | " and printed == "")
        or run.text.split() == printed.split()
    )


@example("1. *a* \\* &amp; b  \nc")
@given(TEXTS)
def test_each_run_is_the_text_at_its_place_or_stands_for_it(source: str) -> None:
    for block in read_markdown(source):
        for run in block.runs:
            printed = source[run.span.start : run.span.end]
            assert run.text == printed or stands_for(run, source), (run, printed)


@given(TEXTS.filter(lambda source: "|" not in source))
def test_runs_stand_in_order_inside_their_block_and_do_not_meet(source: str) -> None:
    for block in read_markdown(source):
        at = block.span.start
        for run in block.runs:
            assert at <= run.span.start <= run.span.end <= block.span.end
            at = run.span.end


@given(TEXTS)
def test_a_block_begins_and_ends_with_a_character_of_its_own(source: str) -> None:
    for block in read_markdown(source):
        text = source[block.span.start : block.span.end]
        assert text == text.strip()


MARKUP = ("*", "**a", "[", "](", "<sup>", "`", "&", "\\", "| ", "1. ", "> ", "_a*", "![", "<a ")


@pytest.mark.parametrize("piece", MARKUP)
def test_words_behind_a_long_row_of_markup_are_read(piece: str) -> None:
    assert words(piece * 5_000 + " word")[-1].endswith("word")
