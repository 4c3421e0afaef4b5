"""Takes the text of a PDF out of it, page by page, with pdfium.

This runs in a process of its own (`process`): pdfium is native code, can't be told to stop, and
what a hostile file makes it do must end with that process. It hands on JSON, a line a page.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Final

import pypdfium2.raw as pdfium

from undocs_rdf.readers.pdf.page import Page, Piece, Rule
from undocs_rdf.readers.pdf.pieces import ExtractionError, read_pieces
from undocs_rdf.readers.pdf.view import read_objects, view_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

MAX_PAGES: Final = 2_000
MAX_CHARACTERS: Final = 6_000_000
"""Of a document: a page of the UN holds about 3,000."""


def extract_pages(data: bytes) -> Iterator[Page]:
    """Yield the pages of a PDF.

    Args:
        data: The bytes of the file.

    Raises:
        ExtractionError: It is encrypted ("encrypted"), is no PDF or too damaged ("damaged"), has
            too many pages ("pages"), or too much text ("text") or on a page ("dense").
    """
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        locked = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise ExtractionError("encrypted" if locked else "damaged")
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count <= 0:
            raise ExtractionError("damaged")
        if count > MAX_PAGES:
            raise ExtractionError("pages")
        characters = 0
        for index in range(count):
            page = _read_page(document, index)
            characters += sum(len(piece.text) for piece in page.pieces)
            if characters > MAX_CHARACTERS:
                raise ExtractionError("text")
            yield page
    finally:
        pdfium.FPDF_CloseDocument(document)


def _read_page(document: pdfium.FPDF_DOCUMENT, index: int) -> Page:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        return Page(index + 1, 0, 0, is_readable=False)
    text = pdfium.FPDFText_LoadPage(page)
    try:
        if not text:
            return Page(index + 1, 0, 0, is_readable=False)
        turns = pdfium.FPDFPage_GetRotation(page)
        read = read_pieces(text, view_of(page, turns))
        most = max(range(4), key=lambda turn: (read.lengths[turn], -turn))
        if most:
            # Text that is turned is read as a reader turns the page.
            turns += most
            read = read_pieces(text, view_of(page, turns))
        view = view_of(page, turns)
        rules, has_image = read_objects(page, view)
        inside = [p for p in read.pieces if view.holds(p.left, p.baseline, p.size)]
        return Page(
            index + 1,
            round(view.width, 2),
            round(view.height, 2),
            tuple(inside),
            tuple(rules),
            " ".join(read.turned.split()),
            has_image,
            read.unmapped,
        )
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)


def write_pages(data: bytes, output: BinaryIO, before_page: Callable[[], None]) -> None:
    """Write the pages of a PDF as JSON, a line a page, and last a line that says how it ended.

    Args:
        data: The bytes of the file.
        output: Where to.
        before_page: Called before each page is read, to renew its limit of time.
    """
    ended = "done"
    try:
        before_page()
        for page in extract_pages(data):
            output.write(json.dumps(page).encode() + b"\n")
            before_page()
    except ExtractionError as error:
        ended = str(error)
    except MemoryError:
        ended = "memory"
    output.write(json.dumps(ended).encode() + b"\n")
    output.flush()


def page_from_json(line: bytes) -> Page | str:
    """Return the page that a line of `write_pages` holds, or the word that ends it."""
    values = json.loads(line)
    if isinstance(values, str):
        return values
    number, width, height, pieces, rules, *rest = values
    return Page(
        number,
        width,
        height,
        tuple(Piece(*piece) for piece in pieces),
        tuple(Rule(*rule) for rule in rules),
        *rest,
    )


if __name__ == "__main__":
    from undocs_rdf.readers.pdf.process import limit_this_process, renew_time

    limit_this_process()
    write_pages(sys.stdin.buffer.read(), sys.stdout.buffer, renew_time)
