"""`undocs-rdf query`: documents and graphs, asked a question."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from undocs_rdf.cli import options
from undocs_rdf.cli.messages import print_remark
from undocs_rdf.decoding import decode
from undocs_rdf.errors import UndocsError
from undocs_rdf.explain import explain
from undocs_rdf.inputs import MEGABYTE, STANDARD_STREAM, file_name, read_input
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.query import NamedQuery, bound_query, find_query, parse_query
from undocs_rdf.query_worker import DEFAULT_TIMEOUT, QueryWorker, preloaded
from undocs_rdf.results import ResultFormat, write_result
from undocs_rdf.sources import open_sources
from undocs_rdf.sparql import check_query
from undocs_rdf.store import is_store
from undocs_rdf.transport import credentials_from_environment, travels_in_clear

if TYPE_CHECKING:
    from undocs_rdf.remote import Endpoint


@click.command()
@click.argument("arguments", nargs=-1, metavar="[NAME] SOURCE...")
@click.option("--file", "query_file", metavar="FILE", help="Ask the query that stands in a file.")
@click.option("--text", metavar="SPARQL", help="Ask the query that is given here.")
@options.parameters
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in ResultFormat]),
    help="The form of the answer; by default table at a terminal, else csv; turtle for a graph.",
)
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="The most rows.")
@click.option("--endpoint", metavar="URL", help="Ask a SPARQL endpoint instead of sources.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0),
    default=DEFAULT_TIMEOUT,
    show_default=True,
    metavar="SECONDS",
    help="How long the answer may take; 0 for as long as it takes.",
)
@click.option("--explain", "explained", is_flag=True, help="Show what would be asked, and of what.")
@click.option("--base", default=DEFAULT_BASE, help="What the IRIs start with.", show_default=True)
@options.format_name
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
    endpoint: str | None,
    timeout: float,
    explained: bool,
    base: str,
    format_name: str | None,
    max_size: float,
    quiet: bool,
) -> None:
    """Ask documents, graphs or a base a question: a named one (see `queries`), or SPARQL.

    SOURCE is a document, a graph (.ttl .trig .nq .nt .jsonld .rdf), a folder of them, a base
    that `build` made, or - for standard input. The query is answered from the sources alone: it
    reaches no network. With --endpoint, it is asked of a triple store elsewhere; credentials are
    taken from UNDOCS_RDF_USER and UNDOCS_RDF_PASSWORD, or from UNDOCS_RDF_TOKEN.

    \b
    undocs-rdf query sponsors draft.md
    undocs-rdf query cited-by session-74/ --param document=73/266
    undocs-rdf query --text 'ASK { ?draft a und:DraftResolution }' draft.ttl
    undocs-rdf query most-cited --endpoint http://localhost:7878/query --limit 10
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    question, paths = _question(arguments, query_file, text)
    sparql = bound_query(question, options.assignments(parameters))
    seconds = timeout or None
    with _engine(endpoint, paths, base, format_name, int(max_size * MEGABYTE)) as engine:
        if isinstance(engine, QueryWorker):
            doubts = engine.open()
            if not quiet:
                _say_what_was_not_understood(doubts)
        if explained:
            told = explain(question, sparql, engine, limit=limit, timeout=seconds)
            click.echo(told, nl=False)
            return
        result = engine.ask(sparql, subject=question.name, limit=limit, timeout=seconds)
        write_result(result, ResultFormat(form) if form else None, sys.stdout.buffer, base)


def _engine(
    endpoint: str | None,
    paths: tuple[str, ...],
    base: str,
    format_name: str | None,
    max_size: int,
) -> QueryWorker | Endpoint:
    """Return what is asked: an endpoint, or a worker over the sources."""
    if endpoint is not None:
        if paths:
            remedy = f"leave out {paths[0]}, or the endpoint"
            raise UndocsError("--endpoint", "can't be asked together with sources", remedy)
        return _endpoint(endpoint)
    if not paths:
        remedy = "name a document, a graph, a folder or a base, or - for standard input"
        raise UndocsError("query", "has no source to ask", remedy)
    given = read_input(STANDARD_STREAM, max_size) if STANDARD_STREAM in paths else None
    opener = partial(
        open_sources,
        paths,
        base=base,
        max_size=max_size,
        standard_input=given,
        format_name=format_name,
    )
    return QueryWorker(opener if any(map(is_store, paths)) else preloaded(opener))


def _endpoint(address: str) -> Endpoint:
    """Return the endpoint at an address, with the credentials that the environment holds."""
    from undocs_rdf.remote import Endpoint  # noqa: PLC0415 - takes time to load

    credentials = credentials_from_environment()
    if credentials and travels_in_clear(address):
        print_remark(f"{address}: the credentials travel unencrypted; use https if it can")
    return Endpoint(address, credentials, print_remark)


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


def _say_what_was_not_understood(doubts: tuple[tuple[str, int], ...]) -> None:
    """Say of each document how much of it the reader was not sure of."""
    for path, count in doubts:
        told = "1 warning" if count == 1 else f"{count} warnings"
        print_remark(f"{path}: {told}; see undocs-rdf show {path}")
