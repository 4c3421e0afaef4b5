"""Options that several commands share."""

from __future__ import annotations

import click

max_size = click.option(
    "--max-size",
    type=click.FloatRange(min=0, min_open=True),
    default=32.0,
    show_default=True,
    metavar="MB",
    help="The largest file that is read.",
)
