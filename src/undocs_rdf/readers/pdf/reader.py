"""Reads a PDF into its canonical text and the blocks that stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.errors import UnreadableInputError
from undocs_rdf.formats import SourceText
from undocs_rdf.readers.pdf.canonical import Canonical
from undocs_rdf.readers.pdf.layout import lay_out
from undocs_rdf.readers.pdf.process import read_pages
from undocs_rdf.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from undocs_rdf.readers.pdf.page import Page

_END: Final = b"%%EOF"
_END_ZONE: Final = 2048
_UNMAPPED: Final = 0.05


def read_pdf(data: bytes, name: str) -> SourceText:
    """Return the text and the blocks of a PDF.

    Args:
        data: Its bytes.
        name: What the user calls it, for errors.

    Raises:
        UnreadableInputError: It is no PDF, is damaged beyond reading, is encrypted, or holds no
            text but only pictures of it.
        LimitExceededError: It has too many pages or characters, or takes too much time or memory.
    """
    pages = read_pages(data, name)
    if not any(page.pieces for page in pages):
        problem = "has no text layer"
        if not any(page.has_image or page.unmapped for page in pages):
            problem = "has no text"
        raise UnreadableInputError(name, problem, "run OCR first, for example ocrmypdf")
    canonical = Canonical(lay_out(pages))
    canonical.write(len(pages))
    diagnostics = tuple(_diagnostics(data, pages, canonical.pages))
    return SourceText(
        canonical.text,
        tuple(canonical.blocks),
        tuple(canonical.discarded),
        diagnostics,
        tuple(canonical.pages),
    )


def _diagnostics(data: bytes, pages: Sequence[Page], starts: Sequence[int]) -> Iterator[Diagnostic]:
    """Yield what a user should know about how the pages were read."""
    if _END not in data[-_END_ZONE:]:
        hint = "download it again"
        yield Diagnostic(Code.MARKUP_BROKEN, "the file is cut off at its end", hint=hint)
    for page, start in zip(pages, starts, strict=True):
        where = Span(start, start)
        if not page.is_readable:
            message = f"page {page.number} can't be read"
            yield Diagnostic(Code.MARKUP_BROKEN, message, where, "look whether the file is whole")
        elif page.has_image and not page.pieces:
            message = f"page {page.number} is a picture without text"
            hint = "run OCR first, for example ocrmypdf"
            yield Diagnostic(Code.NO_TEXT, message, where, hint)
        printed = sum(len(piece.text) for piece in page.pieces)
        if page.unmapped > _UNMAPPED * (printed + page.unmapped):
            message = f"{page.unmapped} characters of page {page.number} stand for no letter"
            hint = "its fonts don't say which: run OCR, for example ocrmypdf --force-ocr"
            yield Diagnostic(Code.ENCODING, message, where, hint)
