"""Photographs of the report: those chosen, of its own exchanges, that may be printed."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from intl_crm.db import Database
from intl_crm.files.operations import add_file
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.reports.as_json import json_of
from intl_crm.reports.document import year_report
from intl_crm.reports.html_page import html_of
from intl_crm.reports.paper import pdf_of, printout_of
from intl_crm.reports.photographs import photographs_of
from intl_crm.reports.printout import Printout
from intl_crm.reports.report_form import form
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.factories import ACTOR
from tests.pictures import picture
from tests.printing import pdf
from tests.programs import needs


@pytest.mark.parametrize(
    ("facts", "is_printed"),
    [
        ({}, True),
        ({"in_report": False}, False),
        ({"visibility": "restricted"}, False),
    ],
)
def test_what_is_chosen_and_may_be_printed_is_found(
    database: Database, facts: dict[str, object], is_printed: bool
) -> None:
    with database.transaction(COMMAND) as session:
        session.add_all([event := factories.event(slug="call"), other := factories.event(slug="other")])
        session.flush()
        for path, record in (("a.png", event), ("b.png", other)):
            given = {"record": ("event", record.id), "path": path, "in_report": True} | facts
            session.add(factories.file(**given))
    with database.reading() as session:
        viewer = Viewer(session, COMMAND, "en")
        found = photographs_of(viewer, [session.merge(event, load=False)])
    paths = [file.path for files in found.values() for file in files]
    assert paths == (["a.png"] if is_printed else [])


@pytest.fixture(scope="module")
def shown(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Printout:
    """A year with one exchange and its photograph, whose caption is in Chinese alone."""
    folder = tmp_path_factory.mktemp("shown")
    database = Database(f"sqlite:///{shutil.copy(sqlite_template, folder / 'test.sqlite')}")
    with database.transaction(ACTOR) as session:
        event = factories.event(
            slug="call", status="held", when=Span.parse("2021-09-17"), visibility="public"
        )
        session.add_all([factories.office(), event])
        session.flush()
        words = {"caption": Texts({"zh-Hant-TW": "兩市市長"}), "alternative": Texts({"en": "Two mayors"})}
        said = {"record": ("event", event.id), "sort": "photograph", "in_report": True, **words}
        add_file(session, ACTOR, folder, picture("JPEG", (3000, 2000)), "mayors.jpg", said)
    with database.reading() as session:
        report = year_report(Viewer(session, COMMAND, "en"), 2021, form("kaohsiung"), "en")
        return printout_of(report, folder)


def test_the_file_carries_the_photograph_with_its_words(shown: Printout) -> None:
    page = html_of(shown).decode()
    assert 'src="data:image/jpeg;base64,' in page
    assert 'alt="Two mayors" width="1400" height="933"' in page
    assert '<span lang="zh-Hant-TW" dir="auto">兩市市長</span><sup>†</sup></figcaption>' in page


def test_the_data_name_the_photograph(shown: Printout) -> None:
    (event,) = [part for part in parts(json_of(shown.report)["sections"]) if part["kind"] == "event"]
    (named,) = event["photographs"]
    assert (named["kind"], named["name"], named["alternative"]) == ("file", "兩市市長", "Two mayors")
    assert (named["caption"], len(named["sha256"])) == ("兩市市長", 64)


def parts(sections: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for one in sections:
        yield one
        yield from parts(one["items"])


@needs("pdftotext")
def test_the_print_shows_the_photograph(shown: Printout) -> None:
    made = pdf_of(shown)
    (image,) = [one for page in PdfReader(io.BytesIO(made)).pages for one in page.images]
    assert image.image is not None
    assert image.image.size == (1400, 933)
    assert pdf.holds(made, "兩市市長")
