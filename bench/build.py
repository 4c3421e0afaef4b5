"""How fast a base is built and kept current, and how much memory that takes.

    python -m bench.build [--documents N]... [--jobs N] [FILE|DIR]...

For each number of documents (300 by default) the files are repeated under other names until
there are enough, and four things are measured in one run: converting them, loading the same
N-Quads with one transaction a document, building a base, and building it again with nothing
changed. Time is that of the processors, children included, so that what else the machine does
counts little; of the build, what is done when all files are read is timed apart.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, Store

from bench.copies import write_copies
from undocs_rdf.building import BuildOptions, build
from undocs_rdf.convert import convert
from undocs_rdf.inputs import documents_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from undocs_rdf.building.plan import Plan
    from undocs_rdf.errors import UndocsError

EXAMPLES = Path(__file__).parent.parent / "examples"
GOAL = 1.7
"""Building takes no more than this many times what converting and loading take."""
UNCHANGED_GOAL = 2000
"""Documents a second, where nothing changed."""
MEMORY_GOAL = 1.5e9
MEGABYTE = 1e6


def seconds() -> float:
    """Return how much of the processors' time this process and its children have had."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@dataclass
class Stopwatch:
    """Hears how a build goes on, and looks at the clock when a stage begins."""

    marks: list[tuple[str, float]] = field(default_factory=list)

    def planned(self, plan: Plan) -> None:
        """Begin with the reading."""
        del plan
        self.marks.append(("read and write", seconds()))

    def read(self, path: str, diagnostics: Mapping[str, int], error: UndocsError | None) -> None:
        """Go on."""

    def stage(self, name: str) -> None:
        """Note when a stage begins."""
        self.marks.append((name, seconds()))

    def stages(self) -> dict[str, float]:
        """Return how long each stage took."""
        ends = [at for _, at in self.marks[1:]] + [seconds()]
        return {name: end - at for (name, at), end in zip(self.marks, ends, strict=True)}


def converted(files: Sequence[Path]) -> tuple[float, list[bytes]]:
    """Return how long converting takes, and the N-Quads."""
    documents = []
    for path in files[:5]:  # for the caches
        convert(path.read_bytes(), path.name)
    began = seconds()
    for path in files:
        graph = f"<https://w3id.org/undocs-rdf/source/{path.stem}>"
        triples = convert(path.read_bytes(), path.name).triples
        documents.append("".join(f"{s} {p} {o} {graph} .\n" for s, p, o in triples).encode())
    return seconds() - began, documents


def loaded(documents: Sequence[bytes], folder: Path) -> float:
    """Return how long loading takes, one transaction a document."""
    began = seconds()
    store = Store(str(folder))
    for document in documents:
        store.load(document, RdfFormat.N_QUADS)
    store.flush()
    return seconds() - began


def built(files: Path, store: Path, jobs: int) -> dict[str, float]:
    """Return how long each stage of a build takes; "in all" by the clock."""
    watch, began = Stopwatch(), time.perf_counter()
    build([str(files)], store, BuildOptions(jobs=jobs), watch)
    return watch.stages() | {"in all": time.perf_counter() - began}


def unchanged(files: Path, store: Path) -> float:
    """Return how long a command takes that finds nothing to do."""
    command = ["build", str(files), "--store", str(store), "-q"]
    began = seconds()
    subprocess.run([sys.executable, "-m", "undocs_rdf", *command], check=True, capture_output=True)
    return seconds() - began


def memory(files: Path, store: Path, jobs: int) -> int:
    """Return the most memory that a first build takes in a process of its own, in bytes."""
    script = (
        "import sys; from bench.build import built, peak_memory; from pathlib import Path\n"
        "if __name__ == '__main__':\n"
        "    built(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))\n"
        "    print(peak_memory())\n"
    )
    program = store.parent / "measure.py"
    program.write_text(script)
    command = [sys.executable, str(program), str(files), str(store), str(jobs)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return int(done.stdout)


def peak_memory() -> int:
    """Return the most memory that this process has had, in bytes.

    What `getrusage` tells would count the process that started it too.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


def measure(named: Sequence[str], count: int, jobs: int, work: Path) -> bool:
    """Print the figures for a number of documents; tell whether the goals are met."""
    files = work / "files"
    paths = write_copies(named, files, count)
    size = sum(path.stat().st_size for path in paths) / count
    print(f"\n{count} documents, {size / 1000:.1f} KB each, {jobs} jobs")
    converting, documents = converted(paths)
    loading = loaded(documents, work / "loaded")
    quads = sum(document.count(b"\n") for document in documents) / count
    del documents
    print(f"convert: {converting / count * 1e3:.1f} ms a document, {quads:.0f} triples")
    print(f"load: {loading / count * 1e3:.1f} ms a document")
    stages = built(files, work / "built", jobs)
    ratio = stages["read and write"] / (converting + loading)
    print(f"build: {ratio:.2f} times convert + load (goal: {GOAL:g})")
    for name, taken in stages.items():
        print(f"  {name:16}{taken:8.2f} s{taken / count * 1e3:8.2f} ms a document")
    again = unchanged(files, work / "built")
    print(f"unchanged: {count / again:.0f} documents a second")
    most = memory(files, work / "fresh", jobs)
    print(f"memory: {most / MEGABYTE:.0f} MB, the processes that read not counted")
    # A process has to start before it can find that nothing changed: that counts for few files.
    quick = count < 1000 or count / again >= UNCHANGED_GOAL
    return ratio <= GOAL and quick and most <= MEMORY_GOAL


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; return 1 if a goal is missed."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("paths", nargs="*", metavar="FILE|DIR")
    parser.add_argument("--documents", type=int, action="append", metavar="N")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args(arguments)
    named = [path for name in options.paths or [str(EXAMPLES)] for path in documents_in(name)]
    named = [path for path in named if Path(path).suffix in {".md", ".txt"}]
    good = True
    for count in options.documents or [300]:
        with tempfile.TemporaryDirectory() as folder:
            good &= measure(named, count, options.jobs, Path(folder))
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
