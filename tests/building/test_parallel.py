"""A file at which a reader fails, or ends its process, fails alone."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from undocs_rdf.building import parallel
from undocs_rdf.building.parallel import read_files
from undocs_rdf.building.source_reader import ReadSource, Task, recipe_of
from undocs_rdf.errors import LimitExceededError, UndocsError
from undocs_rdf.iri import DEFAULT_BASE

SMALL = Path(__file__).parents[1] / "data" / "documents" / "sc-1328-2000.md"


def task(path: Path, *, sha256: str | None = None) -> Task:
    digest = sha256 or hashlib.sha256(path.read_bytes()).hexdigest()
    return Task(str(path), digest, path.name, None, DEFAULT_BASE, 10**6)


def test_a_file_is_read_with_what_it_says_of_itself() -> None:
    ((_, read),) = read_files([task(SMALL)], jobs=2)
    assert isinstance(read, ReadSource)
    (voice,) = read.record.voices
    assert voice.document == f"{DEFAULT_BASE}doc/S/RES/1328%282000%29"
    assert (voice.kind, voice.date, voice.bodies) == ("Resolution", "2000-11-27", ("S",))
    assert read.record.recipe == recipe_of(read.record.sha256, SMALL.name, None)


def test_a_file_that_changed_meanwhile_is_not_taken() -> None:
    ((_, failure),) = read_files([task(SMALL, sha256="0" * 64)], jobs=1)
    assert isinstance(failure, UndocsError)
    assert "was changed during the build" in str(failure)


def test_a_fault_of_the_reader_is_the_failure_of_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(task: Task) -> ReadSource:
        raise ZeroDivisionError(task.path)

    monkeypatch.setattr(parallel, "read_task", fail)
    ((_, failure),) = read_files([task(SMALL)], jobs=1)
    assert isinstance(failure, UndocsError)
    assert "made the reader fail (ZeroDivisionError" in str(failure)


def end_process(task: Task) -> None:
    """Stand in for a library that ends the process on some file."""
    if task.path.endswith("3.md"):
        os._exit(9)


@pytest.mark.slow
def test_a_process_that_ends_takes_one_file_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "_outcome", end_process)
    tasks = []
    for number in range(10):
        path = tmp_path / f"{number}.md"
        path.write_bytes(SMALL.read_bytes())
        tasks.append(task(path))
    outcomes = {one.path[-4:]: outcome for one, outcome in read_files(tasks, jobs=2)}
    failures = {name for name, outcome in outcomes.items() if outcome is not None}
    assert len(outcomes) == len(tasks)
    assert failures == {"3.md"}
    assert isinstance(outcomes["3.md"], LimitExceededError)
