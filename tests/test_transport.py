"""A request is made again where that may help, and what went wrong is said without secrets."""

from __future__ import annotations

import base64
import socket
import time
from urllib.request import Request

import pytest

from tests.fake_endpoint import Answer, in_turn, serving
from undocs_rdf.errors import ExitCode, UndocsError
from undocs_rdf.transport import (
    ATTEMPTS,
    BadRequestError,
    Credentials,
    EndpointError,
    EndpointLimitError,
    EndpointRefusedError,
    NoSuchGraphError,
    Response,
    Transport,
    checked_address,
    credentials_from_environment,
    travels_in_clear,
)

PASSWORD = "correct horse"
USER = Credentials("amara", PASSWORD)


def send(
    address: str,
    credentials: Credentials | None = None,
    timeout: float = 10,
    pauses: list[float] | None = None,
) -> Response:
    waited = [] if pauses is None else pauses
    transport = Transport(address, credentials, pause=waited.append)
    return transport.send(Request(address, b"query=ASK"), "mine.rq", timeout)


def test_a_busy_server_is_asked_again_after_pauses_that_grow() -> None:
    pauses: list[float] = []
    answers = in_turn(Answer(503), Answer(429), Answer(503), Answer(body=b"here"))
    with serving(answers) as server:
        assert send(server.address, pauses=pauses).body == b"here"
    assert [asked.body for asked in server.asked] == [b"query=ASK"] * 4
    assert pauses == [0.5, 1, 2]


def test_a_server_that_says_when_is_asked_then() -> None:
    pauses: list[float] = []
    with serving(in_turn(Answer(503, headers={"Retry-After": "3"}), Answer())) as server:
        send(server.address, pauses=pauses)
    assert pauses == [3]


def test_a_server_that_stays_busy_is_given_up() -> None:
    with (
        serving(in_turn(Answer(503))) as server,
        pytest.raises(EndpointLimitError, match=r"too busy \(HTTP 503, asked 4 times\)") as failure,
    ):
        send(server.address)
    assert len(server.asked) == ATTEMPTS
    assert failure.value.exit_code is ExitCode.LIMIT


def test_no_pause_goes_beyond_the_deadline() -> None:
    pauses: list[float] = []
    with (
        serving(in_turn(Answer(503, headers={"Retry-After": "600"}))) as server,
        pytest.raises(EndpointLimitError, match="asked once"),
    ):
        send(server.address, pauses=pauses)
    assert pauses == []


@pytest.mark.parametrize("lost", [Answer(cut=True), Answer(body=b"he", length=4)])
def test_a_lost_connection_is_made_again(lost: Answer) -> None:
    with serving(in_turn(lost, Answer(body=b"here"))) as server:
        assert send(server.address).body == b"here"


def test_a_server_that_is_not_there_is_said_to_be() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/query"
    pauses: list[float] = []
    with pytest.raises(EndpointError, match="can't be reached") as failure:
        send(address, pauses=pauses)
    assert failure.value.exit_code is ExitCode.UNREADABLE
    assert len(pauses) == ATTEMPTS - 1


def test_an_answer_that_takes_too_long_is_not_waited_for() -> None:
    def slowly(_: object) -> Answer:
        time.sleep(0.4)
        return Answer()

    with (
        serving(slowly) as server,
        pytest.raises(EndpointLimitError, match=r"took longer than 0\.1 seconds"),
    ):
        send(server.address, timeout=0.1)
    assert len(server.asked) == 1


def test_an_answer_without_end_is_not_taken() -> None:
    with serving(in_turn(Answer(body=b"x" * 200_000))) as server:
        transport = Transport(server.address, max_bytes=100_000)
        with pytest.raises(EndpointLimitError, match="an answer of more than"):
            transport.send(Request(server.address), "mine.rq", 10)


