"""Files that are no Word files, damaged ones, and such as mean harm: a clear error for each."""

from __future__ import annotations

import time
import tracemalloc
import zipfile
from io import BytesIO

import pytest

from tests.make_docx import CONTENT_TYPES, DECLARATION, NAMESPACES, paragraph, run
from tests.word_file import word_file
from undocs_rdf.convert import convert
from undocs_rdf.errors import (
    LimitExceededError,
    RefusedError,
    UndocsError,
    UnreadableInputError,
)
from undocs_rdf.formats import DOCX, format_of
from undocs_rdf.readers.docx import is_office_file, read_docx
from undocs_rdf.readers.docx.recognition import COMPOUND_MAGIC

GOOD = word_file(paragraph(run("The General Assembly,")))
ODT = b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text"


def archive(parts: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", packing) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return target.getvalue()


def with_part(name: str, content: bytes, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return the good file with a part replaced or added."""
    with zipfile.ZipFile(BytesIO(GOOD)) as good:
        parts = {part: good.read(part) for part in good.namelist()}
    return archive({**parts, name: content}, packing)


def document(body: str, declarations: str = "") -> bytes:
    whole = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return (DECLARATION + declarations + whole).encode()


MACROS = CONTENT_TYPES.replace(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
).encode()
BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
DEEP = "<w:sdt><w:sdtContent>" * 400


@pytest.mark.parametrize(
    ("data", "error", "problem"),
    [
        (COMPOUND_MAGIC + b"\0" * 600, UnreadableInputError, "before 2007"),
        (
            COMPOUND_MAGIC + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            UnreadableInputError,
            "is encrypted",
        ),
        (ODT, UnreadableInputError, "OpenDocument"),
        (archive({"a.txt": b"a"}), UnreadableInputError, "ZIP archive without a text"),
        (
            archive({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}),
            UnreadableInputError,
            "Excel",
        ),
        (
            archive({"[Content_Types].xml": b"<Types/>", "ppt/presentation.xml": b"<x/>"}),
            UnreadableInputError,
            "PowerPoint",
        ),
        (with_part("[Content_Types].xml", MACROS), RefusedError, "macros"),
        (with_part("word/vbaProject.bin", b"x"), RefusedError, "macros"),
        (b"no archive", UnreadableInputError, "no Word file"),
        (GOOD[: len(GOOD) // 2], UnreadableInputError, "damaged"),
        (with_part("word/document.xml", b"<w:document"), UnreadableInputError, "damaged"),
        (with_part("word/document.xml", b""), UnreadableInputError, "no text"),
        (with_part("word/document.xml", b"<other/>"), UnreadableInputError, "no text"),
        (with_part("word/document.xml", document("", BOMB)), RefusedError, "document type"),
        (
            with_part("word/document.xml", document(paragraph(run("&x;")), EXTERNAL)),
            RefusedError,
            "document type",
        ),
        (
            with_part(
                "word/document.xml",
                document("", BOMB).decode().replace("UTF-8", "UTF-16").encode("utf-16"),
            ),
            RefusedError,
            "document type",
        ),
        (with_part("word/styles.xml", document("", BOMB)), RefusedError, "document type"),
        (with_part("word/document.xml", document(DEEP)), RefusedError, "nested too deep"),
        (
            with_part("word/document.xml", b"<w>" + b" " * 20_000_000 + b"</w>"),
            RefusedError,
            "200 times",
        ),
        (
            archive({f"{number}.xml": b"" for number in range(10_001)}),
            LimitExceededError,
            "10,000 files",
        ),
        (
            with_part("word/document.xml", document("<w:p/>" * 1_000_001), zipfile.ZIP_STORED),
            LimitExceededError,
            "1,000,000 tags",
        ),
        (
            with_part("word/document.xml", b" " * 65_000_000, zipfile.ZIP_STORED),
            LimitExceededError,
            "64 MB",
        ),
    ],
)
def test_what_can_not_be_read_is_refused(
    data: bytes, error: type[UndocsError], problem: str
) -> None:
    with pytest.raises(error, match=problem) as caught:
        read_docx(data, "sent.docx")
    assert caught.value.subject == "sent.docx"


def test_a_part_that_says_it_is_small_is_not_believed() -> None:
    """The size in the directory of an archive is what its maker wrote there."""
    content = document(paragraph(run("x" * 300_000)))
    made = bytearray(with_part("word/document.xml", content))
    size = len(content).to_bytes(4, "little")
    assert made.count(size) == 2
    lying = bytes(made).replace(size, (10).to_bytes(4, "little"))
    with pytest.raises(UnreadableInputError, match="damaged"):
        read_docx(lying, "sent.docx")


def test_a_bomb_takes_neither_time_nor_memory() -> None:
    bomb = with_part("word/document.xml", b"<w>" + b"a" * 20_000_000 + b"</w>")
    assert len(bomb) < 100_000
    tracemalloc.start()
    start = time.process_time()
    with pytest.raises(UndocsError):
        read_docx(bomb, "bomb.docx")
    taken = time.process_time() - start
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 32 * 1024 * 1024
    assert taken < 2


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Templates, pictures and documents that a file refers to stay where they are."""

    def refuse(*arguments: object, **named: object) -> None:
        raise AssertionError(arguments or named)

    monkeypatch.setattr("socket.socket.connect", refuse)
    body = paragraph('<w:hyperlink r:id="far">' + run("70/1") + "</w:hyperlink>")
    data = word_file(body + '<w:altChunk r:id="far"/>', {"far": "http://127.0.0.1:9/x"})
    (block,) = read_docx(data, "a.docx").blocks
    assert block.runs[0].link == "http://127.0.0.1:9/x"


@pytest.mark.parametrize("data", [GOOD, COMPOUND_MAGIC + b"\0" * 600, ODT, GOOD[:2000]])
def test_office_files_are_recognised_whatever_they_are_called(data: bytes) -> None:
    assert is_office_file(data)
    assert format_of(data, "resolution.md") is DOCX


@pytest.mark.parametrize("data", [b"", b"PK", b"# General Assembly", archive({"a.md": b"#"})])
def test_others_are_not(data: bytes) -> None:
    assert not is_office_file(data)


def test_the_strict_variant_of_the_format_is_read() -> None:
    strict = document(paragraph(run("The General Assembly,"))).replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read_docx(with_part("word/document.xml", strict), "a.docx").text == (
        "The General Assembly,\n"
    )


def test_more_than_a_thousand_notes_are_read() -> None:
    count = 1100
    raised = "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>"
    body = "".join(
        paragraph(run("text") + f"<w:r>{raised}<w:footnoteReference w:id='{i}'/></w:r>")
        for i in range(count)
    )
    notes = "".join(
        f"<w:footnote w:id='{i}'>{paragraph(run(f'See A/{i}.'))}</w:footnote>" for i in range(count)
    )
    read = read_docx(word_file(body, footnotes=notes), "a.docx")
    assert read.text.endswith(f"[{count}] See A/{count - 1}.\n")


def test_an_empty_file_says_that_it_holds_no_text() -> None:
    conversion = convert(word_file(""), "a.docx")
    assert [d.code.name for d in conversion.diagnostics] == ["NO_TEXT"]
