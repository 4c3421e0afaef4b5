"""`undocs-rdf validate`: documents and graphs against the shapes."""

from __future__ import annotations

import json
import logging
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from undocs_rdf.cli import options
from undocs_rdf.cli.messages import print_diagnostics, print_error
from undocs_rdf.diagnostics import line_and_column
from undocs_rdf.errors import ExitCode, UndocsError
from undocs_rdf.inputs import MEGABYTE, documents_in
from undocs_rdf.rdflib_graph import graph_of
from undocs_rdf.shapes import load_shapes
from undocs_rdf.sources import load_sources
from undocs_rdf.validate import FindingSeverity, Report, format_finding, validate_graph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rdflib import Graph

    from undocs_rdf.validate import Finding


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one file.

    Attributes:
        path: As it was named.
        source_text: Its text if it is a document; None if it is a graph.
        report: What breaks which constraint.
    """

    path: str
    source_text: str | None
    report: Report


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How findings are printed.",
)
@click.option("--strict", is_flag=True, help="End with 1 for warnings too.")
@click.option(
    "--shapes",
    "extra",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="More shapes, in Turtle; can be given several times.",
)
@click.option("--diagnostics", is_flag=True, help="Print what the reader was not sure of, too.")
@options.max_size
def validate(
    *,
    paths: tuple[str, ...],
    form: str,
    strict: bool,
    extra: tuple[Path, ...],
    diagnostics: bool,
    max_size: float,
) -> None:
    """Check documents or graphs against the shapes.

    PATH is a document, a graph (.ttl, .trig, .nt, .nq, .jsonld, .rdf), a folder of documents,
    or - for standard input. Each finding is printed with its place and the name of the
    constraint. Ends with 0 if nothing is violated, with 1 if something is.

    \b
    undocs-rdf validate draft.md
    undocs-rdf validate session-74/ --strict
    undocs-rdf validate draft.ttl --shapes house-rules.ttl --format json
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    # rdflib prints a traceback for each date that is none; the shapes say it better.
    logging.getLogger("rdflib").addHandler(logging.NullHandler())
    shapes = load_shapes(extra)
    checked: list[Checked] = []
    failed: list[UndocsError] = []
    for path in _files(paths, failed):
        try:
            one = _check(path, shapes, int(max_size * MEGABYTE), diagnostics=diagnostics)
        except UndocsError as error:
            failed.append(error)
            continue
        checked.append(one)
        if form == "text":
            for finding in one.report.findings:
                click.echo(format_finding(finding, path, one.source_text))
    click.echo(_as_json(checked) if form == "json" else _summary(checked))
    for fault in failed:
        print_error(fault)
    codes = [_exit_code(checked, strict=strict), *(fault.exit_code for fault in failed)]
    sys.exit(max(codes))


def _files(paths: Sequence[str], failed: list[UndocsError]) -> Iterator[str]:
    """Yield the files that the paths name; what names none goes to `failed`."""
    for path in paths:
        try:
            yield from documents_in(path)
        except UndocsError as error:
            failed.append(error)


def _check(path: str, shapes: Graph, max_size: int, *, diagnostics: bool) -> Checked:
    """Return what comes of a file.

    Raises:
        UndocsError: It can't be read.
    """
    sources = load_sources([path], max_size=max_size)
    conversion = sources.conversions[0][1] if sources.conversions else None
    if diagnostics and conversion is not None:
        print_diagnostics(conversion, path)
    report = validate_graph(graph_of(sources.store), shapes)
    return Checked(path, conversion.source_text if conversion else None, report)


def _exit_code(checked: Sequence[Checked], *, strict: bool) -> int:
    """Return the exit code that the findings ask for."""
    violated = any(
        not one.report.conforms or (strict and one.report.count(FindingSeverity.WARNING))
        for one in checked
    )
    return ExitCode.VIOLATIONS if violated else ExitCode.DONE


def _summary(checked: Sequence[Checked]) -> str:
    counts = (
        _counted(sum(one.report.count(severity) for one in checked), name)
        for severity, name in (
            (FindingSeverity.VIOLATION, "violation"),
            (FindingSeverity.WARNING, "warning"),
            (FindingSeverity.INFO, "note"),
        )
    )
    return f"{_counted(len(checked), 'file')} checked: {', '.join(counts)}"


def _counted(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _as_json(checked: Sequence[Checked]) -> str:
    report = {
        "conforms": all(one.report.conforms for one in checked),
        "files": [
            {
                "file": one.path,
                "conforms": one.report.conforms,
                "findings": [_finding(finding, one) for finding in one.report.findings],
            }
            for one in checked
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _finding(finding: Finding, one: Checked) -> dict[str, Any]:
    """Return a finding as JSON; the line and column are null where the text isn't at hand."""
    line = column = None
    if one.source_text is not None and finding.at is not None:
        line, column = line_and_column(one.source_text, finding.at)
    return {
        "constraint": finding.constraint,
        "severity": finding.severity.value,
        "document": finding.document,
        "part": finding.part,
        "line": line,
        "column": column,
        "message": finding.message,
        "value": finding.value,
        "focus": finding.focus,
    }
