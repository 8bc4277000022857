"""When a partner was last in contact: in whatever way, held, and not after today."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from intl_crm.cities.models import City
from intl_crm.db import Database
from intl_crm.desk import saving
from intl_crm.home.queries import last_contacts
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND, Actor, Role
from intl_crm.spans import Span
from tests import factories
from tests.factories import ACTOR

TODAY = date(2021, 9, 17)
NEVER = None
Made = Callable[[City], Sequence[object]]


@dataclass(frozen=True)
class Case:
    """What is on record of a partner, and the day of its last contact."""

    name: str
    made: Made
    day: str | None


def held(when: str, **facts: object) -> object:
    return factories.event(**{"when": Span.parse(when), "status": "held"} | facts)


def with_city(when: str, **facts: object) -> Made:
    return lambda city: [factories.participation(event=held(when, **facts), city=city)]


def with_body(city: City) -> Sequence[object]:
    return [factories.participation(event=held("2021-03-04"), organisation=factories.organisation(city=city))]


def with_visitors(city: City) -> Sequence[object]:
    return [factories.participation(event=held("2021-03-04"), delegation=factories.delegation(city=city))]


def with_visitors_of_a_body(city: City) -> Sequence[object]:
    visit = factories.delegation(organisation=factories.organisation(city=city))
    return [factories.participation(event=held("2021-03-04"), delegation=visit)]


def with_member(city: City) -> Sequence[object]:
    person = factories.person()
    member = factories.member(person=person)
    post = factories.post(person=person, city=city)
    return [post, factories.participation(event=held("2021-03-04"), delegation=member.delegation)]


def with_person(when: str, *, in_body: bool = False, role: str = "participant") -> Made:
    def make(city: City) -> Sequence[object]:
        person = factories.person()
        place = {"organisation": factories.organisation(city=city)} if in_body else {"city": city}
        post = factories.post(person=person, when=Span.parse(when), **place)
        return [post, factories.participation(event=held("2021-03-04"), person=person, role=role)]

    return make


def visit(state: str) -> Made:
    when = Span.parse("2021-03-04")
    return lambda city: [factories.delegation(city=city, state=state, when=when)]


def gift(when: str, *, side: str = "recipient", **facts: object) -> Made:
    def make(city: City) -> Sequence[object]:
        given = factories.gift(when=Span.parse(when), **facts)
        return [factories.gift_party(gift=given, city=city, side=side)]

    return make


def gift_at(status: str, when: str = "?") -> Made:
    def make(city: City) -> Sequence[object]:
        return gift(when, event=held("2021-03-04", status=status))(city)

    return make


def gift_to_person(city: City) -> Sequence[object]:
    person = factories.person()
    given = factories.gift(when=Span.parse("2021-03-04"))
    return [factories.post(person=person, city=city),
            factories.gift_party(gift=given, city=None, person=person)]  # fmt: skip


def letter_to_all(tie: str, since: str = "?..", group: str = "partners") -> Made:
    def make(city: City) -> Sequence[object]:
        given = factories.gift(when=Span.parse("2021-03-04"), group=group)
        return [factories.partnership(partner=city, tie=tie, when=Span.parse(since)), given]

    return make


def with_hidden(kind: str) -> Made:
    """Somebody of the city took part, by something that only some may see."""
    hidden = {"visibility": "restricted"}

    def make(city: City) -> Sequence[object]:
        if kind == "post":
            person = factories.person()
            post = factories.post(person=person, city=city, **hidden)
            return [post, factories.participation(event=held("2021-03-04"), person=person)]
        if kind == "organisation":
            body = factories.organisation(city=city, **hidden)
            return [factories.participation(event=held("2021-03-04"), organisation=body)]
        visit = factories.delegation(city=city, **hidden)
        return [factories.participation(event=held("2021-03-04"), delegation=visit)]

    return make


CASES = (
    Case("nothing", lambda _city: [], NEVER),
    Case("city", with_city("2021-03-04"), "2021-03-04"),
    Case("city, known to the month", with_city("2021-03"), "2021-03-31"),
    Case("city, known to this month", with_city("2021-09"), "2021-09-17"),
    Case("city, known to this year", with_city("2021"), "2021-09-17"),
    Case("city, several days", with_city("2021-03-04..2021-04-02"), "2021-04-02"),
    Case("city, ended not later than", with_city("2021-03..<=2021-04-30"), "2021-04-30"),
    Case("city, end not known", with_city("2021-03-04..?"), "2021-03-04"),
    Case("city, not ended", with_city("2021-03-04.."), "2021-03-04"),
    Case("city, only the end known", with_city("?..2021-04-02"), "2021-04-02"),
    Case("city, at no known time", with_city("?"), NEVER),
    Case("city, today", with_city("2021-09-17"), "2021-09-17"),
    Case("city, tomorrow", with_city("2021-09-18"), NEVER),
    Case("city, planned", with_city("2021-03-04", status="planned"), NEVER),
    Case("city, confirmed", with_city("2021-03-04", status="confirmed"), NEVER),
    Case("city, cancelled", with_city("2021-03-04", status="cancelled"), NEVER),
    Case("city, postponed", with_city("2021-03-04", status="postponed"), NEVER),
    Case("city, hidden", with_city("2021-03-04", visibility="restricted"), NEVER),
    Case("body of the city", with_body, "2021-03-04"),
    Case("delegation of the city", with_visitors, "2021-03-04"),
    Case("delegation of a body of the city", with_visitors_of_a_body, "2021-03-04"),
    Case("member of a delegation with a post in the city", with_member, "2021-03-04"),
    Case("person with a post in the city", with_person("?.."), "2021-03-04"),
    Case("person with a post in a body of the city", with_person("?..", in_body=True), "2021-03-04"),
    Case("person who was written to", with_person("?..", role="recipient"), "2021-03-04"),
    Case("person with a post there before", with_person("..2020-12"), NEVER),
    Case("person with a post there later", with_person("2021-04.."), NEVER),
    Case("delegation of the city, hidden", with_hidden("delegation"), NEVER),
    Case("body of the city, hidden", with_hidden("organisation"), NEVER),
    Case("person with a hidden post in the city", with_hidden("post"), NEVER),
    Case("visit received", visit("held"), "2021-03-04"),
    Case("visit closed", visit("closed"), "2021-03-04"),
    Case("visit asked for", visit("requested"), NEVER),
    Case("visit declined", visit("declined"), NEVER),
    Case("gift given", gift("2021-03-04"), "2021-03-04"),
    Case("gift received", gift("2021-03-04", side="donor", direction="received"), "2021-03-04"),
    Case("gift to come", gift("2021-10-01"), NEVER),
    Case("gift at no known time", gift("?"), NEVER),
    Case("gift, hidden", gift("2021-03-04", visibility="restricted"), NEVER),
    Case("gift at an event", gift_at("held"), "2021-03-04"),
    Case("gift at an event, with a day of its own", gift_at("held", "2021-03-10"), "2021-03-10"),
    Case("gift at an event that was called off", gift_at("cancelled", "2021-03-04"), NEVER),
    Case("gift at a planned event", gift_at("planned"), NEVER),
    Case("gift to a person with a post in the city", gift_to_person, "2021-03-04"),
    Case("letter to all partners", letter_to_all("sister"), "2021-03-04"),
    Case("letter to all partners, of an unknown year", letter_to_all("friendship", "?..?"), "2021-03-04"),
    Case("letter to all partners, no partner yet", letter_to_all("sister", "2021-04.."), NEVER),
    Case("letter to all partners, none any more", letter_to_all("sister", "1990..2020"), NEVER),
    Case("letter to all partners, in mere contact", letter_to_all("contact"), NEVER),
    Case("letter to all envoys", letter_to_all("sister", group="envoys"), NEVER),
)


def last_contact(database: Database, city: City, *made: object, actor: Actor | None = None) -> date | None:
    with database.transaction(ACTOR) as session:
        session.add_all(made or (city,))
    viewer = actor or Actor(Role.VIEWER, "viewer")
    with database.reading() as session:
        return last_contacts(Viewer(session, viewer, "en"), TODAY).get(city.id)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_day_of_the_last_contact(database: Database, case: Case) -> None:
    city = factories.city()
    found = last_contact(database, city, *case.made(city))
    assert (found and found.isoformat()) == case.day


def test_the_latest_of_all_contacts_counts(database: Database) -> None:
    city = factories.city()
    several = [*with_city("2021-05-06")(city), *with_body(city), *gift("2021-07-08")(city)]
    assert last_contact(database, city, *several) == date(2021, 7, 8)


def test_who_may_see_it_counts_what_is_hidden(database: Database) -> None:
    city = factories.city()
    hidden = with_city("2021-03-04", visibility="restricted")(city)
    assert last_contact(database, city, *hidden, actor=COMMAND) == date(2021, 3, 4)


@pytest.mark.parametrize("make", [with_city("2021-03-04"), gift("2021-03-04"), visit("held")])
def test_what_was_deleted_was_no_contact(database: Database, make: Made) -> None:
    city = factories.city()
    made = make(city)
    assert last_contact(database, city, *made) == date(2021, 3, 4)
    records = [getattr(one, "event", None) or getattr(one, "gift", None) or one for one in made]
    with database.transaction(COMMAND) as session:
        for record in records:
            saving.delete(session, COMMAND, session.get_one(type(record), record.id))
    assert last_contact(database, city) is None
