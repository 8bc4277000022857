"""The history of a record, read from the audit, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from wtforms import Field

from intl_crm.accounts.models import AuditEntry
from intl_crm.clock import at_instant
from intl_crm.date_words import Style, date_words
from intl_crm.dates import PartialDate
from intl_crm.desk.forms import RecordForm, audited_fields
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


def history(viewer: Viewer, record: Record, form: RecordForm, zone: str) -> list[Entry]:
    """Return what happened to a record, newest first; of unreadable fields only that they changed."""
    fields = audited_fields(form)
    return [
        Entry(
            local_time(row.at, zone, viewer.language), row.actor_name, action_words(row.action),
            tuple(_fields(viewer, record, row.changes, fields)),
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


def last_actor(session: Session, record: Record) -> str | None:
    """Return who changed a record last."""
    query = select(AuditEntry.actor_name).where(AuditEntry.record_id == record.id)
    return session.scalars(query.order_by(AuditEntry.id.desc()).limit(1)).first()


def _rows(session: Session, record_id: UUID) -> Sequence[AuditEntry]:
    query = select(AuditEntry).where(AuditEntry.record_id == record_id)
    return session.scalars(query.order_by(AuditEntry.id.desc()).limit(MOST_ENTRIES)).all()


def _fields(
    viewer: Viewer, record: Record, changes: Mapping[str, list[Any]], fields: Mapping[str, Field]
) -> Iterator[ChangedField]:
    # The kind of a record that is referred to is said by its name.
    for name, (before, after) in (one for one in changes.items() if not one[0].endswith("_kind")):
        field = fields.get(name)
        label = field.label.text if field else other_labels().get(name, name)
        if not may_read_field(viewer.actor, record.kind, name):
            yield ChangedField(label, "", "", is_hidden=True)
            continue
        was, is_now = _apart(before, after)
        told = [value_words(viewer, type(record), name, value, field) for value in (was, is_now)]
        yield ChangedField(label, told[0], told[1])


def _apart(before: Any, after: Any) -> tuple[Any, Any]:
    """Return two lists of parts without what stands in both, but for its place."""
    if not (isinstance(before, list) and isinstance(after, list)):
        return before, after
    return _only_in(before, after), _only_in(after, before)


def _only_in(some: list[Any], others: list[Any]) -> list[Any]:
    if not all(isinstance(one, dict) and "position" in one for one in (*some, *others)):
        return some
    known = [{**one, "position": None} for one in others]
    return [one for one in some if {**one, "position": None} not in known]


def other_labels() -> dict[str, str]:
    """Return what is called how in the history that no form asks for."""
    return {
        "parts": _("Parts"),
        "marks": _("Commemorates"),
        "signatures": _("Signed and witnessed by"),
    }
