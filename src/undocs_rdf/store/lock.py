"""Who may use a store: any number of readers, or one writer and nobody else.

Oxigraph calls it undefined what a reader sees beside a writer. The lock is one of the operating
system, so that a killed process leaves none behind; the words in the file only say who it is.
"""

from __future__ import annotations

import json
import os
import socket
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING

import portalocker
from portalocker import LockFlags

from undocs_rdf.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def write_lock(path: Path) -> Iterator[None]:
    """Hold the lock of a writer.

    Args:
        path: The file to lock; it is made if there is none.

    Raises:
        RefusedError: Somebody else writes or reads; the message says who writes.
    """
    with path.open("a+b") as file:
        if not _locked(file, LockFlags.EXCLUSIVE):
            raise _refusal(path, file)
        holder = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        file.truncate(0)
        file.write(json.dumps(holder).encode())
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)


@contextmanager
def read_lock(path: Path) -> Iterator[None]:
    """Hold the lock of a reader. A store on a read-only medium has no file, and needs no lock.

    Raises:
        RefusedError: Somebody writes; the message says who.
    """
    try:
        file = path.open("rb")
    except FileNotFoundError:
        yield
        return
    with file:
        if not _locked(file, LockFlags.SHARED):
            raise _refusal(path, file)
        yield


def _locked(file: IO[bytes], flags: LockFlags) -> bool:
    """Lock an open file without waiting, until it is closed; tell whether it could be done."""
    try:
        portalocker.lock(file, flags | LockFlags.NON_BLOCKING)
    except portalocker.AlreadyLocked:
        return False
    return True


def _refusal(path: Path, file: IO[bytes]) -> RefusedError:
    """Return the error that says who holds the lock."""
    subject, remedy = str(path.parent), "wait until it is done"
    if _locked(file, LockFlags.SHARED):  # so it can be readers only
        return RefusedError(subject, "is being read by another process", remedy)
    file.seek(0)
    try:
        holder = json.loads(file.read())
        who = f"process {holder['pid']} on {holder['host']} since {holder['since']}"
    except (ValueError, KeyError, TypeError):  # it has just begun
        who = "another process"
    return RefusedError(subject, f"is being written by {who}", remedy)
