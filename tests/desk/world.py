"""A small office with one record of everything that a form can refer to, and what one types for each kind."""

from collections.abc import Callable
from dataclasses import dataclass

from intl_crm.cities.models import City, Office, Partnership
from intl_crm.cities.views import ROOMS as CITIES
from intl_crm.db import Database
from intl_crm.delegations.models import Delegation, Organisation, Person
from intl_crm.delegations.views import ROOMS as DELEGATIONS
from intl_crm.desk.rooms import Room
from intl_crm.events.models import Event
from intl_crm.events.views import ROOMS as EVENTS
from intl_crm.records import Record
from intl_crm.texts import Texts
from tests import factories
from tests.factories import ACTOR

ROOMS: dict[str, Room] = {room.kind: room for room in (*CITIES, *DELEGATIONS, *EVENTS)}
KINDS = tuple(ROOMS)


@dataclass(frozen=True)
class World:
    """What is on record."""

    office: Office
    home: City
    city: City
    person: Person
    organisation: Organisation
    partnership: Partnership
    delegation: Delegation
    event: Event


def make_world(database: Database) -> World:
    """Store the office and one record of most kinds."""
    home = factories.city(name=Texts({"zh-Hant-TW": "高雄市", "en": "Kaohsiung"}), country="TW", slug="home",
                          zone="Asia/Taipei", hours="08:00-17:30")  # fmt: skip
    city = factories.city(name=Texts({"zh-Hant-TW": "釜山市", "en": "Busan", "ko": "부산광역시"}),
                          country="KR", slug="busan", zone="Asia/Seoul", hours="09:00-18:00")  # fmt: skip
    world = World(
        factories.office(home_city=home),
        home,
        city,
        factories.person(slug="olkeriil"),
        factories.organisation(slug="embassy", country="PW"),
        factories.partnership(city=home, partner=city, slug="tie"),
        factories.delegation(city=city, slug="visit"),
        factories.event(slug="signing"),
    )
    with database.transaction(ACTOR) as session:
        session.add_all(vars(world).values())
    return world


def ref(record: Record) -> str:
    """A record as an input holds it."""
    return f"{record.kind}/{record.id.hex}"


Typed = dict[str, str]
# The least that one types for a new record of each kind.
LEAST: dict[str, Callable[[World], Typed]] = {
    "city": lambda w: {"name-en": "Daegu", "country": "KR"},
    "partnership": lambda w: {"partner_id": ref(w.city), "tie": "friendship"},
    "agreement": lambda w: {"partnership_id": ref(w.partnership), "title-en": "Joint declaration"},
    "observance": lambda w: {"name-en": "City day", "country": "KR", "month": "10", "day": "5"},
    "organisation": lambda w: {"name-en": "Busan Museum"},
    "person": lambda w: {"names-en-given": "Park Heong-joon"},
    "post": lambda w: {"person_id": ref(w.person), "city_id": ref(w.city), "title": "mayor"},
    "delegation": lambda w: {"city_id": ref(w.city)},
    "event": lambda w: {"title-en": "Call on masks", "when-since-year": "2021"},
    "gift": lambda w: {"what-en": "masks"},
    "commitment": lambda w: {"what-en": "send photographs"},
    "link": lambda w: {"source": ref(w.event), "target": ref(w.city)},
}
# A text that every form has, to be changed.
TEXT = {
    "city": "source-en",
    "partnership": "note-en",
    "agreement": "source-en",
    "observance": "source-en",
    "organisation": "source-en",
    "person": "note-en",
    "post": "source-en",
    "delegation": "purpose-en",
    "event": "place-en",
    "gift": "note-en",
    "commitment": "source-en",
    "link": "note-en",
}
