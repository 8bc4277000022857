"""Jobs in the program as it is served: its worker does them, whatever ends it in the middle."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.jobs import results
from intl_crm.jobs.models import Job, JobState
from intl_crm.permissions import Actor
from intl_crm.reports.prints import Print, ask_for
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.factories import ACTOR
from tests.running import Running, running

# How often something is asked for that takes a while, and how often at most.
EVERY_SECONDS, TRIES = 0.05, 1200
MANY = 300
TEXT = Texts({"en": "Both cities spoke of transport, education and the sea, and agreed to meet again. " * 20})
# Each of them reads another process's, as this system tells of it.
PROCESSES = Path("/proc")

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not PROCESSES.exists(), reason="processes are told by /proc"),
]


@pytest.fixture
def job(database: Database, settings: Settings, actor: Callable[[str], Actor]) -> Job:
    """A print that takes some seconds, which waits for its worker."""
    with database.transaction(ACTOR) as session:
        session.add(factories.office())
        for at in range(MANY):
            day = Span.parse(f"2021-{at % 12 + 1:02}-{at % 28 + 1:02}")
            session.add(factories.event(status="held", slug=f"call-{at}", text=TEXT, when=day))
    who = actor("officer")
    with database.transaction(who) as session:
        return ask_for(session, settings.data, who, Print(2021, "kaohsiung", "en", "pdf"))


NowOf = Callable[[Job], Job]


def until(is_so: Callable[[], object]) -> None:
    """Wait for something that takes a while."""
    for _ in range(TRIES):
        if is_so():
            return
        time.sleep(EVERY_SECONDS)
    raise AssertionError("it does not happen")


def workers(program: Running) -> list[int]:
    """The processes of the program that do jobs."""
    children = (PROCESSES / str(program.pid) / "task" / str(program.pid) / "children").read_text().split()
    return [int(one) for one in children if b"\0work\0" in (PROCESSES / one / "cmdline").read_bytes()]


def worker_of(program: Running) -> int:
    """The one process that does jobs, once it is there."""
    until(lambda: workers(program))
    (found,) = workers(program)
    return found


def is_made(job: Job, settings: Settings) -> bool:
    """Whether a job is done, with a result that is whole."""
    if job.state != JobState.DONE or job.result is None:
        assert job.state != JobState.FAILED, job.error
        return False
    made = results.read(settings.data, job.result["sha256"])
    return made is not None and made.startswith(b"%PDF-") and made.rstrip().endswith(b"%%EOF")


def test_a_worker_that_is_killed_in_the_middle_is_started_again_and_begins_anew(
    settings: Settings, job: Job, now_of: NowOf
) -> None:
    with running(settings) as program:
        killed = worker_of(program)
        until(lambda: now_of(job).done)
        os.kill(killed, signal.SIGKILL)
        until(lambda: is_made(now_of(job), settings))
        assert worker_of(program) != killed
    assert now_of(job).tries == 2


def test_a_program_that_ends_in_the_middle_goes_on_with_the_job_when_it_runs_again(
    settings: Settings, job: Job, now_of: NowOf
) -> None:
    with running(settings) as program:
        worker = worker_of(program)
        until(lambda: now_of(job).done)
    assert not (PROCESSES / str(worker)).exists()
    assert (now_of(job).state, now_of(job).tries) == (JobState.WAITING, 0)
    with running(settings):
        until(lambda: is_made(now_of(job), settings))
    assert now_of(job).tries == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_worker_ends_with_a_program_that_is_killed(settings: Settings, database: Database) -> None:
    with running(settings) as program:
        worker = worker_of(program)
        os.kill(program.pid, signal.SIGKILL)
        until(lambda: not is_running(worker))


def is_running(pid: int) -> bool:
    """Whether a process is there and more than an entry that nobody has read."""
    try:
        return (PROCESSES / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_two_programs_on_one_database_do_a_job_once(
    settings: Settings, job: Job, now_of: NowOf, tmp_path: Path
) -> None:
    """One of them is stopped for a moment while it does the job, and is believed to be dead."""
    with running(settings) as first:
        stopped = worker_of(first)
        until(lambda: now_of(job).done)
        os.kill(stopped, signal.SIGSTOP)
        with running(settings):
            until(lambda: is_made(now_of(job), settings))
            before = now_of(job)
            os.kill(stopped, signal.SIGCONT)
            until(lambda: "was taken over" in first.printed.read_text())
    found = now_of(job)
    assert (found.tries, found.ended_at, found.result) == (2, before.ended_at, before.result)
