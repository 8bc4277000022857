"""The history of a record, read from the audit, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from intl_crm.accounts.models import AuditEntry
from intl_crm.desk.value_words import value_words
from intl_crm.panels import Viewer
from intl_crm.permissions import may_read_field
from intl_crm.records import Record

MOST_ENTRIES = 200


@dataclass(frozen=True)
class ChangedField:
    """One field of one change, from what to what, in words."""

    name: str
    before: str
    after: str
    is_hidden: bool = False


@dataclass(frozen=True)
class Entry:
    """Who did what when."""

    at: datetime
    who: str
    action: str
    version: int
    fields: tuple[ChangedField, ...]


def history(viewer: Viewer, record: Record) -> list[Entry]:
    """Return what happened to a record, newest first; fields that the viewer may not read show only that they changed."""
    return [
        Entry(row.at, row.actor_name, row.action, row.record_version, tuple(_fields(viewer, record, row.changes)))
        for row in _rows(viewer.session, record.id)
    ]


def _rows(session: Session, record_id: UUID) -> Sequence[AuditEntry]:
    query = select(AuditEntry).where(AuditEntry.record_id == record_id)
    return session.scalars(query.order_by(AuditEntry.id.desc()).limit(MOST_ENTRIES)).all()


def _fields(viewer: Viewer, record: Record, changes: Mapping[str, list[Any]]) -> Iterator[ChangedField]:
    for name, (before, after) in changes.items():
        if not may_read_field(viewer.actor, record.kind, name):
            yield ChangedField(name, "", "", is_hidden=True)
            continue
        words = (value_words(viewer, type(record), name, value) for value in (before, after))
        yield ChangedField(name, *words)


def as_of(session: Session, record: Record, version: int, names: Sequence[str]) -> dict[str, Any]:
    """Return plain values of fields as they were at `version`, told backwards from the present by the audit."""
    values: dict[str, Any] = {}
    query = select(AuditEntry).where(AuditEntry.record_id == record.id, AuditEntry.record_version > version)
    for row in session.scalars(query.order_by(AuditEntry.id.desc())):
        values |= {name: before for name, (before, _after) in row.changes.items() if name in names}
    return values
