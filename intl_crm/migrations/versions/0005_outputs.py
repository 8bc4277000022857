"""Feeds, figures, introductions, sort keys and the search index."""

import sqlalchemy as sa
from alembic import op

from intl_crm.migrations.first_release import INSTANT, JSON, record_table, reference, unique_where
from intl_crm.migrations.full_text import index_full_text

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    _search_entry()
    _sort_key()
    _feed()
    _figure()
    _introduction()
    index_full_text()


def _search_entry() -> None:
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.UniqueConstraint("record_id", name=op.f("uq_search_entry_record_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
    )
    op.create_index(op.f("ix_search_entry_kind"), "search_entry", ["kind"])


def _sort_key() -> None:
    op.create_table(
        "sort_key",
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("language", "key", "record_id", name=op.f("pk_sort_key")),
    )
    op.create_index(op.f("ix_sort_key_record_id"), "sort_key", ["record_id"])


def _feed() -> None:
    record_table(
        "feed",
        reference("feed", "user_id", "user_account"),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("query", sa.String(500), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("revoked_at", INSTANT),
        sa.UniqueConstraint("token_hash", name=op.f("uq_feed_token_hash")),
    )


def _figure() -> None:
    record_table(
        "figure",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("source", JSON, nullable=False),
        sa.Column("reason", JSON, nullable=False),
    )
    unique_where("uq_figure_year_name", "figure", ["year", "name"], "deleted_at IS NULL")


def _introduction() -> None:
    record_table(
        "introduction",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(40), nullable=False),
        sa.Column("text", JSON, nullable=False),
        sa.Column("because", JSON, nullable=False),
    )
    unique_where("uq_introduction_year_section", "introduction", ["year", "section"], "deleted_at IS NULL")
