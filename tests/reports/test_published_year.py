"""The report of the demo's year against the published one, and what the other languages lack."""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from intl_crm.db import Database
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.reports import queries
from intl_crm.reports.as_json import json_of
from intl_crm.reports.document import Report, year_report
from intl_crm.reports.fallbacks import fallbacks_of
from intl_crm.reports.heads import head_words
from intl_crm.reports.html_page import html_of
from intl_crm.reports.membership import YearFacts, assigned
from intl_crm.reports.paper import paper_of, pdf_of, printout_of
from intl_crm.reports.pieces import plain
from intl_crm.reports.report_form import form
from intl_crm.reports.visits import notes_of
from intl_crm.texts import LANGUAGES
from tests.pictures import NOWHERE
from tests.printing import pdf
from tests.programs import needs

PUBLISHED = Path(__file__).parents[1] / "data" / "kaohsiung-2021-report.txt"
ZH = "zh-Hant-TW"
# The heads whose body the report prints otherwise than by the rule.
TYPED = {"2021-case-04", "2021-case-13", "2021-case-19", "2021-case-20"}


def squeezed(text: str) -> str:
    """A text without blanks and with one form of each bracket."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@cache
def published() -> str:
    return squeezed(PUBLISHED.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def year(demo_file: Path) -> Database:
    """The demo, which nothing here changes."""
    return Database(f"sqlite:///{demo_file}")


def report(database: Database, language: str) -> Report:
    with database.reading() as session:
        return year_report(Viewer(session, COMMAND, language), 2021, form("kaohsiung"), language)


def test_the_paragraph_on_visits_is_the_published_one(year: Database) -> None:
    found = next(part for part in report(year, ZH).every_part() if part.key == "visits")
    (paragraph,) = found.paragraphs
    assert squeezed(plain(paragraph)) in published()
    assert paragraph[-1].mark == "註1"


def test_each_head_stands_as_published_in_order_and_four_bodies_are_typed(year: Database) -> None:
    cases = report(year, ZH).visits.cases
    heads = [squeezed(plain(head_words(case.head, ZH))) for case in cases if case.head]
    assert len(heads) == 21
    places = [published().index(head) for head in heads]
    assert places == sorted(places)
    assert {case.delegation.key for case in cases if case.head and case.head.is_typed} == TYPED


def test_every_title_and_text_is_published(year: Database) -> None:
    words = [
        text
        for part in report(year, ZH).every_part()
        for text in (part.title.text, *map(plain, part.paragraphs))
    ]
    assert [text for text in words if squeezed(text) not in published()] == []


def test_exchanges_stand_in_the_published_order_under_the_published_numbers(year: Database) -> None:
    found = {part.key: part for part in report(year, ZH).every_part()}
    counts = {key: len(found[key].parts) for key in form("kaohsiung").of_exchanges}
    assert counts == {"partners": 13, "friends": 7, "city_visits": 3, "training": 1, "committee": 1}
    for section in ("partners", "friends", "city_visits"):
        places = [published().index(squeezed(part.title.text)) for part in found[section].parts]
        assert places == sorted(places)
    assert found["2021-09-17-koror"].reference == "肆、一、2.(8)"
    assert found["2021-12-10-slovakia"].reference == "肆、二、3."
    assert (found["2021-12-20-relations-group"].number, found["committee"].number) == (None, "四、")


def test_the_rule_alone_puts_each_exchange_where_it_is_published(year: Database) -> None:
    with year.reading() as session:
        viewer = Viewer(session, COMMAND, ZH)
        facts = YearFacts(queries.signed_partners(viewer), queries.gift_groups(viewer, 2021))
        events = queries.year_events(viewer, 2021)
        recorded = {event.key: event.report_section for event in events}
        for event in events:
            session.expunge(event)
            event.report_section = None
        ruled = {one.event.key: one.sections for one in assigned(events, facts, form("kaohsiung"))}
    assert len(ruled) == 25
    assert ruled == {key: (section,) for key, section in recorded.items()}


@needs("pdftotext")
def test_the_print_says_all_of_it(year: Database) -> None:
    found = report(year, ZH)
    words = pdf.squeezed(pdf.body(pdf_of(printout_of(found, NOWHERE))))
    said = [
        text
        for part in found.every_part()
        for text in ((part.number or "") + part.title.text, *map(plain, part.paragraphs))
    ]
    assert [text for text in said if pdf.squeezed(text) not in words] == []


def test_both_figures_are_given_with_their_source(year: Database) -> None:
    found = json_of(report(year, "en"))
    figures = {
        name: {key: one for key, one in figure.items() if one and key != "reason"}
        for name, figure in found["figures"].items()
    }
    assert figures == {
        "visit_cases": {"published": 29, "computed": 21, "difference": 8, "source": "Annual Report 2021"},
        "visitors": {"published": 157, "unknown": 21, "source": "Annual Report 2021"},
        "outbound_cases": {},
        "outbound_persons": {},
        "exchanges": {"computed": 25},
        "agreements": {"computed": 2},
        "partners_active": {"computed": 9},
    }
    assert {row["key"]: row["sum"] for row in found["regions"]} == {
        "asia": 5, "europe": 5, "central_america": 4, "oceania": 3, "north_america": 3, "africa": 1,
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_source_of_the_figures_bears_the_title_of_the_report(year: Database, language: str) -> None:
    found = report(year, language)
    notes = [plain(one) for one in notes_of(found.visits)]
    sources = [row.source for row in paper_of(found).compared]
    assert len(sources) == 2
    assert [said for said in (notes[0], *sources) if found.title not in said] == []


def test_each_record_of_the_data_has_key_kind_and_name(year: Database) -> None:
    def records(value: object) -> list[dict[str, object]]:
        if isinstance(value, list):
            return [record for one in value for record in records(one)]
        if not isinstance(value, dict):
            return []
        inner = [record for one in value.values() for record in records(one)]
        return [value, *inner] if "kind" in value else inner

    found = records(json_of(report(year, "ja")))
    assert {record["kind"] for record in found} == {"report", "region", "delegation", "section", "event"}
    assert [record for record in found if not record["name"] or not record["key"]] == []
    events = [record for record in found if record["kind"] == "event" and "when" in record]
    assert len(events) == 25
    assert {record["key"]: record["when"] for record in events}[
        "2021-06-busan"
    ] == "2021-06/late..2021-07/early"
    assert json.loads(json.dumps(found)) == found


def test_the_english_report_is_whole(year: Database) -> None:
    found = report(year, "en")
    assert fallbacks_of(found) == []
    assert paper_of(found).fallbacks == ()
    assert "†" not in html_of(printout_of(found, NOWHERE)).decode()


@pytest.mark.parametrize("language", ["ja", "ko"])
def test_the_others_list_what_falls_back(year: Database, language: str) -> None:
    found = report(year, language)
    listed = [(one.part.key, one.what) for one in fallbacks_of(found)]
    events = [part.key for part in found.every_part() if part.event]
    assert [key for key, what in listed if what == "text"] == ["partners", *events]
    assert [what for _key, what in listed].count("name") == 18
    assert "title" not in {what for _key, what in listed}
    assert {one.found.language for one in fallbacks_of(found)} == {"en"}
    assert len(paper_of(found).fallbacks) == len(events) + 2


@pytest.mark.parametrize(
    ("language", "title", "years", "number"),
    [
        (ZH, "110年度施政績效成果報告", ("中華民國110年", "2021"), "肆、"),
        ("en", "Annual Report 2021", ("2021", "ROC year 110"), "4"),
        ("ja", "令和3年次施政成果報告書", ("令和3年", "2021年"), "第4"),
        ("ko", "2021년 시정 성과 보고서", ("2021년",), "Ⅳ."),
    ],
)
def test_the_cover_in_each_language(
    year: Database, language: str, title: str, years: tuple[str, ...], number: str
) -> None:
    found = report(year, language)
    assert (found.title, paper_of(found).years, found.parts[0].number) == (title, years, number)


@needs("pdftotext")
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_prints_and_says_where_the_numbers_come_from(year: Database, language: str) -> None:
    found = report(year, language)
    made = pdf_of(printout_of(found, NOWHERE))
    data = paper_of(found)
    for words in (
        found.title,
        data.figures[0].caption,
        plain(notes_of(found.visits)[0]),
        data.labels.compared,
    ):
        assert pdf.holds(made, words)
    assert pdf_of(printout_of(found, NOWHERE)) == made


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_is_in_its_language_and_has_every_exchange(year: Database, language: str) -> None:
    text = html_of(printout_of(report(year, language), NOWHERE)).decode()
    assert text.startswith(f'<!doctype html>\n<html lang="{language}">')
    assert text.count('<section id="') == 25
