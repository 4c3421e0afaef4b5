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


def file_name(path: str) -> str:
    """Return the base name of the file that `path` names; "stdin" for standard input."""
    return STANDARD_INPUT_NAME if path == STANDARD_STREAM else Path(path).name


def documents_in(path: str) -> tuple[str, ...]:
    """Return the files that `path` names: itself, or of a folder the documents in it.

    The documents of a folder are found at any depth by the endings of `formats` and come sorted
    by path; what starts with a dot is passed over. A path that does not exist is returned too:
    reading it says so.

    Raises:
        UnreadableInputError: It is a folder without documents.
    """
    # Imported here, so that the command line can answer without loading every reader.
    from undocs_rdf.formats import endings  # noqa: PLC0415

    folder = Path(path)
    if path == STANDARD_STREAM or not folder.is_dir():
        return (path,)
    found = sorted(
        document
        for document in folder.rglob("*")
        if document.suffix.lower() in endings()
        and not any(part.startswith(".") for part in document.relative_to(folder).parts)
        and document.is_file()
    )
    if not found:
        listed = ", ".join(endings())
        remedy = "give a folder of documents, or name its files one by one"
        raise UnreadableInputError(path, f"holds no file that ends in {listed}", remedy)
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
