"""A file is hashed again unless all that the file system says of it proves that it is as it was."""

from __future__ import annotations

import hashlib
import os
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from undocs_rdf.building.files import Scan, gone_files, scan_files
from undocs_rdf.errors import LimitExceededError

if TYPE_CHECKING:
    from pathlib import Path

    from undocs_rdf.building.ledger import FileEntry

YEARS = 10**17
"""Nanoseconds: some three of them."""


def scan(path: Path, known: dict[str, FileEntry], *, rehash: bool = False) -> Scan:
    return scan_files([str(path)], known, [], max_size=1000, rehash=rehash)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "a.md"
    file.write_text("one")
    return file


def settled(found: Scan) -> dict[str, FileEntry]:
    """Return what was found as if it had been looked at long after the files were written."""
    return {p: replace(e, looked_at=e.looked_at + YEARS) for p, e in found.files.items()}


def test_a_file_is_hashed_once(file: Path) -> None:
    first = scan(file, {})
    assert (first.hashed, list(first.files)) == (1, [str(file)])
    again = scan(file, settled(first))
    assert again.hashed == 0
    assert again.files == settled(first)
    assert scan(file, settled(first), rehash=True).hashed == 1


def test_a_file_that_was_just_written_is_hashed_again(file: Path) -> None:
    assert scan(file, scan(file, {}).files).hashed == 1


def test_a_change_that_keeps_size_and_time_is_noticed(file: Path) -> None:
    known = settled(scan(file, {}))
    times = file.stat()
    file.write_text("two")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert file.stat().st_mtime_ns == times.st_mtime_ns
    found = scan(file, known)
    assert found.hashed == 1
    assert found.files[str(file)].sha256 != known[str(file)].sha256


def test_what_a_file_gave_to_the_store_is_remembered_when_it_changes(file: Path) -> None:
    before = scan(file, {}).files[str(file)]
    file.write_text("two")
    known = {str(file): before}
    found = scan_files([str(file)], known, [before.sha256], max_size=1000)
    assert found.files[str(file)].loaded == before.sha256
    found = scan_files([str(file)], {str(file): replace(before, loaded="x")}, [], max_size=1000)
    assert found.files[str(file)].loaded == "x"


def test_a_file_named_twice_is_looked_at_once(file: Path) -> None:
    found = scan_files([str(file), str(file.parent)], {}, [], max_size=1000)
    assert (len(found.files), found.hashed) == (1, 1)


def test_a_file_that_is_too_large_fails_unread(file: Path) -> None:
    file.write_text("x" * 1001)
    found = scan(file, {})
    assert [type(error) for error in found.failed] == [LimitExceededError]
    assert found.files == {}


def test_files_that_are_gone_are_told(file: Path) -> None:
    found = scan(file, {}).files
    assert gone_files([str(file), "/nowhere.md", "?ab"], found) == ["/nowhere.md", "?ab"]


def test_a_member_of_an_archive_is_a_file(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as written:
        written.writestr("b/one.md", "one")
    found = scan(tmp_path, {})
    member = f"{archive}!/b/one.md"
    assert list(found.files) == [member]
    assert found.files[member].sha256 == hashlib.sha256(b"one").hexdigest()
    assert scan(tmp_path, settled(found)).hashed == 0
    assert gone_files([member, f"{archive}!/two.md"], {}) == [f"{archive}!/two.md"]
    archive.unlink()
    assert gone_files([member], {}) == [member]
