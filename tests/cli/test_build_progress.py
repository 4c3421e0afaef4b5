"""How a build goes on is said in lines, or by a bar at a terminal."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from undocs_rdf.building.plan import Plan
from undocs_rdf.building.source_reader import Task
from undocs_rdf.cli import build_progress
from undocs_rdf.cli.build_progress import BuildProgress
from undocs_rdf.errors import UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

FAILURE = UnreadableInputError("b.md", "is torn", "mend it")


def plan(paths: Sequence[str]) -> Plan:
    tasks = tuple(Task(path, "ab", path, None, "x:", 1) for path in paths)
    return Plan(tasks, {}, (), (), same=7, gone=())


def go_on(progress: BuildProgress, paths: Sequence[str] = ("a.md", "b.md")) -> None:
    with progress:
        progress.planned(plan(paths))
        for path in paths:
            failed = path == FAILURE.subject
            progress.read(path, {} if failed else {"UND001": 2}, FAILURE if failed else None)
        progress.stage("derived facts")


def test_lines_say_how_many_how_fast_how_long_and_what_failed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_progress, "SECONDS_BETWEEN_LINES", 0.0)
    go_on(BuildProgress())
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "undocs-rdf: 2 files to read, 7 known"
    assert said[1].startswith("undocs-rdf: 1 of 2 files, ")
    assert "a second, 2 diagnostics, " in said[1]
    assert said[1].endswith(" s left")
    assert said[2] == "undocs-rdf: b.md: is torn; mend it"
    assert said[-1] == "undocs-rdf: derived facts"


def test_lines_do_not_follow_one_another_on_the_heels(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_progress, "SECONDS_BETWEEN_LINES", 1000.0)
    go_on(BuildProgress(), ("a.md", "c.md"))
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_where_nothing_is_read_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    go_on(BuildProgress(), ())
    go_on(BuildProgress(quiet=True))
    assert capsys.readouterr().err == ""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_at_a_terminal_there_is_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    go_on(BuildProgress())
    said = terminal.getvalue()
    assert "2/2" in said
    assert "2 diagnostics" in said
    assert "b.md: is torn" in said
