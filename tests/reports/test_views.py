"""The pages of reports: the years, a year in each language, downloads, gaps, and who may write what."""

import json
from collections.abc import Callable
from http import HTTPStatus

import pytest
from flask.testing import FlaskClient

from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.kinds import by_key
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.models import Figure, Introduction
from intl_crm.spans import Span
from intl_crm.texts import LANGUAGES, Texts
from tests import factories
from tests.desk.browsing import Desk, errors
from tests.factories import ACTOR
from tests.pictures import WIDE, hang_crest, picture
from tests.printing import pdf

Browser = Callable[[str], FlaskClient]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What a page shows is the same from either database."""
    return sqlite_url


@pytest.fixture
def desk(as_role: Browser) -> Desk:
    """An officer at the desk."""
    return Desk(as_role("officer"))


def keep(database: Database, *records: object) -> None:
    with database.transaction(ACTOR) as session:
        session.add_all(records)


def a_year(database: Database) -> None:
    """An office with one exchange, one visit and one published figure."""
    keep(
        database,
        factories.office(),
        factories.event(status="held", slug="koror", title=Texts({"zh-Hant-TW": "與科羅州締盟"})),
        factories.delegation(state="held", case_year=2021, case_number=1, slug="case"),
        factories.figure(value=29, source=Texts({"zh-Hant-TW": "110年度報告", "en": "the report"})),
    )


def test_a_program_without_exchanges_says_what_will_stand_here(database: Database, desk: Desk) -> None:
    keep(database, factories.office())
    assert "Once an exchange has been held" in desk.get("/reports/").text


def test_the_years_lead_to_their_reports(database: Database, desk: Desk) -> None:
    a_year(database)
    page = desk.get("/reports/").text
    assert 'href="/reports/2021"' in page
    assert "1 exchange" in page
    assert "1 visit" in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_year_reads_as_it_prints_in_every_language(
    database: Database, as_role: Browser, language: str
) -> None:
    a_year(database)
    page = as_role("viewer").get(f"/reports/2021?lang={language}").text
    assert 'href="/events/koror"' in page
    assert "與科羅州締盟" in page
    assert ("†" in page) is (language != "zh-Hant-TW")
    assert f"/reports/2021/report.pdf?lang={language}" in page


def test_the_rail_leads_to_what_is_missing(database: Database, desk: Desk) -> None:
    a_year(database)
    keep(database, factories.event(status="planned", slug="to-come", when=Span.parse("2021-11")))
    page = desk.get("/reports/2021").text
    assert "28 published visits are not on record" in page
    assert "1 visit without a headcount" in page
    assert 'href="/delegations/case"' in page
    assert 'href="/events/to-come"' in page


def test_a_viewer_is_not_sent_to_record_a_visit(database: Database, as_role: Browser) -> None:
    a_year(database)
    assert "Record a visit" not in as_role("viewer").get("/reports/2021?lang=en").text


def test_a_year_shows_and_gives_the_form_that_is_asked_for(database: Database, desk: Desk) -> None:
    a_year(database)
    page = desk.get("/reports/2021?form=general").text
    assert 'href="?form=general" aria-current="true"' in page
    for written in FORMATS:
        assert f"/reports/2021/report.{written}?lang=en&amp;form=general" in page
    answer = desk.get("/reports/2021/report.json?form=general")
    assert answer.get_json()["form"] == "general"
    assert 'href="?form=kaohsiung" aria-current="true"' in desk.get("/reports/2021").text


def test_an_unknown_form_names_where_the_forms_stand(database: Database, desk: Desk) -> None:
    a_year(database)
    for address in ("/reports/2021?form=nothing", "/reports/2021/report.pdf?form=nothing"):
        answer = desk.get(address)
        assert answer.status_code == 404
        assert "/reports/forms/" in answer.text


@pytest.mark.parametrize(
    ("ending", "media_type", "start"),
    [
        ("pdf", "application/pdf", b"%PDF-"),
        ("html", "text/html", b"<!doctype html>"),
        ("json", "application/json", b'{"key": "2021"'),
    ],
)
def test_a_year_can_be_downloaded(
    database: Database, as_role: Browser, ending: str, media_type: str, start: bytes
) -> None:
    a_year(database)
    answer = as_role("viewer").get(f"/reports/2021/report.{ending}?lang=ja")
    assert (answer.status_code, answer.mimetype) == (200, media_type)
    assert answer.headers["Content-Disposition"] == f"attachment; filename=report-2021.ja.{ending}"
    assert answer.data.startswith(start)


def test_the_data_are_in_the_reader_s_language(database: Database, as_role: Browser) -> None:
    a_year(database)
    found = json.loads(as_role("viewer").get("/reports/2021/report.json?lang=ko").data)
    assert found["language"] == "ko"
    figure = found["figures"]["visit_cases"]
    assert (figure["published"], figure["computed"], figure["difference"]) == (29, 1, 28)
    assert figure["source"] == "the report"


def test_a_year_that_can_not_be_printed_says_why_and_offers_to_print_without(
    database: Database, desk: Desk
) -> None:
    a_year(database)
    keep(database, factories.event(status="held", slug="tag", title=Texts({"en": "Tag 𡍼"})))
    refused = desk.get("/reports/2021/report.pdf")
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "U+2137C" in refused.text
    assert 'href="/events/tag"' in refused.text
    assert "/reports/2021/report.pdf?lang=en&amp;form=kaohsiung&amp;without=missing" in refused.text
    assert desk.get("/reports/2021/report.pdf?lang=en&without=missing").data.startswith(b"%PDF")


@pytest.mark.parametrize("year", ["0", "110", "99999", "-1", "two"])
def test_no_such_year(database: Database, desk: Desk, year: str) -> None:
    a_year(database)
    assert desk.get(f"/reports/{year}").status_code == 404


def test_a_figure_is_published_and_stands_in_the_report(database: Database, desk: Desk) -> None:
    keep(database, factories.office())
    typed = {"year": "2021", "name": "visitors", "value": "157", "source-en": "the 2021 report"}
    typed |= {"reason-en": "It was counted by hand."}
    made = desk.created("/reports/figures/new?year=2021", typed)
    with database.reading() as session:
        found = by_key(session, Figure, made.rsplit("/", 1)[1])
        assert isinstance(found, Figure)
        assert (found.year, found.name, found.value, found.visibility) == (2021, "visitors", 157, "internal")
    assert "2021 · Visitors" in desk.get(made).text
    assert "157" in desk.get("/reports/2021").text
    assert desk.fill(f"{made}/edit", {"value": "1234567"}).status_code == 302
    for page in (made, "/reports/figures/?year=2021", "/reports/2021"):
        assert "1,234,567" in desk.get(page).text


def test_opening_words_stand_in_the_report(database: Database, desk: Desk) -> None:
    keep(database, factories.office())
    typed = {"year": "2021", "section": "friends", "text-en": "A year of <b>calls</b>."}
    made = desk.created("/reports/introductions/new", typed)
    with database.reading() as session:
        assert isinstance(by_key(session, Introduction, made.rsplit("/", 1)[1]), Introduction)
    assert "A year of &lt;b&gt;calls&lt;/b&gt;." in desk.get("/reports/2021").text
    assert "Other international exchanges" in desk.get("/reports/introductions/").text


@pytest.mark.parametrize(
    ("address", "typed", "said"),
    [
        ("figures", {"year": ""}, "Write the common year"),
        ("figures", {"year": "110"}, "Write the common year"),
        ("figures", {"value": ""}, "Write the number"),
        ("figures", {"value": "few"}, "Write a whole number"),
        ("figures", {"source-en": ""}, "Write where it was published"),
        ("figures", {"reason-en": ""}, "Write why it differs"),
        ("figures", {"name": "visit_cases"}, "This is recorded for that year already"),
        ("introductions", {"year": "2021", "section": "friends"}, "Write the opening words"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    database: Database, desk: Desk, address: str, typed: dict[str, str], said: str
) -> None:
    keep(database, factories.office(), factories.figure())
    right = {"year": "2021", "name": "visitors", "value": "1", "source-en": "the report"}
    right |= {"reason-en": "It was counted by hand."} if address == "figures" else {}
    answer = desk.fill(f"/reports/{address}/new", right | typed)
    assert answer.status_code == 422
    assert [one for one in errors(answer.text) if one.startswith(said)]


@pytest.mark.parametrize("role", ["viewer", "protocol"])
def test_only_officers_write_figures(database: Database, as_role: Browser, role: str) -> None:
    keep(database, factories.office())
    assert as_role(role).get("/reports/figures/new").status_code == 403
    assert as_role(role).get("/reports/figures/").status_code == 200


def test_the_crest_stands_on_the_cover(database: Database, settings: Settings, desk: Desk) -> None:
    a_year(database)
    without = desk.get("/reports/2021/report.pdf").data
    hang_crest(database, settings.data, picture())
    pages = pdf.reader(desk.get("/reports/2021/report.pdf").data).pages
    assert [len(page.images) for page in pages] == [1, *[0] * (len(pages) - 1)]
    assert pages[0].images[0].image.size == WIDE
    assert not any(page.images for page in pdf.reader(without).pages)


NOTHING = {
    "zh-Hant-TW": "1990年（民國79年）無交流或訪賓紀錄。",
    "en": "Nothing is on record for 1990: no exchange was held and no visit received.",
    "ja": "1990年（平成2年）の交流・来訪の記録はありません。",
    "ko": "1990년의 교류·방문 기록이 없습니다.",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", ["", "/report.pdf", "/report.html", "/report.json"])
def test_a_year_without_records_leads_to_those_that_have_some(
    database: Database, as_role: Browser, language: str, ending: str
) -> None:
    a_year(database)
    answer = as_role("viewer").get(f"/reports/1990{ending}?lang={language}")
    assert (answer.status_code, answer.mimetype) == (404, "text/html")
    assert NOTHING[language] in answer.text
    assert 'href="/reports/2021"' in answer.text
    assert "/events/new" not in answer.text


def test_who_may_add_an_exchange_is_led_to_it(database: Database, desk: Desk) -> None:
    keep(database, factories.office())
    assert 'href="/events/new"' in desk.get("/reports/1990").text


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh-Hant-TW", "〔不詳〕"), ("en", "[unknown]"), ("ja", "〔不明〕"), ("ko", "[미상]")],
)
def test_what_is_unknown_stands_in_brackets_as_in_print(
    database: Database, as_role: Browser, language: str, words: str
) -> None:
    a_year(database)
    keep(database, factories.figure(name="visitors", value=157))
    for address in ("/reports/2021", "/reports/2021/report.html"):
        assert f"{words}</td>" in as_role("viewer").get(f"{address}?lang={language}").text


def test_the_figures_of_a_year_lead_to_their_records(database: Database, as_role: Browser) -> None:
    a_year(database)
    page = as_role("viewer").get("/reports/2021/figures?lang=en").text
    assert 'href="/reports/2021/figures/years?row=2021&amp;column=visit_cases">1</a>' in page
    assert 'href="/reports/2021/figures/exchange_kinds?column=exchanges">1</a>' in page
    assert "/reports/figures/new" not in page
    listed = as_role("viewer").get("/reports/2021/figures/exchange_kinds?row=ceremony&column=exchanges").text
    assert 'href="/events/koror"' in listed


def test_a_chart_says_in_words_what_it_shows(database: Database, as_role: Browser) -> None:
    a_year(database)
    page = as_role("viewer").get("/reports/2021/figures?lang=en").text
    assert page.count('role="img"') >= 6
    assert "Bar chart: Exchanges by kind and mode. Signings and ceremonies: 1.</desc>" in page
    assert "style=" not in page.partition("<main")[2]


def test_an_officer_publishes_a_figure_where_it_is_missing(database: Database, desk: Desk) -> None:
    a_year(database)
    assert (
        'href="/reports/figures/new?year=2021&amp;name=exchanges"' in desk.get("/reports/2021/figures").text
    )
    typed = {"value": "1", "source-en": "the report"}
    made = desk.created("/reports/figures/new?year=2021&name=exchanges", typed)
    page = desk.get("/reports/2021/figures").text
    assert f'<a href="{made}">1</a>' in page
    assert '<a href="/reports/2021/figures/years?row=2021&amp;column=exchanges">1</a>' in page


def test_a_published_figure_that_differs_shows_how_far_and_why(database: Database, desk: Desk) -> None:
    a_year(database)
    assert "No reason is given." in desk.get("/reports/2021/figures").text
    reason = Texts({"en": "28 groups were not named."})
    keep(database, factories.figure(year=2020, value=3, reason=reason))
    page = desk.get("/reports/2020/figures").text
    assert "28 groups were not named." in page
    assert '<td class="ic-num" data-label="Difference">+3</td>' in page
    assert "28 groups were not named." in desk.get("/reports/2020").text


@pytest.mark.parametrize(
    "address",
    [
        "nothing",
        "countries?row=FR&column=visitors",
        "countries?column=nothing",
        "months?row=13&column=visitors",
        "years?row=1990&column=visitors",
        "countries?row=%00&column=%00",
    ],
)
def test_no_such_number(database: Database, desk: Desk, address: str) -> None:
    a_year(database)
    assert desk.get(f"/reports/2021/figures/{address}").status_code == 404


@pytest.mark.parametrize("tally", ["countries", "partners", "years"])
def test_without_a_column_the_first_one_is_listed(database: Database, desk: Desk, tally: str) -> None:
    a_year(database)
    assert desk.get(f"/reports/2021/figures/{tally}").status_code == 200


def test_there_are_no_figures_of_a_year_without_records(database: Database, desk: Desk) -> None:
    a_year(database)
    answer = desk.get("/reports/1990/figures?lang=en")
    assert answer.status_code == 404
    assert NOTHING["en"] in answer.text
