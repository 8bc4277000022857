"""The general form's report of the demo's year: its composed sections in every language and format."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event as happens

from intl_crm.cities.models import City, Partnership
from intl_crm.db import Database
from intl_crm.names import NameForm, PersonNames
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.reports.as_json import json_of
from intl_crm.reports.document import Report, report_on_record, year_report
from intl_crm.reports.fallbacks import fallbacks_of
from intl_crm.reports.html_page import html_of
from intl_crm.reports.paper import paper_of, pdf_of, printout_of
from intl_crm.reports.parts import Part
from intl_crm.reports.pieces import plain
from intl_crm.reports.report_form import Form, FormSection, form
from intl_crm.spans import Span
from intl_crm.texts import LANGUAGES, Texts
from tests import factories
from tests.factories import ACTOR
from tests.pictures import NOWHERE
from tests.printing import pdf
from tests.programs import needs

ZH = "zh-Hant-TW"
CANARY = "CANARY-7f2c0ac9"


@pytest.fixture(scope="module")
def year(demo_file: Path) -> Database:
    """The demo, which nothing here changes."""
    return Database(f"sqlite:///{demo_file}")


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What is composed here is the same from either database."""
    return sqlite_url


def report(database: Database, language: str = "en") -> Report:
    with database.reading() as session:
        return year_report(Viewer(session, COMMAND, language), 2021, form("general"), language)


def part(found: Report, key: str) -> Part:
    return next(one for one in found.every_part() if one.key == key and one.event is None)


def said(found: Report, key: str) -> list[str]:
    return [plain(one) for one in part(found, key).paragraphs]


@pytest.mark.parametrize(
    ("language", "key", "sentence"),
    [
        (ZH, "visits", "110年受COVID-19疫情影響，國外訪賓共計有29案、157人次。"),
        (ZH, "visits", "布里斯本市施里納（Adrian Schrinner）市長於110年3月8日以視訊方式與本市會晤。"),
        (
            ZH,
            "visits",
            "斯洛伐克共和國由葛力克（Karol Galek）經濟部政務次長率訪團於110年12月5日至12月10日來訪。",
        ),
        (ZH, "visits", "南非聯絡辦事處由時任麥哲培（Robert Seraki Matsebe）代表率訪團於110年來訪。"),
        (
            ZH,
            "agreements",
            "本市於110年9月17日與科羅州締結為姊妹市，採異地簽署形式。由帛琉共和國歐克麗（Dilmei Louisa "
            "Olkeriil）大使見證。兩市將在觀光、文化、海洋、經貿等領域合作。",
        ),
        (ZH, "anniversaries", "110年與釜山市締結姊妹市屆滿55周年，辦理「韓國釜山姊妹市55周年紀念活動」。"),
        (
            "en",
            "agreements",
            "On 10 September 2021 the city signed the Kaohsiung Agreement with Kyoto, by video link. It was "
            "signed by Mayor Chen Chi-mai and Mayor Kadokawa Daisaku of Kyoto. The two cities will work "
            "together in sport, traditional performing arts, culture, art, and industry.",
        ),
        (
            "en",
            "gifts_donations",
            "On 22 December 2021 the city and Eternal Materials Co., Ltd. donated 10,000 doses of COVID-19 "
            "antigen and antibody rapid tests to Saint Vincent and the Grenadines.",
        ),
        ("ja", "visits", "京都市の門川大作市長が令和3年9月10日にオンラインで本市と会談した。"),
        ("ko", "visits", "구마모토현 가바시마 이쿠오 지사가 2021년 9월 8일 화상으로 우리 시와 면담하였다."),
        ("en", "visits_abroad", "None on record"),
        ("en", "partners_by_region", "Of 18 partners, 18 had an exchange this year."),
    ],
)
def test_the_sections_say_what_is_on_record(year: Database, language: str, key: str, sentence: str) -> None:
    assert sentence in said(report(year, language), key)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (ZH, "與會者：陳其邁市長、京都市門川大作市長。"),
        ("en", "Present: Mayor Chen Chi-mai and Mayor Kadokawa Daisaku of Kyoto."),
        ("ja", "出席者：陳其邁市長、京都市の門川大作市長"),
        ("ko", "참석자: 천치마이 시장, 교토시 가도카와 다이사쿠 시장"),
    ],
)
def test_who_took_part_stands_below_the_text_where_the_form_says_so(
    year: Database, language: str, line: str
) -> None:
    title = Texts({"en": "Exchanges"})
    everything = FormSection("all", title, shows="exchanges", rest=True, participants=True)
    with year.reading() as session:
        viewer = Viewer(session, COMMAND, language)
        found = year_report(viewer, 2021, Form("people", 1, title, title, (everything,)), language)
    kyoto = next(one for one in found.every_part() if one.key == "2021-09-10-kyoto")
    assert plain(kyoto.paragraphs[-1]) == line
    assert all(len(one.told) <= 1 for one in found.every_part())


def test_each_record_is_told_once_and_in_order(year: Database) -> None:
    found = report(year)
    visits = [one.record.key for one in part(found, "visits").told]
    assert visits == [f"2021-case-{at:02}" for at in range(1, 22)]
    assert [one.record.key for one in part(found, "agreements").told] == ["kyoto-2021", "koror-2021"]
    assert len(part(found, "gifts_donations").told) == 3
    assert len(part(found, "partners_by_region").grids[0].rows) == 18


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_composed_has_a_hole_in_it(year: Database, language: str) -> None:
    texts = [plain(one.paragraph) for part in report(year, language).every_part() for one in part.told]
    assert len(texts) == 31
    for text in texts:
        assert "  " not in text
        assert text == text.strip()
        assert not set(text) & set("{}#")
        assert [pair for pair in ("()", "（）", "、、", " ,", " .", "。。", "「」") if pair in text] == []


