"""A server on loopback that answers as a test tells it to, and remembers what it was asked."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

JSON = "application/sparql-results+json"


@dataclass(frozen=True)
class Asked:
    """What a request said.

    Attributes:
        method: GET, POST, PUT, DELETE or HEAD.
        path: The path with its query.
        headers: The header fields, in lower case.
        body: The bytes.
    """

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Answer:
    """What the server says.

    Attributes:
        status: The code.
        body: The bytes.
        headers: Further header fields.
        length: The length that is announced; by default that of the body.
        cut: Whether the connection is closed before anything is said.
    """

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None
    cut: bool = False


def rows(*values: str) -> Answer:
    """Return an answer with a column ?v of these values."""
    found = ",".join(f'{{"v": {{"type": "literal", "value": "{value}"}}}}' for value in values)
    body = f'{{"head": {{"vars": ["v"]}}, "results": {{"bindings": [{found}]}}}}'
    return Answer(body=body.encode(), headers={"Content-Type": JSON})


def yes_or_no(*, yes: bool) -> Answer:
    """Return a yes or no."""
    body = f'{{"head": {{}}, "boolean": {str(yes).lower()}}}'
    return Answer(body=body.encode(), headers={"Content-Type": JSON})


@dataclass
class FakeEndpoint:
    """A running server.

    Attributes:
        address: Where it is.
        asked: The requests that it got, in order.
    """

    address: str
    asked: list[Asked]


@contextmanager
def serving(answer: Callable[[Asked], Answer]) -> Iterator[FakeEndpoint]:
    """Run a server that answers each request by a function."""
    asked: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        def _handle(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = Asked(self.command, self.path, headers, self.rfile.read(length))
            asked.append(request)
            said = answer(request)
            if said.cut:
                self.close_connection = True
                return
            self.send_response(said.status)
            for name, value in said.headers.items():
                self.send_header(name, value)
            length = len(said.body) if said.length is None else said.length
            self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(said.body)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _handle  # noqa: N815 - as the library calls them

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield FakeEndpoint(f"http://127.0.0.1:{server.server_port}/query", asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def in_turn(*answers: Answer) -> Callable[[Asked], Answer]:
    """Return a function that gives one answer after the other, then the last one for ever."""
    left = list(answers)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]
