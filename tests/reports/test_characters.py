"""Characters that no font of the prints has: named with their records, left out where an officer says so."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from intl_crm import features
from intl_crm.db import Database
from intl_crm.files import storage
from intl_crm.names import NameForm, PersonNames
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.printing.glyphs import GETA
from intl_crm.reports.characters import Unprintable, places_of, without_missing
from intl_crm.reports.document import year_report
from intl_crm.reports.html_page import html_of
from intl_crm.reports.paper import pdf_of, printout_of
from intl_crm.reports.printout import Printout
from intl_crm.reports.prints import REPORT, Print, refuse_missing
from intl_crm.reports.report_form import form
from intl_crm.texts import LANGUAGES, Texts
from tests import factories
from tests.factories import ACTOR
from tests.pictures import picture
from tests.printing import pdf
from tests.programs import needs
from tests.reports import speaking

TAG, GLYPH = "𡍼", "𓀀"
TEXT = f"The text has {TAG} and {GLYPH}."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder."""
    return tmp_path_factory.mktemp("marked")


@pytest.fixture(scope="module")
def marked(sqlite_template: Path, folder: Path) -> Iterator[Database]:
    """A year whose records hold characters without a shape in a title, a text, a caption and a name."""
    features.declare()
    database = Database(f"sqlite:///{shutil.copy(sqlite_template, folder / 'test.sqlite')}")
    guest = factories.person(slug="guest", names=PersonNames((NameForm("en", whole=f"Guest {TAG}"),)))
    visit = speaking.visit(guest, slug="visit")
    call = factories.event(
        slug="call", status="held", title=Texts({"en": f"Call {TAG}"}), text=Texts({"en": TEXT})
    )
    photograph = {"caption": Texts({"en": f"Caption {GLYPH}"}), "alternative": Texts({"en": "Guests"})}
    with database.transaction(ACTOR) as session:
        session.add_all(
            [call, visit, factories.event(slug="plain", status="held", text=Texts({"en": "Plain."}))]
        )
        session.flush()
        path = storage.keep(folder, picture("JPEG")).path
        session.add(
            factories.file(slug="photo", record=("event", call.id), in_report=True, path=path, **photograph)
        )
    yield database
    database.close()


def printout(viewer: Viewer, folder: Path, year: int = 2021) -> Printout:
    return printout_of(year_report(viewer, year, form("kaohsiung"), viewer.language), folder)


@pytest.fixture
def english(marked: Database) -> Iterator[Viewer]:
    """Somebody who prints in English."""
    with marked.reading() as session:
        yield Viewer(session, COMMAND, "en")


def test_each_place_is_named_once_with_its_record(english: Viewer, folder: Path) -> None:
    told = [
        (one.code, one.where("en"), [record.slug for record in one.records])
        for one in places_of(printout(english, folder))
    ]
    assert told == [
        ("U+2137C", "4.1.1 Visits received, text", ["guest"]),
        ("U+2137C", "4.1.3 (a) Call 〓, title", ["call"]),
        ("U+2137C", "4.1.3 (a) Call 〓, text", ["call"]),
        ("U+13000", "4.1.3 (a) Call 〓, text", ["call"]),
        ("U+13000", "4.1.3 (a) Call 〓, caption of a photograph", ["photo"]),
    ]


def test_a_print_is_refused_before_anybody_waits_for_it(english: Viewer, folder: Path) -> None:
    wanted = Print(2021, "kaohsiung", "en", "pdf")
    with pytest.raises(Unprintable) as refused:
        refuse_missing(english, folder, wanted)
    assert refused.value.said("en").startswith(
        "No font of the prints has these characters: U+2137C 𡍼 (4.1.1"
    )
    for other in (replace(wanted, format="html"), replace(wanted, without_missing=True)):
        refuse_missing(english, folder, other)


def test_the_choice_stays_with_the_job() -> None:
    facts = Print(2021, "kaohsiung", "en", "pdf", without_missing=True).facts
    assert REPORT.address(facts) == "/reports/2021/report.pdf?lang=en&form=kaohsiung&without=missing"


def test_without_the_choice_nothing_is_printed(english: Viewer, folder: Path) -> None:
    with pytest.raises(Unprintable):
        pdf_of(printout(english, folder))


@needs("pdftotext")
def test_a_mark_stands_for_what_is_left_out_and_a_note_names_it(english: Viewer, folder: Path) -> None:
    made_without = pdf_of(replace(printout(english, folder), without_missing=True))
    assert pdf.holds(made_without, "The text has 〓 and 〓.")
    assert pdf.holds(made_without, "〓 stands for a character that the fonts of this print do not have")
    assert pdf.holds(made_without, "U+13000 (4.1.3 (a) Call 〓, text)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_itself_can_be_printed(marked: Database, folder: Path, language: str) -> None:
    with marked.reading() as session:
        found = without_missing(printout(Viewer(session, COMMAND, language), folder))
    assert places_of(found) == ()
    assert [note.mark for note in found.data.notes][-1] == GETA


def test_what_can_be_printed_stays_as_it_is(english: Viewer, folder: Path) -> None:
    empty = printout(english, folder, 2019)
    assert without_missing(empty) is empty


def test_other_formats_hold_the_characters(english: Viewer, folder: Path) -> None:
    assert TEXT in html_of(replace(printout(english, folder), without_missing=True)).decode()
