"""Builds that are killed at random moments, and what is left of them.

    python -m bench.kills [--kills N] [--documents N] [--seed N] [FILE|DIR]...

Each round changes some files. It brings the base of the round before up to date, then begins a
new one, and ends these builds with SIGKILL, SIGINT or a limit on the size of files, again and
again; then one is left alone. After each kill the store must open and hold every Source that it
held before, and nothing but whole ones; after each round it must export the same bytes as a base
that was never disturbed. Documents are repeated under other names where there are too few.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bench.copies import write_copies
from undocs_rdf.building.records import unpack
from undocs_rdf.building.store_writer import StoreWriter
from undocs_rdf.building.voices import VoiceKey, format_ranks, own_triples
from undocs_rdf.inputs import documents_in
from undocs_rdf.store import is_store, open_store

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLES = Path(__file__).parent.parent / "examples"
KILLS_A_ROUND = 20
CHANGED = 10
"""One file in so many is changed between rounds."""
MOMENTS = (0.0, 0.7)
"""When a build is killed, as shares of the time that it works."""
ENDED = "had ended"
INTERRUPTED = 130
OVER_LIMIT = 4


class BrokenPromiseError(Exception):
    """A store was not what it has to be after a kill."""


@dataclass
class Tally:
    """What happened.

    Attributes:
        endings: How the disturbed builds ended, and how many of each.
        opened: How often the store opened after that.
        compared: How many finished bases were compared with undisturbed ones.
    """

    endings: Counter[str] = field(default_factory=Counter)
    opened: int = 0
    compared: int = 0

    @property
    def ended(self) -> int:
        """How many builds were ended before they had come to their end."""
        return self.endings.total() - self.endings[ENDED]


def command(files: Path, store: Path, jobs: int) -> list[str]:
    """Return the command line of a build."""
    build = ["build", str(files), "--store", str(store), "--jobs", str(jobs), "--prune", "-q"]
    return [sys.executable, "-m", "undocs_rdf", *build]


def digest(store: Path) -> str:
    """Return the SHA-256 of a base as sorted N-Quads."""
    return hashlib.sha256("".join(lines_of(store)).encode()).hexdigest()


def lines_of(store: Path) -> list[str]:
    """Return the data of a base as sorted N-Quads."""
    with open_store(store) as opened:
        return sorted(
            f"{quad.subject} {quad.predicate} {quad.object} {quad.graph_name} .\n"
            for graph in opened.graphs()
            for quad in opened.quads_of(graph)
        )


def held(store: Path) -> set[str]:
    """Return the Sources that a store has.

    Raises:
        BrokenPromiseError: The graph of one is not what it said, or is the graph of none.
    """
    if not is_store(store):
        return set()
    with open_store(store) as opened:
        writer = StoreWriter(opened, format_ranks())
        for graph in set(opened.source_graphs()) | writer.records.keys():
            if graph not in writer.records:
                raise BrokenPromiseError(f"{graph} is there without a note")
            said = {
                triple
                for one in unpack(writer.packed(graph))
                for triple in own_triples(
                    one, writer.roles[VoiceKey(graph, one.document, one.language)]
                )
            }
            size = sum(1 for _ in opened.quads_of(graph))
            if size != len(said):
                raise BrokenPromiseError(f"{graph} has {size} quads of {len(said)}")
        return set(writer.records)


def finish(files: Path, store: Path, jobs: int) -> float:
    """Let a build come to its end; return how long it took, in seconds."""
    began = time.monotonic()
    subprocess.run(command(files, store, jobs), check=True, capture_output=True)
    return time.monotonic() - began


@dataclass(frozen=True, slots=True)
class Build:
    """A build that is going to be disturbed.

    Attributes:
        files: What is built.
        store: Where.
        jobs: How many processes read.
        duration: How long it takes if it is left alone, in seconds.
        least: How long it takes where there is nothing to do, in seconds.
        whole: The Sources that it has in the end.
    """

    files: Path
    store: Path
    jobs: int
    duration: float
    least: float
    whole: set[str]


def disturb(build: Build, chance: random.Random) -> str:
    """Begin a build and end it in one of the ways; return which.

    Args:
        build: The build.
        chance: Chooses the way and the moment.
    """
    way = chance.choices(("SIGKILL", "SIGKILL to all", "SIGINT", "file limit"), (16, 2, 1, 1))[0]
    moment = build.least / 2 + chance.uniform(*MOMENTS) * (build.duration - build.least / 2)
    # A store of some hundred documents has files of some megabytes.
    limit = chance.randrange(200_000, 3_000_000) if way == "file limit" else None
    with subprocess.Popen(
        command(build.files, build.store, build.jobs),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=(lambda: _limit_files(limit)) if limit else None,  # noqa: PLW1509 - no threads
    ) as process:
        try:
            _, said = process.communicate(timeout=None if limit else moment)
            return _ending(process.returncode, way, said.decode())
        except subprocess.TimeoutExpired:
            if way == "SIGKILL to all":
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.send_signal(signal.SIGINT if way == "SIGINT" else signal.SIGKILL)
        _, said = process.communicate()
        if way == "SIGINT":
            return _ending(process.returncode, way, said.decode())
    return way


def _limit_files(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def _ending(code: int, way: str, said: str) -> str:
    """Return how a build ended that ended by itself.

    Raises:
        BrokenPromiseError: It ended as none should.
    """
    if code == 0:
        return ENDED
    if way == "SIGINT" and code in (INTERRUPTED, -signal.SIGINT):
        return way
    if way == "file limit" and code == OVER_LIMIT:
        return way
    raise BrokenPromiseError(f"{way} ended a build with {code}: {said[-2000:]}")


def check(store: Path, before: set[str], whole: set[str]) -> set[str]:
    """Return the Sources that a store has after a kill.

    Args:
        store: The store.
        before: Those it had before the build.
        whole: Those it will have in the end.

    Raises:
        BrokenPromiseError: A Source is lost, or not whole.
    """
    after = held(store)
    lost = sorted((before & whole) - after)
    if lost:
        raise BrokenPromiseError(f"{len(lost)} Sources were lost: {lost[:3]}")
    return after


def change_some(files: Path, chance: random.Random) -> None:
    """Add a paragraph to some files, or take it away again."""
    remark = "\n\n99. *Decides* to remain seized of the matter.\n"
    for path in sorted(files.iterdir()):
        if chance.randrange(CHANGED) == 0:
            text = path.read_text(encoding="utf-8", errors="surrogateescape")
            text = text.removesuffix(remark) if text.endswith(remark) else text + remark
            path.write_text(text, encoding="utf-8", errors="surrogateescape")


def run_kills(files: Path, work: Path, kills: int, *, seed: int = 0, jobs: int = 2) -> Tally:
    """Disturb builds, and check what is left of each.

    Args:
        files: A folder of documents; some of them are changed.
        work: A folder for the stores.
        kills: How many builds are ended before they have come to their end.
        seed: Chooses the moments.
        jobs: How many processes read.

    Raises:
        BrokenPromiseError: A store was not what it has to be.
    """
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - moments, not secrets
    store, clean = work / "disturbed", work / "clean"
    while tally.ended < kills:
        change_some(files, chance)
        shutil.rmtree(clean, ignore_errors=True)
        duration, least = finish(files, clean, jobs), finish(files, clean, jobs)
        whole, expected = held(clean), digest(clean)
        for fresh in (False, True):  # the base of the files before, then a new one
            if fresh:
                shutil.rmtree(store, ignore_errors=True)
            wanted = min(KILLS_A_ROUND, kills - tally.ended)
            _disturb_often(Build(files, store, jobs, duration, least, whole), wanted, chance, tally)
            finish(files, store, jobs)
            if digest(store) != expected:
                raise BrokenPromiseError(f"after {tally.ended} kills the bases differ")
            tally.compared += 1
            print(f"{tally.ended} kills, {tally.compared} bases compared", file=sys.stderr)
    return tally


def _disturb_often(build: Build, kills: int, chance: random.Random, tally: Tally) -> None:
    """Disturb builds of a store until there were enough kills."""
    longest, wanted = build.duration, tally.ended + kills
    while tally.ended < wanted:
        before, began = held(build.store), time.monotonic()
        ending = disturb(build, chance)
        after = check(build.store, before, build.whole)
        tally.opened += 1
        tally.endings[ending] += 1
        if ending == ENDED:  # so it takes less time than it seemed to, and there is nothing left
            longest = min(longest, time.monotonic() - began)
            shutil.rmtree(build.store)
            after = set()
        # What was finished is not done again: the next one takes less time.
        left = max(1 - len(after) / max(len(build.whole), 1), 0.2)
        least = min(build.least, longest)
        build = replace(build, duration=least + (longest - least) * left, least=least)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what happened; return 1 if a promise was broken."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("paths", nargs="*", metavar="FILE|DIR")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args(arguments)
    named = [path for name in options.paths or [str(EXAMPLES)] for path in documents_in(name)]
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder) / "files"
        write_copies(named, files, options.documents)
        try:
            tally = run_kills(
                files, Path(folder), options.kills, seed=options.seed, jobs=options.jobs
            )
        except BrokenPromiseError as broken:
            print(f"BROKEN: {broken}")
            return 1
    for ending, count in sorted(tally.endings.items()):
        print(f"{ending:16}{count:6}")
    print(f"the store opened {tally.opened} times, with every Source it had, each of them whole")
    print(f"{tally.compared} finished bases, the same bytes as undisturbed ones")
    return 0


if __name__ == "__main__":
    sys.exit(main())
