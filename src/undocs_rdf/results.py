"""Answers, written for a person or for a program.

The forms for programs are the W3C's (SPARQL 1.1 Query Results CSV, TSV, JSON and XML) and are
written by the engine; the table is for a person to read.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO, Final

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    serialize,
)
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from undocs_rdf.errors import UndocsError
from undocs_rdf.serialize.turtle import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

    from undocs_rdf.query import QueryResult


class ResultFormat(StrEnum):
    """The forms of an answer, as `--format` names them."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    XML = "xml"
    TURTLE = "turtle"


WIDTH_WITHOUT_TERMINAL: Final = 100
"""Columns of a table that is not written to a terminal."""
MAX_CELL: Final = 200
"""The most characters of a cell of a table; the other forms have them all."""

_FOR_PROGRAMS: Final = {
    ResultFormat.CSV: QueryResultsFormat.CSV,
    ResultFormat.TSV: QueryResultsFormat.TSV,
    ResultFormat.JSON: QueryResultsFormat.JSON,
    ResultFormat.XML: QueryResultsFormat.XML,
}


def write_result(
    result: QueryResult, form: ResultFormat | None, stream: BinaryIO, base: str = ""
) -> None:
    """Write an answer.

    Args:
        result: Rows, a yes or no, or a graph.
        form: Its form. By default a graph is written as Turtle; anything else as a table at a
            terminal and as CSV where no person looks on.
        stream: Where to, in UTF-8.
        base: What is left out at the start of IRIs in a table.

    Raises:
        UndocsError: An answer of this kind has no such form.
    """
    is_graph = not isinstance(result, QuerySolutions | QueryBoolean)
    if form is None:
        rows = ResultFormat.TABLE if stream.isatty() else ResultFormat.CSV
        form = ResultFormat.TURTLE if is_graph else rows
    if is_graph != (form is ResultFormat.TURTLE):
        kind = "a graph" if is_graph else "rows"
        others = "turtle" if is_graph else ", ".join(forms_of_rows())
        raise UndocsError(f"--format {form}", f"this query gives {kind}", f"use {others}")
    if not isinstance(result, QuerySolutions | QueryBoolean):
        _write_turtle(result, stream)
    elif form in _FOR_PROGRAMS:
        written = result.serialize(format=_FOR_PROGRAMS[form])
        assert written is not None  # it is None only where it was written to a file
        stream.write(written if written.endswith(b"\n") else written + b"\n")
    else:
        _write_table(result, stream, base)


def forms_of_rows() -> tuple[str, ...]:
    """Return the names of the forms that rows can have."""
    return tuple(form.value for form in ResultFormat if form is not ResultFormat.TURTLE)


def _write_turtle(triples: Iterable[Triple], stream: BinaryIO) -> None:
    """Write a graph, sorted, so that the same answer is the same bytes."""
    distinct = sorted(set(triples), key=str)
    written = serialize(distinct, format=RdfFormat.TURTLE, prefixes=PREFIXES)
    stream.write(written or b"")


def _write_table(result: QuerySolutions | QueryBoolean, stream: BinaryIO, base: str) -> None:
    """Write rows as a table, and how many there are; a yes or no as that word."""
    if isinstance(result, QueryBoolean):
        stream.write(b"yes\n" if result else b"no\n")
        return
    names = [variable.value for variable in result.variables]
    rows = [[_shortened(shown(term, base)) for term in solution] for solution in result]
    count = f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}\n"
    if rows:
        stream.write(format_table(names, rows, stream).encode())
    stream.write(count.encode())


def _shortened(words: str) -> str:
    """Return the words of a cell, no more of them than a table can hold beside others."""
    return words if len(words) <= MAX_CELL else f"{words[: MAX_CELL - 1].rstrip()}…"


def format_table(names: Iterable[str], rows: Iterable[Iterable[str]], stream: BinaryIO) -> str:
    """Return a table as text, as wide as the terminal that a stream leads to.

    Args:
        names: The heads of its columns.
        rows: Its cells.
        stream: Where it is going to be written.
    """
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in names:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    width = None if stream.isatty() else WIDTH_WITHOUT_TERMINAL
    console = Console(width=width, color_system=None, highlight=False, legacy_windows=False)
    with console.capture() as capture:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def shown(term: object, base: str = "") -> str:
    """Return a term as a person reads it: a literal's words, an IRI with its prefix."""
    if term is None:
        return ""
    if not isinstance(term, NamedNode):
        return str(getattr(term, "value", term))
    iri = term.value
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri.removeprefix(base) if base else iri
