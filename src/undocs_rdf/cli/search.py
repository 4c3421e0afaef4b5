"""`undocs-rdf search`: the paragraphs of a base that have words."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from undocs_rdf.cli import options
from undocs_rdf.errors import UnreadableInputError
from undocs_rdf.model import DocumentKind
from undocs_rdf.parameters import ParameterType, read_value
from undocs_rdf.results import format_table
from undocs_rdf.search import SearchFilters, SearchIndex
from undocs_rdf.store import StoreLayout, is_store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.search import Hit

_COLUMNS = ("document", "label", "date", "words")


@click.command()
@click.argument("words", nargs=-1, required=True)
@options.store
@click.option("--body", help="Only documents submitted to this body or adopted by it.")
@click.option("--session", help="Only documents of this session.")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in DocumentKind], case_sensitive=False),
    help="Only documents of this kind.",
)
@click.option("--state", help="Only documents that this State sponsors.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    help="The form of the hits; by default table at a terminal, else csv.",
)
def search(
    *,
    words: tuple[str, ...],
    store: str,
    body: str | None,
    session: str | None,
    kind: str | None,
    state: str | None,
    limit: int,
    form: str | None,
) -> None:
    """Find the paragraphs and titles that have all of the words, the best first.

    A phrase stands in quotation marks, a star ends the beginning of a word, and a symbol is a
    word like any other. Case, accents and English endings make no difference.

    \b
    undocs-rdf search nuclear disarmament --store base
    undocs-rdf search '"sustainable development goals" financ*' --store base --session 78
    undocs-rdf search embargo --store base --kind Resolution --body "General Assembly"
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    filters = SearchFilters(
        body=_code(ParameterType.BODY, body, "--body"),
        session=_code(ParameterType.SESSION, session, "--session"),
        kind=kind,
        state=_code(ParameterType.STATE, state, "--state"),
    )
    with _index_of(store) as index:
        hits = index.search(" ".join(words), filters, limit)
    _write(hits, form or ("table" if sys.stdout.isatty() else "csv"))


def _index_of(store: str) -> SearchIndex:
    """Return the index of a base, open to be searched."""
    if not is_store(store):
        remedy = f"build one: undocs-rdf build INPUT --store {store}"
        raise UnreadableInputError(store, "holds no knowledge base", remedy)
    return SearchIndex.open_to_search(StoreLayout(Path(store)).search_index)


def _code(kind: ParameterType, value: str | None, option: str) -> str | None:
    """Return the code of what a person names: the symbol of a body, the code of a State."""
    return None if value is None else str(read_value(kind, value, option).value)


def _write(hits: Sequence[Hit], form: str) -> None:
    rows = [(hit.symbol or hit.document, hit.label, hit.date, hit.marked()) for hit in hits]
    if form == "json":
        listed = [asdict(hit) | {"words": hit.marked()} for hit in hits]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
    elif form == "csv":
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows([_COLUMNS, *rows])
        click.echo(written.getvalue(), nl=False)
    else:
        if rows:
            click.echo(format_table(_COLUMNS, rows, sys.stdout.buffer), nl=False)
        click.echo(f"{len(rows)} {'hit' if len(rows) == 1 else 'hits'}")
