"""Pages that hold a plain text as it was typed."""

from __future__ import annotations

from bench.conservation import check
from undocs_rdf.convert import convert
from undocs_rdf.readers.html import read_html

# As the Organization's site had A/RES/48/104 in the 1990s.
PAGE = """<HTML><HEAD><TITLE>A/RES/48/104</TITLE></HEAD><BODY><A HREF="/">Home</A><PRE>
                                                  A/RES/48/104
                                                  85th plenary meeting
                                                  20 December 1993


           48/104.   Declaration on the Elimination of Violence against
                     Women

     The General Assembly,

     Recognizing the urgent need for the universal application to women of
the rights and principles with regard to equality, security, liberty, integ-
rity and dignity of all human beings,

     1.   Solemnly proclaims the following Declaration;

     2.   Urges that every effort be made so that the Declaration becomes
generally known and respected.
</PRE></BODY></HTML>"""


def test_lines_are_read_as_those_of_a_plain_text() -> None:
    conversion = convert(PAGE.encode(), "page.html")
    (document,) = conversion.documents
    assert str(document.symbol) == "A/RES/48/104"
    assert document.source.media_type == "text/html"
    assert [part.label for part in document.parts] == ["Masthead", "PP1", "OP1", "OP2"]
    assert document.parts[1].text.endswith("security, liberty, integrity and dignity of all human"
                                           " beings,")  # fmt: skip
    report = check(conversion)
    assert (report.lost, report.doubled) == ([], [])


def test_what_the_page_shows_around_it_is_put_aside() -> None:
    read = read_html(PAGE.encode(), "page.html")
    assert [(read.text[slice(*d.span)], d.reason) for d in read.discarded] == [
        ("Home", "outside of the main text")
    ]


def test_a_page_with_a_little_of_it_is_a_page() -> None:
    text = read_html(b"<html><p>The General Assembly,</p><pre>a\nb\n\nc</pre>", "p.html").text
    assert text == "The General Assembly,\na b\nc\n"
