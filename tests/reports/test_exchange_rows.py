"""Exchanges as rows: one each, in the order of print, without what the reader may not see."""

import csv
import io
from pathlib import Path

import pytest

from intl_crm.cells import cell_text
from intl_crm.db import Database
from intl_crm.events.models import Participation
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND, NOBODY, Actor
from intl_crm.reports.as_csv import csv_of, table
from intl_crm.reports.document import year_report
from intl_crm.reports.exchange_rows import Place, RowSource, fields, row_of
from intl_crm.reports.paper import printout_of
from intl_crm.reports.report_form import form
from intl_crm.texts import LANGUAGES, Texts
from tests import factories
from tests.pictures import NOWHERE

ZH = "zh-Hant-TW"


@pytest.fixture(scope="module")
def rows(demo_file: Path) -> list[dict[str, str]]:
    """The demo's year as a spreadsheet reads it."""
    database = Database(f"sqlite:///{demo_file}")
    with database.reading() as session:
        report = year_report(Viewer(session, COMMAND, ZH), 2021, form("kaohsiung"), ZH)
        written = csv_of(printout_of(report, NOWHERE))
    database.close()
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def test_each_exchange_is_one_row_with_every_field(rows: list[dict[str, str]]) -> None:
    assert len(rows) == len({row["key"] for row in rows}) == 25
    assert {tuple(row) for row in rows} == {tuple(fields())}


def test_a_row_says_what_the_record_says(rows: list[dict[str, str]]) -> None:
    koror = next(row for row in rows if row["key"] == "2021-09-17-koror")
    told = {name: koror[name] for name in (
        "number", "section", "first_day", "last_day", "precision", "kind", "mode", "partner_keys",
    )}  # fmt: skip
    assert told == {
        "number": "肆、一、2.(8)",
        "section": "姊妹市及友好城市之互訪及實質交流",
        "first_day": "2021-09-17",
        "last_day": "2021-09-17",
        "precision": "day",
        "kind": "signing",
        "mode": "remote",
        "partner_keys": "koror; embassy-pw",
    }
    assert "歐克麗" in koror["people"]
    assert koror["title_zh-Hant-TW"].startswith("與帛琉共和國科羅州締結為姊妹市")
    assert cell_text(koror["text_en"])


def test_a_span_keeps_the_precision_of_both_ends(rows: list[dict[str, str]]) -> None:
    busan = next(row for row in rows if row["key"] == "2021-06-busan")
    assert (busan["first_day"], busan["precision"]) == ("2021-06-21", "late")
    assert (busan["last_day"], busan["last_precision"]) == ("2021-07-10", "early")


def test_every_field_is_described_in_every_language() -> None:
    assert {tuple(said) for said in fields().values()} == {LANGUAGES}


@pytest.mark.parametrize(
    ("visibility", "reader", "names"),
    [
        ("public", NOBODY, "Dilmei Louisa Olkeriil"),
        ("internal", NOBODY, ""),
        ("internal", COMMAND, "Dilmei Louisa Olkeriil"),
        ("restricted", COMMAND, ""),
    ],
)
def test_only_whom_the_reader_may_see_is_named(visibility: str, reader: Actor, names: str) -> None:
    person = factories.person(slug="olkeriil", visibility=visibility)
    event = factories.event(
        slug="call", text=Texts(), participations=[Participation(person=person, role="guest")]
    )
    assert row_of(RowSource(event, Place("1", "Visits"), reader, "en"))["people"] == names


@pytest.mark.parametrize(
    ("visibility", "reader", "is_told"),
    [
        ("public", NOBODY, True),
        ("internal", NOBODY, False),
        ("internal", COMMAND, True),
        ("restricted", COMMAND, False),
    ],
)
def test_of_a_delegation_that_may_not_be_told_nobody_is_named(
    visibility: str, reader: Actor, *, is_told: bool
) -> None:
    sent = factories.delegation(city=factories.city(slug="koror", visibility="public"), visibility=visibility)
    factories.member(delegation=sent, person=factories.person(slug="olkeriil", visibility="public"))
    guests = [Participation(delegation=sent, role="guest")]
    event = factories.event(slug="call", text=Texts(), participations=guests)
    row = row_of(RowSource(event, Place("1", "Visits"), reader, "en"))
    told = ("koror", "olkeriil") if is_told else ("", "")
    assert (row["partner_keys"], row["people_keys"]) == told


def test_what_begins_like_a_formula_stays_text() -> None:
    written = table(["title"], [{"title": "=1+1", "left out": "x"}]).decode("utf-8-sig")
    assert written == "title\r\n'=1+1\r\n"
