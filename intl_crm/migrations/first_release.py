"""Columns and constraints that the tables of the first release share, as they were then."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

JSON = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
INSTANT = sa.DateTime(timezone=True)


def record_table(table: str, *own: Any) -> None:
    """Make the table of a kind of record."""
    allowed = "visibility IN ('public', 'partner', 'internal', 'restricted')"
    whole = "(deleted_at IS NULL) = (deletion IS NULL)"
    part_table(
        table,
        sa.Column("slug", sa.String(80)),
        sa.Column("visibility", sa.String(12), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("deleted_at", INSTANT),
        sa.Column("deletion", sa.Uuid()),
        reference(table, "created_by_id", "user_account", nullable=True),
        reference(table, "changed_by_id", "user_account", nullable=True),
        *own,
        sa.CheckConstraint(allowed, name=op.f(f"ck_{table}_visibility_known")),
        sa.CheckConstraint(whole, name=op.f(f"ck_{table}_deletion_whole")),
    )
    unique_where(f"uq_{table}_slug", table, ["slug"], "deleted_at IS NULL")


def part_table(table: str, *own: Any) -> None:
    """Make a table whose rows have a key and a version."""
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *own,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def reference(table: str, column: str, target: str, *, nullable: bool = False) -> sa.Column[Any]:
    """Return an indexed column that refers to another table."""
    key = sa.ForeignKey(f"{target}.id", name=op.f(f"fk_{table}_{column}_{target}"))
    return sa.Column(column, sa.Uuid(), key, nullable=nullable, index=True)


def unique_where(name: str, table: str, columns: list[str], condition: str) -> None:
    """Make an index that is unique among the rows of a condition."""
    where = sa.text(condition)
    op.create_index(op.f(name), table, columns, unique=True, sqlite_where=where, postgresql_where=where)


def date_columns(prefix: str) -> tuple[sa.Column[Any], ...]:
    """Return the columns of a date with precision."""
    return (
        sa.Column(f"{prefix}_first", sa.Date(), nullable=False),
        sa.Column(f"{prefix}_last", sa.Date(), nullable=False),
        sa.Column(f"{prefix}_precision", sa.String(12), nullable=False),
    )


def span_columns(prefix: str) -> tuple[sa.Column[Any], ...]:
    """Return the columns of a span."""
    return (*date_columns(f"{prefix}_since"), *date_columns(f"{prefix}_until"))


def time_columns(prefix: str) -> tuple[sa.Column[Any], ...]:
    """Return the columns of a time with its zone."""
    return (
        sa.Column(f"{prefix}_wall", sa.DateTime()),
        sa.Column(f"{prefix}_zone", sa.String(64)),
        sa.Column(f"{prefix}_instant", INSTANT, index=True),
    )


def date_checks(table: str, prefix: str) -> tuple[sa.CheckConstraint, ...]:
    """Return the constraint that refuses a date whose bounds are exchanged."""
    name = op.f(f"ck_{table}_{prefix}_in_order")
    return (sa.CheckConstraint(f"{prefix}_first <= {prefix}_last", name=name),)


def span_checks(table: str, prefix: str) -> tuple[sa.CheckConstraint, ...]:
    """Return the constraints that refuse a span which ends before it begins."""
    ends = sa.CheckConstraint(
        f"{prefix}_since_first <= {prefix}_until_last", name=op.f(f"ck_{table}_{prefix}_ends_after_start")
    )
    return (*date_checks(table, f"{prefix}_since"), *date_checks(table, f"{prefix}_until"), ends)


def exactly_one(name: str, *columns: str) -> sa.CheckConstraint:
    """Return the constraint that exactly one of some columns is filled."""
    count = " + ".join(f"(CASE WHEN {column} IS NULL THEN 0 ELSE 1 END)" for column in columns)
    return sa.CheckConstraint(f"{count} = 1", name=op.f(name))
