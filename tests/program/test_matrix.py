"""Every address × method × who: each has a declared answer, and gives it."""

import re
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from intl_crm.db import Database
from intl_crm.kinds import kinds
from intl_crm.records import WITH_DELETED
from tests.program.addresses import EVERYBODY, KEYS, OTHERS, Address, addresses

# Sent to the door, told that the session is over, or refused.
REFUSED = {302, 303, 401, 403, 404}
DOOR = "/sign-in"
METHODS = ("GET", "POST")
PLACEHOLDER = re.compile(r"<(?:[^<>]*:)?(\w+)>")


def keys_of(database: Database) -> dict[str, str]:
    """A key for every kind: those of the demo, else any record's."""
    found = dict(KEYS)
    with database.reading() as session:
        for kind in kinds:
            record = session.scalars(select(kind.model).limit(1), execution_options=WITH_DELETED).first()
            if record is not None:
                found.setdefault(kind.key, record.key)
    return found


def path_of(address: Address, keys: dict[str, str]) -> str:
    """A path that fits the rule."""
    kind = address.kind or {
        "editions.check": "edition",
        "editions.edition": "edition",
        "editions.file": "edition",
        "editions.issue": "edition",
        "files.content": "file",
        "protocol.delegation_sheet": "delegation",
        "protocol.event_sheet": "event",
        "accounts.user": "user",
        "accounts.user_address": "user",
    }.get(address.endpoint, "")
    values = {"key": keys.get(kind, "nothing"), "tab": "history", "token": "t" * 40, "filename": "robots.txt"}
    values |= {"year": "2021", "written": "json", "name": "feed", "path": "x", "rest": "x"}
    values |= {"section": "partners", "sentence": "visits_total", "tally": "years"}
    values |= {"job_id": "00000000-0000-0000-0000-000000000000"}
    return PLACEHOLDER.sub(lambda found: values[found[1]], address.rule.rule)


def asked(browser: FlaskClient, method: str, path: str) -> tuple[int, str]:
    answer = browser.open(path, method=method)
    return answer.status_code, answer.headers.get("Location", "")


def is_refused(status: int, location: str) -> bool:
    return status in {401, 403} or (status in {302, 303} and location.startswith(DOOR))


def cases(app: Flask) -> Iterator[tuple[Address, str]]:
    for address in addresses(app):
        for method in METHODS:
            if method in (address.rule.methods or ()):
                yield address, method


def test_every_address_is_declared(program: Flask) -> None:
    assert [address.endpoint for address in addresses(program) if address.who is None] == []


def test_every_declaration_has_an_address(program: Flask) -> None:
    assert set(OTHERS) - {address.endpoint for address in addresses(program)} == set()


@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_every_address_answers_as_declared(
    program: Flask, program_database: Database, browser_of: Callable[[str], FlaskClient], who: str
) -> None:
    keys, wrong = keys_of(program_database), []
    for address, method in cases(program):
        if address.endpoint == "accounts.sign_out":
            continue
        browser = browser_of(who)
        status, location = asked(browser, method, path := path_of(address, keys))
        may = address.who is not None and who in address.who
        if status >= 500 or is_refused(status, location) == may:
            wrong.append(f"{method} {path}: {status} {location}")
    assert wrong == []


def test_signing_out_needs_a_session(browser_of: Callable[[str], FlaskClient]) -> None:
    assert is_refused(*asked(browser_of("nobody"), "POST", "/sign-out"))
    assert asked(browser_of("viewer"), "POST", "/sign-out")[0] in {302, 303}
