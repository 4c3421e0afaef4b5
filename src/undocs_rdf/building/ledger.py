"""The ledger beside the store: which file holds what, and which Sources speak of which nodes.

It spares work and decides nothing: what a file holds is found by reading it again, what Sources
say stands in the store. A ledger that is lost or damaged is made anew.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from undocs_rdf.building.shared_nodes import Description
from undocs_rdf.errors import UndocsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

SCHEMA_VERSION: Final = 1
UNKNOWN_PATH: Final = "?"
"""What the path of a Source starts with of which the store knows and no path is known."""

_SCHEMA: Final = """
CREATE TABLE file (path TEXT PRIMARY KEY, state TEXT, looked_at INTEGER, sha256 TEXT, loaded TEXT);
CREATE TABLE source (id INTEGER PRIMARY KEY, source TEXT UNIQUE, stamp TEXT);
CREATE TABLE description (
    id INTEGER PRIMARY KEY, node TEXT, said TEXT, is_own INTEGER, UNIQUE (node, said, is_own));
CREATE TABLE mention (
    source INTEGER, description INTEGER, PRIMARY KEY (source, description)) WITHOUT ROWID;
CREATE INDEX mention_of ON mention (description);
CREATE TABLE touched (node TEXT PRIMARY KEY) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class FileEntry:
    """What is known of a file.

    Attributes:
        path: Where it is, absolute; or `UNKNOWN_PATH` and a SHA-256.
        state: What the file system says of it: size, times, number.
        looked_at: When it was hashed, in nanoseconds since 1970.
        sha256: Of its bytes then.
        loaded: The SHA-256 of what it last gave to the store; "" if nothing.
    """

    path: str
    state: str
    looked_at: int
    sha256: str
    loaded: str = ""


class Ledger:
    """The ledger of a store, open.

    Attributes:
        is_new: Whether it had to be made.
    """

    def __init__(self, connection: sqlite3.Connection, *, is_new: bool) -> None:
        self._db = connection
        self.is_new = is_new

    def files(self) -> dict[str, FileEntry]:
        """Return what is known of each file, by its path."""
        rows = self._db.execute("SELECT path, state, looked_at, sha256, loaded FROM file")
        return {row[0]: FileEntry(*row) for row in rows}

    def write_files(self, entries: Iterable[FileEntry], forgotten: Iterable[str] = ()) -> None:
        """Note what is known of files, and forget others."""
        with self._db:
            self._db.executemany("DELETE FROM file WHERE path = ?", ((path,) for path in forgotten))
            self._db.executemany(
                "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?)",
                (
                    (entry.path, entry.state, entry.looked_at, entry.sha256, entry.loaded)
                    for entry in entries
                ),
            )

    def stamps(self) -> dict[str, str]:
        """Return of each Source the stamp of what is noted of its nodes."""
        return dict(self._db.execute("SELECT source, stamp FROM source"))

    def write_nodes(self, source: str, stamp: str, nodes: Iterable[tuple[str, str, bool]]) -> None:
        """Note what a Source says of nodes, in the place of what was noted before.

        Args:
            source: Its IRI.
            stamp: What tells whether the note is up to date.
            nodes: A node, what is said of it, whether it is the node that says so.
        """
        with self._db:
            self._forget(source)
            number = self._db.execute(
                "INSERT INTO source (source, stamp) VALUES (?, ?)", (source, stamp)
            ).lastrowid
            for node in nodes:
                self._db.execute(
                    "INSERT OR IGNORE INTO description (node, said, is_own) VALUES (?, ?, ?)", node
                )
                self._db.execute(
                    "INSERT OR IGNORE INTO mention SELECT ?, id FROM description"
                    " WHERE node = ? AND said = ? AND is_own = ?",
                    (number, *node),
                )
                self._db.execute("INSERT OR IGNORE INTO touched VALUES (?)", node[:1])

    def forget_source(self, source: str) -> None:
        """Forget what a Source says of nodes."""
        with self._db:
            self._forget(source)

    def _forget(self, source: str) -> None:
        found = self._db.execute("SELECT id FROM source WHERE source = ?", (source,)).fetchone()
        if found is None:
            return
        self._db.execute(
            "INSERT OR IGNORE INTO touched SELECT node FROM mention"
            " JOIN description ON description.id = mention.description WHERE source = ?",
            found,
        )
        self._db.execute("DELETE FROM mention WHERE source = ?", found)
        self._db.execute("DELETE FROM source WHERE id = ?", found)

    def touched(self) -> Iterator[tuple[str, list[Description]]]:
        """Yield each node whose mentions changed, sorted, with all that is said of it now."""
        rows = self._db.execute(
            "SELECT touched.node, said, is_own, count(mention.source) FROM touched"
            " LEFT JOIN description ON description.node = touched.node"
            " LEFT JOIN mention ON mention.description = description.id"
            " GROUP BY touched.node, description.id ORDER BY touched.node"
        )
        node, found = "", list[Description]()
        for name, said, is_own, count in rows:
            if name != node:
                if node:
                    yield node, found
                node, found = name, []
            if count:
                found.append(Description(said, bool(is_own), count))
        if node:
            yield node, found

    def settle(self) -> None:
        """Note that the shared graph is up to date, and drop what nobody says any more."""
        with self._db:
            self._db.execute(
                "DELETE FROM description WHERE node IN (SELECT node FROM touched)"
                " AND NOT EXISTS (SELECT 1 FROM mention WHERE description = description.id)"
            )
            self._db.execute("DELETE FROM touched")


@contextmanager
def open_ledger(path: Path, loaded: Mapping[str, str]) -> Iterator[Ledger]:
    """Open the ledger of a store; one that is missing or damaged is made anew from the store.

    Args:
        path: Its file.
        loaded: The IRI of each Source in the store, and its SHA-256. A new ledger knows of no
            file that holds them; they stay in the store until they are pruned.

    Raises:
        UndocsError: It can't be written.
    """
    try:
        connection, is_new = _connect(path, loaded)
    except sqlite3.OperationalError as error:
        problem = f"can't be written ({error})"
        raise UndocsError(str(path), problem, "free some space, or check your rights") from None
    with closing(connection):
        yield Ledger(connection, is_new=is_new)


def read_files(path: Path) -> dict[str, FileEntry]:
    """Return what a ledger knows of files, without writing; nothing if there is no good one."""
    if not path.is_file():
        return {}
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as connection:
            return Ledger(connection, is_new=False).files()
    except sqlite3.Error:
        return {}


def _connect(path: Path, loaded: Mapping[str, str]) -> tuple[sqlite3.Connection, bool]:
    """Return a connection to a sound ledger, and whether it is new."""
    connection = sqlite3.connect(path)
    try:
        if _is_sound(connection):
            return connection, False
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            connection.close()
            raise
    connection.close()
    for leftover in path.parent.glob(f"{path.name}*"):
        leftover.unlink()
    connection = sqlite3.connect(path)
    _set_up(connection)
    connection.executescript(_SCHEMA)
    unknown = (
        FileEntry(f"{UNKNOWN_PATH}{sha256}", "", 0, sha256, sha256) for sha256 in loaded.values()
    )
    Ledger(connection, is_new=True).write_files(unknown)
    # Last: a ledger that was not finished is none.
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return connection, True


def _set_up(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    # What a crash of the machine may take back, the store gives again.
    connection.execute("PRAGMA synchronous = NORMAL")


def _is_sound(connection: sqlite3.Connection) -> bool:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version != SCHEMA_VERSION:
        return False
    _set_up(connection)
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
