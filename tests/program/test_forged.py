"""What nobody meant to send: without the hidden field, or without the right."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from intl_crm.db import Database
from tests.program.test_matrix import cases, keys_of, path_of
from tests.program.test_reading import checksum

Browser = Callable[[str], FlaskClient]
METHODS = {"GET", "HEAD", "OPTIONS", "POST"}


def posts(program: Flask, database: Database) -> Iterator[tuple[str, str]]:
    """Each address that takes something, with a path that leads to a record."""
    keys = keys_of(database)
    for address, method in cases(program):
        if method == "POST":
            yield address.endpoint, path_of(address, keys)


def test_no_address_takes_another_method(program: Flask) -> None:
    assert {method for rule in program.url_map.iter_rules() for method in rule.methods or ()} <= METHODS


@pytest.fixture
def strict(program: Flask) -> Iterator[None]:
    """The program as it is served: every form carries its hidden field."""
    program.config["WTF_CSRF_ENABLED"] = True
    yield
    program.config["WTF_CSRF_ENABLED"] = False


def hidden_field(browser: FlaskClient) -> str:
    return browser.get("/account/").text.partition('name="csrf_token" value="')[2].partition('"')[0]


@pytest.mark.usefixtures("strict")
@pytest.mark.parametrize("sent", ["", "anything", "of another"])
def test_every_change_wants_the_hidden_field(
    program: Flask, program_database: Database, browser_of: Browser, sent: str
) -> None:
    browser, other = browser_of("admin"), browser_of("officer")
    token = hidden_field(other) if sent == "of another" else sent
    assert bool(token) is bool(sent)
    before = checksum(program_database)
    answers = {
        endpoint: browser.post(path, data={"csrf_token": token, "version": "1"}).status_code
        for endpoint, path in posts(program, program_database)
    }
    assert len(answers) > 60
    assert {endpoint: status for endpoint, status in answers.items() if status != 400} == {}
    assert checksum(program_database) == before


@pytest.mark.parametrize("who", ["viewer", "nobody", "disabled"])
def test_who_may_write_nothing_changes_nothing(
    program: Flask, program_database: Database, browser_of: Browser, who: str
) -> None:
    browser, before = browser_of(who), checksum(program_database)
    for endpoint, path in posts(program, program_database):
        if endpoint.rpartition("_")[2] in {"new", "edit", "delete", "restore"}:
            answer = browser.post(path, data={"version": "1", "name-en": "changed", "names-en-given": "x"})
            assert answer.status_code in {401, 403}, path
    assert checksum(program_database) == before