@pytest.mark.parametrize(
    ("status", "body", "kind", "code", "words"),
    [
        (400, b"Lexical error", BadRequestError, ExitCode.USAGE, "mine.rq: is not understood"),
        (401, b"", EndpointRefusedError, ExitCode.REFUSED, "refuses access"),
        (403, b"", EndpointRefusedError, ExitCode.REFUSED, "UNDOCS_RDF_TOKEN"),
        (404, b"", NoSuchGraphError, ExitCode.UNREADABLE, "holds nothing there"),
        (405, b"", EndpointError, ExitCode.UNREADABLE, "is no endpoint of this kind"),
        (406, b"", EndpointError, ExitCode.UNREADABLE, "none of the forms"),
        (413, b"", EndpointLimitError, ExitCode.LIMIT, "no request of this size"),
        (500, b"<b>Oops</b>", EndpointError, ExitCode.UNREADABLE, r"failed \(HTTP 500: Oops\)"),
        (
            500,
            b"The estimated execution time 900 (sec) exceeds the limit of 400 (sec).",
            EndpointLimitError,
            ExitCode.LIMIT,
            "within its own limits",
        ),
        (504, b"", EndpointLimitError, ExitCode.LIMIT, "within its own limits"),
        (308, b"", EndpointError, ExitCode.UNREADABLE, "has moved to http://elsewhere.example/"),
    ],
)
def test_what_a_server_says_becomes_an_error_of_its_kind(
    status: int, body: bytes, kind: type[EndpointError], code: ExitCode, words: str
) -> None:
    said = Answer(status, body, {"Location": "http://elsewhere.example/"})
    with serving(in_turn(said)) as server, pytest.raises(kind, match=words) as failure:
        send(server.address)
    assert type(failure.value) is kind
    assert failure.value.exit_code is code
    assert len(server.asked) == 1, "to ask again would not help"


def test_the_password_is_given_where_it_is_asked_for() -> None:
    challenge = Answer(401, headers={"WWW-Authenticate": 'Basic realm="store"'})
    with serving(in_turn(challenge, Answer(body=b"in"))) as server:
        assert send(server.address, USER).body == b"in"
    first, second = server.asked
    assert "authorization" not in first.headers
    expected = base64.b64encode(f"amara:{PASSWORD}".encode()).decode()
    assert second.headers["authorization"] == f"Basic {expected}"
    assert second.body == b"query=ASK"


def test_a_password_that_need_not_be_sent_is_not() -> None:
    challenge = 'Digest realm="SPARQL", nonce="abc", qop="auth", algorithm="MD5"'
    answers = in_turn(Answer(401, headers={"WWW-Authenticate": challenge}), Answer(body=b"in"))
    with serving(answers) as server:
        assert send(server.address, USER).body == b"in"
    told = server.asked[1].headers["authorization"]
    assert told.startswith('Digest username="amara"')
    assert PASSWORD not in told


def test_a_token_is_sent_and_goes_nowhere_else() -> None:
    with serving(in_turn(Answer())) as other:
        moved = in_turn(Answer(302, headers={"Location": other.address}))
        with serving(moved) as server, pytest.raises(EndpointError, match="has moved"):
            send(server.address, Credentials(token="s3cret"))
    assert server.asked[0].headers["authorization"] == "Bearer s3cret"
    assert other.asked == []


@pytest.mark.parametrize("credentials", [USER, Credentials(token="s3cret")])
def test_no_message_holds_a_secret(credentials: Credentials) -> None:
    said = Answer(500, f"bad login: {credentials.password}{credentials.token}".encode())
    with serving(in_turn(said)) as server, pytest.raises(EndpointError) as failure:
        send(server.address, credentials)
    assert "bad login: …" in str(failure.value)
    for text in (str(failure.value), repr(credentials)):
        assert PASSWORD not in text
        assert "s3cret" not in text


def test_credentials_come_from_the_environment() -> None:
    user = {"UNDOCS_RDF_USER": "amara", "UNDOCS_RDF_PASSWORD": PASSWORD}
    assert credentials_from_environment({}) is None
    assert credentials_from_environment(user) == USER
    assert credentials_from_environment({"UNDOCS_RDF_TOKEN": "s3cret"}) == Credentials(
        token="s3cret"
    )
    for wrong in (
        {"UNDOCS_RDF_USER": "amara"},
        {"UNDOCS_RDF_PASSWORD": PASSWORD},
        {**user, "UNDOCS_RDF_TOKEN": "s3cret"},
    ):
        with pytest.raises(UndocsError) as refusal:
            credentials_from_environment(wrong)
        assert PASSWORD not in str(refusal.value)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "localhost:7878",
        "file:///etc/passwd",
        "ftp://x/",
        "http://",
        "http://x:port/",
        "http://x/ y",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UndocsError, match="is no address"):
        checked_address(address)


def test_an_address_with_a_password_is_refused_and_not_repeated() -> None:
    with pytest.raises(UndocsError, match="holds credentials") as refusal:
        checked_address(f"http://amara:{PASSWORD}@example.org/query")
    assert PASSWORD not in str(refusal.value)


@pytest.mark.parametrize(
    ("address", "is_clear"),
    [
        ("http://example.org/query", True),
        ("https://example.org/query", False),
        ("http://localhost:7878/query", False),
        ("http://127.0.0.1:7878/query", False),
        ("http://[::1]:7878/query", False),
    ],
)
def test_it_is_known_what_others_can_read(address: str, is_clear: bool) -> None:
    assert checked_address(address)
    assert travels_in_clear(address) is is_clear
