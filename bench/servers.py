"""Triple stores that run on loopback for as long as they are wanted.

Oxigraph's own server comes from PyPI (`pip install oxigraph`); Virtuoso 7 from Debian
(`apt install virtuoso-opensource-7`). Each gets a folder and ports of its own and is stopped
behind the `with` block, whatever happened in it.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.error import URLError
from urllib.request import urlopen

from undocs_rdf.transport import Credentials

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS_TO_START: Final = 60
SECONDS_TO_STOP: Final = 20
DBA: Final = Credentials("dba", "dba")
"""The administrator of a new Virtuoso; nothing outside of the machine reaches it."""

_VIRTUOSO_INI: Final = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
Striping = 0
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
FileExtend = 200
Striping = 0
[Parameters]
ServerPort = 127.0.0.1:{port}
ServerThreads = 10
NumberOfBuffers = 30000
MaxDirtyBuffers = 20000
CheckpointInterval = 0
O_DIRECT = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http_port}
ServerThreads = 6
[SPARQL]
ResultSetMaxRows = {most_rows}
MaxQueryExecutionTime = 60
"""


@dataclass(frozen=True)
class Server:
    """A running triple store.

    Attributes:
        query: Where it takes queries.
        graph_store: Where it takes graphs (SPARQL 1.1 Graph Store HTTP Protocol).
        credentials: What writing to it needs.
    """

    query: str
    graph_store: str
    credentials: Credentials | None = None


def oxigraph_command() -> str | None:
    """Return the path of Oxigraph's server, or None if it is not installed."""
    beside = Path(sys.executable).with_name("oxigraph")
    return str(beside) if beside.is_file() else shutil.which("oxigraph")


def virtuoso_command() -> str | None:
    """Return the path of Virtuoso's server, or None if it is not installed."""
    return shutil.which("virtuoso-t")


@contextmanager
def oxigraph(folder: Path, *, union: bool = True, timeout: int | None = None) -> Iterator[Server]:
    """Run Oxigraph's server.

    Args:
        folder: Where it keeps its data.
        union: Whether its default graph is all graphs together.
        timeout: The seconds after which it gives up on a query.
    """
    command = oxigraph_command()
    assert command is not None
    port = _free_port()
    address = f"127.0.0.1:{port}"
    options = ["--union-default-graph"] if union else []
    options += ["--timeout-s", str(timeout)] if timeout else []
    arguments = [command, "serve", "--location", str(folder), "--bind", address, *options]
    with _running(arguments, folder, f"http://{address}/query"):
        yield Server(f"http://{address}/query", f"http://{address}/store")


@contextmanager
def virtuoso(folder: Path, *, most_rows: int = 100_000) -> Iterator[Server]:
    """Run Virtuoso.

    Args:
        folder: Where it keeps its data.
        most_rows: The rows after which it cuts an answer.
    """
    command = virtuoso_command()
    assert command is not None
    folder.mkdir(parents=True, exist_ok=True)
    port, http_port = _free_port(), _free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(
        _VIRTUOSO_INI.format(folder=folder, port=port, http_port=http_port, most_rows=most_rows),
        encoding="utf-8",
    )
    address = f"http://127.0.0.1:{http_port}"
    arguments = [command, "+foreground", "+configfile", str(settings)]
    with _running(arguments, folder, f"{address}/sparql"):
        yield Server(f"{address}/sparql", f"{address}/sparql-graph-crud-auth", DBA)


@contextmanager
def _running(arguments: list[str], folder: Path, address: str) -> Iterator[None]:
    """Run a server until the end of the block; begin when it answers."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "output.log").open("wb") as log:
        process = subprocess.Popen(arguments, stdout=log, stderr=log, cwd=folder)
        try:
            _wait_for(address, process, folder)
            yield
        finally:
            process.terminate()
            try:
                process.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_for(address: str, process: subprocess.Popen[bytes], folder: Path) -> None:
    """Wait until a server answers.

    Raises:
        RuntimeError: It ended, or does not answer in time.
    """
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"{address}?query=ASK%7B%7D", timeout=5):  # noqa: S310 - it is http
                return
        except (URLError, OSError):
            time.sleep(0.1)
    said = (folder / "output.log").read_text(encoding="utf-8", errors="replace")[-2000:]
    raise RuntimeError(f"{process.args!r} does not answer:\n{said}")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
