"""Taking in what was read, and letting go what no file holds any more.

The store is changed first, then the ledger. If a build ends between the two, the next one finds
that they disagree and lets the ledger catch up.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from undocs_rdf.building.files import with_loaded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from undocs_rdf.building.ledger import FileEntry, Ledger
    from undocs_rdf.building.source_reader import ReadSource
    from undocs_rdf.building.store_writer import StoreWriter


class Intake:
    """Takes in what was read, and lets go what no file holds any more."""

    def __init__(self, ledger: Ledger, writer: StoreWriter, entries: dict[str, FileEntry]) -> None:
        self._ledger = ledger
        self._writer = writer
        self._entries = entries
        self._in_store = {record.sha256 for record in writer.records.values()}
        self._held: Counter[str] = Counter()
        self._paths: dict[str, list[str]] = {}
        for path, entry in entries.items():
            self._paths.setdefault(entry.sha256, []).append(path)
            self._held.update(self._holds(entry))
        self.added = 0

    def _holds(self, entry: FileEntry) -> set[str]:
        """Return the SHA-256 of what a file keeps in the store, now or when it is read."""
        if entry.sha256 in self._in_store:
            return {entry.sha256}
        return {entry.sha256, entry.loaded} - {""}

    def take_in(self, read: ReadSource) -> int:
        """Put a Source into the store, in one transaction with what goes for it.

        Args:
            read: What came of a file.

        Returns:
            How many Sources went.

        Raises:
            RefusedGraphError: It is no RDF; nothing has changed.
        """
        sha256 = read.record.sha256
        left: Counter[str] = Counter()
        if sha256 not in self._in_store:
            for path in self._paths[sha256]:
                left.update({self._entries[path].loaded} - {"", sha256})
        gone = sorted(old for old in left if old in self._in_store and self._held[old] == left[old])
        base = self._writer.opened.base
        commit(self._ledger, self._writer, (read,), [source_of(base, old) for old in gone])
        self._held.subtract(left)
        self._in_store.add(sha256)
        self._in_store.difference_update(gone)
        self.added += 1
        return len(gone)

    def note_loaded(self) -> None:
        """Note in the ledger what each file gave to the store."""
        noted = ((e, with_loaded(e, self._in_store)) for e in self._entries.values())
        self._ledger.write_files(new for old, new in noted if new != old)


def source_of(base: str, sha256: str) -> str:
    """Return the IRI of the Source with a SHA-256."""
    return f"{base}source/{sha256[:16]}"


def commit(
    ledger: Ledger, writer: StoreWriter, added: Sequence[ReadSource], removed: Sequence[str]
) -> None:
    """Change the store, then the ledger: if it ends between them, the next build catches up."""
    for source in writer.change(added, removed):
        if source in writer.records:
            ledger.write_nodes(source, writer.stamp(source), writer.nodes_said(source))
        else:
            ledger.forget_source(source)


def catch_up(ledger: Ledger, writer: StoreWriter) -> None:
    """Make the ledger say of nodes what the store says."""
    stamps = ledger.stamps()
    for source in stamps.keys() - writer.records.keys():
        ledger.forget_source(source)
    for source in sorted(writer.records):
        stamp = writer.stamp(source)
        if stamps.get(source) != stamp:
            ledger.write_nodes(source, stamp, writer.nodes_said(source))
