"""Does jobs, one after the other, as long as its program runs."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from intl_crm.accounts.actors import actor_of
from intl_crm.db import Database
from intl_crm.errors import CrmError
from intl_crm.jobs import operations
from intl_crm.jobs.errors import Fault, NoLongerAllowed, TakenOver, UnknownWork
from intl_crm.jobs.models import Job
from intl_crm.jobs.operations import Lease
from intl_crm.jobs.queries import asker_of, claimable
from intl_crm.jobs.works import Result, Task, Work, Written, works
from intl_crm.permissions import COMMAND, NOBODY, Actor, may

# A sign of life comes several times within the lease.
BEAT_SECONDS = 2

log = logging.getLogger("intl_crm.jobs")


def do_next(database: Database, data: Path) -> bool:
    """Do the job that is next; False where there is none. What keeps it from being done is said in it."""
    if not _is_one_waiting(database):
        return False
    with database.transaction(COMMAND) as session:
        job = operations.claim(session)
    if job is not None:
        _do(database, data, job)
    return job is not None


def _is_one_waiting(database: Database) -> bool:
    """Look without a lock, as it is asked all the time."""
    with database.reading() as session:
        return session.scalars(claimable()).first() is not None


def _do(database: Database, data: Path, job: Job) -> None:
    lease = operations.lease_of(job)
    try:
        with _beating(database, lease):
            made, actor = _made(database, data, job, lease)
        with database.transaction(actor) as session:
            operations.finish(session, data, lease, made)
    except TakenOver:
        log.warning("job %s was taken over", job.id)
    except OperationalError:
        # The database does not answer; once it does, the job begins anew.
        raise
    except (SystemExit, KeyboardInterrupt):
        _give_back(database, lease)
        raise
    # Whatever it is, the job says so, and the next one is done.
    except Exception as error:
        _fail(database, lease, error)


def _made(database: Database, data: Path, job: Job, lease: Lease) -> tuple[Result | Written, Actor]:
    """Return what came of a job, and with whose rights it was done."""
    work = works.get(job.work)
    if work is None:
        raise UnknownWork
    with database.reading() as session:
        actor = session.info["actor"] = _asker(session, job, work)

        def progress(done: int, total: int) -> None:
            with database.transaction(COMMAND) as own:
                operations.beat(own, lease, done=done, total=total)

        return work.run(Task(session, actor, data, job.facts, progress)), actor


def _asker(session: Session, job: Job, work: Work) -> Actor:
    """Return who asked, with the rights of now."""
    user = asker_of(session, job)
    actor = actor_of(session, user) if user else NOBODY
    if not may(actor, work.action, work.kind):
        raise NoLongerAllowed
    return actor


@contextmanager
def _beating(database: Database, lease: Lease) -> Iterator[None]:
    """Give signs of life from a thread, as long as the work takes."""
    over = Event()
    thread = Thread(target=_beat, args=(database, lease, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _beat(database: Database, lease: Lease, over: Event) -> None:
    with suppress(TakenOver):
        while not over.wait(BEAT_SECONDS):
            with suppress(OperationalError), database.transaction(COMMAND) as session:
                operations.beat(session, lease)


def _fail(database: Database, lease: Lease, error: Exception) -> None:
    """Write down why; what has no sentence of its own is a fault of the program."""
    if not isinstance(error, CrmError) or type(error).said is CrmError.said:
        error = _fault(error)
    with suppress(TakenOver), database.transaction(COMMAND) as session:
        operations.fail(session, lease, error)


def _fault(error: Exception) -> Fault:
    reference = secrets.token_hex(4)
    log.error("reference %s", reference, exc_info=error)
    return Fault(reference)


def _give_back(database: Database, lease: Lease) -> None:
    with suppress(TakenOver, SQLAlchemyError), database.transaction(COMMAND) as session:
        operations.give_back(session, lease)
