"""The table of jobs."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from intl_crm.clock import now
from intl_crm.columns import JSON_TYPE, Key, UtcDateTime, reference, unique_among
from intl_crm.db import Base


class JobState(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(Base):
    """Long work: what is to be made for whom, how far it is, and what came of it."""

    __tablename__ = "job"

    id: Mapped[Key]
    # Which kind of work, as a feature declares it, and what it needs to know.
    work: Mapped[str] = mapped_column(String(20))
    facts: Mapped[dict[str, Any]] = mapped_column(JSON_TYPE)
    # A digest of the work, its facts and the records it is made of: the same work is one job.
    digest: Mapped[str] = mapped_column(String(64), index=True)
    user_id: Mapped[UUID | None] = reference("user_account", nullable=True)
    state: Mapped[str] = mapped_column(String(8), default=JobState.WAITING.value)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    tries: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # When the worker last gave a sign of life; a job of a worker that has died begins anew.
    seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # What came of it: name, media type, size and digest of a file, or the address of the page that shows what
    # was changed, or what went wrong, in words by language.
    result: Mapped[dict[str, Any] | None] = mapped_column(JSON_TYPE)
    error: Mapped[dict[str, Any] | None] = mapped_column(JSON_TYPE)

    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'running', 'done', 'failed')", name="state_known"),
        CheckConstraint("done >= 0 AND done <= total", name="done_of_total"),
        CheckConstraint("(state = 'done') = (result IS NOT NULL)", name="done_has_result"),
        CheckConstraint("(state = 'failed') = (error IS NOT NULL)", name="failed_has_error"),
        Index("ix_job_state", "state", "created_at"),
        # However many ask for it at the same time, it is done once.
        unique_among("state IN ('waiting', 'running')", "uq_job_unfinished", "digest"),
    )
