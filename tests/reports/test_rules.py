"""Who is a partner in a year's report, in which order it prints, and what counts."""

from uuid import UUID

import pytest

from intl_crm.cities.models import City, Partnership
from intl_crm.clock import now
from intl_crm.dates import PartialDate
from intl_crm.delegations.models import Delegation
from intl_crm.events.models import Event, Participation
from intl_crm.reports import rules
from intl_crm.spans import Span
from tests import factories

KOROR = UUID(int=7)


def exchange(**facts: object) -> Event:
    """A video call with Koror in 2021."""
    facts = {"form": "video_call", "mode": "video", "when": Span.parse("2021-09-17")} | facts
    made = factories.event(**facts)
    made.participations = [Participation(city=City(id=KOROR, name=factories.city().name, country="PW"))]
    return made


def tie(kind: str, when: str) -> dict[UUID, list[Partnership]]:
    """The signed ties with Koror: one."""
    return {KOROR: [Partnership(tie=kind, when=Span.parse(when))]}


@pytest.mark.parametrize(
    ("kind", "when", "is_partner"),
    [
        ("sister", "2006..", True),
        ("friendship", "?..", True),
        ("sister", "2021-09-17..", True),
        ("sister", "2021-09-18..", False),
        ("sister", "1990..2020", False),
        ("cooperation", "2006..", False),
        ("contact", "2006..", False),
    ],
)
def test_only_who_was_a_sister_or_friendship_city_then_is_a_partner(
    kind: str, when: str, is_partner: bool
) -> None:
    assert rules.has_partner(exchange(), tie(kind, when)) is is_partner


def test_nobody_signed_is_no_partner() -> None:
    assert not rules.has_partner(exchange(), {})


def test_a_deleted_city_is_no_partner() -> None:
    made = exchange()
    made.participations[0].city.deleted_at = now()  # type: ignore[union-attr]
    assert not rules.has_partner(made, tie("sister", "2006.."))


@pytest.mark.parametrize(("direction", "outbound"), [("outbound", True), ("inbound", False)])
def test_a_delegation_of_ours_travels(direction: str, outbound: bool) -> None:
    made = exchange(form="study_tour", mode="in_person")
    made.participations.append(Participation(delegation=Delegation(direction=direction)))
    assert rules.is_outbound(made) is outbound


def test_places_go_before_dates() -> None:
    orders = [("b", None, "2021-01"), ("c", 2, "2021-12"), ("d", None, "2021"), ("e", 1, "2021-06-01")]
    events = [
        factories.event(id=UUID(int=at), slug=slug, report_order=order, when=Span.parse(when))
        for at, (slug, order, when) in enumerate(orders)
    ]
    assert [event.slug for event in rules.in_report_order(events)] == ["e", "c", "b", "d"]


def test_numbers_go_before_dates() -> None:
    numbers = [("b", None, "2021-02"), ("c", 2, "2021-12"), ("d", None, "2021-01"), ("e", 1, "2021-06-01")]
    cases = [
        factories.delegation(id=UUID(int=at), slug=slug, case_number=number, when=Span.parse(when))
        for at, (slug, number, when) in enumerate(numbers)
    ]
    assert [case.slug for case in rules.in_case_order(cases)] == ["e", "c", "d", "b"]


@pytest.mark.parametrize(
    ("headcounts", "visitors"), [([], 0), ([3], 3), ([3, 4], 7), ([3, None], None), ([None], None)]
)
def test_an_unknown_headcount_makes_the_sum_unknown(
    headcounts: list[int | None], visitors: int | None
) -> None:
    assert rules.visitors_of(Delegation(headcount=one) for one in headcounts) == visitors


def test_titles_are_judged_at_the_last_day() -> None:
    assert PartialDate.day_of(rules.last_day(2021)) == PartialDate.parse("2021-12-31")
