from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import MethodNotAllowed

from intl_crm.accounts import guard
from intl_crm.accounts.models import User
from intl_crm.accounts.one_time import AddressIsOver
from intl_crm.accounts.operations import LastAdministrator, LoginTaken
from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.error_pages import PAGES, page_of
from intl_crm.kinds import AmbiguousKey, UnknownRecord
from intl_crm.permissions import Action, NotAllowed
from intl_crm.texts import LANGUAGES
from tests.templates.rendering import Reader

CANARY = "王小明-canary"

ERRORS: dict[str, tuple[Exception, int]] = {
    "unknown": (UnknownRecord(CANARY), 404),
    "ambiguous": (AmbiguousKey(CANARY, ("city", "person")), 404),
    "not-allowed": (NotAllowed(Action.EDIT, CANARY), 403),
    "used": (AddressIsOver(CANARY), 410),
    "last": (LastAdministrator(), 409),
    "taken": (LoginTaken(CANARY), 422),
    "stale": (StaleDataError(CANARY), 409),
    "locked": (OperationalError(CANARY, {}, Exception(CANARY)), 503),
    "integrity": (IntegrityError(CANARY, {}, Exception(CANARY)), 500),
    "fault": (KeyError(CANARY), 500),
    "not-set-up": (guard.NotSetUp(), 503),
}


@guard.open_to_all
def fail(name: str) -> str:
    raise ERRORS[name][0]


@guard.open_to_all
def fail_with(status: int) -> str:
    abort(status, CANARY)


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def app(settings: Settings, user_of: Callable[[str], User], new_app: Callable[[Settings], Flask]) -> Flask:
    user_of("admin")
    app = new_app(settings)
    app.add_url_rule("/fail/<name>", view_func=fail)
    app.add_url_rule("/status/<int:status>", view_func=fail_with, methods=["GET", "POST"])
    return app


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_has_its_status_and_says_nothing_of_the_data(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/fail/{name}")
    assert answer.status_code == ERRORS[name][1]
    assert CANARY not in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 409, 410, 413, 422, 429, 500, 503])
def test_every_status_is_said_in_every_language(client: FlaskClient, status: int, language: str) -> None:
    answer = client.get(f"/status/{status}", headers={"Accept-Language": language})
    assert answer.status_code == status
    assert f'<html lang="{language}"' in answer.text
    assert answer.content_language.to_header() == language
    assert CANARY not in answer.text


@pytest.mark.parametrize("name", ["unknown", "stale", "fault"])
def test_who_is_signed_in_gets_the_same_page(as_role: Callable[[str], FlaskClient], name: str) -> None:
    assert as_role("admin").get(f"/fail/{name}").status_code == ERRORS[name][1]


@pytest.mark.parametrize("name", ERRORS)
def test_data_is_answered_with_data(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/fail/{name}", headers={"Accept": "application/json"})
    status = HTTPStatus(ERRORS[name][1])
    assert answer.status_code == status
    assert answer.json == {"status": status.value, "error": status.phrase}


def test_an_address_that_is_not_there(client: FlaskClient) -> None:
    answer = client.get(f"/nowhere/{CANARY}")
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert CANARY not in answer.text


def test_a_method_that_is_not_there_says_which_are(client: FlaskClient) -> None:
    answer = client.put("/sign-in")
    assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert "POST" in answer.headers["Allow"]


def test_a_fault_has_a_reference_by_which_it_is_found(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    answer = client.get("/fail/fault", headers={"Accept-Language": "en"})
    reference = answer.text.partition("Reference for the administrator: ")[2][:8]
    assert f"reference {reference}" in caplog.text


@pytest.mark.parametrize("accepted", ["text/html", "application/json"])
def test_a_database_that_does_not_answer_is_said(app: Flask, tmp_path: Path, accepted: str) -> None:
    app.extensions["database"] = Database(f"sqlite:///{tmp_path / 'nowhere' / 'x.sqlite'}")
    for address in ("/", "/sign-in", "/nowhere"):
        answer = app.test_client().get(address, headers={"Accept": accepted})
        assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
        assert answer.mimetype == accepted


def ways_on(page: str) -> list[str]:
    """Where the buttons of a page lead."""
    return [one["href"] for one in Reader(page).all("a") if "btn" in one.get("class", "")]


@pytest.mark.parametrize(
    ("method", "address", "ways"),
    [
        ("GET", "/status/401", ["/sign-in"]),
        ("GET", "/status/404", ["/"]),
        ("GET", "/status/500", ["/"]),
        ("GET", "/status/503", [""]),
        ("POST", "/status/503", ["/"]),
        ("GET", "/fail/locked?x=1", [""]),
        ("GET", "/fail/not-set-up", []),
    ],
)
def test_the_way_on_leads_elsewhere_or_says_that_it_tries_again(
    client: FlaskClient, method: str, address: str, ways: list[str]
) -> None:
    assert ways_on(client.open(address, method=method).text) == ways


def test_a_start_page_that_fails_leads_to_itself_only_by_trying_again(app: Flask, tmp_path: Path) -> None:
    app.extensions["database"] = Database(f"sqlite:///{tmp_path / 'nowhere' / 'x.sqlite'}")
    answer = app.test_client().get("/", headers={"Accept-Language": "en"})
    assert ways_on(answer.text) == [""]
    assert "Try again" in answer.text


def test_what_is_too_large_is_refused(app: Flask) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 1000
    answer = app.test_client().post("/sign-in", data={"name": "x" * 2000})
    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def test_special_errors_stand_before_general_ones() -> None:
    known = [kind for kind, _page in PAGES]
    hidden = [(a, b) for at, b in enumerate(known) for a in known[:at] if issubclass(b, a)]
    assert hidden == []


def test_a_fault_of_the_program_has_no_page_of_its_own() -> None:
    assert page_of(KeyError()) is None
    assert page_of(MethodNotAllowed()) is None
    assert page_of(None) is None
