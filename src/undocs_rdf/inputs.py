"""The files that a command is given: folders walked, standard input, limits of size."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from undocs_rdf.errors import LimitExceededError, UnreadableInputError

MEGABYTE: Final = 1_000_000
DEFAULT_MAX_SIZE: Final = 32 * MEGABYTE
STANDARD_STREAM: Final = "-"
"""How a command line names standard input and standard output."""
STANDARD_INPUT_NAME: Final = "stdin"
"""The file name of a document that came by standard input."""

MEDIA_TYPES: Final = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".akn": "application/akn+xml",
    ".xml": "application/akn+xml",
}
"""Endings of the files that a folder is searched for. A file named by the user is read anyway."""


def media_type_of(name: str) -> str:
    """Return the media type that the ending of a file's name tells; Markdown if it tells none."""
    return MEDIA_TYPES.get(Path(name).suffix.lower(), "text/markdown")


def file_name(path: str) -> str:
    """Return the base name of the file that `path` names; "stdin" for standard input."""
    return STANDARD_INPUT_NAME if path == STANDARD_STREAM else Path(path).name


def documents_in(path: str) -> tuple[str, ...]:
    """Return the files that `path` names: itself, or of a folder the documents in it.

    The documents of a folder are found at any depth by `MEDIA_TYPES` and come sorted by path;
    what starts with a dot is passed over. A path that does not exist is returned too: reading
    it says so.

    Raises:
        UnreadableInputError: It is a folder without documents.
    """
    folder = Path(path)
    if path == STANDARD_STREAM or not folder.is_dir():
        return (path,)
    found = sorted(
        document
        for document in folder.rglob("*")
        if document.suffix.lower() in MEDIA_TYPES
        and not any(part.startswith(".") for part in document.relative_to(folder).parts)
        and document.is_file()
    )
    if not found:
        endings = ", ".join(MEDIA_TYPES)
        remedy = "give a folder of documents, or name its files one by one"
        raise UnreadableInputError(path, f"holds no file that ends in {endings}", remedy)
    return tuple(map(str, found))


def read_input(path: str, max_size: int = DEFAULT_MAX_SIZE) -> bytes:
    """Return the bytes of a file, or of standard input for "-".

    Args:
        path: The file, or "-".
        max_size: The most bytes that are read.

    Raises:
        UnreadableInputError: It is missing, a folder, or can't be opened.
        LimitExceededError: It is larger than `max_size`; no more than that has been read.
    """
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
