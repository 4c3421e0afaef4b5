"""`undocs-rdf convert`: documents as RDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from undocs_rdf import convert as pipeline
from undocs_rdf.cli import options
from undocs_rdf.cli.messages import finish_batch, print_diagnostics
from undocs_rdf.convert import ConvertOptions, checked_base
from undocs_rdf.errors import UndocsError
from undocs_rdf.inputs import MEGABYTE, STANDARD_STREAM, documents_in, read_input
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.metadata import metadata_of_symbol, read_metadata
from undocs_rdf.output import write_output
from undocs_rdf.serialize import ENDINGS, Serialization, serialization_of, serialize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from undocs_rdf.graph import Triple
    from undocs_rdf.model import Metadata


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--to",
    type=click.Choice([form.value for form in Serialization]),
    help="The serialization; by default told from the ending of OUT, else turtle.",
)
@click.option("-o", "--output", default=STANDARD_STREAM, metavar="OUT", help="Where to write to.")
@click.option("--base", default=DEFAULT_BASE, help="What the IRIs start with.", show_default=True)
@click.option("--symbol", metavar="S", help="The symbol of the one document, if it prints none.")
@click.option(
    "--metadata",
    "metadata_file",
    metavar="FILE.csv",
    help="What is known of the files: file, symbol, title, date_issued, date_adopted.",
)
@options.format_name
@options.max_size
@click.option("-q", "--quiet", is_flag=True, help="Don't print diagnostics.")
def convert(
    *,
    paths: tuple[str, ...],
    to: str | None,
    output: str,
    base: str,
    symbol: str | None,
    metadata_file: str | None,
    format_name: str | None,
    max_size: float,
    quiet: bool,
) -> None:
    """Write documents as RDF, several of them as one graph.

    FILE is a document (Markdown, plain text, PDF, Word, HTML, the UN's Akoma Ntoso XML), a folder
    or a ZIP archive of documents, a pattern in quotes, or - for standard input. What the reader
    was not sure of is printed on standard error.

    \b
    undocs-rdf convert draft.md
    undocs-rdf convert draft.pdf --symbol A/C.1/74/L.49/Rev.1 -o draft.ttl
    undocs-rdf convert session-74/ --metadata symbols.csv --to nquads -o session-74.nq
    undocs-rdf convert 'records/**/*.txt' session-1.zip --from plain
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    form = _serialization(to, output)
    max_bytes = int(max_size * MEGABYTE)
    failed: list[UndocsError] = []
    documents = list(_documents(paths, failed))
    metadata = _metadata(symbol, metadata_file, len(documents), max_bytes)
    base = checked_base(base)
    triples: dict[Triple, None] = {}
    done = 0
    for path in documents:
        wanted = ConvertOptions(base=base, metadata=metadata(path), format_name=format_name)
        try:
            conversion = pipeline.convert(read_input(path, max_bytes), path, wanted)
        except UndocsError as error:
            failed.append(error)
            continue
        done += 1
        triples |= dict.fromkeys(conversion.triples)
        if not quiet:
            print_diagnostics(conversion, path)
    if done:
        write_output(serialize(triples, form, base), output)
    finish_batch(failed, done)


def _documents(paths: Iterable[str], failed: list[UndocsError]) -> Iterator[str]:
    """Yield the documents that the paths name; note the paths that name none."""
    for path in paths:
        try:
            yield from documents_in(path)
        except UndocsError as error:
            failed.append(error)


def _serialization(to: str | None, output: str) -> Serialization:
    """Return the serialization that is asked for, or told by the name of the output."""
    if to is not None:
        return Serialization(to)
    if output == STANDARD_STREAM:
        return Serialization.TURTLE
    form = serialization_of(output)
    if form is None:
        problem = f"its ending tells no serialization (these do: {', '.join(ENDINGS)})"
        raise UndocsError(output, problem, "name the serialization by --to")
    return form


def _metadata(
    symbol: str | None, file: str | None, documents: int, max_bytes: int
) -> Callable[[str], Metadata | None]:
    """Return what gives the metadata of a path."""
    if symbol is not None and file is not None:
        raise UndocsError("--symbol", "can't be given beside --metadata", "put it into the table")
    if file is not None:
        return read_metadata(read_input(file, max_bytes), file).of
    if symbol is None:
        return lambda _: None
    if documents > 1:
        problem = "speaks of one document, and several are given"
        raise UndocsError("--symbol", problem, "name their symbols in a table, --metadata FILE.csv")
    metadata = metadata_of_symbol(symbol)
    return lambda _: metadata
