"""The README's tour is run command by command, and prints what the README says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INSTALL = re.compile(
    r"^python -m pip install \. -c constraints\.txt && (undocs-rdf .+)$", re.MULTILINE
)
ELISION = "…"
"""A line that stands for any number of lines."""


class Step(NamedTuple):
    """A command of the tour and what it prints, on standard output and standard error."""

    command: str
    printed: list[str]


def tour() -> list[Step]:
    """Return the commands of the blocks marked `console`, in order."""
    steps: list[Step] = []
    for block in BLOCK.findall(README):
        for line in block.splitlines():
            if line.startswith("$ "):
                steps.append(Step(line[2:], []))
            elif line.startswith("> "):
                steps[-1] = steps[-1]._replace(command=f"{steps[-1].command}\n{line[2:]}")
            else:
                steps[-1].printed.append(line)
    return steps


def run(command: str, folder: Path) -> list[str]:
    """Return the lines that a command prints in a folder, with this installation on the path."""
    scripts = str(Path(sys.executable).parent)
    environment = {**os.environ, "PATH": os.pathsep.join([scripts, os.environ["PATH"]])}
    for name in ("COLUMNS", "FORCE_COLOR"):
        environment.pop(name, None)
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment,
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return done.stdout.splitlines()


def matches(printed: list[str], said: list[str]) -> bool:
    """Tell whether lines are those that were said, an elision standing for any."""
    pieces = [""]
    for line in said:
        if line == ELISION:
            pieces.append("")
        else:
            pieces[-1] += re.escape(line) + "\n"
    pattern = r"(?:.*\n)*?".join(pieces)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which the tour is walked: the examples and nothing else."""
    folder = tmp_path_factory.mktemp("tour")
    shutil.copytree(ROOT / "examples", folder / "examples")
    return folder


def test_the_tour_has_its_steps() -> None:
    assert len(tour()) >= 6


def test_the_tour_prints_what_the_readme_says(folder: Path) -> None:
    for step in tour():
        printed = run(step.command, folder)
        assert matches(printed, step.printed), f"{step.command}\n" + "\n".join(printed)


def test_the_first_command_prints_the_answer_below_it(folder: Path) -> None:
    match = INSTALL.search(README)
    assert match is not None
    answer = README[match.end() :].split("```")[2].partition("\n")[2].splitlines()
    printed = run(match[1], folder)
    assert matches(printed, answer), "\n".join(printed)


def test_the_second_command_is_the_one_that_is_checked_on_every_change() -> None:
    commands = re.findall(
        r"^python -m pip install -e .* && python -m pytest$", README, re.MULTILINE
    )
    assert commands == ["python -m pip install -e '.[test]' -c constraints.txt && python -m pytest"]


def test_every_path_that_the_documents_name_is_there() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        paths = re.findall(
            r"`((?:src|docs|tests|ontology|shapes|queries|examples|bench)/[^`\s]*)`", text
        )
        assert paths
        for path in paths:
            if not re.search(r"[<*]|nnn|\bx\.py|_x\.py|name\.rq", path):
                assert (ROOT / path).exists(), f"{name} names {path}"


def test_the_picture_is_current() -> None:
    command = [sys.executable, str(ROOT / "docs" / "figure.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0
