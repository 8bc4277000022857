"""Reading changes nothing, never fails, and tells nobody what is not theirs to know."""

import hashlib
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import inspect, text
from sqlalchemy.orm import Session

from intl_crm.cities.models import Agreement, City
from intl_crm.config import Settings
from intl_crm.dates import PartialDate
from intl_crm.db import Database
from intl_crm.delegations.models import Delegation, Organisation, Person, Post
from intl_crm.desk import saving
from intl_crm.events.models import Event, Participation
from intl_crm.kinds import by_key, kinds
from intl_crm.names import NameForm, PersonNames
from intl_crm.permissions import COMMAND
from intl_crm.records import Record
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.program.crawling import crawl
from tests.program.restricted import add_restricted

Browser = Callable[[str], FlaskClient]
SENSITIVE = {
    "diet": "canary-diet",
    "phone": "+886 canary-phone",
    "email": "canary-mail@example.org",
    "private_address": "canary-home",
    "restricted_note": "canary-note",
}
# What each of the records of this key is called that others refer to and that is restricted later.
HIDDEN: tuple[tuple[type[Record], str], ...] = (
    (Person, "Canary-person"),
    (Post, "Canary-post"),
    (Organisation, "Canary-body"),
    (City, "Canary-city"),
)
# The office is one, accounts and feeds are nobody's but their owners', and whoever signs in sees every form
# and edition of the report.
OF_THEIR_OWN = {"office", "user", "feed", "form", "edition"}
NEEDS, RESTRICTED, DELETED = "canary-needs", "canary-restricted", "canary-deleted"
FAILED = 500


@pytest.fixture(scope="module")
def canaries(program_database: Database, program_settings: Settings) -> None:
    """Put a word that is nowhere else into each field that has readers of its own."""
    with program_database.transaction(COMMAND) as session:
        person = by_key(session, Person, "chen")
        delegation = by_key(session, Delegation, "2021-case-01")
        assert isinstance(person, Person)
        assert isinstance(delegation, Delegation)
        saving.change(session, COMMAND, person, SENSITIVE)
        saving.change(session, COMMAND, delegation, {"needs": NEEDS})
        assert (
            add_restricted(session, RESTRICTED, program_settings.data)
            == {kind.key for kind in kinds} - OF_THEIR_OWN
        )
        session.add(city := City(slug="canary", name=Texts({"en": DELETED}), country="JP"))
        session.flush()
        saving.delete(session, COMMAND, city)
    with program_database.transaction(COMMAND) as session:
        _those_who_are_hidden_later(session)
    with program_database.transaction(COMMAND) as session:
        for model, _words in HIDDEN:
            hidden = by_key(session, model, "canary-hidden")
            assert hidden is not None
            saving.change(session, COMMAND, hidden, {"visibility": "restricted"})


def _those_who_are_hidden_later(session: Session) -> None:
    """Put a person, a post, a body and a city on record; others refer to them and are named after them."""
    event, agreement, home = (
        by_key(session, Event, "2021-09-17-koror"),
        by_key(session, Agreement, "koror-2021"),
        by_key(session, City, "kaohsiung"),
    )
    assert isinstance(event, Event)
    assert isinstance(agreement, Agreement)
    assert isinstance(home, City)
    words = {"slug": "canary-hidden"}
    person = factories.person(names=PersonNames((NameForm("en", whole="Canary-person"),)), **words)
    known = factories.person(names=PersonNames((NameForm("en", whole="Known"),)))
    body = factories.organisation(name=Texts({"en": "Embassy of Canary-body"}), **words)
    city = factories.city(name=Texts({"en": "Canary-city"}), **words)
    tie = factories.partnership(city=home, partner=city, state="signed", when=Span.parse("2001.."))
    post = factories.post(
        person=known, title=None, own_title=Texts({"en": "Canary-post"}), city=home, **words
    )
    session.add_all(
        [
            person, known, body, city, post, tie,
            factories.post(person=person, city=home), factories.post(person=known, organisation=body),
            factories.post(person=known, city=city),
            factories.agreement(partnership=tie, signed=PartialDate.parse("2021-05-06")),
            factories.member(delegation=factories.delegation(city=city), person=person, role="head"),
            factories.member(delegation=factories.delegation(organisation=body), person=known, role="head"),
            factories.delegation(organisation=body), factories.delegation(city=city),
            factories.signature(agreement=agreement, person=person),
            factories.observance(name=Texts({"en": "A day"}), city=city),
            factories.gift_party(side="recipient", person=person, city=None),
            factories.gift_party(side="recipient", city=city),
            factories.commitment(city=city),
            factories.event(
                title=Texts({"en": "A meeting"}), status="held", when=Span.parse("2021-05-06"),
                participations=[
                    Participation(person=person, role="guest", position=0),
                    Participation(city=city, role="guest", position=1),
                    Participation(organisation=body, role="guest", position=2),
                ],
            ),
        ]
    )  # fmt: skip
    session.flush()
    session.add(
        factories.link(source_kind="person", source_id=person.id, target_kind="event", target_id=event.id)
    )


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


ALL = {*SENSITIVE.values(), NEEDS, RESTRICTED, DELETED, *(words for _model, words in HIDDEN)}


@pytest.mark.usefixtures("canaries")
def test_a_viewer_learns_nothing_sensitive(browser_of: Browser) -> None:
    assert told(browser_of("viewer"), ALL) == {}


# Each prints every sheet and report that it may.
@pytest.mark.long
@pytest.mark.usefixtures("canaries")
@pytest.mark.parametrize("role", ["officer", "protocol"])
def test_others_learn_what_they_need_and_nothing_restricted(browser_of: Browser, role: str) -> None:
    found = told(browser_of(role), ALL)
    assert set(found) == {*SENSITIVE.values(), NEEDS}, found


@pytest.mark.long
@pytest.mark.usefixtures("canaries")
def test_an_administrator_sees_all_that_is_not_deleted_and_changes_nothing_by_it(
    browser_of: Browser, program_database: Database
) -> None:
    browser = browser_of("admin")
    before = checksum(program_database)
    assert set(told(browser, ALL)) == ALL - {DELETED}
    assert checksum(program_database) == before


@pytest.mark.usefixtures("canaries")
def test_nobody_learns_anything(browser_of: Browser) -> None:
    assert told(browser_of("nobody"), ALL | {"陳其邁"}) == {}


@pytest.mark.usefixtures("canaries")
@pytest.mark.parametrize("words", [words.partition("-")[2] for _model, words in HIDDEN])
def test_nothing_is_found_by_a_name_that_only_some_may_know(browser_of: Browser, words: str) -> None:
    asked = f"/search/choose?q=canary-{words}&kinds={'+'.join(kind.key for kind in kinds)}"
    assert browser_of("officer").get(asked).json == []


def checksum(database: Database) -> str:
    """A number over every row of every table."""
    digest = hashlib.sha256()
    with database.reading() as session:
        for table in sorted(inspect(session.get_bind()).get_table_names()):
            rows = session.execute(text(f'SELECT * FROM "{table}"'))  # noqa: S608 -- the name is the database's
            digest.update("\n".join(sorted(map(repr, rows))).encode())
    return digest.hexdigest()
