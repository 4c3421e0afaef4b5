"""`undocs-rdf release`: everything that a data set is published with."""

from __future__ import annotations

import click

from undocs_rdf.cli import options
from undocs_rdf.release import ReleaseDetails, write_release
from undocs_rdf.store import open_store

_DEFAULTS = ReleaseDetails("", "")


@click.command()
@click.argument("folder", metavar="DIR")
@options.store
@click.option("--date", required=True, metavar="DATE", help="When it is published: 2026-11-24.")
@click.option("--release", "version", required=True, metavar="N", help="Its version: 2026.1.")
@click.option("--title", default=_DEFAULTS.title, show_default=True, help="Its title.")
@click.option("--creator", default=_DEFAULTS.creator, show_default=True, help="Who made it.")
@click.option("--licence", default=_DEFAULTS.licence, show_default=True, metavar="IRI")
@click.option("--homepage", default="", metavar="IRI", help="Its page, if it has one.")
def release(
    *,
    folder: str,
    store: str,
    date: str,
    version: str,
    title: str,
    creator: str,
    licence: str,
    homepage: str,
) -> None:
    """Write into DIR all that a data set is published with.

    TriG and N-Quads (gzip), tables as CSV, the network of citations as GraphML, a codebook, a
    quality report, a description for catalogues (VoID and DCAT), the metadata of an RO-Crate,
    and SHA-256 sums. The same base, date and version give the same bytes.

    \b
    undocs-rdf release published/ --store base --date 2026-11-24 --release 2026.1
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped
    details = ReleaseDetails(date, version, title, creator, licence, homepage)
    with open_store(store) as opened:
        files = write_release(opened, folder, details)
    for file in files:
        click.echo(f"{file.size:>12,}  {file.name}")
