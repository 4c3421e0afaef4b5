"""How a build goes on, for the person who waits: a bar at a terminal, lines elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final, Self

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from undocs_rdf.cli.messages import print_error

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from undocs_rdf.building.plan import Plan
    from undocs_rdf.errors import UndocsError

SECONDS_BETWEEN_LINES: Final = 5.0


class BuildProgress:
    """Hears how a build goes on, and says it on standard error."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._total = self._done = self._diagnostics = 0
        self._began = self._spoke = time.monotonic()
        self._bar: Progress | None = None
        if not quiet and sys.stderr.isatty():
            self._bar = Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[pace]}"),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def planned(self, plan: Plan) -> None:
        """Say how much there is to read."""
        self._total, self._began = len(plan.tasks), time.monotonic()
        if not self._total:
            return
        if self._bar is not None:
            self._bar.add_task("reading", total=self._total, pace="")
        else:
            self._say(f"{self._total} files to read, {plan.same} known")

    def read(self, path: str, diagnostics: Mapping[str, int], error: UndocsError | None) -> None:
        """Count a file, and say why it failed if it did."""
        del path
        self._done += 1
        self._diagnostics += sum(diagnostics.values())
        if error is not None and not self._quiet:
            if self._bar is not None:
                self._bar.stop()
                print_error(error)
                self._bar.start()
            else:
                print_error(error)
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._done, pace=self._pace())
        elif time.monotonic() - self._spoke >= SECONDS_BETWEEN_LINES:
            self._say(f"{self._done} of {self._total} files, {self._pace()}, {self._time_left()}")

    def stage(self, name: str) -> None:
        """Say what is done when all files are read."""
        if self._total and self._bar is not None:
            self._bar.update(self._bar.task_ids[0], description=name)
        elif self._total:
            self._say(name)

    def _speed(self) -> float:
        return self._done / max(time.monotonic() - self._began, 1e-6)

    def _pace(self) -> str:
        return f"{self._speed():.1f} a second, {self._diagnostics} diagnostics"

    def _time_left(self) -> str:
        return f"{(self._total - self._done) / self._speed():.0f} s left"

    def _say(self, line: str) -> None:
        self._spoke = time.monotonic()
        if not self._quiet:
            click.echo(f"undocs-rdf: {line}", err=True)
