"""Sources of a question: a base on disk as it is, or documents and graphs put together in memory.

A document is converted as it is read. A graph's triples all go into the default graph, those of
its named graphs too, so that a query need not know which file said what. Nothing is fetched: a
JSON-LD file whose context is elsewhere is refused, but for the published one, which is known.
"""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, parse

from undocs_rdf.convert import ConvertOptions, convert
from undocs_rdf.diagnostics import Severity
from undocs_rdf.errors import LimitExceededError, RefusedError, UnreadableInputError
from undocs_rdf.formats import endings
from undocs_rdf.inputs import (
    DEFAULT_MAX_SIZE,
    STANDARD_STREAM,
    file_name,
    files_in,
    read_input,
)
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.readers.akn import is_akn
from undocs_rdf.resources import resource_folder
from undocs_rdf.serialize import ENDINGS
from undocs_rdf.store import is_store, open_store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from undocs_rdf.convert import Conversion

CONTEXT_IRI: Final = f"{DEFAULT_BASE}context.jsonld"
"""The address of the published JSON-LD context, the only one that is known without its text."""
MAX_JSON_DEPTH: Final = 200
"""The deepest JSON-LD: Oxigraph ends the process on some tens of thousands of levels."""

_FORMATS: Final = {ending: RdfFormat.from_extension(ending[1:]) for ending in ENDINGS}
_TRIPLES_ONLY: Final = frozenset({RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.RDF_XML})
# What a graph on standard input starts with, after blanks and comments. TriG reads Turtle too,
# and N-Quads read N-Triples.
_STARTS: Final = (
    (re.compile(rb"(?i:@?(?:prefix|base)\s)"), ".trig"),
    (re.compile(rb"<[A-Za-z][\w+.-]*:[^<>\s]*>\s+<[^<>\s]+>\s"), ".nq"),
    (re.compile(rb"[\[{]\s*(?:[{\"]|$)"), ".jsonld"),
    (re.compile(rb"<\?xml\s|<rdf:RDF\s"), ".rdf"),
)
_BEFORE_START: Final = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|#[^\n]*\n)*+")
_ENTITY: Final = re.compile(rb"<!ENTITY\s")


@dataclass(frozen=True, slots=True)
class Sources:
    """What a question is asked of.

    Attributes:
        store: Every triple, in the default graph or, of a base, in named graphs.
        conversions: What became of each document, with its path, in order.
        union: Whether it is the graphs of the store together that are asked.
    """

    store: Store
    conversions: tuple[tuple[str, Conversion], ...]
    union: bool = False

    @property
    def doubts(self) -> tuple[tuple[str, int], ...]:
        """The documents that the reader was not sure of, and of how much in each."""
        counted = (
            (path, sum(found.severity is not Severity.INFO for found in conversion.diagnostics))
            for path, conversion in self.conversions
        )
        return tuple((path, count) for path, count in counted if count)


@contextmanager
def open_sources(
    paths: Sequence[str],
    *,
    base: str = DEFAULT_BASE,
    max_size: int = DEFAULT_MAX_SIZE,
    standard_input: bytes | None = None,
    format_name: str | None = None,
) -> Iterator[Sources]:
    """Open sources for the time of a `with` block: a base that stands alone is asked on disk.

    Args:
        paths: As for `load_sources`.
        base: Likewise.
        max_size: Likewise.
        standard_input: Likewise.
        format_name: Likewise.

    Raises:
        UndocsError: What `load_sources` and `open_store` raise.
    """
    if len(paths) == 1 and is_store(paths[0]):
        with open_store(paths[0]) as opened:
            yield Sources(opened.quads, (), union=True)
        return
    yield load_sources(
        paths,
        base=base,
        max_size=max_size,
        standard_input=standard_input,
        format_name=format_name,
    )


def load_sources(
    paths: Iterable[str],
    *,
    base: str = DEFAULT_BASE,
    max_size: int = DEFAULT_MAX_SIZE,
    standard_input: bytes | None = None,
    format_name: str | None = None,
) -> Sources:
    """Return documents and graphs in one store.

    Args:
        paths: Files, folders, or "-" for standard input. What a file is, its ending tells; on
            standard input its first words do. Of a folder the documents and graphs are read,
            at any depth; of a base, what it holds.
        base: The IRI that the IRIs of documents start with.
        max_size: The most bytes that are read of a file.
        standard_input: What standard input holds, if it was read already.
        format_name: Which format the documents are of ("plain"), instead of telling it.

    Raises:
        UnreadableInputError: A file is missing, or not what its ending says.
        LimitExceededError: A file is too large, or too deeply nested.
        RefusedError: A file can't be read without fetching another one.
    """
    store = Store()
    conversions = []
    for path in _files(paths):
        if is_store(path):
            _copy_base(store, path)
            continue
        is_read = path == STANDARD_STREAM and standard_input is not None
        data = standard_input if is_read else read_input(path, max_size)
        assert data is not None
        ending = _graph_ending(path, data)
        if ending:
            _load_graph(store, data, ending, path)
            continue
        options = ConvertOptions(base=base, format_name=format_name)
        conversion = convert(data, file_name(path), options)
        lines = "".join(f"{line}\n" for line in conversion.lines)
        store.load(lines.encode(), RdfFormat.N_TRIPLES)
        conversions.append((path, conversion))
    return Sources(store, tuple(conversions))


