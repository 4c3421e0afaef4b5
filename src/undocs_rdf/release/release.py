"""Writes everything that a data set is published with into a folder."""

from __future__ import annotations

import gzip
import hashlib
import re
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from undocs_rdf.errors import UndocsError
from undocs_rdf.export import GraphFormat, TableFormat, write_graphs, write_tables
from undocs_rdf.network import NetworkFormat, NetworkKind, network_of, write_network
from undocs_rdf.output import open_output, write_output
from undocs_rdf.query import select_rows
from undocs_rdf.release import crate
from undocs_rdf.release.codebook import codebook
from undocs_rdf.release.description import describe
from undocs_rdf.release.details import ReleaseDetails, ReleasedFile
from undocs_rdf.release.partitions import count_partitions
from undocs_rdf.release.quality import quality_report
from undocs_rdf.statistics import count_holdings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from undocs_rdf.store import OpenedStore

SUMS: Final = "SHA256SUMS"

_FILES: Final = (
    ("undocs.trig.gz", "all graphs, in TriG", "application/trig"),
    ("undocs.nq.gz", "all graphs, in N-Quads, sorted within a graph", "application/n-quads"),
    ("tables/documents.csv", "the documents, a row each", "text/csv"),
    ("tables/sponsorships.csv", "the sponsorships, a row each", "text/csv"),
    ("tables/paragraphs.csv", "the paragraphs, a row each", "text/csv"),
    ("tables/citations.csv", "the citations, a row each", "text/csv"),
    ("tables/ballots.csv", "the ballots, a row each", "text/csv"),
    ("citations.graphml", "which document cites which, as a network", "application/graphml+xml"),
    ("codebook.md", "what each column and each term means", "text/markdown"),
    ("quality.md", "what the data lack, counted", "text/markdown"),
    ("description.ttl", "a description for catalogues: VoID and DCAT", "text/turtle"),
)
"""The files of a release, in the order in which they are written."""
_ISO_DATE: Final = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_VERSION: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]*")


def write_release(
    opened: OpenedStore, folder: str, details: ReleaseDetails
) -> tuple[ReleasedFile, ...]:
    """Write a release of a base.

    Args:
        opened: The base.
        folder: A folder that is empty or does not exist, or one that holds a release: its files
            are written anew, each renamed into its place when it is whole.
        details: What a person says of it.

    Returns:
        The files, sums and metadata of the crate left out.

    Raises:
        UndocsError: The folder holds other things or can't be written to, or the date or the
            version is none.
    """
    if not _ISO_DATE.fullmatch(details.date):
        raise UndocsError("--date", f"{details.date!r} is no date", "write it as in 2026-11-24")
    if not _VERSION.fullmatch(details.version):
        problem = f"{details.version!r} can't stand in an IRI"
        raise UndocsError("--release", problem, "write it as in 2026.1")
    place = _prepared(folder)
    ask = partial(select_rows, opened.quads, union=True)
    for name, form in (("undocs.trig.gz", GraphFormat.TRIG), ("undocs.nq.gz", GraphFormat.NQUADS)):
        with _compressed(place / name) as output:
            write_graphs(opened, form, output)
    write_tables(ask, TableFormat.CSV, lambda name: open_output(str(place / "tables" / name)))
    network = write_network(
        network_of(NetworkKind.CITATIONS, ask), NetworkFormat.GRAPHML, opened.base
    )
    held = count_holdings(ask)
    for name, written in (
        ("citations.graphml", network),
        ("codebook.md", codebook()),
        ("quality.md", quality_report(opened, ask, held)),
    ):
        write_output(written, str(place / name))
    data = [_released(place, *file) for file in _FILES[:-1]]
    documents = held.totals["documents"]
    described = describe(details, count_partitions(opened), documents, data, opened.base)
    write_output(described, str(place / "description.ttl"))
    files = (*data, _released(place, *_FILES[-1]))
    write_output(crate.crate_metadata(details, files), str(place / crate.NAME))
    last = _released(place, crate.NAME, "the metadata of the crate", "application/ld+json")
    sums = "".join(f"{file.sha256}  {file.name}\n" for file in (*files, last))
    write_output(sums.encode(), str(place / SUMS))
    return files


def _prepared(folder: str) -> Path:
    """Return the folder of a release, made if there is none."""
    place = Path(folder)
    ours = {Path(name).parts[0] for name, _, _ in _FILES} | {SUMS, crate.NAME}
    try:
        (place / "tables").mkdir(parents=True, exist_ok=True)
        others = sorted(entry.name for entry in place.iterdir() if entry.name not in ours)
    except OSError as error:
        problem = f"can't be made a folder ({error.strerror or error})"
        raise UndocsError(folder, problem, "name a folder that you may write to") from None
    if others:
        raise UndocsError(folder, f"holds other things ({others[0]})", "name a new folder")
    return place


@contextmanager
def _compressed(path: Path) -> Iterator[BinaryIO]:
    """Open a file that is compressed as it is written; the same bytes at any time."""
    with (
        open_output(str(path)) as output,
        gzip.GzipFile(filename="", mode="wb", fileobj=output, mtime=0) as compressed,
    ):
        yield compressed  # type: ignore[misc] # typeshed knows it as no BinaryIO


def _released(folder: Path, name: str, meaning: str, media_type: str) -> ReleasedFile:
    path = folder / name
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return ReleasedFile(name, meaning, media_type, path.stat().st_size, digest)
