"""Web pages, as a browser shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.conservation import check
from tests.make_html import html_of
from undocs_rdf.convert import convert
from undocs_rdf.errors import LimitExceededError, RefusedError
from undocs_rdf.flow import flow
from undocs_rdf.formats import HTML, format_of
from undocs_rdf.languages import load_language
from undocs_rdf.readers.html import read_html
from undocs_rdf.text import BlockKind, Style

DATA = Path(__file__).parents[2] / "data"
ABOVE = (
    "Decides to approve the following appropriations for the biennium, as they were proposed to it:"
)
SOURCES = sorted((DATA / "documents").glob("*.md"))


def lines(body: str, head: str = "") -> list[str]:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return read_html(page.encode(), "page.html").text.splitlines()


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<p>The <b>General</b>\n   Assembly&comma;</p>", ["The General Assembly,"]),
        ("<p>a<p>b<div>c</div>d", ["a", "b", "c", "d"]),
        ("<p>Distr.: Limited<br>10 October 2025</p>", ["Distr.: Limited 10 October 2025"]),
        ("a<br><br>b<br/> <br/>c", ["a", "b", "c"]),
        ("<p>caf&eacute;&nbsp;&#8220;x&#x201D; &amp;amp; y</p>", ["café “x” &amp; y"]),
        ("<p>co&shy;operation</p>", ["cooperation"]),
        ("<p>seen<script>x</script><style>p{}</style><!-- c --></p>", ["seen"]),
        ("<p>a</p><p hidden>b</p><p style='display:none'>c</p>", ["a"]),
        ("<p>a<i style='visibility: hidden'>b</i><i style='mso-hide:all'>c</i></p>", ["a"]),
        ("<form><p>text <input value=x><button>Go</button></p></form>", ["text"]),
        ("<p>said <q>yes</q></p>", ["said “yes”"]),
        ("<p>kept <ins>new</ins><del>old</del></p>", ["kept new"]),
        ("<p>5 km<sup>2</sup> and text,<sup>1</sup> on the 2<sup>nd</sup></p>",
         ["5 km2 and text,[1] on the 2nd"]),
        ("<p>&#0;a&#8;b</p>", ["\ufffdab"]),
        ("<p>x</p><o:p>&nbsp;</o:p><![if !supportLists]><p>1. y</p><![endif]>", ["x", "1. y"]),
        ("<span style='display:block'>a</span><span class=s>b</span>", ["a", "b"]),
    ],
)  # fmt: skip
def test_what_a_browser_shows_is_read(body: str, shown: list[str]) -> None:
    assert lines(body) == shown


def test_how_words_are_set_is_told_by_elements_and_styles() -> None:
    page = """<style>.opening { font-style: italic } b.plain { font-weight: normal }</style>
    <p><i>a</i><em>b</em><span class="opening">c</span><span style="font-style:italic">d</span></p>
    <p><strong>e</strong><span style="FONT: bold 12pt Arial">f</span></p>
    <p><i>g<span style="font-style: normal">h</span></i><b class="plain">i</b></p>
    <h2>j</h2>"""
    blocks = read_html(f"<html>{page}".encode(), "p.html").blocks
    assert [[(run.text, run.style) for run in block.runs] for block in blocks] == [
        [("abcd", Style.ITALIC)],
        [("ef", Style.BOLD)],
        [("g", Style.ITALIC), ("hi", Style.PLAIN)],
        [("j", Style.PLAIN)],
    ]
    assert (blocks[-1].kind, blocks[-1].level) == (BlockKind.HEADING, 2)


def test_tables_of_data_are_read_by_rows_and_pages_laid_out_by_tables_are_not() -> None:
    data = "<table><tr><th>Year<th>Sum<tr><td>2024<td>5</table>"
    assert lines(f"<p>{ABOVE}</p>{data}") == [ABOVE, "Year | Sum", "2024 | 5"]
    column = "".join(f"<p>Paragraph {number}.</p>" for number in range(8))
    page = (
        f"<p>Site</p><table><tr><td>Menu</td></tr><tr><td>Left</td><td>{column}</td></tr></table>"
    )
    assert lines(page)[:4] == ["Site", "Menu", "Left", "Paragraph 0."]
    assert lines("<p>x</p><table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>") == [
        *("x", "a", "b", "c", "d")
    ]
    assert lines(
        "<table><tr><td>United Nations<td>A/80/L.1<tr><td>General Assembly<td>x</table>"
    ) == [*("United Nations", "A/80/L.1", "General Assembly", "x")]
    hidden = "<table><tbody hidden><tr><td>a</table>"
    assert lines(f"<p>x</p>{hidden}<table><caption>Table 1</caption></table>") == ["x", "Table 1"]


def test_notes_in_a_table_are_notes() -> None:
    page = f"<html><p>{ABOVE}<sup>1</sup> and more<sup>2</sup></p><table>"
    page += "<tr><td><sup>1</sup><td>A/74/1.<tr><td><sup>2</sup><td>A/74/2.</table>"
    running = flow(read_html(page.encode(), "p.html").blocks, load_language("en"))
    assert [(note.marker, note.text.content) for note in running.notes] == [
        ("1", "A/74/1."),
        ("2", "A/74/2."),
    ]


def test_a_page_without_tags_is_markdown() -> None:
    source = b"# General Assembly\n\n*Recalling* its resolution 70/1,<sup>1</sup>\n"
    read = read_html(source, "page.html")
    assert read.text == source.decode()
    assert read.blocks[0].kind is BlockKind.HEADING
    assert format_of(source, "page.html") is HTML


def test_entities_that_a_page_declares_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;">'
    bomb += '<!ENTITY f SYSTEM "file:///etc/passwd">]><html><body><p>&b;&f;</p></body></html>'
    text = read_html(bomb.encode(), "page.html").text
    assert "xxx" not in text
    assert "root:" not in text


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **named: object) -> None:
        raise AssertionError(arguments or named)

    monkeypatch.setattr("socket.socket.connect", refuse)
    page = (
        '<html><head><base href="http://127.0.0.1:9/"><link rel=stylesheet href="a.css"></head>'
        '<img src="http://127.0.0.1:9/a.png"><iframe src="http://127.0.0.1:9/">x</iframe><p>text'
    )
    assert read_html(page.encode(), "page.html").text == "text\n"


def test_pages_beyond_reason_are_refused() -> None:
    with pytest.raises(RefusedError, match="nested too deep"):
        read_html(b"<html>" + b"<div>" * 5000 + b"text", "page.html")
    with pytest.raises(LimitExceededError, match="400,000 tags"):
        read_html(b"<html>" + b"<br>" * 400_001, "page.html")


@pytest.mark.parametrize("as_word", [False, True], ids=["site", "word"])
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_nothing_is_lost_and_words_stand_where_they_are_said_to(
    source: Path, *, as_word: bool
) -> None:
    page = html_of(source.read_text(encoding="utf-8"), as_word=as_word)
    report = check(convert(page, "page.html"))
    assert (report.lost, report.doubled) == ([], [])
    assert report.parts > 1


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co"]), max_size=9)
TAGS = st.sampled_from(
    [
        *("p", "div", "i", "b", "sup", "ol", "ul", "li", "table", "tr", "td", "h2", "br", "span"),
        *("q", "main", "nav", "script", "/script", "/p", "/div", "/i", "/sup", "/a", "/ol"),
        *("/table", "/td", "/span", "li value=7", "ol type=i start=0", 'a href="#n"', 'p id="n"'),
        'span style="display:none"',
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(TAGS.map(lambda tag: f"<{tag}>"), WORDS), max_size=25))
def test_each_run_is_found_again_at_its_place(pieces: list[str]) -> None:
    page = "<html><body><p>" + "".join(pieces)
    read = read_html(page.encode("utf-8", errors="replace"), "page.html")
    for block in read.blocks:
        at = block.span.start
        for run in block.runs:
            assert run.span.start == at
            shown = read.text[run.span.start : run.span.end]
            assert shown == run.text or shown == f"[{run.text.strip(' []()/')}]"
            at = run.span.end
        assert at == block.span.end
        assert "\n" not in read.text[block.span.start : block.span.end]
