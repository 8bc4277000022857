"""Open data: what is public and nothing else, for everybody, at addresses that stay."""

import csv
import io
from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy import update

from intl_crm.db import Database
from intl_crm.delegations.models import Person
from intl_crm.events.models import Event, Participation
from intl_crm.names import NameForm, PersonNames
from intl_crm.permissions import COMMAND
from intl_crm.reports.open_data import dictionary
from intl_crm.spans import Span
from intl_crm.texts import LANGUAGES, Texts
from tests import factories

CANARY = "Kanarienvogel"


def keep(database: Database, *records: object) -> None:
    with database.transaction(COMMAND) as session:
        session.add_all(records)


def exchange(slug: str, visibility: str = "public", status: str = "held", **facts: object) -> Event:
    title = Texts({"en": slug if visibility == "public" else CANARY})
    when = Span.parse("2021-09-17")
    return factories.event(slug=slug, title=title, visibility=visibility, status=status, when=when, **facts)


def rows(client: FlaskClient, query: str = "") -> list[dict[str, str]]:
    answer = client.get(f"/open-data/exchanges-2021.csv{query}")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.get_data().decode("utf-8-sig"), newline="")))


def test_only_public_exchanges_that_were_held_are_open(
    database: Database, client: FlaskClient, as_role: Callable[[str], FlaskClient]
) -> None:
    hidden = [exchange(level, level) for level in ("partner", "internal", "restricted")]
    keep(database, factories.office(), exchange("open"), exchange("planned", status="planned"), *hidden)
    for reader in (as_role("admin"), client):
        assert [row["key"] for row in rows(reader)] == ["open"]
        assert CANARY not in reader.get("/open-data/exchanges-2021.json").get_data(as_text=True)


def test_who_is_not_public_is_not_named(
    database: Database, client: FlaskClient, user_of: Callable[[str], object]
) -> None:
    user_of("viewer")
    names = PersonNames((NameForm("en", whole=CANARY),))
    person = Person(names=names, visibility="internal", slug="canary")
    keep(database, exchange("open", participations=[Participation(person=person, role="guest")]))
    assert rows(client)[0]["people"] == rows(client)[0]["people_keys"] == ""


def test_each_row_and_the_object_name_the_licence_of_the_office(
    database: Database, client: FlaskClient, user_of: Callable[[str], object]
) -> None:
    user_of("viewer")
    keep(database, factories.office(licence="cc-by-4.0"), exchange("open"))
    answer = client.get("/open-data/exchanges-2021.json?lang=ko")
    found = answer.get_json()
    assert rows(client)[0]["licence"] == found["licence"]["key"] == "cc-by-4.0"
    assert found["licence_line"].endswith(
        "「크리에이티브 커먼즈 저작자표시 4.0 국제(CC BY 4.0)」에 따라 개방합니다."
    )
    assert [one["name"] for one in found["fields"]] == list(dictionary())
    assert set(found["exchanges"][0]) == set(dictionary())
    assert 'rel="license"' in answer.headers["Link"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Set-Cookie" not in answer.headers


def test_the_data_are_in_the_language_of_the_address_else_of_the_office(
    database: Database, client: FlaskClient, user_of: Callable[[str], object]
) -> None:
    user_of("viewer")
    keep(database, factories.office(language="ja"), exchange("open"))
    asked = {"": "ja", "?lang=en": "en", "?lang=xx": "ja"}
    given = {
        query: client.get(
            f"/open-data/exchanges-2021.json{query}", headers={"Accept-Language": "ko"}
        ).get_json()["language"]
        for query in asked
    }
    assert given == asked


def test_an_unchanged_file_is_not_sent_again(
    database: Database, client: FlaskClient, user_of: Callable[[str], object]
) -> None:
    user_of("viewer")
    keep(database, exchange("open"))
    tag = client.get("/open-data/exchanges-2021.csv").headers["ETag"]
    assert client.get("/open-data/exchanges-2021.csv", headers={"If-None-Match": tag}).status_code == 304
    with database.transaction(COMMAND) as session:
        session.execute(update(Event).values(title=Texts({"en": "Another"})))
    assert client.get("/open-data/exchanges-2021.csv", headers={"If-None-Match": tag}).status_code == 200


def test_the_page_leads_to_every_year_in_each_language(
    database: Database, client: FlaskClient, user_of: Callable[[str], object]
) -> None:
    user_of("viewer")
    keep(database, factories.office(), exchange("open"))
    for language in LANGUAGES:
        page = client.get(f"/open-data/?lang={language}").get_data(as_text=True)
        assert f"/open-data/exchanges-2021.csv?lang={language}" in page
        assert f"/open-data/exchanges-2021.json?lang={language}" in page


def test_a_year_without_public_exchanges_is_an_empty_table(
    client: FlaskClient, user_of: Callable[[str], object]
) -> None:
    user_of("viewer")
    assert rows(client) == []
    assert client.get("/open-data/").status_code == 200
