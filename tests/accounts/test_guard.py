from collections.abc import Callable
from http import HTTPStatus

import pytest
from flask.testing import FlaskClient

from intl_crm.accounts import one_time
from intl_crm.accounts.models import User
from intl_crm.db import Database


@pytest.mark.parametrize(
    "address", ["/", "/cities/", "/account/", "/admin/users/", "/sign-in", "/sign-in/once/x"]
)
def test_before_the_first_start_every_page_says_where_its_address_is(
    client: FlaskClient, address: str
) -> None:
    answer = client.get(address, headers={"Accept-Language": "en"})
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "not been set up yet" in answer.text
    assert "address of the first start" in answer.text


def test_health_and_the_first_start_answer_before_it(client: FlaskClient, database: Database) -> None:
    assert client.get("/healthz").status_code == HTTPStatus.OK
    address = one_time.first_start_address(database, "")
    assert address is not None
    assert client.get(address).status_code == HTTPStatus.OK


def test_once_somebody_has_an_account_the_door_opens(
    client: FlaskClient, user_of: Callable[[str], User]
) -> None:
    assert client.get("/sign-in").status_code == HTTPStatus.SERVICE_UNAVAILABLE
    user_of("admin")
    assert client.get("/sign-in").status_code == HTTPStatus.OK


def test_what_nobody_may_see_asks_to_sign_in(client: FlaskClient, user_of: Callable[[str], User]) -> None:
    user_of("admin")
    answer = client.get("/account/")
    assert (answer.status_code, answer.location) == (HTTPStatus.FOUND, "/sign-in?next=%2Faccount%2F")
    as_data = client.get("/account/", headers={"Accept": "application/json"})
    assert as_data.status_code == HTTPStatus.UNAUTHORIZED
    assert as_data.json == {"status": 401, "error": "Unauthorized"}
