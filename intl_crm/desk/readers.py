"""The people named to see a record while it is restricted: read, and written in one flush with it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session, object_session
from uuid_utils.compat import uuid7

from intl_crm.accounts.models import RecordReader, User
from intl_crm.collation import sort_key
from intl_crm.permissions import Actor
from intl_crm.records import Record

# What forms and the audit call them.
READERS = "readers"


def rows_of(record: Record) -> Sequence[RecordReader]:
    """Return the rows that name people for a record; a new one has none."""
    session = object_session(record)
    if session is None or not inspect(record).persistent:
        return ()
    # What is being set is written in one flush, with one version and one entry of the audit.
    with session.no_autoflush:
        rows = session.scalars(select(RecordReader).where(RecordReader.record_id == record.id)).all()
    for row in rows:
        row.holder = (record, READERS)
    return rows


def readers_of(record: Record) -> tuple[UUID, ...]:
    """Return the accounts that are named for a record, in an order that stays."""
    return tuple(sorted(row.user_id for row in rows_of(record)))


def name_readers(session: Session, record: Record, wanted: Collection[UUID]) -> None:
    """Let these accounts be those named for a record, which notices if others were."""
    present = {row.user_id: row for row in rows_of(record)}
    # A new record gets its key only by the flush, and the rows refer to it.
    record.id = inspect(record).attrs["id"].value or uuid7()
    for user_id in sorted(set(wanted) - present.keys()):
        session.add(RecordReader(record_id=record.id, user_id=user_id, holder=(record, READERS)))
    for user_id in present.keys() - set(wanted):
        session.delete(present[user_id])


def after_naming(actor: Actor, record: Record) -> Actor:
    """Return the actor as the next request knows it: named for this record or no longer."""
    named = {record.id} if actor.user_id in readers_of(record) else set()
    return replace(actor, readable=actor.readable - {record.id} | named)


def offered_to(session: Session, record: Record | None, language: str) -> list[User]:
    """Return who can be named: whoever may sign in, and who is named already."""
    kept = readers_of(record) if record is not None else ()
    users = session.scalars(select(User)).all()
    return _in_order((user for user in users if not user.is_disabled or user.id in kept), language)


def users_of(session: Session, ids: Collection[UUID], language: str) -> list[User]:
    """Return the accounts with these ids by their names."""
    return _in_order(session.scalars(select(User).where(User.id.in_(ids))), language) if ids else []


def _in_order(users: Iterable[User], language: str) -> list[User]:
    return sorted(users, key=lambda user: (sort_key(user.name, language), user.login))


def ids_in(value: Iterable[str | Mapping[str, Any]]) -> list[UUID]:
    """Return the accounts of a plain value: the ids of a form, or the rows that the audit keeps."""
    return [UUID(one if isinstance(one, str) else one["user_id"]) for one in value]
