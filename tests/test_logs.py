import io
import logging
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from gunicorn.config import Config as ServerConfig
from hypothesis import given
from hypothesis import strategies as st

from intl_crm import logs
from intl_crm.accounts import guard
from intl_crm.accounts.models import User
from intl_crm.config import Settings
from intl_crm.logs import OneLine, ServerLogger, masked, plain

SECRET = "tHe-tOkEn_of-somebody0123456789"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """All that is logged, as the server would write it."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.configure(stream)
    yield stream
    root.handlers[:], root.level = handlers, level


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"GET /feeds/{SECRET}/mine.ics", "GET /feeds/…/mine.ics"),
        (f"GET /sign-in/once/{SECRET} HTTP/1.1", "GET /sign-in/once/… HTTP/1.1"),
        (f"http://h/first-start/{SECRET}", "http://h/first-start/…"),
        ("GET /cities/?q=王小明&x=1 200", "GET /cities/?… 200"),
        ("GET /feeds/ 200", "GET /feeds/ 200"),
        ("nothing to hide", "nothing to hide"),
    ],
)
def test_tokens_and_queries_are_masked(text: str, shown: str) -> None:
    assert masked(text) == shown


@given(st.text())
def test_a_line_stays_one_line(text: str) -> None:
    assert plain(text).isprintable() or plain(text) == ""
    assert len(plain(text).splitlines()) <= 1


def test_a_text_that_can_be_printed_is_printed_as_it_is() -> None:
    assert plain("高雄市 Kaohsiung é") == "高雄市 Kaohsiung é"


def test_an_access_line_names_the_rule_and_nobodys_address(
    client: FlaskClient, user_of: Callable[[str], User], written: io.StringIO
) -> None:
    user_of("admin")
    client.get(f"/sign-in/once/{SECRET}?q=王小明")
    client.get("/people/王小明")
    client.get("/sign-in?next=/people/chen")
    lines = written.getvalue().splitlines()
    assert " GET /sign-in/once/… 410 " in lines[0]
    assert " GET /sign-in 200 " in lines[2]
    for secret in (SECRET, "王小明", "chen", "127.0.0.1"):
        assert secret not in written.getvalue()


def test_an_address_that_is_not_there_is_not_written(client: FlaskClient, written: io.StringIO) -> None:
    client.get(f"/nowhere/{SECRET}")
    assert "GET (no such address) " in written.getvalue()
    assert SECRET not in written.getvalue()


@pytest.mark.parametrize(
    "agent", ["x\x0b2026-11-23 INFO forged", "x\x1b[2Kforged", "x\u2028forged", "x\x85forged"]
)
def test_a_user_agent_forges_no_line(app: Flask, written: io.StringIO, agent: str) -> None:
    app.test_client().get("/healthz", environ_overrides={"HTTP_USER_AGENT": agent})
    app.test_client().get("/healthz", environ_overrides={"HTTP_USER_AGENT": "x\r\n2026-11-23 INFO forged"})
    assert len(written.getvalue().splitlines()) == 2
    assert "\x1b" not in written.getvalue()


def test_passwords_are_not_written(
    client: FlaskClient, user_of: Callable[[str], User], written: io.StringIO
) -> None:
    user_of("officer")
    client.post("/sign-in", data={"name": "officer", "password": SECRET})
    assert SECRET not in written.getvalue()
    assert "officer" not in written.getvalue()


def test_a_failure_tells_where_but_not_what(written: io.StringIO) -> None:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(SECRET) from error
    except ValueError:
        logging.getLogger("intl_crm").exception("it failed")
    text = written.getvalue()
    assert SECRET not in text
    for told in ("it failed", "builtins.ValueError", "builtins.KeyError", __name__.rpartition(".")[2]):
        assert told in text


def test_a_fault_names_the_rule_and_nobodys_address(
    new_app: Callable[[Settings], Flask],
    settings: Settings,
    user_of: Callable[[str], User],
    written: io.StringIO,
) -> None:
    @guard.open_to_all
    def fail(name: str) -> str:
        raise KeyError(name)

    user_of("admin")
    app = new_app(settings)
    app.add_url_rule("/fail/<name>", view_func=fail)
    app.test_client().get(f"/fail/{SECRET}")
    assert "failed at GET /fail/<name>" in written.getvalue()
    assert "builtins.KeyError" in written.getvalue()
    assert SECRET not in written.getvalue()


def test_a_failure_that_hides_its_cause_hides_it_here_too() -> None:
    try:
        try:
            raise KeyError
        except KeyError:
            raise ValueError from None
    except ValueError as error:
        told = OneLine().formatException((type(error), error, error.__traceback__))
    assert "ValueError" in told
    assert "KeyError" not in told


def test_the_server_quotes_no_request(capsys: pytest.CaptureFixture[str]) -> None:
    logger = ServerLogger(ServerConfig())
    logger.warning(f"Invalid request from ip=203.0.113.5: Invalid HTTP header name: 'Cookie={SECRET}'")
    try:
        raise ValueError(SECRET)
    except ValueError:
        logger.exception("Error handling request %s %s", "GET", f"/people/{SECRET}")
    logger.warning("Worker %d was ended", 7)
    said = capsys.readouterr().err
    assert SECRET not in said
    assert "203.0.113.5" not in said
    for told in ("could not be read", "could not be answered", "builtins.ValueError", "Worker 7 was ended"):
        assert told in said
    for handler in logger.error_log.handlers:
        logger.error_log.removeHandler(handler)


def test_the_servers_own_words_take_the_same_form(capsys: pytest.CaptureFixture[str]) -> None:
    config = ServerConfig()
    config.set("accesslog", "-")
    logger = ServerLogger(config)
    logger.error("Error handling request /feeds/%s/mine.ics?x=1\nforged", SECRET)
    logger.access(None, None, None, None)
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert SECRET not in said.err
    for handler in logger.error_log.handlers:
        logger.error_log.removeHandler(handler)
