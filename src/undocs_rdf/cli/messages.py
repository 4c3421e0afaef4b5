"""What a command says beside its result: on standard error, a line a matter."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from undocs_rdf.diagnostics import format_diagnostic
from undocs_rdf.inputs import STANDARD_STREAM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.convert import Conversion
    from undocs_rdf.errors import UndocsError


def print_error(error: UndocsError) -> None:
    """Say what is at fault, what is wrong with it, and what can be done."""
    click.echo(f"undocs-rdf: {error.subject}: {error.problem}; {error.remedy}", err=True)


def print_remark(remark: str) -> None:
    """Say what the user should know beside a result."""
    click.echo(f"undocs-rdf: {remark}", err=True)


def print_diagnostics(conversion: Conversion, path: str) -> None:
    """Say what a reader should know about a document, each with its line and column."""
    shown = conversion.name if path == STANDARD_STREAM else path
    for diagnostic in conversion.diagnostics:
        click.echo(format_diagnostic(diagnostic, shown, conversion.source_text), err=True)


def finish_batch(failed: Sequence[UndocsError], done: int) -> None:
    """Say which files of a batch failed; if any did, end with the gravest code among them."""
    for error in failed:
        print_error(error)
    if failed:
        if done:
            click.echo(f"undocs-rdf: {len(failed)} failed, {done} done", err=True)
        sys.exit(max(error.exit_code for error in failed))
