from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from intl_crm.cities.models import Partnership
from intl_crm.clock import WorkingHours, now
from intl_crm.dates import PartialDate
from intl_crm.db import Database
from intl_crm.texts import Texts
from tests import factories
from tests.refusals import accepted, refusal

HOME = factories.city(country="TW")

REFUSED: list[tuple[str, Callable[[], Any]]] = [
    ("latitude_on_globe", lambda: factories.city(latitude=90.1, longitude=0)),
    ("longitude_on_globe", lambda: factories.city(latitude=0, longitude=-180.5)),
    ("coordinates_whole", lambda: factories.city(latitude=7.34)),
    ("country_is_code", lambda: factories.city(country="pw")),
    ("country_is_code", lambda: factories.city(country="P")),
    ("contact_has_no_state", lambda: factories.partnership(tie="contact", state="signed")),
    ("month_exists", lambda: factories.observance(month=13)),
    ("day_exists", lambda: factories.observance(month=2, day=30)),
    ("day_exists", lambda: factories.observance(month=4, day=31)),
    ("day_exists", lambda: factories.observance(day=0)),
    ("of_city_or_country", lambda: factories.observance(city=factories.city(), country="PW")),
    ("of_city_or_country", lambda: factories.observance(country=None)),
    ("sort_known", lambda: factories.observance(sort="birthday")),
    ("letter_known", lambda: factories.observance(letter="angry")),
]


@pytest.mark.parametrize(("constraint", "make"), REFUSED)
def test_what_is_senseless_is_refused(database: Database, constraint: str, make: Callable[[], Any]) -> None:
    assert constraint in refusal(database, make())


def test_what_makes_sense_is_accepted(database: Database) -> None:
    accepted(
        database,
        factories.city(latitude=-90, longitude=180),
        factories.partnership(tie="contact", state=None),
        factories.observance(month=2, day=29),
        factories.observance(city=factories.city(), sort="city", letter="congratulation"),
        factories.agreement(title=Texts()),
    )


def test_a_city_has_no_tie_with_itself(database: Database) -> None:
    city = factories.city()
    assert "not_with_itself" in refusal(database, factories.partnership(city=city, partner=city))


def test_two_cities_have_a_tie_of_a_kind_once(database: Database) -> None:
    home, koror = factories.city(), factories.city()
    deleted = {"deleted_at": now(), "deletion": uuid4()}
    accepted(
        database,
        factories.partnership(city=home, partner=koror, **deleted),
        factories.partnership(city=home, partner=koror),
        factories.partnership(city=home, partner=koror, tie="cooperation"),
    )
    again = Partnership(city_id=home.id, partner_id=koror.id, tie="sister")
    reason = refusal(database, again)
    assert "partner_id" in reason or "uq_partnership_cities_tie" in reason


def test_one_database_holds_one_office(database: Database) -> None:
    accepted(database, factories.office())
    assert "is_the_one" in refusal(database, factories.office())
    assert "only_one" in refusal(database, factories.office(is_the_one=False))


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("signed", {"signed_first": PartialDate.parse("2021-09-18").first_day}),
        ("valid_ends_after_start", {"valid_since_first": PartialDate.parse("2021-09-18").first_day}),
    ],
)
def test_dates_that_contradict_themselves_are_refused(
    database: Database, prefix: str, values: dict[str, Any]
) -> None:
    agreement = factories.agreement()
    for end in ("since", "until"):
        setattr(agreement, f"valid_{end}_last", agreement.signed_last)
        setattr(agreement, f"valid_{end}_precision", "day")
    for name, value in values.items():
        setattr(agreement, name, value)
    agreement.valid_since_last = PartialDate.parse("2021-09-19").first_day
    assert prefix in refusal(database, agreement)


def test_hours_are_those_of_a_working_day() -> None:
    assert factories.city(hours="08:00-18:00").working_hours == WorkingHours.parse("08:00-18:00")
    assert factories.city().working_hours is None
