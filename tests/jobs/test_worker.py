"""How the worker does a job: with whose rights, and what it says of whatever happens."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from intl_crm.accounts.models import User
from intl_crm.clock import now
from intl_crm.db import Database
from intl_crm.jobs import results, worker
from intl_crm.jobs.models import Job, JobState
from intl_crm.jobs.worker import do_next
from intl_crm.jobs.works import Result, Task, works
from intl_crm.permissions import COMMAND
from intl_crm.printing.errors import PrintFailed, PrintStopped
from tests.jobs.conftest import Declare

Asked = Callable[..., Job]
NowOf = Callable[[Job], Job]


def raising(error: BaseException) -> Callable[[Task], Result]:
    """Work that ends with an error."""

    def run(_task: Task) -> Result:
        raise error

    return run


def test_a_job_is_done_with_the_rights_of_who_asked(
    database: Database, tmp_path: Path, asked: Asked, now_of: NowOf
) -> None:
    job = asked("report", role="protocol")
    assert do_next(database, tmp_path)
    found = now_of(job)
    assert found.result is not None
    assert results.read(tmp_path, found.result["sha256"]) == b"report for Protocol"
    assert not do_next(database, tmp_path)


def test_who_may_no_longer_sign_in_gets_nothing(
    database: Database, tmp_path: Path, asked: Asked, now_of: NowOf, user_of: Callable[[str], User]
) -> None:
    job, user = asked(role="officer"), user_of("officer")
    with database.transaction(COMMAND) as session:
        session.merge(user, load=True).disabled_at = now()
    assert do_next(database, tmp_path)
    assert error_of(now_of(job)).startswith("The account that asked for it has been disabled")


def error_of(job: Job) -> str:
    assert job.state == JobState.FAILED
    assert job.error is not None
    return str(job.error["en"])


def test_work_of_another_version_is_not_done(
    database: Database, tmp_path: Path, asked: Asked, now_of: NowOf
) -> None:
    job = asked()
    works.known.pop("test")
    assert do_next(database, tmp_path)
    assert error_of(now_of(job)).startswith("It was asked for in another version")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PrintStopped("time"), "The print took more than one print may take, so it was stopped."),
        (PrintFailed("report", "unknown variable: x"), "A fault of the program"),
        (ValueError("of somebody"), "A fault of the program"),
    ],
)
def test_what_keeps_a_job_from_being_done_is_said(
    database: Database,
    tmp_path: Path,
    declare: Declare,
    asked: Asked,
    now_of: NowOf,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    said: str,
) -> None:
    job = asked()
    declare(raising(error))
    assert do_next(database, tmp_path)
    told = error_of(now_of(job))
    assert told.startswith(said)
    assert [one for one in caplog.messages if one.removeprefix("reference ") in told] or "fault" not in told


def test_the_next_job_is_done_after_one_that_failed(
    database: Database, tmp_path: Path, declare: Declare, asked: Asked, now_of: NowOf
) -> None:
    job = asked()
    declare(raising(ValueError()))
    assert do_next(database, tmp_path)
    anew = asked()
    declare(lambda _task: Result("a.txt", "text/plain", b"a"))
    assert do_next(database, tmp_path)
    assert (now_of(job).state, now_of(anew).state) == (JobState.FAILED, JobState.DONE)


def test_the_steps_are_told_while_it_is_done(
    database: Database, tmp_path: Path, declare: Declare, asked: Asked, now_of: NowOf
) -> None:
    told: list[tuple[str, int, int]] = []

    def run(task: Task) -> Result:
        for done in range(3):
            task.progress(done, 3)
            found = now_of(job)
            told.append((found.state, found.done, found.total))
        return Result("a.txt", "text/plain", b"a")

    job = asked()
    declare(run)
    assert do_next(database, tmp_path)
    assert told == [("running", 0, 3), ("running", 1, 3), ("running", 2, 3)]
    assert (now_of(job).done, now_of(job).total) == (3, 3)


def test_signs_of_life_are_given_by_themselves(
    database: Database,
    tmp_path: Path,
    declare: Declare,
    asked: Asked,
    now_of: NowOf,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The job goes on until it has seen one, so that no clock is asked."""

    def run(_task: Task) -> Result:
        first = now_of(job).seen_at
        while now_of(job).seen_at == first:
            pass
        return Result("a.txt", "text/plain", b"a")

    job = asked()
    declare(run)
    monkeypatch.setattr(worker, "BEAT_SECONDS", 0.01)
    assert do_next(database, tmp_path)
    assert now_of(job).state == JobState.DONE


@pytest.mark.parametrize("end", [SystemExit(0), KeyboardInterrupt()])
def test_a_worker_that_is_told_to_end_gives_its_job_back(
    database: Database, tmp_path: Path, declare: Declare, asked: Asked, now_of: NowOf, end: BaseException
) -> None:
    job = asked()
    declare(raising(end))
    with pytest.raises(type(end)):
        do_next(database, tmp_path)
    assert (now_of(job).state, now_of(job).tries) == (JobState.WAITING, 0)


def test_a_database_that_does_not_answer_fails_no_job(
    database: Database, tmp_path: Path, declare: Declare, asked: Asked, now_of: NowOf
) -> None:
    job = asked()
    declare(raising(OperationalError("SELECT", {}, Exception("gone"))))
    with pytest.raises(OperationalError):
        do_next(database, tmp_path)
    assert now_of(job).state == JobState.RUNNING


def test_what_was_done_too_late_is_thrown_away(
    database: Database, tmp_path: Path, declare: Declare, asked: Asked, now_of: NowOf
) -> None:
    """Another worker, which took the job for left, does it now."""

    def run(_task: Task) -> Result:
        with database.transaction(COMMAND) as session:
            session.execute(text("UPDATE job SET tries = 2"))
        return Result("a.txt", "text/plain", b"a")

    job = asked()
    declare(run)
    assert do_next(database, tmp_path)
    assert (now_of(job).state, now_of(job).result) == (JobState.RUNNING, None)
