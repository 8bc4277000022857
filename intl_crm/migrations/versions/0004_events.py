"""Events with what belongs to them, gifts, commitments and links."""

import sqlalchemy as sa
from alembic import op

from intl_crm.migrations.first_release import (
    JSON,
    date_checks,
    date_columns,
    exactly_one,
    part_table,
    record_table,
    reference,
    span_checks,
    span_columns,
    time_columns,
)

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    _link()
    _event()
    _commitment()
    _event_mark()
    _event_part()
    _gift()
    _participation()
    _gift_party()


def _link() -> None:
    record_table(
        "link",
        sa.Column("tie", sa.String(40), nullable=False),
        sa.Column("source_kind", sa.String(20), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("target_kind", sa.String(20), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("note", JSON, nullable=False),
        *span_columns("when"),
        *span_checks("link", "when"),
        sa.CheckConstraint("source_id <> target_id", name=op.f("ck_link_not_with_itself")),
    )
    op.create_index(op.f("ix_link_source_id"), "link", ["source_id"])
    op.create_index(op.f("ix_link_target_id"), "link", ["target_id"])


def _event() -> None:
    record_table(
        "event",
        sa.Column("title", JSON, nullable=False),
        sa.Column("text", JSON, nullable=False),
        sa.Column("form", sa.String(40), nullable=False),
        sa.Column("mode", sa.String(40)),
        sa.Column("status", sa.String(40), nullable=False),
        *span_columns("when"),
        *time_columns("starts"),
        *time_columns("ends"),
        sa.Column("place", JSON, nullable=False),
        sa.Column("topics", JSON, nullable=False),
        sa.Column("call_url", sa.String(500)),
        reference("event", "establishes_id", "partnership", nullable=True),
        sa.Column("our_headcount", sa.Integer()),
        sa.Column("responses", sa.Integer()),
        sa.Column("focus_month", sa.Integer()),
        sa.Column("report_section", sa.String(40)),
        sa.Column("report_order", sa.Integer()),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("source", JSON, nullable=False),
        *span_checks("event", "when"),
        sa.CheckConstraint("ends_instant >= starts_instant", name=op.f("ck_event_ends_after_start")),
        sa.CheckConstraint(
            "ends_instant IS NULL OR starts_instant IS NOT NULL", name=op.f("ck_event_ends_with_start")
        ),
        sa.CheckConstraint("focus_month BETWEEN 1 AND 12", name=op.f("ck_event_focus_month_exists")),
        sa.CheckConstraint("responses >= 0", name=op.f("ck_event_responses_counted")),
        sa.CheckConstraint("our_headcount > 0", name=op.f("ck_event_somebody_took_part")),
    )
    op.create_index(op.f("ix_event_when"), "event", ["when_since_first", "when_until_last"])


def _commitment() -> None:
    record_table(
        "commitment",
        sa.Column("what", JSON, nullable=False),
        sa.Column("side", sa.String(8), nullable=False),
        reference("commitment", "event_id", "event", nullable=True),
        reference("commitment", "city_id", "city", nullable=True),
        sa.Column("owner", sa.String(120)),
        *date_columns("due"),
        *date_columns("done"),
        sa.Column("source", JSON, nullable=False),
        *date_checks("commitment", "done"),
        *date_checks("commitment", "due"),
        sa.CheckConstraint("side IN ('ours', 'theirs')", name=op.f("ck_commitment_side_known")),
    )


def _event_mark() -> None:
    part_table(
        "event_mark",
        reference("event_mark", "event_id", "event"),
        sa.Column("position", sa.Integer(), nullable=False),
        reference("event_mark", "partnership_id", "partnership", nullable=True),
        sa.Column("what", JSON, nullable=False),
        sa.Column("years", sa.Integer(), nullable=False),
        sa.CheckConstraint("years > 0", name=op.f("ck_event_mark_years_passed")),
    )


def _event_part() -> None:
    part_table(
        "event_part",
        reference("event_part", "event_id", "event"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(40), nullable=False),
        *span_columns("when"),
        sa.Column("title", JSON, nullable=False),
        *span_checks("event_part", "when"),
    )


def _gift() -> None:
    record_table(
        "gift",
        sa.Column("direction", sa.String(8), nullable=False),
        sa.Column("what", JSON, nullable=False),
        sa.Column("quantity", sa.Float()),
        sa.Column("measure", JSON, nullable=False),
        sa.Column("worth", sa.Float()),
        sa.Column("currency", sa.String(3)),
        *span_columns("when"),
        reference("gift", "event_id", "event", nullable=True),
        sa.Column("group", sa.String(24)),
        sa.Column("note", JSON, nullable=False),
        sa.Column("source", JSON, nullable=False),
        *span_checks("gift", "when"),
        sa.CheckConstraint("direction IN ('given', 'received')", name=op.f("ck_gift_direction_known")),
        sa.CheckConstraint("\"group\" IN ('partners', 'envoys')", name=op.f("ck_gift_group_known")),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_gift_something_given")),
        sa.CheckConstraint("(worth IS NULL) = (currency IS NULL)", name=op.f("ck_gift_worth_has_currency")),
        sa.CheckConstraint("worth >= 0", name=op.f("ck_gift_worth_not_negative")),
    )


def _participation() -> None:
    part_table(
        "participation",
        reference("participation", "event_id", "event"),
        reference("participation", "person_id", "person", nullable=True),
        reference("participation", "organisation_id", "organisation", nullable=True),
        reference("participation", "city_id", "city", nullable=True),
        reference("participation", "delegation_id", "delegation", nullable=True),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        exactly_one(
            "ck_participation_exactly_one_takes_part",
            "person_id",
            "organisation_id",
            "city_id",
            "delegation_id",
        ),
    )


def _gift_party() -> None:
    part_table(
        "gift_party",
        reference("gift_party", "gift_id", "gift"),
        sa.Column("side", sa.String(10), nullable=False),
        reference("gift_party", "city_id", "city", nullable=True),
        reference("gift_party", "organisation_id", "organisation", nullable=True),
        reference("gift_party", "person_id", "person", nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        exactly_one("ck_gift_party_exactly_one_party", "city_id", "organisation_id", "person_id"),
        sa.CheckConstraint("side IN ('donor', 'recipient')", name=op.f("ck_gift_party_side_known")),
    )
