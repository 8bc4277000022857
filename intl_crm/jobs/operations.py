"""What happens to a job: asked for, claimed, under way, done, failed, given back, cleared."""

import hashlib
import json
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from intl_crm.clock import now
from intl_crm.errors import CrmError
from intl_crm.jobs import results
from intl_crm.jobs.errors import Abandoned, TakenOver
from intl_crm.jobs.models import Job, JobState
from intl_crm.jobs.queries import claimable, kept_digests, latest
from intl_crm.jobs.works import Facts, Result, Work, Written, works
from intl_crm.permissions import Actor, require
from intl_crm.texts import LANGUAGES

# How often a job is begun at most: what ends the program each time would end it for ever.
MOST_TRIES = 3
# How long a job and what it made are kept after its end.
KEPT = timedelta(days=7)
# What has just been written may belong to a job that says so in the next moment.
JUST_WRITTEN = timedelta(hours=1)


class Lease(NamedTuple):
    """A job in the hands of one worker: whoever takes it over begins another try."""

    job_id: UUID
    tries: int


def ask(session: Session, data: Path, actor: Actor, work: Work, facts: Facts, version: str) -> Job:
    """Return the job of this work, a new one unless there is one under way or with its result at hand.

    `version` stands for the records that it is made of: while it is the same, so is what is made.
    """
    require(actor, work.action, work.kind)
    digest = digest_of(work.key, facts, version)
    found = latest(session, digest)
    if found is None or not _serves(found, data):
        _add(session, Job(work=work.key, facts=dict(facts), digest=digest, user_id=actor.user_id))
        found = latest(session, digest)
    assert found is not None  # noqa: S101 -- it has just been added, by this or by another request
    return found


def digest_of(work: str, facts: Facts, version: str) -> str:
    """Return the digest by which the same work is known."""
    return hashlib.sha256(json.dumps([work, facts, version], sort_keys=True).encode()).hexdigest()


def _serves(job: Job, data: Path) -> bool:
    if job.result is not None and "sha256" in job.result:
        return results.is_kept(data, job.result["sha256"])
    return job.state != JobState.FAILED


def _add(session: Session, job: Job) -> None:
    # Refused where somebody else has asked for the same in this moment: then theirs is it.
    with suppress(IntegrityError), session.begin_nested():
        session.add(job)


def claim(session: Session) -> Job | None:
    """Take the job that is next, also one that a worker has left; None where nothing is to be done."""
    while job := session.scalars(claimable().with_for_update(skip_locked=True)).first():
        if job.tries < MOST_TRIES:
            job.state, job.tries, job.done, job.total = JobState.RUNNING.value, job.tries + 1, 0, 0
            job.started_at = job.seen_at = now()
            return job
        job.state, job.ended_at, job.error = JobState.FAILED.value, now(), words_of(Abandoned())
        session.flush()
    return None


def lease_of(job: Job) -> Lease:
    """Return what a worker holds of a job that it has claimed."""
    return Lease(job.id, job.tries)


def beat(session: Session, lease: Lease, **steps: int) -> None:
    """Give a sign of life, with the steps done and their total where they have changed."""
    _change(session, lease, seen_at=now(), **steps)


def give_back(session: Session, lease: Lease) -> None:
    """Let a job wait again, as if it had not been begun: its worker is told to end."""
    _change(session, lease, state=JobState.WAITING.value, tries=lease.tries - 1)


def finish(session: Session, data: Path, lease: Lease, made: Result | Written) -> None:
    """Keep what a job has made, or write what it changes, and say that it is done: all of it or nothing."""
    result = {"address": made.write(session)} if isinstance(made, Written) else _kept(data, made)
    _change(session, lease, state=JobState.DONE.value, ended_at=now(), done=Job.total, result=result)


def _kept(data: Path, made: Result) -> dict[str, str | int]:
    size, digest = len(made.content), results.keep(data, made.content)
    return {"name": made.name, "media_type": made.media_type, "size": size, "sha256": digest}


def fail(session: Session, lease: Lease, error: CrmError) -> None:
    """Say why a job could not be done, in every language that somebody may read it in."""
    _change(session, lease, state=JobState.FAILED.value, ended_at=now(), error=words_of(error))


def words_of(error: CrmError) -> dict[str, str]:
    """Return what an error says, by language."""
    return {language: error.said(language) for language in LANGUAGES}


def _change(session: Session, lease: Lease, **values: Any) -> None:
    """Change a job that is still in this worker's hands; another one's raises TakenOver."""
    is_held = (Job.id == lease.job_id) & (Job.tries == lease.tries) & (Job.state == JobState.RUNNING.value)
    changed = session.scalars(update(Job).where(is_held).values(**values).returning(Job.id)).all()
    if not changed:
        raise TakenOver


def clear(session: Session, data: Path) -> None:
    """Forget the jobs that ended long ago, and remove what nothing refers to."""
    session.execute(delete(Job).where(Job.ended_at < now() - KEPT))
    results.clear(data, kept_digests(session), now() - JUST_WRITTEN)
    for work in works:
        work.clear(session, data)
