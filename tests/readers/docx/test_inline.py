"""The words of a paragraph: changes accepted, fields and hidden words left out."""

from __future__ import annotations

import pytest

from tests.make_docx import DATE, paragraph, run
from tests.word_file import lines, word_file
from undocs_rdf.readers.docx.reader import read_docx
from undocs_rdf.text import Style

CHANGED = f'w:id="1" {DATE}'
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
    "{words}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
    "<w:txbxContent>{words}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f'{code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (f"<w:ins {CHANGED}>{run('new')}</w:ins>", "new"),
        (f"<w:del {CHANGED}><w:r><w:delText>old</w:delText></w:r></w:del>{run('new')}", "new"),
        (f"<w:moveFrom {CHANGED}>{run('away ')}</w:moveFrom>{run('stays')}", "stays"),
        (f"<w:moveTo {CHANGED}>{run('here')}</w:moveTo>", "here"),
        (
            f"<w:ins {CHANGED}>{run('kept')}<w:del {CHANGED}>{run(' dropped')}</w:del></w:ins>",
            "kept",
        ),
        (run("seen ") + run("hidden", 0, "<w:vanish/>") + run("again"), "seen again"),
        (run("shown", 0, '<w:vanish w:val="0"/>'), "shown"),
        ("<w:r><w:t>co</w:t><w:softHyphen/><w:t>operation</w:t></w:r>", "cooperation"),
        (run("co\u00adoperation"), "cooperation"),
        ("<w:r><w:t>follow</w:t><w:noBreakHyphen/><w:t>up</w:t></w:r>", "follow-up"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a b c"),
        (field("PAGE", run("3")), "3"),
        (field("REF a", field("QUOTE b", run("inner")) + run(" outer")), "inner outer"),
        (field(f"IF {field('PAGE', run('1'))}", run("result")), "result"),
        ('<w:fldSimple w:instr="DATE">' + run("1 May 2024") + "</w:fldSimple>", "1 May 2024"),
        (f"<w:smartTag>{run('Geneva')}</w:smartTag>", "Geneva"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('typed')}</w:sdtContent></w:sdt>", "typed"),
        (
            (
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                f"{run('Click here')}</w:sdtContent></w:sdt>{run('text')}"
            ),
            "text",
        ),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" 5"), "≥ 5"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "•"),
        ('<w:r><w:sym w:font="Symbol" w:char="nonsense"/></w:r>' + run("x"), "x"),
        (
            f"<w:ruby><w:rt>{run('over')}</w:rt><w:rubyBase>{run('base')}</w:rubyBase></w:ruby>",
            "base",
        ),
        (
            (
                "<mc:AlternateContent><mc:Choice Requires='w14'>"
                f"{run('once')}</mc:Choice><mc:Fallback>{run('once')}</mc:Fallback>"
                "</mc:AlternateContent>"
            ),
            "once",
        ),
        ("<w:bookmarkStart w:id='1' w:name='a'/>" + run("marked") + "<w:proofErr/>", "marked"),
        (run("a") + "<!-- remark -->" + run("b"), "ab"),
    ],
)
def test_what_word_shows_is_read(content: str, shown: str) -> None:
    assert lines(paragraph(content)) == [shown]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = BOX.format(words=paragraph(run("in the box")))
    assert lines(paragraph(run("above") + box) + paragraph(run("below"))) == [
        *("above", "in the box", "below")
    ]


def test_a_link_leads_somewhere() -> None:
    body = paragraph(
        run("see ")
        + f'<w:hyperlink r:id="rId9">{run("70/1")}</w:hyperlink>'
        + f'<w:hyperlink w:anchor="p3">{run(" above")}</w:hyperlink>'
        + field('HYPERLINK "https://undocs.org/A/74/1" \\o "tip"', run(" A/74/1"))
        + field('HYPERLINK \\l "_Toc1"', run(" list"))
    )
    read = read_docx(word_file(body, {"rId9": "https://undocs.org/A/RES/70/1"}), "f.docx")
    assert [(run.text, run.link) for run in read.blocks[0].runs] == [
        ("see ", None),
        ("70/1", "https://undocs.org/A/RES/70/1"),
        (" above", "#p3"),
        (" A/74/1", "https://undocs.org/A/74/1"),
        (" list", "#_Toc1"),
    ]


def test_words_in_pieces_are_one_run() -> None:
    body = paragraph(run("Recal", Style.ITALIC) + run("ling", Style.ITALIC) + run(" its"))
    (block,) = read_docx(word_file(body), "f.docx").blocks
    assert [(run.text, run.style) for run in block.runs] == [
        ("Recalling", Style.ITALIC),
        (" its", Style.PLAIN),
    ]


def test_raised_characters_are_marks_unless_they_are_a_square() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    lifted = '<w:position w:val="6"/>'
    assert lines(
        paragraph(run("text,") + run("1", 0, raised) + run(" 5 km") + run("2", 0, raised))
        + paragraph(run("text") + run("2", 0, lifted) + run(" of the 2") + run("nd", 0, raised))
    ) == ["text,[1] 5 km2", "text[2] of the 2nd"]
