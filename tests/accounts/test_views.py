import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from urllib.parse import quote

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from intl_crm.accounts import one_time, operations
from intl_crm.accounts.models import AuditEntry, SignInSession, User
from intl_crm.accounts.one_time import Purpose
from intl_crm.accounts.throttle import PAIR_LIMIT
from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.permissions import COMMAND, Role

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PASSWORD = "a password of mine"
INSIDE = "/account/"
WHAT_IS_EACH_TIME_NEW = re.compile(r'name="(csrf_token|name)" value="[^"]*"')


@pytest.fixture
def officer(database: Database, user_of: Callable[[str], User]) -> User:
    user_of("officer")
    with database.transaction(COMMAND) as session:
        return operations.set_password(session, COMMAND, operations.user_of(session, "officer"), PASSWORD)


def sign_in(
    client: FlaskClient, password: str = PASSWORD, name: str = "officer", **more: str
) -> TestResponse:
    return client.post("/sign-in", data={"name": name, "password": password, **more})


def address_of(database: Database, purpose: Purpose, login: str = "officer") -> str:
    with database.transaction(COMMAND) as session:
        token = one_time.make(session, purpose, operations.user_of(session, login))
    return f"/sign-in/once/{token}"


def cookie_of(client: FlaskClient) -> str:
    found = client.get_cookie("intl_crm")
    return found.value if found else ""


def is_inside(client: FlaskClient) -> bool:
    return client.get(INSIDE).status_code == HTTPStatus.OK


def audited(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))


@pytest.mark.usefixtures("officer")
def test_name_and_password_open_the_door(client: FlaskClient, database: Database) -> None:
    assert not is_inside(client)
    answer = sign_in(client)
    assert (answer.status_code, answer.location) == (HTTPStatus.SEE_OTHER, "/")
    assert is_inside(client)
    assert audited(database)[-1] == "sign_in"


@pytest.mark.usefixtures("officer")
def test_wrong_unknown_and_locked_get_one_answer(client: FlaskClient) -> None:
    answers = [sign_in(client, "wrong"), sign_in(client, name="nobody"), sign_in(client, name="officer\0")]
    answers += [sign_in(client, "wrong") for _ in range(PAIR_LIMIT)]
    answers += [sign_in(client)]  # the right one, but locked by now
    assert {answer.status_code for answer in answers} == {HTTPStatus.UNPROCESSABLE_ENTITY}
    assert len({WHAT_IS_EACH_TIME_NEW.sub("", answer.text) for answer in answers}) == 1
    assert not is_inside(client)


@pytest.mark.usefixtures("officer")
def test_signing_in_gives_a_new_id_and_forgets_what_was_before(client: FlaskClient) -> None:
    client.get("/sign-in?lang=ja")
    with client.session_transaction() as cookie:
        cookie["token"], cookie["planted"] = "chosen by somebody else", "x"
    sign_in(client)
    with client.session_transaction() as cookie:
        first = cookie["token"]
        assert first != "chosen by somebody else"
        assert "planted" not in cookie
        assert cookie["language"] == "ja"
    sign_in(client)
    with client.session_transaction() as cookie:
        assert cookie["token"] != first


@pytest.mark.usefixtures("officer")
def test_signing_in_again_ends_the_session_before(client: FlaskClient, app: Flask) -> None:
    sign_in(client)
    kept = cookie_of(client)
    sign_in(client)
    thief = app.test_client()
    thief.set_cookie("intl_crm", kept)
    assert not is_inside(thief)


@pytest.mark.usefixtures("officer")
def test_signing_out_ends_the_session_on_the_server(
    client: FlaskClient, app: Flask, database: Database
) -> None:
    sign_in(client)
    kept = cookie_of(client)
    assert client.post("/sign-out").status_code == HTTPStatus.SEE_OTHER
    thief = app.test_client()
    thief.set_cookie("intl_crm", kept)
    assert not is_inside(client)
    assert not is_inside(thief)
    assert audited(database)[-1] == "sign_out"
    assert client.post("/sign-out").status_code == HTTPStatus.SEE_OTHER