@needs("pdftotext")
def test_the_print_and_the_page_say_all_of_it(year: Database) -> None:
    found = report(year, ZH)
    printout = printout_of(found, NOWHERE)
    made, page = pdf_of(printout), html_of(printout).decode()
    words = pdf.squeezed(pdf.body(made))
    for one in found.every_part():
        for paragraph in one.paragraphs:
            assert pdf.squeezed(plain(paragraph)) in words
        for row in (row for grid in one.grids for row in grid.rows):
            assert all(pdf.squeezed(cell) in words for cell in row.words)
            assert all(f">{cell}<" in page or f"〔{cell}〕" in page for cell in row.words)


def test_the_data_has_the_records_of_what_is_composed(year: Database) -> None:
    sections = {one["key"]: one for one in json_of(report(year))["sections"]}
    assert [one["key"] for one in sections["agreements"]["records"]] == ["kyoto-2021", "koror-2021"]
    assert {one["kind"] for one in sections["visits"]["records"]} == {"delegation"}
    assert all(one["text"] in sections["visits"]["text"] for one in sections["visits"]["records"])
    (table,) = sections["partners_by_region"]["tables"]
    busan = next(row for row in table["rows"] if row["key"] == "busan")
    assert busan == {
        "key": "busan", "kind": "city", "name": "Busan",
        "cells": ["Asia", "Busan", "Sister city", "1966", "2"],
    }  # fmt: skip


def test_a_table_in_another_language_falls_back_in_a_marked_way(database: Database) -> None:
    home = factories.city(name=Texts({"ja": "高雄市"}), country="TW")
    tie = factories.partnership(city=home, state="signed", when=Span.parse("2006.."))
    keep(database, factories.office(home_city=home), tie)
    found = report(database, "ja")
    assert ("name", "Koror") in [(one.what, one.found.text) for one in fallbacks_of(found)]
    assert "†" in html_of(printout_of(found, NOWHERE)).decode()


def keep(database: Database, *records: object) -> None:
    with database.transaction(ACTOR) as session:
        session.add_all(records)


def a_month(at: int, home: City, **facts: Any) -> list[object]:
    """One record of each kind that the general form tells of."""
    city = City(name=Texts({"en": f"City {at}"}), country="JP", **facts)
    person = factories.person(names=PersonNames((NameForm("en", whole=f"Person {at}"),)), **facts)
    post = factories.post(city=city, person=person, **facts)
    tie = Partnership(
        city=home, partner=city, tie="sister", state="signed", when=Span.parse("2006.."), **facts
    )
    agreement = factories.agreement(partnership=tie, **facts)
    call = factories.event(status="held", title=Texts({"en": f"Call {at}"}), form="video_call", **facts)
    call.participations = [factories.participation(event=call, person=person)]
    call.marks = [
        factories.event_mark(event=call, partnership=tie, years=15, what=Texts({"en": f"Day {at}"}))
    ]
    gift = factories.gift(event=call, what=Texts({"en": f"Gift {at}"}), **facts)
    gift.parties = [factories.gift_party(gift=gift, city=city)]
    visits = [
        factories.delegation(state="held", city=city, direction=direction, **facts)
        for direction in ("inbound", "outbound")
    ]
    for visit in visits:
        visit.members = [factories.member(delegation=visit, person=person, role="head")]
    signature = factories.signature(agreement=agreement, person=person)
    return [post, tie, agreement, signature, call, gift, *visits]


def questions(database: Database) -> int:
    """How many questions a report takes."""
    asked = []

    def count(*_given: object) -> None:
        asked.append(1)

    happens.listen(database.engine, "before_cursor_execute", count)
    report(database)
    happens.remove(database.engine, "before_cursor_execute", count)
    return len(asked)


def test_the_number_of_questions_does_not_grow_with_the_year(database: Database) -> None:
    office = factories.office()
    keep(database, office, *a_month(1, office.home_city))
    few = questions(database)
    with database.transaction(ACTOR) as session:
        home = session.merge(office.home_city, load=True)
        session.add_all(record for at in range(2, 20) for record in a_month(at, home))
    assert questions(database) == few


def test_what_is_restricted_is_told_nowhere(database: Database) -> None:
    office = factories.office()
    hidden = a_month(1, office.home_city, visibility="restricted")
    for record in hidden:
        if hasattr(record, "name"):
            record.name = Texts({"en": CANARY})
    shown = a_month(2, office.home_city)
    secret = factories.person(names=PersonNames((NameForm("en", whole=CANARY),)), visibility="restricted")
    call = shown[4]
    call.participations.append(factories.participation(event=call, person=secret, position=1))  # type: ignore[attr-defined]
    keep(database, office, *hidden, *shown)
    found = report(database)
    written = str(json_of(found)) + html_of(printout_of(found, NOWHERE)).decode() + str(paper_of(found))
    assert [word for word in (CANARY, "Person 1", "City 1", "Gift 1", "Call 1") if word in written] == []
    assert all(word in written for word in ("Person 2", "City 2", "Gift 2", "Call 2"))


@pytest.mark.parametrize(
    "record",
    [
        lambda: factories.delegation(state="held", direction="outbound"),
        lambda: factories.gift(when=Span.parse("2021")),
    ],
)
def test_a_year_with_a_single_record_has_a_report(database: Database, record: Any) -> None:
    keep(database, factories.office(), record())
    with database.reading() as session:
        assert report_on_record(Viewer(session, COMMAND, "en"), 2021, form("general"), "en").year == 2021
