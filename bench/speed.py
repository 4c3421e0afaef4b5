"""How fast documents are converted, against markdown-it-py alone on the same files.

    python -m bench.speed [--shared DIR] [--repeats N] [FILE|DIR]...

Reading from the disk is outside of what is timed. Time is that of the processor for this process
alone, so that what else the machine does counts little. Each repeat measures both, one after the
other; the median of the repeats counts.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt

from undocs_rdf.convert import convert
from undocs_rdf.inputs import documents_in
from undocs_rdf.serialize import Serialization, serialize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

EXAMPLES = Path(__file__).parent.parent / "examples"
CORPUS = ("akn_en/GA74", "akn_en/SC-draft", "drafts_ga80/md", "ga_res_pdf")
"""Folders of a corpus of texts in several hands."""

GOAL = 3.0
"""Converting should take no more than this many times what parsing the Markdown takes."""


class Files(NamedTuple):
    """Documents that were read into memory."""

    named: list[tuple[str, bytes]]

    @property
    def size(self) -> int:
        """Their size in bytes."""
        return sum(len(data) for _, data in self.named)


def read_files(paths: Sequence[str]) -> Files:
    """Return the documents that the paths name."""
    found = [document for path in paths for document in documents_in(path)]
    return Files([(Path(path).name, Path(path).read_bytes()) for path in found])


def convert_all(files: Files) -> None:
    """Convert every document to triples."""
    for name, data in files.named:
        convert(data, name)


def convert_and_write_all(files: Files) -> None:
    """Convert every document and write it as N-Triples."""
    for name, data in files.named:
        serialize(convert(data, name).triples, Serialization.NTRIPLES)


def parse_markdown_all(files: Files) -> None:
    """Parse every document with markdown-it-py and do nothing with it."""
    parser = MarkdownIt("commonmark").enable("table")
    for _, data in files.named:
        parser.parse(data.decode("utf-8", errors="replace"))


def seconds(work: Callable[[Files], None], files: Files) -> float:
    """Return how much of the processor's time a piece of work takes."""
    start = time.process_time()
    work(files)
    return time.process_time() - start


def measure(files: Files, repeats: int) -> dict[str, list[float]]:
    """Return the seconds that each piece of work takes, for each repeat."""
    works = (parse_markdown_all, convert_all, convert_and_write_all)
    for work in works:  # once for the caches and the imports
        work(Files(files.named[:20]))
    times: dict[str, list[float]] = {work.__name__: [] for work in works}
    for _ in range(repeats):
        for work in works:
            times[work.__name__].append(seconds(work, files))
    return times


def report(files: Files, times: dict[str, list[float]]) -> float:
    """Print the figures; return how many times as long as bare parsing converting takes."""
    count, bare = len(files.named), times[parse_markdown_all.__name__]
    print(f"{count} documents, {files.size / count / 1000:.1f} KB each, {len(bare)} repeats")
    print(f"{'':24}{'documents/s':>12}{'ms/document':>13}{'ratio':>8}{'spread':>14}")
    ratios = {}
    for name, taken in times.items():
        median = statistics.median(taken)
        each = [one / other for one, other in zip(taken, bare, strict=True)]
        ratios[name] = statistics.median(each)
        print(
            f"{name.removesuffix('_all').replace('_', ' '):24}{count / median:12.1f}"
            f"{median / count * 1000:13.2f}{ratios[name]:8.2f}"
            f"{f'{min(each):.2f}-{max(each):.2f}':>14}"
        )
    return ratios[convert_all.__name__]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; return 1 if converting takes more than `GOAL` times as long."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("paths", nargs="*", metavar="FILE|DIR")
    parser.add_argument("--shared", type=Path, metavar="DIR", help="measure the texts in corpus/")
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args(arguments)
    paths = options.paths
    if options.shared:
        paths += [str(options.shared / "corpus" / folder) for folder in CORPUS]
    files = read_files(paths or [str(EXAMPLES)])
    ratio = report(files, measure(files, options.repeats))
    print(f"convert takes {ratio:.2f} times as long as markdown-it-py alone (goal: {GOAL:g})")
    return int(ratio > GOAL)


if __name__ == "__main__":
    sys.exit(main())
