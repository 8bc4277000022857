"""Prints of the year's report as jobs: which are, which are the same, and what they make."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from intl_crm.accounts.models import User
from intl_crm.accounts.operations import rename
from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.events.models import Event
from intl_crm.files.operations import add_file
from intl_crm.jobs.models import Job, JobState
from intl_crm.jobs.worker import do_next
from intl_crm.jobs.works import Task
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.print_queries import Size, size_of
from intl_crm.reports.prints import MOST_SECONDS, REPORT, Print, seconds_of
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.factories import ACTOR
from tests.files.test_storage import picture
from tests.printing import pdf

Browser = Callable[[str], FlaskClient]
# As many as make a print take long, if each had a text as usual.
MANY = 80
TABLE = Texts({"en": "a table"})


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What is a job is one on either database."""
    return sqlite_url


@pytest.fixture
def large_year(database: Database) -> None:
    """An office with more exchanges in a year than are printed while one waits."""
    days = [f"2021-{at % 12 + 1:02}-{at % 28 + 1:02}" for at in range(MANY)]
    with database.transaction(ACTOR) as session:
        session.add(factories.office())
        for at, day in enumerate(days):
            said = {"slug": f"call-{at}", "title": Texts({"en": f"Call {at}"})}
            session.add(factories.event(status="held", when=Span.parse(day), **said))


@pytest.mark.parametrize(
    ("size", "written", "is_long"),
    [
        (Size(0, 0), "pdf", False),
        (Size(50, 0), "pdf", False),
        (Size(1000, 0), "pdf", True),
        (Size(30, 30), "pdf", True),
        *((Size(200, 5), written, False) for written in FORMATS if written != "pdf"),
        *((Size(5000, 0), written, True) for written in FORMATS),
    ],
)
def test_large_prints_take_long(size: Size, written: str, is_long: bool) -> None:
    assert (seconds_of(size, written) > MOST_SECONDS) is is_long


def test_only_what_is_printed_counts(database: Database) -> None:
    with database.transaction(ACTOR) as session:
        shown, other = factories.event(status="held"), factories.event(status="planned")
        session.add_all([shown, other, factories.event(status="held", visibility="restricted")])
        session.add(factories.event(status="held", when=Span.parse("2020-12-31")))
        session.flush()
        for event in (shown, other):
            said = {"record_id": event.id, "alternative": TABLE}
            session.add(factories.file(in_report=True, path=f"{event.id}/1", **said))
            session.add(factories.file(in_report=False, path=f"{event.id}/2", **said))
    with database.reading() as session:
        assert size_of(Viewer(session, COMMAND, "en"), 2021) == Size(exchanges=1, photographs=1)


@pytest.mark.usefixtures("large_year")
def test_a_large_print_is_a_job_and_then_a_file(
    database: Database, settings: Settings, as_role: Browser
) -> None:
    viewer = as_role("viewer")
    asked = viewer.get("/reports/2021/report.pdf?lang=en")
    assert asked.status_code == 303
    waiting = viewer.get(f"{asked.location}?lang=en").text
    assert "<h1>Report of 2021 (PDF, English)</h1>" in waiting
    assert 'href="/reports/2021?form=kaohsiung"' in waiting
    assert do_next(database, settings.data)
    made = viewer.get(f"{asked.location}/result")
    assert (made.mimetype, made.headers["Content-Disposition"]) == (
        "application/pdf", "attachment; filename*=UTF-8''report-2021.en.pdf",
    )  # fmt: skip
    told = pdf.text(made.data)
    assert "Call 0" in told
    assert f"Call {MANY - 1}" in told


@pytest.mark.usefixtures("large_year")
def test_a_small_print_of_the_same_year_comes_at_once(as_role: Browser) -> None:
    assert as_role("viewer").get("/reports/2021/report.json").status_code == 200


def test_a_large_print_is_told_in_steps(
    database: Database, settings: Settings, large_year: None, as_role: Browser
) -> None:
    as_role("viewer").get("/reports/2021/report.pdf")
    assert do_next(database, settings.data)
    (job,) = all_jobs(database)
    assert job.state == JobState.DONE
    assert job.done == job.total > 2


def test_every_photograph_is_a_step(database: Database, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with database.transaction(ACTOR) as session:
        session.add_all([factories.office(), event := factories.event(status="held")])
        session.flush()
        said = {"record": ("event", event.id), "sort": "photograph", "in_report": True}
        for name in "ab":
            add_file(session, ACTOR, tmp_path, picture("JPEG"), name, {**said, "alternative": TABLE})
        facts = Print(2021, "kaohsiung", "en", "pdf").facts
        REPORT.run(Task(session, ACTOR, tmp_path, facts, lambda *steps: told.append(steps)))
    assert told == [(done, 5) for done in range(5)]


def all_jobs(database: Database) -> list[Job]:
    with database.reading() as session:
        return list(session.scalars(select(Job).order_by(Job.created_at)))


def renamed_event(database: Database) -> None:
    with database.transaction(ACTOR) as session:
        session.scalars(select(Event).where(Event.slug == "call-0")).one().title = Texts({"en": "Another"})


def renamed_user(database: Database) -> None:
    with database.transaction(COMMAND) as session:
        rename(session, COMMAND, session.scalars(select(User).where(User.login == "viewer")).one(), "Wu")


@pytest.mark.parametrize(
    ("meanwhile", "address", "jobs"),
    [
        (lambda _database: None, "/reports/2021/report.pdf?lang=en", 1),
        (renamed_user, "/reports/2021/report.pdf?lang=en", 1),
        (renamed_event, "/reports/2021/report.pdf?lang=en", 2),
        (lambda _database: None, "/reports/2021/report.pdf?lang=ja", 2),
    ],
    ids=["the same", "an account changed", "a record changed", "another language"],
)
@pytest.mark.usefixtures("large_year")
def test_the_same_print_is_one_job_until_a_record_changes(
    database: Database, as_role: Browser, meanwhile: Callable[[Database], None], address: str, jobs: int
) -> None:
    as_role("viewer").get("/reports/2021/report.pdf?lang=en")
    meanwhile(database)
    as_role("officer").get(address)
    assert len(all_jobs(database)) == jobs


def test_a_large_print_of_a_character_that_no_font_has_says_where(
    database: Database, settings: Settings, large_year: None, as_role: Browser
) -> None:
    with database.transaction(ACTOR) as session:
        session.add(factories.event(status="held", slug="tag", title=Texts({"en": "Tag 𡍼"})))
    viewer = as_role("viewer")
    refused = viewer.get("/reports/2021/report.pdf?lang=en")
    assert refused.status_code == 422
    assert "𡍼" in refused.text
    assert 'href="/events/tag"' in refused.text
    assert not do_next(database, settings.data)
