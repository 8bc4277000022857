"""What tests of the calendar ask for: an office with its partner, feeds, and who reads them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from intl_crm.accounts.models import User
from intl_crm.calendar.models import Feed
from intl_crm.calendar.operations import create_feed, feed_address
from intl_crm.cities.models import City
from intl_crm.db import Database
from intl_crm.permissions import COMMAND
from intl_crm.texts import Texts
from tests import factories
from tests.calendar.readers import IcalJs, icaljs
from tests.factories import ACTOR


@dataclass(frozen=True)
class Cities:
    """Home, and a partner an hour away."""

    home: City
    busan: City


@pytest.fixture
def keep(database: Database) -> Callable[..., None]:
    """Store records."""

    def store(*records: object) -> None:
        with database.transaction(ACTOR) as session:
            session.add_all(records)

    return store


@pytest.fixture
def cities(keep: Callable[..., None]) -> Cities:
    """The office in Kaohsiung, and Busan."""
    home, busan = (
        factories.city(
            name=Texts({"zh-Hant-TW": chinese, "en": english}),
            country=country,
            slug=english.lower(),
            zone=zone,
            latitude=latitude,
            longitude=longitude,
        )
        for chinese, english, country, zone, latitude, longitude in (
            ("高雄市", "Kaohsiung", "TW", "Asia/Taipei", 22.62, 120.3),
            ("釜山市", "Busan", "KR", "Asia/Seoul", 35.18, 129.08),
        )
    )
    keep(factories.office(home_city=home, name=Texts({"en": "Our office"})), busan)
    return Cities(home, busan)


@pytest.fixture
def subscribe(
    database: Database, user_of: Callable[[str], User], cities: Cities
) -> Callable[..., tuple[str, Feed]]:
    """Give the path of a new feed of a role's account, and the feed."""
    del cities

    def make(role: str = "viewer", language: str = "en", query: str = "", name: str = "") -> tuple[str, Feed]:
        owner = user_of(role)
        with database.transaction(COMMAND) as session:
            feed, token = create_feed(session, COMMAND, owner, language, query=query, name=name)
        return urlsplit(feed_address("https://crm.example", token, "calendar")).path, feed

    return make


@pytest.fixture
def reader(client: FlaskClient) -> FlaskClient:
    """A program that reads feeds: it has never signed in."""
    return client


@pytest.fixture(scope="module")
def thunderbird() -> Iterator[IcalJs]:
    """ical.js, which Thunderbird reads with."""
    with icaljs() as running:
        yield running
