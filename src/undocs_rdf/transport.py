"""Requests to a triple store elsewhere: credentials, retries, and what can go wrong.

A request has a deadline, over all of its attempts. It is tried again, after a pause that doubles,
where the server says that it is busy (429, 503) or the connection is lost: each request here can
be repeated without harm. Redirects are not followed, so that credentials go to the address that
the user named and to no other.
"""

from __future__ import annotations

import http.client
import os
import re
import time
from dataclasses import dataclass, field
from socket import gaierror
from typing import TYPE_CHECKING, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    OpenerDirector,
    Request,
    build_opener,
)

from undocs_rdf import __version__
from undocs_rdf.errors import ExitCode, UndocsError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from email.message import Message

USER_VARIABLE: Final = "UNDOCS_RDF_USER"
PASSWORD_VARIABLE: Final = "UNDOCS_RDF_PASSWORD"  # noqa: S105 - the name of a variable
TOKEN_VARIABLE: Final = "UNDOCS_RDF_TOKEN"  # noqa: S105 - the name of a variable
"""The variables of the environment that hold the credentials for an endpoint."""

USER_AGENT: Final = f"undocs-rdf/{__version__}"

ATTEMPTS: Final = 4
"""How often a request is made before it counts as failed."""
FIRST_PAUSE: Final = 0.5
"""The pause before the second attempt, in seconds; each further one is twice as long."""

MAX_ANSWER_BYTES: Final = 512 * 1024 * 1024
"""The longest answer that is taken, since all of it is held in memory."""

_BUSY: Final = frozenset({429, 503})
_PIECE: Final = 64 * 1024
_REASON: Final = 300
"""The most characters of a server's own words that a message quotes."""
_MARKUP: Final = re.compile(r"<[^<>]*>")
# How servers say within an HTTP 500 that a query costs more than they allow: Virtuoso by its
# estimate or its time limit, others by a word of their own.
_TOO_COSTLY: Final = re.compile(
    r"estimated execution time|S1T00|time[ -]?out|timed out|cancelled", re.IGNORECASE
)


class EndpointError(UndocsError):
    """An endpoint that can't be reached, or that gives no answer."""

    exit_code = ExitCode.UNREADABLE


class EndpointRefusedError(EndpointError):
    """An endpoint that does not let the user in."""

    exit_code = ExitCode.REFUSED


class EndpointLimitError(EndpointError):
    """An endpoint that is too busy, or that takes longer than it may."""

    exit_code = ExitCode.LIMIT


class BadRequestError(EndpointError):
    """A query or a graph that an endpoint does not understand."""

    exit_code = ExitCode.USAGE


class NoSuchGraphError(EndpointError):
    """There is nothing at an address, such as a graph that is no longer there."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks: a user name with its password, or a token.

    Attributes:
        user: The user name; "" with a token.
        password: The password.
        token: The token, for servers that take one ("Bearer").
    """

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


def credentials_from_environment(environment: Mapping[str, str] = os.environ) -> Credentials | None:
    """Return the credentials that the environment holds, or None.

    Raises:
        UndocsError: There is a user name without a password, or both a user name and a token.
    """
    user, password, token = (
        environment.get(name, "") for name in (USER_VARIABLE, PASSWORD_VARIABLE, TOKEN_VARIABLE)
    )
    if token and user:
        raise UndocsError(TOKEN_VARIABLE, f"is set beside {USER_VARIABLE}", "set one of them")
    if bool(user) != bool(password):
        missing = PASSWORD_VARIABLE if user else USER_VARIABLE
        raise UndocsError(missing, "is not set", "set both the user name and the password")
    return Credentials(user, password, token) if user or token else None


def checked_address(address: str) -> str:
    """Return the address of an endpoint if requests can be made to it.

    Raises:
        UndocsError: It is no http(s) address, or credentials stand in it.
    """
    try:
        parts = urlsplit(address)
        is_address = parts.scheme in {"http", "https"} and bool(parts.hostname)
        has_credentials = "@" in parts.netloc
        _ = parts.port
    except ValueError:
        is_address = has_credentials = False
    if has_credentials:
        remedy = f"set {USER_VARIABLE} and {PASSWORD_VARIABLE}, or {TOKEN_VARIABLE}"
        raise UndocsError("--endpoint", "holds credentials, which others could read", remedy)
    if not is_address or not address.isprintable() or " " in address:
        remedy = "give one as in http://localhost:7878/query"
        raise UndocsError("--endpoint", f"{address!r} is no address of an endpoint", remedy)
    return address


