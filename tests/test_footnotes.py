"""Which mark calls which note."""

from __future__ import annotations

from tests.fragments import ASSEMBLY, document, labels, parse_text, part, resolution
from undocs_rdf.diagnostics import Code
from undocs_rdf.model import PartKind

TWO_PAGES = """*Recalling* the report,<sup>1</sup>

---

<sup>1</sup> A/65/201.

*Noting* the report<sup>1</sup> and the annex,<sup>2</sup>

---

<sup>1</sup> A/68/98.

<sup>2</sup> A/70/174.

1. *Decides* to consider the report.<sup>1</sup>
"""


def test_a_mark_calls_the_next_note_behind_it() -> None:
    found = resolution(TWO_PAGES)
    assert part(found, "pp1").footnotes == ("fn1",)
    assert part(found, "pp2").footnotes == ("fn1_2", "fn2")


def test_a_mark_behind_all_notes_calls_the_one_that_was_given_last() -> None:
    assert part(resolution(TWO_PAGES), "op1").footnotes == ("fn1_2",)


def test_notes_with_one_mark_have_labels_of_their_own() -> None:
    found = resolution(TWO_PAGES)
    assert labels(found, PartKind.FOOTNOTE) == ["FN1", "FN1 (2)", "FN2"]
    assert [p.marker for p in found.parts if p.kind is PartKind.FOOTNOTE] == ["1", "1", "2"]


def test_a_mark_without_a_note_and_a_note_without_a_mark_are_said() -> None:
    text = ASSEMBLY + "1. *Decides* so.<sup>7</sup>\n\n---\n\n<sup>3</sup> A/70/175.\n"
    found = {
        d.code: text[d.span.start : d.span.end] for d in parse_text(text).diagnostics if d.span
    }
    assert found[Code.MARK_WITHOUT_FOOTNOTE] == "7"
    assert found[Code.FOOTNOTE_WITHOUT_MARK] == "<sup>3</sup> A/70/175."


def test_a_range_of_marks_calls_its_notes() -> None:
    # A/RES/74/249: "reports of the Board of Auditors;1–17"
    notes = "<sup>1</sup> A.\n\n<sup>2</sup> B.\n"
    text = f"1. *Takes note* of the reports;<sup>1–2</sup>\n\n---\n\n{notes}"
    assert part(resolution(text), "op1").footnotes == ("fn1", "fn2")


def test_a_star_calls_a_star_note() -> None:
    # A/DEC/76/416 B
    text = (
        "1. *Elects* Algeria,* Chad and Cuba.*\n\n___________________\n\n* Term expires in 2025.\n"
    )
    found = resolution(text)
    assert part(found, "op1").footnotes == ("fn-s1",)
    assert part(found, "fn-s1").label == "FN*"
    assert part(found, "op1").text == "Elects Algeria, Chad and Cuba."


def test_two_stars_that_no_note_takes_up_are_emphasis_and_one_is_a_mark() -> None:
    # S/RES/2524(2020), S/RES/1408(2002)
    emphasis = "1. *Recognizing* the transition in Sudan*, welcoming* the steps taken.\n"
    mark = "1. *Takes note* of the report of 29 April 2002 (S/2002/494*).\n"
    assert missing_notes(emphasis) == []
    assert missing_notes(mark) == ["*"]


def missing_notes(text: str) -> list[str]:
    """Return the marks that are said to call a note that is not there."""
    said = parse_text(ASSEMBLY + text).diagnostics
    return [d.message.split()[2] for d in said if d.code is Code.MARK_WITHOUT_FOOTNOTE]


def test_a_note_may_call_another() -> None:
    text = (
        "1. *Decides*.<sup>1</sup>\n\n---\n\n<sup>1</sup> See B.<sup>2</sup>\n\n<sup>2</sup> B.\n"
    )
    assert part(resolution(text), "fn1").footnotes == ("fn2",)


def test_a_note_is_that_of_the_document_with_the_nearest_mark_before_it() -> None:
    # A/DEC/76/416, with a star put in its head
    text = (
        "#* General Assembly\n\n**Decision**\n\n## Seventy-sixth session\n\n"
        "#### **76/416. Election of members of the Commission**\n\n"
        "#### **A**\n\nThe General Assembly elected Chad.\n\n"
        "#### **B**\n\nThe General Assembly elected Cuba,* Fiji and Peru.*\n\n---\n\n"
        "* Term expires in 2025.\n"
    )
    first, second = parse_text(text).documents
    assert labels(first, PartKind.FOOTNOTE) == []
    assert labels(second, PartKind.FOOTNOTE) == ["FN*"]


def test_notes_stand_behind_all_other_parts_in_their_order() -> None:
    found = document(ASSEMBLY + TWO_PAGES)
    kinds = [p.kind is PartKind.FOOTNOTE for p in found.parts]
    assert kinds == sorted(kinds)
