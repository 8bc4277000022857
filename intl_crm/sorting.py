"""Stored sort keys: lists stand in the order of the reader's language without sorting in memory."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import LargeBinary, Select, String, Uuid, delete, insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from intl_crm.collation import sort_key
from intl_crm.db import Base
from intl_crm.derive import Changes
from intl_crm.kinds import kinds
from intl_crm.records import Record
from intl_crm.texts import LANGUAGES

LONGEST_KEY = 300


class SortKey(Base):
    """The place of a record in the order of one language."""

    __tablename__ = "sort_key"

    language: Mapped[str] = mapped_column(String(12), primary_key=True)
    key: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    record_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, index=True)


def in_order(
    query: Select[Any], model: type[Record], language: str, *, descending: bool = False
) -> Select[Any]:
    """Return the query with its records in the order of their names in `language`."""
    query = query.outerjoin(SortKey, (SortKey.record_id == model.id) & (SortKey.language == language))
    return query.order_by(SortKey.key.desc() if descending else SortKey.key, model.id)


def derive_sort_keys(session: Session, changes: Changes) -> None:
    """Renew the sort keys of changed records and of those that are named after them."""
    records = list(_touched(session, changes))
    if not records:
        return
    session.execute(delete(SortKey).where(SortKey.record_id.in_([record.id for record in records])))
    session.execute(insert(SortKey), [row for record in records for row in _keys(record)])


def _touched(session: Session, changes: Changes) -> Iterator[Record]:
    seen: set[UUID] = set()
    for changed in changes.written:
        if not isinstance(changed, Record) or changed.kind not in kinds:
            continue
        for record in (changed, *kinds.dependents(session, changed)):
            if record.id not in seen:
                seen.add(record.id)
                yield record


def _keys(record: Record) -> Iterator[dict[str, object]]:
    for language in LANGUAGES:
        name = kinds.of(record).name(record, language).text
        yield {"language": language, "key": sort_key(name, language)[:LONGEST_KEY], "record_id": record.id}
