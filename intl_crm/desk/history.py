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
    # What was made was nothing before.
    is_making: bool = False


def history(viewer: Viewer, record: Record, form: RecordForm, zone: str) -> list[Entry]:
    """Return what happened to a record, newest first; of unreadable fields only that they changed."""
    return [_entry(viewer, record, row, form, zone) for row in _rows(viewer.session, record.id)]


def _entry(viewer: Viewer, record: Record, row: AuditEntry, form: RecordForm, zone: str) -> Entry:
    is_making = row.action == "create"
    told = _fields(viewer, record, row.changes, form)
    return Entry(
        local_time(row.at, zone, viewer.language),
        row.actor_name,
        action_words(row.action),
        tuple(one for one in told if one.after or one.is_hidden) if is_making else tuple(told),
        is_making,
    )


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
    viewer: Viewer, record: Record, changes: Mapping[str, list[Any]], form: RecordForm
) -> Iterator[ChangedField]:
    """Go through the changes that have a label; the others are the program's own."""
    fields, labels = audited_fields(form), labels_of(form)
    for name, (before, after) in changes.items():
        if name not in labels:
            continue
        if not may_read_field(viewer.actor, record.kind, name):
            yield ChangedField(labels[name], "", "", is_hidden=True)
            continue
        was, is_now = _apart(before, after)
        told = [value_words(viewer, type(record), name, value, fields.get(name)) for value in (was, is_now)]
        yield ChangedField(labels[name], told[0], told[1])


def labels_of(form: RecordForm) -> dict[str, str]:
    """Return what the history calls the fields of a record, by the names that the audit has for them."""
    asked = {name: str(field.label.text) for name, field in audited_fields(form).items()}
    return _other_labels() | asked


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


def _other_labels() -> dict[str, str]:
    """Return what is called how in the history that no form asks for."""
    return {
        "checked_by": _("Checked by"),
        "focus_month": _("Month dedicated to it"),
        "issued_by": _("Issued by"),
        "marks": _("Commemorates"),
        "name": _("Name"),
        "parts": _("Parts"),
        "remark": _("Remark on what is missing"),
        "responses": _("Responses"),
        "signatures": _("Signed and witnessed by"),
        "signed_by": _("Signed off by"),
        "signed_on": _("Signed off on"),
    }
