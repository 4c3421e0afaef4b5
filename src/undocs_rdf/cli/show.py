"""`undocs-rdf show`: what was understood of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from undocs_rdf.cli import options
from undocs_rdf.convert import ConvertOptions, read_source
from undocs_rdf.diagnostics import format_diagnostic
from undocs_rdf.document_view import document_view
from undocs_rdf.inputs import documents_in, read_input

if TYPE_CHECKING:
    from undocs_rdf.parser import Parsed

PLAIN_WIDTH = 100
"""Columns of a page that is written to a file or a pipe."""


@click.command()
@click.argument("path", metavar="FILE")
@click.option("--text", is_flag=True, help="Print the text that offsets count, and nothing else.")
@options.format_name
def show(path: str, *, text: bool, format_name: str | None) -> None:
    """Show what was understood of a document: its facts, sponsors, paragraphs and citations.

    FILE is a document (Markdown, plain text, PDF, Word, HTML, the UN's Akoma Ntoso XML), or - for
    standard input; of a folder, a ZIP archive or a pattern in quotes each document is shown. What
    the reader was not sure of comes last.

    \b
    undocs-rdf show draft.pdf
    undocs-rdf show 'session.zip!/resolution.txt' --from plain
    undocs-rdf show draft.docx --text
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    wanted = ConvertOptions(format_name=format_name)
    for document in documents_in(path):
        parsed, source_text = read_source(read_input(document), document, wanted)
        if text:
            click.echo(source_text, nl=False)
        else:
            _show(parsed, document, source_text)


def _show(parsed: Parsed, path: str, source_text: str) -> None:
    """Print what a file holds: in colour at a terminal, else as plain lines."""
    console = Console(highlight=False)
    if console.is_terminal:
        _print(console, parsed, path, source_text)
        return
    plain = Console(highlight=False, color_system=None, width=PLAIN_WIDTH)
    with plain.capture() as page:
        _print(plain, parsed, path, source_text)
    # A terminal doesn't show that lines are filled up with blanks; a file would.
    click.echo("\n".join(line.rstrip() for line in page.get().splitlines()))


def _print(console: Console, parsed: Parsed, path: str, source_text: str) -> None:
    """Print the documents of a file, and what should be known about it."""
    for document in parsed.documents:
        console.print(document_view(document))
    if parsed.diagnostics:
        console.print(Text("Diagnostics", "bold"), f"({len(parsed.diagnostics)})")
    for diagnostic in parsed.diagnostics:
        # A place must stay in one piece for an editor to jump to it.
        console.print(Text(format_diagnostic(diagnostic, path, source_text)), soft_wrap=True)
