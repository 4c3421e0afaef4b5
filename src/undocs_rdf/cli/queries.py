"""`undocs-rdf queries`: the questions that can be asked."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from undocs_rdf.query import find_query, load_queries
from undocs_rdf.results import format_table

if TYPE_CHECKING:
    from undocs_rdf.query import NamedQuery, Parameter


@click.command()
@click.argument("name", required=False)
@click.option("--tag", help="Only questions about this.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="The form of the list.",
)
def queries(*, name: str | None, tag: str | None, form: str) -> None:
    """List the questions that can be asked, or show the one called NAME in full.

    \b
    undocs-rdf queries
    undocs-rdf queries --tag sponsors
    undocs-rdf queries cited-by
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    if name is not None:
        found = find_query(name)
        written = _json(_description(found)) if form == "json" else found.text
        click.echo(written, nl=not written.endswith("\n"))
        return
    listed = [query for query in load_queries() if tag is None or tag in query.tags]
    if form == "json":
        click.echo(_json([_description(query) for query in listed]))
        return
    _print_list([query for query in listed if not query.is_contract], "questions")
    _print_list([query for query in listed if query.is_contract], "queries of the contract")


def _print_list(listed: list[NamedQuery], what: str) -> None:
    """Print names, titles and parameters by what they are about, and how many there are."""
    if not listed:
        return
    rows = [
        (*query.tags[:1], query.name, query.title, ", ".join(map(_written, query.parameters)))
        for query in sorted(listed, key=lambda query: query.tags[:1])
    ]
    heads = ("about", "name", "title", "parameters")[-len(rows[0]) :]
    click.echo(format_table(heads, rows, sys.stdout.buffer), nl=False)
    click.echo(f"{len(listed)} {what}\n")


def _written(parameter: Parameter) -> str:
    """Return a parameter's name; brackets say that it can be left out."""
    return parameter.name if parameter.required else f"[{parameter.name}]"


def _description(query: NamedQuery) -> dict[str, Any]:
    return asdict(query) | {"is_contract": query.is_contract}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
