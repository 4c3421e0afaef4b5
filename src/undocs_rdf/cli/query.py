"""`undocs-rdf query`: documents and graphs, asked a question."""

from __future__ import annotations

import sys

import click

from undocs_rdf.cli import options
from undocs_rdf.decoding import decode
from undocs_rdf.diagnostics import Severity
from undocs_rdf.errors import UndocsError
from undocs_rdf.inputs import MEGABYTE, STANDARD_STREAM, file_name, read_input
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.query import NamedQuery, bound_query, find_query, parse_query, run_query
from undocs_rdf.results import ResultFormat, write_result
from undocs_rdf.sources import Sources, load_sources
from undocs_rdf.sparql import check_query


@click.command()
@click.argument("arguments", nargs=-1, metavar="[NAME] SOURCE...")
@click.option("--file", "query_file", metavar="FILE", help="Ask the query that stands in a file.")
@click.option("--text", metavar="SPARQL", help="Ask the query that is given here.")
@click.option(
    "-p",
    "--param",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="What the query is told, as in state=Estonia. Repeatable.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in ResultFormat]),
    help="The form of the answer; by default table at a terminal, else csv; turtle for a graph.",
)
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="The most rows.")
@click.option("--base", default=DEFAULT_BASE, help="What the IRIs start with.", show_default=True)
@options.max_size
@click.option("-q", "--quiet", is_flag=True, help="Don't say what was not understood.")
def query(
    *,
    arguments: tuple[str, ...],
    query_file: str | None,
    text: str | None,
    parameters: tuple[str, ...],
    form: str | None,
    limit: int | None,
    base: str,
    max_size: float,
    quiet: bool,
) -> None:
    """Ask documents or graphs a question: a named one (see `queries`), or one in SPARQL.

    SOURCE is a document, a graph (.ttl .trig .nq .nt .jsonld .rdf), a folder of them, or - for
    standard input. The query is answered from the sources alone: it reaches no network.

    \b
    undocs-rdf query sponsors draft.md
    undocs-rdf query cited-by session-74/ --param document=73/266
    undocs-rdf query --text 'ASK { ?draft a und:DraftResolution }' draft.ttl
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    question, paths = _question(arguments, query_file, text)
    if not paths:
        remedy = "name a document, a graph or a folder, or - for standard input"
        raise UndocsError("query", "has no source to ask", remedy)
    sparql = bound_query(question, _values(parameters))
    sources = load_sources(paths, base=base, max_size=int(max_size * MEGABYTE))
    if not quiet:
        _say_what_was_not_understood(sources)
    result = run_query(sources.store, sparql, subject=question.name, limit=limit)
    write_result(result, ResultFormat(form) if form else None, sys.stdout.buffer, base)


def _question(
    arguments: tuple[str, ...], query_file: str | None, text: str | None
) -> tuple[NamedQuery, tuple[str, ...]]:
    """Return the query and the sources: the first argument is a name unless SPARQL is given."""
    if query_file is not None and text is not None:
        raise UndocsError("--file", "can't be given beside --text", "give one of them")
    if query_file is not None:
        if query_file == STANDARD_STREAM and STANDARD_STREAM in arguments:
            problem = "is to be the query and a source"
            raise UndocsError("standard input", problem, "put one of them in a file")
        text = decode(read_input(query_file), query_file).text.removeprefix("\ufeff")
    if text is not None:
        name = "--text" if query_file is None else file_name(query_file)
        check_query(text, name)
        return parse_query(name, text), arguments
    if not arguments:
        remedy = "name one (undocs-rdf queries lists them), or give --file or --text"
        raise UndocsError("query", "has no question", remedy)
    return find_query(arguments[0]), arguments[1:]


def _values(parameters: tuple[str, ...]) -> dict[str, str]:
    """Return the values by the name of their parameter."""
    values: dict[str, str] = {}
    for written in parameters:
        name, found, value = written.partition("=")
        if not found:
            raise UndocsError(f"--param {written}", "has no value", "write it as name=value")
        if name in values:
            raise UndocsError(f"--param {name}", "is given twice", "give it once")
        values[name] = value
    return values


def _say_what_was_not_understood(sources: Sources) -> None:
    """Say of each document how much of it the reader was not sure of."""
    for path, conversion in sources.conversions:
        doubts = sum(
            diagnostic.severity is not Severity.INFO for diagnostic in conversion.diagnostics
        )
        if doubts:
            told = "1 warning" if doubts == 1 else f"{doubts} warnings"
            click.echo(f"undocs-rdf: {path}: {told}; see undocs-rdf show {path}", err=True)
