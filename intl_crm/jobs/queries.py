"""Questions to the table of jobs."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session

from intl_crm.accounts.models import User
from intl_crm.clock import now
from intl_crm.jobs.models import Job, JobState
from intl_crm.records import WITH_DELETED

# After how long without a sign of life a worker counts as dead; it gives several in this time.
LEASE = timedelta(seconds=10)
MOST_LISTED = 50


def latest(session: Session, digest: str) -> Job | None:
    """Return the job of a digest that was asked for last."""
    query = select(Job).where(Job.digest == digest).order_by(Job.created_at.desc(), Job.id.desc())
    return session.scalars(query.limit(1)).first()


def latest_with(session: Session, work: str, name: str, value: str) -> Job | None:
    """Return the job of a work that was asked for last with a fact of this value."""
    query = select(Job).where(Job.work == work, Job.facts[name].as_string() == value)
    return session.scalars(query.order_by(Job.created_at.desc(), Job.id.desc()).limit(1)).first()


def claimable() -> Select[Job]:
    """Return the query for the job that is next: it waits, or its worker has died."""
    is_left = and_(Job.state == JobState.RUNNING.value, Job.seen_at < now() - LEASE)
    is_next = or_(Job.state == JobState.WAITING.value, is_left)
    return select(Job).where(is_next).order_by(Job.created_at, Job.id).limit(1)


def job_of(session: Session, job_id: UUID) -> Job | None:
    """Return the job with this id."""
    return session.get(Job, job_id)


def recent_jobs(session: Session, works: Collection[str]) -> Sequence[Job]:
    """Return the jobs of these works, those asked for last first."""
    query = select(Job).where(Job.work.in_(works)).order_by(Job.created_at.desc(), Job.id.desc())
    return session.scalars(query.limit(MOST_LISTED)).all()


def ahead_of(session: Session, job: Job) -> int:
    """Return how many jobs are to be done before one that waits."""
    unfinished = Job.state.in_((JobState.WAITING.value, JobState.RUNNING.value))
    query = select(Job.id).where(unfinished, Job.created_at < job.created_at)
    return len(session.scalars(query).all())


def asker_of(session: Session, job: Job) -> User | None:
    """Return the account that asked for a job, also one that is deleted."""
    query = select(User).where(User.id == job.user_id)
    return session.scalars(query, execution_options=WITH_DELETED).first()


def kept_digests(session: Session) -> set[str]:
    """Return the digests of all results that jobs refer to."""
    found = session.scalars(select(Job.result).where(Job.result.is_not(None)))
    return {one["sha256"] for one in found if one and "sha256" in one}
