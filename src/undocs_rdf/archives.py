"""ZIP archives of documents: which members they have, and the bytes of one, within limits.

A member is named as `archive.zip!/folder/document.md`. A Word file and its like are ZIP archives
too, and documents: what they hold says so. Nothing is unpacked to disk, and no archive in an
archive is looked into.
"""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from undocs_rdf.errors import LimitExceededError, RefusedError, UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Collection

ENDING: Final = ".zip"
SEPARATOR: Final = "!/"
"""What stands between the name of an archive and that of its member."""
MOST_MEMBERS: Final = 20_000
MOST_BYTES: Final = 2_000_000_000
"""The most bytes that the documents of one archive may have together."""
HIGHEST_RATIO: Final = 200
"""How many times its packed size a member may have: texts reach 10, markup 40."""

_SMALL: Final = 1_000_000
"""Bytes below which a ratio tells nothing."""
_MAGIC: Final = (b"PK\x03\x04", b"PK\x05\x06")
_PACKAGE_MARKS: Final = frozenset({"[Content_Types].xml", "mimetype"})
"""Members by which a ZIP archive is one document: of Office, of OpenDocument, an EPUB."""
_END: Final = struct.Struct("<4s4H2LH")
_END_MAGIC: Final = b"PK\x05\x06"
_LONGEST_COMMENT: Final = 65_535
_LARGEST_DIRECTORY: Final = 8_000_000
_REMEDY: Final = "unpack it and give the documents"


def split_member(path: str) -> tuple[str, str] | None:
    """Return the archive and the member that a path names; None if it names a file or folder."""
    archive, found, member = path.partition(SEPARATOR)
    return (archive, member) if found and not Path(path).exists() else None


def is_archive(data: bytes) -> bool:
    """Tell whether bytes are a ZIP archive of documents, and not a document that is one."""
    if not data.startswith(_MAGIC):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _holds_documents(archive)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def is_archive_file(path: str) -> bool:
    """Tell whether a file is a ZIP archive of documents, and not a document that is one.

    Raises:
        UnreadableInputError: It is a damaged archive.
        LimitExceededError: It has too many members.
    """
    try:
        with Path(path).open("rb") as file:
            if not file.read(4).startswith(_MAGIC):
                return False
    except OSError:
        return False  # whoever reads it says what is wrong
    return _holds_documents(_opened(path))


def members_of(path: str, endings: Collection[str]) -> tuple[str, ...]:
    """Return the names of the documents in an archive, as `read_member` takes them, sorted.

    Archives in it are named too: reading one says that it is refused.

    Args:
        path: The archive.
        endings: What names of documents end in, in lower case.

    Raises:
        UnreadableInputError: It is damaged.
        LimitExceededError: It holds too many, or too large ones.
    """
    return _documents_in(_opened(path), path, endings)


def members_of_bytes(data: bytes, name: str, endings: Collection[str]) -> dict[str, bytes]:
    """Return the documents in an archive that was read already, by their names.

    Args:
        data: The archive.
        name: What to call it in names and messages.
        endings: What names of documents end in, in lower case.

    Raises:
        UndocsError: As `members_of` and `read_member` do.
    """
    with _open(io.BytesIO(data), name) as archive:
        names = _documents_in(archive, name, endings)
        return {one: _read(archive, one, MOST_BYTES) for one in names}


def read_member(path: str, max_size: int) -> bytes:
    """Return the bytes of a member, named as `archive.zip!/document.md`.

    Args:
        path: The member.
        max_size: The most bytes that are read.

    Raises:
        UnreadableInputError: There is no such archive or member, or it is damaged or encrypted.
        LimitExceededError: It is larger than `max_size`, or packed beyond reason.
        RefusedError: It is an archive itself.
    """
    archive, _, _ = path.partition(SEPARATOR)
    if not Path(archive).is_file():
        raise UnreadableInputError(archive, "there is no such file", "check the path")
    return _read(_opened(archive), path, max_size)


def _opened(path: str) -> zipfile.ZipFile:
    """Return an archive, opened once for all of its members and for each process."""
    try:
        state = Path(path).stat()
    except OSError as error:
        problem = error.strerror or str(error)
        raise UnreadableInputError(path, problem, "check that you may read it") from None
    return _opened_as(path, state.st_size, state.st_mtime_ns, os.getpid())


@lru_cache(maxsize=1)
def _opened_as(path: str, _size: int, _changed: int, _process: int) -> zipfile.ZipFile:
    return _open(path, path)


def _open(file: str | io.BytesIO, name: str) -> zipfile.ZipFile:
    try:
        with (
            Path(file).open("rb") if isinstance(file, str) else io.BytesIO(file.getbuffer()) as raw
        ):
            size = raw.seek(0, io.SEEK_END)
            raw.seek(max(0, size - _LONGEST_COMMENT - _END.size))
            end = raw.read()
        at = end.rfind(_END_MAGIC)
        if 0 <= at <= len(end) - _END.size:
            *_, directory_size, _, _ = _END.unpack_from(end, at)
            if directory_size > _LARGEST_DIRECTORY:
                raise _too_many(name)
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
        problem = f"is a damaged ZIP archive ({error})"
        raise UnreadableInputError(name, problem, "pack it anew") from None
    except OSError as error:
        problem = error.strerror or str(error)
        raise UnreadableInputError(name, problem, "check that you may read it") from None


def _too_many(name: str) -> LimitExceededError:
    return LimitExceededError(name, f"holds more than {MOST_MEMBERS} files", _REMEDY)


def _holds_documents(archive: zipfile.ZipFile) -> bool:
    return _PACKAGE_MARKS.isdisjoint(archive.namelist())


def _documents_in(archive: zipfile.ZipFile, name: str, endings: Collection[str]) -> tuple[str, ...]:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise _too_many(name)
    found = [member for member in members if _is_document(member, endings)]
    if sum(member.file_size for member in found) > MOST_BYTES:
        problem = f"holds more than {MOST_BYTES // 1_000_000} MB of documents"
        raise LimitExceededError(name, problem, _REMEDY)
    return tuple(sorted({f"{name}{SEPARATOR}{member.filename}" for member in found}))


def _is_document(member: zipfile.ZipInfo, endings: Collection[str]) -> bool:
    path = PurePosixPath(member.filename)
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return not member.is_dir() and not hidden and path.suffix.lower() in {*endings, ENDING}


def _read(archive: zipfile.ZipFile, path: str, max_size: int) -> bytes:
    """Return the bytes of the member that a path names."""
    name = path.partition(SEPARATOR)[2]
    try:
        member = archive.getinfo(name)
    except KeyError:
        problem = "there is no such file in the archive"
        raise UnreadableInputError(path, problem, "check the path") from None
    if member.flag_bits & 1:
        raise UnreadableInputError(path, "is encrypted", _REMEDY)
    if member.file_size > max_size:
        problem = f"is larger than {max_size / 1_000_000:g} MB"
        raise LimitExceededError(path, problem, "split it, or raise --max-size")
    if member.file_size > max(_SMALL, HIGHEST_RATIO * member.compress_size):
        problem = f"unpacks to more than {HIGHEST_RATIO} times its size"
        raise LimitExceededError(path, problem, "unpack it yourself, if you trust it")
    try:
        # `file_size` is only said: no more than that is unpacked, whatever is there.
        data = archive.read(member)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise UnreadableInputError(path, f"can't be unpacked ({error})", "pack it anew") from None
    if is_archive(data):
        raise RefusedError(path, "is an archive in an archive", _REMEDY)
    return data
