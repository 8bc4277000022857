from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from intl_crm.accounts import audit
from intl_crm.accounts.models import AuditEntry, User
from intl_crm.cities.models import City
from intl_crm.clock import now
from intl_crm.db import Database
from intl_crm.events.models import Event
from intl_crm.permissions import Actor, Role
from intl_crm.records import Record
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.factories import ACTOR


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.session(writes=True) as session:
        session.info["actor"] = ACTOR
        yield session


def put(session: Session, record: Any) -> Any:
    session.add(record)
    session.flush()
    return record


def entries(session: Session, record: Record) -> list[AuditEntry]:
    query = select(AuditEntry).where(AuditEntry.record_id == record.id).order_by(AuditEntry.id)
    return list(session.scalars(query))


def last(session: Session, record: Record) -> AuditEntry:
    session.flush()
    return entries(session, record)[-1]


def test_a_new_record_is_written_with_who_and_what(session: Session) -> None:
    city: City = put(session, factories.city())
    entry = last(session, city)
    assert (entry.action, entry.record_kind, entry.record_version) == ("create", "city", 1)
    assert (entry.actor_name, entry.actor_id) == ("tester", None)
    assert entry.changes["country"] == [None, "PW"]


def test_an_edit_is_written_from_and_to(session: Session) -> None:
    city: City = put(session, factories.city())
    city.name = Texts({**city.name, "ko": "코로르주"})
    entry = last(session, city)
    before = {"zh-Hant-TW": "科羅州", "en": "Koror"}
    assert (entry.action, entry.record_version) == ("edit", 2)
    assert entry.changes == {"name": [before, before | {"ko": "코로르주"}]}


def test_a_span_is_one_field(session: Session) -> None:
    event: Event = put(session, factories.event(when=Span.parse("2021-09-17")))
    event.when = Span.parse("2021-09..2021-10-02")
    assert last(session, event).changes == {"when": ["2021-09-17", "2021-09..2021-10-02"]}


def test_what_changes_nothing_is_not_written(session: Session) -> None:
    city: City = put(session, factories.city())
    city.name = Texts(dict(city.name))
    session.flush()
    assert len(entries(session, city)) == 1


def test_delete_and_restore_are_told_apart(session: Session) -> None:
    city: City = put(session, factories.city())
    city.deleted_at, city.deletion = city.created_at, city.id
    assert last(session, city).action == "delete"
    city.deleted_at = city.deletion = None
    assert last(session, city).action == "restore"


def test_a_refused_change_leaves_no_trace(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.transaction(ACTOR) as session:
        put(session, factories.city())
        raise ZeroDivisionError
    with database.reading() as session:
        assert session.scalars(select(AuditEntry)).all() == []


def test_a_change_without_somebody_is_refused(database: Database) -> None:
    with database.session(writes=True) as session, pytest.raises(RuntimeError):
        put(session, factories.city())


def test_secrets_stay_out(session: Session) -> None:
    user: User = put(session, User(login="a", name="A", role="viewer", password_hash="$argon2id$secret"))
    user.password_hash = "$argon2id$another"
    session.flush()
    assert "argon2" not in str([entry.changes for entry in entries(session, user)])


def test_what_changes_no_column_can_be_noted(session: Session) -> None:
    city: City = put(session, factories.city())
    session.info["actor"] = Actor(Role.VIEWER, "reader")
    audit.note(session, "print", city)
    entry = last(session, city)
    assert (entry.action, entry.actor_name, entry.changes) == ("print", "reader", {})


def test_values_at_a_version_are_told_by_what_changed_since(session: Session) -> None:
    city: City = put(session, factories.city())
    for country in ("JP", "KR", "JP"):
        city.country = country
        session.flush()
    told = [audit.values_before(session, city, version).get("country") for version in (1, 2, 3, 4)]
    assert told == ["PW", "JP", "KR", None]


def test_every_change_of_a_record_changes_their_state(session: Session) -> None:
    states = [audit.state_of_records(session)]
    city: City = put(session, factories.city())
    states.append(audit.state_of_records(session))
    city.country = "JP"
    session.flush()
    states.append(audit.state_of_records(session))
    assert len(set(states)) == 3
    user = put(session, User(login="a", name="A", role=Role.VIEWER.value))
    audit.note(session, "sign_in", user)
    assert audit.state_of_records(session) == states[-1]


def test_a_change_that_began_before_another_one_and_ended_after_it_is_seen(session: Session) -> None:
    """Its entry is not the last one, as its number was given before."""
    put(session, factories.city())
    earlier = session.scalars(select(AuditEntry)).one()
    put(session, factories.city())
    before = audit.state_of_records(session)
    early_id = UUID(int=earlier.id.int - 1)
    facts = {"action": "edit", "record_kind": "city", "record_id": earlier.record_id, "record_version": 2}
    session.add(AuditEntry(id=early_id, at=now(), actor_name="a", **facts))
    session.flush()
    assert audit.state_of_records(session) != before
