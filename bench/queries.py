"""How long each query that ships takes on a base, and how that compares with rdflib.

    python -m bench.queries BASE [--repeats N] [--whole] [--rdflib] [NAME]...

BASE is what `undocs-rdf build` made, or a graph. A query is asked as people ask it: with what it
must be told, and told which document, State or session it is about where it can be. The values are
those of the base that give most work: the document that is cited most, the one with most parts, the
State with most sponsorships, and so on. With --whole it is asked without what may be left out as
well, of the whole base. All rows are written out. Time is that of the processor for the process
that answers, so that what else the machine does counts little; the best of the repeats counts.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import QuerySolutions

from undocs_rdf.errors import LimitExceededError
from undocs_rdf.parameters import ParameterType
from undocs_rdf.query import bound_query, load_queries
from undocs_rdf.query_worker import QueryWorker
from undocs_rdf.rdflib_graph import graph_of
from undocs_rdf.serialize.turtle import PREFIXES
from undocs_rdf.sources import load_sources, open_sources
from undocs_rdf.sparql import declared

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rdflib import Graph

    from undocs_rdf.query import NamedQuery

GOAL_MEDIAN: Final = 0.05
GOAL_EACH: Final = 1.0
"""What the queries should take, in seconds: the middle one of them, and the slowest."""
PATIENCE: Final = 40.0
"""The seconds after which a query is given up."""

_HEAVIEST: Final[Mapping[str, str]] = {
    "cited": """
        SELECT ?v (COUNT(*) AS ?n) { ?doc und:cites ?o . ?o und:symbol ?v }
        GROUP BY ?v ORDER BY DESC(?n) ?v LIMIT 1""",
    "long": """
        SELECT ?v (COUNT(*) AS ?n) { ?part und:inDocument ?doc . ?doc und:symbol ?v }
        GROUP BY ?v ORDER BY DESC(?n) ?v LIMIT 1""",
    "sponsored": """
        SELECT ?v (COUNT(*) AS ?n) { ?doc und:hasSponsorship ?s ; und:symbol ?v }
        GROUP BY ?v ORDER BY DESC(?n) ?v LIMIT 1""",
    "state": """
        SELECT ?v (COUNT(*) AS ?n) { ?s und:sponsor ?o . ?o und:iso3 ?v }
        GROUP BY ?v ORDER BY DESC(?n) ?v LIMIT 1""",
    "session": """
        SELECT ?v (COUNT(*) AS ?n) { ?doc und:inSession ?o . ?o und:number ?v }
        GROUP BY ?v ORDER BY DESC(?n) ?v LIMIT 1""",
    "body": """
        SELECT ?v (COUNT(*) AS ?n) { ?doc und:submittedTo ?o . ?o skos:notation ?v }
        GROUP BY ?v ORDER BY DESC(?n) ?v LIMIT 1""",
    "phrase": """
        SELECT ?v (COUNT(*) AS ?n) {
          ?part und:opensWith ?o . ?o skos:prefLabel ?v FILTER(LANG(?v) = "en") }
        GROUP BY ?v ORDER BY DESC(?n) ?v LIMIT 1""",
}
"""What is most in a base."""

_ABOUT: Final[Mapping[ParameterType, tuple[str, ...]]] = {
    ParameterType.DOCUMENT: ("cited", "long", "sponsored"),
    ParameterType.STATE: ("state",),
    ParameterType.SESSION: ("session",),
    ParameterType.BODY: ("body",),
    ParameterType.PHRASE: ("phrase",),
}
_TOLD: Final[Mapping[tuple[str, str], str]] = {
    ("other", "state"): "USA",
    ("words", "string"): "sustainable development",
    ("other", "string"): "poverty",
    ("addressee", "string"): "Secretary-General",
    ("phrase", "string"): "decides",
    ("label", "string"): "OP1",
    ("intent", "intent"): "recalls",
}
"""Values of parameters that no count of a base gives, by their name and type."""


@dataclass(frozen=True)
class Run:
    """A query as it is asked.

    Attributes:
        query: The query.
        values: What it is told.
        whole: Whether it is asked of the whole base although it could be told a part of it.
    """

    query: NamedQuery
    values: tuple[tuple[str, str], ...]
    whole: bool = False

    @property
    def name(self) -> str:
        """Its name and what it is told, in a line."""
        return " ".join([self.query.name, *(f"{name}={value}" for name, value in self.values)])

    @property
    def text(self) -> str:
        """Its SPARQL."""
        return bound_query(self.query, dict(self.values))


def heaviest(worker: QueryWorker) -> dict[str, str]:
    """Return what is most in a base."""
    found: dict[str, str] = {}
    for name, query in _HEAVIEST.items():
        result = worker.ask(query, timeout=PATIENCE)
        assert isinstance(result, QuerySolutions)
        first = next(iter(result), None)
        if first is not None:
            found[name] = first["v"].value
    return found


def runs(query: NamedQuery, most: Mapping[str, str]) -> list[Run]:
    """Return how a query is asked: told what it is about, and without what may be left out."""
    required = {
        parameter.name: value
        for parameter in query.parameters
        if parameter.required
        for value in _values(parameter.name, parameter.type, most)[:1]
    }
    asked = []
    for parameter in query.parameters:
        if parameter.required or parameter.type in _ABOUT:
            asked += [
                Run(query, tuple({**required, parameter.name: value}.items()))
                for value in _values(parameter.name, parameter.type, most)
            ]
    whole = [Run(query, tuple(required.items()), whole=True)]
    return list(dict.fromkeys(asked)) + (whole if not required else []) or whole


def _values(name: str, kind: ParameterType, most: Mapping[str, str]) -> list[str]:
    told = _TOLD.get((name, kind.value))
    if told:
        return [told]
    return [most[key] for key in _ABOUT.get(kind, ()) if key in most]


def seconds(run: Run, worker: QueryWorker, repeats: int) -> tuple[float, int]:
    """Return how long a query takes, and how many rows it has."""
    best, count = float("inf"), 0
    worker.ask("ASK {}")  # starts it again if it was killed
    for _ in range(repeats):
        started = processor_time(worker)
        try:
            result = worker.ask(run.text, subject=run.name, timeout=PATIENCE)
        except LimitExceededError:
            return PATIENCE, 0
        best = min(best, processor_time(worker) - started)
        assert isinstance(result, QuerySolutions)
        count = sum(1 for _ in result)
    return best, count


def processor_time(worker: QueryWorker) -> float:
    """Return the seconds that a worker has had a processor. Linux names its clock by its number."""
    assert worker.process_id is not None
    return time.clock_gettime(~worker.process_id << 3 | 2)


def rdflib_seconds(run: Run, graph: Graph) -> float:
    """Return how long rdflib takes for a query."""
    started = time.process_time()
    list(graph.query(declared(run.text, PREFIXES)))
    return time.process_time() - started


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the time of each query; end with 1 if they take longer than they should."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("base")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--whole", action="store_true", help="ask of the whole base too")
    parser.add_argument("--rdflib", action="store_true", help="ask rdflib too: slow, and in memory")
    options = parser.parse_args(arguments)
    queries = [query for query in load_queries() if not query.is_contract]
    if options.names:
        queries = [query for query in queries if query.name in options.names]
    graph = graph_of(load_sources([options.base]).store) if options.rdflib else None
    times: dict[bool, list[float]] = {True: [], False: []}
    ratios = []
    with QueryWorker(lambda: open_sources([options.base]), "fork") as worker:
        most = heaviest(worker)
        for query in queries:
            for run in runs(query, most):
                if run.whole and not options.whole and query.parameters:
                    continue
                took, rows = seconds(run, worker, options.repeats)
                times[run.whole].append(took)
                line = f"{took * 1000:10.1f} ms {rows:8} rows  {run.name}"
                if graph is not None and not run.whole:
                    ratio = rdflib_seconds(run, graph) / took
                    ratios.append(ratio)
                    line += f"  (rdflib: {ratio:.0f} times as long)"
                print(line, flush=True)
    _summarise(times, ratios)
    told = times[False]
    return int(statistics.median(told) > GOAL_MEDIAN or max(told) > GOAL_EACH)


def _summarise(times: Mapping[bool, list[float]], ratios: list[float]) -> None:
    """Print the middle and the slowest of the times."""
    for whole, kind in ((False, "told what it is about"), (True, "asked of the whole base")):
        found = times[whole]
        if found:
            middle, slowest = statistics.median(found) * 1000, max(found) * 1000
            print(f"{kind}: {len(found)} runs, median {middle:.1f} ms, slowest {slowest:.0f} ms")
    if ratios:
        print(f"rdflib takes {statistics.median(ratios):.0f} times as long (median)")


if __name__ == "__main__":
    sys.exit(main())
