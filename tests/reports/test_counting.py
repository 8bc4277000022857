"""In which year a record counts: every case on record, asked of the rule and of both databases."""

from collections import Counter
from typing import Any

import pytest

from intl_crm import words
from intl_crm.dates import PartialDate
from intl_crm.db import Database
from intl_crm.delegations.models import Direction
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.reports import queries
from intl_crm.reports.counting import counts_by, given_on, is_numbered_elsewhere, year_of_case
from intl_crm.spans import Span
from tests import factories
from tests.factories import ACTOR

Facts = dict[str, Any]
NUMBERED = {"case_year": 2021, "case_number": 1}

# What is on record of a visit, and the year in which it counts.
CASES: tuple[tuple[Facts, int | None], ...] = (
    ({"when": "2021-12-30..2022-01-02"}, 2021),
    ({"when": "2020-12-30..2021-01-02"}, 2020),
    ({"when": "2022-01-01"}, 2022),
    ({"when": "2021"}, 2021),
    ({"when": "2021-12/late"}, 2021),
    ({"when": "2021-12.."}, 2021),
    ({"when": "2021-12..?"}, 2021),
    ({"when": "?..2021"}, None),
    ({"when": "<=2021"}, None),
    ({"when": "?"}, None),
    # Visitors count by their arrival.
    ({"arrival": "2021-12-31", "when": "2022-01-01..2022-01-03"}, 2021),
    ({"arrival": "2022-01-01", "when": "2021-12-30..2022-01-03"}, 2022),
    ({"arrival": "2021", "when": "?"}, 2021),
    ({"arrival": "<=2021", "when": "2022"}, 2022),
    ({"departure": "2022-01-02", "when": "2021-12-30"}, 2021),
    ({"arrival": "2021-12-30", "departure": "2022-01-02", "when": "?"}, 2021),
    # Our own count by their departure; who arrives before it arrived abroad.
    ({"direction": "outbound", "when": "2021-12-30..2022-01-02"}, 2021),
    ({"direction": "outbound", "departure": "2021-12-31", "when": "2022-01-01..2022-01-03"}, 2021),
    ({"direction": "outbound", "departure": "2022-01-01", "when": "2021"}, 2022),
    ({"direction": "outbound", "arrival": "2021-12-31", "departure": "2022-01-04", "when": "2022"}, 2021),
    ({"direction": "outbound", "arrival": "2021-12-31", "when": "2022-01-01"}, 2022),
    ({"direction": "outbound", "departure": ">=2021", "when": "2022"}, 2022),
    # The number of a case tells the year only where no date does.
    ({"when": "?", **NUMBERED}, 2021),
    ({"when": "<=2020", **NUMBERED}, 2021),
    ({"when": "2020", **NUMBERED}, 2020),
    ({"when": "2022-01-01", **NUMBERED}, 2022),
    ({"arrival": "2021-12-31", "when": "2022-01-01", **NUMBERED}, 2021),
)


def delegation(facts: Facts) -> Any:
    """A visit with these dates, written as a machine writes them."""
    dates = {name: PartialDate.parse(facts.get(name, "?")) for name in ("arrival", "departure")}
    return factories.delegation(
        **{"direction": "inbound", "state": "held"} | facts | dates | {"when": Span.parse(facts["when"])}
    )


@pytest.mark.parametrize(("facts", "year"), CASES)
def test_a_visit_counts_once_by_its_first_day(facts: Facts, year: int | None) -> None:
    assert year_of_case(delegation(facts)) == year


@pytest.mark.parametrize(
    ("facts", "elsewhere"),
    [
        ({"when": "2020", **NUMBERED}, True),
        ({"when": "2021", **NUMBERED}, False),
        ({"when": "?", **NUMBERED}, False),
        ({"when": "2020"}, False),
        ({"when": "2021-12-31", "arrival": "2022-01-01", **NUMBERED}, True),
    ],
)
def test_a_number_of_another_year_is_found(facts: Facts, elsewhere: bool) -> None:
    assert is_numbered_elsewhere(delegation(facts)) is elsewhere


def test_agreements_count_by_their_signing_and_exchanges_by_their_first_day() -> None:
    signed = factories.agreement(signed=PartialDate.parse("2021-09-17"), valid=Span.parse("2022.."))
    shown = factories.event(when=Span.parse("2021-11-15..2022-01-14"))
    assert [str(counts_by(one)) for one in (signed, shown)] == ["2021-09-17", "2021-11-15"]


@pytest.mark.parametrize(
    ("own", "event", "day"),
    [
        ("2021-12-31", "2022-01-01", "2021-12-31"),
        ("?", "2022-01-01", "2022-01-01"),
        ("?", None, "?"),
        ("2021", None, "2021"),
    ],
)
def test_a_gift_is_given_on_its_own_date_or_at_its_exchange(own: str, event: str | None, day: str) -> None:
    there = factories.event(when=Span.parse(event)) if event else None
    assert str(given_on(factories.gift(when=Span.parse(own), event=there))) == day


def keep(database: Database, *records: object) -> None:
    with database.transaction(ACTOR) as session:
        session.add_all(records)


def visits_on_record(*, direction: Direction) -> list[tuple[Any, int | None]]:
    """The visits of the table one way, none with the number of another, and the year in which each counts."""
    found = []
    for at, (facts, year) in enumerate(CASES):
        made = delegation(facts | ({"case_number": at} if "case_number" in facts else {}))
        made.slug = f"case-{at}"
        if made.direction == direction:
            found.append((made, year))
    return found


@pytest.mark.parametrize("direction", Direction)
def test_the_database_counts_as_the_rule_does(database: Database, direction: Direction) -> None:
    table = visits_on_record(direction=direction)
    expected = {made.slug: year for made, year in table}
    keep(database, *(made for made, _year in table))
    with database.reading() as session:
        viewer = Viewer(session, COMMAND, "en")
        found = [
            (case.key, year)
            for year in range(2019, 2024)
            for case in queries.year_cases(viewer, year, direction)
        ]
        counted = {one.year: one.cases for one in queries.years_on_record(viewer)}
    assert sorted(found) == sorted((key, year) for key, year in expected.items() if year)
    if direction is Direction.INBOUND:
        assert counted == Counter(year for _key, year in found)
    else:
        assert counted == {}


# What became of a visit, and whether it counts.
STATES = {"held": 1, "followed_up": 1, "closed": 1}


def test_what_was_only_planned_or_called_off_never_counts(database: Database) -> None:
    states = words.keys("delegation_states")
    keep(database, *(factories.delegation(state=state, slug=state) for state in states))
    with database.reading() as session:
        found = queries.year_cases(Viewer(session, COMMAND, "en"), 2021)
    assert {case.key for case in found} == STATES.keys() & set(states)
