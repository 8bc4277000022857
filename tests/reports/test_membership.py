"""Which exchange belongs to which section: recorded, by the conditions, the rest, none, or two."""

from itertools import product
from typing import Any
from uuid import UUID

import pytest

from intl_crm.cities.models import City, Partnership
from intl_crm.events.models import Event, Participation
from intl_crm.reports.membership import (
    Traits,
    YearFacts,
    assigned,
    by_section,
    holds,
    sections_by_conditions,
)
from intl_crm.reports.report_form import Condition, Form, FormSection, form
from intl_crm.spans import Span
from intl_crm.texts import Texts
from intl_crm.words import keys
from tests import factories

KAOHSIUNG, GENERAL = form("kaohsiung"), form("general")
KOROR = UUID(int=7)
SISTER = YearFacts({KOROR: [Partnership(tie="sister", when=Span.parse("2006.."))]})


@pytest.mark.parametrize(
    ("kind", "mode", "facts", "section"),
    [
        ("video_call", "video", {"has_partner": True}, "partners"),
        ("signing", "remote", {"has_partner": True}, "partners"),
        ("delegation_visit", "in_person", {"has_partner": True}, "partners"),
        ("training_camp", "video", {"has_partner": True}, "partners"),
        ("letter_campaign", "mail", {"gift_groups": {"partners"}}, "partners"),
        ("delegation_visit", "in_person", {}, "city_visits"),
        ("delegation_visit", "hybrid", {}, "city_visits"),
        ("study_tour", "in_person", {}, "city_visits"),
        ("site_visit", "in_person", {}, "city_visits"),
        ("gift_campaign", "mail", {"gift_groups": {"envoys"}}, "city_visits"),
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
def test_the_form_of_kaohsiung_puts_each_exchange_into_one_section(
    kind: str, mode: str, facts: dict[str, Any], section: str
) -> None:
    assert sections_by_conditions(Traits(kind, mode, **facts), KAOHSIUNG) == (section,)


@pytest.mark.parametrize(
    "facts", [{}, {"has_partner": True}, {"is_outbound": True}, {"gift_groups": {"partners", "envoys"}}]
)
def test_the_general_form_takes_every_exchange_once(facts: dict[str, Any]) -> None:
    every = [Traits(kind, mode, **facts) for kind, mode in product(keys("event_kinds"), keys("modes"))]
    assert [traits for traits in every if len(sections_by_conditions(traits, GENERAL)) != 1] == []


def exchange(**facts: object) -> Event:
    """A video call with Koror in 2021."""
    facts = {"form": "video_call", "mode": "video", "when": Span.parse("2021-09-17")} | facts
    made = factories.event(**facts)
    made.participations = [Participation(city=City(id=KOROR, name=factories.city().name, country="PW"))]
    return made


@pytest.mark.parametrize(
    ("recorded", "section"),
    [("training", "training"), ("friends", "friends"), (None, "partners"), ("no_such", "partners")],
)
def test_a_recorded_section_goes_first_if_the_form_has_it(recorded: str | None, section: str) -> None:
    (found,) = assigned([exchange(report_section=recorded)], SISTER, KAOHSIUNG)
    assert found.sections == (section,)
    assert found.is_recorded is (recorded == section)


def test_a_section_that_shows_no_exchanges_takes_none() -> None:
    (found,) = assigned([exchange(report_section="visits")], SISTER, KAOHSIUNG)
    assert found.sections == ("partners",)


TRAITS = Traits("signing", "remote", has_partner=True, gift_groups={"partners"})


@pytest.mark.parametrize(
    ("condition", "is_met"),
    [
        (Condition(), True),
        (Condition(partner=True), True),
        (Condition(partner=False), False),
        (Condition(kinds=("signing", "meeting")), True),
        (Condition(kinds=("meeting",)), False),
        (Condition(families=("ceremony",)), True),
        (Condition(families=("meeting",)), False),
        (Condition(modes=("remote",)), True),
        (Condition(modes=("video",)), False),
        (Condition(direction="inbound"), True),
        (Condition(direction="outbound"), False),
        (Condition(gifts_to="partners"), True),
        (Condition(gifts_to="envoys"), False),
        (Condition(partner=True, kinds=("signing",), modes=("video",)), False),
    ],
)
def test_all_that_a_condition_states_has_to_hold(condition: Condition, is_met: bool) -> None:
    assert holds(condition, TRAITS) is is_met


def a_form(*sections: FormSection) -> Form:
    return Form("own", 1, Texts(), Texts(), sections)


def section(key: str, *takes: Condition, rest: bool = False) -> FormSection:
    return FormSection(key, Texts(), "exchanges", takes=takes, rest=rest)


def test_an_exchange_of_two_sections_prints_in_the_first_and_one_of_none_nowhere() -> None:
    video, partner = Condition(modes=("video",)), Condition(partner=True)
    made = a_form(section("calls", video), section("partners", partner))
    call = exchange(id=UUID(int=1))
    lecture = exchange(id=UUID(int=2), form="lecture", mode="in_person")
    lecture.participations = []
    found = assigned([call, lecture], SISTER, made)
    assert [one.sections for one in found] == [("calls", "partners"), ()]
    assert by_section(found, made) == {"calls": [call], "partners": []}


def test_the_rest_is_what_no_section_takes_wherever_it_stands() -> None:
    made = a_form(section("rest", rest=True), section("calls", Condition(modes=("video",))))
    assert sections_by_conditions(Traits("video_call", "video"), made) == ("calls",)
    assert sections_by_conditions(Traits("lecture", "mail"), made) == ("rest",)