def test_signing_out_is_no_link(as_role: Callable[[str], FlaskClient]) -> None:
    client = as_role("officer")
    assert client.get("/sign-out").status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert is_inside(client)


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize(
    ("wish", "onward"),
    [
        ("/cities/?q=釜山", "/cities/?q=釜山"),
        ("", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https:evil.example", "/"),
        ("https://evil.example/", "/"),
        ("/%0d%0aSet-Cookie: x=1", "/"),
        ("javascript:alert(1)", "/"),
        ("/ok\r\nX: y", "/"),
    ],
)
def test_the_way_on_stays_on_the_site(client: FlaskClient, wish: str, onward: str) -> None:
    assert sign_in(client, next=wish).location == quote(onward, safe="/?=")
    shown = client.get("/sign-in", query_string={"next": wish})
    assert shown.location == quote(onward, safe="/?=")


@pytest.mark.usefixtures("officer")
def test_who_is_sent_to_the_door_comes_back(client: FlaskClient) -> None:
    sent = client.get("/account/password?x=1")
    assert sent.status_code == HTTPStatus.FOUND
    assert sent.location == "/sign-in?next=%2Faccount%2Fpassword%3Fx%3D1"
    assert "/account/password?x=1" in client.get(sent.location).text
    assert sign_in(client, next="/account/password?x=1").location == "/account/password?x=1"


@pytest.mark.usefixtures("officer")
def test_sending_something_signed_out_says_that_it_is_not_saved(client: FlaskClient) -> None:
    answer = client.post(INSIDE, data={"name": "Other"}, headers={"Accept-Language": "en"})
    assert answer.status_code == HTTPStatus.UNAUTHORIZED
    assert "has not been saved" in answer.text


@pytest.mark.usefixtures("officer")
def test_a_forged_address_of_origin_is_no_way_round_the_lock(client: FlaskClient) -> None:
    for n in range(PAIR_LIMIT):
        said = {"X-Forwarded-For": f"203.0.113.{n}", "Forwarded": f"for=203.0.113.{n}"}
        client.post("/sign-in", data={"name": "officer", "password": "wrong"}, headers=said)
    assert client.post("/sign-in", data={"name": "officer", "password": PASSWORD}).status_code == 422
    assert not is_inside(client)


# Limits of time


@pytest.mark.usefixtures("officer")
def test_an_idle_session_ends(client: FlaskClient, settings: Settings) -> None:
    with time_machine.travel(START, tick=False) as clock:
        sign_in(client)
        clock.shift(settings.idle_limit - timedelta(minutes=2))
        assert is_inside(client)
        clock.shift(settings.idle_limit - timedelta(minutes=2))
        assert is_inside(client)
        clock.shift(settings.idle_limit + timedelta(seconds=1))
        assert not is_inside(client)


@pytest.mark.usefixtures("officer")
def test_an_old_copy_of_the_cookie_is_idle_by_its_own_time(
    client: FlaskClient, app: Flask, settings: Settings
) -> None:
    with time_machine.travel(START, tick=False) as clock:
        sign_in(client)
        kept = cookie_of(client)
        clock.shift(settings.idle_limit / 2)
        assert is_inside(client)
        clock.shift(settings.idle_limit / 2 + timedelta(seconds=1))
        thief = app.test_client()
        thief.set_cookie("intl_crm", kept)
        assert not is_inside(thief)
        assert is_inside(client)


@pytest.mark.usefixtures("officer")
def test_a_busy_session_ends_too(client: FlaskClient, settings: Settings) -> None:
    with time_machine.travel(START, tick=False) as clock:
        sign_in(client)
        for _ in range(int(settings.absolute_limit / timedelta(hours=4)) - 1):
            clock.shift(timedelta(hours=4))
            assert is_inside(client)
        clock.shift(timedelta(hours=4))
        assert not is_inside(client)


@pytest.mark.usefixtures("officer")
def test_reading_writes_nothing_and_marks_the_cookie_at_most_once_a_minute(client: FlaskClient) -> None:
    with time_machine.travel(START, tick=False) as clock:
        sign_in(client)
        client.get(
            INSIDE
        )  # The first page with a form puts what its hidden field is checked by in the cookie.
        clock.shift(timedelta(seconds=59))
        assert "Set-Cookie" not in client.get(INSIDE).headers
        clock.shift(timedelta(seconds=2))
        assert "Set-Cookie" in client.get(INSIDE).headers


@pytest.mark.parametrize("change", ["disable", "role", "password"])
def test_what_ends_sessions_is_felt_at_once(
    database: Database, as_role: Callable[[str], FlaskClient], change: str
) -> None:
    client = as_role("officer")
    assert is_inside(client)
    with database.transaction(COMMAND) as session:
        user = operations.user_of(session, "officer")
        if change == "disable":
            operations.disable(session, COMMAND, user)
        elif change == "role":
            operations.change_role(session, COMMAND, user, Role.VIEWER)
        else:
            operations.set_password(session, COMMAND, user, "another password")
    assert not is_inside(client)


@pytest.mark.usefixtures("officer")
def test_a_cookie_of_ones_own_making_is_worth_nothing(client: FlaskClient, database: Database) -> None:
    client.set_cookie("intl_crm", "eyJ0b2tlbiI6ImEifQ.aaaa.bbbb")
    assert not is_inside(client)
    with database.reading() as session:
        assert session.scalars(select(SignInSession)).all() == []


# One-time addresses


@pytest.mark.usefixtures("officer")
def test_a_one_time_address_signs_in_once_and_only_by_its_button(
    client: FlaskClient, app: Flask, database: Database
) -> None:
    address = address_of(database, Purpose.SIGN_IN)
    for _ in range(2):
        assert "Officer" in client.get(address).text
    assert not is_inside(client)
    assert client.post(address).location == "/"
    assert is_inside(client)
    other = app.test_client()
    for method in (other.get, other.post):
        assert method(address).status_code == HTTPStatus.GONE
    assert not is_inside(other)


def test_the_first_password_is_chosen_behind_a_one_time_address(
    client: FlaskClient, database: Database, user_of: Callable[[str], User]
) -> None:
    user_of("officer")
    address = address_of(database, Purpose.FIRST_PASSWORD)
    assert client.get(address).status_code == HTTPStatus.OK
    for wrong in (
        {"password": "short", "repeat": "short"},
        {"password": PASSWORD, "repeat": "something else"},
        {"password": "", "repeat": ""},
    ):
        assert client.post(address, data=wrong).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert not is_inside(client)
    assert client.post(address, data={"password": PASSWORD, "repeat": PASSWORD}).location == "/"
    assert is_inside(client)
    assert client.get(address).status_code == HTTPStatus.GONE
    client.post("/sign-out")
    sign_in(client)
    assert is_inside(client)


@pytest.mark.usefixtures("officer")
def test_a_forgotten_password_is_chosen_anew_and_ends_the_sessions(
    client: FlaskClient, as_role: Callable[[str], FlaskClient], database: Database
) -> None:
    former = as_role("officer")
    address = address_of(database, Purpose.FIRST_PASSWORD)
    client.post(address, data={"password": "quite another one", "repeat": "quite another one"})
    assert is_inside(client)
    assert not is_inside(former)


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize("token", ["x", "x" * 5000, "%00", "%ff", "../..", "釜山"])
def test_an_address_that_never_was_is_over(client: FlaskClient, token: str) -> None:
    assert client.get(f"/sign-in/once/{token}").status_code in {HTTPStatus.GONE, HTTPStatus.NOT_FOUND}


# Forged requests


@pytest.fixture
def strict(app: Flask) -> FlaskClient:
    app.config["WTF_CSRF_ENABLED"] = True
    return app.test_client()


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize("address", ["/sign-in", "/sign-out", INSIDE, "/admin/users/new", "one-time"])
def test_every_change_wants_the_hidden_field(strict: FlaskClient, database: Database, address: str) -> None:
    if address == "one-time":
        address = address_of(database, Purpose.SIGN_IN)
    before = audited(database)
    answer = strict.post(address, data={"name": "officer", "password": PASSWORD})
    assert answer.status_code in {HTTPStatus.BAD_REQUEST, HTTPStatus.UNAUTHORIZED}
    assert audited(database) == before


@pytest.mark.usefixtures("officer")
def test_the_forms_carry_the_hidden_field(strict: FlaskClient) -> None:
    token = strict.get("/sign-in").text.partition('name="csrf_token" value="')[2].partition('"')[0]
    assert sign_in(strict, csrf_token=token).location == "/"
    assert sign_in(strict, csrf_token=token).status_code == HTTPStatus.BAD_REQUEST


# One's own account


def test_ones_own_name_and_language(as_role: Callable[[str], FlaskClient], database: Database) -> None:
    client = as_role("viewer")
    client.get("/account/?lang=ja")
    typed = {"name": "  陳\u200b小姐 ", "language": "ko", "version": "1", "role": "admin", "login": "x"}
    saved = client.post(INSIDE, data=typed)
    assert saved.status_code == HTTPStatus.SEE_OTHER
    with database.reading() as session:
        user = operations.user_of(session, "viewer")
        assert (user.name, user.language, user.role) == ("陳 小姐", "ko", "viewer")
    assert '<html lang="ko"' in client.get(INSIDE).text


@pytest.mark.parametrize("version", ["1", "", "x", "99999999999"])
def test_an_outdated_save_of_ones_own_account_shows_mine_theirs_and_the_original(
    as_role: Callable[[str], FlaskClient], database: Database, version: str
) -> None:
    client = as_role("viewer")
    with database.transaction(COMMAND) as session:
        operations.rename(session, COMMAND, operations.user_of(session, "viewer"), "Theirs")
    typed = {"name": "Mine", "language": "ko", "version": version}
    answer = client.post(f"{INSIDE}?lang=en", data=typed)
    assert answer.status_code == HTTPStatus.CONFLICT
    for shown in ("Mine", "Theirs", 'name="version" value="2"'):
        assert shown in answer.text
    saved = client.post(INSIDE, data=typed | {"version": "2", "take-name": "theirs"})
    assert saved.status_code == HTTPStatus.SEE_OTHER
    with database.reading() as session:
        user = operations.user_of(session, "viewer")
        assert (user.name, user.language) == ("Theirs", "ko")


@pytest.mark.parametrize("wrong", [{"name": ""}, {"name": "x" * 121}, {"name": "A", "language": "tlh"}])
def test_what_is_wrong_in_ones_own_account_is_said(
    as_role: Callable[[str], FlaskClient], wrong: dict[str, str]
) -> None:
    assert as_role("viewer").post(INSIDE, data=wrong).status_code == HTTPStatus.UNPROCESSABLE_ENTITY


@pytest.mark.usefixtures("officer")
def test_ones_own_password(client: FlaskClient, as_role: Callable[[str], FlaskClient]) -> None:
    elsewhere = as_role("officer")
    sign_in(client)
    new = {"password": "quite another one", "repeat": "quite another one"}
    refused = client.post("/account/password", data=new | {"current": "wrong"})
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert is_inside(elsewhere)
    assert client.post("/account/password", data=new | {"current": PASSWORD}).location == INSIDE
    assert is_inside(client)
    assert not is_inside(elsewhere)


@pytest.mark.usefixtures("officer")
def test_guessing_the_present_password_is_throttled(client: FlaskClient) -> None:
    sign_in(client)
    new = {"password": "quite another one", "repeat": "quite another one"}
    for _ in range(PAIR_LIMIT):
        client.post("/account/password", data=new | {"current": "wrong"})
    refused = client.post("/account/password", data=new | {"current": PASSWORD})
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
