"""Numbers of lists, as a browser prints them."""

from __future__ import annotations

import pytest

from undocs_rdf.readers.html import read_html


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
        ("<ol start=7><li>a</li><li value=10>b</li><li>c</li></ol>", ["7. a", "10. b", "11. c"]),
        ("<ol type=a><li>x<li>y</ol>", ["a. x", "b. y"]),
        ("<ol type=I start=4><li>x</ol>", ["IV. x"]),
        ("<ol reversed><li>a<li>b</ol>", ["2. a", "1. b"]),
        ('<ol style="list-style-type: lower-roman"><li>a<li>b</ol>', ["i. a", "ii. b"]),
        ('<ol style="list-style: none"><li>a</ol>', ["a"]),
        ("<ul><li>a<li>b</ul>", ["• a", "• b"]),
        ("<ol><li>a<ol type=i><li>b<li>c</ol><li>d</ol>", ["1. a", "i. b", "ii. c", "2. d"]),
        ("<ol><li><p>first</p><p>second</p></li></ol>", ["1. first", "second"]),
        ("<ol><li></li><li>b</li></ol>", ["1.", "2. b"]),
        ("<ol><li hidden>a</li><li>b</li></ol>", ["1. b"]),
        ("<ol start=x><li value=-3>a<li>b</ol>", ["-3. a", "-2. b"]),
        ("<ol start=99999999999999><li>a</ol>", ["1. a"]),
        ("<ol><div><p>no item</p></div>loose<li>a</ol>", ["no item", "1. a"]),
    ],
)
def test_items_are_numbered(page: str, shown: list[str]) -> None:
    assert read_html(f"<html><p>Above.</p>{page}".encode(), "p.html").text.splitlines()[1:] == shown


def test_a_number_without_words_is_no_part() -> None:
    read = read_html(b"<html><ol><li></li></ol>", "p.html")
    assert [(read.text[slice(*d.span)], d.reason) for d in read.discarded] == [
        ("1.", "number without words")
    ]
