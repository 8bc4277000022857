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
