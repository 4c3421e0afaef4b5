"""A whole run: the tasks under some paths, shared among workers, and what comes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from undocs_rdf.errors import UndocsError
from undocs_rdf.shapes import base_shapes, written_shapes
from undocs_rdf.store import is_store
from undocs_rdf.validation.outcome import CheckedFile, FailOn, Outcome, checked_file, rules_of
from undocs_rdf.validation.tasks import tasks_of
from undocs_rdf.validation.whole import Whole
from undocs_rdf.validation.workers import KillableWorkers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from undocs_rdf.validation.baseline import Baseline
    from undocs_rdf.validation.check import Check, Checked
    from undocs_rdf.validation.tasks import FileTask, GraphTask


def validate_paths(
    paths: Sequence[str],
    check: Check,
    *,
    jobs: int,
    timeout: float,
    whole: bool,
    baseline: Baseline,
    fail_on: FailOn = FailOn.VIOLATION,
    tell: Callable[[CheckedFile, Sequence[str]], None],
) -> Outcome:
    """Return what comes of checking all that is under some paths.

    A base is also checked as a whole. A file that can't be checked does not keep the others from
    being checked.

    Args:
        paths: Documents, graphs, folders of both, bases, or "-".
        check: How each is checked.
        jobs: In how many processes.
        timeout: The seconds that one document or graph may take.
        whole: Whether the files are checked as a whole too, as if they were a base.
        baseline: What was known before; what is met is crossed off in it.
        fail_on: From which severity on a finding makes the validation fail.
        tell: Told each file as soon as it is checked, and what its reader was not sure of.

    Raises:
        UndocsError: The shapes can't be used, or the engine is not installed.
    """
    check.prepare()  # what is wrong with the shapes is said once, not of each file
    check.lines = whole
    errors: list[UndocsError] = []
    files: list[CheckedFile] = []
    together = Whole()
    workers: KillableWorkers[FileTask | GraphTask, Checked]
    with KillableWorkers(check, jobs, timeout) as workers:
        for _, checked in workers.map(_tasks(paths, check.max_size, errors)):
            if isinstance(checked, UndocsError):
                errors.append(checked)
                continue
            together.add(checked)
            files.append(checked_file(checked, baseline))
            tell(files[-1], checked.remarks)
    for checked in together.checked([path for path in paths if is_store(path)], errors):
        files.append(checked_file(checked, baseline))
        tell(files[-1], ())
    return Outcome(
        files=tuple(files),
        errors=tuple(errors),
        rules=rules_of(written_shapes(check.extra) + base_shapes()),
        fail_on=fail_on,
        gone=baseline.left,
    )


def _tasks(
    paths: Iterable[str], max_size: int, errors: list[UndocsError]
) -> Iterator[FileTask | GraphTask]:
    """Yield the tasks under the paths; what can't be read goes to `errors`."""
    for path in paths:
        try:
            yield from tasks_of(path, max_size)
        except UndocsError as error:
            errors.append(error)
