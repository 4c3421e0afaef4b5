"""How fast documents are validated, by either engine, against pySHACL alone.

    python -m bench.validate [--repeats N] [--whole] [FILE|DIR]...

Documents are converted first, outside of what is timed. Then, on the graphs in memory and shapes
that were loaded once: the reference engine and the fast one, and pySHACL on the shapes as they
are written. Time is that of the processor for this process and its threads; each repeat measures
all of them, one after the other, and the median counts.

`--whole` instead puts all graphs into one and validates that by one run of pySHACL, against the
graphs one by one, and prints the time and the peak of memory of both, each in a process of its own.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyshacl
from pyoxigraph import RdfFormat, parse
from rdflib import Graph

from undocs_rdf.convert import convert
from undocs_rdf.inputs import documents_in
from undocs_rdf.rdflib_graph import graph_of
from undocs_rdf.shapes import load_shapes, written_shapes
from undocs_rdf.validate import validate_lines
from undocs_rdf.validation.engines import Engine, EngineName, GraphLines
from undocs_rdf.validation.findings import FindingSeverity

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from undocs_rdf.validation.findings import Report

EXAMPLES = Path(__file__).parent.parent / "examples"


def graphs_of(paths: Sequence[str]) -> list[str]:
    """Return the graph of each document that the paths name, as N-Triples."""
    found = [Path(document) for path in paths for document in documents_in(path)]
    conversions = [convert(path.read_bytes(), path.name) for path in found]
    return ["".join(f"{line}\n" for line in conversion.lines) for conversion in conversions]


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of a piece of work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def compare_engines(graphs: Sequence[str], repeats: int) -> None:
    """Print the speed of each engine, and of pySHACL alone, and what was found."""
    loaded = [GraphLines(lines) for lines in graphs]
    triples = sum(len(one.graph) for one in loaded) / len(loaded)  # rdflib's graphs are made here
    engines = {name: Engine(name, load_shapes(), written_shapes()) for name in EngineName}
    reports: dict[EngineName, list[Report]] = {}

    def validate(name: EngineName) -> None:
        reports[name] = [validate_lines(graph, engines[name]) for graph in loaded]

    def plain() -> None:
        for graph in loaded:
            pyshacl.validate(graph.graph, shacl_graph=written_shapes(), inference="none")

    work: dict[str, Callable[[], None]] = {
        "reference": lambda: validate(EngineName.REFERENCE),
        "fast": lambda: validate(EngineName.FAST),
        "pySHACL alone": plain,
    }
    taken = {name: [seconds(one) for _ in range(repeats)] for name, one in work.items()}
    print(f"{len(graphs)} documents, {triples:.0f} triples each on average")
    for name, times in taken.items():
        each = statistics.median(times) / len(graphs)
        ratio = statistics.median(times) / statistics.median(taken["pySHACL alone"])
        rate = f"{1 / each:8.1f} documents/s{1000 * each:9.2f} ms each"
        print(f"{name:14}{rate}{ratio:8.3f} of the time of pySHACL alone")
    same = reports[EngineName.REFERENCE] == reports[EngineName.FAST]
    print(f"both engines find {'the same' if same else 'DIFFERENT THINGS'}")
    for severity in FindingSeverity:
        number = sum(report.count(severity) for report in reports[EngineName.REFERENCE])
        print(f"{severity.value:10} {number}")


def one_by_one(graphs: Sequence[str]) -> None:
    """Validate graphs one by one, as `undocs-rdf validate` does."""
    engine = Engine(EngineName.REFERENCE, load_shapes(), written_shapes())
    for lines in graphs:
        validate_lines(GraphLines(lines), engine)


def all_at_once(graphs: Sequence[str]) -> None:
    """Validate all graphs as one, by one run of pySHACL."""
    together = Graph()
    for lines in graphs:
        for triple in graph_of(parse(lines, RdfFormat.N_TRIPLES)):
            together.add(triple)
    pyshacl.validate(together, shacl_graph=written_shapes(), inference="none")


def measured(name: str, work: Callable[[Sequence[str]], None], graphs: Sequence[str]) -> None:
    """Do a piece of work in a process of its own, and print its time and memory."""

    def run() -> None:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        taken = seconds(lambda: work(graphs))
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        print(f"{name:14}{taken:8.1f} s{grown / 1000:9.0f} MB more than before")

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    process.join()


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("paths", nargs="*", default=[str(EXAMPLES)])
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--whole", action="store_true")
    options = parser.parse_args()
    graphs = graphs_of(options.paths)
    if options.whole:
        measured("one by one", one_by_one, graphs)
        measured("all at once", all_at_once, graphs)
    else:
        compare_engines(graphs, options.repeats)


if __name__ == "__main__":
    main()
