"""The pages of an edition that a job issues: how far it is, and what leads back after a failure."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.jobs.worker import do_next
from intl_crm.panels import Viewer
from intl_crm.reports import edition_jobs, edition_operations
from intl_crm.reports.editions import Composed, composed
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.models import Edition
from intl_crm.texts import Texts
from tests import factories
from tests.desk.browsing import Desk
from tests.factories import ACTOR
from tests.reports.test_edition_views import PDF, REMARK, check, issue, issue_anyway, new, retitle

Browser = Callable[[str], FlaskClient]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What a page shows is the same from either database."""
    return sqlite_url


@pytest.fixture
def desk(as_role: Browser) -> Desk:
    """An officer at the desk."""
    return Desk(as_role("officer"))


@pytest.fixture(autouse=True)
def year(database: Database) -> None:
    """An office with a signing."""
    with database.transaction(ACTOR) as session:
        session.add(factories.office(name=Texts({"en": "Office"}), languages=("en",)))
        session.add(factories.event(status="held", text=Texts({"en": "Signed."})))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print what takes no typesetting."""
    for key in set(FORMATS) - {"json", "html"}:
        monkeypatch.delitem(FORMATS, key)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every edition takes over a second."""
    monkeypatch.setattr(edition_jobs, "MOST_SECONDS", 0)


@pytest.mark.usefixtures("slow")
def test_what_takes_long_is_issued_by_a_job_and_asked_for_once(
    database: Database, desk: Desk, settings: Settings, as_role: Browser
) -> None:
    address = new(desk)
    check(database, desk, address)
    asked = issue(desk, address)
    assert asked.status_code == 303
    for again in (issue_anyway(database, desk, address), desk.client.get(f"{address}/issue")):
        assert (again.status_code, again.location) == (303, asked.location)
    page = desk.get(address).text
    assert "This edition is being issued." in page
    assert asked.location in page
    assert not any(words in page for words in ("Issue this edition", "Check again"))
    assert asked.location not in as_role("viewer").get(f"{address}?lang=en").text
    assert as_role("viewer").get(asked.location).status_code == 403
    assert do_next(database, settings.data)
    assert "The edition is issued." in desk.get(asked.location).text
    result = desk.client.get(f"{asked.location}/result")
    assert result.location == "/reports/2021/editions/2021-kaohsiung-1"


@pytest.mark.parametrize(("title", "signer"), [("Tag 𡍼", "Director Chang"), ("Signing", "Director 𡍼")])
@pytest.mark.usefixtures("slow")
def test_what_could_not_be_issued_leads_back_to_what_was_typed(
    database: Database,
    desk: Desk,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    title: str,
    signer: str,
) -> None:
    monkeypatch.setitem(FORMATS, "pdf", PDF)
    retitle(database, title)
    address = new(desk)
    check(database, desk, address)
    asked = issue(desk, address, **{"by-en": signer})
    assert do_next(database, settings.data)
    page = desk.get(asked.location).text
    assert "U+2137C 𡍼" in page
    assert f'href="{address}/issue"' in page
    form = desk.form(f"{address}/issue")
    assert (form["by-en"], form["on-day"]) == (signer, "15")
    assert "U+2137C 𡍼" in desk.get(f"{address}/issue").text
    again = issue(desk, address, **{"by-en": signer, "without_missing": "y"})
    assert again.location != asked.location
    assert do_next(database, settings.data)
    assert "The edition is issued." in desk.get(again.location).text


def test_a_check_during_which_a_record_changed_is_made_again_with_what_was_typed(
    database: Database, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def composed_slowly(viewer: Viewer, edition: Edition) -> list[Composed]:
        found = composed(viewer, edition)
        retitle(database, "Renamed")
        return found

    address = new(desk)
    with monkeypatch.context() as patched:
        patched.setattr(edition_operations, "composed", composed_slowly)
        answer = check(database, desk, address)
    assert answer.status_code == 409
    assert "A record was changed while the edition was being checked" in answer.text
    assert REMARK in answer.text
    assert check(database, desk, address).status_code == 302
