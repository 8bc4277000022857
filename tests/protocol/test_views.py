from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from intl_crm.accounts.models import AuditEntry
from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.printing.errors import PrintFailed, PrintStopped
from intl_crm.protocol import views
from intl_crm.texts import LANGUAGES, Texts
from tests.pictures import WIDE, hang_crest, picture
from tests.printing import pdf
from tests.programs import needs
from tests.protocol.desk import Desk

AsRole = Callable[[str], FlaskClient]
PDF = "application/pdf"


@pytest.fixture
def officer(as_role: AsRole, desk: Desk) -> FlaskClient:
    """An officer's browser, and a signing with an ambassador."""
    desk.event(desk.koror, (desk.ambassador(diet="canary"), "guest"), slug="koror")
    desk.delegation(slug="visit", name=Texts({"en": "Friends"}))
    return as_role("officer")


@pytest.mark.parametrize("address", ["/events/koror/sheet.pdf", "/delegations/visit/sheet.pdf"])
def test_a_sheet_is_shown_in_the_browser_and_kept_nowhere(officer: FlaskClient, address: str) -> None:
    answer = officer.get(address)
    assert (answer.status_code, answer.mimetype) == (HTTPStatus.OK, PDF)
    assert answer.data.startswith(b"%PDF-")
    assert answer.headers["Content-Disposition"].startswith("inline; filename*=UTF-8''")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@needs("pdftotext")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ["?language={}", "?lang={}"])
def test_the_sheet_comes_in_the_language_asked_for_or_the_pages(
    officer: FlaskClient, address: str, language: str
) -> None:
    answer = officer.get("/events/koror/sheet.pdf" + address.format(language))
    assert answer.headers["Content-Language"] == language
    assert pdf.reader(answer.data).trailer["/Root"]["/Lang"].startswith(language[:2])


def test_the_file_has_a_name_that_can_be_read(officer: FlaskClient) -> None:
    answer = officer.get("/events/koror/sheet.pdf?language=zh-Hant-TW")
    assert unquote(answer.headers["Content-Disposition"]).endswith("訪賓接待資料-koror.pdf")


def test_a_head_is_answered_without_the_sheet(officer: FlaskClient) -> None:
    answer = officer.head("/events/koror/sheet.pdf")
    assert (answer.status_code, answer.mimetype, answer.data) == (HTTPStatus.OK, PDF, b"")


@pytest.mark.parametrize(
    "address",
    [
        "/events/nothing/sheet.pdf",
        "/events/visit/sheet.pdf",
        "/delegations/koror/sheet.pdf",
        "/events/koror/sheet.pdf?language=fr",
        "/events/koror/sheet.pdf?language=../en",
        "/events/koror/sheet.odt",
    ],
)
def test_what_is_not_there_is_not_found(officer: FlaskClient, address: str) -> None:
    assert officer.get(address).status_code == HTTPStatus.NOT_FOUND


def test_a_restricted_event_is_not_there_for_others(as_role: AsRole, desk: Desk) -> None:
    desk.event(slug="hidden", visibility="restricted")
    found = [
        as_role(role).get("/events/hidden/sheet.pdf").status_code for role in ("viewer", "officer", "admin")
    ]
    assert found == [HTTPStatus.NOT_FOUND, HTTPStatus.NOT_FOUND, HTTPStatus.OK]


def test_a_deleted_event_has_no_sheet(officer: FlaskClient) -> None:
    version = {"version": "1"}
    assert officer.post("/events/koror/delete", data=version).status_code < HTTPStatus.BAD_REQUEST
    assert officer.get("/events/koror/sheet.pdf").status_code == HTTPStatus.NOT_FOUND


def test_who_is_not_signed_in_is_sent_to_the_door(client: FlaskClient, desk: Desk, as_role: AsRole) -> None:
    desk.event(slug="open", visibility="public")
    as_role("admin")
    answer = client.get("/events/open/sheet.pdf")
    assert answer.status_code in {HTTPStatus.FOUND, HTTPStatus.SEE_OTHER}
    assert "/sign-in" in answer.headers["Location"]


@needs("pdftotext")
@pytest.mark.parametrize(("role", "is_told"), [("viewer", False), ("protocol", True), ("officer", True)])
def test_the_diet_is_printed_for_who_may_read_it(
    officer: FlaskClient, as_role: AsRole, role: str, is_told: bool
) -> None:
    assert pdf.holds(as_role(role).get("/events/koror/sheet.pdf?language=en").data, "canary") is is_told


def test_a_print_changes_nothing(officer: FlaskClient, database: Database) -> None:
    def entries() -> int:
        with database.reading() as session:
            return session.query(AuditEntry).count()

    before = entries()
    assert officer.get("/events/koror/sheet.pdf").status_code == HTTPStatus.OK
    assert entries() == before


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-Hant-TW", "資料中有列印字型所沒有的字"),
        ("en", "characters that no font of the prints has"),
        ("ja", "印刷用の書体にない文字があります"),
        ("ko", "인쇄용 글꼴에 없는 문자가 있습니다"),
    ],
)
def test_a_character_that_cannot_be_printed_is_shown_with_its_place(
    officer: FlaskClient, desk: Desk, language: str, words: str
) -> None:
    desk.event(slug="odd", title=Texts({"en": "<b>Mr 𡍼</b>"}))
    answer = officer.get(f"/events/odd/sheet.pdf?lang={language}")
    assert (answer.status_code, answer.mimetype) == (HTTPStatus.UNPROCESSABLE_ENTITY, "text/html")
    assert words in answer.text
    assert "U+2137C" in answer.text
    assert "&lt;b&gt;Mr 𡍼&lt;/b&gt;" in answer.text
    assert f'href="?lang={language}&amp;without=missing"' in answer.text
    made = officer.get("/events/odd/sheet.pdf?lang=en&without=missing").data
    assert pdf.holds(made, "<b>Mr 〓</b>")


def test_what_does_not_fit_is_told(officer: FlaskClient, desk: Desk) -> None:
    desk.event(slug="long", place=Texts({"en": "a venue that never ends " * 600}))
    answer = officer.get("/events/long/sheet.pdf?lang=en")
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "does not fit on its pages" in answer.text


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (PrintStopped("time"), HTTPStatus.SERVICE_UNAVAILABLE),
        (PrintFailed("sheet", "canary"), HTTPStatus.INTERNAL_SERVER_ERROR),
    ],
)
def test_a_print_that_fails_has_a_page(
    officer: FlaskClient, monkeypatch: pytest.MonkeyPatch, error: Exception, status: HTTPStatus
) -> None:
    def fail(*_facts: object, **_choices: object) -> bytes:
        raise error

    monkeypatch.setattr(views, "sheet_pdf", fail)
    answer = officer.get("/events/koror/sheet.pdf?lang=en")
    assert answer.status_code == status
    assert "canary" not in answer.text
    assert ("Reference for the administrator" in answer.text) is (status == HTTPStatus.INTERNAL_SERVER_ERROR)


@pytest.mark.parametrize("address", ["/events/koror/sheet.pdf", "/delegations/visit/sheet.pdf"])
def test_the_crest_stands_at_the_head_of_the_first_page(
    officer: FlaskClient, database: Database, settings: Settings, address: str
) -> None:
    assert not any(page.images for page in pdf.reader(officer.get(address).data).pages)
    hang_crest(database, settings.data, picture("JPEG"))
    pages = pdf.reader(officer.get(address).data).pages
    assert [image.image.size for image in pages[0].images] == [WIDE]
    assert not any(page.images for page in pages[1:])
