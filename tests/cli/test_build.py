"""The command builds a base, says what it did, and says what went wrong with a code of its own."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from undocs_rdf.cli import main
from undocs_rdf.store import open_store

DATA = Path(__file__).parents[1] / "data" / "documents"
EXAMPLES = Path(__file__).parents[2] / "examples"


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(main, list(map(str, arguments)))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("cli") / "base"
    table = EXAMPLES / "symbols.csv"
    result = run("build", EXAMPLES, "--store", store, "--metadata", table)
    assert result.exit_code == 0
    assert "read         4 new; 0 known\n" in result.stdout
    assert "holds        4 documents, " in result.stdout
    assert "derived      1 adoptedAs, 2 sameItemAs" in result.stdout
    assert result.stderr.startswith("undocs-rdf: 4 files to read, 0 known\n")
    return store


def test_a_base_is_built_and_asked(base: Path) -> None:
    question = ("query", "drafts-by-sponsor", base, "--param", "state=USA", "--format", "csv")
    assert "A/C.1/74/L.49/Rev.1" in run(*question).stdout
    found = run("search", "cyberspace", "--store", base)
    assert found.exit_code == 0
    assert "A/C.1/74/L.49/Rev.1" in found.stdout


def test_what_is_wanted_most_is_listed(base: Path) -> None:
    wanted = run("query", "not-in-base", base, "--format", "csv").stdout.splitlines()
    assert wanted[0] == "symbol,kind,documents"
    assert wanted[1].startswith("A/RES/")
    symbols = {line.split(",")[0] for line in wanted[1:]}
    assert "A/RES/73/27" in symbols
    assert "A/RES/74/28" not in symbols


def test_a_second_build_finds_nothing_to_do(base: Path) -> None:
    result = run(
        "build", EXAMPLES, "--store", base, "--metadata", EXAMPLES / "symbols.csv", "--quiet"
    )
    assert result.exit_code == 0
    assert result.stdout.startswith("read         nothing; 4 known\n")
    assert result.stderr == ""


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    result = run("build", DATA / "sc-1328-2000.md", "--store", tmp_path / "base", "--dry-run")
    assert result.exit_code == 0
    assert f"would read    {DATA / 'sc-1328-2000.md'} (new)" in result.stdout
    assert "1 file to read, 0 known, 0 sources to let go" in result.stdout
    assert list(tmp_path.iterdir()) == []


def test_files_that_are_gone_are_told_and_pruned(tmp_path: Path) -> None:
    for name in ("sc-1328-2000.md", "statement-2001-15.md"):
        shutil.copyfile(DATA / name, tmp_path / name)
    store = tmp_path / "base"
    run("build", tmp_path, "--store", store)
    (tmp_path / "sc-1328-2000.md").unlink()
    assert (
        "gone         1 file; --prune lets go what they held"
        in run("build", tmp_path, "--store", store).stdout
    )
    pruned = run("build", tmp_path, "--store", store, "--prune").stdout
    assert "let go       1 source" in pruned
    assert "holds        1 document," in pruned


def test_a_file_that_fails_gives_the_code_and_the_others_are_built(tmp_path: Path) -> None:
    result = run(
        "build", DATA / "sc-1328-2000.md", tmp_path / "missing.md", "--store", tmp_path / "base"
    )
    assert result.exit_code == 3
    assert "failed       1" in result.stdout
    assert "holds        1 document," in result.stdout
    assert "missing.md: No such file or directory" in result.stderr
    assert "1 failed, 1 done" in result.stderr


def test_a_base_in_use_and_a_folder_that_is_none_are_refused(base: Path, tmp_path: Path) -> None:
    with open_store(base, read_only=False):
        result = run("build", EXAMPLES, "--store", base)
    assert result.exit_code == 5
    assert "is being written by process" in result.stderr
    (tmp_path / "thesis.md").write_text("")
    result = run("build", EXAMPLES, "--store", tmp_path)
    assert result.exit_code == 2
    assert "is no store, and not empty" in result.stderr


@pytest.mark.slow
def test_an_interrupted_build_says_so_and_goes_on_later(tmp_path: Path) -> None:
    files = tmp_path / "in"
    files.mkdir()
    for number in range(300):
        text = (DATA / "statement-2001-15.md").read_text()
        (files / f"{number}.md").write_text(f"{text}\n\nCopy {number}.\n")
    command = ["build", str(files), "--store", str(tmp_path / "base"), "--jobs", "1"]
    with subprocess.Popen(
        [sys.executable, "-m", "undocs_rdf", *command], stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "undocs-rdf: 300 files to read, 0 known\n"
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
        process.wait()
    assert process.returncode == 130
    assert "interrupted; build again to go on from here" in said
    assert run("build", files, "--store", tmp_path / "base", "--jobs", "1").exit_code == 0
