"""Prints that take long, in a real browser: followed with and without scripts, and from the year's page."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import make_url

from intl_crm.clock import now
from intl_crm.db import Database
from intl_crm.demo.access import sign_in_addresses
from intl_crm.demo.loading import DEMO
from intl_crm.jobs import operations
from intl_crm.jobs.errors import Fault
from intl_crm.jobs.models import Job
from intl_crm.jobs.operations import Lease
from intl_crm.jobs.works import Result
from intl_crm.permissions import COMMAND
from intl_crm.reports.prints import REPORT, Print
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories, programs
from tests.browser.conftest import DESK, PATIENCE, PHONE, Complaints, Served, enter
from tests.browser.looking import findings, overhang
from tests.conftest import settings_of
from tests.running import running

pytestmark = programs.needs("chromium")

MANY = 300
TEXT = Texts({"en": "Both cities spoke of transport, education and the sea, and agreed to meet again. " * 20})


@pytest.fixture
def held(served: Served) -> Lease:
    """A print in the hands of a worker that nobody believes to be dead."""
    facts = dict(Print(2021, "kaohsiung", "en", "pdf").facts)
    job = Job(
        work=REPORT.key, facts=facts, digest=now().isoformat(), state="running", tries=1, done=1, total=3
    )
    job.seen_at = now() + timedelta(days=1)
    with served.database.transaction(COMMAND) as session:
        session.add(job)
        session.flush()
        return operations.lease_of(job)


def folder_of(served: Served) -> Path:
    return Path(make_url(served.database.url).database or "").parent


def end_well(served: Served, held: Lease) -> None:
    with served.database.transaction(COMMAND) as session:
        operations.finish(session, folder_of(served), held, Result("a.pdf", "application/pdf", b"%PDF-"))


def fail(served: Served, held: Lease) -> None:
    with served.database.transaction(COMMAND) as session:
        operations.fail(session, held, Fault("12ab34cd"))


@pytest.mark.parametrize("scripts", [True, pytest.param(False, marks=pytest.mark.short)])
def test_a_print_is_followed_to_its_end(
    served: Served, visit: Callable[..., Page], complaints: Complaints, held: Lease, scripts: bool
) -> None:
    page = visit(f"/jobs/{held.job_id}", scripts=scripts)
    expect(page.get_by_text("1 of 3 steps are done.")).to_be_visible()
    with served.database.transaction(COMMAND) as session:
        operations.beat(session, held, done=2, total=3)
    expect(page.get_by_text("2 of 3 steps are done.")).to_be_visible(timeout=PATIENCE)
    end_well(served, held)
    download = page.get_by_role("link", name="Download")
    expect(download).to_be_visible(timeout=PATIENCE)
    with page.expect_download() as caught:
        download.click()
    assert caught.value.suggested_filename == "a.pdf"
    assert complaints.said == []


@pytest.mark.parametrize("language", ["en", "zh-Hant-TW"])
@pytest.mark.parametrize("end", [None, end_well, fail], ids=["under way", "made", "failed"])
def test_each_state_can_be_read_by_everybody(
    served: Served,
    visit: Callable[..., Page],
    complaints: Complaints,
    held: Lease,
    end: Callable[[Served, Lease], None] | None,
    language: str,
) -> None:
    if end:
        end(served, held)
    for path in (f"/jobs/{held.job_id}", "/jobs/"):
        page = visit(path, language=language, dark=language != "en")
        assert (overhang(page, PHONE), findings(page)) == (0, [])
        assert (overhang(page, DESK), findings(page)) == (0, [])
    assert complaints.said == []


def test_a_large_report_is_printed_from_its_page(demo_file: Path, tmp_path: Path, chromium: Browser) -> None:
    settings = settings_of(f"sqlite:///{shutil.copy(demo_file, tmp_path / 'demo.sqlite')}", tmp_path)
    database = Database(settings.database_url)
    with database.transaction(COMMAND) as session:
        for at in range(MANY):
            day = Span.parse(f"2021-{at % 12 + 1:02}-{at % 28 + 1:02}")
            session.add(factories.event(status="held", slug=f"call-{at}", text=TEXT, when=day))
    with running(settings) as program, chromium.new_context(base_url=program.address) as context:
        with database.transaction(DEMO) as session:
            way_in = sign_in_addresses(session, program.address)["officer"]
        page = context.new_page()
        enter(page, way_in)
        page.goto("/reports/2021?lang=en")
        page.get_by_role("link", name="Download as PDF").click()
        page.wait_for_url("**/jobs/*")
        download = page.get_by_role("link", name="Download")
        expect(download).to_be_visible(timeout=PATIENCE)
        with page.expect_download() as caught:
            download.click()
        assert caught.value.suggested_filename == "report-2021.en.pdf"
        assert Path(caught.value.path()).read_bytes().startswith(b"%PDF-")
        page.get_by_role("link", name="Back to 2021").click()
        page.wait_for_url("**/reports/2021?form=kaohsiung")
    database.close()
