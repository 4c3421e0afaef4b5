"""SPARQL endpoints: the same questions, asked of a triple store elsewhere.

The request is SPARQLWrapper's (SPARQL 1.1 Protocol, query by POST); how it is sent is
`transport`'s. Rows are asked for as JSON: a server whose own time limit is up ends its answer in
the middle, with HTTP 200 all the same, and CSV that is cut at the end of a line looks whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Self

from pyoxigraph import QueryBoolean, QuerySolutions
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

from undocs_rdf.query_worker import DEFAULT_TIMEOUT, read_answer
from undocs_rdf.serialize.turtle import PREFIXES
from undocs_rdf.sparql import check_query, declared, limited
from undocs_rdf.transport import EndpointError, EndpointLimitError, Transport

if TYPE_CHECKING:
    from collections.abc import Callable
    from urllib.request import Request

    from undocs_rdf.query import QueryResult
    from undocs_rdf.transport import Credentials, Response

_MAX_ROWS: Final = "X-SPARQL-MaxRows"
"""The header in which Virtuoso says that it cut an answer after so many rows."""
_ROWS: Final = frozenset({"SELECT", "ASK"})
_MEDIA_TYPES: Final = {"rows": ("json",), "graph": ("turtle", "n3", "triples")}
"""What the media type of an answer holds, by its kind."""
_IS_EMPTY: Final = "ASK { ?s ?p ?o }"
_HAS_NAMED_GRAPHS: Final = "ASK { GRAPH ?g { ?s ?p ?o } }"


class _Query(SPARQLWrapper):
    """A query as a request. Its form is known already: the library's own look at it is a guess."""

    def __init__(self, address: str, text: str, form: str) -> None:
        self._form = form
        super().__init__(address, returnFormat=JSON if form in _ROWS else TURTLE)
        self.setMethod(POST)
        self.setOnlyConneg(onlyConneg=True)
        self.setQuery(text)

    def _parseQueryType(self, query: str) -> Any:  # noqa: N802 - the library's name
        del query
        return self._form

    def request(self) -> Request:
        """Return the request, without credentials."""
        return self._createRequest()


class Endpoint:
    """A SPARQL endpoint that answers questions, as a `QueryWorker` does."""

    def __init__(
        self,
        address: str,
        credentials: Credentials | None = None,
        remark: Callable[[str], None] | None = None,
    ) -> None:
        """Prepare questions; nothing is sent yet.

        Args:
            address: Where it takes queries, such as http://localhost:7878/query.
            credentials: Who asks.
            remark: Is told what the user should know beside an answer.

        Raises:
            UndocsError: The address is none.
        """
        self._transport = Transport(address, credentials)
        self._remark = remark

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """There is nothing to end: each question has a connection of its own."""

    def ask(
        self,
        text: str,
        *,
        subject: str = "query",
        limit: int | None = None,
        timeout: float | None = DEFAULT_TIMEOUT,
    ) -> QueryResult:
        """Ask a question, for no longer than a time. What a query may do is as it is at home.

        Args:
            text: The query. The prefixes that graphs are written with need no declaration.
            subject: What to call it in messages.
            limit: The most solutions that are wanted.
            timeout: The seconds that it may take, retries and all; None for any time.

        Raises:
            EndpointError: The endpoint gives no answer, or an answer that is not whole.
            LimitExceededError: The query is too long or too deep.
            RefusedError: It would write, or read elsewhere.
            UndocsError: It is not SPARQL.
        """
        form = check_query(text, subject)
        if limit is not None and form != "ASK":
            text = limited(text, limit)
        query = _Query(self._transport.address, declared(text, PREFIXES), form)
        response = self._transport.send(query.request(), subject, timeout)
        return self._answer(response, form, limit)

    def _explain_emptiness(self) -> None:
        """Say so where an answer is empty because no query sees the named graphs."""
        if self._remark is None:
            return
        try:
            is_hidden = not self.ask(_IS_EMPTY) and bool(self.ask(_HAS_NAMED_GRAPHS))
        except EndpointError:
            return  # the question was answered; that this one was not is no matter
        if is_hidden:
            self._remark(
                f"{self._transport.address}: its default graph is empty, and what it holds is in "
                "named graphs; let it join them (for Oxigraph: --union-default-graph)"
            )

    def _answer(self, response: Response, form: str, limit: int | None) -> QueryResult:
        """Return the answer in a response.

        Raises:
            EndpointError: It is none, or not whole.
        """
        kind = "rows" if form in _ROWS else "graph"
        self._check_media_type(response, _MEDIA_TYPES[kind])
        try:
            # Rows are read as they are wanted: look at the last one before any is handed on.
            answer = read_answer(kind, response.body)
            count = sum(1 for _ in answer) if isinstance(answer, QuerySolutions) else 0
        except (SyntaxError, ValueError):
            problem = "ended its answer in the middle, as when a time limit of its own is up"
            remedy = "ask for less, or raise its limits"
            raise EndpointLimitError(self._transport.address, problem, remedy) from None
        self._check_rows(response, count, limit)
        if form == "ASK" and not isinstance(answer, QueryBoolean):
            # Virtuoso answers with a table: one row for a yes, none for a no.
            return read_answer(
                kind, b'{"head": {}, "boolean": %s}' % (b"true" if count else b"false")
            )
        if isinstance(answer, QuerySolutions):
            if not count:
                self._explain_emptiness()
            return read_answer(kind, response.body)
        return answer

    def _check_media_type(self, response: Response, known: tuple[str, ...]) -> None:
        """Raise if the answer is something else altogether, such as a page for people."""
        if not any(name in response.media_type for name in known):
            problem = f"gives {response.media_type}, which is no answer to a query"
            remedy = "check that the address is that of a SPARQL 1.1 endpoint"
            raise EndpointError(self._transport.address, problem, remedy)

    def _check_rows(self, response: Response, count: int, limit: int | None) -> None:
        """Raise if the server left out rows that were wanted."""
        most = response.headers.get(_MAX_ROWS, "")
        if most.isdecimal() and count >= int(most) and (limit is None or limit > count):
            problem = f"gives the first {most} rows and no more"
            remedy = f"ask for less by --limit {most}, or raise its limit"
            raise EndpointLimitError(self._transport.address, problem, remedy)
