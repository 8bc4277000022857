"""A list offers and answers no condition by which one could learn of what is restricted."""

import pytest

from intl_crm.db import Database
from intl_crm.events.models import Participation
from intl_crm.permissions import COMMAND
from intl_crm.reports.models import Figure, Introduction
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.desk.browsing import Browser, Desk
from tests.desk.world import World

HIDDEN = {"visibility": "restricted"}
LONG_AGO = Span.parse("1987-05-05")


@pytest.fixture
def hidden(database: Database, world: World) -> None:
    """A restricted city in a country of its own, which comes to a banquet that everybody sees."""
    with database.transaction(COMMAND) as session:
        city = factories.city(name=Texts({"en": "Vik"}), country="IS", slug="vik", **HIDDEN)
        body = factories.organisation(name=Texts({"en": "Vik Museum"}), country="IS", **HIDDEN)
        sent = factories.delegation(city=world.city, case_year=1987, case_number=1, when=LONG_AGO, **HIDDEN)
        session.add_all([city, body, sent, factories.event(when=LONG_AGO, **HIDDEN)])
        session.add_all([Figure(year=1987, name="visit_cases", value=1, source=Texts({"en": "x"}), **HIDDEN)])
        session.add_all([Introduction(year=1987, section="visits", **HIDDEN)])
        session.add_all([factories.post(person=factories.person(slug="sigga"), city=city)])
        for name, taker in (("Banquet", {"city": city}), ("Reception", {"delegation": sent})):
            event = factories.event(title=Texts({"en": name}), slug=name.lower())
            session.add_all([event, Participation(event=event, **taker)])


OFFERED = ["/events/", "/cities/", "/people/", "/organisations/", "/envoys/", "/delegations/", "/calendar/",
           "/feeds/", "/reports/figures/", "/reports/introductions/"]  # fmt: skip


@pytest.mark.usefixtures("hidden")
@pytest.mark.parametrize("address", OFFERED)
def test_no_year_and_no_country_of_it_is_offered(desk: Desk, as_role: Browser, address: str) -> None:
    page = desk.get(address)
    assert page.status_code == 200
    assert not [word for word in ("1987", "Iceland", 'value="IS"') if word in page.text]


@pytest.mark.usefixtures("hidden")
@pytest.mark.parametrize(
    ("address", "one", "another"),
    [
        ("/events/?partner=vik", "/events/banquet", "/events/signing"),
        ("/events/?partner=Vik", "/events/banquet", "/events/signing"),
        ("/events/?country=IS", "/events/banquet", "/events/signing"),
        ("/events/?partner=busan", "/events/reception", "/events/signing"),
        ("/events/?country=KR", "/events/reception", "/events/signing"),
        ("/people/?country=IS", "/people/sigga", "/people/olkeriil"),
    ],
)
def test_no_condition_tells_who_takes_part(
    desk: Desk, as_role: Browser, address: str, one: str, another: str
) -> None:
    known = Desk(as_role("admin")).get(address).text
    assert one in known
    assert another not in known
    # What is not offered is no condition: then the whole list stands there.
    asked = desk.get(address).text
    assert (one in asked) is (another in asked)


@pytest.mark.usefixtures("hidden")
def test_no_page_of_what_is_seen_tells_of_events_through_what_is_not(desk: Desk, as_role: Browser) -> None:
    assert "Reception" in Desk(as_role("admin")).get("/cities/busan/exchanges").text
    assert "Reception" not in desk.get("/cities/busan/exchanges").text
