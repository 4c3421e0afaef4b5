"""The paragraphs of a body: preambular, operative, below them, in annexes and quoted drafts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.fragments import (
    ASSEMBLY,
    COUNCIL,
    DECISION,
    FOOT,
    document,
    labels,
    parse_text,
    part,
    parts,
    resolution,
    texts,
)
from undocs_rdf.diagnostics import Code
from undocs_rdf.model import PartKind

PREAMBULAR = PartKind.PREAMBULAR_PARAGRAPH
OPERATIVE = PartKind.OPERATIVE_PARAGRAPH
SUBPARAGRAPH = PartKind.SUBPARAGRAPH
PARAGRAPH = PartKind.PARAGRAPH


def codes(text: str) -> list[Code]:
    return [diagnostic.code for diagnostic in parse_text(text).diagnostics]


def test_phrases_open_the_paragraphs() -> None:
    # A/RES/76/34 and the draft of 2019
    found = resolution(
        "*Recalling* its resolution [72/31](#) of 4 December 2017,\n\n"
        "*Confirming also* the conclusions,\n\n"
        "1. *Also welcomes* the commencement of the work;\n\n"
        "2. *Takes note once again* of the articles.\n"
    )
    openings = [p.opening for p in parts(found)]
    assert [o and (o.words, o.base_verb, o.modifier) for o in openings] == [
        ("Recalling", "recall", None),
        ("Confirming also", "confirm", "also"),
        ("Also welcomes", "welcome", "also"),
        ("Takes note once again", "take note", "once again"),
    ]


def test_the_words_of_a_paragraph_are_without_its_number_and_its_marks() -> None:
    found = resolution("1. *Takes note* of the articles,<sup>4</sup> and commends them;\n")
    assert texts(found) == ["Takes note of the articles, and commends them;"]
    assert part(found, "op1").number == "1"


def test_a_single_operative_paragraph_carries_no_number() -> None:
    # A/RES/65/308 has this form
    found = resolution(
        "*Having considered* the application,\n\n"
        "*Decides* to admit the Republic of South Sudan to membership in the United Nations.\n"
        + FOOT
    )
    assert labels(found) == ["PP1", "OP1"]
    assert part(found, "op1").number is None


def test_subparagraphs_stand_below_their_paragraph_and_below_each_other() -> None:
    found = resolution(
        "*Recalling*:\n\n(a) Its resolution 73/27;\n\n(b) Its resolution 73/266,\n\n"
        "*Noting* that,\n\n1. *Requests* the Secretary-General:\n\n(a) To report;\n\n"
        "(b) To include:\n\n(i) Figures;\n\n(ii) Names;\n\n(c) To inform;\n\n"
        "2. *Decides*:\n\na. One;\n\nb. Two.\n"
    )
    assert [(p.label, p.fragment, p.parent) for p in parts(found, SUBPARAGRAPH)] == [
        ("PP1(a)", "pp1.a", "pp1"),
        ("PP1(b)", "pp1.b", "pp1"),
        ("OP1(a)", "op1.a", "op1"),
        ("OP1(b)", "op1.b", "op1"),
        ("OP1(b)(i)", "op1.b.i", "op1.b"),
        ("OP1(b)(ii)", "op1.b.ii", "op1.b"),
        ("OP1(c)", "op1.c", "op1"),
        ("OP2(a)", "op2.a", "op2"),
        ("OP2(b)", "op2.b", "op2"),
    ]


def test_subparagraphs_that_are_bullets() -> None:
    # S/RES/2531(2020), with the number that stands again below the list
    text = (
        f"{COUNCIL}1. *Urges* the parties to fulfil the following measures:\n\n"
        "– achieve significant results;\n\n– ensure the completion of the reform;\n\n1.\n\n"
        "2. *Calls upon* all parties in Mali to ensure full participation;\n"
    )
    found = document(text)
    assert labels(found) == ["OP1", "OP1(–)", "OP1(–)", "OP2"]
    assert [p.fragment for p in parts(found, SUBPARAGRAPH)] == ["op1.-1", "op1.-2"]
    assert [p.number for p in parts(found, SUBPARAGRAPH)] == ["–", "–"]
    stray = [d for d in parse_text(text).discarded if d.reason != "rule"]
    assert [text[d.span.start : d.span.end] for d in stray] == ["1."]


def test_subparagraphs_without_a_label() -> None:
    found = resolution(
        "1. *Requests* the parties to take the following steps:\n\nTo cease hostilities;\n\n"
        "To withdraw their forces;\n\n2. *Decides* so.\n"
    )
    assert labels(found) == ["OP1", "OP1(–)", "OP1(–)", "OP2"]
    assert [p.number for p in parts(found, SUBPARAGRAPH)] == [None, None]


def test_an_italic_heading_that_runs_in_is_a_subparagraph_with_its_own_below() -> None:
    # S/RES/2640(2022): the tasks of a mission
    found = document(
        f"{COUNCIL}1. *Decides* that the tasks shall be:\n\n(a) *Protection of civilians*\n\n"
        "(i) To protect civilians;\n\n(ii) To prevent violence;\n\n(b) *Good offices*\n\n"
        "To use good offices at the national level;\n\n2. *Requests* a report.\n"
    )
    assert labels(found) == [
        *("OP1", "OP1(a)", "OP1(a)(i)", "OP1(a)(ii)", "OP1(b)", "OP1(b)(–)", "OP2"),
    ]


def test_a_numbered_list_below_a_numbered_paragraph() -> None:
    # a provisional agenda within a resolution
    found = resolution(
        "1. *Approves* the following provisional agenda for the session:\n\n"
        "1. Opening of the session.\n\n2. Election of officers.\n\n2. *Decides* so.\n"
    )
    assert labels(found) == ["OP1", "OP1(1)", "OP1(2)", "OP2"]


def test_preambular_paragraphs_within_sections_are_numbered_on() -> None:
    # A/RES/76/240
    found = resolution(
        "*Recalling* the Charter,\n\n1. *Decides* that;\n\n#### **Finance**\n\n"
        "*Recalling* the budget,\n\n2. *Approves* it.\n"
    )
    assert labels(found, PREAMBULAR, OPERATIVE) == ["PP1", "OP1", "PP2", "OP2"]


def test_a_number_that_is_left_out_is_said() -> None:
    text = ASSEMBLY + "1. *Decides* a;\n\n3. *Decides* b;\n\n4. *Decides* c.\n"
    assert labels(document(text), OPERATIVE) == ["OP1", "OP3", "OP4"]
    (broken,) = [d for d in parse_text(text).diagnostics if d.code is Code.NUMBERING_BROKEN]
    assert broken.span is not None
    assert text[broken.span.start : broken.span.end].startswith("3. ")


def test_a_table_is_one_part_with_its_rows() -> None:
    # A/RES/78/254 A
    found = resolution(
        "1. *Approves* the scale:\n\n| State | Per cent |\n|---|---|\n| Chad | 0.001 |\n"
        "| Cuba | 0.080 |\n\n2. *Decides* so.\n"
    )
    assert labels(found) == ["OP1", "Table 1", "OP2"]
    table = part(found, "table1")
    assert table.text == "State | Per cent\nChad | 0.001\nCuba | 0.080"
    assert len(table.spans) == 3


def test_the_paragraphs_of_a_decision_are_operative_and_carry_no_number() -> None:
    # A/DEC/76/506
    found = document(
        f"{DECISION}#### **76/506. Adoption of the agenda**\n\n"
        "At its 55th plenary meeting, on 20 January 2022, the General Assembly decided to consider "
        "sub-item (a).\n\nAt the same meeting, the General Assembly decided to consider it.\n\n"
        "*55th plenary meeting*\n\n*20 January 2022*\n"
    )
    assert labels(found) == ["OP1", "OP2"]
    assert [p.number for p in parts(found)] == [None, None]


QUOTED = (
    "*Recommends* to the General Assembly the adoption of the following draft resolution:\n\n"
    "*The General Assembly*,\n\n*Recalling* the outcome of the Congress,\n\n"
    "1. *Encourages* Member States;\n\n2. *Requests* the Secretary-General:\n\n(a) To report.\n"
)


def test_a_draft_that_is_quoted_in_full_is_no_operative_text_of_the_host() -> None:
    # E/RES/2021/21
    host = ASSEMBLY.replace("The General Assembly", "The Economic and Social Council")
    found = document(host + QUOTED + FOOT)
    assert labels(found, PREAMBULAR, OPERATIVE) == ["OP1"]
    assert [(p.fragment, p.parent, p.text[:22]) for p in parts(found, PARAGRAPH)] == [
        ("quoted1", "op1", "The General Assembly,"),
        ("quoted1.para-1", "quoted1", "Recalling the outcome "),
        ("quoted1.para1", "quoted1", "Encourages Member Stat"),
        ("quoted1.para2", "quoted1", "Requests the Secretary"),
    ]
    assert part(found, "quoted1.para2.a").kind is SUBPARAGRAPH


def test_an_annex_as_a_plain_line_below_the_meeting() -> None:
    # A/RES/76/113
    found = resolution(
        f"1. *Adopts* the guidelines.\n{FOOT}\nAnnex\n\nText of the guidelines\n\n"
        "The present guidelines concern the provisional application of treaties.\n\n"
        "1. A State may not invoke:\n\n(a) a separate treaty; or\n\n(b) any other means.\n"
    )
    assert labels(found, OPERATIVE) == ["OP1"]
    assert labels(found, PartKind.ANNEX) == ["Annex"]
    assert [p.fragment for p in parts(found, PARAGRAPH, SUBPARAGRAPH)] == [
        *("annex1.para-1", "annex1.para1", "annex1.para1.a", "annex1.para1.b"),
    ]
    assert [m.number for m in found.meetings] == ["46"]


def test_annexes_are_counted_and_keep_their_numbers() -> None:
    found = resolution(
        f"1. *Adopts* them.\n{FOOT}\n#### Annex I\n\n1. The Committee shall meet.\n\n"
        "#### Annex II\n\n1. The rules are these.\n\n#### Appendix\n\nTerms follow here.\n"
    )
    annexes = parts(found, PartKind.ANNEX)
    assert [(p.label, p.number) for p in annexes] == [
        ("Annex I", "I"),
        ("Annex II", "II"),
        ("Appendix", None),
    ]
    assert part(found, "annex2.para1").label == "Annex II, para. 1"


def test_a_reference_to_an_annex_opens_none() -> None:
    found = resolution("1. *Adopts* them.\n\nAnnexes to the report are not translated.\n")
    assert labels(found, PartKind.ANNEX) == []


AMENDMENT = (
    "# General Assembly\n\nDistr.: Limited  \n12 November 2025\n\n---\n\n## Eightieth session\n\n"
    "### Third Committee\n\nAgenda item 107\n\n#### Crime prevention and criminal justice\n\n"
    "**United States of America: amendment to draft resolution** **[A/C.3/80/L.3/Rev.1](#)**\n\n"
    "#### **Strengthening the programme**\n\n"
    "1. In operative paragraph 64, after “preventing” insert “and combating”.\n\n"
    "2. In operative paragraph 65, after “in force” insert “, and emphasizes that”.\n"
)


def test_the_instructions_of_an_amendment_are_neither_preambular_nor_operative() -> None:
    # A/C.3/80/L.57
    found = document(AMENDMENT)
    assert [(p.kind, p.number) for p in parts(found)] == [(PARAGRAPH, "1"), (PARAGRAPH, "2")]


def test_the_instructions_of_an_amendment_stand_side_by_side() -> None:
    assert [p.parent for p in parts(document(AMENDMENT))] == [None, None]


def test_a_letter_below_nothing_is_not_lost() -> None:
    # A/C.2/80/L.1: a list that begins below a heading
    found = resolution(f"1. *Decides*.\n{FOOT}\n#### Annex\n\n#### Items\n\n(c) Disasters\n")
    assert parts(found)[-1].number == "c"


def test_one_unnumbered_paragraph_above_an_annex_with_numbers_is_operative() -> None:
    # A/80/L.8: a draft has no meeting line between the body and its annex
    found = resolution(
        "*Adopts* the Political Declaration annexed to the present resolution.\n\n**Annex**\n\n"
        "1. We, the States Members of the United Nations, welcome the anniversary.\n"
    )
    assert labels(found, PREAMBULAR, OPERATIVE) == ["OP1"]


def test_a_star_alone_is_no_paragraph() -> None:
    # S/RES/1551(2004)
    found = resolution("*Recalling* it,\n\n*\n\n1. *Decides* so.\n")
    assert labels(found) == ["PP1", "OP1"]


LINES = st.lists(
    st.sampled_from(
        [
            *(
                "*Recalling* it,",
                "1. *Decides* so;",
                "2. *Requests* it:",
                "(a) To report;",
                "(b) x;",
            ),
            *(
                "(i) Figures;",
                "– one;",
                "Annex",
                "#### II",
                "#### Finance",
                "**A**",
                "I",
                "Plain line",
            ),
            *(
                "*The General Assembly*,",
                "| a | b |\n|---|---|\n| c | d |",
                "3.",
                "b. Two;",
                "1. List",
            ),
            *(
                "*46th plenary meeting*",
                "Text.<sup>1</sup>",
                "<sup>1</sup> A/65/201.",
                "---",
                "(–) z",
            ),
        ]
    ),
    max_size=14,
).map("\n\n".join)


@given(LINES)
def test_parts_have_names_of_their_own_and_stand_below_parts_that_come_before(lines: str) -> None:
    for found in parse_text(ASSEMBLY + lines).documents:
        fragments = [p.fragment for p in found.parts]
        assert len(set(fragments)) == len(fragments)
        for at, each in enumerate(found.parts):
            assert each.parent is None or each.parent in fragments[:at]
            assert each.text or each.kind in (PartKind.FOOTNOTE, PartKind.MASTHEAD)
            assert each.spans


@given(LINES)
def test_no_part_of_an_annex_is_operative(lines: str) -> None:
    for found in parse_text(f"{ASSEMBLY}1. *Decides* so.\n{FOOT}\n#### Annex\n\n{lines}").documents:
        behind = False
        for each in found.parts:
            behind = behind or each.kind is PartKind.ANNEX
            assert not (behind and each.kind in (OPERATIVE, PREAMBULAR))
        assert behind


def test_words_below_a_list_belong_to_its_paragraph_not_to_its_last_item() -> None:
    # S/RES/2748 (2024)
    found = resolution("""8. *Requests* the Secretary-General to provide options, including:

(e) benchmarks with clear indicators to measure the progress made; and,

(f) a comprehensive exit strategy for the successor mission,

and requests the Secretary-General to submit this to the Security Council;

9. *Decides* to remain seized of the matter, including

(a) the situation of women and children,

and of all other persons in need.
""")
    assert part(found, "op8.f").text == "a comprehensive exit strategy for the successor mission,"
    tail = part(found, "para-1")
    assert (tail.parent, tail.text[:12]) == ("op8", "and requests")
    assert part(found, "op9.a").text.endswith("children, and of all other persons in need.")
