"""Work of the tests: declared for one test, and forgotten after it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from intl_crm.db import Database
from intl_crm.jobs.models import Job
from intl_crm.jobs.operations import ask
from intl_crm.jobs.works import Facts, Result, Task, Work, works
from intl_crm.permissions import Actor

Run = Callable[[Task], Result]
Declare = Callable[[Run], Work]


@pytest.fixture
def declare() -> Iterator[Declare]:
    """Declare work of a test."""

    def declare(run: Run) -> Work:
        work = Work("test", "report", run, title_of, lambda _facts: "/asked", lambda *_: ("page", "/page"))
        works.register(work)
        return work

    yield declare
    works.known.pop("test", None)


def title_of(facts: Facts, language: str) -> str:
    """What the work of the tests is called."""
    return f"{facts.get('name', 'work')} {language}"


def copied(task: Task) -> Result:
    """A result that says what it was made of, and for whom."""
    return Result("copy.txt", "text/plain", f"{task.facts['name']} for {task.actor.name}".encode())


@pytest.fixture
def work(declare: Declare) -> Work:
    """Work that ends well."""
    return declare(copied)


@pytest.fixture
def asked(
    database: Database, tmp_path: Path, work: Work, actor: Callable[[str], Actor]
) -> Callable[..., Job]:
    """Ask for the work of the test."""

    def ask_for(name: str = "a", version: str = "1", role: str = "officer") -> Job:
        who = actor(role)
        with database.transaction(who) as session:
            return ask(session, tmp_path, who, work, {"name": name}, version)

    return ask_for


@pytest.fixture
def now_of(database: Database) -> Callable[[Job], Job]:
    """Read a job as it is now."""

    def read(job: Job) -> Job:
        with database.reading() as session:
            return session.get_one(Job, job.id)

    return read
