"""Of what kind a body is that comes or is visited, and in which country or region it lies."""

import pytest

from intl_crm.cities.models import City
from intl_crm.delegations.models import Delegation, DelegationMember, Organisation, Person
from intl_crm.reports.visit_bodies import body_kind, visit_country
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories

HOME = factories.city(name=Texts({"en": "Kaohsiung"}), country="TW")


def led_from(body: Organisation) -> list[DelegationMember]:
    """A head who holds an office in a body, and nobody else."""
    person = Person(names=factories.person().names, posts=[], visibility="internal")
    person.posts = [factories.post(organisation=body, visibility="internal", when=Span.parse("2010.."))]
    return [DelegationMember(person=person, role="head", position=0)]


def embassy(**facts: object) -> Organisation:
    """An embassy of Palau that everybody may know of."""
    return factories.organisation(**{"country": "PW", "visibility": "internal"} | facts)


def city(**facts: object) -> City:
    """A city in Japan that everybody may know of."""
    return factories.city(**{"country": "JP", "visibility": "internal"} | facts)


CASES: tuple[tuple[str, dict[str, object], str, str], ...] = (
    ("inbound", {"city": city()}, "city", "JP"),
    ("inbound", {"organisation": embassy()}, "embassy", "PW"),
    ("inbound", {"members": led_from(embassy(form="ministry"))}, "ministry", "PW"),
    ("inbound", {"organisation": embassy(country=None), "members": led_from(embassy())}, "embassy", "PW"),
    ("inbound", {"organisation": embassy(country="XX")}, "embassy", "unknown"),
    ("inbound", {"city": city(visibility="restricted")}, "unknown", "unknown"),
    ("inbound", {}, "unknown", "unknown"),
    ("outbound", {"city": city()}, "city", "JP"),
    ("outbound", {"organisation": embassy(form="university")}, "university", "PW"),
    ("outbound", {"city": HOME}, "unknown", "unknown"),
    ("outbound", {"organisation": embassy(form="own_city", country="TW")}, "unknown", "unknown"),
    ("outbound", {"members": led_from(embassy(form="own_city", country="TW"))}, "unknown", "unknown"),
)


@pytest.mark.parametrize(("direction", "facts", "kind", "country"), CASES)
def test_a_visit_is_told_by_its_body(
    direction: str, facts: dict[str, object], kind: str, country: str
) -> None:
    visit = Delegation(**{"direction": direction, "members": [], "when": Span.parse("2021")} | facts)
    assert (body_kind(visit, HOME), visit_country(visit, HOME)) == (kind, country)
