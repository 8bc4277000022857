"""What every record has: a key, a slug, a version, who made and changed it, and a way back from deletion."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, String, event, inspect
from sqlalchemy.orm import (
    InstanceState,
    Mapped,
    ORMExecuteState,
    Session,
    declared_attr,
    mapped_column,
    registry,
    with_loader_criteria,
)

from intl_crm.clock import now
from intl_crm.columns import LIVING, Key, UtcDateTime, reference, unique_among
from intl_crm.permissions import Actor, Visibility

WITH_DELETED = {"with_deleted": True}
SLUG_LENGTH = 80
# Marks a part's relationship to its record where that record, of a lower room, has no list of its own.
LIST_OF_OWNER = "list_of_owner"


class Part:
    """A row that belongs to one record and has no page of its own."""

    id: Mapped[Key]
    version: Mapped[int] = mapped_column(Integer, default=1)
    # The record, and the name of its list, where a row belongs to any kind and no relationship can tell it.
    holder: "tuple[Record, str] | None" = None

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        """Refuse the save of an outdated row."""
        return {"version_id_col": cls.version}


class Record(Part):
    """A row with a page, a history and a way back."""

    kind: ClassVar[str]

    slug: Mapped[str | None] = mapped_column(String(SLUG_LENGTH))
    visibility: Mapped[str] = mapped_column(String(12), default=Visibility.INTERNAL.value)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    deletion: Mapped[UUID | None]

    @declared_attr
    def created_by_id(cls) -> Mapped[UUID | None]:
        """Return the column of the account that made the record."""
        # A mixin's column is declared by a function, as SQLAlchemy asks.
        return reference("user_account", nullable=True)  # type: ignore[no-any-return]

    @declared_attr
    def changed_by_id(cls) -> Mapped[UUID | None]:
        """Return the column of the account that changed the record last."""
        # A mixin's column is declared by a function, as SQLAlchemy asks.
        return reference("user_account", nullable=True)  # type: ignore[no-any-return]

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:
        """Return the constraints of every record, before those of its own table."""
        # Only models, which have a table, are asked.
        return (*record_constraints(cls.__tablename__), *cls.constraints())  # type: ignore[attr-defined]

    @classmethod
    def constraints(cls) -> Iterable[CheckConstraint | Index]:
        """Return the constraints of this table alone."""
        return ()

    @property
    def key(self) -> str:
        """The public key: the slug, or the id's hexadecimal digits."""
        return self.slug or self.id.hex


def record_constraints(table: str) -> tuple[CheckConstraint | Index, ...]:
    """Return the constraints that every record's table has."""
    allowed = ", ".join(f"'{visibility}'" for visibility in Visibility)
    return (
        CheckConstraint(f"visibility IN ({allowed})", name="visibility_known"),
        CheckConstraint("(deleted_at IS NULL) = (deletion IS NULL)", name="deletion_whole"),
        unique_among(LIVING, f"uq_{table}_slug", "slug"),
    )


def hide_deleted(state: ORMExecuteState) -> None:
    """Leave deleted records out of every query that does not ask for them."""
    if state.is_column_load or state.is_relationship_load or state.execution_options.get("with_deleted"):
        return
    # Not propagated to lazy loads: what a living record refers to is there also when deleted.
    criteria = with_loader_criteria(
        Record, lambda cls: cls.deleted_at.is_(None), include_aliases=True, propagate_to_loaders=False
    )
    state.statement = state.statement.options(criteria)


def stamp_changes(session: Session, _context: object, _instances: object) -> None:
    """Write who changed a record or one of its parts and when, in the flush that changes it."""
    for record in changed_records(session):
        record.changed_at, record.changed_by_id = now(), _actor(session).user_id
    for record in session.new:
        if isinstance(record, Record):
            record.created_at = record.changed_at = now()
            record.created_by_id = record.changed_by_id = _actor(session).user_id


def changed_records(session: Session) -> set[Record]:
    """Return the records that the next flush changes, themselves or by a part; new ones may be among them."""
    return set(_changed_records(session))


def _changed_records(session: Session) -> Iterator[Record]:
    modified = [changed for changed in session.dirty if session.is_modified(changed)]
    yield from (changed for changed in modified if isinstance(changed, Record))
    for changed in (*session.new, *modified, *session.deleted):
        if isinstance(changed, Part) and not isinstance(changed, Record):
            yield from (owner for owner, _ in owners(changed) if owner not in session.deleted)


def owners(part: Part) -> Iterator[tuple[Record, str]]:
    """Go through the records that a part belongs or belonged to, with the name of the list that holds it."""
    if part.holder:
        yield part.holder
    state: InstanceState[Any] = inspect(part)
    for relationship in state.mapper.relationships:
        name = relationship.back_populates or relationship.info.get(LIST_OF_OWNER)
        owner = getattr(part, relationship.key) or _former(state, relationship.key)
        if name and isinstance(owner, Record):
            yield owner, name


def _former(state: InstanceState[Any], key: str) -> object | None:
    deleted = state.attrs[key].history.deleted
    return deleted[0] if deleted else None


def _actor(session: Session) -> Actor:
    actor = session.info.get("actor")
    if not isinstance(actor, Actor):
        raise RuntimeError("a change needs somebody who makes it")
    return actor


def all_records(known: registry) -> Iterable[type[Record]]:
    """Return every class of records that a registry knows."""
    return (mapper.class_ for mapper in known.mappers if issubclass(mapper.class_, Record))


event.listen(Session, "do_orm_execute", hide_deleted)
event.listen(Session, "before_flush", stamp_changes)
