from collections.abc import Callable
from http import HTTPStatus
from io import BytesIO
from threading import Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient
from gunicorn.http.errors import InvalidChunkSize
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.exc import StaleDataError

from intl_crm import edge
from intl_crm.accounts import guard, operations
from intl_crm.accounts.models import User
from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.permissions import COMMAND

UserOf = Callable[[str], User]


def rename(session: Session) -> str:
    session.info["actor"] = COMMAND
    user = operations.user_of(session, "officer")
    return operations.rename(session, COMMAND, user, "Changed").name


@guard.open_to_all
def change() -> str:
    return rename(edge.session())


@guard.open_to_all
def change_and_answer(status: int) -> tuple[str, int]:
    return rename(edge.session()), status


@guard.open_to_all
def change_and_fail() -> str:
    rename(edge.session())
    raise StaleDataError


@guard.open_to_all
def change_unflushed_and_outdated() -> str:
    """Leave to the commit what another has changed meanwhile."""
    session = edge.session()
    session.info["actor"] = COMMAND
    user = operations.user_of(session, "officer")
    user.name = "Changed"
    set_committed_value(user, "version", 99)
    return "nothing noticed yet"


@guard.open_to_all
@edge.writes_apart
def change_apart() -> str:
    with edge.database().transaction(COMMAND) as session:
        return rename(session)


@pytest.fixture
def app(settings: Settings, new_app: Callable[[Settings], Flask]) -> Flask:
    app = new_app(settings)
    for rule, view in (
        ("/change", change),
        ("/answer/<int:status>", change_and_answer),
        ("/fail", change_and_fail),
        ("/outdated", change_unflushed_and_outdated),
        ("/apart", change_apart),
    ):
        app.add_url_rule(rule, view_func=view, methods=["GET", "POST"])
    return app


@pytest.fixture
def is_changed(database: Database, user_of: UserOf) -> Callable[[], bool]:
    user_of("officer")

    def is_changed() -> bool:
        with database.reading() as session:
            return operations.user_of(session, "officer").name == "Changed"

    return is_changed


@pytest.mark.parametrize("status", [200, 201, 204, 302, 303])
def test_a_successful_change_is_committed(
    client: FlaskClient, is_changed: Callable[[], bool], status: int
) -> None:
    assert client.post(f"/answer/{status}").status_code == status
    assert is_changed()


@pytest.mark.parametrize("status", [400, 403, 409, 422, 500])
def test_a_refused_change_is_rolled_back(
    client: FlaskClient, is_changed: Callable[[], bool], status: int
) -> None:
    assert client.post(f"/answer/{status}").status_code == status
    assert not is_changed()


def test_an_error_rolls_back(client: FlaskClient, is_changed: Callable[[], bool]) -> None:
    assert client.post("/fail").status_code == HTTPStatus.CONFLICT
    assert not is_changed()


def test_what_only_the_commit_notices_is_a_conflict_too(
    client: FlaskClient, is_changed: Callable[[], bool]
) -> None:
    assert client.post("/outdated").status_code == HTTPStatus.CONFLICT
    assert not is_changed()


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_looking_changes_nothing_even_where_a_view_would(
    client: FlaskClient, is_changed: Callable[[], bool], method: str
) -> None:
    client.open("/change", method=method)
    assert not is_changed()


def test_a_view_may_write_apart(client: FlaskClient, is_changed: Callable[[], bool]) -> None:
    assert client.post("/apart").status_code == HTTPStatus.OK
    assert is_changed()


def test_nobody_waits_for_who_only_reads(app: Flask, is_changed: Callable[[], bool]) -> None:
    with app.test_request_context("/change"):
        app.preprocess_request()
        operations.user_of(edge.session(), "officer")
        writer = Thread(target=lambda: app.test_client().post("/change"))
        writer.start()
        writer.join(timeout=5)
        assert not writer.is_alive()
    assert is_changed()


class Slow(BytesIO):
    """A body that is still arriving while somebody else writes."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        super().__init__(b"name=x")
        self.meanwhile, self.were_done = meanwhile, list[bool]()

    def readinto(self, buffer: object) -> int:
        writer = Thread(target=self.meanwhile)
        writer.start()
        writer.join(timeout=5)
        self.were_done.append(not writer.is_alive())
        return super().readinto(buffer)  # type: ignore[arg-type]


def sent(client: FlaskClient, address: str, body: BytesIO) -> int:
    form = "application/x-www-form-urlencoded"
    return client.post(address, input_stream=body, content_type=form).status_code


def test_nobody_waits_for_who_sends_slowly(app: Flask, is_changed: Callable[[], bool]) -> None:
    body = Slow(lambda: app.test_client().post("/change"))
    assert sent(app.test_client(), "/change", body) == HTTPStatus.OK
    assert body.were_done
    assert all(body.were_done)
    assert is_changed()


class Torn(BytesIO):
    """A body whose pieces are not what the protocol says."""

    def readinto(self, buffer: object) -> int:
        raise InvalidChunkSize(b"zz")


def test_a_torn_body_is_the_senders_fault(client: FlaskClient, is_changed: Callable[[], bool]) -> None:
    assert sent(client, "/change", Torn(b"name=x")) == HTTPStatus.BAD_REQUEST
    assert not is_changed()
