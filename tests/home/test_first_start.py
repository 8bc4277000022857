import io
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from intl_crm.accounts import one_time, operations
from intl_crm.accounts.models import AuditEntry, User
from intl_crm.cities.queries import the_office
from intl_crm.db import Database
from intl_crm.files.models import File
from tests.pictures import picture

TYPED: dict[str, Any] = {
    "office_name-zh-Hant-TW": "高雄市政府行政暨國際處",
    "office_name-en": "International Affairs",
    "short_name-zh-Hant-TW": "行政暨國際處",
    "city_name-zh-Hant-TW": "高雄市",
    "city_name-en": "Kaohsiung",
    "city_name-ja": "高雄市",
    "city_name-ko": "가오슝시",
    "country": "TW",
    "zone": "Asia/Taipei",
    "hours": "08:00-17:30",
    "latitude": "22.63",
    "longitude": "120.30",
    "language": "ja",
    "languages": ["en", "ja", "es"],
    "name": "林小姐",
    "login": "Lin@kcg.example",
    "password": "a password of mine",
    "repeat": "a password of mine",
}


@pytest.fixture
def address(database: Database) -> str:
    made = one_time.first_start_address(database, "")
    assert made is not None
    return made


def is_empty(database: Database) -> bool:
    with database.reading() as session:
        return the_office(session) is None and not one_time.has_accounts(session)


def test_the_form_asks_in_the_readers_language(client: FlaskClient, address: str) -> None:
    for language, words in (("en", "Home city"), ("zh-Hant-TW", "時區")):
        answer = client.get(address, headers={"Accept-Language": language})
        assert answer.status_code == HTTPStatus.OK
        assert words in answer.text


def test_looking_at_it_changes_nothing(client: FlaskClient, address: str, database: Database) -> None:
    for _ in range(2):
        assert client.get(address).status_code == HTTPStatus.OK
    assert is_empty(database)


def test_an_office_its_city_and_its_administrator_begin(
    client: FlaskClient, address: str, database: Database
) -> None:
    assert client.post(address, data=TYPED).location == "/"
    with database.reading() as session:
        office, user = the_office(session), operations.user_of(session, "lin@kcg.example")
        assert office is not None
        home = office.home_city
        assert office.name["zh-Hant-TW"] == "高雄市政府行政暨國際處"
        assert (office.language, office.languages) == ("ja", ("ja", "en", "es"))
        assert (home.name["ko"], home.country, home.zone) == ("가오슝시", "TW", "Asia/Taipei")
        assert (str(home.working_hours), home.latitude, home.longitude) == ("08:00-17:30", 22.63, 120.30)
        assert (user.name, user.role) == ("林小姐", "admin")
        assert {home.created_by_id, office.created_by_id} == {user.id}
        assert {entry.actor_name for entry in session.scalars(select(AuditEntry))} == {"林小姐"}
    assert client.get("/account/").status_code == HTTPStatus.OK
    assert client.get("/").status_code == HTTPStatus.OK


def test_it_happens_once(client: FlaskClient, address: str) -> None:
    client.post(address, data=TYPED)
    for answer in (client.get(address), client.post(address, data=TYPED | {"login": "other"})):
        assert answer.status_code == HTTPStatus.GONE


def test_an_address_left_over_is_worth_nothing_once_there_is_an_account(
    client: FlaskClient, address: str, user_of: Callable[[str], User]
) -> None:
    user_of("admin")
    assert client.post(address, data=TYPED).status_code == HTTPStatus.GONE


def test_another_address_is_worth_nothing(client: FlaskClient, address: str, database: Database) -> None:
    assert client.post(f"{address}x", data=TYPED).status_code == HTTPStatus.GONE
    assert is_empty(database)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("office_name-zh-Hant-TW", None),
        ("city_name", None),
        ("country", "XX"),
        ("country", ""),
        ("zone", "Mars/Olympus"),
        ("zone", ""),
        ("hours", "all day"),
        ("hours", ""),
        ("latitude", ""),
        ("longitude", ""),
        ("latitude", "91"),
        ("longitude", "far"),
        ("language", "tlh"),
        ("languages", "tlh"),
        ("name", ""),
        ("login", "two words"),
        ("login", ""),
        ("password", "short"),
        ("repeat", "another one"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    client: FlaskClient, address: str, database: Database, field: str, wrong: str | None
) -> None:
    data = {name: text for name, text in TYPED.items() if wrong is not None or not name.startswith(field[:9])}
    answer = client.post(address, data=data | ({} if wrong is None else {field: wrong}))
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "data-error-summary" in answer.text
    assert "林小姐" in answer.text or field == "name"
    assert is_empty(database)


def with_crest(content: bytes) -> dict[str, Any]:
    return TYPED | {"crest_id": (io.BytesIO(content), "crest.png")}


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_crest_is_kept_with_the_office(
    client: FlaskClient, address: str, database: Database, form: str
) -> None:
    assert client.post(address, data=with_crest(picture(form))).location == "/"
    with database.reading() as session:
        office = the_office(session)
        assert office is not None
        assert office.crest_id is not None
        crest = session.get_one(File, office.crest_id)
        assert (crest.record, crest.media_type) == (("office", office.id), f"image/{form.lower()}")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"<svg/>", b"\x89PNG\r\n\x1a\nbroken", b"GIF89a"])
def test_what_is_no_crest_sets_nothing_up(
    client: FlaskClient, address: str, database: Database, content: bytes
) -> None:
    assert client.post(address, data=with_crest(content)).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert is_empty(database)
    assert client.post(address, data=with_crest(picture("PNG"))).location == "/"


def test_coordinates_may_be_left_out(client: FlaskClient, address: str, database: Database) -> None:
    data = {name: text for name, text in TYPED.items() if name not in {"latitude", "longitude"}}
    assert client.post(address, data=data | {"latitude": "", "longitude": ""}).location == "/"
    with database.reading() as session:
        office = the_office(session)
        assert office is not None
        assert office.home_city.latitude is None


def test_the_password_is_not_the_login_name(client: FlaskClient, address: str, database: Database) -> None:
    same = {"password": "lin@kcg.example", "repeat": "lin@kcg.example"}
    assert client.post(address, data=TYPED | same).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert is_empty(database)
