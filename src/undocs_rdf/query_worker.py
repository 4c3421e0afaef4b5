"""A process that holds what is asked and can be killed: how a question gets a time limit.

Oxigraph can't be told to stop, and ends its process on some queries. So whoever asks waits in
one process, and the engine works in another. The answer comes back as bytes: rows as SPARQL 1.1
Query Results JSON, a graph as N-Triples.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Final, Literal, Self

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
    serialize,
)

from undocs_rdf.errors import LimitExceededError, UndocsError
from undocs_rdf.query import run_query
from undocs_rdf.sources import Sources

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from undocs_rdf.query import QueryResult

Opener = Callable[[], AbstractContextManager[Sources]]
"""Opens what is to be asked, for the time of the `with` block."""

StartMethod = Literal["fork", "spawn"]

DEFAULT_TIMEOUT: Final = 30.0
"""How long an answer may take by default, in seconds."""
START_METHOD: Final[StartMethod] = "fork" if sys.platform == "linux" else "spawn"
"""How a worker starts: a fork is ready at once, and safe only in a process of one thread."""


class QueryWorker:
    """A process that opens sources once and answers questions about them.

    It is a context manager: the process ends with the block, whatever it is doing. After a
    question that took too long it is gone, and the next question starts it again.
    """

    def __init__(self, opener: Opener, method: StartMethod = START_METHOD) -> None:
        """Prepare a worker; it starts with the first question, or by `open`.

        Args:
            opener: Opens the sources, in the worker. To spawn, it must be picklable.
            method: "fork", or "spawn" where the caller has several threads.
        """
        self._opener = opener
        self._context = (
            multiprocessing.get_context("fork")
            if method == "fork"
            else multiprocessing.get_context("spawn")
        )
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def process_id(self) -> int | None:
        """The number of the process; None if there is none now."""
        return self._process.pid if self._process else None

    def open(self) -> tuple[tuple[str, int], ...]:
        """Start the process and open the sources, which has no time limit.

        Returns:
            The documents among them that the reader was not sure of, as `Sources.doubts`.

        Raises:
            UndocsError: What the opener raised, or the process ended.
        """
        self.close()
        here, there = self._context.Pipe()
        process = self._context.Process(target=_work, args=(self._opener, there), daemon=True)
        process.start()
        there.close()
        self._process, self._connection = process, here
        doubts: tuple[tuple[str, int], ...] = self._received("sources", None)
        return doubts

    def ask(
        self,
        text: str,
        *,
        subject: str = "query",
        limit: int | None = None,
        timeout: float | None = DEFAULT_TIMEOUT,
    ) -> QueryResult:
        """Ask a question, as `run_query` does, for no longer than a time.

        Args:
            text: The query.
            subject: What to call it in messages.
            limit: The most solutions that are wanted.
            timeout: The seconds after which the worker is killed; None for as long as it takes.

        Raises:
            LimitExceededError: It took too long, or ended the engine.
            UndocsError: What `run_query` raises.
        """
        if self._connection is None:
            self.open()
        assert self._connection is not None
        self._connection.send((text, subject, limit))
        form, data = self._received(subject, timeout)
        return read_answer(form, data)

    def close(self) -> None:
        """End the process, whatever it is doing."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._connection is not None:
            self._connection.close()
        self._process = self._connection = None

    def _received(self, subject: str, timeout: float | None) -> Any:
        """Return what the worker sends; raise what it raised."""
        assert self._connection is not None
        assert self._process is not None
        if not wait([self._connection, self._process.sentinel], timeout):
            self.close()
            problem = f"took longer than {timeout:g} seconds"
            raise LimitExceededError(subject, problem, "ask for less, or raise --timeout")
        try:
            failed, received = self._connection.recv()
        except (EOFError, ConnectionResetError):
            self.close()
            raise LimitExceededError(subject, "ended the engine", "ask for less") from None
        if failed:
            raise received
        return received


def preloaded(opener: Opener) -> Opener:
    """Return an opener of sources in memory that are loaded now, where a worker is a fork.

    The fork then has them at once, with all that was read from files to understand them. A base
    on disk must be opened in the worker: its threads would be missing there.
    """
    if START_METHOD != "fork":
        return opener
    with opener() as sources:
        return lambda: nullcontext(sources)


def read_answer(form: str, data: bytes) -> QueryResult:
    """Return an answer that came as bytes.

    Args:
        form: "rows" for rows or a yes or no as SPARQL 1.1 Query Results JSON; "graph" for
            N-Triples or Turtle.
        data: The bytes.

    Raises:
        SyntaxError: They are not what the form says.
        ValueError: Likewise.
    """
    if form == "rows":
        return parse_query_results(data, QueryResultsFormat.JSON)
    return tuple(quad.triple for quad in parse(data, RdfFormat.TURTLE))


def _work(opener: Opener, connection: Connection) -> None:
    """Open the sources, then answer questions until killed: the life of a worker."""
    # Control-C is for the process that waits, which kills this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        with opener() as sources:
            connection.send((False, sources.doubts))
            _answer_all(sources, connection)
    except UndocsError as error:
        connection.send((True, error))


def _answer_all(sources: Sources, connection: Connection) -> None:
    """Answer questions until there are no more."""
    while True:
        try:
            text, subject, limit = connection.recv()
        except EOFError:
            return
        try:
            connection.send((False, _answer(sources, text, subject, limit)))
        except UndocsError as error:
            connection.send((True, error))


def _end_with_parent() -> None:
    """End this process with the one that started it, in the middle of a question if need be."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _answer(sources: Sources, text: str, subject: str, limit: int | None) -> tuple[str, bytes]:
    """Return the form of an answer and its bytes."""
    result = run_query(sources.store, text, subject=subject, limit=limit, union=sources.union)
    try:
        if isinstance(result, QuerySolutions | QueryBoolean):
            written = result.serialize(format=QueryResultsFormat.JSON)
            form = "rows"
        else:
            written = serialize(result, format=RdfFormat.N_TRIPLES)
            form = "graph"
    except (ValueError, RuntimeError, OSError) as error:
        raise UndocsError(subject, f"can't be answered ({error})", "change the query") from None
    assert written is not None  # it is None only where it was written to a file
    return form, written
