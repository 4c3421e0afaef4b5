"""The files that a command is given: folders, archives and patterns, and limits of size."""

from __future__ import annotations

import sys
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING, Final

from undocs_rdf.archives import ENDING as ARCHIVE_ENDING
from undocs_rdf.archives import is_archive_file, members_of, read_member, split_member
from undocs_rdf.errors import LimitExceededError, UnreadableInputError

if TYPE_CHECKING:
    from collections.abc import Collection

MEGABYTE: Final = 1_000_000
DEFAULT_MAX_SIZE: Final = 32 * MEGABYTE
STANDARD_STREAM: Final = "-"
"""How a command line names standard input and standard output."""
STANDARD_INPUT_NAME: Final = "stdin"
"""The file name of a document that came by standard input."""


def file_name(path: str) -> str:
    """Return the base name of the file that `path` names; "stdin" for standard input."""
    return STANDARD_INPUT_NAME if path == STANDARD_STREAM else Path(path).name


def documents_in(path: str) -> tuple[str, ...]:
    """Return the documents that a path names, by the endings of `formats`; see `files_in`.

    Raises:
        UndocsError: It is a folder, an archive or a pattern without documents.
    """
    # Imported here, so that the command line can answer without loading every reader.
    from undocs_rdf.formats import endings  # noqa: PLC0415

    return files_in(path, endings())


def files_in(path: str, wanted: Collection[str]) -> tuple[str, ...]:
    """Return the files that a path names: itself, or those in it.

    - Of a folder the files at any depth, sorted by path, and those in its archives. What starts
      with a dot is passed over.
    - Of a ZIP archive its members, as `archive.zip!/member.md`.
    - Of a pattern that no file has as its name (`*`, `?`, `[…]`, and `**` for any depth) the
      files that it matches: all of them if it says their ending, else those that are wanted.
    - A path that does not exist is returned too: reading it says so.

    Args:
        path: As the user named it.
        wanted: What names of files end in, in lower case, with their dot.

    Raises:
        UnreadableInputError: There is no such file in it, or it is a damaged archive.
        LimitExceededError: It is an archive that holds too much.
    """
    folder = Path(path)
    if path == STANDARD_STREAM or split_member(path):
        return (path,)
    if folder.is_dir():
        found = [_unpacked(str(file), wanted) for file in _walk(folder, {*wanted, ARCHIVE_ENDING})]
    elif folder.exists():
        found = [members_of(path, wanted) if is_archive_file(path) else (path,)]
    elif has_magic(path):
        found = [_unpacked(file, wanted) for file in _matches(path, wanted)]
    else:
        return (path,)
    files = tuple(dict.fromkeys(name for names in found for name in names))
    if not files:
        listed = ", ".join(wanted)
        verb = "holds" if folder.exists() else "matches"
        remedy = "give a folder of documents, or name its files one by one"
        raise UnreadableInputError(path, f"{verb} no file that ends in {listed}", remedy)
    return files


def _walk(folder: Path, wanted: Collection[str]) -> list[Path]:
    return sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in wanted
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and file.is_file()
    )


def _matches(pattern: str, wanted: Collection[str]) -> list[str]:
    ending = Path(pattern).suffix
    all_of_them = bool(ending) and not has_magic(ending)
    return sorted(
        found
        for found in glob(pattern, recursive=True)  # noqa: PTH207 - of a path from any folder
        if (all_of_them or Path(found).suffix.lower() in {*wanted, ARCHIVE_ENDING})
        and Path(found).is_file()
    )


def _unpacked(path: str, wanted: Collection[str]) -> tuple[str, ...]:
    """Return the members of one archive among others, or the file itself.

    A damaged archive is returned as a file: reading it says what is wrong, and the others go on.
    """
    try:
        return members_of(path, wanted) if is_archive_file(path) else (path,)
    except UnreadableInputError:
        return (path,)


def read_input(path: str, max_size: int = DEFAULT_MAX_SIZE) -> bytes:
    """Return the bytes of a file, of a member of an archive, or of standard input for "-".

    Args:
        path: The file, `archive.zip!/member.md`, or "-".
        max_size: The most bytes that are read.

    Raises:
        UnreadableInputError: It is missing, a folder, or can't be opened.
        LimitExceededError: It is larger than `max_size`; no more than that has been read.
        RefusedError: It is an archive in an archive.
    """
    if path != STANDARD_STREAM and split_member(path):
        return read_member(path, max_size)
    try:
        if path == STANDARD_STREAM:
            data = sys.stdin.buffer.read(max_size + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(max_size + 1)
    except FileNotFoundError:
        raise UnreadableInputError(path, "there is no such file", "check the path") from None
    except IsADirectoryError:
        remedy = "name a file in it"
        raise UnreadableInputError(path, "is a folder, where a file is wanted", remedy) from None
    except OSError as error:
        problem = error.strerror or str(error)
        raise UnreadableInputError(path, problem, "check that you may read it") from None
    if len(data) > max_size:
        problem = f"is larger than {max_size / MEGABYTE:g} MB"
        raise LimitExceededError(path, problem, "split it, or raise --max-size")
    return data
