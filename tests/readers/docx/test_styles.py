"""How words are set, by themselves and by their styles."""

from __future__ import annotations

import pytest

from tests.make_docx import paragraph, run
from tests.word_file import part, word_file
from undocs_rdf.readers.docx.reader import read_docx
from undocs_rdf.text import BlockKind, Style


def style(identifier: str, said: str, based_on: str = "", kind: str = "paragraph") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{identifier}">{base}{said}</w:style>'


STYLES = part(
    "styles",
    style("Bold", "<w:rPr><w:b/></w:rPr>")
    + style("StillBold", "<w:pPr/>", "Bold")
    + style("NotBold", '<w:rPr><w:b w:val="0"/></w:rPr>', "Bold")
    + style("Emphasis", "<w:rPr><w:b/><w:i/></w:rPr>", "", "character")
    + style("Loop", "<w:rPr><w:i/></w:rPr>", "Pool")
    + style("Pool", "", "Loop"),
)


@pytest.mark.parametrize(
    ("of_paragraph", "of_run", "expected"),
    [
        ("", "", Style.PLAIN),
        ("Bold", "", Style.BOLD),
        ("StillBold", "", Style.BOLD),
        ("NotBold", "", Style.PLAIN),
        ("Bold", '<w:b w:val="false"/>', Style.PLAIN),
        ("", '<w:rStyle w:val="Emphasis"/>', Style.BOLD | Style.ITALIC),
        # Two styles that both switch bold on switch it off again.
        ("Bold", '<w:rStyle w:val="Emphasis"/>', Style.ITALIC),
        ("Bold", '<w:rStyle w:val="Emphasis"/><w:b/>', Style.BOLD | Style.ITALIC),
        ("Loop", "", Style.ITALIC),
        ("Unknown", "<w:i/>", Style.ITALIC),
    ],
)
def test_styles_toggle(of_paragraph: str, of_run: str, expected: int) -> None:
    data = word_file(paragraph(run("words", 0, of_run), of_paragraph), styles=STYLES)
    (block,) = read_docx(data, "f.docx").blocks
    assert block.runs[0].style == expected


def test_an_outline_level_makes_a_heading() -> None:
    styles = part(
        "styles",
        style("H1", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
        + style("Text", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', "H1"),
    )
    body = paragraph(run("Annex"), "H1") + paragraph(run("words"), "Text")
    blocks = read_docx(word_file(body, styles=styles), "f.docx").blocks
    assert [(block.kind, block.level) for block in blocks] == [
        (BlockKind.HEADING, 2),
        (BlockKind.PARAGRAPH, 0),
    ]


def test_what_a_style_hides_is_not_read() -> None:
    styles = part("styles", style("Hidden", "<w:rPr><w:vanish/></w:rPr>", "", "character"))
    body = paragraph(run("seen") + run("unseen", 0, '<w:rStyle w:val="Hidden"/>'))
    assert read_docx(word_file(body, styles=styles), "f.docx").text == "seen\n"
