"""`undocs-rdf network`: who sponsors, votes and cites with whom."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from undocs_rdf.cli import options
from undocs_rdf.errors import UndocsError
from undocs_rdf.inputs import MEGABYTE, STANDARD_STREAM
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.network import NetworkFormat, NetworkKind, network_of, write_network
from undocs_rdf.output import write_output
from undocs_rdf.query import select_rows
from undocs_rdf.sources import open_sources

_ENDINGS = {
    ".csv": NetworkFormat.CSV,
    ".graphml": NetworkFormat.GRAPHML,
    ".ttl": NetworkFormat.TURTLE,
    ".nq": NetworkFormat.NQUADS,
}


@click.command()
@click.argument("kind", type=click.Choice([kind.value for kind in NetworkKind]))
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--body", help="Only texts of this body.")
@click.option("--session", help="Only texts of this session.")
@click.option(
    "--minimum",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="The fewest texts, votes, documents or citations that join a pair.",
)
@click.option(
    "--to",
    type=click.Choice([form.value for form in NetworkFormat]),
    help="The form; by default told from the ending of OUT, else csv.",
)
@click.option("-o", "--output", default=STANDARD_STREAM, metavar="OUT", help="Where to write to.")
@click.option("--base", default=DEFAULT_BASE, help="What the IRIs start with.", show_default=True)
@options.max_size
def network(
    *,
    kind: str,
    sources: tuple[str, ...],
    body: str | None,
    session: str | None,
    minimum: int,
    to: str | None,
    output: str,
    base: str,
    max_size: float,
) -> None:
    """Count who sponsors or votes with whom, and which documents cite each other.

    A pair of States has the texts that both sponsored and their similarity (Jaccard), or the
    votes that both took part in and their coincidence; a pair of documents has the citations of
    the second by the first, or the documents that cite both. SOURCE is a document, a graph, a
    folder of them, or a store.

    \b
    undocs-rdf network sponsors session-74/ -o sponsors.csv
    undocs-rdf network votes base/ --session 78 -o votes.graphml
    undocs-rdf network cocitation base/ --minimum 3 --to turtle
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    form = _form(to, output)
    given = {name: value for name, value in (("body", body), ("session", session)) if value}
    with open_sources(sources, base=base, max_size=int(max_size * MEGABYTE)) as opened:
        ask = partial(select_rows, opened.store, union=opened.union)
        counted = network_of(NetworkKind(kind), ask, given, minimum)
    write_output(write_network(counted, form, base), output)
    click.echo(
        f"{_counted(len(counted.nodes), 'node')}, {_counted(len(counted.edges), 'pair')}", err=True
    )


def _form(to: str | None, output: str) -> NetworkFormat:
    """Return the form that is asked for, or told by the name of the output."""
    if to is not None:
        return NetworkFormat(to)
    if output == STANDARD_STREAM:
        return NetworkFormat.CSV
    form = _ENDINGS.get(Path(output).suffix.lower())
    if form is None:
        problem = f"its ending tells no form (these do: {', '.join(_ENDINGS)})"
        raise UndocsError(output, problem, "name the form by --to")
    return form


def _counted(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"
