"""Forms and editions of the report, jobs, photographs in the report, the licence of open data."""

import sqlalchemy as sa
from alembic import op

from intl_crm.migrations.first_release import INSTANT, JSON, record_table, reference, unique_where
from intl_crm.migrations.issued_editions import refuse_changes_of_issued

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the step."""
    _form()
    _edition()
    _edition_content()
    _edition_file()
    refuse_changes_of_issued()
    _job()
    _photographs()
    _journeys()
    _office()


def _form() -> None:
    record_table(
        "report_form",
        sa.Column("name", JSON, nullable=False),
        sa.Column("definition", JSON, nullable=False),
        sa.CheckConstraint("slug IS NOT NULL", name=op.f("ck_report_form_has_key")),
    )


def _edition() -> None:
    whole = "(state = 'issued') = (number IS NOT NULL)"
    signed = "state <> 'issued' OR (issued_at IS NOT NULL AND signed_by IS NOT NULL)"
    record_table(
        "edition",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(80), nullable=False),
        sa.Column("languages", JSON, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("number", sa.Integer()),
        sa.Column("reason", sa.String(400)),
        sa.Column("remark", sa.String(400)),
        sa.Column("checked_at", INSTANT),
        sa.Column("checked_by", sa.String(120)),
        sa.Column("issued_at", INSTANT),
        sa.Column("issued_by", sa.String(120)),
        sa.Column("signed_by", JSON),
        sa.Column("signed_on", sa.Date()),
        sa.Column("program", sa.String(40)),
        sa.CheckConstraint("state IN ('draft', 'checked', 'issued')", name=op.f("ck_edition_state_known")),
        sa.CheckConstraint(whole, name=op.f("ck_edition_issued_has_number")),
        sa.CheckConstraint("number > 0", name=op.f("ck_edition_number_counts")),
        sa.CheckConstraint(signed, name=op.f("ck_edition_issued_is_signed")),
        sa.CheckConstraint(
            "state = 'draft' OR checked_at IS NOT NULL", name=op.f("ck_edition_checked_before")
        ),
    )
    op.create_index(op.f("uq_edition_number"), "edition", ["year", "form", "number"], unique=True)


def _edition_content() -> None:
    op.create_table(
        "edition_content",
        _of_edition("edition_content"),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("report", JSON, nullable=False),
        sa.Column("definition", JSON, nullable=False),
        sa.Column("gaps", JSON, nullable=False),
        sa.PrimaryKeyConstraint("edition_id", "language", name=op.f("pk_edition_content")),
    )


def _edition_file() -> None:
    op.create_table(
        "edition_file",
        _of_edition("edition_file"),
        sa.Column("language", sa.String(12), nullable=False),
        sa.Column("format", sa.String(8), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("edition_id", "language", "format", name=op.f("pk_edition_file")),
    )


def _of_edition(table: str) -> sa.Column[object]:
    key = sa.ForeignKey("edition.id", name=op.f(f"fk_{table}_edition_id_edition"))
    return sa.Column("edition_id", sa.Uuid(), key, nullable=False)


def _job() -> None:
    states = "state IN ('waiting', 'running', 'done', 'failed')"
    op.create_table(
        "job",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("work", sa.String(20), nullable=False),
        sa.Column("facts", JSON, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        reference("job", "user_id", "user_account", nullable=True),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("started_at", INSTANT),
        sa.Column("seen_at", INSTANT),
        sa.Column("ended_at", INSTANT),
        sa.Column("result", JSON),
        sa.Column("error", JSON),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.CheckConstraint(states, name=op.f("ck_job_state_known")),
        sa.CheckConstraint("done >= 0 AND done <= total", name=op.f("ck_job_done_of_total")),
        sa.CheckConstraint("(state = 'done') = (result IS NOT NULL)", name=op.f("ck_job_done_has_result")),
        sa.CheckConstraint("(state = 'failed') = (error IS NOT NULL)", name=op.f("ck_job_failed_has_error")),
    )
    op.create_index(op.f("ix_job_digest"), "job", ["digest"])
    op.create_index(op.f("ix_job_state"), "job", ["state", "created_at"])
    unique_where("uq_job_unfinished", "job", ["digest"], "state IN ('waiting', 'running')")


def _photographs() -> None:
    # What was called a photograph and is a PDF was a paper all the time.
    op.execute("UPDATE file SET sort = 'paper' WHERE sort = 'photograph' AND media_type NOT LIKE 'image/%'")
    with op.batch_alter_table("file") as file:
        file.add_column(sa.Column("in_report", sa.Boolean(), nullable=False, server_default=sa.false()))
        file.create_check_constraint(
            op.f("ck_file_report_shows_photographs"), "NOT in_report OR sort = 'photograph'"
        )
        file.create_check_constraint(
            op.f("ck_file_photograph_is_picture"), "sort <> 'photograph' OR media_type LIKE 'image/%'"
        )
    with op.batch_alter_table("file") as file:
        file.alter_column("in_report", server_default=None)


def _journeys() -> None:
    name = op.f("ck_delegation_departure_after_arrival")
    with op.batch_alter_table("delegation") as delegation:
        delegation.drop_constraint(name, type_="check")
        delegation.create_check_constraint(name, "direction = 'outbound' OR arrival_first <= departure_last")


def _office() -> None:
    with op.batch_alter_table("office") as office:
        office.alter_column("form", type_=sa.String(80), existing_type=sa.String(20), existing_nullable=False)
        office.add_column(
            sa.Column("licence", sa.String(40), nullable=False, server_default="ogdl-taiwan-1.0")
        )
    with op.batch_alter_table("office") as office:
        office.alter_column("licence", server_default=None)
