"""What a build has to do: the difference between what files hold and what the store does."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from undocs_rdf.building.ledger import UNKNOWN_PATH
from undocs_rdf.building.source_reader import Task, recipe_of
from undocs_rdf.inputs import file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from undocs_rdf.building.ledger import FileEntry
    from undocs_rdf.building.records import Record
    from undocs_rdf.model import Metadata


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build has to do.

    Attributes:
        tasks: The files to read, sorted by path.
        reasons: By the path of each, why: "new", "changed", "another version of the reader, …".
        forgotten: Paths that the ledger is to forget.
        removed: SHA-256 of Sources that no file holds, whatever becomes of the tasks.
        same: How many of the named files need not be read, other files with the same bytes
            among them.
        gone: Paths of the ledger at which there is no file, and which are kept.
    """

    tasks: tuple[Task, ...]
    reasons: Mapping[str, str]
    forgotten: tuple[str, ...]
    removed: tuple[str, ...]
    same: int
    gone: tuple[str, ...]


def make_plan(
    found: Mapping[str, FileEntry],
    entries: Mapping[str, FileEntry],
    records: Iterable[Record],
    gone: Iterable[str],
    *,
    metadata_of: Callable[[str], Metadata | None],
    base: str,
    max_size: int,
    prune: bool,
) -> Plan:
    """Return what is to be done.

    Args:
        found: What the named files hold, by path.
        entries: All that is known of files, these among them.
        records: What is noted of the Sources in the store.
        gone: Paths at which there is no file any more.
        metadata_of: Gives what is known of a file and not printed in it.
        base: The IRI that the IRIs of documents start with.
        max_size: The most bytes that are read of a file.
        prune: Whether Sources go whose files are gone.
    """
    noted = {record.sha256: record for record in records}
    held = {entry.sha256 for entry in found.values()}
    forgotten = {
        path
        for path in gone
        if prune or (path.startswith(UNKNOWN_PATH) and entries[path].sha256 in held)
    }
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for path, entry in sorted(entries.items()):
        if path not in forgotten and not path.startswith(UNKNOWN_PATH):
            holders[entry.sha256].append(path)
    tasks, reasons = [], {}
    for sha256 in dict.fromkeys(entry.sha256 for _, entry in sorted(found.items())):
        paths = holders[sha256]
        name = min(map(file_name, paths))
        metadata = next(filter(None, map(metadata_of, paths)), None)
        record = noted.get(sha256)
        if record is not None and record.recipe == recipe_of(sha256, name, metadata):
            continue
        path = next(path for path in paths if path in found)
        tasks.append(Task(path, sha256, name, metadata, base, max_size))
        reasons[path] = _reason(record is not None, bool(entries[path].loaded))
    wanted = {entry.sha256 for path, entry in entries.items() if path not in forgotten}
    wanted |= {
        entry.loaded
        for path, entry in entries.items()
        if path not in forgotten and entry.sha256 not in noted
    }
    return Plan(
        tasks=tuple(sorted(tasks, key=lambda task: task.path)),
        reasons=reasons,
        forgotten=tuple(sorted(forgotten)),
        removed=tuple(sorted(noted.keys() - wanted)),
        same=len(found) - len(tasks),
        gone=() if prune else tuple(path for path in gone if not path.startswith(UNKNOWN_PATH)),
    )


def _reason(in_store: bool, was_loaded: bool) -> str:
    if in_store:
        return "read by another version, or under another name or metadata"
    return "changed" if was_loaded else "new"
