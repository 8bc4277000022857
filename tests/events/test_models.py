from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from intl_crm.accounts.models import AuditEntry
from intl_crm.clock import ZonedTime
from intl_crm.db import Database
from intl_crm.events.models import Event, Participation
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.factories import ACTOR
from tests.refusals import accepted, refusal

NOON, ONE = (ZonedTime(datetime(2021, 9, 17, hour), "Asia/Taipei") for hour in (12, 13))

REFUSED: list[tuple[str, Callable[[], Any]]] = [
    ("ends_with_start", lambda: factories.event(ends=NOON)),
    ("ends_after_start", lambda: factories.event(starts=ONE, ends=NOON)),
    ("somebody_took_part", lambda: factories.event(our_headcount=0)),
    ("responses_counted", lambda: factories.event(responses=-1)),
    ("focus_month_exists", lambda: factories.event(focus_month=13)),
    ("exactly_one_takes_part", lambda: Participation(event=factories.event(), role="guest")),
    (
        "exactly_one_takes_part",
        lambda: factories.participation(person=factories.person(), city=factories.city()),
    ),
    ("years_passed", lambda: factories.event_mark(years=0)),
    ("direction_known", lambda: factories.gift(direction="lent")),
    ("something_given", lambda: factories.gift(quantity=0)),
    ("worth_not_negative", lambda: factories.gift(worth=-1, currency="TWD")),
    ("worth_has_currency", lambda: factories.gift(worth=100)),
    ("group_known", lambda: factories.gift(group="everybody")),
    (
        "exactly_one_party",
        lambda: factories.gift_party(person=factories.person()),
    ),
    ("side_known", lambda: factories.gift_party(side="lender")),
    ("side_known", lambda: factories.commitment(side="both")),
]


@pytest.mark.parametrize(("constraint", "make"), REFUSED)
def test_what_is_senseless_is_refused(database: Database, constraint: str, make: Callable[[], Any]) -> None:
    assert constraint in refusal(database, make())


def test_what_makes_sense_is_accepted(database: Database) -> None:
    event = factories.event(starts=NOON, ends=ONE, our_headcount=6, responses=0, focus_month=12)
    accepted(
        database,
        event,
        factories.participation(event=event, delegation=factories.delegation(), role="guest"),
        factories.event_part(event=event),
        factories.event_mark(event=event, partnership=factories.partnership(), what=Texts()),
        factories.gift_party(gift=factories.gift(worth=100, currency="TWD", quantity=0.5)),
    )


def test_a_record_is_not_linked_to_itself(database: Database) -> None:
    event = factories.event()
    accepted(database, event)
    assert "not_with_itself" in refusal(database, factories.link(source_id=event.id, target_id=event.id))


def test_what_belongs_to_an_event_stands_in_its_order(database: Database) -> None:
    event = factories.event()
    for position, role in ((2, "witness"), (0, "host"), (1, "signer")):
        factories.participation(event=event, role=role, position=position)
    accepted(database, event)
    with database.reading() as session:
        found = session.scalars(select(Event)).one()
        assert [part.role for part in found.participations] == ["host", "signer", "witness"]


def test_parts_go_with_their_event(database: Database) -> None:
    event = factories.event()
    factories.participation(event=event)
    accepted(database, event)
    with database.transaction(ACTOR) as session:
        session.delete(session.get_one(Event, event.id))
    with database.reading() as session:
        assert session.scalars(select(Participation)).all() == []


def audit_of(database: Database, event: Event) -> list[AuditEntry]:
    with database.reading() as session:
        query = select(AuditEntry).where(AuditEntry.record_id == event.id).order_by(AuditEntry.id)
        return list(session.scalars(query))


def test_the_audit_tells_from_and_to_of_a_date(database: Database) -> None:
    event = factories.event(when=Span.parse("2021-09"), starts=None)
    accepted(database, event)
    with database.transaction(ACTOR) as session:
        found = session.get_one(Event, event.id)
        found.when, found.starts = Span.parse("2021-09-17"), NOON
        found.title = Texts({**found.title, "ko": "체결식"})
    made, changed = audit_of(database, event)
    assert (made.action, made.actor_name, made.record_version) == ("create", "tester", 1)
    assert made.changes["when"] == [None, "2021-09"]
    assert (changed.action, changed.record_version) == ("edit", 2)
    assert changed.changes == {
        "when": ["2021-09", "2021-09-17"],
        "starts": [None, str(NOON)],
        "title": [{"en": "Signing"}, {"en": "Signing", "ko": "체결식"}],
    }


def test_the_audit_tells_of_parts_at_their_event(database: Database) -> None:
    event, city = factories.event(), factories.city()
    accepted(database, event, city)
    with database.transaction(ACTOR) as session:
        found = session.get_one(Event, event.id)
        found.participations.append(Participation(city_id=city.id, role="guest"))
    with database.transaction(ACTOR) as session:
        session.scalars(select(Participation)).one().role = "host"
    with database.transaction(ACTOR) as session:
        found = session.get_one(Event, event.id)
        found.participations.clear()
    seen = [entry.changes["participations"] for entry in audit_of(database, event)[1:]]
    roles = [[[part["role"] for part in side] for side in change] for change in seen]
    assert roles == [[[], ["guest"]], [["guest"], ["host"]], [["host"], []]]
    assert [entry.record_version for entry in audit_of(database, event)] == [1, 2, 3, 4]
