"""Processes that share a piece of work, each of which can be killed when it takes too long.

A pattern or a query in a user's shapes may run for ever, and no library that runs them can be
told to stop. So each piece of work has a time, and who exceeds it is killed with its process;
another takes over the rest.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar

from undocs_rdf.errors import LimitExceededError, UndocsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_AHEAD: Final = 4
"""How many pieces of work a worker may be ahead of the one that is waited for."""
_START_METHOD: Final = "fork" if sys.platform == "linux" else "spawn"


class Task(Protocol):
    """A piece of work, which has a name for messages."""

    @property
    def path(self) -> str:
        """What the user calls it."""


TaskT = TypeVar("TaskT", bound=Task)
ResultT = TypeVar("ResultT")


@dataclass(slots=True)
class _Worker:
    """A process, the pipe to it, and what it is doing.

    Attributes:
        process: The process.
        connection: The end of the pipe on this side.
        index: Which piece of work it is at; None if it is idle.
        deadline: When it will be killed, by the monotonic clock.
    """

    process: BaseProcess
    connection: Connection
    index: int | None = None
    deadline: float = 0.0


class KillableWorkers(Generic[TaskT, ResultT]):
    """Processes that do the same to each of many tasks.

    It is a context manager: the processes end with the block, whatever they are doing.
    """

    def __init__(self, work: Callable[[TaskT], ResultT], jobs: int, timeout: float) -> None:
        """Prepare; a process starts when there is a task for it.

        Args:
            work: What is done to a task; what it raises must be an UndocsError. Where processes
                are spawned it must be picklable.
            jobs: How many processes there are at most.
            timeout: The seconds that a task may take.
        """
        self._work = work
        self._jobs = jobs
        self._timeout = timeout
        self._workers: list[_Worker] = []

    def __enter__(self) -> KillableWorkers[TaskT, ResultT]:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in list(self._workers):
            self._end(worker)

    def map(self, tasks: Iterable[TaskT]) -> Iterator[tuple[TaskT, ResultT | UndocsError]]:
        """Yield each task with its result, or with why it has none, in the order of the tasks.

        Tasks are taken as they are needed, and no more than a few results wait to be taken, so
        that memory does not grow with their number.
        """
        coming = iter(tasks)
        given: dict[int, TaskT] = {}
        done: dict[int, ResultT | UndocsError] = {}
        wanted = taken = 0
        more = True
        while more or given:
            while more and taken - wanted < _AHEAD * self._jobs and (worker := self._idle()):
                try:
                    given[taken] = next(coming)
                except StopIteration:
                    more = False
                    break
                self._give(worker, taken, given[taken])
                taken += 1
            done.update(self._received(given))
            while wanted in done:
                yield given.pop(wanted), done.pop(wanted)
                wanted += 1

    def _idle(self) -> _Worker | None:
        """Return a worker that has nothing to do, a new one if there may be another."""
        for worker in self._workers:
            if worker.index is None:
                return worker
        return self._start() if len(self._workers) < self._jobs else None

    def _start(self) -> _Worker:
        context: Any = multiprocessing.get_context(_START_METHOD)
        here, there = context.Pipe()
        process = context.Process(target=_serve, args=(self._work, there), daemon=True)
        process.start()
        there.close()
        worker = _Worker(process, here)
        self._workers.append(worker)
        return worker

    def _give(self, worker: _Worker, index: int, task: TaskT) -> None:
        worker.index = index
        worker.deadline = time.monotonic() + self._timeout
        with suppress(BrokenPipeError):  # it has ended: that is noticed when it is listened to
            worker.connection.send(task)

    def _received(self, given: dict[int, TaskT]) -> dict[int, ResultT | UndocsError]:
        """Return the results of the tasks that are done next, by their indices."""
        busy = [worker for worker in self._workers if worker.index is not None]
        if not busy:
            return {}
        left = min(worker.deadline for worker in busy) - time.monotonic()
        ready = set(wait([worker.connection for worker in busy], max(left, 0)))
        results: dict[int, ResultT | UndocsError] = {}
        for worker in busy:
            index = worker.index
            assert index is not None
            path = given[index].path
            if worker.connection in ready:
                results[index] = self._result(worker, path)
            elif time.monotonic() >= worker.deadline:
                results[index] = LimitExceededError(
                    path,
                    f"took longer than {self._timeout:g} seconds to check",
                    "look for an endless pattern or query in your shapes, or raise --timeout",
                )
                self._end(worker)
        return results

    def _result(self, worker: _Worker, path: str) -> ResultT | UndocsError:
        """Return what a worker sent."""
        try:
            result: ResultT | UndocsError = worker.connection.recv()
        except (EOFError, ConnectionResetError):
            self._end(worker)
            problem = "ended the process that checked it"
            return LimitExceededError(path, problem, "leave out your own shapes, or split it")
        worker.index = None
        return result

    def _end(self, worker: _Worker) -> None:
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)


def _serve(work: Callable[[Any], Any], connection: Connection) -> None:
    """Do what comes, until there is no more: the life of a worker."""
    # Control-C is for the process that waits, which kills this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        try:
            connection.send(work(task))
        except UndocsError as error:
            connection.send(error)


def _end_with_parent() -> None:
    """End this process with the one that started it, in the middle of a task if need be."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
