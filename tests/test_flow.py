"""Running text from pages: what goes on, what is a note, what is dropped."""

from __future__ import annotations

import pytest

from tests.fragments import flow_of


def units(text: str) -> list[str]:
    return [unit.text.content for unit in flow_of(text).units]


BROKEN = {
    # before a capital
    "draft of 2019, OP1 (a)": """(a) To be guided in their use by the 2010<sup>1</sup> report \
of the Group of Governmental Experts on

---

<sup>1</sup> A/65/201.

Developments in the Field of Information and Telecommunications;""",
    "A/RES/78/111": """*Concerned* about the special economic problems confronting certain States \
arising from the carrying-out of enforcement measures taken by the

---

<sup>1</sup> *Official Records of the General Assembly, Supplement No. 47* ([A/63/47](#)).

Security Council against other States, and taking into account the obligation of Members,""",
    # before a digit
    "A/80/L.22": """*Recalling* the declaration entitled “Our ocean, our future” adopted by the

---

<sup>6</sup> *Report of the United Nations Conference* ([A/CONF.230/14](#)).

2025 United Nations Conference to Support the Implementation of Goal 14,""",
    # before another verb of the same paragraph, in italics
    "S/RES/2033(2012)": """*Recalling* the establishment of the Peace and Security Council of the \
African Union and

---

*expressing* its support for the ongoing operationalization of the Architecture,""",
    "A/C.2/80/L.10": """*Recalling* the session of the Conference, held in Barbados from 3 to

---

<sup>3</sup> [A/80/415.](#)

7 October 2021,<sup>4</sup> in which States are strongly urged to refrain,""",
    # before lower case
    "A/C.2/80/L.20": """2. *Also welcomes* the progress made in the sessions, convened in New York

---

* On behalf of the States Members of the United Nations that are members of the Group.

<sup>1</sup> [A/AC.298/3.](#)

from 4 to 8 and 11 to 15 August 2025, respectively;""",
    # without a note or a rule between: the page ends in the middle of a line
    "A/RES/78/136": """*Reaffirming also* its resolution [69/313](#) of 27 July 2015 on the Action \
Agenda, which is an integral part of the 2030 Agenda for Sustainable Development, supports

and complements it, helps to contextualize its targets,""",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_sentence_goes_on_behind_a_page_break(text: str) -> None:
    (whole,) = units(text)
    first, *_, last = text.split("\n\n")
    assert whole.endswith(last[-20:])
    assert whole.split()[-1] == last.split()[-1]
    assert len(whole) > len(last) + 40
    assert first.split()[-1] in whole.split()


WHOLE = {
    # A/RES/78/114: the paragraph before the break ends in a comma, the next has a number
    "a number behind the break": """*Noting* the compilation of decisions, prepared by the \
Secretary-General,<sup>3</sup>

---

<sup>3</sup> [A/72/81](#).

1. *Takes note once again* of the articles;""",
    # A/C.1/80/L.13: the mark of a note hides the comma in the link before it
    "an opening phrase behind the break": """*Taking note* of the report submitted pursuant to \
resolution [79/45,](#)<sup>1</sup>

---

<sup>1</sup> [A/80/124](#).

*Noting* that the Nineteenth Summit welcomed the adoption,""",
    # A/80/L.1
    "a letter behind the break": """(a) Expresses its appreciation for the Implementation of the \
Two-State Solution;<sup>1</sup>

---

* [A/80/150](#).

(b) Endorses the New York Declaration;""",
    "a meeting behind the last paragraph": """12. *Decides* to remain seized of the matter

*46th plenary meeting*""",
    "a heading behind a paragraph": """12. *Decides* to remain seized of the matter.

General principles""",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_a_paragraph_that_is_whole_stays_apart(text: str) -> None:
    assert len(units(text)) == 2


def test_a_number_on_a_line_of_its_own_belongs_to_the_words_below() -> None:
    assert units("1.\n\n*Decides* to extend the mandate;") == ["1. Decides to extend the mandate;"]
    assert units("(a)\n\nTo report;") == ["(a) To report;"]


def test_a_number_that_is_printed_again_takes_no_words() -> None:
    # S/RES/2531(2020): "3." stands again below the list of paragraph 3
    found = units("3. *Urges* the parties:\n\n– achieve results;\n\n3.\n\n4. *Calls upon* all;")
    assert found == ["3. Urges the parties:", "– achieve results;", "3.", "4. Calls upon all;"]


def test_notes_are_taken_out_with_their_marks() -> None:
    notes = flow_of(
        "Text.<sup>1</sup>\n\n---\n\n<sup>1</sup> [A/65/201](#).\n\n<sup>12</sup> Ibid."
    )
    assert [(note.marker, note.text.content) for note in notes.notes] == [
        ("1", "A/65/201."),
        ("12", "Ibid."),
    ]
    assert [unit.text.content for unit in notes.units] == ["Text."]


def test_a_star_note_is_one_where_its_star_was_called_or_below_a_rule() -> None:
    # A/C.2/80/L.62
    called = flow_of("**Denmark:*** **amendment to draft**\n\nDelete.\n\n* On behalf of the Group.")
    assert [(note.marker, note.text.content) for note in called.notes] == [
        ("*", "On behalf of the Group.")
    ]
    assert not flow_of("The bodies are:\n\n* the First Committee").notes


def test_two_star_notes_are_told_apart() -> None:
    # A/80/L.1
    text = "Egypt** draft*\n\n---\n\n* [A/80/150](#).\n\n** Any changes to the list of sponsors."
    assert [note.marker for note in flow_of(text).notes] == ["*", "**"]


def test_rules_are_dropped_and_said_to_be() -> None:
    text = "One.\n\n---\n\nTwo.\n\n___________________\n\nThree."
    found = flow_of(text)
    assert [text[d.span.start : d.span.end] for d in found.discarded] == ["---", "_" * 19]
    assert {d.reason for d in found.discarded} == {"rule"}


def test_a_note_that_begins_on_one_page_and_ends_on_the_next_is_no_loss() -> None:
    text = "Text,<sup>1</sup>\n\n---\n\n<sup>1</sup> See the report\n\nof the Group."
    found = flow_of(text)
    said = " ".join([*(n.text.content for n in found.notes), *units(text)])
    assert said.split() == ["See", "the", "report", "Text,", "of", "the", "Group."]


def test_a_run_in_heading_is_not_joined_to_what_it_heads() -> None:
    # S/RES/2640(2022): the tasks of a mission
    assert units("(a) *Protection of civilians*\n\n(i) To protect civilians;") == [
        "(a) Protection of civilians",
        "(i) To protect civilians;",
    ]
