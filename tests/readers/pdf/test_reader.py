"""Reading PDF as the United Nations issues it, from its bytes to facts."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.conservation import check
from bench.fuzz import damaged, try_case
from bench.witness import facts_of
from tests.make_pdf import PICTURE, Words, file_of, pdf_of
from undocs_rdf.cli import main
from undocs_rdf.convert import Conversion, convert
from undocs_rdf.diagnostics import Code
from undocs_rdf.errors import UnreadableInputError
from undocs_rdf.formats import SourceText, format_of
from undocs_rdf.model import Document, Part, PartKind
from undocs_rdf.readers.pdf import is_pdf
from undocs_rdf.readers.pdf.reader import read_pdf
from undocs_rdf.text import BlockKind, Style

DATA = Path(__file__).parents[2] / "data" / "pdf"
FILES = sorted(DATA.glob("*.pdf"))
RAISED = dict.fromkeys(map(ord, "⁰¹²³⁴⁵⁶⁷⁸⁹"))


@cache
def text_of(name: str) -> SourceText:
    return read_pdf((DATA / f"{name}.pdf").read_bytes(), name)


@cache
def conversion_of(name: str) -> Conversion:
    return convert((DATA / f"{name}.pdf").read_bytes(), f"{name}.pdf")


def document_of(name: str) -> Document:
    (document,) = conversion_of(name).documents
    return document


def parts_of(name: str, kind: PartKind) -> list[Part]:
    return [part for part in document_of(name).parts if part.kind is kind]


def test_the_letterhead_of_a_resolution() -> None:
    found = document_of("resolution-78-113")
    assert str(found.symbol) == "A/RES/78/113"
    assert found.title == "The scope and application of the principle of universal jurisdiction"
    assert (found.date_issued, found.date_adopted) == ("2023-12-11", "2023-12-07")
    assert [item.number for item in found.agenda_items] == ["84"]
    assert [str(symbol) for symbol in found.recommended_in] == ["A/78/440"]
    assert [meeting.number for meeting in found.meetings] == ["45"]
    assert (found.distribution, found.job_number) == ("General", "23-24936 (E)")


def test_the_paragraphs_of_a_resolution_are_whole_across_the_page_break() -> None:
    preamble = parts_of("resolution-78-113", PartKind.PREAMBULAR_PARAGRAPH)
    operative = parts_of("resolution-78-113", PartKind.OPERATIVE_PARAGRAPH)
    assert len(preamble) == 6
    assert [part.number for part in operative] == list("123456")
    assert preamble[3].text.startswith("Noting the constructive dialogue in the Sixth Committee, ")
    assert preamble[3].text.endswith("principle of universal jurisdiction in the Sixth Committee,")
    assert "diversity of views expressed by States, including concerns" in preamble[3].text
    assert len(preamble[3].spans) == 2
    assert operative[0].text.startswith("Takes note with appreciation of the report")


def test_notes_stand_with_their_marks() -> None:
    notes = parts_of("resolution-78-113", PartKind.FOOTNOTE)
    assert [note.marker for note in notes] == ["1", "2"]
    assert notes[0].text.startswith("See A/C.6/64/SR.12, A/C.6/64/SR.13, ")
    assert notes[0].text.endswith("A/C.6/78/SR.12 and A/C.6/78/SR.13.")
    called = parts_of("resolution-78-113", PartKind.PREAMBULAR_PARAGRAPH)[2]
    assert called.text.endswith("scope and application of universal jurisdiction,")
    assert called.footnotes == ("fn1",)
    assert conversion_of("resolution-78-113").diagnostics == ()


def test_a_star_behind_a_sponsor_calls_the_note_at_the_foot() -> None:
    found = document_of("draft-c2-80-L63")
    (sponsorship,) = found.sponsorships
    assert (sponsorship.party.code, sponsorship.on_behalf_of is None) == ("DNK", False)
    (note,) = parts_of("draft-c2-80-L63", PartKind.FOOTNOTE)
    assert note.text.startswith("On behalf of the States Members of the United Nations")
    assert note.text.endswith("that are members of the European Union.")


def test_italics_and_symbols_are_kept_in_notes() -> None:
    (note,) = parts_of("draft-c5-80-L2", PartKind.FOOTNOTE)
    assert note.text == (
        "Official Records of the General Assembly, Eightieth Session, Supplement No. 11 (A/80/11)."
    )
    blocks = text_of("draft-c5-80-L2").blocks
    italic = [run.text for block in blocks for run in block.runs if run.style & Style.ITALIC]
    assert (
        "Official Records of the General Assembly, Eightieth Session, Supplement No. 11" in italic
    )


def test_tables_are_rows_with_cells_between_bars() -> None:
    read = text_of("resolution-78-253-pages-7-8")
    rows = [
        read.text[block.span.start : block.span.end]
        for block in read.blocks
        if block.kind is BlockKind.TABLE
    ]
    assert rows[:2] == [
        "Action | Title of post | Category/Level | Number",
        "New post | Information Systems Officer | P-4 | 1",
    ]
    assert rows[5] == "Total net changes | 4"
    assert (
        "Redeployment from Office of the Representative of the Secretary-General to Legal Team"
        " | Legal Officer | P-3 | 2"
    ) in rows
    assert len(rows) == 28


def test_page_furniture_is_set_aside() -> None:
    read = text_of("resolution-78-113")
    set_aside = [(read.text[d.span.start : d.span.end], d.reason) for d in read.discarded]
    title = "The scope and application of the principle of universal jurisdiction"
    assert set_aside == [
        ("*2324936*", "barcode"),
        (f"A/RES/78/113 {title}", "page header"),
        ("2/2 23-24936", "page footer"),
    ]


def test_pages_start_where_a_form_feed_stands() -> None:
    read = text_of("resolution-78-113")
    assert read.pages[0] == 0
    assert [read.text[start - 1] for start in read.pages[1:]] == ["\f"]
    assert {block.page for block in read.blocks} == {1, 2}
    located = [line for line in conversion_of("resolution-78-113").lines if "#page=2>" in line]
    assert len(located) > 10


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_character_is_in_one_part_or_set_aside(path: Path) -> None:
    conversion = conversion_of(path.stem)
    report = check(conversion)
    assert (report.lost, report.doubled) == ([], [])
    raised = [
        place for place in report.misplaced if not place[2].translate(RAISED).endswith(place[1])
    ]
    assert raised == []
    assert report.parts > 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_runs_say_what_stands_at_their_place(path: Path) -> None:
    read = text_of(path.stem)
    at = 0
    for block in read.blocks:
        assert at <= block.span.start <= block.span.end
        at = block.span.end
        place = block.span.start
        for run in block.runs:
            assert run.span.start == place
            place = run.span.end
            printed = read.text[run.span.start : run.span.end]
            if len(printed) == len(run.text) and not run.style & Style.SUPERSCRIPT:
                assert printed == run.text
        assert place == block.span.end or not block.runs


@pytest.mark.parametrize("path", sorted(DATA.glob("*.md")), ids=lambda path: path.stem)
def test_the_facts_are_those_of_the_markdown(path: Path) -> None:
    expected = facts_of(convert(path.read_bytes(), path.name).documents)
    found = facts_of(conversion_of(path.stem).documents)
    if "symbol" not in expected:
        # The Markdown of a draft prints no symbol; its PDF does.
        assert found.pop("symbol").total() == 1
    assert dict(found) == dict(expected)
    assert sum(map(len, found.values())) > 5


def test_the_same_bytes_give_the_same_text() -> None:
    data = (DATA / "draft-c2-80-L63.pdf").read_bytes()
    assert read_pdf(data, "a") == read_pdf(data, "b")


def test_a_pdf_is_told_by_what_it_holds() -> None:
    data = (DATA / "draft-c2-80-L63.pdf").read_bytes()
    assert format_of(data, "document").name == "pdf"
    assert is_pdf(b"\xef\xbb\xbf\r\n" + data)
    assert is_pdf(b"From: somebody\n" + data)
    assert not is_pdf(b"# On %PDF-1.7\n\nA text about it.")
    assert not is_pdf(b"")


def test_a_scan_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnreadableInputError, match="no text layer; run OCR first, for example ocr"):
        read_pdf(pdf_of(PICTURE), "scan.pdf")
    with pytest.raises(UnreadableInputError, match="has no text"):
        read_pdf(pdf_of([]), "empty.pdf")


def test_one_page_without_text_is_told() -> None:
    read = read_pdf(pdf_of([Words(72, 700, "The General Assembly,")], PICTURE), "a.pdf")
    (told,) = read.diagnostics
    assert told.code is Code.NO_TEXT
    assert told.message == "page 2 is a picture without text"
    assert "ocrmypdf" in told.hint


def test_a_file_without_its_end_is_told() -> None:
    data = pdf_of([Words(72, 700, "The General Assembly,")])
    read = read_pdf(data[: data.index(b"startxref")], "a.pdf")
    assert read.text == "The General Assembly,\n"
    assert [(d.code, d.message) for d in read.diagnostics] == [
        (Code.MARKUP_BROKEN, "the file is cut off at its end")
    ]


def test_a_page_that_can_not_be_read_is_told() -> None:
    words = [Words(72, 700, "The General Assembly,")]
    data = pdf_of(words, words).replace(b"[6 0 R 8 0 R]", b"[6 0 R 4 0 R]")
    read = read_pdf(data, "a.pdf")
    assert [d.message for d in read.diagnostics] == ["page 2 can't be read"]
    assert len(read.pages) == 2


def test_show_prints_the_text_that_offsets_count() -> None:
    path = DATA / "draft-c5-80-L2.pdf"
    shown = CliRunner().invoke(main, ["show", "--text", str(path)])
    assert shown.exit_code == 0
    assert shown.stdout == text_of("draft-c5-80-L2").text
    assert "on its eighty-fifth session,¹\n" in shown.stdout


def test_what_can_not_be_read_ends_with_its_exit_code(tmp_path: Path) -> None:
    for name, data, code, words in (
        ("scan", pdf_of(PICTURE), 3, "ocrmypdf"),
        ("damaged", b"%PDF-1.7\nnothing", 3, "damaged or cut off"),
        ("pages", file_of(_many_pages(2001)), 4, "more than 2,000 pages"),
    ):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(data)
        done = CliRunner().invoke(main, ["convert", str(path)])
        assert done.exit_code == code, name
        assert words in done.stderr


def _many_pages(count: int) -> list[bytes]:
    kids = b" ".join([b"3 0 R"] * count)
    pages = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"
    return [b"<</Type/Catalog/Pages 2 0 R>>", pages, page]


def test_damaged_files_are_read_or_refused() -> None:
    seed = (DATA / "draft-c2-80-L63.pdf").read_bytes()
    for case in range(15):
        assert try_case("pdf", damaged("pdf", [seed], case)) is None, case