def travels_in_clear(address: str) -> bool:
    """Tell whether what is sent to an address can be read on its way by others."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    is_local = host in {"localhost", "::1"} or host.startswith("127.")
    return parts.scheme == "http" and not is_local


class _NoRedirects(HTTPRedirectHandler):
    """Follows no redirect: what it leads to is not what the user named."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """Return no request."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered.

    Attributes:
        headers: Its header fields.
        body: Its bytes.
    """

    headers: Message
    body: bytes

    @property
    def media_type(self) -> str:
        """The media type of the body."""
        return self.headers.get_content_type()


class Transport:
    """Makes requests to one endpoint. For one thread: what a server asked for is remembered."""

    def __init__(
        self,
        address: str,
        credentials: Credentials | None = None,
        *,
        attempts: int = ATTEMPTS,
        max_bytes: int = MAX_ANSWER_BYTES,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        """Prepare requests.

        Args:
            address: Where the endpoint is. Nothing is sent before the first request.
            credentials: Who asks.
            attempts: How often a request is made before it counts as failed.
            max_bytes: The longest answer that is taken.
            pause: Waits for a number of seconds.

        Raises:
            UndocsError: The address is none.
        """
        self.address = checked_address(address)
        self._credentials = credentials
        self._attempts = attempts
        self._max_bytes = max_bytes
        self._pause = pause
        self._opener = _opener(self.address, credentials)

    def send(self, request: Request, subject: str, timeout: float | None) -> Response:
        """Make a request, again where that may help, and return the answer.

        Args:
            request: The request.
            subject: What to call it in messages.
            timeout: The seconds that all of it may take; None for as long as it takes.

        Raises:
            EndpointError: There is no answer, or one that says what is wrong.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        request.add_header("User-Agent", USER_AGENT)
        if self._credentials and self._credentials.token:
            bearer = f"Bearer {self._credentials.token}"
            request.add_unredirected_header("Authorization", bearer)
        wait = FIRST_PAUSE
        for attempt in range(1, self._attempts + 1):
            try:
                return self._attempt(request, deadline)
            except HTTPError as error:
                failure, wanted = self._failure(error, subject, attempt), _retry_after(error)
                if error.code not in _BUSY:
                    raise failure from None
            except TimeoutError:
                raise _too_long(self.address, timeout) from None
            except (OSError, http.client.HTTPException) as error:
                failure, wanted = self._lost(error, timeout), 0.0
                if not _is_passing(error):
                    raise failure from None
            wait = max(wait, wanted)
            is_late = deadline is not None and time.monotonic() + wait > deadline
            if attempt == self._attempts or is_late:
                raise failure
            self._pause(wait)
            wait *= 2
        raise AssertionError  # the last attempt returns or raises

    def _attempt(self, request: Request, deadline: float | None) -> Response:
        """Make a request once."""
        with self._opener.open(request, timeout=_left(deadline)) as response:
            pieces, size = [], 0
            while piece := response.read1(_PIECE):
                pieces.append(piece)
                size += len(piece)
                if size > self._max_bytes:
                    problem = f"gives an answer of more than {self._max_bytes >> 20} MiB"
                    raise EndpointLimitError(self.address, problem, "ask for less")
                _left(deadline)
            if response.length:  # fewer bytes than were announced
                raise http.client.IncompleteRead(b"", response.length)
            return Response(response.headers, b"".join(pieces))

    def _lost(self, error: Exception, timeout: float | None) -> EndpointError:
        """Return what is raised where no answer came."""
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, TimeoutError):
            return _too_long(self.address, timeout)
        said = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        problem = f"can't be reached ({said})"
        return EndpointError(self.address, problem, "check the address, and that the server runs")

    def _failure(self, error: HTTPError, subject: str, attempt: int) -> EndpointError:
        """Return what is raised for an answer that says what is wrong."""
        said = self._reason(error)
        code = f"HTTP {error.code}"
        quoted = f"{code}: {said}" if said else code
        if error.code == 400:
            problem = f"is not understood by the endpoint ({quoted})"
            return BadRequestError(subject, problem, "mend it")
        if error.code in {401, 403}:
            remedy = (
                "check the credentials in the environment, and what they allow"
                if self._credentials
                else f"set {USER_VARIABLE} and {PASSWORD_VARIABLE}, or {TOKEN_VARIABLE}"
            )
            return EndpointRefusedError(self.address, f"refuses access ({code})", remedy)
        if error.code in _BUSY:
            times = "once" if attempt == 1 else f"{attempt} times"
            problem = f"is too busy ({code}, asked {times})"
            return EndpointLimitError(self.address, problem, "try again later")
        if error.code in {408, 504} or (error.code == 500 and _TOO_COSTLY.search(said)):
            problem = f"does not answer within its own limits ({quoted})"
            return EndpointLimitError(self.address, problem, "ask for less, or raise its limits")
        if error.code in {404, 410}:
            remedy = "check the address, path and all"
            return NoSuchGraphError(self.address, f"holds nothing there ({quoted})", remedy)
        if error.code == 413:
            problem = f"takes no request of this size ({quoted})"
            return EndpointLimitError(self.address, problem, "raise its limits")
        return EndpointError(self.address, *_told(error, code, quoted))

    def _reason(self, error: HTTPError) -> str:
        """Return what a server says in its own words, in one line, with no credentials in it."""
        try:
            body = error.read(_PIECE).decode("utf-8", errors="replace")
        except (OSError, http.client.HTTPException):
            return ""
        said = " ".join(_MARKUP.sub(" ", body).split())
        for secret in _secrets(self._credentials):
            said = said.replace(secret, "…")
        return said if len(said) <= _REASON else f"{said[:_REASON]}…"


