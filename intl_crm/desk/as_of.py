"""A record as it was at an earlier version, told backwards by the audit."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from intl_crm.accounts.audit import part_values, values_before
from intl_crm.accounts.models import AuditEntry
from intl_crm.desk.readers import READERS, rows_of
from intl_crm.records import Part, Record


def as_of(session: Session, record: Record, version: int) -> dict[str, Any]:
    """Return the plain values at `version` of all that has changed since, lists of parts as a whole."""
    changed = values_before(session, record, version)
    lists = {name: parts_as_of(session, record, version, name) for name in _part_lists(record) & set(changed)}
    return changed | lists


def parts_as_of(session: Session, record: Record, version: int, name: str) -> list[dict[str, Any]]:
    """Return one list of parts as it was: the present one, every change undone, the latest first."""
    parts = [part_values(part) for part in _parts(record, name)]
    later = (AuditEntry.record_id == record.id) & (AuditEntry.record_version > version)
    for changes in session.scalars(select(AuditEntry.changes).where(later).order_by(AuditEntry.id.desc())):
        removed, added = changes.get(name, ([], []))
        parts = [*_without(parts, added), *removed]
    return sorted(parts, key=lambda part: int(part.get("position", 0)))


def _parts(record: Record, name: str) -> Sequence[Part]:
    return rows_of(record) if name == READERS else getattr(record, name)


def _without(parts: Iterable[dict[str, Any]], added: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    kept = list(parts)
    for one in added:
        found = next((part for part in kept if _says(part) == _says(one)), None)
        if found is not None:
            kept.remove(found)
    return kept


def _says(part: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in part.items() if value is not None}


def _part_lists(record: Record) -> set[str]:
    ties = inspect(type(record)).relationships
    return {READERS} | {relationship.key for relationship in ties if relationship.uselist}
