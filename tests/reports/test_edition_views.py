"""The pages of editions: drafted, checked, issued, read again byte for byte, corrected, compared."""

import hashlib
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.events.models import Event
from intl_crm.reports.formats import FORMATS
from intl_crm.reports.models import Edition
from intl_crm.texts import Texts
from tests import factories
from tests.desk.browsing import Desk, errors
from tests.desk.counting import counted
from tests.factories import ACTOR

Browser = Callable[[str], FlaskClient]
PDF = FORMATS["pdf"]
REMARK = "The visit came unannounced."


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
    """An office with a signing and a visit of which no headcount is known."""
    with database.transaction(ACTOR) as session:
        session.add(factories.office(name=Texts({"en": "Office"}), languages=("en", "ja")))
        session.add(factories.event(status="held", slug="koror", text=Texts({"en": "Signed."})))
        session.add(factories.delegation(state="held", slug="visit"))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Print what takes no typesetting: an address of each other format is there all the same."""
    for key in set(FORMATS) - {"json", "html"}:
        monkeypatch.delitem(FORMATS, key)


def new(desk: Desk, **typed: str) -> str:
    return desk.created("/reports/editions/new?year=2021", {"languages": ["en"], **typed})


def version(database: Database, key: str) -> int:
    with database.reading() as session:
        return next(one.version for one in session.scalars(select(Edition)) if key in (one.key, one.id.hex))


def check(database: Database, desk: Desk, address: str, remark: str = REMARK) -> TestResponse:
    key = address.rsplit("/", 1)[1]
    return desk.client.post(
        f"{address}/check?lang=en", data={"version": version(database, key), "remark": remark}
    )


def issue(desk: Desk, address: str, **typed: str) -> TestResponse:
    signed = {"by-en": "Director Chang", "on-year": "2022", "on-month": "1", "on-day": "15"}
    return desk.fill(f"{address}/issue", signed | typed)


def issued(database: Database, desk: Desk, **typed: str) -> str:
    address = new(desk, **typed)
    assert check(database, desk, address).status_code == 302
    answer = issue(desk, address)
    assert answer.status_code == 302
    return str(answer.location)


def retitle(database: Database, title: str) -> None:
    with database.transaction(ACTOR) as session:
        session.scalars(select(Event)).one().title = Texts({"en": title})


def test_a_year_without_an_edition_offers_one_to_who_may_make_it(as_role: Browser) -> None:
    offer = 'href="/reports/editions/new?year=2021"'
    assert offer in as_role("officer").get("/reports/2021/editions/?lang=en").text
    page = as_role("viewer").get("/reports/2021/editions/?lang=en").text
    assert "No edition of this year" in page
    assert offer not in page


@pytest.mark.parametrize("page", ["/reports/editions/", "/reports/2021/editions/"])
def test_the_database_is_asked_as_often_for_many_editions_as_for_one(
    app: Flask, database: Database, desk: Desk, page: str
) -> None:
    def drafted(count: int) -> int:
        with database.transaction(ACTOR) as session:
            session.add_all(factories.edition() for _ in range(count))
        with counted(app) as sent:
            assert desk.get(page).status_code == 200
        return len(sent)

    assert drafted(1) + 2 >= drafted(10)


def test_a_new_draft_asks_for_what_the_office_has_set(desk: Desk) -> None:
    form = desk.form("/reports/editions/new?year=2021")
    assert (form["year"], form["form"]) == ("2021", "kaohsiung")
    assert (form["day-year"], form["day-month"], form["day-day"]) == ("2021", "12", "31")
    assert 'value="ja" checked' in desk.get("/reports/editions/new?year=2021").text.replace("  ", " ")


def test_a_draft_says_what_is_missing_with_the_way_to_fill_it(desk: Desk) -> None:
    page = desk.get(new(desk)).text
    assert "1 visit without a headcount" in page
    assert 'href="/delegations/visit"' in page


def test_a_year_without_records_has_nothing_to_check(desk: Desk) -> None:
    page = desk.get(new(desk, year="1990", **{"day-year": "1990"})).text
    assert "Nothing is on record for 1990" in page
    assert "Check this edition" not in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"languages": []}, "Choose at least one language"),
        ({"day-day": ""}, "Write the day as well"),
        ({"day-year": "", "day-month": "", "day-day": ""}, "Write the day"),
        ({"year": ""}, "Write the common year"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(desk: Desk, typed: dict[str, str], said: str) -> None:
    answer = desk.fill("/reports/editions/new?year=2021", typed)
    assert answer.status_code == 422
    assert [one for one in errors(answer.text) if one.startswith(said)]


def test_a_check_with_gaps_asks_for_a_remark(database: Database, desk: Desk) -> None:
    address = new(desk)
    answer = check(database, desk, address, "")
    assert answer.status_code == 422
    assert "Something is missing" in answer.text
    assert check(database, desk, address).status_code == 302
    page = desk.get(address).text
    assert "Issue this edition" in page
    assert REMARK in page


def test_an_edition_is_issued_and_read_again_byte_for_byte(
    database: Database, desk: Desk, as_role: Browser
) -> None:
    address = issued(database, desk)
    assert address == "/reports/2021/editions/2021-kaohsiung-1"
    before = {key: as_role("viewer").get(f"{address}/report.{key}?lang=en") for key in FORMATS}
    retitle(database, "Renamed")
    for key, answer in before.items():
        assert (answer.status_code, answer.mimetype) == (200, FORMATS[key].media_type)
        again = as_role("viewer").get(f"{address}/report.{key}?lang=en").data
        assert hashlib.sha256(again).digest() == hashlib.sha256(answer.data).digest()
        assert b"Edition 1, issued on 15 January 2022 (Director Chang)." in again
    name = before["json"].headers["Content-Disposition"]
    assert name == "attachment; filename=report-2021-kaohsiung-1.en.json"


def test_the_confirmation_says_what_will_be_kept(database: Database, desk: Desk) -> None:
    address = new(desk, languages=["en", "ja"])  # type: ignore[arg-type]
    check(database, desk, address)
    page = desk.get(f"{address}/issue").text
    assert "4 files" in page
    assert REMARK in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"by-en": ""}, "Write who signs it off."),
        ({"on-day": ""}, "Write the day as well."),
    ],
)
def test_who_signs_and_when_is_asked_for(
    database: Database, desk: Desk, typed: dict[str, str], said: str
) -> None:
    address = new(desk)
    check(database, desk, address)
    answer = issue(desk, address, **typed)
    assert answer.status_code == 422
    assert said in errors(answer.text)


def test_who_signs_is_asked_for_in_every_language(database: Database, desk: Desk) -> None:
    address = new(desk, languages=["en", "ja"])  # type: ignore[arg-type]
    check(database, desk, address)
    assert "日本語" in issue(desk, address).text
    assert issue(desk, address, **{"by-ja": "張処長"}).status_code == 302


def test_what_changed_since_the_check_is_shown(database: Database, desk: Desk) -> None:
    address = new(desk)
    check(database, desk, address)
    retitle(database, "Renamed")
    for answer in (desk.get(f"{address}/issue"), issue_anyway(database, desk, address)):
        assert answer.status_code == 409
        assert "<del>Signing</del>" in answer.text
        assert "Renamed" in answer.text


def issue_anyway(database: Database, desk: Desk, address: str) -> TestResponse:
    sent = {"version": version(database, address.rsplit("/", 1)[1]), "by-en": "Chang"}
    day = {"on-year": "2022", "on-month": "1", "on-day": "15"}
    return desk.client.post(f"{address}/issue?lang=en", data={**sent, **day})


def test_a_draft_is_not_issued(desk: Desk) -> None:
    address = new(desk)
    answer = desk.client.get(f"{address}/issue?lang=en")
    assert answer.location == address
    assert "Issue this edition" not in desk.get(address).text


@pytest.mark.parametrize("role", ["viewer", "protocol"])
def test_others_than_officers_read_only(database: Database, desk: Desk, as_role: Browser, role: str) -> None:
    address = new(desk)
    check(database, desk, address)
    browser = as_role(role)
    page = browser.get(f"{address}?lang=en").text
    assert not any(words in page for words in ("Issue this edition", "Check again", "/delete"))
    for method, ending in (("POST", "/check"), ("GET", "/issue"), ("POST", "/issue")):
        assert browser.open(f"{address}{ending}", method=method).status_code == 403


def test_an_issued_edition_is_neither_changed_nor_deleted(database: Database, desk: Desk) -> None:
    address = issued(database, desk)
    key = address.rsplit("/", 1)[1]
    for ending in ("edit", "delete"):
        for answer in (
            desk.get(f"/reports/editions/{key}/{ending}"),
            desk.client.post(f"/reports/editions/{key}/{ending}?lang=en"),
        ):
            assert answer.status_code == 409
            assert "An issued edition stays as it is." in answer.text
    assert f"{key}/edit" not in desk.get(address).text


def test_a_draft_is_deleted_and_brought_back(database: Database, desk: Desk) -> None:
    address = new(desk)
    key = address.rsplit("/", 1)[1]
    sent = {"version": version(database, key)}
    deleted = desk.client.post(f"/reports/editions/{key}/delete", data=sent)
    assert deleted.status_code == 302
    assert desk.get(address).status_code == 302
    assert desk.get(f"/reports/editions/{key}").status_code == 410
    assert desk.client.post(f"/reports/editions/{key}/restore").location == address


def test_a_correction_asks_why_and_lists_what_changed(database: Database, desk: Desk) -> None:
    first = issued(database, desk)
    answer = desk.fill("/reports/editions/new?year=2021", {"languages": ["en"]})
    assert answer.status_code == 422
    assert [one for one in errors(answer.text) if "Write why" in one]
    form = desk.form(f"/reports/editions/new?year=2021&from={first.rsplit('/', 1)[1]}")
    assert form["languages"] == "en"
    retitle(database, "Renamed")
    second = issued(database, desk, reason="A title was wrong.")
    page = desk.get(second).text
    assert "Changed from edition 1" in page
    assert "Renamed" in page
    assert f"left={first.rsplit('/', 1)[1]}" in page
    assert "2021-kaohsiung-2" in desk.get("/reports/2021/editions/").text


def test_editions_are_compared_with_each_other_and_with_now(database: Database, desk: Desk) -> None:
    issued(database, desk)
    at = "/reports/2021/editions/compare?left=2021-kaohsiung-1&right=now"
    page = desk.get(at).text
    assert "Both say the same." in page
    assert "The records as they are now" in page
    retitle(database, "Renamed")
    page = desk.get(at).text
    assert "<del>Signing</del>" in page
    assert "<ins>Renamed</ins>" in page
    assert "1 place differs" in page
    assert "City visits" not in page
    assert page.count("<section") < desk.get(f"{at}&all=1").text.count("<section")


@pytest.mark.parametrize("sides", ["", "left=now&right=now", "left=nothing&right=now", "left=2021&right="])
def test_what_can_not_be_compared_has_no_page(desk: Desk, sides: str) -> None:
    assert desk.get(f"/reports/2021/editions/compare?{sides}").status_code == 404


def test_a_draft_is_not_compared(desk: Desk) -> None:
    key = new(desk).rsplit("/", 1)[1]
    assert desk.get(f"/reports/2021/editions/compare?left={key}&right=now").status_code == 404


def test_an_edition_of_another_year_leads_to_its_own(desk: Desk) -> None:
    address = new(desk)
    elsewhere = desk.client.get(address.replace("/2021/", "/2020/"))
    assert desk.client.get(elsewhere.location).location == address


@pytest.mark.parametrize("lang", ["ko", "xx"])
def test_what_was_not_issued_in_a_language_is_not_there(database: Database, desk: Desk, lang: str) -> None:
    address = issued(database, desk)
    assert desk.client.get(f"{address}/report.json?lang={lang}").status_code == 404


def test_lost_bytes_are_said_to_be_lost(database: Database, desk: Desk, settings: Settings) -> None:
    address = issued(database, desk)
    for path in (settings.data / "editions").iterdir():
        path.write_bytes(b"something else")
    answer = desk.get(f"{address}/report.json")
    assert answer.status_code == 404
    assert "its contents are missing" in answer.text


def test_the_history_tells_each_step(database: Database, desk: Desk) -> None:
    address = issued(database, desk)
    page = desk.get(f"{address}/history").text
    assert page.count("changed the record") == 2
    assert "made the record" in page
    assert REMARK in page
    assert "Director Chang" in page


def test_all_editions_stand_in_one_list(database: Database, desk: Desk) -> None:
    issued(database, desk)
    page = desk.get("/reports/editions/").text
    assert 'href="/reports/2021/editions/2021-kaohsiung-1"' in page
    assert "2021-kaohsiung-1" not in desk.get("/reports/editions/?state=draft").text


def test_the_year_s_page_gives_the_edition_that_was_issued_last(database: Database, desk: Desk) -> None:
    assert "No edition has been issued yet." in desk.get("/reports/2021").text
    address = issued(database, desk)
    page = desk.get("/reports/2021").text
    assert f'href="{address}"' in page
    assert f'href="{address}/report.json?lang=en"' in page
    assert "Director Chang" in page


def test_an_edition_is_issued_without_characters_only_if_asked(
    database: Database, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FORMATS, "pdf", PDF)
    retitle(database, "Tag 𡍼")
    address = new(desk)
    check(database, desk, address)
    refused = issue(desk, address)
    assert refused.status_code == 422
    assert "U+2137C 𡍼" in refused.text
    assert issue(desk, address, without_missing="y").status_code == 302


def test_a_checked_edition_says_that_records_have_changed_since(database: Database, desk: Desk) -> None:
    address, said = new(desk), "Records have changed since the check."
    check(database, desk, address)
    assert said not in desk.get(address).text
    with database.transaction(ACTOR) as session:
        session.add(factories.event(status="held", slug="another"))
    assert said in desk.get(address).text
    check(database, desk, address)
    assert said not in desk.get(address).text
