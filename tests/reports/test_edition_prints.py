"""An edition in every format: numbered, signed off, and the same bytes when it is printed again."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from intl_crm.db import Database
from intl_crm.desk import saving
from intl_crm.events.models import Event
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.reports import edition_operations as operations
from intl_crm.reports.edition_paper import SignOff
from intl_crm.reports.edition_reprint import issued_edition, reprint
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.models import ReportForm
from intl_crm.reports.report_form import definition_of
from intl_crm.texts import Texts
from tests import factories
from tests.printing import pdf
from tests.programs import needs

LINE = "第1版，民國111年1月15日核定（處長 張硯卿）。"
VALUES = {"year": 2021, "form": "kaohsiung", "languages": ("zh-Hant-TW",), "day": date(2021, 12, 31)}


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What is printed is the same from either database."""
    return sqlite_url


@pytest.fixture
def edition(database: Database, tmp_path: Path) -> dict[str, bytes]:
    """The files of an issued edition, as they are given right afterwards."""
    with database.transaction(COMMAND) as session:
        session.add(factories.office(name=Texts({"zh-Hant-TW": "行政暨國際處"})))
        session.add(factories.event(status="held", title=Texts({"zh-Hant-TW": "與科羅州締盟"})))
        session.flush()
        draft = operations.draft(session, COMMAND, VALUES)
    made = operations.check(database, COMMAND, draft.id, "尚無內文。", draft.version)
    sign = SignOff(Texts({"zh-Hant-TW": "處長 張硯卿"}), date(2022, 1, 15))
    operations.issue(database, COMMAND, tmp_path, made.id, sign, made.version)
    return given(database, tmp_path)


def given(database: Database, data: Path) -> dict[str, bytes]:
    """Every file of the edition, printed again."""
    with database.reading() as session:
        viewer = Viewer(session, COMMAND, "en")
        found = issued_edition(viewer, 2021, "kaohsiung", 1)
        return {key: reprint(viewer, data, found, "zh-Hant-TW", key) for key in FORMATS}


@needs("pdftotext")
def test_every_format_is_kept_and_says_which_edition_it_is(edition: dict[str, bytes]) -> None:
    assert edition.keys() == FORMATS.keys()
    assert pdf.holds(edition["pdf"], LINE)
    assert LINE in edition["html"].decode()
    assert json.loads(edition["json"])["edition"] == LINE


def test_nothing_that_happens_later_changes_a_byte(
    database: Database, tmp_path: Path, edition: dict[str, bytes]
) -> None:
    with database.transaction(COMMAND) as session:
        other = {**definition_of("kaohsiung"), "first": 1}
        session.add(ReportForm(slug="kaohsiung", name=Texts({"en": "Other"}), definition=other))
        event = session.scalars(select(Event)).one()
        event.title = Texts({"zh-Hant-TW": "另一名稱"})
        session.flush()
        saving.delete(session, COMMAND, event)
    assert given(database, tmp_path) == edition
