"""What belongs where in a year's report, in which order, and what counts."""

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

OFFERED = ("partners", "friends", "city_visits", "training", "committee")
KOROR = UUID(int=7)


@pytest.mark.parametrize(
    ("kind", "mode", "facts", "section"),
    [
        ("video_call", "video", {"has_partner": True}, "partners"),
        ("signing", "remote", {"has_partner": True}, "partners"),
        ("delegation_visit", "in_person", {"has_partner": True}, "partners"),
        ("training_camp", "video", {"has_partner": True}, "partners"),
        ("letter_campaign", "mail", {"groups": {"partners"}}, "partners"),
        ("delegation_visit", "in_person", {}, "city_visits"),
        ("delegation_visit", "hybrid", {}, "city_visits"),
        ("study_tour", "in_person", {}, "city_visits"),
        ("site_visit", "in_person", {}, "city_visits"),
        ("gift_campaign", "mail", {"groups": {"envoys"}}, "city_visits"),
        ("delegation_visit", "video", {}, "friends"),
        ("delegation_visit", "in_person", {"is_outbound": True}, "friends"),
        ("gift_campaign", "mail", {}, "friends"),
        ("courtesy_call", "in_person", {}, "friends"),
        ("video_call", "video", {}, "friends"),
        ("donation", "video", {}, "friends"),
        ("training_camp", "video", {}, "training"),
        ("lecture", "in_person", {}, "training"),
        ("committee", "in_person", {}, "committee"),
        ("other", "in_person", {}, "friends"),
    ],
)
def test_section_by_rule(kind: str, mode: str, facts: dict[str, object], section: str) -> None:
    assert rules.section_by_rule(kind, mode, **facts) == section  # type: ignore[arg-type]


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
    ("kind", "when", "section"),
    [
        ("sister", "2006..", "partners"),
        ("friendship", "?..", "partners"),
        ("sister", "2021-09-17..", "partners"),
        ("sister", "2021-09-18..", "friends"),
        ("sister", "1990..2020", "friends"),
        ("cooperation", "2006..", "friends"),
        ("contact", "2006..", "friends"),
    ],
)
def test_only_who_was_a_sister_or_friendship_city_then_is_a_partner(
    kind: str, when: str, section: str
) -> None:
    assert rules.section_of(exchange(), tie(kind, when), (), OFFERED) == section


def test_nobody_signed_is_no_partner() -> None:
    assert rules.section_of(exchange(), {}, (), OFFERED) == "friends"


@pytest.mark.parametrize(
    ("recorded", "section"),
    [("training", "training"), ("partners", "partners"), (None, "friends"), ("no_such", "friends")],
)
def test_a_recorded_section_goes_first_if_the_form_has_it(recorded: str | None, section: str) -> None:
    assert rules.section_of(exchange(report_section=recorded), {}, (), OFFERED) == section


def test_a_deleted_city_is_no_partner() -> None:
    made = exchange()
    made.participations[0].city.deleted_at = now()  # type: ignore[union-attr]
    assert rules.section_of(made, tie("sister", "2006.."), (), OFFERED) == "friends"


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
