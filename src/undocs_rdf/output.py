"""Writing a result whole or not at all."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path

from undocs_rdf.errors import UndocsError
from undocs_rdf.inputs import STANDARD_STREAM


def write_output(data: bytes, path: str) -> None:
    """Write `data` to a file, or to standard output for "-".

    A file is written beside its place and renamed into it: whoever reads it finds the old one
    or the new one, never half of either.

    Raises:
        UndocsError: The file can't be written.
    """
    if path == STANDARD_STREAM:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        target = Path(path).resolve()
        if target.exists() and not target.is_file():
            if target.is_dir():
                raise UndocsError(path, "is a folder", "name a file to write to")
            target.write_bytes(data)  # a device or a pipe must stay what it is
            return
        _replace(target, data)
    except OSError as error:
        problem = f"can't be written ({error.strerror or error})"
        raise UndocsError(path, problem, "name a file in a folder that you may write to") from None


def _replace(target: Path, data: bytes) -> None:
    """Put a file with `data` in the place of `target`, with its permissions."""
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        beside.write_bytes(data)
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        os.replace(beside, target)  # noqa: PTH105 - Path.replace says nothing of being atomic
    finally:
        beside.unlink(missing_ok=True)
