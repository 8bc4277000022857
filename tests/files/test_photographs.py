"""Photographs for the year's report: what may be one, and what it needs."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.files.models import File
from intl_crm.permissions import COMMAND
from tests import factories
from tests.files.test_views import a_city, a_picture, sent

Browser = Callable[[str], FlaskClient]
PDF = b"%PDF-1.7\n%%EOF"


def an_exchange(database: Database) -> str:
    with database.transaction(COMMAND) as session:
        session.add(event := factories.event(slug="call"))
        session.flush()
        return f"event/{event.id.hex}"


def files(database: Database) -> list[File]:
    with database.reading() as session:
        return list(session.scalars(select(File)))


def test_a_pdf_is_no_photograph_and_nothing_is_kept(
    database: Database, as_role: Browser, settings: Settings
) -> None:
    page = as_role("officer").post("/files/new?lang=en", data=sent(a_city(database), PDF))
    assert page.status_code == 422
    assert "This file is no photograph; a photograph is a JPEG, PNG or WebP." in page.text
    assert files(database) == []
    assert not (settings.data / "files").exists()


def test_a_paper_does_not_become_a_photograph(database: Database, as_role: Browser) -> None:
    record, officer = a_city(database), as_role("officer")
    assert officer.post("/files/new", data=sent(record, PDF, sort="paper")).status_code == 302
    (file,) = files(database)
    typed = {"version": "1", "record": record, "sort": "photograph", "visibility": "internal"}
    page = officer.post(f"/files/{file.key}/edit?lang=en", data=typed)
    assert page.status_code == 422
    assert "This file is no photograph; a photograph is a JPEG, PNG or WebP." in page.text
    assert files(database)[0].sort == "paper"


@pytest.mark.parametrize(
    ("of_exchange", "more", "said"),
    [
        (True, {}, "Write the alternative text first: the report is also read aloud."),
        (
            False,
            {"alternative-en": "Two mayors"},
            "The report prints photographs of exchanges; this is none.",
        ),
        (True, {"alternative-en": "A page", "sort": "scan"}, "The report prints photographs of exchanges;"),
    ],
)
def test_the_report_takes_photographs_of_exchanges_that_are_described(
    database: Database, as_role: Browser, of_exchange: bool, more: dict[str, str], said: str
) -> None:
    record = an_exchange(database) if of_exchange else a_city(database)
    typed = sent(record, a_picture(), in_report="y", **more)
    page = as_role("officer").post("/files/new?lang=en", data=typed)
    assert page.status_code == 422
    assert said in page.text


def test_a_described_photograph_is_chosen_for_the_report(database: Database, as_role: Browser) -> None:
    officer = as_role("officer")
    typed = sent(an_exchange(database), a_picture(), in_report="y", **{"alternative-en": "Two mayors"})
    made = officer.post("/files/new", data=typed)
    assert made.status_code == 302
    assert files(database)[0].in_report
    assert "Printed with its exchange" in officer.get(f"{made.location}?lang=en").text
