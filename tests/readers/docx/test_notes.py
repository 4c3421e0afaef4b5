"""Marks of notes: counted as Word counts them, or typed by the author."""

from __future__ import annotations

from tests.make_docx import paragraph, run
from tests.word_file import lines, word_file
from undocs_rdf.flow import flow
from undocs_rdf.languages import load_language
from undocs_rdf.readers.docx.reader import read_docx

RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
OWN_MARK = f"<w:r>{RAISED}<w:footnoteRef/></w:r><w:r><w:tab/></w:r>"


def call(identifier: int, custom: str = "", kind: str = "footnote") -> str:
    follows = ' w:customMarkFollows="1"' if custom else ""
    typed = f"<w:t>{custom}</w:t>" if custom else ""
    return f'<w:r>{RAISED}<w:{kind}Reference{follows} w:id="{identifier}"/>{typed}</w:r>'


def note(identifier: int, *paragraphs: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{identifier}">{"".join(paragraphs)}</w:{kind}>'


def test_notes_are_counted_in_the_order_of_their_calls() -> None:
    body = paragraph(run("a,") + call(7) + run(" b") + call(3) + call(5))
    notes = "".join(note(i, paragraph(OWN_MARK + run(f"Note {i}."))) for i in (3, 5, 7))
    assert lines(body, footnotes=notes) == [
        *("a,[1] b[2,3]", "[1] Note 7.", "[2] Note 3.", "[3] Note 5.")
    ]


def test_a_custom_mark_is_not_counted_nor_said_twice() -> None:
    body = paragraph(run("Chile:") + call(1, "*") + run(" draft") + call(2))
    notes = note(1, paragraph(run("*") + "<w:r><w:tab/></w:r>" + run("A/80/150.")))
    notes += note(2, paragraph(OWN_MARK + run("See A/1.")))
    assert lines(body, footnotes=notes) == [
        *("Chile:[*] draft[1]", "[*] A/80/150.", "[1] See A/1.")
    ]


def test_a_custom_mark_may_be_a_sign_of_a_font_or_stand_in_the_next_run() -> None:
    sign = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/>'
    sign += '<w:sym w:font="Symbol" w:char="F02A"/></w:r>'
    later = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/></w:r>' + run("**")
    body = paragraph(run("a") + sign + run(" b") + later + run(" c"))
    notes = note(1, paragraph(run("\uf02a One."))) + note(2, paragraph(run("** Two.")))
    assert lines(body, footnotes=notes) == ["a[*] b[**] c", "[*] One.", "[**] Two."]


def test_a_deleted_call_is_not_counted() -> None:
    deleted = f'<w:del w:id="1" w:author="x">{call(1)}</w:del>'
    body = paragraph(run("a") + deleted + run(" b") + call(2))
    notes = note(1, paragraph(OWN_MARK + run("One."))) + note(2, paragraph(OWN_MARK + run("Two.")))
    assert lines(body, footnotes=notes) == ["a b[1]", "[1] Two."]


def test_a_note_of_several_paragraphs_is_one() -> None:
    body = paragraph(run("a") + call(1))
    notes = note(1, paragraph(OWN_MARK + run("First.")), paragraph(run("Second.")))
    assert lines(body, footnotes=notes) == ["a[1]", "[1] First. Second."]


def test_settings_say_how_notes_are_counted_and_sections_say_otherwise() -> None:
    settings = '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="2"/></w:footnotePr>'
    section = '<w:sectPr><w:footnotePr><w:numFmt w:val="decimal"/></w:footnotePr></w:sectPr>'
    first = f"<w:p><w:pPr>{section}</w:pPr>{run('a')}{call(1)}</w:p>"
    notes = "".join(note(i, paragraph(OWN_MARK + run(f"Note {i}."))) for i in (1, 2))
    body = first + paragraph(run("b") + call(2)) + "<w:sectPr/>"
    assert lines(body, footnotes=notes, settings=settings) == [
        *("a[2]", "b[c]", "[2] Note 1.", "[c] Note 2.")
    ]


def test_where_a_mark_comes_again_the_notes_before_it_stand_above() -> None:
    """Each section counts from 1; a mark calls the next note below it that bears it."""
    settings = '<w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr>'
    first = f"<w:p><w:pPr><w:sectPr/></w:pPr>{run('One.')}{call(1)}</w:p>"
    notes = "".join(note(i, paragraph(OWN_MARK + run(f"Note {i}."))) for i in (1, 2))
    data = word_file(
        first + paragraph(run("Two.") + call(2)) + "<w:sectPr/>", footnotes=notes, settings=settings
    )
    read = read_docx(data, "f.docx")
    assert read.text.splitlines() == ["One.[1]", "[1] Note 1.", "Two.[1]", "[1] Note 2."]
    running = flow(read.blocks, load_language("en"))
    assert [note.marker for note in running.notes] == ["1", "1"]
    assert [unit.text.content for unit in running.units] == ["One.", "Two."]


def test_marks_start_anew_on_each_page_where_the_settings_say_so() -> None:
    settings = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
    page = "<w:r><w:lastRenderedPageBreak/></w:r>"
    body = paragraph(run("One.") + call(1)) + paragraph(page + run("Two.") + call(2))
    notes = "".join(note(i, paragraph(OWN_MARK + run(f"Note {i}."))) for i in (1, 2))
    assert lines(body, footnotes=notes, settings=settings) == [
        *("One.[1]", "[1] Note 1.", "Two.[1]", "[1] Note 2.")
    ]


def test_endnotes_are_counted_in_roman_numerals() -> None:
    body = paragraph(run("a") + call(1, kind="endnote") + run(" b") + call(2, kind="endnote"))
    notes = "".join(note(i, paragraph(run(f"Note {i}.")), kind="endnote") for i in (1, 2))
    assert lines(body, endnotes=notes) == ["a[i] b[ii]", "[i] Note 1.", "[ii] Note 2."]


def test_a_call_of_a_note_that_is_not_there_keeps_its_mark() -> None:
    assert lines(paragraph(run("a") + call(9)), footnotes="") == ["a[1]"]
