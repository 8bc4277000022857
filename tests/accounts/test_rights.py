"""Every address of accounts × method × who asks: what is answered."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from intl_crm.accounts import one_time, operations
from intl_crm.accounts.models import User
from intl_crm.accounts.one_time import Purpose
from intl_crm.db import Database
from intl_crm.permissions import COMMAND

WHO = ("nobody", "viewer", "protocol", "officer", "admin", "disabled")

# rule → method → the answers to each of WHO, in their order; what is sent is of no use, so 422 means "may".
OPEN = [200] * 6
SIGNED_IN = [302, 200, 200, 200, 200, 302]
SENT_SIGNED_IN = [401, 422, 422, 422, 422, 401]
ADMINISTRATOR = [302, 403, 403, 403, 200, 302]
SENT_ADMINISTRATOR = [401, 403, 403, 403, 422, 401]
ANSWERS: dict[str, dict[str, list[int]]] = {
    "/sign-in": {"GET": [200, 302, 302, 302, 302, 200], "POST": [422] * 6},
    "/sign-out": {"POST": [303] * 6},
    "/sign-in/once/<token>": {"GET": OPEN, "POST": [303] * 6},
    # What is not sent stays as it is.
    "/account/": {"GET": SIGNED_IN, "POST": SENT_SIGNED_IN},
    "/account/password": {"GET": SIGNED_IN, "POST": SENT_SIGNED_IN},
    "/admin/users/": {"GET": ADMINISTRATOR},
    "/admin/users/new": {"GET": ADMINISTRATOR, "POST": SENT_ADMINISTRATOR},
    "/admin/users/<key>": {"GET": ADMINISTRATOR, "POST": SENT_ADMINISTRATOR},
    "/admin/users/<key>/address": {"POST": [401, 403, 403, 403, 200, 401]},
}
CASES = [
    (rule, method, who, status)
    for rule, methods in ANSWERS.items()
    for method, statuses in methods.items()
    for who, status in zip(WHO, statuses, strict=True)
]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def browser(
    client: FlaskClient, as_role: Callable[[str], FlaskClient], database: Database
) -> Callable[[str], FlaskClient]:
    def browser(who: str) -> FlaskClient:
        if who == "nobody":
            return client
        if who != "disabled":
            return as_role(who)
        disabled = as_role("viewer")
        with database.transaction(COMMAND) as session:
            operations.disable(session, COMMAND, operations.user_of(session, "viewer"))
        return disabled

    return browser


def test_every_address_of_accounts_has_declared_answers(app: Flask) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("accounts.")]
    asked = {
        (rule.rule, method) for rule in rules for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert asked == {(rule, method) for rule, methods in ANSWERS.items() for method in methods}


@pytest.mark.parametrize(("rule", "method", "who", "status"), CASES)
def test_who_may_ask_what(
    browser: Callable[[str], FlaskClient],
    user_of: Callable[[str], User],
    database: Database,
    rule: str,
    method: str,
    who: str,
    status: int,
) -> None:
    other = user_of("admin")
    with database.transaction(COMMAND) as session:
        token = one_time.make(session, Purpose.SIGN_IN, operations.user_of(session, "admin"))
    address = rule.replace("<key>", other.key).replace("<token>", token)
    sent = {"nothing": "of use"} if method == "POST" else None
    assert browser(who).open(address, method=method, data=sent).status_code == status
