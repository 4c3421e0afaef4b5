"""`undocs-rdf stats`: what a base holds."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

import click

from undocs_rdf.cli import options
from undocs_rdf.inputs import MEGABYTE
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.query import select_rows
from undocs_rdf.results import format_table
from undocs_rdf.sources import open_sources
from undocs_rdf.statistics import count_holdings

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_VALUES = 20
"""The most values of a breakdown that a person is shown; JSON has them all."""


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="The form of the counts.",
)
@click.option("--base", default=DEFAULT_BASE, help="What the IRIs start with.", show_default=True)
@options.max_size
def stats(*, sources: tuple[str, ...], form: str, base: str, max_size: float) -> None:
    """Count what a base holds: documents by kind, body, session and language, and the rest.

    SOURCE is a base, a graph, a document, or a folder of them.

    \b
    undocs-rdf stats base/
    undocs-rdf stats session-74/ --format json
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    with open_sources(sources, base=base, max_size=int(max_size * MEGABYTE)) as opened:
        counted = count_holdings(partial(select_rows, opened.store, union=opened.union))
    if form == "json":
        click.echo(json.dumps(asdict(counted), ensure_ascii=False, indent=2))
        return
    _print("", counted.totals)
    for name, values in counted.breakdowns.items():
        if values:
            _print(name, values)


def _print(name: str, counts: Mapping[str, int]) -> None:
    shown = [(value, f"{count:,}") for value, count in list(counts.items())[:MOST_VALUES]]
    if len(counts) > MOST_VALUES:
        shown.append((f"… {len(counts) - MOST_VALUES} more", ""))
    click.echo(format_table((name, "documents" if name else ""), shown, sys.stdout.buffer))
