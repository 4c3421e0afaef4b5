"""The same questions, asked of four engines: do they give the same rows?

    python -m bench.engines [--all]

The embedded store, rdflib, Oxigraph's server and Virtuoso are asked on the data that the queries
are tested by; the servers are started on loopback, get the data by the Graph Store Protocol, and
are stopped. What is not installed is left out, and said. A row of the table is a question; a cell
says how many rows an engine gave, and whether they are those expected, in their order.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.request import Request

import rdflib
from pyoxigraph import QuerySolutions

from bench.query_cases import DATA, Case, load_cases, written
from bench.servers import oxigraph, oxigraph_command, virtuoso, virtuoso_command
from undocs_rdf.errors import UndocsError
from undocs_rdf.query import run_query
from undocs_rdf.remote import Endpoint
from undocs_rdf.serialize.turtle import PREFIXES
from undocs_rdf.sources import load_sources
from undocs_rdf.sparql import declared
from undocs_rdf.transport import Transport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pyoxigraph import Store

    from bench.servers import Server
    from undocs_rdf.query import QueryResult

ENGINES: Final = ("embedded", "rdflib", "oxigraph", "virtuoso")
QUESTIONS: Final = 20
"""How many questions the short table has."""
SECONDS: Final = 60.0
"""How long an answer may take."""
_GRAPH: Final = "http%3A%2F%2Fexample.org%2Fgraph"


@cache
def _embedded(data: str) -> Store:
    return load_sources([str(DATA / data)]).store


def ask_embedded(case: Case) -> tuple[str, ...]:
    """Return what the embedded store answers."""
    return _rows(run_query(_embedded(case.data), case.text, subject=case.name))


@cache
def _rdflib(data: str) -> rdflib.Graph:
    return rdflib.Graph().parse(DATA / data)


def ask_rdflib(case: Case) -> tuple[str, ...]:
    """Return what rdflib answers."""
    result = _rdflib(case.data).query(declared(case.text, PREFIXES))
    rows = (row for row in result if isinstance(row, rdflib.query.ResultRow))
    return written(
        map(str, result.vars or ()),
        ((None if term is None else str(term) for term in row) for row in rows),
    )


def ask_server(server: Server, case: Case) -> tuple[str, ...]:
    """Put the data of a case into a server, and return what it answers."""
    transport = Transport(server.graph_store, server.credentials)
    put = Request(  # noqa: S310 - the transport takes no other scheme than http(s)
        f"{server.graph_store}?graph={_GRAPH}",
        (DATA / case.data).read_bytes(),
        {"Content-Type": "text/turtle"},
        method="PUT",
    )
    transport.send(put, case.data, SECONDS)
    return _rows(Endpoint(server.query).ask(case.text, subject=case.name, timeout=SECONDS))


def _rows(result: QueryResult) -> tuple[str, ...]:
    assert isinstance(result, QuerySolutions)
    return written(
        (variable.value for variable in result.variables),
        ((None if term is None else term.value for term in row) for row in result),
    )


@contextmanager
def running(name: str) -> Iterator[Callable[[Case], tuple[str, ...]] | None]:
    """Give what asks an engine, or None if it is not installed."""
    if name == "embedded":
        yield ask_embedded
        return
    if name == "rdflib":
        yield ask_rdflib
        return
    if (oxigraph_command() if name == "oxigraph" else virtuoso_command()) is None:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix=f"{name}-") as folder:
        data = Path(folder, "data")
        with oxigraph(data) if name == "oxigraph" else virtuoso(data) as server:
            yield partial(ask_server, server)


def compared(ask: Callable[[Case], tuple[str, ...]], case: Case) -> str:
    """Return how many rows an engine gives for a case, and what is wrong with them if anything."""
    try:
        found = ask(case)
    except UndocsError as error:
        return f"fails: {error.problem[:60]}"
    count = f"{len(found) - 1}"
    if found == case.expected:
        return count
    return f"{count}, {'other order' if sorted(found) == sorted(case.expected) else 'other rows'}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; end with 1 if an engine differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--all", action="store_true", help="every case, not twenty questions")
    options = parser.parse_args(arguments)
    # By data, so that a server is given each file once or twice and not for each question.
    cases = sorted(load_cases(), key=lambda case: (case.data, case.name))
    if not options.all:
        first = {case.query.name: case for case in reversed(cases)}
        chosen = sorted(first)[:: max(1, len(first) // QUESTIONS)][:QUESTIONS]
        cases = [case for case in cases if case.name in {first[name].name for name in chosen}]
    table: dict[str, list[str]] = {}
    for name in ENGINES:
        with running(name) as ask:
            table[name] = [compared(ask, case) if ask else "not installed" for case in cases]
    print("| question | " + " | ".join(ENGINES) + " |\n|---" + "|---:" * len(ENGINES) + "|")
    for case, *cells in zip(cases, *table.values(), strict=True):
        print(f"| {case.name} | " + " | ".join(cells) + " |")
    asked = [cells for cells in table.values() if cells[0] != "not installed"]
    differing = sum(not cell.isdecimal() for cells in asked for cell in cells)
    print(f"\n{len(cases)} questions, {len(asked)} engines, {differing} differences")
    return int(differing > 0)


if __name__ == "__main__":
    sys.exit(main())
