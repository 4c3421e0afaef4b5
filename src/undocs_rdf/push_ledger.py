"""What was pushed where: a small database beside a base."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final

from undocs_rdf.errors import UndocsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LEDGER_NAME: Final = "pushed.sqlite"
"""The name of the ledger in the folder of a base."""

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS pushed (
    endpoint TEXT NOT NULL,
    graph TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (endpoint, graph)
) WITHOUT ROWID
"""


class PushLedger:
    """Which graph was pushed to which endpoint, with the SHA-256 of its sorted N-Triples.

    Each change is on the disk when the call returns, so that a push that is killed is known as
    far as it came.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Use a database; `open_push_ledger` makes one."""
        self._connection = connection

    def pushed(self, endpoint: str) -> dict[str, str]:
        """Return the graphs that were pushed to an endpoint, with their digests."""
        found = self._connection.execute(
            "SELECT graph, sha256 FROM pushed WHERE endpoint = ?", (endpoint,)
        )
        return dict(found.fetchall())

    def note(self, endpoint: str, graph: str, digest: str) -> None:
        """Note that a graph is there."""
        self._connection.execute(
            "INSERT OR REPLACE INTO pushed VALUES (?, ?, ?)", (endpoint, graph, digest)
        )

    def forget(self, endpoint: str, graph: str) -> None:
        """Note that a graph is there no longer."""
        self._connection.execute(
            "DELETE FROM pushed WHERE endpoint = ? AND graph = ?", (endpoint, graph)
        )


@contextmanager
def open_push_ledger(path: Path | None) -> Iterator[PushLedger]:
    """Open a ledger for the time of a `with` block. Two pushes can't use it at once.

    Args:
        path: Its file, made if there is none; None for one that is forgotten afterwards.

    Raises:
        UndocsError: It can't be used.
    """
    # Without an isolation level each statement is a transaction of its own.
    try:
        connection = sqlite3.connect(path or ":memory:", timeout=0, isolation_level=None)
        with closing(connection):
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_SCHEMA)
            connection.execute("COMMIT")
            yield PushLedger(connection)
    except sqlite3.Error as error:
        problem = f"can't be used ({error})"
        remedy = "wait if another push is using it; if it is damaged, delete it and push again"
        raise UndocsError(str(path), problem, remedy) from None
