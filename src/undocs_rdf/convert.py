"""The whole way from the bytes of a file to triples, as one pure function."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from undocs_rdf import __version__
from undocs_rdf.diagnostics import Code, Diagnostic
from undocs_rdf.errors import UndocsError
from undocs_rdf.formats import find_format, format_of
from undocs_rdf.graph import document_to_graph
from undocs_rdf.inputs import file_name
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.model import Source
from undocs_rdf.parser import parse
from undocs_rdf.readers.plain.note_marks import with_notes
from undocs_rdf.readers.plain.words import load_plain_words
from undocs_rdf.text import Style

if TYPE_CHECKING:
    from undocs_rdf.graph import Triple
    from undocs_rdf.model import Discarded, Document, Metadata
    from undocs_rdf.parser import Parsed
    from undocs_rdf.text import Block

_BASE_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\#?]*/")

READER: Final = f"undocs-rdf {__version__}"


@dataclass(frozen=True, slots=True)
class ConvertOptions:
    """How to convert.

    Attributes:
        base: The IRI that the IRIs of documents, States and the rest start with.
        metadata: What is known of the file and not printed in it.
        language: BCP 47 tag of the text.
        format_name: Which format a file is of ("plain"); None to tell it by what it holds.
    """

    base: str = DEFAULT_BASE
    metadata: Metadata | None = None
    language: str = "en"
    format_name: str | None = None


DEFAULT_OPTIONS: Final = ConvertOptions()


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of a file.

    Attributes:
        name: Its base name.
        source_text: Its text: the offsets of spans count its code points.
        documents: The documents it holds, in reading order.
        discarded: Its pieces that are in no part of a document, and why.
        triples: Their graph in reading order, each term as N-Triples writes it.
        diagnostics: What a reader should know about it.
    """

    name: str
    source_text: str
    documents: tuple[Document, ...]
    discarded: tuple[Discarded, ...]
    triples: tuple[Triple, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def lines(self) -> list[str]:
        """The triples as lines of N-Triples, without line ends, in reading order."""
        return [f"{subject} {predicate} {value} ." for subject, predicate, value in self.triples]


def checked_base(base: str) -> str:
    """Return `base` if the IRIs of documents can start with it.

    Raises:
        UndocsError: It is no absolute IRI, or does not end in a slash.
    """
    if _BASE_IRI.fullmatch(base) is None:
        problem = f"{base!r} is no IRI that others can start with"
        raise UndocsError("--base", problem, "give one as in https://example.org/un/")
    return base


def read_source(
    data: bytes, name: str, options: ConvertOptions = DEFAULT_OPTIONS
) -> tuple[Parsed, str]:
    """Return what a file holds, and its text.

    Args:
        data: The bytes of the file.
        name: Its name or path. The base name is kept, and never evidence of what it holds.
        options: How to read it; the base is not used.

    Raises:
        UnreadableInputError: The bytes are no text, or not what the ending of the name says.
        RefusedError: They are XML that declares a document type, or is nested beyond reason.
        UndocsError: There is no format of the name that the options say.
    """
    form = find_format(options.format_name) if options.format_name else format_of(data, name)
    source = Source(file_name(name), form.media_type, hashlib.sha256(data).hexdigest(), READER)
    if form.read_documents is not None:
        marked, canonical = form.read_documents(data, source)
        return _answered(marked, options.metadata), canonical
    assert form.read_blocks is not None, "a format has one reader"
    read = form.read_blocks(data, name)
    source = replace(source, pages=read.pages)
    parsed = parse(read.text, _with_notes(read.blocks, options.language), source, options.language)
    parsed = replace(
        parsed,
        discarded=read.discarded + parsed.discarded,
        diagnostics=read.diagnostics + parsed.diagnostics,
    )
    return _answered(parsed, options.metadata), read.text


def _with_notes(blocks: tuple[Block, ...], language: str) -> tuple[Block, ...]:
    """Return the blocks of a file; where nothing in it is raised, with the note marks found.

    So it is with pages that were scanned, and with text that was copied.
    """
    if any(run.style & Style.SUPERSCRIPT for block in blocks for run in block.runs):
        return blocks
    return with_notes(blocks, load_plain_words(language))


def _answered(parsed: Parsed, metadata: Metadata | None) -> Parsed:
    """Return what a file holds with what is known of it from outside."""
    documents, remarks = _with_metadata(parsed.documents, metadata)
    open_questions = (d for d in parsed.diagnostics if not _is_answered(d, metadata))
    return replace(parsed, documents=documents, diagnostics=(*open_questions, *remarks))


def convert(data: bytes, name: str, options: ConvertOptions = DEFAULT_OPTIONS) -> Conversion:
    """Return the graph of a file. The same bytes, name and options give the same triples.

    Args:
        data: The bytes of the file.
        name: Its name or path; the base name is kept.
        options: How to convert it.

    Raises:
        UnreadableInputError: The bytes are no text.
    """
    parsed, text = read_source(data, name, options)
    triples = dict.fromkeys(
        triple
        for document in parsed.documents
        for triple in document_to_graph(document, options.base)
    )
    return Conversion(
        name=file_name(name),
        source_text=text,
        documents=parsed.documents,
        discarded=parsed.discarded,
        triples=tuple(triples),
        diagnostics=parsed.diagnostics,
    )


def _is_answered(diagnostic: Diagnostic, metadata: Metadata | None) -> bool:
    """Tell whether the metadata give what the text was found to lack."""
    if metadata is None:
        return False
    answers = {Code.NO_SYMBOL: metadata.symbol, Code.NO_ADOPTION_DATE: metadata.date_adopted}
    return answers.get(diagnostic.code) is not None


def _with_metadata(
    documents: tuple[Document, ...], metadata: Metadata | None
) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """Return the documents with what is known of their file, and what doesn't fit them.

    A file's metadata speak of one document: where it holds several, whose they are can't be
    told. What the text prints is not overruled: both statements stand, each with its origin.
    """
    if metadata is None:
        return documents, ()
    if len(documents) != 1:
        message = f"the file holds {len(documents)} documents; {metadata.origin} names one of them"
        hint = "give each document its own file to say more about it"
        return documents, (Diagnostic(Code.METADATA_MISMATCH, message, hint=hint),)
    document = documents[0]
    remarks = tuple(
        Diagnostic(
            Code.METADATA_MISMATCH,
            f"{metadata.origin} says that the {what} is {said}; the text prints {printed}",
            hint="check which of them is wrong",
        )
        for what, said, printed in (
            ("symbol", metadata.symbol, document.symbol),
            ("date of issue", metadata.date_issued, document.date_issued),
            ("date of adoption", metadata.date_adopted, document.date_adopted),
        )
        if said and printed and said != printed
    )
    return (replace(document, metadata=metadata),), remarks
