"""The pages of prints: how far one is, what came of it, and all of the last days."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.jobs import operations, results
from intl_crm.jobs.errors import Fault
from intl_crm.jobs.models import Job
from intl_crm.jobs.operations import lease_of
from intl_crm.jobs.views import LONGEST_WAIT
from intl_crm.jobs.works import Result, works
from intl_crm.permissions import COMMAND
from intl_crm.texts import LANGUAGES
from tests.jobs.test_operations import later

Asked = Callable[..., Job]
Browser = Callable[[str], FlaskClient]
NONE = "00000000-0000-0000-0000-000000000000"
RENEWED = '<noscript><meta http-equiv="refresh"'


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What a page shows is the same from either database."""
    return sqlite_url


def begin(database: Database, *, done: int, total: int) -> operations.Lease:
    """Let a worker take the next job and do some steps of it."""
    with database.transaction(COMMAND) as session:
        job = operations.claim(session)
        assert job is not None
        operations.beat(session, lease_of(job), done=done, total=total)
        return lease_of(job)


def end(database: Database, data: Path) -> None:
    lease = begin(database, done=2, total=3)
    with database.transaction(COMMAND) as session:
        operations.finish(session, data, lease, Result("報告.pdf", "application/pdf", b"%PDF-1"))


def page(browser: FlaskClient, job: Job, language: str = "en") -> str:
    answer = browser.get(f"/jobs/{job.id}?lang={language}")
    assert answer.status_code == 200
    return answer.text


def test_a_job_that_waits_says_what_comes_before_it(asked: Asked, as_role: Browser) -> None:
    first, second = asked("a"), asked("b")
    viewer = as_role("viewer")
    assert "It is about to begin." in page(viewer, first)
    waiting = page(viewer, second)
    assert "1 print is made before it." in waiting
    assert "Asked for by Officer" in waiting
    assert RENEWED in waiting
    assert "<progress" in waiting


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_job_that_is_under_way_says_how_far(
    database: Database, asked: Asked, as_role: Browser, language: str
) -> None:
    job = asked("report")
    begin(database, done=1, total=3)
    told = page(as_role("officer"), job, language)
    assert f"<h1>report {language}</h1>" in told
    assert 'value="1" max="3"' in told
    assert RENEWED in told
    assert f"/jobs/{job.id}/result" not in told


def test_what_is_made_can_be_downloaded_and_the_page_rests(
    database: Database, settings: Settings, asked: Asked, as_role: Browser
) -> None:
    job, viewer = asked(), as_role("viewer")
    assert viewer.get(f"/jobs/{job.id}/result").location == f"/jobs/{job.id}"
    end(database, settings.data)
    told = page(viewer, job)
    assert f'href="/jobs/{job.id}/result"' in told
    assert "http-equiv" not in told
    answer = viewer.get(f"/jobs/{job.id}/result")
    assert (answer.status_code, answer.mimetype, answer.data) == (200, "application/pdf", b"%PDF-1")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "UTF-8''%E5%A0%B1%E5%91%8A.pdf" in answer.headers["Content-Disposition"]


def test_a_result_that_is_lost_is_asked_for_anew(
    database: Database, settings: Settings, asked: Asked, as_role: Browser
) -> None:
    job = asked()
    end(database, settings.data)
    for path in (settings.data / results.FOLDER).iterdir():
        path.unlink()
    assert as_role("viewer").get(f"/jobs/{job.id}/result").location == "/asked"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-Hant-TW", "請將代碼12ab"),
        ("en", "this reference: 12ab"),
        ("ja", "整理番号12ab"),
        ("ko", "번호 12ab"),
    ],
)
def test_a_failure_is_said_with_a_way_on(
    database: Database, asked: Asked, as_role: Browser, language: str, said: str
) -> None:
    job = asked()
    lease = begin(database, done=0, total=3)
    with database.transaction(COMMAND) as session:
        operations.fail(session, lease, Fault("12ab"))
    told = page(as_role("officer"), job, language)
    assert said in told
    assert 'href="/asked"' in told
    assert 'href="/page"' in told
    assert "http-equiv" not in told


def test_a_job_that_nobody_does_says_so(asked: Asked, as_role: Browser) -> None:
    job, officer = asked(), as_role("officer")
    assert "not running" not in page(officer, job)
    with later(LONGEST_WAIT * 1.1):
        assert "not running" in page(officer, job)


def test_the_prints_are_listed_for_everybody_who_may_print_the_same(
    database: Database, settings: Settings, asked: Asked, as_role: Browser
) -> None:
    jobs = [asked(name) for name in "abc"]
    end(database, settings.data)
    begin(database, done=1, total=3)
    told = as_role("viewer").get("/jobs/?lang=en").text
    assert [f'href="/jobs/{job.id}"' in told for job in jobs] == [True] * 3
    assert [told.index(words) for words in ("Waiting", "Being made", "Ready")] == sorted(
        told.index(words) for words in ("Waiting", "Being made", "Ready")
    )


def test_a_list_without_prints_says_what_to_do(as_role: Browser) -> None:
    told = as_role("viewer").get("/jobs/?lang=en").text
    assert "No print has taken long in the last days." in told
    assert 'href="/reports/"' in told


@pytest.mark.parametrize("address", [f"/jobs/{NONE}", f"/jobs/{NONE}/result", "/jobs/x"])
def test_no_such_print(as_role: Browser, address: str) -> None:
    assert as_role("officer").get(address).status_code == 404


def test_work_that_the_program_does_not_know_has_no_page(asked: Asked, as_role: Browser) -> None:
    job = asked()
    works.known.pop("test")
    officer = as_role("officer")
    assert officer.get(f"/jobs/{job.id}").status_code == 404
    assert f"/jobs/{job.id}" not in officer.get("/jobs/").text
