"""Reads the pages of a PDF in a process of its own, within limits of time and memory.

pdfium can't be told to stop, and what a hostile file makes it do (run for hours, ask for all the
memory, crash) would happen to whoever calls it. On Linux the process is a fork, ready at once;
elsewhere, and where there are other threads, whose locks a fork would keep, it is a new Python.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from undocs_rdf.errors import LimitExceededError, UndocsError, UnreadableInputError
from undocs_rdf.readers.pdf.extraction import (
    MAX_CHARACTERS,
    MAX_PAGES,
    page_from_json,
    write_pages,
)
from undocs_rdf.readers.pdf.pieces import MAX_PAGE_CHARACTERS

if TYPE_CHECKING:
    from undocs_rdf.readers.pdf.page import Page

SECONDS_PER_PAGE: Final = 2.0
"""Of the processor: a page of the UN takes 0.05."""
MAX_PROCESSOR_SECONDS: Final = 120
MAX_SECONDS: Final = 600
"""For a whole document: of the processor, and of the clock, on a machine that does much else."""
MAX_MEMORY: Final = 384 * 1024 * 1024
"""Bytes that reading may take beyond what the process holds before."""

_TOO_LONG: Final = ("SIGPROF", "SIGXCPU", "SIGALRM")
_TOO_SLOW: Final = (
    f"takes too long: more than {SECONDS_PER_PAGE:g} seconds for a page, "
    f"or {MAX_PROCESSOR_SECONDS} for all"
)
_FAILURES: Final = {
    "pages": (LimitExceededError, f"has more than {MAX_PAGES:,} pages", "split it"),
    "text": (LimitExceededError, f"has more than {MAX_CHARACTERS:,} characters", "split it"),
    "dense": (
        LimitExceededError,
        f"has a page of more than {MAX_PAGE_CHARACTERS:,} characters",
        "split it",
    ),
    "memory": (LimitExceededError, "takes too much memory to read", "make it anew, or split it"),
    "time": (
        LimitExceededError,
        _TOO_SLOW,
        "make it anew, for example with qpdf or Ghostscript",
    ),
    "crash": (
        UnreadableInputError,
        "can't be read: it breaks the PDF library, or takes too much memory",
        "make it anew, for example with qpdf or Ghostscript",
    ),
    "encrypted": (
        UnreadableInputError,
        "is encrypted",
        "save it without its password, for example with qpdf --decrypt",
    ),
    "damaged": (
        UnreadableInputError,
        "is no PDF, or is damaged or cut off",
        "download it again, or repair it, for example with qpdf",
    ),
}


def read_pages(data: bytes, name: str) -> tuple[Page, ...]:
    """Return the pages of a PDF.

    Args:
        data: The bytes of the file.
        name: What the user calls it, for errors.

    Raises:
        UnreadableInputError: It is no PDF, is damaged beyond reading, or is encrypted.
        LimitExceededError: It has too many pages or characters, or takes too much time or memory.
    """
    is_alone = sys.platform == "linux" and threading.active_count() == 1
    lines, code = _in_a_fork(data) if is_alone else _in_a_new_process(data)
    pages: list[Page] = []
    for line in lines.splitlines():
        read = page_from_json(line)
        if isinstance(read, str):
            if read == "done":
                return tuple(pages)
            raise _error(read, name)
        pages.append(read)
    raise _error("time" if code in _signals(_TOO_LONG) else "crash", name)


def _error(reason: str, name: str) -> UndocsError:
    kind, problem, remedy = _FAILURES[reason]
    return kind(name, problem, remedy)


def _signals(names: tuple[str, ...]) -> set[int]:
    """Return how a process ends by each of the signals, where there are such."""
    return {-int(getattr(signal, name)) for name in names if hasattr(signal, name)}


def limit_this_process() -> None:
    """Let this process take no more than it may, where the system can see to that."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - there is none on Windows

        held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = held + MAX_MEMORY if most < 0 else min(held + MAX_MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        seconds = MAX_PROCESSOR_SECONDS if most < 0 else min(MAX_PROCESSOR_SECONDS, most)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, most))


def renew_time() -> None:
    """Let this process end unless this is called again within the time that a page may take."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, SECONDS_PER_PAGE)


def _in_a_fork(data: bytes) -> tuple[bytes, int]:
    """Return what a fork of this process writes, and how it ended: a negative signal, or 0."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            for name in (*_TOO_LONG, "SIGINT", "SIGTERM"):
                signal.signal(getattr(signal, name), signal.SIG_DFL)
            signal.alarm(MAX_SECONDS)
            faulthandler.disable()  # that a file breaks pdfium is said by the error
            limit_this_process()
            with open(writing, "wb") as output:  # noqa: PTH123 - it is no path
                write_pages(data, output, renew_time)
        finally:
            # Whatever happened: nothing of the parent's may run twice, such as its exit hooks.
            os._exit(0)
    os.close(writing)
    try:
        with open(reading, "rb") as answer:  # noqa: PTH123 - likewise
            lines = answer.read()
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    _, status = os.waitpid(child, 0)
    return lines, os.waitstatus_to_exitcode(status)


def _in_a_new_process(data: bytes) -> tuple[bytes, int]:
    """Return what a new Python writes, and how it ended."""
    command = [sys.executable, "-m", "undocs_rdf.readers.pdf.extraction"]
    try:
        done = subprocess.run(  # noqa: S603 - nothing of it comes from outside
            command, input=data, capture_output=True, timeout=MAX_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return b'"time"\n', 0
    return done.stdout, done.returncode
