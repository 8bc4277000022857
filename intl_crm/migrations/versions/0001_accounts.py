"""Accounts, sessions, one-time addresses, readers and the audit."""

import sqlalchemy as sa
from alembic import op

from intl_crm.migrations.first_release import INSTANT, JSON, part_table, record_table, reference

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    _audit_entry()
    _sign_in_tally()
    _user_account()
    _one_time_address()
    _record_reader()
    _sign_in_session()


def _audit_entry() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("actor_id", sa.Uuid()),
        sa.Column("actor_name", sa.String(120), nullable=False),
        sa.Column("action", sa.String(20), nullable=False),
        sa.Column("record_kind", sa.String(40), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("record_version", sa.Integer(), nullable=False),
        sa.Column("changes", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    op.create_index(op.f("ix_audit_entry_at"), "audit_entry", ["at"])
    op.create_index(op.f("ix_audit_entry_record"), "audit_entry", ["record_id", "record_version"])


def _sign_in_tally() -> None:
    op.create_table(
        "sign_in_tally",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("login_digest", sa.String(64), nullable=False),
        sa.Column("address", sa.String(64), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failed_at", INSTANT),
        sa.Column("succeeded_at", INSTANT),
        sa.UniqueConstraint("login_digest", "address", name=op.f("uq_sign_in_tally_login_digest_address")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_tally")),
    )
    op.create_index(op.f("ix_sign_in_tally_address"), "sign_in_tally", ["address"])


def _user_account() -> None:
    record_table(
        "user_account",
        sa.Column("login", sa.String(80), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("role", sa.String(12), nullable=False),
        sa.Column("language", sa.String(12)),
        sa.Column("password_hash", sa.String(200)),
        sa.Column("disabled_at", INSTANT),
        sa.CheckConstraint(
            "role IN ('viewer', 'protocol', 'officer', 'admin')", name=op.f("ck_user_account_role_known")
        ),
        sa.UniqueConstraint("login", name=op.f("uq_user_account_login")),
    )


def _one_time_address() -> None:
    op.create_table(
        "one_time_address",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        reference("one_time_address", "user_id", "user_account", nullable=True),
        sa.Column("purpose", sa.String(20), nullable=False),
        sa.Column("ends_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT),
        sa.UniqueConstraint("token_hash", name=op.f("uq_one_time_address_token_hash")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_address")),
    )


def _record_reader() -> None:
    part_table(
        "record_reader",
        sa.Column("record_id", sa.Uuid(), nullable=False),
        reference("record_reader", "user_id", "user_account"),
        sa.UniqueConstraint("record_id", "user_id", name=op.f("uq_record_reader_record_id_user_id")),
    )
    op.create_index(op.f("ix_record_reader_record_id"), "record_reader", ["record_id"])


def _sign_in_session() -> None:
    op.create_table(
        "sign_in_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        reference("sign_in_session", "user_id", "user_account"),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("ends_at", INSTANT, nullable=False),
        sa.Column("revoked_at", INSTANT),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_session_token_hash")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_session")),
    )
