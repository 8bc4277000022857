"""The program as it is served: what stands between it and the network believes and repeats nothing."""

import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import settings_of
from tests.running import Running, running

SECRET = "tHe-tOkEn_of-somebody0123456789"
SECONDS = 10


@pytest.fixture(scope="module")
def served(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The program as `intl-crm run` serves it on loopback."""
    folder = tmp_path_factory.mktemp("served")
    path = shutil.copy(demo_file, folder / "intl_crm.sqlite")
    with running(settings_of(f"sqlite:///{path}", folder)) as program:
        yield program


def answer(served: Running, *lines: str) -> str:
    """What is answered to these lines, sent as they are."""
    host, _, port = served.address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), SECONDS) as connection:
        head = "\r\n".join((*lines, f"Host: {host}:{port}", "Connection: close", "", ""))
        connection.sendall(head.encode("latin-1"))
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode(errors="replace")


@pytest.mark.parametrize(
    "said", ["X-Forwarded-Proto: https", "X-Forwarded-Protocol: ssl", "X-Forwarded-Ssl: on"]
)
def test_a_scheme_that_nobody_vouches_for_is_not_believed(served: Running, said: str) -> None:
    answered = answer(served, "GET /sign-in HTTP/1.1", said)
    assert answered.startswith("HTTP/1.1 200")
    assert "Strict-Transport-Security" not in answered


@pytest.mark.parametrize("said", ["SCRIPT_NAME: /x", "PATH_INFO: /healthz"])
def test_an_address_that_a_header_names_is_not_believed(served: Running, said: str) -> None:
    assert answer(served, "GET /x/healthz HTTP/1.1", said).startswith("HTTP/1.1 404")


@pytest.mark.parametrize(
    "lines",
    [
        (f"GET /people/{SECRET} HTTP/9.9",),
        (f"GET /people/{SECRET} {SECRET}",),
        (f"{SECRET}\xff /people/chen HTTP/1.1",),
        ("GET / HTTP/1.1", f"A cookie={SECRET}: x"),
        ("GET / HTTP/1.1", f"Content-Length: {SECRET}"),
        ("GET / HTTP/1.1", f"Transfer-Encoding: {SECRET}"),
    ],
)
def test_a_request_that_is_none_is_not_repeated_in_the_log(served: Running, lines: tuple[str, ...]) -> None:
    before = served.printed.read_text()
    assert answer(served, *lines).split(" ")[1] in {"400", "501"}
    written = served.printed.read_text().removeprefix(before)
    assert "a request that could not be read" in written
    assert SECRET not in written
    assert "127.0.0.1" not in written


HEAD = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
FORM = "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"


def connected(served: Running) -> socket.socket:
    host, _, port = served.address.removeprefix("http://").partition(":")
    return socket.create_connection((host, int(port)), SECONDS)


def status_of(connection: socket.socket) -> str:
    """The status of the next answer; its body is as long as it says."""
    told = b""
    while b"\r\n\r\n" not in told:
        told += connection.recv(1)
    head = told.decode().lower()
    length = int(head.partition("content-length: ")[2].partition("\r\n")[0])
    while length:
        length -= len(connection.recv(length))
    return head.split(" ")[1]


@pytest.mark.parametrize(
    "unfinished",
    [
        pytest.param("GET /", id="line"),
        pytest.param(HEAD, id="head"),
        pytest.param(f"{FORM}Content-Length: 100\r\n\r\nname=", id="form"),
        pytest.param(f"{FORM}Content-Length: 9000000\r\n\r\nname=", id="large"),
        pytest.param(f"{FORM}Transfer-Encoding: chunked\r\n\r\n5\r\nname=\r\n", id="pieces"),
        pytest.param(f"{FORM}Expect: 100-continue\r\nContent-Length: 100\r\n\r\n", id="unasked"),
    ],
)
def test_requests_that_never_end_take_no_page_away(served: Running, unfinished: str) -> None:
    slow = [connected(served) for _ in range(100)]
    for one in slow:
        one.sendall(unfinished.encode())
    try:
        for _ in range(20):
            assert answer(served, "GET /healthz HTTP/1.1").startswith("HTTP/1.1 200")
    finally:
        for one in slow:
            one.close()


def test_a_request_may_come_in_small_pieces(served: Running) -> None:
    with connected(served) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for character in f"{HEAD}\r\n":
            connection.sendall(character.encode())
        assert status_of(connection) == "200"


@pytest.mark.parametrize("times", [1, 2, 5])
def test_several_requests_on_one_connection_are_each_answered(served: Running, times: int) -> None:
    with connected(served) as connection:
        for _ in range(2):
            connection.sendall(f"{HEAD}\r\n".encode() * times)
            assert [status_of(connection) for _ in range(times)] == ["200"] * times


@pytest.mark.parametrize("size", [10, 60_000, 70_000, 1_500_000])
def test_forms_of_any_size_arrive_whole(served: Running, size: int) -> None:
    """Without its hidden field a form is refused, but only once it has been read."""
    body = f"name={'x' * size}"
    with connected(served) as connection:
        connection.sendall(f"{FORM}Content-Length: {len(body)}\r\n\r\n{body}{HEAD}\r\n".encode())
        assert [status_of(connection) for _ in range(2)] == ["400", "200"]


def test_a_form_in_pieces_arrives_whole(served: Running) -> None:
    with connected(served) as connection:
        connection.sendall(f"{FORM}Transfer-Encoding: chunked\r\n\r\n5\r\nname=\r\n0\r\n\r\n".encode())
        assert status_of(connection) == "400"


def test_a_form_that_waits_to_be_asked_for_is_asked_for(served: Running) -> None:
    with connected(served) as connection:
        connection.sendall(f"{FORM}Expect: 100-continue\r\nContent-Length: 5\r\n\r\n".encode())
        assert connection.recv(25) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(b"name=")
        assert status_of(connection) == "400"
