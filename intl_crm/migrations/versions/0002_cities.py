"""Files, the office, cities, partnerships, agreements and observances."""

import sqlalchemy as sa
from alembic import op

from intl_crm.migrations.first_release import (
    JSON,
    date_checks,
    date_columns,
    record_table,
    reference,
    span_checks,
    span_columns,
    unique_where,
)

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    _city()
    _file()
    _observance()
    _office()
    _partnership()
    _agreement()


def _city() -> None:
    record_table(
        "city",
        sa.Column("name", JSON, nullable=False),
        sa.Column("spellings", JSON, nullable=False),
        sa.Column("level", sa.String(40), nullable=False),
        sa.Column("country", sa.String(2), nullable=False),
        sa.Column("latitude", sa.Double()),
        sa.Column("longitude", sa.Double()),
        sa.Column("zone", sa.String(64)),
        sa.Column("hours", sa.String(11)),
        sa.Column("hours_assumed", sa.Boolean(), nullable=False),
        sa.Column("website", sa.String(200)),
        sa.Column("source", JSON, nullable=False),
        sa.CheckConstraint(
            "(latitude IS NULL) = (longitude IS NULL)", name=op.f("ck_city_coordinates_whole")
        ),
        sa.CheckConstraint(
            "length(country) = 2 AND country = upper(country)", name=op.f("ck_city_country_is_code")
        ),
        sa.CheckConstraint("latitude BETWEEN -90 AND 90", name=op.f("ck_city_latitude_on_globe")),
        sa.CheckConstraint("longitude BETWEEN -180 AND 180", name=op.f("ck_city_longitude_on_globe")),
    )


def _file() -> None:
    record_table(
        "file",
        sa.Column("record_kind", sa.String(20), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.String(12), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("media_type", sa.String(80), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("path", sa.String(80), nullable=False),
        sa.Column("width", sa.Integer()),
        sa.Column("height", sa.Integer()),
        sa.Column("caption", JSON, nullable=False),
        sa.Column("alternative", JSON, nullable=False),
        sa.CheckConstraint("size > 0", name=op.f("ck_file_not_empty")),
        sa.CheckConstraint("sort IN ('photograph', 'scan', 'paper')", name=op.f("ck_file_sort_known")),
        sa.UniqueConstraint("path", name=op.f("uq_file_path")),
    )
    op.create_index(op.f("ix_file_record_id"), "file", ["record_id"])


def _observance() -> None:
    record_table(
        "observance",
        sa.Column("name", JSON, nullable=False),
        reference("observance", "city_id", "city", nullable=True),
        sa.Column("country", sa.String(2)),
        sa.Column("sort", sa.String(12), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("first_year", sa.Integer()),
        sa.Column("letter", sa.String(16), nullable=False),
        sa.Column("source", JSON, nullable=False),
        sa.CheckConstraint(
            "day BETWEEN 1 AND CASE WHEN month = 2 THEN 29 WHEN month IN (4, 6, 9, 11) THEN 30 ELSE 31 END",
            name=op.f("ck_observance_day_exists"),
        ),
        sa.CheckConstraint(
            "letter IN ('congratulation', 'remembrance', 'none')", name=op.f("ck_observance_letter_known")
        ),
        sa.CheckConstraint("month BETWEEN 1 AND 12", name=op.f("ck_observance_month_exists")),
        sa.CheckConstraint(
            "(city_id IS NULL) <> (country IS NULL)", name=op.f("ck_observance_of_city_or_country")
        ),
        sa.CheckConstraint("sort IN ('national', 'city', 'memorial')", name=op.f("ck_observance_sort_known")),
    )


def _office() -> None:
    record_table(
        "office",
        sa.Column("name", JSON, nullable=False),
        sa.Column("short_name", JSON, nullable=False),
        reference("office", "home_city_id", "city"),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("languages", JSON, nullable=False),
        sa.Column("form", sa.String(20), nullable=False),
        reference("office", "crest_id", "file", nullable=True),
        sa.Column("dormant_months", sa.Integer(), nullable=False),
        sa.Column("is_the_one", sa.Boolean(), nullable=False),
        sa.CheckConstraint("is_the_one", name=op.f("ck_office_only_one")),
        sa.UniqueConstraint("is_the_one", name=op.f("uq_office_is_the_one")),
    )


def _partnership() -> None:
    record_table(
        "partnership",
        reference("partnership", "city_id", "city"),
        reference("partnership", "partner_id", "city"),
        sa.Column("tie", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40)),
        *span_columns("when"),
        sa.Column("basis", sa.String(40), nullable=False),
        sa.Column("note", JSON, nullable=False),
        sa.Column("source", JSON, nullable=False),
        *span_checks("partnership", "when"),
        sa.CheckConstraint(
            "tie <> 'contact' OR state IS NULL", name=op.f("ck_partnership_contact_has_no_state")
        ),
        sa.CheckConstraint("city_id <> partner_id", name=op.f("ck_partnership_not_with_itself")),
    )
    unique_where(
        "uq_partnership_cities_tie", "partnership", ["city_id", "partner_id", "tie"], "deleted_at IS NULL"
    )


def _agreement() -> None:
    record_table(
        "agreement",
        reference("agreement", "partnership_id", "partnership"),
        sa.Column("title", JSON, nullable=False),
        sa.Column("form", sa.String(40), nullable=False),
        *date_columns("signed"),
        sa.Column("way", sa.String(40)),
        sa.Column("fields", JSON, nullable=False),
        *span_columns("valid"),
        sa.Column("languages", JSON, nullable=False),
        sa.Column("approval_number", sa.String(80)),
        *date_columns("approved"),
        sa.Column("source", JSON, nullable=False),
        *span_checks("agreement", "valid"),
        *date_checks("agreement", "approved"),
        *date_checks("agreement", "signed"),
    )
