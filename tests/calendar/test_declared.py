"""SEQUENCE grows with each revision of an event, and with nothing else."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from intl_crm.clock import ZonedTime
from intl_crm.db import Database
from intl_crm.desk import saving
from intl_crm.events.models import Event, Participation
from intl_crm.parts import InRole
from intl_crm.records import WITH_DELETED
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.calendar.conftest import Cities
from tests.factories import ACTOR

NOON, ONE = (ZonedTime(datetime(2021, 9, 17, hour), "Asia/Taipei") for hour in (12, 13))
REVISIONS: dict[str, dict[str, Any]] = {
    "moved": {"when": Span.parse("2021-09-18")},
    "given a time": {"starts": NOON, "ends": ONE},
    "renamed": {"title": Texts({"en": "Another title"})},
    "told otherwise": {"text": Texts({"en": "A text"})},
    "moved elsewhere": {"place": Texts({"en": "Town hall"})},
    "cancelled": {"status": "cancelled"},
    "given a call": {"call_url": "https://meet.example/1"},
    "opened": {"visibility": "public"},
}


@pytest.fixture
def event(keep: Callable[..., None], cities: Cities) -> Event:
    made = factories.event()
    keep(made, factories.participation(event=made, city=cities.busan, role="host"))
    return made


def revision(database: Database) -> tuple[int, datetime]:
    with database.reading() as session:
        found = session.scalars(select(Event), execution_options=WITH_DELETED).one()
        return found.sequence, found.changed_at


def change(database: Database, values: dict[str, Any]) -> None:
    with database.transaction(ACTOR) as session:
        saving.change(session, ACTOR, session.scalars(select(Event)).one(), values)


def test_a_new_event_has_not_been_revised(database: Database, event: Event) -> None:
    assert revision(database)[0] == event.sequence == 0


@pytest.mark.parametrize("values", REVISIONS.values(), ids=REVISIONS.keys())
def test_each_revision_counts_once(database: Database, event: Event, values: dict[str, Any]) -> None:
    del event
    before = revision(database)
    change(database, values)
    after = revision(database)
    assert after[0] == before[0] + 1
    assert after[1] > before[1]


def test_nobody_forgets_to_count(database: Database, event: Event) -> None:
    """A change that no operation makes counts too."""
    with database.transaction(ACTOR) as session:
        session.get_one(Event, event.id).status = "cancelled"
    assert revision(database)[0] == 1


def test_who_takes_part_counts(database: Database, event: Event, cities: Cities) -> None:
    change(database, {"taking_part": (InRole("city", cities.busan.id, "guest"),)})
    assert revision(database)[0] == 1
    with database.transaction(ACTOR) as session:
        session.add(Participation(event_id=event.id, city_id=cities.home.id, role="host"))
        session.get_one(Event, event.id).taking_part = ()
    assert revision(database)[0] == 2


def test_deleting_and_bringing_back_count(database: Database, event: Event) -> None:
    with database.transaction(ACTOR) as session:
        saving.delete(session, ACTOR, session.get_one(Event, event.id))
    assert revision(database)[0] == 1
    with database.transaction(ACTOR) as session:
        deleted = session.scalars(select(Event), execution_options=WITH_DELETED).one()
        saving.restore(session, ACTOR, deleted)
    assert revision(database)[0] == 2


def test_saving_what_is_there_counts_for_nothing(database: Database, event: Event) -> None:
    before = revision(database)
    change(database, {"title": event.title, "when": event.when, "status": event.status})
    assert revision(database) == before


def test_other_records_count_for_nothing(database: Database, event: Event, cities: Cities) -> None:
    del event
    before = revision(database)
    with database.transaction(ACTOR) as session:
        saving.change(session, ACTOR, session.merge(cities.busan), {"name": Texts({"en": "Pusan"})})
        session.add(factories.event(slug="another"))
    with database.reading() as session:
        found = session.scalars(select(Event).where(Event.slug.is_(None))).one()
        assert (found.sequence, found.changed_at) == before
