"""Notes of web pages, in the ways in which sites and word processors mark them."""

from __future__ import annotations

import pytest

from undocs_rdf.flow import flow
from undocs_rdf.languages import load_language
from undocs_rdf.readers.html import read_html

WORD = """<p class=MsoNormal>text,<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"
title=""><span class=MsoFootnoteReference>[1]</span></a> more</p><div><br clear=all><hr>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1"
name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a> See A/74/1.</p></div></div>"""
OFFICE = """<p>text,<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym">
<sup>1</sup></a> more</p><div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym"
href="#sdfootnote1anc">1</a>	See A/74/1.</p></div>"""
LIST = """<p>text,<sup id="r1"><a href="#n1">1</a></sup> more</p>
<ol><li id="n1">See A/74/1. <a href="#r1">↩</a></li></ol>"""
WIKI = """<p>text,<sup><a href="#cite-1">[1]</a></sup> more</p>
<ol><li id="cite-1"><span><a href="#ref-1">^</a> </span><span>See A/74/1.</span></li></ol>"""
TYPED = """<p>text,<sup><a href="#n1">1</a></sup> more</p><p><a name="n1"></a>1. See A/74/1.</p>"""
PLAIN = """<p>text,<sup>1</sup> more</p><p><sup>1</sup> See A/74/1.</p>"""
SLASH = """<p>text,<a href="#n"><sup>1/</sup></a> more</p><p id="n"><sup>1/</sup> See A/74/1.</p>"""
STYLED = """<style>.raised { vertical-align: super }</style><p>text,<a class="raised"
href="#n">1</a> more</p><p id="n"><span class="raised">1</span> See A/74/1.</p>"""


@pytest.mark.parametrize(
    "page",
    [WORD, OFFICE, LIST, WIKI, TYPED, PLAIN, SLASH, STYLED],
    ids=["word", "office", "list", "wiki", "typed", "plain", "slash", "styled"],
)
def test_a_note_is_found_and_called(page: str) -> None:
    read = read_html(f"<html><body>{page}</body></html>".encode(), "p.html")
    assert read.text.splitlines() == ["text,[1] more", "[1] See A/74/1."]
    running = flow(read.blocks, load_language("en"))
    assert [(note.marker, note.text.content) for note in running.notes] == [("1", "See A/74/1.")]
    assert [mark.marker for mark in running.units[0].text.marks] == ["1"]


def test_a_link_to_a_paragraph_is_no_call_of_a_note() -> None:
    page = '<p>see paragraph <a href="#p3">3</a> below</p><p id="p3">3. Requests action;</p>'
    assert read_html(f"<html>{page}".encode(), "p.html").text.splitlines() == [
        *("see paragraph 3 below", "3. Requests action;")
    ]


def test_a_note_of_several_paragraphs_is_one() -> None:
    page = '<p>text<sup><a href="#n1">1</a></sup></p><p>end.</p><div id="n1"><p>First.</p>'
    page += "<p>Second.</p></div><p>Foot</p>"
    assert read_html(f"<html>{page}".encode(), "p.html").text.splitlines() == [
        *("text[1]", "end.", "[1] First. Second.", "Foot")
    ]


def test_stars_are_marks_too() -> None:
    page = '<p>Chile:<a href="#s">*</a> draft</p><p id="s">* A/80/150.</p>'
    assert read_html(f"<html>{page}".encode(), "p.html").text.splitlines() == [
        *("Chile:[*] draft", "[*] A/80/150.")
    ]
