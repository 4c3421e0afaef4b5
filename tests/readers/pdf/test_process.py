"""Reading the pages of a PDF within limits, whatever a file makes pdfium do."""

from __future__ import annotations

import threading
import time
import zlib
from pathlib import Path

import pytest

from tests.make_pdf import PAGE, Words, file_of, pdf_of
from undocs_rdf.errors import LimitExceededError, UndocsError, UnreadableInputError
from undocs_rdf.readers.pdf import process
from undocs_rdf.readers.pdf.process import read_pages

DRAFT = Path(__file__).parents[2] / "data" / "pdf" / "draft-c2-80-L63.pdf"
WORDS = [Words(72, 700, "The General Assembly,")]
DENSE = b"BT /roman 1 Tf 1 1 Td %s ET" % (b"(%s) Tj " % (b"a" * 30_000) * 4)
SETS_ITSELF = (
    b"<</Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 11>>\n"
    b"stream\n/X Do /X Do\nendstream"
)
SETS = b"BT /roman 10 Tf 72 700 Td (The General Assembly,) Tj ET\n"


def packed(content: bytes, times: int) -> bytes:
    """Return a PDF of one page whose content is so long that it has to be packed to be kept."""
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(content) for _ in range(times)) + packer.flush()
    return file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<<%s/Contents 4 0 R>>" % PAGE,
            b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(stream), stream),
        ]
    )


def encrypted() -> bytes:
    return file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<<%s>>" % PAGE,
            b"<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>" % (b"41" * 32, b"42" * 32),
        ],
        b"/Encrypt 4 0 R/ID[<00><00>]",
    )


def test_pieces_say_how_and_where_they_are_set() -> None:
    (page,) = read_pages(pdf_of([Words(72, 700, "Recalls", "italic"), *WORDS]), "a.pdf")
    assert (page.number, page.width, page.height) == (1, 612, 792)
    piece = page.pieces[0]
    assert (piece.text, piece.left, piece.baseline, piece.size) == ("Recalls", 72, 700, 10)
    assert (piece.font, piece.style) == ("Times-Italic", 1)


def test_a_new_python_reads_the_same_as_a_fork() -> None:
    data = DRAFT.read_bytes()
    assert process._in_a_new_process(data) == process._in_a_fork(data)


def test_where_there_are_other_threads_nothing_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    def fork(_data: bytes) -> tuple[bytes, int]:
        pytest.fail("a fork would keep the locks of the other thread")

    monkeypatch.setattr(process, "_in_a_fork", fork)
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        (page,) = read_pages(pdf_of(WORDS), "a.pdf")
    finally:
        done.set()
        other.join()
    assert page.pieces[0].text == "The General Assembly,"


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"%PDF-1.7\n", UnreadableInputError, "damaged or cut off"),
        (encrypted(), UnreadableInputError, "is encrypted; save it without its password"),
        (pdf_of(DENSE), LimitExceededError, "a page of more than 100,000 characters"),
    ],
    ids=["damaged", "encrypted", "a page of too many characters"],
)
def test_what_can_not_be_read_says_why(data: bytes, error: type[UndocsError], words: str) -> None:
    with pytest.raises(error, match=words) as raised:
        read_pages(data, "a.pdf")
    assert raised.value.subject == "a.pdf"
    assert raised.value.remedy


@pytest.mark.parametrize(
    "data",
    [
        packed(b"q " * 500_000, 300),
        file_of(
            [
                b"<</Type/Catalog/Pages 2 0 R>>",
                b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                b"<<%s/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>" % PAGE,
                b"<</Length 5>>\nstream\n/X Do\nendstream",
                SETS_ITSELF,
            ]
        ),
    ],
    ids=["a decompression bomb", "a form that sets itself twice"],
)
def test_what_takes_all_the_memory_ends_with_its_process(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "MAX_MEMORY", 64 * 1024 * 1024)
    with pytest.raises(UndocsError, match=r"memory|takes too long") as raised:
        read_pages(data, "bomb.pdf")
    assert raised.value.exit_code in (3, 4)


def test_a_page_that_takes_too_long_ends_with_its_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_data: bytes, _output: object, before_page: object) -> None:
        assert callable(before_page)
        before_page()
        while True:
            time.process_time()

    monkeypatch.setattr(process, "SECONDS_PER_PAGE", 0.1)
    monkeypatch.setattr(process, "write_pages", endless)
    with pytest.raises(LimitExceededError, match="takes too long: more than 2 seconds for a page"):
        read_pages(DRAFT.read_bytes(), "slow.pdf")


@pytest.mark.parametrize(
    "data",
    [
        pdf_of(WORDS).replace(b"/Count 1", b"/Count 2000000000"),
        pdf_of(WORDS, page=PAGE.replace(b"612 792", b"1e30 1e30")),
        pdf_of(WORDS, page=PAGE.replace(b"612 792", b"-612 0")),
        pdf_of(b"[" * 100_000 + b"]" * 100_000 + SETS),
        pdf_of(b"q " * 100_000 + SETS),
        pdf_of(b"0 0 m 100 0 l S 0 9 m 50 9 l S " * 2_000 + SETS),
    ],
    ids=["pages", "a huge page", "a page turned inside out", "arrays", "states", "rules"],
)
def test_huge_counts_are_no_harm(data: bytes) -> None:
    assert read_pages(data, "a.pdf")[0].pieces[0].text == "The General Assembly,"
