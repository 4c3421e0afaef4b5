"""The formats of documents: what each is called, how it is told, and what reads it.

There are two waists. Most formats are read into blocks, which the one parser understands; markup
that says itself what its parts are is read into documents. A format is told by what a file
holds where that tells it, else by the ending of its name.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from undocs_rdf.decoding import decode
from undocs_rdf.model import Discarded
from undocs_rdf.readers.akn import is_akn, read_akn
from undocs_rdf.readers.markdown import read_markdown
from undocs_rdf.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from undocs_rdf.diagnostics import Diagnostic
    from undocs_rdf.model import Source
    from undocs_rdf.parser import Parsed
    from undocs_rdf.text import Block

BYTE_ORDER_MARK: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file and its blocks: what a reader of blocks makes of it.

    Attributes:
        text: The canonical text: offsets of spans count its code points. Of a text file it is
            the file as decoded.
        blocks: Its blocks, in reading order.
        discarded: Its pieces that are in no block, such as page headers, and why.
        diagnostics: What a user should know about how it was read.
        pages: The offset in `text` at which each page starts, where the format has pages.
    """

    text: str
    blocks: tuple[Block, ...]
    discarded: tuple[Discarded, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    pages: tuple[int, ...] = ()


class BlockReader(Protocol):
    """Reads the bytes of a file into blocks."""

    def __call__(self, data: bytes, name: str, /) -> SourceText:
        """Return the text and the blocks of a file.

        Args:
            data: Its bytes.
            name: What the user calls it, for errors.

        Raises:
            UndocsError: It is not of this format, is over a limit, or must not be read.
        """


class DocumentReader(Protocol):
    """Reads the bytes of a file whose markup says what its parts are."""

    def __call__(self, data: bytes, source: Source, /) -> tuple[Parsed, str]:
        """Return the documents of a file, and its canonical text.

        Args:
            data: Its bytes.
            source: The file that they come from.

        Raises:
            UndocsError: It is not of this format, is over a limit, or must not be read.
        """


@dataclass(frozen=True, slots=True)
class Format:
    """A format of documents. It has one reader, of blocks or of documents.

    Attributes:
        name: What the command line calls it: "markdown".
        media_type: "text/markdown".
        endings: Of the names of its files, in lower case, with their dot.
        recognizes: Tells it by the bytes of a file; None where its ending alone does.
        read_blocks: Its reader, if it is read into blocks.
        read_documents: Its reader, if it is read into documents.
    """

    name: str
    media_type: str
    endings: tuple[str, ...]
    recognizes: Callable[[bytes], bool] | None = None
    read_blocks: BlockReader | None = None
    read_documents: DocumentReader | None = None


def _read_text(data: bytes, name: str) -> SourceText:
    """Return a text file and its blocks; a byte-order mark is read as a blank."""
    decoded = decode(data, name)
    text = decoded.text
    discarded: tuple[Discarded, ...] = ()
    if text.startswith(BYTE_ORDER_MARK):
        text = " " + text[1:]
        discarded = (Discarded(Span(0, 1), "byte-order mark"),)
    # Markdown takes plain paragraphs for what they are.
    return SourceText(decoded.text, read_markdown(text), discarded, decoded.diagnostics)


MARKDOWN: Final = Format("markdown", "text/markdown", (".md", ".markdown"), read_blocks=_read_text)
PLAIN: Final = Format("plain", "text/plain", (".txt", ".text"), read_blocks=_read_text)
AKN: Final = Format("akn", "application/akn+xml", (".akn", ".xml"), is_akn, read_documents=read_akn)


@cache
def formats() -> tuple[Format, ...]:
    """Return every format, in the order in which files are tried for them."""
    return (AKN, MARKDOWN, PLAIN)


def endings() -> tuple[str, ...]:
    """Return the endings of documents: what a folder is searched for."""
    return tuple(ending for form in formats() for ending in form.endings)


def format_of(data: bytes, name: str) -> Format:
    """Return the format of a file: by its bytes, else by its ending, else Markdown.

    Args:
        data: Its bytes.
        name: Its name or path.
    """
    for form in formats():
        if form.recognizes is not None and form.recognizes(data):
            return form
    ending = Path(name).suffix.lower()
    return next((form for form in formats() if ending in form.endings), MARKDOWN)
