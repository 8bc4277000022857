"""Adding a file through its page, and its bytes through theirs."""

import io
from collections.abc import Callable

from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select

from intl_crm.cities.models import City
from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.files.models import File
from intl_crm.permissions import COMMAND
from intl_crm.texts import Texts
from tests import factories
from tests.pictures import hang_crest

Browser = Callable[[str], FlaskClient]


def a_city(database: Database) -> str:
    with database.transaction(COMMAND) as session:
        session.add(city := City(slug="busan", name=Texts({"en": "Busan"}), country="KR"))
        session.flush()
        return f"city/{city.id.hex}"


def sent(record: str, content: bytes, **more: str) -> dict[str, object]:
    upload = (io.BytesIO(content), "../../<b>photo</b>.png")
    words = {"caption-en": "A <b>handshake</b>", "sort": "photograph", "visibility": "internal"}
    return {"upload": upload, "record": record, **words, **more}


def a_picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (4, 3), "teal").save(made, "PNG")
    return made.getvalue()


def test_a_photograph_of_a_city(database: Database, as_role: Browser) -> None:
    officer = as_role("officer")
    answer = officer.post("/files/new", data=sent(a_city(database), a_picture()))
    assert answer.status_code == 302
    page = officer.get("/cities/busan/papers?lang=en").text
    assert "A &lt;b&gt;handshake&lt;/b&gt;" in page
    bytes_ = officer.get(f"{answer.location}/content")
    assert bytes_.mimetype == "image/png"
    assert bytes_.headers["Content-Disposition"].startswith("attachment; ")
    assert "sandbox" in bytes_.headers["Content-Security-Policy"]
    assert bytes_.headers["X-Content-Type-Options"] == "nosniff"


def test_a_record_without_files_leads_to_its_first(database: Database, as_role: Browser) -> None:
    record, tab = a_city(database), 'href="/cities/busan/papers"'
    page = as_role("officer").get("/cities/busan?lang=en").text
    assert tab in page
    assert f"/files/new?record={record}" in as_role("officer").get("/cities/busan/papers?lang=en").text
    assert tab not in as_role("viewer").get("/cities/busan?lang=en").text


def test_a_wrong_file_is_said_at_the_field(database: Database, as_role: Browser) -> None:
    page = as_role("officer").post("/files/new?lang=en", data=sent(a_city(database), b"MZ"))
    assert page.status_code == 422
    assert "This is neither a photograph (JPEG, PNG, WebP) nor a PDF." in page.text
    assert "A &lt;b&gt;handshake&lt;/b&gt;" in page.text


def test_a_restricted_file_is_unknown_to_others(database: Database, as_role: Browser) -> None:
    answer = as_role("officer").post(
        "/files/new", data=sent(a_city(database), a_picture(), visibility="restricted")
    )
    for address in (answer.location, f"{answer.location}/content"):
        assert as_role("viewer").get(address).status_code == 404
        assert as_role("officer").get(address).status_code == 200


def test_nobody_sees_bytes_without_signing_in(client: FlaskClient) -> None:
    assert client.get("/files/anything/content").status_code in {302, 303, 503}


def test_missing_bytes_are_told(database: Database, as_role: Browser, settings: Settings) -> None:
    officer = as_role("officer")
    made = officer.post("/files/new", data=sent(a_city(database), a_picture())).location
    (kept,) = (settings.data / "files").iterdir()
    kept.unlink()
    answer = officer.get(f"{made}/content?lang=en")
    assert answer.status_code == 404
    assert "its contents are missing" in answer.text


def test_words_of_the_crest_can_be_changed(database: Database, as_role: Browser, settings: Settings) -> None:
    with database.transaction(COMMAND) as session:
        session.add(factories.office())
    hang_crest(database, settings.data, a_picture())
    admin = as_role("admin")
    with database.reading() as session:
        file = session.scalars(select(File)).one()
    page = admin.get(f"/files/{file.key}/edit?lang=en").text
    assert f'value="office/{file.record_id.hex}" selected' in page
    typed = {"version": str(file.version), "record": f"office/{file.record_id.hex}", "sort": "photograph"}
    words = {"caption-en": "The crest", "visibility": "public"}
    assert admin.post(f"/files/{file.key}/edit", data=typed | words).status_code == 302
    assert "The crest" in admin.get(f"/files/{file.key}?lang=en").text
