"""Workers give each task its result, in order, and kill what never ends."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import pytest

from undocs_rdf.errors import LimitExceededError, UnreadableInputError
from undocs_rdf.validation.workers import KillableWorkers

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Number:
    path: str


def work(task: Number) -> int:
    if task.path == "endless":
        while True:
            time.sleep(0.01)
    if task.path == "dead":
        os.kill(os.getpid(), signal.SIGKILL)
    if task.path == "unreadable":
        raise UnreadableInputError("unreadable", "can't be read", "check it")
    time.sleep(0.002 * (int(task.path) % 3))
    return int(task.path) ** 2


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    workers: KillableWorkers[Number, int]
    with KillableWorkers(work, jobs, timeout=60) as workers:
        results = list(workers.map(Number(str(number)) for number in range(40)))
    assert [result for _, result in results] == [number**2 for number in range(40)]
    assert [task.path for task, _ in results] == list(map(str, range(40)))


def test_what_never_ends_is_killed_and_the_others_go_on() -> None:
    workers: KillableWorkers[Number, int]
    names = ["1", "endless", "2", "dead", "unreadable", "3"]
    with KillableWorkers(work, 2, timeout=0.3) as workers:
        results = [result for _, result in workers.map(map(Number, names))]
    assert results[0::5] == [1, 9]
    assert results[2] == 4
    endless, dead, unreadable = results[1], results[3], results[4]
    assert isinstance(endless, LimitExceededError)
    assert (endless.subject, endless.exit_code) == ("endless", 4)
    assert "0.3 seconds" in endless.problem
    assert isinstance(dead, LimitExceededError)
    assert isinstance(unreadable, UnreadableInputError)


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken = []

    def tasks() -> Iterator[Number]:
        for number in count():
            taken.append(number)
            yield Number(str(number))

    workers: KillableWorkers[Number, int]
    with KillableWorkers(work, 2, timeout=60) as workers:
        results = workers.map(tasks())
        for _ in range(10):
            next(results)
    assert len(taken) <= 10 + 2 * 4 + 1


def test_no_task_no_process() -> None:
    workers: KillableWorkers[Number, int]
    with KillableWorkers(work, 2, timeout=60) as workers:
        assert list(workers.map(())) == []
