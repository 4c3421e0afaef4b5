"""`undocs-rdf validate`: documents, graphs and bases against the shapes."""

from __future__ import annotations

import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from undocs_rdf.cli import options
from undocs_rdf.cli.messages import print_error
from undocs_rdf.errors import ExitCode, UndocsError
from undocs_rdf.inputs import MEGABYTE
from undocs_rdf.output import write_output
from undocs_rdf.reports import REPORTS
from undocs_rdf.reports.text import lines_of, summary
from undocs_rdf.validation.baseline import Baseline, baseline_of, read_baseline
from undocs_rdf.validation.check import Check
from undocs_rdf.validation.engines import EngineName
from undocs_rdf.validation.outcome import FailOn
from undocs_rdf.validation.run import validate_paths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.validation.outcome import CheckedFile, Outcome

DEFAULT_TIMEOUT = 120.0


class ReportFile(click.ParamType):  # type: ignore[type-arg] # generic from click 8.4 on only
    """A format and the file that a report in it goes to: "sarif=validate.sarif"."""

    name = "FORMAT=FILE"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Return the format and the file."""
        form, equals, file = value.partition("=")
        if form not in REPORTS or not equals or not file:
            self.fail(f"{value!r} is not FORMAT=FILE, of {', '.join(REPORTS)}", param, ctx)
        return form, file


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(REPORTS)),
    default="text",
    show_default=True,
    help="How findings are printed.",
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    type=ReportFile(),
    help="Write a report to a file too; can be given several times.",
)
@click.option(
    "--fail-on",
    type=click.Choice([level.value for level in FailOn]),
    default=FailOn.VIOLATION.value,
    show_default=True,
    help="End with 1 from this severity on.",
)
@click.option("--strict", is_flag=True, help="The same as --fail-on warning.")
@click.option(
    "--baseline",
    "baseline_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="What is known: only what is new is printed, and fails.",
)
@click.option(
    "--update-baseline", is_flag=True, help="Write what is found to --baseline; end with 0."
)
@click.option(
    "--shapes",
    "extra",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE|DIR",
    help="More shapes; can be given several times.",
)
@click.option("--whole", is_flag=True, help="Check documents against each other too, as in a base.")
@click.option(
    "--engine",
    type=click.Choice([name.value for name in EngineName]),
    default=EngineName.REFERENCE.value,
    show_default=True,
    help="pySHACL, or a faster one that needs the extra “fast”.",
)
@click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    show_default="the number of processors",
    help="How many are checked at the same time.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=DEFAULT_TIMEOUT,
    show_default=True,
    metavar="SECONDS",
    help="The longest that one document or graph may take.",
)
@click.option("--diagnostics", is_flag=True, help="Print what the reader was not sure of, too.")
@options.format_name
@options.max_size
def validate(
    *,
    paths: tuple[str, ...],
    form: str,
    reports: tuple[tuple[str, str], ...],
    fail_on: str,
    strict: bool,
    baseline_file: Path | None,
    update_baseline: bool,
    extra: tuple[Path, ...],
    whole: bool,
    engine: str,
    jobs: int,
    timeout: float,
    diagnostics: bool,
    format_name: str | None,
    max_size: float,
) -> None:
    """Check documents, graphs or a base against the shapes.

    PATH is a document, a graph (.ttl, .trig, .nt, .nq, .jsonld, .rdf), a folder of both, the
    folder of a base, or - for standard input. Each finding is printed with its place and the name
    of the constraint. Ends with 0 if nothing is violated, with 1 if something is.

    \b
    undocs-rdf validate draft.md
    undocs-rdf validate session-74/ --fail-on warning
    undocs-rdf validate draft.ttl --shapes house-rules.ttl --format json
    undocs-rdf validate drafts/ --format github --report sarif=validate.sarif
    undocs-rdf validate drafts/ --baseline known.json --update-baseline
    undocs-rdf validate base/
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    if update_baseline and baseline_file is None:
        raise UndocsError("--update-baseline", "does not know the file", "name it by --baseline")
    # rdflib prints a traceback for each date that is none; the shapes say it better.
    logging.getLogger("rdflib").addHandler(logging.NullHandler())
    is_read = baseline_file is not None and not update_baseline
    outcome = validate_paths(
        paths,
        Check(
            extra,
            EngineName(engine),
            int(max_size * MEGABYTE),
            remarks=diagnostics,
            format_name=format_name,
        ),
        jobs=jobs,
        timeout=timeout,
        whole=whole,
        baseline=read_baseline(baseline_file) if is_read and baseline_file else Baseline(),
        fail_on=FailOn.WARNING if strict else FailOn(fail_on),
        tell=partial(_tell, as_text=form == "text"),
    )
    # As text, findings were printed as they were found.
    click.echo(summary(outcome) + "\n" if form == "text" else REPORTS[form](outcome), nl=False)
    for report_form, file in reports:
        write_output(REPORTS[report_form](outcome).encode("utf-8", "replace"), file)
    if update_baseline and baseline_file is not None:
        write_output(baseline_of(outcome.files), str(baseline_file))
    _finish(outcome, passes=update_baseline)


def _tell(file: CheckedFile, remarks: Sequence[str], *, as_text: bool) -> None:
    """Print what was found in a file, and what its reader was not sure of."""
    for remark in remarks:
        click.echo(remark, err=True)
    if as_text:
        for line in lines_of(file):
            click.echo(line)


def _finish(outcome: Outcome, *, passes: bool) -> None:
    """Say what could not be checked, and end with the gravest code."""
    for error in outcome.errors:
        print_error(error)
    failed = ExitCode.VIOLATIONS if outcome.failed and not passes else ExitCode.DONE
    sys.exit(max([failed, *(error.exit_code for error in outcome.errors)]))