def _copy_base(store: Store, path: str) -> None:
    """Put what a base holds into the default graph of a store."""
    with open_store(path) as opened:
        for graph in opened.graphs():
            store.extend(map(_in_default_graph, opened.quads_of(graph)))


def _in_default_graph(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, DefaultGraph())


def _files(paths: Iterable[str]) -> Iterator[str]:
    """Yield the files that paths name: those of folders, archives and patterns sorted."""
    for path in paths:
        if path != STANDARD_STREAM and is_store(Path(path)):
            yield path
        else:
            yield from files_in(path, (*ENDINGS, *endings()))


def _graph_ending(path: str, data: bytes) -> str | None:
    """Return the ending that tells which graph a file holds; None if it is a document."""
    if path != STANDARD_STREAM:
        ending = Path(path).suffix.lower()
        return ending if ending in ENDINGS else None
    if is_akn(data):
        return None
    start = _BEFORE_START.match(data)
    at = start.end() if start else 0
    return next((ending for pattern, ending in _STARTS if pattern.match(data, at)), None)


def _load_graph(store: Store, data: bytes, ending: str, path: str) -> None:
    """Put the triples of a graph into the default graph of a store."""
    data = data.removeprefix(BOM_UTF8)
    if ending == ".jsonld":
        data = _self_contained(data, path)
    elif ending == ".rdf" and _ENTITY.search(data):
        # Entities made of entities take gigabytes to write out, and the parser sets no limit.
        problem = "declares XML entities, which can grow without bound"
        raise RefusedError(path, problem, "write them out, or save it as Turtle")
    form = _FORMATS[ending]
    try:
        if form in _TRIPLES_ONLY:
            store.load(data, form)
            return
        store.extend(map(_in_default_graph, parse(data, form, rename_blank_nodes=True)))
    except (SyntaxError, ValueError) as error:
        problem = (
            f"is not what {ending} says: {error.msg if isinstance(error, SyntaxError) else error}"
        )
        raise UnreadableInputError(path, problem, "mend it, or name it by what it is") from None


def _self_contained(data: bytes, path: str) -> bytes:
    """Return JSON-LD with the published context in the place of its address.

    Raises:
        RefusedError: A context is elsewhere.
        LimitExceededError: It is nested too deeply.
        UnreadableInputError: It is not JSON.
    """
    too_deep = LimitExceededError(
        path, f"is nested deeper than {MAX_JSON_DEPTH} levels", "flatten it"
    )
    try:
        root = json.loads(data)
    except RecursionError:
        raise too_deep from None
    except ValueError as error:
        raise UnreadableInputError(path, f"is no JSON: {error}", "mend it") from None
    changed = False
    level: list[Any] = [root]
    for _ in range(MAX_JSON_DEPTH):
        below: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                changed |= _embed_context(value, path)
                below += value.values()
            elif isinstance(value, list):
                below += value
        if not below:
            return json.dumps(root).encode() if changed else data
        level = below
    raise too_deep


def _embed_context(node: dict[str, Any], path: str) -> bool:
    """Put the published context in the place of its address in a node; say if it was there."""
    if "@import" in node:
        _refuse_context(path, str(node["@import"]))
    if "@context" not in node:
        return False
    context = node["@context"]
    listed = context if isinstance(context, list) else [context]
    for address in listed:
        if isinstance(address, str) and address != CONTEXT_IRI:
            _refuse_context(path, address)
    if CONTEXT_IRI not in listed:
        return False
    known = json.loads((resource_folder("ontology") / "context.jsonld").read_bytes())["@context"]
    node["@context"] = [known if entry == CONTEXT_IRI else entry for entry in listed]
    return True


def _refuse_context(path: str, address: str) -> None:
    remedy = f"embed the context in the file, or use {CONTEXT_IRI}"
    raise RefusedError(
        path, f"has its context elsewhere ({address}), and nothing is fetched", remedy
    )