def _told(error: HTTPError, code: str, quoted: str) -> tuple[str, str]:
    """Return what is wrong, and what can be done, for codes that need no class of their own."""
    if error.code in {301, 302, 303, 307, 308}:
        place = error.headers.get("Location", "another address")
        return f"has moved to {place} ({code})", "use that address if you trust it"
    if error.code in {405, 501}:
        return f"is no endpoint of this kind ({quoted})", "check the address, path and all"
    if error.code in {406, 415}:
        problem = f"knows none of the forms that are understood here ({quoted})"
        return problem, "check that the address is that of a SPARQL 1.1 endpoint"
    return f"failed ({quoted})", "see the log of the server"


def _secrets(credentials: Credentials | None) -> tuple[str, ...]:
    if credentials is None:
        return ()
    return tuple(filter(None, (credentials.password, credentials.token)))


def _opener(address: str, credentials: Credentials | None) -> OpenerDirector:
    """Return what makes requests: it gives the password where the server asks for it."""
    if credentials is None or not credentials.user:
        return build_opener(_NoRedirects())
    passwords = HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, address, credentials.user, credentials.password)
    return build_opener(
        _NoRedirects(), HTTPDigestAuthHandler(passwords), HTTPBasicAuthHandler(passwords)
    )


def _left(deadline: float | None) -> float | None:
    """Return the seconds that are left until a deadline.

    Raises:
        TimeoutError: There are none.
    """
    if deadline is None:
        return None
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _too_long(address: str, timeout: float | None) -> EndpointLimitError:
    took = "too long" if timeout is None else f"longer than {timeout:g} seconds"
    return EndpointLimitError(address, f"took {took}", "ask for less, or raise --timeout")


def _is_passing(error: Exception) -> bool:
    """Tell whether a lost connection may be there again at the next attempt."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, gaierror | TimeoutError):
        return False
    return isinstance(reason, ConnectionError | http.client.HTTPException)


def _retry_after(error: HTTPError) -> float:
    """Return the seconds after which a server wants to be asked again; 0 if it does not say."""
    wanted = error.headers.get("Retry-After", "") if error.headers else ""
    return float(wanted) if wanted.isdecimal() else 0.0
