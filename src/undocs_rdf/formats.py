"""The formats of documents: what each is called, how it is told, and what reads it.

There are two waists. Most formats are read into blocks, which the one parser understands; markup
that says itself what its parts are is read into documents. A format is told by what a file
holds where that tells it, else by the ending of its name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from undocs_rdf.decoding import Decoded, decode
from undocs_rdf.errors import UndocsError
from undocs_rdf.model import Discarded
from undocs_rdf.readers.akn import is_akn, read_akn
from undocs_rdf.readers.docx import is_office_file, read_docx
from undocs_rdf.readers.html import is_html, read_html
from undocs_rdf.readers.markdown import read_markdown
from undocs_rdf.readers.pdf import is_pdf, read_pdf
from undocs_rdf.readers.plain import read_plain
from undocs_rdf.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.metadata import EntryPoint

    from undocs_rdf.diagnostics import Diagnostic
    from undocs_rdf.model import Source
    from undocs_rdf.parser import Parsed
    from undocs_rdf.text import Block

_MARKUP: Final = re.compile(
    rb"(?m)^#{1,6} \S|<sup>|\*\*\S|(?:^|[\s(\[])\*[A-Za-z][^*\n]{0,200}\*"
    rb"|\]\([^()\s]{0,400}\)|^\|.*\|[ \t\r]*$"
)
BYTE_ORDER_MARK: Final = "\ufeff"
ENTRY_POINT_GROUP: Final = "undocs_rdf.formats"
"""Where other packages name the formats that they add, each entry point a `Format`."""


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


def _decoded(data: bytes, name: str) -> tuple[Decoded, str, tuple[Discarded, ...]]:
    """Return a text file as decoded, and as it is read: a byte-order mark is a blank there."""
    decoded = decode(data, name)
    if not decoded.text.startswith(BYTE_ORDER_MARK):
        return decoded, decoded.text, ()
    return decoded, " " + decoded.text[1:], (Discarded(Span(0, 1), "byte-order mark"),)


def _read_markdown(data: bytes, name: str) -> SourceText:
    """Return a Markdown file and its blocks."""
    decoded, text, discarded = _decoded(data, name)
    return SourceText(decoded.text, read_markdown(text), discarded, decoded.diagnostics)


def _read_plain(data: bytes, name: str) -> SourceText:
    """Return a file of plain text and its blocks."""
    decoded, text, mark = _decoded(data, name)
    blocks, discarded, pages = read_plain(text)
    return SourceText(decoded.text, blocks, mark + discarded, decoded.diagnostics, pages)


MARKDOWN: Final = Format(
    "markdown", "text/markdown", (".md", ".markdown"), read_blocks=_read_markdown
)
PLAIN: Final = Format("plain", "text/plain", (".txt", ".text"), read_blocks=_read_plain)
AKN: Final = Format("akn", "application/akn+xml", (".akn", ".xml"), is_akn, read_documents=read_akn)
PDF: Final = Format("pdf", "application/pdf", (".pdf",), is_pdf, read_blocks=read_pdf)
DOCX: Final = Format(
    "docx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    (".docx",),
    is_office_file,
    read_blocks=read_docx,
)
HTML: Final = Format("html", "text/html", (".html", ".htm", ".xhtml"), is_html, read_html)


OWN_FORMATS: Final = (AKN, DOCX, HTML, PDF, MARKDOWN, PLAIN)
"""Those that this package reads, in the order in which files are tried for them."""


@cache
def formats() -> tuple[Format, ...]:
    """Return every format, in the order in which files are tried for them.

    Those of other packages come after our own, sorted by name, so that none of theirs changes
    how a file is read that we can read.

    Raises:
        UndocsError: Another package names as a format what is none.
    """
    found = list(OWN_FORMATS)
    for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda point: point.name):
        added = _load_format(point)
        if any(added.name == form.name for form in found):
            problem = f"adds the format {added.name!r}, which there is already"
            raise UndocsError(_provider(point), problem, "uninstall one of the packages")
        found.append(added)
    return tuple(found)


def _load_format(point: EntryPoint) -> Format:
    """Return the format that an entry point of another package names."""
    try:
        added = point.load()
    except Exception as error:  # whatever another package's module raises
        problem = f"{point.value} can't be loaded ({type(error).__name__}: {error})"
        raise UndocsError(_provider(point), problem, "update or uninstall the package") from error
    if not isinstance(added, Format):
        problem = f"{point.value} is {type(added).__name__}, where a Format is wanted"
        raise UndocsError(_provider(point), problem, "update or uninstall the package")
    if (added.read_blocks is None) == (added.read_documents is None):
        problem = f"the format {added.name!r} has not exactly one reader"
        raise UndocsError(_provider(point), problem, "update or uninstall the package")
    return added


def _provider(point: EntryPoint) -> str:
    """Return what to call the package that an entry point belongs to."""
    package = point.dist.name if point.dist else "a package"
    return f"{package} (entry point {point.name!r} of {ENTRY_POINT_GROUP})"


def find_format(name: str) -> Format:
    """Return the format of a name, as `--from` takes it.

    Raises:
        UndocsError: There is none.
    """
    for form in formats():
        if form.name == name:
            return form
    listed = ", ".join(form.name for form in formats())
    raise UndocsError("--from", f"there is no format {name!r}", f"choose one of {listed}")


def endings() -> tuple[str, ...]:
    """Return the endings of documents: what a folder is searched for."""
    return tuple(ending for form in formats() for ending in form.endings)


def format_of(data: bytes, name: str) -> Format:
    """Return the format of a file: by its bytes, else by its ending, else as a text.

    A text that no ending names is Markdown if it has markup, such as emphasis and headings.

    Args:
        data: Its bytes.
        name: Its name or path.
    """
    for form in formats():
        if form.recognizes is not None and form.recognizes(data):
            return form
    ending = Path(name).suffix.lower()
    named = next((form for form in formats() if ending in form.endings), None)
    return named or (MARKDOWN if _MARKUP.search(data) else PLAIN)
