"""Making, changing, deleting and restoring records: one function each, for pages, commands and tests."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.exc import StaleDataError
from uuid_utils.compat import uuid7

from intl_crm.clock import now
from intl_crm.desk.readers import READERS, name_readers
from intl_crm.errors import CrmError
from intl_crm.kinds import kinds
from intl_crm.permissions import Action, Actor, may_read_field, require
from intl_crm.records import WITH_DELETED, Record

UNDO_PERIOD = timedelta(days=30)

R = TypeVar("R", bound=Record)


class Refused(CrmError):
    """The database refuses what the rules of the form did not; carries the constraint's name."""

    def __init__(self, constraint: str) -> None:
        """Carry the name, or the columns where the database tells no name."""
        super().__init__(f"refused by {constraint}")
        self.constraint = constraint


class TooLate(CrmError):
    """The time in which a deletion can be undone is over."""


def create(session: Session, actor: Actor, record: R, values: Mapping[str, Any]) -> R:
    """Return the record, made with `values`."""
    require(actor, Action.CREATE, record.kind)
    _set(actor, record, values)
    session.add(record)
    _name_readers(session, record, values)
    _flush(session)
    return record


def change(
    session: Session, actor: Actor, record: R, values: Mapping[str, Any], *, version: int | None = None
) -> R:
    """Return the record with `values`; where `version` is not the present one, StaleDataError says so."""
    require(actor, Action.EDIT, record.kind)
    if version is not None:
        expect(record, version)
    _set(actor, record, values)
    _name_readers(session, record, values)
    _flush(session)
    return record


def expect(record: Record, version: int) -> None:
    """Let the next flush fail unless the record still has the version that the reader was shown."""
    set_committed_value(record, "version", version)


def refuse_outdated(read: Iterable[tuple[Record, int]]) -> None:
    """Raise StaleDataError at once where a record has another version, before what no rollback takes back."""
    if any(record.version != version for record, version in read):
        raise StaleDataError("the record was saved meanwhile")


def delete(session: Session, actor: Actor, record: Record, *, version: int | None = None) -> Record:
    """Mark the record and what belongs to it as deleted, so that one restore brings all back."""
    require(actor, Action.DELETE, record.kind)
    if version is not None:
        expect(record, version)
    mark, at = uuid7(), now()
    for one in (record, *kinds.owned(session, record)):
        one.deletion, one.deleted_at = mark, at
    _flush(session)
    return record


def restore(session: Session, actor: Actor, record: Record) -> Record:
    """Bring back a deleted record with all that was deleted with it."""
    require(actor, Action.RESTORE, record.kind)
    if record.deleted_at is None:
        return record
    if not can_be_restored(record.deleted_at):
        raise TooLate("the time in which this can be undone is over")
    for one in list(_deleted_together(session, record.deletion)):
        one.deletion = one.deleted_at = None
    _flush(session)
    return record


def _deleted_together(session: Session, mark: UUID | None) -> Iterator[Record]:
    for kind in kinds:
        query = select(kind.model).where(kind.model.deletion == mark)
        yield from session.scalars(query, execution_options=WITH_DELETED)


def can_be_restored(deleted_at: datetime) -> bool:
    """Return whether a record deleted at this time can still be brought back."""
    return now() - deleted_at < UNDO_PERIOD


def _set(actor: Actor, record: Record, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if name == READERS:
            continue
        # A field that may not be read was not shown, so what the form says of it means nothing.
        if may_read_field(actor, record.kind, name) and getattr(record, name) != value:
            setattr(record, name, value)


def _name_readers(session: Session, record: Record, values: Mapping[str, Any]) -> None:
    if READERS in values:
        name_readers(session, record, values[READERS])


def _flush(session: Session) -> None:
    try:
        session.flush()
    except IntegrityError as error:
        raise Refused(constraint_of(error)) from error


def constraint_of(error: IntegrityError) -> str:
    """Return the name of the constraint that was hurt, or the columns where SQLite tells only those."""
    diagnosis = getattr(error.orig, "diag", None)
    if diagnosis is not None and diagnosis.constraint_name:
        return str(diagnosis.constraint_name)
    return str(error.orig).rsplit("failed: ", 1)[-1]
