"""`undocs-rdf build`: documents into a knowledge base."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

import click

from undocs_rdf.building import BuildOptions
from undocs_rdf.building import build as run_build
from undocs_rdf.cli import INTERRUPTED, options
from undocs_rdf.cli.build_progress import BuildProgress
from undocs_rdf.cli.messages import finish_batch
from undocs_rdf.diagnostics import SEVERITIES, Code
from undocs_rdf.inputs import MEGABYTE, read_input
from undocs_rdf.metadata import read_metadata

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from undocs_rdf.building import BuildReport
    from undocs_rdf.model import Metadata


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@options.store
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=lambda: os.cpu_count() or 1,
    show_default="one a processor",
    metavar="N",
    help="How many processes read.",
)
@click.option("--prune", is_flag=True, help="Let go what was read from files that are gone.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--rehash", is_flag=True, help="Read every file to see whether it changed.")
@click.option(
    "--prefer",
    "preferred",
    multiple=True,
    type=options.FormatName(),
    help="The format that speaks for a document that came in several; can be given several times.",
)
@click.option(
    "--metadata",
    "metadata_file",
    metavar="FILE.csv",
    help="What is known of the files: file, symbol, title, date_issued, date_adopted.",
)
@click.option("--base", metavar="IRI", help="What the IRIs start with, when the base is new.")
@options.max_size
@click.option("-q", "--quiet", is_flag=True, help="Don't say how it goes on.")
def build(
    *,
    inputs: tuple[str, ...],
    store: str,
    jobs: int,
    prune: bool,
    dry_run: bool,
    rehash: bool,
    preferred: tuple[str, ...],
    metadata_file: str | None,
    base: str | None,
    max_size: float,
    quiet: bool,
) -> None:
    """Read documents into a knowledge base, and keep it current.

    INPUT is a document or a folder of documents. What is known already is not read again, what
    changed is read anew. A build that was ended in the middle is finished by the next one.

    \b
    undocs-rdf build documents/ --store base
    undocs-rdf build documents/ --store base --prune --dry-run
    undocs-rdf query most-cited base --limit 10
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    max_bytes = int(max_size * MEGABYTE)
    build_options = BuildOptions(
        base=base,
        jobs=jobs,
        prune=prune,
        rehash=rehash,
        dry_run=dry_run,
        max_size=max_bytes,
        preferred=preferred,
        metadata_of=_metadata(metadata_file, max_bytes),
    )
    try:
        with BuildProgress(quiet=quiet) as progress:
            report = run_build(inputs, store, build_options, progress)
    except KeyboardInterrupt:
        click.echo("undocs-rdf: interrupted; build again to go on from here", err=True)
        raise click.exceptions.Exit(INTERRUPTED) from None
    for line in _intended(report) if dry_run else _done(report):
        click.echo(line)
    finish_batch(report.failed, report.added + report.plan.same)


def _metadata(file: str | None, max_bytes: int) -> Callable[[str], Metadata | None]:
    if file is None:
        return lambda _: None
    return read_metadata(read_input(file, max_bytes), file).of


def _intended(report: BuildReport) -> Iterator[str]:
    """Yield what a build would do."""
    for path, reason in sorted(report.plan.reasons.items()):
        yield f"would read    {path} ({reason})"
    for path in report.plan.forgotten:
        yield f"would forget  {path}"
    yield (
        f"{_counted(len(report.plan.tasks), 'file')} to read, {report.plan.same:,} known, "
        f"{_counted(len(report.plan.removed), 'source')} to let go"
    )
    yield from _gone(report)


def _done(report: BuildReport) -> Iterator[str]:
    """Yield what a build did, and what the base holds now."""
    totals, finished = report.totals, report.finished
    reasons = Counter(report.plan.reasons.values())
    read = ", ".join(f"{count:,} {reason}" for reason, count in sorted(reasons.items()))
    yield f"read         {read or 'nothing'}; {report.plan.same:,} known"
    if report.removed:
        yield f"let go       {_counted(report.removed, 'source')}"
    yield from _gone(report)
    if report.failed:
        yield f"failed       {len(report.failed):,}"
    yield (
        f"holds        {_counted(totals.documents, 'document')}, "
        f"{_counted(totals.paragraphs, 'paragraph')}, {_counted(totals.citations, 'citation')}, "
        f"{_counted(totals.sponsorships, 'sponsorship')}"
    )
    silent = f", {totals.silent:,} of them silent" if totals.silent else ""
    yield f"from         {_counted(totals.sources, 'source')}{silent}"
    if finished is not None and finished.links:
        links = (f"{count:,} {name}" for name, count in finished.links.items())
        yield f"derived      {', '.join(links)}"
    for code, count in totals.diagnostics.items():
        yield f"{code}       {count:,} {SEVERITIES[Code(code)].value}"


def _gone(report: BuildReport) -> Iterator[str]:
    if report.plan.gone:
        files = _counted(len(report.plan.gone), "file")
        yield f"gone         {files}; --prune lets go what they held"


def _counted(number: int, name: str) -> str:
    return f"{number:,} {name}" if number == 1 else f"{number:,} {name}s"
