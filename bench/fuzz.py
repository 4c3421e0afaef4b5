"""Read documents that were damaged at random: none may raise, hang or eat up the memory.

    python -m bench.fuzz --format F [--count N] [--first N] [--keep DIR] [FILE|DIR]...

Of the files the documents of the format are taken, by default those of tests/data and examples.
Case N is the same on every machine: which file it starts from and what is done to it follow from
the format, N, and the files. It fails where converting it

- raises anything but an `UndocsError` (a damaged file may be refused),
- takes more than 2 seconds of the processor,
- takes more than 512 MiB beyond what the process holds before, or ends the process,
- places a part or a citation outside of the text.

Each failing case is written to `--keep` under its number. The cases are converted in processes
that may die.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import signal
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from bench.mutation import mutate
from undocs_rdf.convert import Conversion, ConvertOptions, convert
from undocs_rdf.errors import UndocsError
from undocs_rdf.formats import find_format, format_of
from undocs_rdf.inputs import documents_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection
    from types import FrameType

ROOT: Final = Path(__file__).parent.parent
DEFAULT_PATHS: Final = (ROOT / "tests" / "data", ROOT / "examples")
SECONDS: Final = 2.0
MEMORY: Final = 512 * 1024 * 1024
LARGEST_SEED: Final = 150_000
PATIENCE: Final = 60.0
"""Seconds of the clock after which a process that says nothing is taken to hang."""


class TooSlowError(BaseException):
    """A case took more than its time; no code under test catches it."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that failed, and how."""

    case: int
    problem: str


def seeds_of(form: str, paths: Sequence[Path]) -> list[bytes]:
    """Return the documents of a format among files and folders, in order."""
    found = []
    for path in paths:
        for document in documents_in(str(path)):
            data = Path(document).read_bytes() if Path(document).is_file() else b""
            if 0 < len(data) <= LARGEST_SEED and format_of(data, document).name == form:
                found.append(data)
    return found


def damaged(form: str, seeds: Sequence[bytes], case: int) -> bytes:
    """Return the input of a case."""
    # Nothing is to be kept secret: chance that can be had again is what is wanted.
    chance = Random(f"{form} {case}")  # noqa: S311
    return mutate(chance.choice(seeds), form, seeds, chance)


def try_case(form: str, data: bytes) -> str | None:
    """Return how converting an input fails, None if it doesn't."""
    name = f"case{find_format(form).endings[0]}"
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        conversion = convert(data, name, ConvertOptions(format_name=form))
    except UndocsError:
        return None
    except TooSlowError as error:
        frame = traceback.extract_tb(error.__traceback__)[-2]  # the last one raises it
        return f"takes over {SECONDS:g} s, at {frame.filename}:{frame.lineno} {frame.name}"
    except MemoryError:
        return f"takes over {MEMORY // 1024**2} MiB"
    except Exception:
        return traceback.format_exc(limit=-4)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return misplaced(conversion)


def misplaced(conversion: Conversion) -> str | None:
    """Return what is placed outside of the text, None if all stands in it."""
    length = len(conversion.source_text)
    for document in conversion.documents:
        for part in document.parts:
            for span in (*part.spans, *(s for c in part.citations for s in c.spans)):
                if not 0 <= span.start <= span.end <= length:
                    return f"{part.label} is placed at {span}, outside of {length} characters"
    return None


def work(form: str, seeds: Sequence[bytes], cases: range, results: Connection) -> None:
    """Try cases in a process of its own, and say of each how it fails."""
    signal.signal(signal.SIGPROF, _too_slow)
    for seed in seeds[:3]:
        try_case(form, seed)
    held = Path("/proc/self/statm")
    if held.exists():
        taken = int(held.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, taken + MEMORY))
    for case in cases:
        results.send((case, None))
        # Code in C does not see a signal: the limit ends the process, which tells as much.
        seconds = int(time.process_time() + 4 * SECONDS) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
        problem = try_case(form, damaged(form, seeds, case))
        results.send((case, problem or ""))
    results.send((None, None))


def _too_slow(_number: int, _frame: FrameType | None) -> None:
    raise TooSlowError


def fuzz(form: str, seeds: Sequence[bytes], cases: range) -> Iterator[Failure]:
    """Yield the cases that fail, trying them in one process and after its death in another."""
    context = multiprocessing.get_context("fork")
    while cases:
        receiving, sending = context.Pipe(duplex=False)
        process = context.Process(target=work, args=(form, seeds, cases, sending), daemon=True)
        process.start()
        sending.close()
        case: int | None = cases.start
        while case is not None:
            try:
                answered = receiving.poll(PATIENCE)
                case_said, problem = receiving.recv() if answered else (case, "hangs")
            except EOFError:
                process.join()
                case_said, problem = case, f"ends the process ({process.exitcode})"
                answered = False
            case = case_said
            if problem and case is not None:
                yield Failure(case, problem)
            if not answered:
                break
        process.kill()
        process.join()
        cases = range(case + 1, cases.stop) if case is not None else range(0)


def _fuzz_and_keep(form: str, paths: Sequence[Path], cases: range, keep: Path | None) -> int:
    """Print the cases that fail, each problem in full where it is met first; return how many."""
    seeds = seeds_of(form, paths)
    first: dict[str, int] = {}
    failed = 0
    for failure in fuzz(form, seeds, cases):
        failed += 1
        before = first.setdefault(failure.problem, failure.case)
        problem = failure.problem if before == failure.case else f"as case {before}"
        print(f"case {failure.case}: {problem}", flush=True)
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            ending = find_format(form).endings[0]
            data = damaged(form, seeds, failure.case)
            (keep / f"{form}-{failure.case}{ending}").write_bytes(data)
    return failed


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the cases; return 1 if one fails."""
    formatter = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=formatter)
    parser.add_argument("paths", nargs="*", type=Path, metavar="FILE|DIR")
    parser.add_argument("--format", required=True, metavar="F")
    parser.add_argument("--count", type=int, default=20_000, metavar="N")
    parser.add_argument("--first", type=int, default=0, metavar="N", help="the first case")
    parser.add_argument("--keep", type=Path, metavar="DIR")
    options = parser.parse_args(arguments)
    form = find_format(options.format).name
    paths = options.paths or DEFAULT_PATHS
    seeds = seeds_of(form, paths)
    if not seeds:
        print(f"no document of the format {form} under {LARGEST_SEED // 1000} KB")
        return 2
    print(f"{form}: {len(seeds)} documents to start from", flush=True)
    start = time.monotonic()
    cases = range(options.first, options.first + options.count)
    failed = _fuzz_and_keep(form, paths, cases, options.keep)
    print(f"{options.count} cases, {failed} failed, {time.monotonic() - start:.0f} s")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
