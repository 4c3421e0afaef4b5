"""Reading many files at once: processes read, the caller writes, and little waits between."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing.connection import wait as wait_for
from typing import TYPE_CHECKING, Final

from undocs_rdf.building.source_reader import ReadSource, Task, read_task
from undocs_rdf.errors import LimitExceededError, UndocsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_AHEAD: Final = 4
"""How many files a process are read or being read and not yet written: it bounds the memory."""
_FEW: Final = 8
"""So few files are read sooner than processes are started."""

Outcome = ReadSource | UndocsError


def read_files(tasks: Sequence[Task], jobs: int) -> Iterator[tuple[Task, Outcome]]:
    """Yield what came of each file, as it comes.

    Args:
        tasks: The files.
        jobs: How many processes read.
    """
    if jobs == 1 or len(tasks) <= _FEW:
        for task in tasks:
            yield task, _outcome(task)
        return
    lost: list[Task] = []
    pool = _new_pool(min(jobs, len(tasks)))
    try:
        yield from _read_in(pool, tasks, jobs * _AHEAD, lost)
    finally:
        pool.shutdown(cancel_futures=True)
    yield from _read_one_by_one(lost)


def _read_in(
    pool: ProcessPoolExecutor, tasks: Sequence[Task], ahead: int, lost: list[Task]
) -> Iterator[tuple[Task, Outcome]]:
    """Yield what came of files; those that were under way when a process ended go to `lost`."""
    left = iter(tasks)
    running: dict[Future[Outcome], Task] = {}
    while True:
        for task in islice(left, ahead - len(running)):
            try:
                running[pool.submit(_outcome, task)] = task
            except BrokenProcessPool:
                lost.append(task)
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            task = running.pop(future)
            try:
                yield task, future.result()
            except BrokenProcessPool:
                lost.append(task)


def _read_one_by_one(tasks: Sequence[Task]) -> Iterator[tuple[Task, Outcome]]:
    """Yield what came of files of which one ends the process that reads it."""
    left = list(tasks)
    while left:
        with _new_pool(1) as pool:
            while left:
                task = left.pop(0)
                try:
                    yield task, pool.submit(_outcome, task).result()
                except BrokenProcessPool:
                    problem = "ended the process that read it"
                    remedy = "it may need more memory than there is"
                    yield task, LimitExceededError(task.path, problem, remedy)
                    break


def _outcome(task: Task) -> Outcome:
    """Return what came of a file. A fault of the reader is the failure of this file alone."""
    try:
        return read_task(task)
    except UndocsError as error:
        return error
    except Exception as error:  # thousands of other files wait
        problem = f"made the reader fail ({type(error).__name__}: {error})"
        return UndocsError(task.path, problem, "please report it, with the file")


def _new_pool(jobs: int) -> ProcessPoolExecutor:
    # Spawned, not forked: what the caller holds open (the lock, the store) is not for them.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start)


def _start() -> None:
    """Leave interrupts to the parent, and end when it does, even if it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)
