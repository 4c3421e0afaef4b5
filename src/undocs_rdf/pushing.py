"""Named graphs brought to a triple store elsewhere, and kept the same there.

Each graph is a request of its own (SPARQL 1.1 Graph Store HTTP Protocol, PUT), so that it is there
whole or not at all. What was pushed is noted graph by graph: a push that was ended in the middle
goes on from there, and one after a build sends what changed and lets go what went.
"""

from __future__ import annotations

import hashlib
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import quote
from urllib.request import Request

from pyoxigraph import NamedNode, RdfFormat, serialize

from undocs_rdf.transport import (
    BadRequestError,
    EndpointError,
    NoSuchGraphError,
    Transport,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Future

    from pyoxigraph import Store

    from undocs_rdf.push_ledger import PushLedger
    from undocs_rdf.transport import Credentials, Response

DEFAULT_JOBS: Final = 4
"""How many graphs are on their way at once by default."""
DEFAULT_TIMEOUT: Final = 300.0
"""How long a graph may take by default, in seconds."""

_WAITING_PER_JOB: Final = 2
"""How many graphs wait in memory for each that is on its way."""


class Graphs(Protocol):
    """Named graphs that can be read one by one."""

    def names(self) -> list[str]:
        """Return their IRIs, sorted."""

    def ntriples(self, name: str) -> bytes:
        """Return the triples of one as N-Triples, sorted: the same triples, the same bytes."""


@dataclass(frozen=True, slots=True)
class StoreGraphs:
    """Graphs of an Oxigraph store.

    Attributes:
        store: The store.
        listed: The IRIs of the graphs, sorted.
    """

    store: Store
    listed: tuple[str, ...]

    def names(self) -> list[str]:
        """Return their IRIs, sorted."""
        return list(self.listed)

    def ntriples(self, name: str) -> bytes:
        """Return the triples of one as N-Triples, sorted."""
        quads = self.store.quads_for_pattern(None, None, None, NamedNode(name))
        written = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
        assert written is not None  # it is None only where it was written to a file
        return b"".join(sorted(written.splitlines(keepends=True)))


@dataclass(frozen=True, slots=True)
class PushOptions:
    """How to push.

    Attributes:
        jobs: How many graphs are on their way at once.
        timeout: How long each may take, in seconds, retries and all.
        anew: Whether graphs are pushed that are noted as pushed.
        dry_run: Whether to tell only what would be done.
    """

    jobs: int = DEFAULT_JOBS
    timeout: float = DEFAULT_TIMEOUT
    anew: bool = False
    dry_run: bool = False


@dataclass(slots=True)
class PushReport:
    """What a push did, or would do.

    Attributes:
        put: The graphs that were sent.
        same: How many graphs are there already.
        deleted: The graphs that were let go.
        failed: What went wrong with a graph, or ended the push.
        remarks: What the user should know.
    """

    put: list[str] = field(default_factory=list)
    same: int = 0
    deleted: list[str] = field(default_factory=list)
    failed: list[EndpointError] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def push(
    graphs: Graphs,
    address: str,
    ledger: PushLedger,
    *,
    credentials: Credentials | None = None,
    options: PushOptions | None = None,
    observe: Callable[[PushReport], None] = lambda _: None,
) -> PushReport:
    """Make a graph store elsewhere hold the graphs that are here.

    A graph that the server does not understand fails alone. Anything else that goes wrong ends
    the push; what was done until then is noted, and the next push goes on from there.

    Args:
        graphs: What is here.
        address: Where graphs are taken (Graph Store Protocol), without `?graph=`.
        ledger: What was pushed before.
        credentials: Who asks.
        options: How to push.
        observe: Is told after each graph how far the push is.

    Raises:
        UndocsError: The address is none, or the ledger can't be written.
    """
    pushing = _Push(address, credentials, options or PushOptions(), ledger, observe)
    pushing.run(graphs)
    return pushing.report


class _Push:
    """A push on its way."""

    def __init__(
        self,
        address: str,
        credentials: Credentials | None,
        options: PushOptions,
        ledger: PushLedger,
        observe: Callable[[PushReport], None],
    ) -> None:
        self._address = address
        self._options = options
        self._ledger = ledger
        self._observe = observe
        self.report = PushReport()
        self._waiting: deque[tuple[str, str | None, Future[None]]] = deque()
        self._is_over = False
        # A transport remembers what a server asked for, so each is used by one thread at a time.
        self._transports: SimpleQueue[Transport] = SimpleQueue()
        for _ in range(options.jobs):
            self._transports.put(Transport(address, credentials))

    def run(self, graphs: Graphs) -> None:
        """Send what changed, then let go what went."""
        names = graphs.names()
        known = {} if self._options.anew else self._known(names)
        gone = sorted(self._ledger.pushed(self._address).keys() - set(names))
        with ThreadPoolExecutor(self._options.jobs) as pool:
            for name in names:
                if self._is_over:
                    break
                data = graphs.ntriples(name)
                digest = hashlib.sha256(data).hexdigest()
                if known.get(name) == digest:
                    self.report.same += 1
                elif self._options.dry_run:
                    self.report.put.append(name)
                else:
                    self._start(pool, name, digest, data)
            self._finish(0)
            if self._options.dry_run:
                self.report.deleted += gone
                return
            for name in gone:
                if self._is_over:
                    break
                self._start(pool, name, None, None)
            self._finish(0)

    def _known(self, names: Iterable[str]) -> dict[str, str]:
        """Return what is noted as pushed, or nothing if the server has lost it since."""
        known = self._ledger.pushed(self._address)
        probe = next((name for name in names if name in known), None)
        if probe is None or self._is_there(probe):
            return known
        self.report.remarks.append(
            f"{self._address}: holds no longer what was pushed before; everything is pushed anew"
        )
        return {}

    def _is_there(self, name: str) -> bool:
        """Tell whether a graph is there; a server that can't say so is believed to have it."""
        try:
            self._request("HEAD", name, None)
        except NoSuchGraphError:
            return False
        except EndpointError:
            return True
        return True

    def _start(
        self, pool: ThreadPoolExecutor, name: str, digest: str | None, data: bytes | None
    ) -> None:
        """Send a graph, or let it go if there is no data, when there is room for it."""
        self._finish(self._options.jobs * _WAITING_PER_JOB - 1)
        if not self._is_over:
            self._waiting.append((name, digest, pool.submit(self._replace, name, data)))

    def _finish(self, left: int) -> None:
        """Wait until no more than so many graphs are on their way, and note what became of them."""
        while len(self._waiting) > left:
            name, digest, future = self._waiting.popleft()
            if self._is_over and future.cancel():
                continue
            try:
                future.result()
            except EndpointError as error:
                if not self._is_over:  # what ends a push is said once
                    self.report.failed.append(error)
                self._is_over = self._is_over or not isinstance(error, BadRequestError)
                continue
            if digest is None:
                self._ledger.forget(self._address, name)
                self.report.deleted.append(name)
            else:
                self._ledger.note(self._address, name, digest)
                self.report.put.append(name)
            self._observe(self.report)

    def _replace(self, name: str, data: bytes | None) -> None:
        """Put a graph in its place elsewhere, or let it go: what a thread does."""
        if data is not None:
            self._request("PUT", name, data)
            return
        try:
            self._request("DELETE", name, None)
        except NoSuchGraphError:
            return  # it went already

    def _request(self, method: str, name: str, data: bytes | None) -> Response:
        mark = "&" if "?" in self._address else "?"
        request = Request(  # noqa: S310 - the transport takes no other scheme than http(s)
            f"{self._address}{mark}graph={quote(name, safe='')}", data, method=method
        )
        if data is not None:
            # N-Triples are Turtle, which is the form that every server of the protocol takes.
            request.add_header("Content-Type", "text/turtle; charset=utf-8")
        transport = self._transports.get()
        try:
            return transport.send(request, name, self._options.timeout)
        finally:
            self._transports.put(transport)
