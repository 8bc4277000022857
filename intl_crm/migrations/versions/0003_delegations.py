"""Organisations, people, posts, delegations and signatures."""

import sqlalchemy as sa
from alembic import op

from intl_crm.migrations.first_release import (
    JSON,
    date_checks,
    date_columns,
    part_table,
    record_table,
    reference,
    span_checks,
    span_columns,
    unique_where,
)
from intl_crm.migrations.one_head import refuse_two_heads

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    _person()
    _organisation()
    _delegation()
    _post()
    _delegation_member()
    _signature()
    refuse_two_heads()


def _person() -> None:
    record_table(
        "person",
        sa.Column("names", JSON, nullable=False),
        sa.Column("address", sa.String(12)),
        sa.Column("languages", JSON, nullable=False),
        sa.Column("diet", sa.String(400)),
        sa.Column("phone", sa.String(40)),
        sa.Column("email", sa.String(200)),
        sa.Column("private_address", sa.String(400)),
        sa.Column("restricted_note", sa.String(4000)),
        sa.Column("note", JSON, nullable=False),
        sa.Column("source", JSON, nullable=False),
        sa.CheckConstraint("address IN ('mr', 'ms', 'dr', 'none')", name=op.f("ck_person_address_known")),
    )


def _organisation() -> None:
    record_table(
        "organisation",
        sa.Column("name", JSON, nullable=False),
        sa.Column("spellings", JSON, nullable=False),
        sa.Column("form", sa.String(40), nullable=False),
        sa.Column("country", sa.String(2)),
        reference("organisation", "city_id", "city", nullable=True),
        sa.Column("website", sa.String(200)),
        sa.Column("phone", sa.String(40)),
        sa.Column("source", JSON, nullable=False),
        sa.CheckConstraint(
            "length(country) = 2 AND country = upper(country)", name=op.f("ck_organisation_country_is_code")
        ),
    )


def _delegation() -> None:
    record_table(
        "delegation",
        sa.Column("direction", sa.String(40), nullable=False),
        sa.Column("mode", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("name", JSON, nullable=False),
        sa.Column("body_as_printed", JSON, nullable=False),
        reference("delegation", "city_id", "city", nullable=True),
        reference("delegation", "organisation_id", "organisation", nullable=True),
        *span_columns("when"),
        *date_columns("arrival"),
        *date_columns("departure"),
        sa.Column("case_year", sa.Integer()),
        sa.Column("case_number", sa.Integer()),
        sa.Column("headcount", sa.Integer()),
        sa.Column("purpose", JSON, nullable=False),
        sa.Column("needs", sa.String(400)),
        sa.Column("source", JSON, nullable=False),
        *span_checks("delegation", "when"),
        *date_checks("delegation", "arrival"),
        *date_checks("delegation", "departure"),
        sa.CheckConstraint(
            "(case_year IS NULL) = (case_number IS NULL)", name=op.f("ck_delegation_case_number_whole")
        ),
        sa.CheckConstraint(
            "arrival_first <= departure_last", name=op.f("ck_delegation_departure_after_arrival")
        ),
        sa.CheckConstraint("headcount > 0", name=op.f("ck_delegation_somebody_came")),
    )
    unique_where("uq_delegation_case", "delegation", ["case_year", "case_number"], "deleted_at IS NULL")


def _post() -> None:
    record_table(
        "post",
        reference("post", "person_id", "person"),
        reference("post", "city_id", "city", nullable=True),
        reference("post", "organisation_id", "organisation", nullable=True),
        sa.Column("title", sa.String(40)),
        sa.Column("own_title", JSON, nullable=False),
        sa.Column("is_head", sa.Boolean(), nullable=False),
        sa.Column("rank", sa.Integer()),
        *span_columns("when"),
        sa.Column("source", JSON, nullable=False),
        *span_checks("post", "when"),
        sa.CheckConstraint(
            "NOT is_head OR city_id IS NOT NULL OR organisation_id IS NOT NULL",
            name=op.f("ck_post_head_of_something"),
        ),
        sa.CheckConstraint("city_id IS NULL OR organisation_id IS NULL", name=op.f("ck_post_in_one_body")),
    )
    unique_where(
        "uq_post_one_head_of_city",
        "post",
        ["city_id"],
        "is_head AND deleted_at IS NULL AND when_until_precision = 'open'",
    )
    unique_where(
        "uq_post_one_head_of_organisation",
        "post",
        ["organisation_id"],
        "is_head AND deleted_at IS NULL AND when_until_precision = 'open'",
    )


def _delegation_member() -> None:
    part_table(
        "delegation_member",
        reference("delegation_member", "delegation_id", "delegation"),
        reference("delegation_member", "person_id", "person"),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.UniqueConstraint(
            "delegation_id", "person_id", name=op.f("uq_delegation_member_delegation_id_person_id")
        ),
    )


def _signature() -> None:
    part_table(
        "signature",
        reference("signature", "agreement_id", "agreement"),
        reference("signature", "person_id", "person"),
        sa.Column("role", sa.String(8), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("role IN ('signer', 'witness')", name=op.f("ck_signature_role_known")),
        sa.UniqueConstraint("agreement_id", "person_id", name=op.f("uq_signature_agreement_id_person_id")),
    )
