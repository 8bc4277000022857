"""The audit: every change is written down in the transaction that makes it."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, inspect, select
from sqlalchemy.orm import InstanceState, Session
from uuid_utils.compat import uuid7

from intl_crm.accounts.models import AuditEntry
from intl_crm.clock import now
from intl_crm.columns import plain
from intl_crm.derive import Changes
from intl_crm.permissions import Actor
from intl_crm.records import Part, Record, owners

# What every change would repeat, and secrets that no audit may hold.
LEFT_OUT = frozenset(
    {
        "id", "version", "created_at", "changed_at", "created_by_id", "changed_by_id", "deletion", "sequence",
        "password_hash", "token_hash",
    }
)  # fmt: skip


# Stands for a record where there is none.
NOWHERE = UUID(int=0)


def write_audit(session: Session, changes: Changes) -> None:
    """Write one entry for each changed record, its parts included."""
    rows: dict[UUID, dict[str, Any]] = {}
    for action, objects in (("create", changes.new), ("edit", changes.changed), ("remove", changes.removed)):
        for changed in objects:
            _note(session, rows, action, changed)
    written = [row for row in rows.values() if row["changes"] or row["action"] != "edit"]
    if written:
        session.execute(insert(AuditEntry), written)


def note(session: Session, action: str, record: Record, changes: dict[str, Any] | None = None) -> None:
    """Write down something that changed no column: a print, a sign-in."""
    session.execute(insert(AuditEntry), [_row(session, action, record) | {"changes": changes or {}}])


def note_of_nobody(session: Session, action: str, kind: str) -> None:
    """Write down what somebody tried with a record that is not there; what they asked for is not kept."""
    row = _entry(session, action, kind, NOWHERE, 0)
    session.execute(insert(AuditEntry), [row])


def values_before(session: Session, record: Record, version: int) -> dict[str, Any]:
    """Return the values at `version` of the fields that have changed since."""
    later = (AuditEntry.record_id == record.id) & (AuditEntry.record_version > version)
    changes = session.scalars(select(AuditEntry.changes).where(later).order_by(AuditEntry.id.desc()))
    return {name: values[0] for entry in changes for name, values in entry.items()}


def state_of_records(session: Session) -> str:
    """Return a short text that is another one after every change of any record but an account."""
    is_of_records = AuditEntry.record_kind != "user"
    # The last one alone would not do: of two changes at once, the one that began first may end last.
    count = session.scalar(select(func.count()).where(is_of_records))
    last = select(AuditEntry.id).where(is_of_records).order_by(AuditEntry.id.desc()).limit(1)
    return f"{count} {session.scalar(last)}"


def changed_since(session: Session, moment: datetime, apart_from: Collection[str]) -> bool:
    """Return whether a record has changed after a moment, apart from those of some kinds."""
    later = AuditEntry.at > moment, AuditEntry.record_kind.not_in(apart_from)
    return session.scalar(select(AuditEntry.id).where(*later).limit(1)) is not None


def _note(session: Session, rows: dict[UUID, dict[str, Any]], action: str, changed: object) -> None:
    if isinstance(changed, Record):
        row = rows.setdefault(changed.id, _row(session, action, changed))
        row["action"] = _action(action, changed)
        row["changes"] |= changed_fields(changed)
    elif isinstance(changed, Part):
        for owner, name in owners(changed):
            row = rows.setdefault(owner.id, _row(session, "edit", owner))
            before, after = row["changes"].setdefault(name, [[], []])
            if action in {"remove", "edit"}:
                before.append(_committed(changed))
            if action in {"create", "edit"}:
                after.append(part_values(changed))


def _row(session: Session, action: str, record: Record) -> dict[str, Any]:
    return _entry(session, action, record.kind, record.id, record.version)


def _entry(session: Session, action: str, kind: str, record_id: UUID, version: int) -> dict[str, Any]:
    actor = session.info["actor"]
    assert isinstance(actor, Actor)  # noqa: S101 -- the stamp of the flush has refused anything else
    return {
        "id": uuid7(),
        "at": now(),
        "actor_id": actor.user_id,
        "actor_name": actor.name,
        "action": action,
        "record_kind": kind,
        "record_id": record_id,
        "record_version": version,
        "changes": {},
    }


def _action(action: str, record: Record) -> str:
    """Return delete or restore where the mark of deletion is what changed."""
    if action != "edit":
        return action
    history = inspect(record).attrs["deleted_at"].history
    if not history.has_changes():
        return action
    return "delete" if record.deleted_at else "restore"


def changed_fields(record: object) -> dict[str, list[Any]]:
    """Return {field: [from, to]} of what the present flush changes, dates and spans as one field each."""
    state: InstanceState[Any] = inspect(record)
    composites = {
        composite.key: [column.key for column in composite.props] for composite in state.mapper.composites
    }
    inside = {column for columns in composites.values() for column in columns}
    found = {
        name: [before, plain(getattr(record, name))]
        for name, columns in composites.items()
        if (before := _composite_before(state, name, columns)) is not NOTHING
    }
    for attribute in state.mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if attribute.key in LEFT_OUT | inside or attribute.key == "deleted_at" or not history.has_changes():
            continue
        before = plain(history.deleted[0]) if history.deleted else None
        after = plain(history.added[0]) if history.added else None
        if before != after and not (before is None and after in (None, {}, [])):
            found[attribute.key] = [before, after]
    return found


NOTHING = object()


def _composite_before(state: InstanceState[Any], name: str, columns: Iterable[str]) -> Any:
    """Return a composite value as it was before the flush, or NOTHING where it did not change."""
    histories = [state.attrs[column].history for column in columns]
    if not any(history.has_changes() for history in histories):
        return NOTHING
    before = [(*history.deleted, *history.unchanged, None)[0] for history in histories]
    maker = state.mapper.composites[name].composite_class
    value = None if before[0] is None else maker(*before)
    return plain(value)


def part_values(changed: Part) -> dict[str, Any]:
    """Return what the audit keeps of a part: its columns that are filled."""
    state: InstanceState[Any] = inspect(changed)
    return {
        attribute.key: plain(getattr(changed, attribute.key))
        for attribute in state.mapper.column_attrs
        if attribute.key not in LEFT_OUT and getattr(changed, attribute.key) is not None
    }


def _committed(changed: Part) -> dict[str, Any]:
    state: InstanceState[Any] = inspect(changed)
    before = {
        name: state.committed_state.get(name, getattr(changed, name, None)) for name in part_values(changed)
    }
    return {name: plain(value) for name, value in before.items()}
