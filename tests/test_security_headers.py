from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.http import parse_set_header

from intl_crm.accounts.models import SignInTally, User
from intl_crm.accounts.throttle import PAIR_LIMIT
from intl_crm.config import Settings
from intl_crm.security_headers import POLICY

AsRole = Callable[[str], FlaskClient]
UserOf = Callable[[str], User]
PAGES = ["/sign-in", "/account/", "/nowhere", "/healthz", "/static/dist/nothing.css"]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.mark.parametrize("address", PAGES)
def test_every_answer_has_the_headers(as_role: AsRole, address: str) -> None:
    headers = as_role("viewer").get(address).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_policy_allows_no_code_but_our_own() -> None:
    rules = dict(rule.split(" ", 1) for rule in POLICY.split("; "))
    assert rules["default-src"] == rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["form-action"] == "'self'"
    assert "unsafe" not in POLICY


def test_what_is_behind_the_door_is_kept_nowhere(as_role: AsRole) -> None:
    answer = as_role("viewer").get("/account/")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Cookie" in parse_set_header(answer.headers["Vary"])


# Hosts


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:5000", "localhost:8080", "127.0.0.1:1"])
def test_loopback_is_answered_on_any_port(client: FlaskClient, host: str) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == HTTPStatus.OK


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:5000", "localhost.evil.example", "", "a b", "[::2]"]
)
def test_another_host_is_refused(client: FlaskClient, host: str) -> None:
    answer = client.get("/healthz", headers={"Host": host})
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert host == "" or host not in answer.text


@pytest.mark.parametrize(
    "forged",
    [
        {"X-Forwarded-Host": "evil.example"},
        {"Forwarded": "host=evil.example"},
        {"X-Forwarded-Proto": "https"},
    ],
)
def test_what_a_proxy_would_say_is_not_believed(as_role: AsRole, forged: dict[str, str]) -> None:
    answer = as_role("admin").post(
        "/admin/users/new", data={"login": "a", "name": "A", "role": "viewer", "language": ""}, headers=forged
    )
    assert "http://localhost/sign-in/once/" in answer.text
    assert "Strict-Transport-Security" not in answer.headers


# In public


@pytest.fixture
def public(database_url: str, tmp_path: Path, new_app: Callable[[Settings], Flask]) -> Flask:
    """The program as the world sees it, behind one proxy."""
    return new_app(Settings(tmp_path, database_url, "secret of one test" * 3, ("crm.example",), proxies=1))


@pytest.fixture
def world(public: Flask) -> FlaskClient:
    return public.test_client()


def test_http_is_sent_to_https(world: FlaskClient) -> None:
    answer = world.get("/sign-in?next=/a", base_url="http://crm.example")
    assert answer.status_code == HTTPStatus.PERMANENT_REDIRECT
    assert answer.location == "https://crm.example/sign-in?next=/a"


def test_a_forged_host_is_sent_nowhere(world: FlaskClient) -> None:
    for headers in ({"Host": "evil.example"}, {"Host": "crm.example", "X-Forwarded-Host": "evil.example"}):
        answer = world.get("/sign-in", headers=headers)
        assert answer.status_code == HTTPStatus.BAD_REQUEST
        assert answer.location is None


def test_over_https_the_browser_is_told_to_stay_there(world: FlaskClient) -> None:
    answer = world.get("/sign-in", base_url="http://crm.example", headers={"X-Forwarded-Proto": "https"})
    assert "max-age=" in answer.headers["Strict-Transport-Security"]


def test_the_cookie_is_for_https_and_this_host_alone(world: FlaskClient, user_of: UserOf) -> None:
    user_of("admin")
    answer = world.get("/sign-in?lang=ja", base_url="https://crm.example")
    name, _, rest = answer.headers["Set-Cookie"].partition("=")
    said = {part.strip().lower() for part in rest.split(";")[1:]}
    assert name == "__Host-intl_crm"
    # Without a domain it goes to no other host, without a time it ends with the browser.
    assert said == {"secure", "httponly", "samesite=lax", "path=/"}


def test_the_cookie_of_loopback_is_hidden_from_scripts_too(as_role: AsRole) -> None:
    said = as_role("viewer").get("/account/?lang=ja").headers["Set-Cookie"].lower()
    assert "httponly" in said
    assert "samesite=lax" in said


def test_what_is_said_before_the_proxy_is_not_believed(public: Flask, user_of: UserOf) -> None:
    """One proxy is named, so that only what that one adds at the end counts."""
    user_of("admin")
    world = public.test_client()
    for n in range(PAIR_LIMIT + 1):
        said = {"X-Forwarded-For": f"198.51.100.{n}, 203.0.113.5", "X-Forwarded-Proto": "https"}
        world.post(
            "/sign-in", data={"name": "x", "password": "y"}, headers=said, base_url="http://crm.example"
        )
    with public.extensions["database"].reading() as session:
        seen = {tally.address: tally.failures for tally in session.scalars(select(SignInTally))}
    assert seen == {"203.0.113.5": PAIR_LIMIT}
