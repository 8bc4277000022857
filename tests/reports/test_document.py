"""The document of a year: empty years, what is hidden, names that break careless programs, long sections."""

from datetime import date

import pytest

from intl_crm.clock import ZonedTime
from intl_crm.db import Database
from intl_crm.delegations.models import Delegation
from intl_crm.events.models import Event, Participation
from intl_crm.names import NameForm, PersonNames
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.reports.as_json import json_of
from intl_crm.reports.document import Report, year_report
from intl_crm.reports.fallbacks import fallbacks_of
from intl_crm.reports.gaps import gaps_of
from intl_crm.reports.html_page import html_of
from intl_crm.reports.paper import paper_of, pdf_of, printout_of
from intl_crm.reports.parts import Part
from intl_crm.reports.pieces import plain
from intl_crm.reports.report_form import form
from intl_crm.spans import Span
from intl_crm.texts import LANGUAGES, Texts
from tests import factories
from tests.factories import ACTOR
from tests.naughty import NAMES
from tests.pictures import NOWHERE
from tests.printing import pdf
from tests.programs import needs

CANARY = "CANARY-7f2c0ac9"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What is composed here is the same from either database."""
    return sqlite_url


def keep(database: Database, *records: object) -> None:
    with database.transaction(ACTOR) as session:
        session.add_all(records)


def report(database: Database, language: str = "en", year: int = 2021, day: date | None = None) -> Report:
    with database.reading() as session:
        return year_report(Viewer(session, COMMAND, language), year, form("kaohsiung"), language, day)


def exchange(title: str, **facts: object) -> Event:
    """An exchange that was held, with this title in English."""
    return factories.event(**{"status": "held", "title": Texts({"en": title})} | facts)


def visit(**facts: object) -> Delegation:
    """A visit by the ambassador of Palau."""
    body = factories.organisation(visibility="internal")
    person = facts.pop("person", None) or factories.person()
    factories.post(person=person, organisation=body, when=Span.parse("2013..2021-12-15"))
    made = factories.delegation(**{"state": "held", "case_year": 2021, "case_number": 1} | facts)
    made.members = [factories.member(delegation=made, person=person, role="head")]
    return made


def part(found: Report, key: str) -> Part:
    return next(one for one in found.every_part() if one.key == key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_without_anything_says_so_in_every_section(database: Database, language: str) -> None:
    found = report(database, language)
    said = {plain(one) for part in found.every_part() for one in part.paragraphs}
    nothing = {"zh-Hant-TW": "無紀錄", "en": "None on record", "ja": "記録なし", "ko": "기록 없음"}
    assert said == {nothing[language]}
    assert len([part for part in found.every_part() if not part.parts]) == 6
    assert paper_of(found).figures == paper_of(found).notes == paper_of(found).compared == ()
    assert fallbacks_of(found) == []


TAICHUNG = {"zh-Hant-TW": "臺中市", "en": "Taichung City", "ja": "台中市", "ko": "타이중시"}


@pytest.mark.parametrize(
    ("language", "named", "unnamed"),
    [
        ("zh-Hant-TW", "積極行銷臺中", "積極行銷本市"),
        ("en", "promoting Taichung City", "promoting our city"),
        ("ja", "台中の魅力発信", "本市の魅力発信"),
        ("ko", "타이중 홍보", "우리 시 홍보"),
    ],
)
def test_the_headings_name_the_home_city_and_no_other(
    database: Database, language: str, named: str, unnamed: str
) -> None:
    assert part(report(database, language), "city_visits").title.text.endswith(unnamed)
    home = factories.city(name=Texts(TAICHUNG), country="TW")
    keep(database, factories.office(name=Texts({language: "Office"}), home_city=home))
    found = report(database, language)
    assert part(found, "city_visits").title.text.endswith(named)
    written = html_of(printout_of(found, NOWHERE)).decode() + str(json_of(found)) + str(paper_of(found))
    assert [
        name for name in ("高雄", "Kaohsiung", "가오슝") if name in written.replace("kaohsiung", "")
    ] == []


@pytest.mark.parametrize(
    "facts", [{"name": Texts({"ja": "台中市"})}, {"name": Texts(TAICHUNG), "visibility": "restricted"}]
)
def test_a_home_that_cannot_be_named_is_our_city(database: Database, facts: dict[str, object]) -> None:
    keep(database, factories.office(home_city=factories.city(**facts)))
    assert part(report(database), "city_visits").title.text.endswith("promoting our city")


@needs("pdftotext")
def test_a_year_without_anything_and_an_office_without_a_name_print(database: Database) -> None:
    found = report(database, "zh-Hant-TW", 2030)
    assert pdf.holds(pdf_of(printout_of(found, NOWHERE)), "119年度施政績效成果報告")
    assert found.office.text == ""


def test_titles_are_judged_at_the_day_of_the_report(database: Database) -> None:
    keep(database, visit())
    said = {
        day: plain(part(report(database, day=day), "visits").paragraphs[0])
        for day in (None, date(2021, 12, 14), date(2021, 12, 15))
    }
    assert "then Ambassador" in said[None]
    assert "then Ambassador" not in said[date(2021, 12, 14)]
    assert "then Ambassador" in said[date(2021, 12, 15)]
    assert paper_of(report(database, day=date(2022, 3, 1))).issued == "Titles as of 1 March 2022"


def test_a_restricted_head_is_named_nowhere(database: Database) -> None:
    hidden = factories.person(names=PersonNames((NameForm("en", whole=CANARY),)), visibility="restricted")
    keep(database, visit(person=hidden))
    found = report(database)
    written = str(json_of(found)) + html_of(printout_of(found, NOWHERE)).decode() + str(paper_of(found))
    assert len(found.visits.cases) == 1
    assert CANARY not in written


def test_a_visit_without_a_head_counts_and_is_missing(database: Database) -> None:
    keep(database, factories.delegation(state="held", headcount=5, name=Texts({"en": "Kyushu Chamber"})))
    found = report(database)
    assert plain(part(found, "visits").paragraphs[0]) == (
        "In 2021 the city received 1 visiting group from abroad, with 5 visitors in all."
    )
    assert [case["name"] for case in json_of(found)["cases"]] == ["Kyushu Chamber"]
    with database.reading() as session:
        gaps = gaps_of(Viewer(session, COMMAND, "en"), found)
    assert [(gap.what, gap.count) for gap in gaps] == [("heads", 1)]


def test_everything_that_is_missing_is_found(database: Database) -> None:
    keep(
        database,
        factories.figure(value=4),
        visit(),
        exchange("no text"),
        exchange("in Chinese", text=Texts({"zh-Hant-TW": "內文"})),
        exchange("some day", text=Texts({"en": "text"}), when=Span.parse("2021")),
        exchange("to come", status="planned"),
    )
    with database.reading() as session:
        found = gaps_of(Viewer(session, COMMAND, "en"), report(database))
    assert {gap.what: gap.count for gap in found} == {
        "cases": 3, "headcounts": 1, "texts": 1, "languages": 1, "dates": 1, "ahead": 1,
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_section_goes_on_counting_where_the_signs_end(database: Database, language: str) -> None:
    keep(database, *(exchange(f"exchange {at}") for at in range(60)))
    parts = part(report(database, language), "friends").parts
    assert len({one.number for one in parts}) == len({one.reference for one in parts}) == 60


@needs("pdftotext")
def test_what_is_typed_is_printed_as_it_was_typed(database: Database) -> None:
    printable = [name for name in NAMES if pdf.squeezed(name)]
    keep(database, *(exchange(name, text=Texts({"en": f"text {name}"})) for name in printable))
    found = report(database)
    titles = {one.title.text for one in part(found, "friends").parts}
    assert titles == {name.strip() for name in printable}
    page = html_of(printout_of(found, NOWHERE)).decode()
    assert "<script" not in page
    assert "<img" not in page
    assert len(json_of(found)["sections"][0]["items"][0]["items"][2]["items"]) == len(printable)


@pytest.mark.parametrize(
    ("facts", "utc", "local"),
    [
        ({}, None, None),
        (
            {"starts": ZonedTime.parse("2021-09-17T10:00[Asia/Taipei]")},
            "2021-09-17T02:00Z",
            {"kaohsiung": "2021-09-17T10:00+08:00", "koror": "2021-09-17T11:00+09:00"},
        ),
    ],
)
def test_a_time_is_given_on_every_clock(
    database: Database, facts: dict[str, object], utc: str | None, local: dict[str, str] | None
) -> None:
    home = factories.city(slug="kaohsiung", zone="Asia/Taipei", country="TW")
    made = exchange("call", **facts)
    made.participations = [Participation(city=factories.city(slug="koror", zone="Pacific/Palau"))]
    keep(database, factories.office(home_city=home), made)
    (found,) = json_of(report(database))["sections"][0]["items"][0]["items"][2]["items"]
    assert found["starts"] == (utc and {"utc": utc, "local": local})
