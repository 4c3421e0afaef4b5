"""From a file to what is noted of it: the step of a build that runs in many processes."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from undocs_rdf import iri as mint
from undocs_rdf.building.records import Item, Record, Said, Voice, pack
from undocs_rdf.building.vocabularies import vocabulary_nodes
from undocs_rdf.convert import READER, ConvertOptions, read_source
from undocs_rdf.diagnostics import Severity
from undocs_rdf.errors import UndocsError
from undocs_rdf.graph import own_and_shared
from undocs_rdf.graph.parts import text_hash
from undocs_rdf.inputs import read_input
from undocs_rdf.model import CitationType, PartKind
from undocs_rdf.symbols import Symbol
from undocs_rdf.terms import PAGE, TYPE, iri, und

if TYPE_CHECKING:
    from collections.abc import Mapping

    from undocs_rdf.graph import Triple
    from undocs_rdf.model import AgendaItem, Document, Metadata

_HASH_LENGTH = 8
_COMPARED = frozenset({PartKind.PREAMBULAR_PARAGRAPH, PartKind.OPERATIVE_PARAGRAPH})
_RECALLED = frozenset({CitationType.RECALLS, CitationType.REAFFIRMS})


@dataclass(frozen=True, slots=True)
class Task:
    """A file that is to be read.

    Attributes:
        path: Where it is.
        sha256: Of its bytes, when the build looked at it.
        file_name: The base name that its Source gets.
        metadata: What is known of it and not printed in it.
        base: The IRI that the IRIs of documents start with.
        max_size: The most bytes that are read.
    """

    path: str
    sha256: str
    file_name: str
    metadata: Metadata | None
    base: str
    max_size: int


@dataclass(frozen=True, slots=True)
class ReadSource:
    """What came of a file: the note, and all that it said as `pack` writes it."""

    record: Record
    packed: str


def recipe_of(sha256: str, file_name: str, metadata: Metadata | None) -> str:
    """Return a digest of what a Source's graph depends on: its bytes, name, metadata and reader.

    Two that are alike need not be read twice; the graph of a Source whose digest has changed is
    made anew.
    """
    parts = [READER, sha256, file_name, repr(metadata) if metadata else ""]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def read_task(task: Task) -> ReadSource:
    """Read a file.

    Raises:
        UndocsError: It can't be read, or is not the one that the build looked at.
    """
    data = read_input(task.path, task.max_size)
    if hashlib.sha256(data).hexdigest() != task.sha256:
        raise UndocsError(task.path, "was changed during the build", "build again")
    options = ConvertOptions(base=task.base, metadata=task.metadata)
    parsed, _ = read_source(data, task.file_name, options)
    said: dict[tuple[str, str], Said] = {}
    voices: dict[tuple[str, str], Voice] = {}
    for document in parsed.documents:
        one = _said(document, task.base)
        key = (one.document, one.language)
        if key in said:  # printed twice in one file, it is said once
            one = _joined(said[key], one)
        said[key] = one
        voices.setdefault(key, _voice(document, task.base))
    codes = Counter(diagnostic.code.value for diagnostic in parsed.diagnostics)
    doubts = sum(diagnostic.severity is not Severity.INFO for diagnostic in parsed.diagnostics)
    record = Record(
        source=f"{task.base}source/{task.sha256[:16]}",
        sha256=task.sha256,
        recipe=recipe_of(task.sha256, task.file_name, task.metadata),
        file_name=task.file_name,
        media_type=parsed.documents[0].source.media_type if parsed.documents else "",
        doubts=doubts,
        diagnostics=dict(sorted(codes.items())),
        voices=tuple(voices.values()),
    )
    return ReadSource(record, pack(tuple(said.values())))


def _said(document: Document, base: str) -> Said:
    """Return what a document says, what it shares apart from what only it can say."""
    name = mint.document_iri(base, document)
    me, known = iri(name), vocabulary_nodes(base)
    naming = {TYPE, und("symbol"), PAGE}
    own, nodes = own_and_shared(document, base)
    kept: list[Triple] = []
    shared: dict[str, tuple[Triple, ...]] = {me: tuple(t for t in own if _names(t, me, naming))}
    kept += (triple for triple in own if not _names(triple, me, naming))
    for node, triples in nodes.items():
        if node.startswith(f"<{name}#"):  # an item without a number is this document's alone
            kept += triples
        elif node not in known and node not in shared and triples:
            shared[node] = triples
    return Said(name, document.language, tuple(dict.fromkeys(kept)), shared)


def _names(triple: Triple, me: str, naming: set[str]) -> bool:
    return triple[0] == me and triple[1] in naming


def _joined(one: Said, other: Said) -> Said:
    nodes: Mapping[str, tuple[Triple, ...]] = dict(other.nodes) | dict(one.nodes)
    return Said(one.document, one.language, tuple(dict.fromkeys((*one.own, *other.own))), nodes)


def _voice(document: Document, base: str) -> Voice:
    """Return what decisions need to know of a document."""
    given = document.metadata
    title = document.title or (given.title if given else None) or ""
    dates = (
        document.date_adopted,
        given.date_adopted if given else None,
        document.date_issued,
        given.date_issued if given else None,
    )
    name = mint.document_iri(base, document)
    citations = [(part, citation) for part in document.parts for citation in part.citations]
    recalled = (
        citation.cited
        for part, citation in citations
        if citation.citation_type in _RECALLED and part.kind is PartKind.PREAMBULAR_PARAGRAPH
    )
    symbol = document.symbol
    revised = symbol.base if symbol and symbol.modifiers and _is_revision(symbol) else None
    return Voice(
        document=name,
        language=document.language,
        original_language=document.original_language or "",
        kind=document.kind.value,
        title=" ".join(title.split()),
        date=next(filter(None, dates), ""),
        session=document.session.number if document.session else "",
        bodies=document.bodies,
        items=tuple(
            _item(item, f"{name}#item{order}", base)
            for order, item in enumerate(document.agenda_items, start=1)
        ),
        placed=tuple(
            _item(item, f"{name}#{part.fragment}.item{order}", base)
            for part in document.parts
            for order, item in enumerate(part.places_on_agenda, start=1)
        ),
        adopted_from=tuple(mint.symbol_iri(base, symbol) for symbol in document.adopted_from),
        recommended_in=tuple(mint.symbol_iri(base, symbol) for symbol in document.recommended_in),
        revises=mint.symbol_iri(base, revised) if revised else "",
        recalls=tuple(
            dict.fromkeys(
                mint.symbol_iri(base, cited) for cited in recalled if isinstance(cited, Symbol)
            )
        ),
        hashes=tuple(
            dict.fromkeys(
                text_hash(part.text)[:_HASH_LENGTH]
                for part in document.parts
                if part.text and part.kind in _COMPARED
            )
        ),
        paragraphs=sum(part.kind is not PartKind.MASTHEAD for part in document.parts),
        citations=len(citations),
        sponsorships=len(document.sponsorships),
    )


def _is_revision(symbol: Symbol) -> bool:
    return re.match(r"Rev\b", symbol.modifiers[-1]) is not None


def _item(item: AgendaItem, fallback: str, base: str) -> Item:
    return Item(
        name=mint.agenda_item_iri(base, item, fallback),
        body=item.session.body if item.session else "",
        session=item.session.number if item.session else "",
        title=" ".join((item.title or "").split()),
    )
