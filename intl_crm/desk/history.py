"""The history of a record, read from the audit, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from intl_crm.accounts.models import AuditEntry
from intl_crm.clock import at_instant
from intl_crm.date_words import Style, date_words
from intl_crm.dates import PartialDate
from intl_crm.desk.value_words import value_words
from intl_crm.i18n import gettext as _
from intl_crm.panels import Viewer
from intl_crm.permissions import may_read_field
from intl_crm.records import Record

MOST_ENTRIES = 200


@dataclass(frozen=True)
class ChangedField:
    """One field of one change, from what to what, in words."""

    label: str
    before: str
    after: str
    is_hidden: bool = False


@dataclass(frozen=True)
class Entry:
    """Who did what when."""

    when: str
    who: str
    what: str
    fields: tuple[ChangedField, ...]


def history(viewer: Viewer, record: Record, labels: Mapping[str, str], zone: str) -> list[Entry]:
    """Return what happened to a record, newest first; of unreadable fields only that they changed."""
    return [
        Entry(
            local_time(row.at, zone, viewer.language), row.actor_name, action_words(row.action),
            tuple(_fields(viewer, record, row.changes, labels)),
        )
        for row in _rows(viewer.session, record.id)
    ]  # fmt: skip


def local_time(at: datetime, zone: str, language: str) -> str:
    """Return an instant on the office's clock."""
    wall = at_instant(at, zone).wall
    return f"{date_words(PartialDate.day_of(wall.date()), language, Style.PAGE)} {wall:%H:%M}"


def action_words(action: str) -> str:
    """Return what somebody did, in the reader's language."""
    return {
        "create": _("made the record"),
        "edit": _("changed the record"),
        "delete": _("deleted the record"),
        "restore": _("brought the record back"),
        "print": _("printed a sheet"),
    }.get(action, action)


def _rows(session: Session, record_id: UUID) -> Sequence[AuditEntry]:
    query = select(AuditEntry).where(AuditEntry.record_id == record_id)
    return session.scalars(query.order_by(AuditEntry.id.desc()).limit(MOST_ENTRIES)).all()


def _fields(
    viewer: Viewer, record: Record, changes: Mapping[str, list[Any]], labels: Mapping[str, str]
) -> Iterator[ChangedField]:
    for name, (before, after) in changes.items():
        label = labels.get(name, name)
        if not may_read_field(viewer.actor, record.kind, name):
            yield ChangedField(label, "", "", is_hidden=True)
            continue
        was, is_now = (value_words(viewer, type(record), name, value) for value in (before, after))
        yield ChangedField(label, was, is_now)


def as_of(session: Session, record: Record, version: int, names: Sequence[str]) -> dict[str, Any]:
    """Return plain values of fields as they were at `version`, told backwards by the audit."""
    values: dict[str, Any] = {}
    query = select(AuditEntry).where(AuditEntry.record_id == record.id, AuditEntry.record_version > version)
    for row in session.scalars(query.order_by(AuditEntry.id.desc())):
        values |= {name: before for name, (before, _after) in row.changes.items() if name in names}
    return values
