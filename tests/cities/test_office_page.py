"""The office's page: everything that the first start asks for can be changed there, as of any record."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from intl_crm.accounts.models import AuditEntry
from intl_crm.cities.crest import printed_crest
from intl_crm.cities.models import City, Office
from intl_crm.cities.queries import the_office
from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.files.storage import FOLDER
from intl_crm.printing.pictures import printable
from intl_crm.texts import Texts
from tests import factories
from tests.desk.browsing import Browser, Desk, FormReader, errors
from tests.factories import ACTOR
from tests.pictures import picture

TYPED = {
    "zone": "Asia/Tokyo",
    "hours": "09:00-18:00",
    "language": "ja",
    "languages": "es",
    "name-en": "Our office",
}


@pytest.fixture
def office(database: Database) -> Office:
    """An office in Kaohsiung, and a partner city."""
    home = factories.city(name=Texts({"en": "Kaohsiung"}), country="TW", slug="home",
                          zone="Asia/Taipei", hours="08:00-17:30")  # fmt: skip
    made = factories.office(home_city=home, languages=("zh-Hant-TW", "en"))
    partner = factories.city(slug="koror", zone="Pacific/Palau", hours="07:30-16:30")
    with database.transaction(ACTOR) as session:
        session.add_all([made, partner])
    return made


@pytest.fixture
def admin(as_role: Browser) -> Desk:
    """An administrator."""
    return Desk(as_role("admin"))


@pytest.fixture
def address(office: Office) -> str:
    """Where the office is changed."""
    return f"/admin/office/{office.key}/edit"


def kept(database: Database) -> Office:
    with database.reading() as session:
        found = the_office(session)
        assert found is not None
        return found


def send(admin: Desk, address: str, content: bytes, typed: dict[str, str] | None = None) -> TestResponse:
    """Send the form with a picture."""
    data: dict[str, Any] = (typed or admin.form(address)) | {"crest_id": (io.BytesIO(content), "arms.png")}
    return admin.post(address, data)


def test_the_form_shows_what_is_recorded(admin: Desk, address: str) -> None:
    shown = admin.form(address)
    assert (shown["zone"], shown["hours"], shown["language"]) == ("Asia/Taipei", "08:00-17:30", "zh-Hant-TW")
    page = admin.get(address).text
    assert [f'value="{tag}" checked' in page for tag in ("zh-Hant-TW", "en", "ja", "es")] == [
        True,
        True,
        False,
        False,
    ]


def test_all_that_the_first_start_asks_for_can_be_changed(
    admin: Desk, database: Database, address: str
) -> None:
    assert admin.fill(address, TYPED).status_code == 302
    office = kept(database)
    assert (office.zone, office.hours) == ("Asia/Tokyo", "09:00-18:00")
    assert (office.home_city.zone, office.home_city.hours) == ("Asia/Tokyo", "09:00-18:00")
    assert (office.language, office.languages, office.name["en"]) == ("ja", ("ja", "es"), "Our office")
    page = admin.get(address.removesuffix("/edit")).text
    for words in ("Tokyo", "09:00-18:00", "Japanese and Spanish"):
        assert words in page


def test_both_records_tell_what_changed(admin: Desk, database: Database, address: str) -> None:
    admin.fill(address, TYPED)
    with database.reading() as session:
        rows = session.scalars(select(AuditEntry).where(AuditEntry.action == "edit")).all()
        changes = {row.record_kind: row.changes for row in rows}
    assert changes["city"] == {"zone": ["Asia/Taipei", "Asia/Tokyo"], "hours": ["08:00-17:30", "09:00-18:00"]}
    assert changes["office"].keys() == {"name", "language", "languages"}
    assert "Spanish" in admin.get(address.replace("/edit", "/history")).text
    assert "Asia/Tokyo" in admin.get("/cities/home/history").text


def test_the_one_office_is_not_deleted(admin: Desk, address: str) -> None:
    assert "/delete" not in admin.get(address).text


def test_what_is_not_changed_makes_no_version(admin: Desk, database: Database, address: str) -> None:
    before = kept(database)
    admin.fill(address, {"hours": "8:00-17:30"})
    after = kept(database)
    assert (after.version, after.home_city.version) == (before.version, before.home_city.version)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"zone": "Mars/Olympus"}, "There is no such time zone."),
        ({"zone": ""}, "This has to be filled."),
        ({"hours": "all day"}, "Write two times, such as 09:00-18:00."),
        ({"hours": ""}, "This has to be filled."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    admin: Desk, database: Database, address: str, wrong: dict[str, str], words: str
) -> None:
    answer = admin.fill(address, {"name-en": "Our office"} | wrong)
    assert (answer.status_code, errors(answer.text)) == (422, [words])
    assert "Our office" in answer.text
    assert kept(database).zone == "Asia/Taipei"


def test_another_home_city_keeps_its_own_clock(admin: Desk, database: Database, address: str) -> None:
    with database.reading() as session:
        koror = session.scalars(select(City).where(City.slug == "koror")).one()
    assert admin.fill(address, {"home_city_id": f"city/{koror.id.hex}"}).status_code == 302
    assert (kept(database).home_city.slug, kept(database).zone) == ("koror", "Pacific/Palau")


def told(page: str) -> str:
    return page.split("While you were editing", 1)[1].split("</table>", 1)[0]


def test_a_clock_that_somebody_changed_meanwhile_is_a_conflict(
    admin: Desk, database: Database, address: str, as_role: Browser
) -> None:
    typed = admin.form(address) | {"hours": "10:00-19:00"}
    officer = Desk(as_role("officer"))
    assert officer.fill("/cities/home/edit", {"hours": "09:00-18:00"}).status_code == 302
    answer = admin.post(address, typed)
    assert answer.status_code == 409
    for words in ("Officer saved version 2; you have version 1", "08:00-17:30", "09:00-18:00", "10:00-19:00"):
        assert words in told(answer.text)
    assert kept(database).hours == "09:00-18:00"
    assert admin.post(address, FormReader(answer.text).sent).status_code == 302
    assert kept(database).hours == "10:00-19:00"


def test_an_outdated_form_changes_no_clock(
    admin: Desk, database: Database, address: str, as_role: Browser
) -> None:
    typed = admin.form(address) | {"name-en": "Our office"}
    Desk(as_role("officer")).fill("/cities/home/edit", {"zone": "Asia/Seoul"})
    assert admin.post(address, typed).status_code == 409
    assert (kept(database).zone, kept(database).name.get("en")) == ("Asia/Seoul", None)


def printed(database: Database, settings: Settings) -> bytes | None:
    with database.reading() as session:
        return printed_crest(session, settings.data)


def test_a_crest_is_added_replaced_and_removed(
    admin: Desk, database: Database, settings: Settings, address: str
) -> None:
    assert send(admin, address, picture()).status_code == 302
    assert printed(database, settings) == printable(picture())
    page = admin.get(address).text
    first = kept(database).crest_id
    assert first is not None
    assert f'src="/files/{first.hex}/content"' in page
    assert "arms.png" in admin.get(address.removesuffix("/edit")).text
    assert admin.fill(address, {"name-en": "Our office"}).status_code == 302
    assert kept(database).crest_id == first
    assert send(admin, address, picture("JPEG", (8, 8))).status_code == 302
    assert printed(database, settings) == printable(picture("JPEG", (8, 8)))
    assert admin.fill(address, {"crest_id-remove": "1"}).status_code == 302
    assert (kept(database).crest_id, printed(database, settings)) == (None, None)
    assert "arms.png" in admin.get(address.replace("/edit", "/history")).text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file is empty."),
        (b"%PDF-1.7", "The crest is a picture in PNG or JPEG."),
        (b"<svg/>", "The crest is a picture in PNG or JPEG."),
        (picture()[:60], "The crest is a picture in PNG or JPEG."),
    ],
)
def test_a_wrong_picture_is_said_at_its_field(
    admin: Desk, database: Database, address: str, content: bytes, words: str
) -> None:
    answer = send(admin, address, content, admin.form(address) | {"name-en": "Our office"})
    assert (answer.status_code, errors(answer.text)) == (422, [words])
    assert "Our office" in answer.text
    assert kept(database).name.get("en") is None


def test_a_picture_beside_something_wrong_is_asked_for_again(
    admin: Desk, settings: Settings, address: str
) -> None:
    answer = send(admin, address, picture(), admin.form(address) | {"hours": "all day"})
    assert errors(answer.text) == ["Choose the picture again.", "Write two times, such as 09:00-18:00."]
    assert not files(settings.data)


def files(data: Path) -> list[Path]:
    return list((data / FOLDER).iterdir()) if (data / FOLDER).exists() else []


@pytest.mark.parametrize("changed", [{"name-en": "Theirs"}, {"hours": "09:00-18:00"}])
def test_a_picture_in_an_outdated_form_is_asked_for_again(
    admin: Desk, database: Database, settings: Settings, address: str, changed: dict[str, str]
) -> None:
    typed = admin.form(address)
    admin.fill(address, changed)
    answer = send(admin, address, picture(), typed)
    assert (answer.status_code, errors(answer.text)) == (409, ["Choose the picture again."])
    assert (kept(database).crest_id, files(settings.data)) == (None, [])


def test_two_crests_at_one_time_are_a_conflict(admin: Desk, database: Database, address: str) -> None:
    typed = admin.form(address) | {"name-en": "Our office"}
    send(admin, address, picture())
    answer = admin.post(address, typed)
    assert answer.status_code == 409
    assert "arms.png" in told(answer.text)
    assert admin.post(address, FormReader(answer.text).sent | {"take-crest_id": "theirs"}).status_code == 302
    assert (kept(database).crest_id is None, kept(database).name["en"]) == (False, "Our office")


def test_a_file_of_something_else_is_no_crest(admin: Desk, database: Database, address: str) -> None:
    city = kept(database).home_city
    with database.transaction(ACTOR) as session:
        session.add(file := factories.file(record_kind="city", record_id=city.id))
    answer = admin.fill(address, {"crest_id-kept": file.id.hex})
    assert (answer.status_code, kept(database).crest_id) == (422, None)


@pytest.mark.parametrize("role", ["viewer", "protocol", "officer"])
def test_nobody_but_an_administrator_changes_it(as_role: Browser, address: str, role: str) -> None:
    desk = Desk(as_role(role))
    assert desk.get(address).status_code == 403
    assert desk.post(address, TYPED).status_code == 403


@pytest.mark.parametrize(
    ("kept", "shown", "folded"),
    [
        (("zh-Hant-TW", "en"), ["zh-Hant-TW", "en"], ["ja", "ko", "es", "de", "fr"]),
        (("es", "ja"), ["es", "ja"], ["zh-Hant-TW", "en", "ko", "de", "fr"]),
        ((), ["zh-Hant-TW", "en", "ja", "ko"], ["es", "de", "fr"]),
    ],
)
def test_forms_ask_in_the_languages_of_the_records(
    database: Database, as_role: Browser, office: Office, kept: tuple[str, ...],
    shown: list[str], folded: list[str],
) -> None:  # fmt: skip
    with database.transaction(ACTOR) as session:
        session.merge(office).languages = kept
    page = Desk(as_role("officer")).get("/events/new").text
    names = page[page.index('name="title-') : page.index('name="when-')]
    at_once, _, more = names.partition("<details")
    assert re.findall(r'name="title-([^"]+)"', at_once) == shown
    assert re.findall(r'name="title-([^"]+)"', more) == folded
