"""What the files hold: which of them are new or changed, by their SHA-256.

A file is hashed again unless everything that the file system says of it is as it was: size, both
times and number. A time that is not clearly before the moment at which the file was last looked
at proves nothing, for the file may have been written again within the clock's grain; such a file
is hashed too. The time of change (`ctime`) can't be set by a program, so that a file whose
modification time was put back is noticed. `rehash` trusts nothing.
"""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from undocs_rdf.archives import members_of, split_member
from undocs_rdf.building.ledger import UNKNOWN_PATH, FileEntry
from undocs_rdf.errors import LimitExceededError, UndocsError, UnreadableInputError
from undocs_rdf.formats import endings
from undocs_rdf.inputs import MEGABYTE, STANDARD_STREAM, documents_in, read_input

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

_GRAIN: Final = 2_000_000_000
"""The coarsest clock of a file system in use (FAT's), in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found of the files.

    Attributes:
        files: Of those that were named, by path.
        failed: What could not be read.
        hashed: How many were read to be hashed.
    """

    files: dict[str, FileEntry]
    failed: tuple[UndocsError, ...]
    hashed: int


def scan_files(
    inputs: Iterable[str],
    known: Mapping[str, FileEntry],
    loaded: Iterable[str],
    *,
    max_size: int,
    rehash: bool = False,
) -> Scan:
    """Return what the files hold that the inputs name.

    Args:
        inputs: Files and folders.
        known: What the ledger knows of files.
        loaded: The SHA-256 of each Source in the store.
        max_size: The most bytes that a file may have.
        rehash: Whether to read every file, whatever the file system says of it.
    """
    failed: list[UndocsError] = []
    found: dict[str, FileEntry] = {}
    in_store = set(loaded)
    hashed = 0
    for path in _paths(inputs, failed):
        before = known.get(path)
        try:
            state, changed = _state_of(path, max_size)
            if before and not rehash and before.state == state and _is_settled(before, changed):
                found[path] = before
                continue
            looked_at = time.time_ns()
            sha256 = _sha256(path, max_size)
        except UndocsError as error:
            failed.append(error)
            continue
        hashed += 1
        gave = "" if before is None else before.loaded
        if before is not None and before.sha256 in in_store:
            gave = before.sha256
        found[path] = FileEntry(path, state, looked_at, sha256, gave)
    return Scan(found, tuple(failed), hashed)


def gone_files(known: Iterable[str], found: Mapping[str, FileEntry]) -> list[str]:
    """Return the paths of the ledger at which there is no file any more, sorted."""
    members = cache(_members)
    return sorted(
        path
        for path in known
        if path not in found and (path.startswith(UNKNOWN_PATH) or not _exists(path, members))
    )


def _exists(path: str, members: Callable[[str], frozenset[str]]) -> bool:
    archive = split_member(path)
    return path in members(archive[0]) if archive else Path(path).exists()


def _members(archive: str) -> frozenset[str]:
    """Return the documents in an archive; none if it is gone or damaged."""
    try:
        return frozenset(members_of(archive, endings()))
    except UndocsError:
        return frozenset()


def with_loaded(entry: FileEntry, in_store: set[str]) -> FileEntry:
    """Return an entry that says what its file last gave to the store."""
    return replace(entry, loaded=entry.sha256) if entry.sha256 in in_store else entry


def _paths(inputs: Iterable[str], failed: list[UndocsError]) -> Iterator[str]:
    """Yield the files that the inputs name, each once, by its absolute path."""
    seen: set[str] = set()
    for named in inputs:
        if named == STANDARD_STREAM:
            remedy = "save it as a file"
            failed.append(UndocsError("-", "standard input can't be kept current", remedy))
            continue
        try:
            paths = documents_in(named)
        except UndocsError as error:
            failed.append(error)
            continue
        for path in map(os.path.abspath, paths):
            if path not in seen:
                seen.add(path)
                yield path


def _state_of(path: str, max_size: int) -> tuple[str, int]:
    """Return what the file system says of a file, and when it last changed, in nanoseconds.

    Raises:
        UnreadableInputError: There is no such file.
        LimitExceededError: It is too large.
    """
    archive = split_member(path)
    try:
        # Not by pathlib: of ten thousand files it takes a second.
        status = os.stat(archive[0] if archive else path)  # noqa: PTH116
    except OSError as error:
        problem = error.strerror or str(error)
        raise UnreadableInputError(path, problem, "check the path and your rights") from None
    if status.st_size > max_size and not archive:
        problem = f"is larger than {max_size / MEGABYTE:g} MB"
        raise LimitExceededError(path, problem, "split it, or raise --max-size")
    state = f"{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_ino}"
    return state, max(status.st_mtime_ns, status.st_ctime_ns)


def _is_settled(entry: FileEntry, changed: int) -> bool:
    return changed + _GRAIN < entry.looked_at


def _sha256(path: str, max_size: int) -> str:
    if split_member(path):
        return hashlib.sha256(read_input(path, max_size)).hexdigest()
    try:
        with Path(path).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        problem = error.strerror or str(error)
        raise UnreadableInputError(path, problem, "check that you may read it") from None
