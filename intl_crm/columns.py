"""Column types of the values that records are made of."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Date, DateTime, Dialect, ForeignKey, Index, String, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Composite, InstrumentedAttribute, composite, mapped_column
from sqlalchemy.types import TypeDecorator
from uuid_utils.compat import uuid7

from intl_crm import words
from intl_crm.clock import ZonedTime
from intl_crm.dates import UNKNOWN, PartialDate, Precision
from intl_crm.names import PersonNames
from intl_crm.spans import Span
from intl_crm.texts import Texts

Key = Annotated[UUID, mapped_column(Uuid, primary_key=True, default=uuid7)]
# Without a value there is NULL, which NOT NULL refuses; JSON's own null would pass.
JSON_TYPE = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")

LIVING = "deleted_at IS NULL"


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware in the program, UTC in the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive time: nobody could tell what it means."""
        if value is not None and value.tzinfo is None:
            raise ValueError("an instant needs its offset")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return an aware time also where the database keeps none."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class TextsType(TypeDecorator[Texts]):
    """Text in several languages as one JSON value."""

    impl = JSON_TYPE
    cache_ok = True

    def process_bind_param(self, value: Texts | None, dialect: Dialect) -> dict[str, str] | None:
        """Store a plain object."""
        return None if value is None else dict(value)

    def process_result_value(self, value: dict[str, str] | None, dialect: Dialect) -> Texts | None:
        """Return the value object."""
        return None if value is None else Texts(value)


class TextsListType(TypeDecorator[tuple[Texts, ...]]):
    """Several texts in a stated order, each in several languages."""

    impl = JSON_TYPE
    cache_ok = True

    def process_bind_param(
        self, value: Iterable[Texts] | None, dialect: Dialect
    ) -> list[dict[str, str]] | None:
        """Store plain objects."""
        return None if value is None else [dict(texts) for texts in value]

    def process_result_value(
        self, value: list[dict[str, str]] | None, dialect: Dialect
    ) -> tuple[Texts, ...] | None:
        """Return value objects."""
        return None if value is None else tuple(Texts(texts) for texts in value)


class NamesType(TypeDecorator[PersonNames]):
    """A person's names in several scripts as one JSON value."""

    impl = JSON_TYPE
    cache_ok = True

    def process_bind_param(self, value: PersonNames | None, dialect: Dialect) -> Any:
        """Store a plain object."""
        return None if value is None else value.as_json()

    def process_result_value(self, value: Any, dialect: Dialect) -> PersonNames | None:
        """Return the value object."""
        return None if value is None else PersonNames.from_json(value)


class StringsType(TypeDecorator[tuple[str, ...]]):
    """A short list of plain strings, such as other spellings or language tags."""

    impl = JSON_TYPE
    cache_ok = True

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> list[str] | None:
        """Store a plain list."""
        return None if value is None else list(value)

    def process_result_value(self, value: list[str] | None, dialect: Dialect) -> tuple[str, ...] | None:
        """Return an immutable list."""
        return None if value is None else tuple(value)


class Term(TypeDecorator[str]):
    """A choice whose values are the keys of one group of the vocabulary."""

    impl = String(40)
    cache_ok = True

    def __init__(self, group: str) -> None:
        """Name the group."""
        super().__init__()
        self.group = group

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Refuse a word that the vocabulary does not have."""
        if value is not None and value not in words.keys(self.group):
            raise ValueError(f"{value!r} is no {self.group}")
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Return the key as it is."""
        return value


def term_column(group: str, *, default: str | None = None) -> Any:
    """Declare a choice of one group of the vocabulary."""
    return mapped_column(Term(group), default=default)


def reference(target: str, *, nullable: bool = False) -> Any:
    """Declare an indexed foreign key to the table `target`."""
    return mapped_column(Uuid, ForeignKey(f"{target}.id"), index=True, nullable=nullable)


def _date_columns(prefix: str) -> list[Any]:
    """Return the three columns of a date; one that nobody stated is unknown."""
    return [
        mapped_column(f"{prefix}_first", Date, nullable=False, default=UNKNOWN.first_day),
        mapped_column(f"{prefix}_last", Date, nullable=False, default=UNKNOWN.last_day),
        mapped_column(f"{prefix}_precision", String(12), nullable=False, default=UNKNOWN.precision.value),
    ]


# SQLAlchemy asks for a former value also with only those columns that have changed; that is no value.
def _span(*parts: Any) -> Any:
    if None in parts:
        return None
    return Span(_partial_date(*parts[:3]), _partial_date(*parts[3:]))


def _partial_date(first: date | None, last: date | None, precision: str | None) -> Any:
    if first is None or last is None or precision is None:
        return None
    return PartialDate(first, last, Precision(precision))


def _zoned_time(wall: datetime | None, zone: str | None, _instant: datetime | None) -> ZonedTime | None:
    return None if wall is None or zone is None else ZonedTime(wall, zone)


def date_column(prefix: str) -> Composite[PartialDate]:
    """Declare a date with precision as three columns, never NULL."""
    return composite(_partial_date, *_date_columns(prefix))


def span_column(prefix: str) -> Composite[Span]:
    """Declare a span as the earliest and latest day of both ends with what each end is."""
    return composite(_span, *_date_columns(f"{prefix}_since"), *_date_columns(f"{prefix}_until"))


def time_column(prefix: str) -> Composite[ZonedTime | None]:
    """Declare a wall time with its zone; the instant is derived and stored beside it for queries."""
    return composite(
        _zoned_time,
        mapped_column(f"{prefix}_wall", DateTime, nullable=True),
        mapped_column(f"{prefix}_zone", String(64), nullable=True),
        mapped_column(f"{prefix}_instant", UtcDateTime, nullable=True, index=True),
    )


def part(model: type[Any], name: str) -> InstrumentedAttribute[Any]:
    """Return the column `name` of a composite value for use in a query."""
    attribute: InstrumentedAttribute[Any] = getattr(model, name)
    return attribute


def unique_among(condition: str, name: str, *columns: str) -> Index:
    """Return an index that is unique among the rows of a condition, on both databases."""
    where = text(condition)
    return Index(name, *columns, unique=True, sqlite_where=where, postgresql_where=where)


def span_checks(prefix: str) -> tuple[CheckConstraint, ...]:
    """Return the constraints that refuse a span which ends before it begins."""
    since, until = f"{prefix}_since", f"{prefix}_until"
    return (
        CheckConstraint(f"{since}_first <= {since}_last", name=f"{since}_in_order"),
        CheckConstraint(f"{until}_first <= {until}_last", name=f"{until}_in_order"),
        CheckConstraint(f"{since}_first <= {until}_last", name=f"{prefix}_ends_after_start"),
    )


def date_checks(prefix: str) -> tuple[CheckConstraint, ...]:
    """Return the constraint that refuses a date whose bounds are exchanged."""
    return (CheckConstraint(f"{prefix}_first <= {prefix}_last", name=f"{prefix}_in_order"),)


def plain(value: object) -> object:
    """Return a value as the audit keeps it: JSON that can be shown again."""
    if isinstance(value, Texts):
        return dict(value)
    if isinstance(value, PersonNames):
        return value.as_json()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool | dict | None) else str(value)


def as_json(value: object) -> str:
    """Return JSON text in UTF-8 without escapes."""
    return json.dumps(value, ensure_ascii=False)
