"""`undocs-rdf export`: a base, a document of it or the answer to a question, as files."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click
from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples

from undocs_rdf.cli import options
from undocs_rdf.errors import UndocsError
from undocs_rdf.export import (
    GraphFormat,
    TableFormat,
    document_triples,
    write_graphs,
    write_rows,
    write_tables,
    write_triples,
)
from undocs_rdf.export.order import in_reading_order
from undocs_rdf.export.tables import Column
from undocs_rdf.inputs import STANDARD_STREAM
from undocs_rdf.output import open_output
from undocs_rdf.query import bound_query, find_query, run_query, select_rows
from undocs_rdf.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from undocs_rdf.store import OpenedStore

_FORMS: list[GraphFormat | TableFormat] = [*GraphFormat, *TableFormat]
_ENDINGS: dict[str, GraphFormat | TableFormat] = {
    ".ttl": GraphFormat.TURTLE,
    ".trig": GraphFormat.TRIG,
    ".nq": GraphFormat.NQUADS,
    ".jsonld": GraphFormat.JSONLD,
    ".csv": TableFormat.CSV,
    ".parquet": TableFormat.PARQUET,
}


@click.command()
@options.store
@click.option("--document", metavar="SYMBOL", help="Only this document, and what it names.")
@click.option("--query", "name", metavar="NAME", help="Only the answer to this question.")
@options.parameters
@click.option(
    "--to",
    type=click.Choice([form.value for form in _FORMS]),
    help="The form; by default told from the ending of OUT, else trig.",
)
@click.option(
    "-o",
    "--output",
    default=STANDARD_STREAM,
    metavar="OUT",
    help="Where to write to: a file, or for the tables of a base a folder.",
)
def export(
    *,
    store: str,
    document: str | None,
    name: str | None,
    parameters: tuple[str, ...],
    to: str | None,
    output: str,
) -> None:
    """Write a base, one document of it, or the answer to a question.

    A base as csv or parquet is a folder of tables: documents, sponsorships, paragraphs,
    citations, ballots. Files are written beside their place and renamed into it.

    \b
    undocs-rdf export --store base -o un.trig
    undocs-rdf export --store base --document A/RES/74/28 --to turtle
    undocs-rdf export --store base --query sponsors --param document=A/C.1/74/L.49 -o sponsors.csv
    undocs-rdf export --store base --to parquet -o tables/
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    if document is not None and name is not None:
        raise UndocsError("--document", "can't be given beside --query", "give one of them")
    if parameters and name is None:
        raise UndocsError("--param", "tells a query something, and there is none", "add --query")
    with open_store(store) as opened:
        if name is not None:
            _export_answer(opened, name, options.assignments(parameters), to, output)
            return
        form = _form(to, output, GraphFormat.TRIG)
        if isinstance(form, TableFormat):
            _export_tables(opened, document, form, output)
            return
        with open_output(output) as file:
            if document is None:
                write_graphs(opened, form, file)
            else:
                write_triples(document_triples(opened, document), opened.base, form, file)


def _form(
    to: str | None, output: str, default: GraphFormat | TableFormat
) -> GraphFormat | TableFormat:
    """Return the form that is asked for, or told by the name of the output."""
    if to is not None:
        return next(form for form in _FORMS if form.value == to)
    if output == STANDARD_STREAM:
        return default
    form = _ENDINGS.get(Path(output).suffix.lower())
    if form is None:
        problem = f"its ending tells no form (these do: {', '.join(_ENDINGS)})"
        raise UndocsError(output, problem, "name the form by --to")
    return form


def _export_tables(
    opened: OpenedStore, document: str | None, form: TableFormat, output: str
) -> None:
    if document is not None:
        remedy = "ask a question of it: --query citations --param document=…"
        raise UndocsError("--document", f"can't be written as {form}", remedy)
    if output == STANDARD_STREAM:
        raise UndocsError("--output", "must be a folder for tables", "add -o FOLDER")
    folder = Path(output)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"can't be made a folder ({error.strerror or error})"
        raise UndocsError(output, problem, "name a folder that you may write to") from None

    @contextmanager
    def opened_output(name: str) -> Iterator[BinaryIO]:
        with open_output(str(folder / name)) as file:
            yield file

    write_tables(partial(select_rows, opened.quads, union=True), form, opened_output)


def _export_answer(
    opened: OpenedStore, name: str, values: dict[str, str], to: str | None, output: str
) -> None:
    """Write the answer to a question: a graph for CONSTRUCT, a table for SELECT."""
    question = find_query(name)
    result = run_query(opened.quads, bound_query(question, values), subject=name, union=True)
    if isinstance(result, QueryBoolean):
        raise UndocsError(name, "gives a yes or no", "ask it by: undocs-rdf query")
    is_graph = isinstance(result, QueryTriples)
    form = _form(to, output, GraphFormat.TURTLE if is_graph else TableFormat.CSV)
    if is_graph != isinstance(form, GraphFormat):
        kind, others = ("a graph", GraphFormat) if is_graph else ("rows", TableFormat)
        raise UndocsError(f"--to {form}", f"{name} gives {kind}", f"use {', '.join(others)}")
    with open_output(output) as file:
        if isinstance(result, QuerySolutions):
            assert isinstance(form, TableFormat)
            columns = [Column(variable.value) for variable in result.variables]
            rows = (
                ["" if term is None else str(getattr(term, "value", term)) for term in row]
                for row in result
            )
            write_rows(columns, rows, form, file)
        else:
            assert isinstance(form, GraphFormat)
            triples = ((str(t.subject), str(t.predicate), str(t.object)) for t in result)
            write_triples(in_reading_order(triples), opened.base, form, file)
