"""`undocs-rdf push`: the graphs of a base, brought to a triple store elsewhere."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from undocs_rdf.cli import options
from undocs_rdf.cli.messages import finish_batch, print_remark
from undocs_rdf.errors import UndocsError
from undocs_rdf.inputs import MEGABYTE
from undocs_rdf.push_ledger import LEDGER_NAME, open_push_ledger
from undocs_rdf.pushing import (
    DEFAULT_JOBS,
    DEFAULT_TIMEOUT,
    PushOptions,
    PushReport,
    StoreGraphs,
)
from undocs_rdf.pushing import push as run_push
from undocs_rdf.store import open_store
from undocs_rdf.transport import checked_address, credentials_from_environment, travels_in_clear

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from undocs_rdf.building.plan import Plan

_TELL_EVERY = 500
"""After how many graphs it is said how far a push is."""


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--endpoint",
    required=True,
    metavar="URL",
    help="Where graphs are taken by the Graph Store Protocol.",
)
@click.option("--store", metavar="DIR", help="The folder of the base.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1, max=64),
    default=DEFAULT_JOBS,
    show_default=True,
    metavar="N",
    help="How many graphs are on their way at once.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=DEFAULT_TIMEOUT,
    show_default=True,
    metavar="SECONDS",
    help="How long a graph may take.",
)
@click.option("--ledger", metavar="FILE", help="What was pushed where; beside the base by default.")
@click.option("--anew", is_flag=True, help="Push what is noted as pushed, too.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@options.max_size
@click.option("-q", "--quiet", is_flag=True, help="Don't say how far it is.")
def push(
    *,
    sources: tuple[str, ...],
    endpoint: str,
    store: str | None,
    jobs: int,
    timeout: float,
    ledger: str | None,
    anew: bool,
    dry_run: bool,
    max_size: float,
    quiet: bool,
) -> None:
    """Make a triple store elsewhere hold what a base holds, a named graph a request.

    What was pushed is noted beside the base: the next push sends what changed, lets go what went,
    and goes on where one was ended. With SOURCE instead of --store, documents are pushed as a base
    of their own, which is not kept. Credentials are taken from UNDOCS_RDF_USER and
    UNDOCS_RDF_PASSWORD, or from UNDOCS_RDF_TOKEN.

    \b
    undocs-rdf push --endpoint http://localhost:7878/store --store base
    undocs-rdf push --endpoint http://localhost:3030/un/data --store base --dry-run
    undocs-rdf push --endpoint http://localhost:8890/sparql-graph-crud-auth draft.md
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    checked_address(endpoint)
    if (store is None) == (not sources):
        problem = "has nothing to push" if store is None else "can't be given beside sources"
        remedy = "give --store DIR, or documents"
        raise UndocsError("--store" if store else "push", problem, remedy)
    credentials = credentials_from_environment()
    if credentials and travels_in_clear(endpoint):
        print_remark(f"{endpoint}: the credentials travel unencrypted; use https if it can")
    push_options = PushOptions(jobs, timeout, anew, dry_run)
    observe: Callable[[PushReport], None] = (lambda _: None) if quiet else _tell
    with _base(store, sources, int(max_size * MEGABYTE)) as folder:
        noted = Path(ledger) if ledger else Path(store, LEDGER_NAME) if store else None
        with open_store(folder) as opened, open_push_ledger(noted) as push_ledger:
            report = run_push(
                StoreGraphs(opened.quads, tuple(opened.graphs())),
                endpoint,
                push_ledger,
                credentials=credentials,
                options=push_options,
                observe=observe,
            )
    for remark in report.remarks:
        print_remark(remark)
    would = "would be " if dry_run else ""
    click.echo(
        f"{len(report.put):,} graphs {would}put, {report.same:,} are the same, "
        f"{len(report.deleted):,} {would}deleted"
    )
    finish_batch(report.failed, len(report.put) + report.same)


class _Quiet:
    """Hears how a build goes on, and says nothing."""

    def planned(self, plan: Plan) -> None:
        """Hear what is to be done."""

    def read(self, path: str, diagnostics: Mapping[str, int], error: UndocsError | None) -> None:
        """Hear what came of a file."""

    def stage(self, name: str) -> None:
        """Hear what is done next."""


@contextmanager
def _base(store: str | None, sources: tuple[str, ...], max_size: int) -> Iterator[str | Path]:
    """Give the folder of a base: the one that is named, or one that is made of sources."""
    if store is not None:
        yield store
        return
    from undocs_rdf.building import BuildOptions, build  # noqa: PLC0415 - takes time to load

    with tempfile.TemporaryDirectory(prefix="undocs-rdf-") as scratch:
        folder = Path(scratch, "base")
        report = build(sources, folder, BuildOptions(jobs=1, max_size=max_size), _Quiet())
        if report.failed:
            raise report.failed[0]
        yield folder


def _tell(report: PushReport) -> None:
    """Say now and then how far a push is."""
    done = len(report.put) + len(report.deleted)
    if done % _TELL_EVERY == 0:
        print_remark(f"{done:,} graphs done")
