"""The command line as a whole: its commands, its help, its errors."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from undocs_rdf import __version__
from undocs_rdf.cli import COMMANDS, main


@pytest.mark.parametrize("name", COMMANDS)
def test_help_tells_what_the_command_itself_tells(name: str) -> None:
    context = click.Context(main)
    command = main.get_command(context, name)
    assert command is not None
    assert command.help
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0


def test_help_loads_no_command() -> None:
    code = (
        "import sys; from undocs_rdf.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit as done: assert done.code == 0\n"
        "heavy = {'rdflib', 'pyshacl', 'pyoxigraph', 'rich', 'markdown_it', 'undocs_rdf.convert'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)\n"
    )
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")
    for name in COMMANDS:
        assert f"\n  {name} " in result.stdout


def test_version() -> None:
    assert CliRunner().invoke(main, ["--version"]).output == f"undocs-rdf, version {__version__}\n"


def test_an_unknown_command_is_wrong_usage() -> None:
    result = CliRunner().invoke(main, ["conver"])
    assert result.exit_code == 2
    assert "No such command" in result.stderr


def test_an_interrupted_command_ends_as_shells_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("undocs_rdf.cli.queries.load_queries", interrupt)
    result = CliRunner().invoke(main, ["queries"])
    assert (result.exit_code, result.stderr) == (130, "undocs-rdf: interrupted\n")
