"""A build: from files to a knowledge base that holds what they say, and nothing else.

It is a comparison, not a script: what the files hold, what the ledger knows and what stands in
the store are looked at, and the difference is worked off in steps of which each leaves a sound
store. A build that was ended anywhere is finished by the next one.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from undocs_rdf.building.files import gone_files, scan_files
from undocs_rdf.building.finish import finish_build
from undocs_rdf.building.intake import Intake, catch_up, commit, source_of
from undocs_rdf.building.ledger import open_ledger
from undocs_rdf.building.ledger import read_files as read_ledger_files
from undocs_rdf.building.parallel import read_files
from undocs_rdf.building.plan import make_plan
from undocs_rdf.building.store_writer import RefusedGraphError, StoreWriter, read_records
from undocs_rdf.building.voices import Role, VoiceKey, format_ranks
from undocs_rdf.convert import checked_base
from undocs_rdf.errors import LimitExceededError, UndocsError
from undocs_rdf.inputs import DEFAULT_MAX_SIZE
from undocs_rdf.iri import DEFAULT_BASE
from undocs_rdf.store import StoreLayout, create_store, is_store, open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from undocs_rdf.building.finish import Finished
    from undocs_rdf.building.ledger import FileEntry
    from undocs_rdf.building.plan import Plan
    from undocs_rdf.building.records import Record
    from undocs_rdf.model import Metadata
    from undocs_rdf.store import OpenedStore


class Observer(Protocol):
    """Hears how a build goes on."""

    def planned(self, plan: Plan) -> None:
        """Hear what is to be done, before anything is."""

    def read(self, path: str, diagnostics: Mapping[str, int], error: UndocsError | None) -> None:
        """Hear what came of a file: how many diagnostics of each code, or why it failed."""

    def stage(self, name: str) -> None:
        """Hear what is done when all files are read."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build.

    Attributes:
        base: The IRI that the IRIs of documents start with; None for that of the store.
        jobs: How many processes read.
        prune: Whether what was read from files that are gone goes too.
        rehash: Whether every file is read, whatever the file system says of it.
        dry_run: Whether to tell only what would be done.
        max_size: The most bytes that are read of a file.
        preferred: Names of formats that speak before others of the same document.
        metadata_of: Gives what is known of a file, by its path, and not printed in it.
    """

    base: str | None = None
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    prune: bool = False
    rehash: bool = False
    dry_run: bool = False
    max_size: int = DEFAULT_MAX_SIZE
    preferred: tuple[str, ...] = ()
    metadata_of: Callable[[str], Metadata | None] = lambda _: None


@dataclass(frozen=True, slots=True)
class Totals:
    """What a base holds.

    Attributes:
        sources: Files, those with the same bytes counted once.
        documents: Documents.
        paragraphs: Paragraphs, sections, annexes and notes.
        citations: Citations.
        sponsorships: Sponsorships.
        silent: Sources of which no document is told, as others speak for them.
        diagnostics: Diagnostics of all Sources, by code.
    """

    sources: int
    documents: int
    paragraphs: int
    citations: int
    sponsorships: int
    silent: int
    diagnostics: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        plan: What it had to do.
        hashed: How many files were read to see whether they changed.
        added: How many Sources were put in, or anew.
        removed: How many Sources went.
        failed: Files that could not be read.
        finished: What was made of all Sources; None on a dry run.
        totals: What the base holds now; on a dry run, before.
    """

    plan: Plan
    hashed: int
    added: int
    removed: int
    failed: tuple[UndocsError, ...]
    finished: Finished | None
    totals: Totals


def build(
    inputs: Sequence[str], folder: str | Path, options: BuildOptions, observer: Observer
) -> BuildReport:
    """Make a store hold what files say.

    With several jobs processes are spawned, which import the calling script anew: call this below
    `if __name__ == "__main__"` there, or give one job.

    Args:
        inputs: Files, and folders of files.
        folder: The store; it is made if there is none.
        options: How to build.
        observer: Hears how it goes on.

    Raises:
        LimitExceededError: The store can't be written, as when the disk is full. What was
            finished is kept, and the next build goes on from there.
        RefusedError: Somebody else is using the store, or it is of another version.
        UndocsError: The store can't be opened or made.
    """
    if options.dry_run:
        return _dry_run(inputs, Path(folder), options, observer)
    if not is_store(folder):
        create_store(folder, checked_base(options.base or DEFAULT_BASE))
    with open_store(folder, read_only=False) as opened:
        _check_base(opened.base, options.base, str(folder))
        try:
            return _build(inputs, opened, options, observer)
        except sqlite3.Error as error:
            problem = f"can't be written ({error}); what was finished before is kept"
            remedy = f"free some space, or delete a damaged {opened.layout.ledger.name}, and go on"
            raise LimitExceededError(str(opened.layout.folder), problem, remedy) from None


