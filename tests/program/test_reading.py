"""Reading changes nothing, never fails, and tells nobody what is not theirs to know."""

import hashlib
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import inspect, text

from intl_crm.cities.models import City
from intl_crm.db import Database
from intl_crm.delegations.models import Delegation, Person
from intl_crm.desk import saving
from intl_crm.events.models import Event
from intl_crm.kinds import by_key
from intl_crm.permissions import COMMAND
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests.program.crawling import crawl

Browser = Callable[[str], FlaskClient]
SENSITIVE = {
    "diet": "canary-diet",
    "phone": "+886 canary-phone",
    "email": "canary-mail@example.org",
    "private_address": "canary-home",
    "restricted_note": "canary-note",
}
NEEDS, RESTRICTED, DELETED = "canary-needs", "canary-restricted", "canary-deleted"
FAILED = 500


@pytest.fixture(scope="module")
def canaries(program_database: Database) -> None:
    """Put a word that is nowhere else into each field that has readers of its own."""
    with program_database.transaction(COMMAND) as session:
        person = by_key(session, Person, "chen")
        delegation = by_key(session, Delegation, "2021-case-01")
        assert isinstance(person, Person)
        assert isinstance(delegation, Delegation)
        saving.change(session, COMMAND, person, SENSITIVE)
        saving.change(session, COMMAND, delegation, {"needs": NEEDS})
        session.add(
            Event(
                title=Texts({"en": RESTRICTED}), form="meeting", status="held", visibility="restricted",
                when=Span.parse("2021-05-05"), text=Texts({"en": RESTRICTED}),
            )
        )  # fmt: skip
        session.add(city := City(slug="canary", name=Texts({"en": DELETED}), country="JP"))
        session.flush()
        saving.delete(session, COMMAND, city)


def told(browser: FlaskClient, words: set[str]) -> dict[str, str]:
    """Which of the words are told, and where first; a server's failure counts as telling."""
    found: dict[str, str] = {}
    for answer in crawl(browser):
        if answer.status >= FAILED:
            found[str(answer.status)] = answer.path
        # What was asked for comes back in the box of the search; that is no telling.
        text = answer.text if "?q=" not in answer.path else answer.text.replace("q=canary", "")
        for word in words:
            if word in text:
                found.setdefault(word, answer.path)
    return found


ALL = {*SENSITIVE.values(), NEEDS, RESTRICTED, DELETED}


@pytest.mark.usefixtures("canaries")
def test_a_viewer_learns_nothing_sensitive(browser_of: Browser) -> None:
    assert told(browser_of("viewer"), ALL) == {}


@pytest.mark.usefixtures("canaries")
@pytest.mark.parametrize("role", ["protocol", "officer"])
def test_others_learn_what_they_need_and_nothing_restricted(browser_of: Browser, role: str) -> None:
    found = told(browser_of(role), ALL)
    assert set(found) == {*SENSITIVE.values(), NEEDS}


@pytest.mark.usefixtures("canaries")
def test_an_administrator_sees_all_that_is_not_deleted(browser_of: Browser) -> None:
    found = told(browser_of("admin"), ALL)
    assert set(found) == ALL - {DELETED}


@pytest.mark.usefixtures("canaries")
def test_nobody_learns_anything(browser_of: Browser) -> None:
    assert told(browser_of("nobody"), ALL | {"陳其邁"}) == {}


def checksum(database: Database) -> str:
    """A number over every row of every table."""
    digest = hashlib.sha256()
    with database.reading() as session:
        for table in sorted(inspect(session.get_bind()).get_table_names()):
            rows = session.execute(text(f'SELECT * FROM "{table}"'))  # noqa: S608 -- the name is the database's
            digest.update("\n".join(sorted(map(repr, rows))).encode())
    return digest.hexdigest()


def test_reading_changes_nothing(program_database: Database, browser_of: Browser) -> None:
    browser = browser_of("admin")
    before = checksum(program_database)
    assert len(list(crawl(browser))) > 100
    assert checksum(program_database) == before
