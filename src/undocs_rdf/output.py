"""Writing a result whole or not at all."""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from undocs_rdf.errors import UndocsError
from undocs_rdf.inputs import STANDARD_STREAM

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def open_output(path: str) -> Iterator[BinaryIO]:
    """Open a file to write to it piece by piece, or standard output for "-".

    It is written beside its place and renamed into it behind the `with` block: whoever reads it
    finds the old one or the new one. If the block fails, the old one stays.

    Raises:
        UndocsError: The file can't be written.
    """
    if path == STANDARD_STREAM:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        target = Path(path).resolve()
        if target.is_dir():
            raise UndocsError(path, "is a folder", "name a file to write to")
        if target.exists() and not target.is_file():
            with target.open("wb") as device:  # a device or a pipe must stay what it is
                yield device
            return
        beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
        try:
            with beside.open("wb") as file:
                yield file
            if target.exists():
                beside.chmod(target.stat().st_mode & 0o7777)
            os.replace(beside, target)  # noqa: PTH105 - Path.replace says nothing of being atomic
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        problem = f"can't be written ({error.strerror or error})"
        raise UndocsError(path, problem, "name a file in a folder that you may write to") from None


def write_output(data: bytes, path: str) -> None:
    """Write `data` to a file, or to standard output for "-".

    A file is written beside its place and renamed into it: whoever reads it finds the old one
    or the new one, never half of either.

    Raises:
        UndocsError: The file can't be written.
    """
    with open_output(path) as output:
        output.write(data)
