"""How fast graphs are validated, against pySHACL alone on the same graphs and shapes.

    python -m bench.validate [--repeats N] [FILE|DIR]...

Converting and loading are outside of what is timed: both work on the same graphs in memory and on
shapes that were loaded once, pySHACL on them as they are written. Time is that of the processor
for this process alone. Each repeat measures both, one after the other; the median of the repeats
counts.
"""

from __future__ import annotations

import argparse
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
from undocs_rdf.shapes import load_shapes, read_shapes, shape_files
from undocs_rdf.validate import FindingSeverity, validate_graph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from undocs_rdf.validate import Report

EXAMPLES = Path(__file__).parent.parent / "examples"


def graphs_of(paths: Sequence[str]) -> list[Graph]:
    """Return the graph of each document that the paths name."""
    found = [Path(document) for path in paths for document in documents_in(path)]
    conversions = [convert(path.read_bytes(), path.name) for path in found]
    lines = ["".join(f"{line}\n" for line in conversion.lines) for conversion in conversions]
    return [graph_of(parse(text, RdfFormat.N_TRIPLES)) for text in lines]


def shapes_as_written() -> Graph:
    """Return the shapes without what is done to them for speed."""
    shapes = Graph()
    for path in shape_files():
        for triple in read_shapes(path):
            shapes.add(triple)
    return shapes


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of a piece of work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print both speeds and their ratio."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("paths", nargs="*", default=[str(EXAMPLES)])
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    graphs = graphs_of(options.paths)
    shapes, plain_shapes = load_shapes(), shapes_as_written()
    reports: list[Report] = []

    def ours() -> None:
        reports[:] = [validate_graph(graph, shapes) for graph in graphs]

    def plain() -> None:
        for graph in graphs:
            pyshacl.validate(graph, shacl_graph=plain_shapes, inference="none", advanced=False)

    ours()  # what is read once is read
    pairs = [(seconds(ours), seconds(plain)) for _ in range(options.repeats)]
    mine, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    number = len(graphs)
    triples = sum(map(len, graphs)) / number
    print(f"{number} documents, {triples:.0f} triples each on average")
    for name, taken in (("validate", mine), ("pySHACL alone", theirs)):
        each = taken / number
        print(f"{name:14}{1 / each:8.1f} documents/s{1000 * each:9.1f} ms each")
    print(f"{theirs / mine:.1f} times as fast")
    for severity in FindingSeverity:
        print(f"{severity.value:10} {sum(report.count(severity) for report in reports)}")


if __name__ == "__main__":
    main()