def _check_base(base: str, asked: str | None, folder: str) -> None:
    if asked is not None and asked != base:
        problem = f"{folder} was built with {base}"
        raise UndocsError("--base", problem, "leave it out, or build another store")


def _dry_run(
    inputs: Sequence[str], folder: Path, options: BuildOptions, observer: Observer
) -> BuildReport:
    """Tell what a build would do, and write nothing."""
    records: dict[str, Record] = {}
    base, totals = checked_base(options.base or DEFAULT_BASE), _totals({}, {})
    if is_store(folder):
        with open_store(folder) as opened:
            _check_base(opened.base, options.base, str(folder))
            base, records = opened.base, read_records(opened)
            writer = StoreWriter(opened, format_ranks(options.preferred))
            totals = _totals(records, writer.roles)
    known = read_ledger_files(StoreLayout(folder).ledger)
    plan, hashed, failed = _plan(inputs, known, records, base, options)[:3]
    observer.planned(plan)
    return BuildReport(plan, hashed, 0, 0, failed, None, totals)


def _plan(
    inputs: Sequence[str],
    known: Mapping[str, FileEntry],
    records: Mapping[str, Record],
    base: str,
    options: BuildOptions,
) -> tuple[Plan, int, tuple[UndocsError, ...], dict[str, FileEntry]]:
    """Return the plan, how many files were hashed, which failed, and what the others hold."""
    loaded = [record.sha256 for record in records.values()]
    scan = scan_files(inputs, known, loaded, max_size=options.max_size, rehash=options.rehash)
    plan = make_plan(
        scan.files,
        dict(known) | scan.files,
        records.values(),
        gone_files(known, scan.files),
        metadata_of=options.metadata_of,
        base=base,
        max_size=options.max_size,
        prune=options.prune,
    )
    return plan, scan.hashed, scan.failed, scan.files


def _build(
    inputs: Sequence[str], opened: OpenedStore, options: BuildOptions, observer: Observer
) -> BuildReport:
    writer = StoreWriter(opened, format_ranks(options.preferred))
    in_store = {record.source: record.sha256 for record in writer.records.values()}
    writer.apply_preference()
    with open_ledger(opened.layout.ledger, in_store) as ledger:
        catch_up(ledger, writer)
        known = ledger.files()
        plan, hashed, unread, found = _plan(inputs, known, writer.records, opened.base, options)
        changed = (entry for path, entry in found.items() if known.get(path) != entry)
        ledger.write_files(changed, plan.forgotten)
        observer.planned(plan)
        removed = len(plan.removed)
        for sha256 in plan.removed:
            commit(ledger, writer, (), [source_of(opened.base, sha256)])
        entries = {p: e for p, e in (known | found).items() if p not in plan.forgotten}
        intake = Intake(ledger, writer, entries)
        failed = list(unread)
        for task, outcome in read_files(plan.tasks, options.jobs):
            if isinstance(outcome, UndocsError):
                failed.append(outcome)
                observer.read(task.path, {}, outcome)
                continue
            try:
                removed += intake.take_in(outcome)
            except RefusedGraphError as error:
                failed.append(error)
                observer.read(task.path, {}, error)
                continue
            observer.read(task.path, outcome.record.diagnostics, None)
        intake.note_loaded()
        finished = finish_build(writer, ledger, observer.stage)
    return BuildReport(
        plan=plan,
        hashed=hashed,
        added=intake.added,
        removed=removed,
        failed=tuple(failed),
        finished=finished,
        totals=_totals(writer.records, writer.roles),
    )


def _totals(records: Mapping[str, Record], roles: Mapping[VoiceKey, Role]) -> Totals:
    """Count what the Sources say that speak."""
    codes: Counter[str] = Counter()
    speaking, documents, silent = [], set(), 0
    for record in records.values():
        codes.update(record.diagnostics)
        heard = [
            (voice, roles[VoiceKey(record.source, voice.document, voice.language)])
            for voice in record.voices
        ]
        silent += bool(heard) and all(role is Role.SILENT for _, role in heard)
        speaking += [voice for voice, role in heard if role is Role.SPEAKS]
    documents = {voice.document for voice in speaking}
    return Totals(
        sources=len(records),
        documents=len(documents),
        paragraphs=sum(voice.paragraphs for voice in speaking),
        citations=sum(voice.citations for voice in speaking),
        sponsorships=sum(voice.sponsorships for voice in speaking),
        silent=silent,
        diagnostics=dict(sorted(codes.items())),
    )
