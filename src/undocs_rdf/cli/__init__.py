"""The command line: one thin file a command, loaded when it is called.

A command reads files, calls the library and writes; what it decides is only its exit code
(`ExitCode`). Files, options and endpoints at fault end it with a message, never a traceback.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final

import click

from undocs_rdf import __version__
from undocs_rdf.cli.messages import print_error
from undocs_rdf.errors import UndocsError

INTERRUPTED: Final = 130
"""The exit code of a command that was interrupted from the keyboard, as shells have it."""

COMMANDS: Final = {
    "convert": "Write documents as RDF.",
    "show": "Show what was understood of a document.",
    "build": "Read documents into a knowledge base, and keep it current.",
    "validate": "Check documents or graphs against the shapes.",
    "query": "Ask documents or graphs a question.",
    "queries": "List the questions that can be asked.",
    "search": "Find the paragraphs of a base that have words.",
    "push": "Bring a base to a triple store elsewhere.",
    "export": "Write a base, a document of it, or an answer, as files.",
    "stats": "Count what a base holds.",
    "release": "Write all that a data set is published with.",
    "network": "Count who sponsors, votes and cites with whom.",
}
"""What each command does. `undocs-rdf --help` loads none of them, so that it answers at once."""


class CommandGroup(click.Group):
    """The commands, each imported from the module of its name when it is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order in which they are used."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, or None if there is none of this name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"undocs_rdf.cli.{cmd_name}")
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what is at fault outside the program ends it with a message."""
        try:
            return super().invoke(ctx)
        except UndocsError as error:
            print_error(error)
            ctx.exit(error.exit_code)
        except KeyboardInterrupt:
            # Click would end with 1, which says that violations were found.
            click.echo("undocs-rdf: interrupted", err=True)
            ctx.exit(INTERRUPTED)


@click.command(cls=CommandGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="undocs-rdf")
def main() -> None:
    """Read United Nations resolutions and drafts into RDF; check, query and export them.

    Exit codes: 0 done, 1 violations found, 2 wrong usage, 3 unreadable input, 4 over a limit,
    5 refused. A batch goes on with its other files and ends with the gravest code.
    """
