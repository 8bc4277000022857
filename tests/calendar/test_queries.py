"""What the tables answer to feeds and months, on both databases."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import time_machine

from intl_crm.calendar import queries
from intl_crm.clock import now
from intl_crm.db import Database
from intl_crm.desk import saving
from intl_crm.events.models import Event
from intl_crm.events.queries import events
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND, Actor
from intl_crm.records import Record
from intl_crm.spans import Span
from tests import factories
from tests.factories import ACTOR

Keep = Callable[..., None]


def exchange(slug: str, when: str = "2021-09-17", **facts: object) -> Event:
    return factories.event(**{"slug": slug, "when": Span.parse(when)} | facts)


def delete(database: Database, record: Record) -> None:
    with database.transaction(ACTOR) as session:
        saving.delete(session, ACTOR, session.get_one(type(record), record.id))


def known(database: Database) -> set[str | None]:
    with database.reading() as session:
        return {event.slug for event in queries.called_off_lately(session, events())}


def test_what_was_called_off_is_known_for_30_days(database: Database, keep: Keep) -> None:
    gone, off = exchange("gone", "2021-09-18"), exchange("off", "2021-09-19", status="cancelled")
    keep(exchange("kept"), gone, off)
    delete(database, gone)
    assert known(database) == {"gone", "off"}
    with time_machine.travel(now() + timedelta(days=29, hours=23), tick=False):
        assert known(database) == {"gone", "off"}
    with time_machine.travel(now() + timedelta(days=30, seconds=1), tick=False):
        assert known(database) == set()


def test_links_are_known_both_ways_as_far_as_they_may_be_seen(
    database: Database, keep: Keep, actor: Callable[[str], Actor]
) -> None:
    one, two, three = (exchange(slug) for slug in ("one", "two", "three"))
    city = factories.city()
    keep(one, two, three, city)
    ends = {"source_kind": "event", "target_kind": "event", "source_id": one.id}
    keep(
        factories.link(**ends, target_id=two.id),
        factories.link(**ends, target_id=three.id, visibility="restricted"),
        factories.link(**ends | {"target_kind": "city"}, target_id=city.id),
    )
    with database.reading() as session:
        viewer = Viewer(session, actor("viewer"), "en")
        assert queries.links_among_events(viewer) == {one.id: {two.id}, two.id: {one.id}}
        assert queries.links_among_events(Viewer(session, COMMAND, "en"))[one.id] == {two.id, three.id}


def last_change(database: Database) -> datetime | None:
    with database.reading() as session:
        return queries.last_change(session)


def test_nothing_has_changed_where_nothing_is(database: Database) -> None:
    assert last_change(database) is None


PRINTED: list[Callable[[], Record]] = [
    factories.city, factories.person, factories.post, factories.organisation, factories.delegation,
    factories.office, lambda: exchange("koror"),
]  # fmt: skip


def test_every_change_of_what_is_printed_is_the_last(database: Database, keep: Keep) -> None:
    start = now()
    for at, make in enumerate(PRINTED):
        with time_machine.travel(start + timedelta(hours=at), tick=False):
            keep(record := make())
            assert last_change(database) == record.changed_at == now()
    with time_machine.travel(start + timedelta(days=1), tick=False):
        delete(database, record)
        assert last_change(database) == now()


def test_the_end_of_what_is_told_of_a_deleted_event_is_a_change(database: Database, keep: Keep) -> None:
    event = exchange("gone")
    keep(event)
    delete(database, event)
    with database.reading() as session:
        deleted = session.get_one(Event, event.id, execution_options={"with_deleted": True}).deleted_at
    assert deleted is not None
    with time_machine.travel(deleted + timedelta(days=31), tick=False):
        assert last_change(database) == deleted + timedelta(days=30)


def test_the_end_of_what_is_told_of_a_cancelled_event_is_a_change(database: Database, keep: Keep) -> None:
    keep(event := exchange("off", status="cancelled"))
    with time_machine.travel(event.changed_at + timedelta(days=31), tick=False):
        assert last_change(database) == event.changed_at + timedelta(days=30)


def test_overlapping_keeps_what_may_lie_in_between(database: Database, keep: Keep) -> None:
    spans = ["2021-08-31", "2021-09-01", "2021-08..2021-09", "2021", "2021-01..", "2021-10-01", "?"]
    keep(*(exchange(f"event-{at}", span) for at, span in enumerate(spans)))
    with database.reading() as session:
        query = queries.overlapping(events(), date(2021, 9, 1), date(2021, 9, 30))
        found = session.scalars(queries.in_time(query)).unique()
        assert sorted(event.slug or "" for event in found) == [f"event-{at}" for at in (1, 2, 3, 4, 6)]


def test_the_nearest_is_told_by_what_is_known_to_the_month(database: Database, keep: Keep) -> None:
    keep(
        *(
            exchange(f"event-{span}".lower(), span)
            for span in ("2021-03", "2021-06/late", "2021", "2022-01..")
        )
    )
    keep(exchange("later", "2022-02-03"))
    with database.reading() as session:
        first, last = date(2021, 9, 1), date(2021, 9, 30)
        assert queries.nearest(session, events(), first, last) == (date(2021, 6, 30), date(2022, 2, 3))
        assert queries.nearest(session, events().where(Event.slug == "none"), first, last) == (None, None)
