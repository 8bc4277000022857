"""A huge or odd request gets a plain answer and leaves the program as it was."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

Browser = Callable[[str], FlaskClient]
MEGABYTE = 1024 * 1024


def test_a_body_beyond_the_limit_is_refused(browser_of: Browser) -> None:
    answer = browser_of("officer").post("/cities/new", data=b"x" * (21 * MEGABYTE), content_type="text/plain")
    assert answer.status_code == 413


def test_a_field_beyond_the_limit_is_refused(browser_of: Browser) -> None:
    answer = browser_of("officer").post(
        "/cities/new", data={"name-en": "x" * (3 * MEGABYTE)}, content_type="multipart/form-data"
    )
    assert answer.status_code == 413


def test_more_fields_than_any_form_has_are_refused(browser_of: Browser) -> None:
    many = {f"field-{number}": "" for number in range(2500)}
    answer = browser_of("officer").post("/cities/new", data=many, content_type="multipart/form-data")
    assert answer.status_code == 413


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_a_method_that_no_page_knows_is_refused(browser_of: Browser, method: str) -> None:
    assert browser_of("admin").open("/cities/", method=method).status_code == 405


@pytest.mark.parametrize(
    "query",
    [
        "page=99999999999999999999", "page=-1", "page=x", "sort=--name", "sort=password_hash", "q=" + "x" * 5000,
        "q='", 'q="', "q=%00", "q=*", "q=NEAR(", "q=a AND", "year=99999", "year=-1", "country=%F0%9F%98%80",
        "partner='; DROP TABLE city", "family=x", "status=held&status=held",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/events/", "/cities/", "/people/", "/delegations/", "/search"])
def test_odd_conditions_of_a_list_fail_nobody(browser_of: Browser, path: str, query: str) -> None:
    assert browser_of("viewer").get(f"{path}?{query}").status_code == 200


@pytest.mark.parametrize("key", ["%00", "..", "..%2F..%2Fsecret_key", "x" * 3000, "%F0%9F%98%80", "0" * 32])
@pytest.mark.parametrize("room", ["cities", "people", "events", "files", "delegations"])
def test_odd_keys_are_unknown(browser_of: Browser, room: str, key: str) -> None:
    assert browser_of("officer").get(f"/{room}/{key}").status_code in {308, 404}
