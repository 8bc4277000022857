"""What happens to a job, on both databases."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from intl_crm.cities.models import Office
from intl_crm.clock import now
from intl_crm.db import Database
from intl_crm.jobs import operations, results
from intl_crm.jobs.errors import Fault, TakenOver
from intl_crm.jobs.models import Job, JobState
from intl_crm.jobs.operations import KEPT, MOST_TRIES, Lease, ask, lease_of
from intl_crm.jobs.queries import LEASE
from intl_crm.jobs.works import Result, Work, Written
from intl_crm.permissions import COMMAND, NOBODY, Actor, NotSignedIn
from intl_crm.texts import LANGUAGES
from tests import factories
from tests.factories import ACTOR

Asked = Callable[..., Job]
NowOf = Callable[[Job], Job]
MADE = Result("report.pdf", "application/pdf", b"%PDF-")


@contextmanager
def later(length: timedelta) -> Iterator[None]:
    with time_machine.travel(now() + length, tick=True):
        yield


def claimed(database: Database) -> Job | None:
    with database.transaction(COMMAND) as session:
        return operations.claim(session)


def held(database: Database) -> Lease:
    job = claimed(database)
    assert job is not None
    return lease_of(job)


def finished(database: Database, data: Path) -> None:
    lease = held(database)
    with database.transaction(COMMAND) as session:
        operations.finish(session, data, lease, MADE)


def failed(database: Database, _data: Path) -> None:
    lease = held(database)
    with database.transaction(COMMAND) as session:
        operations.fail(session, lease, Fault("1234"))


def lost(database: Database, data: Path) -> None:
    finished(database, data)
    for path in (data / results.FOLDER).iterdir():
        path.unlink()


@pytest.mark.parametrize(
    ("meanwhile", "is_same"),
    [
        (lambda *_: None, True),
        (lambda database, _data: claimed(database), True),
        (finished, True),
        (failed, False),
        (lost, False),
    ],
    ids=["waiting", "running", "done", "failed", "lost"],
)
def test_the_same_work_is_one_job_unless_there_is_nothing_of_it(
    database: Database,
    tmp_path: Path,
    asked: Asked,
    meanwhile: Callable[[Database, Path], object],
    is_same: bool,
) -> None:
    first = asked()
    meanwhile(database, tmp_path)
    second = asked(role="admin")
    assert (second.id == first.id) is is_same
    assert asked(role="viewer").id == second.id


@pytest.mark.parametrize("other", [{"name": "b"}, {"version": "2"}])
def test_other_work_is_another_job(asked: Asked, other: dict[str, str]) -> None:
    assert asked().id != asked(**other).id


def test_work_that_many_ask_for_at_once_is_one_job(
    database: Database, tmp_path: Path, work: Work, actor: Callable[[str], Actor]
) -> None:
    who, start, found = actor("officer"), Barrier(4), []

    def ask_for() -> None:
        start.wait()
        with database.transaction(who) as session:
            found.append(ask(session, tmp_path, who, work, {"name": "a"}, "1").id)

    at_once(ask_for, 4)
    assert len(found) == 4
    assert len(set(found)) == 1


def at_once(do: Callable[[], None], times: int) -> None:
    threads = [Thread(target=do) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_nobody_asks_for_work(database: Database, tmp_path: Path, work: Work) -> None:
    with pytest.raises(NotSignedIn), database.transaction(NOBODY) as session:
        ask(session, tmp_path, NOBODY, work, {}, "1")


def test_jobs_are_claimed_in_their_order_and_each_once(database: Database, asked: Asked) -> None:
    waiting = [asked(name).id for name in "abc"]
    taken = [claimed(database) for _ in range(4)]
    assert [job and job.id for job in taken] == [*waiting, None]
    assert taken[0] is not None
    assert (taken[0].state, taken[0].tries) == (JobState.RUNNING, 1)


def test_two_claimers_at_once_take_two_jobs(database: Database, asked: Asked) -> None:
    waiting, start, taken = {asked(name).id for name in "abcdef"}, Barrier(3), []

    def take() -> None:
        start.wait()
        taken.extend(job.id for _ in range(3) if (job := claimed(database)))

    at_once(take, 3)
    assert sorted(taken) == sorted(waiting)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_claim_that_is_under_way_is_passed_over(database: Database, asked: Asked) -> None:
    """On SQLite the second claimer waits for the first."""
    first, second = asked("a"), asked("b")
    with database.transaction(COMMAND) as session, database.transaction(COMMAND) as other:
        taken = [operations.claim(session), operations.claim(other)]
    assert [job and job.id for job in taken] == [first.id, second.id]


def test_a_job_belongs_to_its_worker_while_that_gives_signs_of_life(database: Database, asked: Asked) -> None:
    asked()
    lease = held(database)
    with later(LEASE * 0.9):
        with database.transaction(COMMAND) as session:
            operations.beat(session, lease, done=1, total=4)
        with later(LEASE * 0.9):
            assert claimed(database) is None
            with later(LEASE):
                assert claimed(database) is not None


@pytest.mark.parametrize(
    "late",
    [
        lambda session, _data, lease: operations.beat(session, lease),
        lambda session, _data, lease: operations.give_back(session, lease),
        lambda session, _data, lease: operations.fail(session, lease, Fault("1")),
        lambda session, data, lease: operations.finish(session, data, lease, MADE),
    ],
    ids=["beat", "give_back", "fail", "finish"],
)
def test_a_worker_that_was_thought_dead_changes_nothing_any_more(
    database: Database, tmp_path: Path, asked: Asked, now_of: NowOf, late: Callable[..., None]
) -> None:
    job = asked()
    lease = held(database)
    with later(LEASE * 2):
        held(database)
    with pytest.raises(TakenOver), database.transaction(COMMAND) as session:
        late(session, tmp_path, lease)
    assert (now_of(job).state, now_of(job).tries) == (JobState.RUNNING, 2)


def test_a_job_that_ends_its_worker_each_time_fails_and_says_so(
    database: Database, asked: Asked, now_of: NowOf
) -> None:
    job, other = asked("a"), asked("b")
    for times in range(MOST_TRIES):
        with later(LEASE * 2 * times):
            assert held(database) == Lease(job.id, times + 1)
    with later(LEASE * 2 * MOST_TRIES):
        assert held(database).job_id == other.id
    found = now_of(job)
    assert found.state == JobState.FAILED
    assert found.error is not None
    assert found.error["en"].startswith("It was begun three times")


def test_what_is_given_back_waits_as_before(database: Database, asked: Asked, now_of: NowOf) -> None:
    job = asked()
    lease = held(database)
    with database.transaction(COMMAND) as session:
        operations.give_back(session, lease)
    assert (now_of(job).state, now_of(job).tries) == (JobState.WAITING, 0)
    assert held(database) == lease


def test_what_a_job_writes_is_written_with_its_end_or_not_at_all(
    database: Database, tmp_path: Path, asked: Asked, now_of: NowOf
) -> None:
    def renamed(session: Session) -> str:
        session.add(factories.office(slug="renamed"))
        session.flush()
        return "/the-page"

    job = asked()
    lost, held_now = lost_and_held(database)
    with pytest.raises(TakenOver), database.transaction(ACTOR) as session:
        operations.finish(session, tmp_path, lost, Written(renamed))
    assert offices(database) == 0
    with database.transaction(ACTOR) as session:
        operations.finish(session, tmp_path, held_now, Written(renamed))
    assert (offices(database), now_of(job).result) == (1, {"address": "/the-page"})
    assert asked().id == job.id
    cleared(database, tmp_path, timedelta())


def lost_and_held(database: Database) -> tuple[Lease, Lease]:
    """The lease of a worker that was thought dead, and that of who took its job over."""
    lost = held(database)
    with later(LEASE * 2):
        return lost, held(database)


def offices(database: Database) -> int:
    with database.reading() as session:
        return len(session.scalars(select(Office)).all())


def test_a_failure_is_told_in_every_language(
    database: Database, tmp_path: Path, asked: Asked, now_of: NowOf
) -> None:
    job = asked()
    failed(database, tmp_path)
    found = now_of(job)
    assert found.error is not None
    assert set(found.error) == set(LANGUAGES)
    assert all("1234" in words for words in found.error.values())
    assert found.ended_at is not None


def test_what_was_made_is_kept_whole_and_for_its_owner_alone(
    database: Database, tmp_path: Path, asked: Asked, now_of: NowOf
) -> None:
    job = asked()
    lease = held(database)
    with database.transaction(COMMAND) as session:
        operations.beat(session, lease, done=2, total=4)
        operations.finish(session, tmp_path, lease, MADE)
    found = now_of(job)
    assert found.result is not None
    assert (found.state, found.done, found.total) == (JobState.DONE, 4, 4)
    assert (found.result["name"], found.result["size"]) == ("report.pdf", 5)
    assert results.read(tmp_path, found.result["sha256"]) == b"%PDF-"
    (kept,) = (tmp_path / results.FOLDER).iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600


def test_what_ended_long_ago_is_cleared_and_nothing_else(
    database: Database, tmp_path: Path, asked: Asked, now_of: NowOf
) -> None:
    old, waiting = asked("a"), asked("b")
    finished(database, tmp_path)
    (tmp_path / results.FOLDER / ".0123").write_bytes(b"left in the middle")
    cleared(database, tmp_path, KEPT * 0.9)
    assert len(list((tmp_path / results.FOLDER).iterdir())) == 1
    cleared(database, tmp_path, KEPT * 1.1)
    assert list((tmp_path / results.FOLDER).iterdir()) == []
    with database.reading() as session:
        assert session.get(Job, old.id) is None
    assert now_of(waiting).state == JobState.WAITING


def cleared(database: Database, data: Path, after: timedelta) -> None:
    with later(after), database.transaction(COMMAND) as session:
        operations.clear(session, data)


def test_what_has_just_been_written_is_not_cleared(database: Database, tmp_path: Path, asked: Asked) -> None:
    """Its job says that it is done only in the next moment."""
    asked()
    digest = results.keep(tmp_path, b"made")
    cleared(database, tmp_path, timedelta())
    assert results.is_kept(tmp_path, digest)
    os.utime(tmp_path / results.FOLDER / digest, (time.time() - 7200,) * 2)
    cleared(database, tmp_path, timedelta())
    assert not results.is_kept(tmp_path, digest)
