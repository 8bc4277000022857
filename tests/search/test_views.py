"""Search and choosers: by any script or spelling, and only what one may see."""

import json
from urllib.parse import quote

import pytest
from flask import Flask

from intl_crm.db import Database
from intl_crm.names import NameForm, Order, PersonNames
from intl_crm.search.terms import queried
from intl_crm.texts import Texts
from tests import factories
from tests.desk.browsing import Browser, Desk
from tests.factories import ACTOR
from tests.naughty import NAMES

CITIES = {
    "busan": Texts({"zh-Hant-TW": "釜山市", "en": "Busan", "ko": "부산광역시", "ja": "釜山広域市"}),
    "kaohsiung": Texts({"zh-Hant-TW": "高雄市", "en": "Kaohsiung"}),
    "taipei": Texts({"zh-Hant-TW": "臺北市", "en": "Taipei"}),
    "chitac": Texts({"en": "Constanța"}),
    "hamamatsu": Texts({"ja": "浜松市", "zh-Hant-TW": "濱松市", "en": "Hamamatsu"}),
}


@pytest.fixture
def desk(database: Database, as_role: Browser) -> Desk:
    """An officer where some cities and a person are on record."""
    latin = NameForm("en", "Chițac", "Vergil", order=Order.GIVEN_FIRST)
    with database.transaction(ACTOR) as session:
        session.add_all(factories.city(slug=slug, name=name, country="KR") for slug, name in CITIES.items())
        session.add(factories.person(slug="chitac", names=PersonNames((latin,), ("Virgil",))))
        session.add(factories.city(slug="hidden", name=Texts({"en": "Hidden"}), visibility="restricted"))
    return Desk(as_role("officer"))


def chosen(desk: Desk, asked: str, kinds: str = "city") -> list[dict[str, object]]:
    answer = desk.get(f"/search/choose?kinds={kinds}&q={asked}")
    assert answer.status_code == 200
    return list(json.loads(answer.text))


def names(desk: Desk, asked: str, kinds: str = "city") -> set[object]:
    return {one["name"]["text"] for one in chosen(desk, asked, kinds)}  # type: ignore[index]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("釜山", "Busan"), ("Busan", "Busan"), ("부산", "Busan"), ("busan", "Busan"), ("BUS", "Busan"),
        ("b", "Busan"), ("釜", "Busan"), ("부산광역시", "Busan"), ("ｂｕｓａｎ", "Busan"),
        ("釜山广域市", "Busan"),
        ("高雄", "Kaohsiung"), ("kaohs", "Kaohsiung"), ("台北", "Taipei"), ("臺北", "Taipei"),
        ("台北市", "Taipei"),
        ("浜松", "Hamamatsu"), ("濱松", "Hamamatsu"), ("滨松", "Hamamatsu"), ("constanta", "Constanța"),
        ("Constanţa", "Constanța"),
    ],
)  # fmt: skip
def test_cities_are_found_by_any_spelling(desk: Desk, asked: str, found: str) -> None:
    assert found in names(desk, asked)


@pytest.mark.parametrize("asked", ["Chitac", "chițac", "vergil chit", "Chitac Vergil", "Virgil"])
def test_people_are_found_by_any_spelling(desk: Desk, asked: str) -> None:
    assert names(desk, asked, "person") == {"Vergil Chițac"}
    assert "/people/chitac" in desk.get(f"/search?q={asked}").text


@pytest.mark.parametrize(
    "asked", ["busan taipei", "usan", "釜北", "!!", "'", '"', "*", "busan*nothing", "hidden"]
)
def test_what_is_not_there_is_not_found(desk: Desk, asked: str) -> None:
    assert names(desk, asked) == set()
    assert desk.get(f"/search?q={asked}").status_code == 200


def test_without_words_the_first_are_offered(desk: Desk) -> None:
    assert names(desk, "") >= {"Busan", "Taipei"}
    assert "Hidden" not in names(desk, "")
    assert chosen(desk, "", "nothing user office") == []
    assert names(desk, "busan", "city person") == {"Busan"}


def test_a_choice_is_as_the_chooser_reads_it(desk: Desk) -> None:
    (busan,) = chosen(desk, "busan")
    assert str(busan.pop("value")).startswith("city/")
    assert busan == {
        "name": {"language": "en", "text": "Busan"},
        "other": {"language": "zh-Hant-TW", "text": "釜山市"},
        "line": "Republic of Korea",
        "flag": "KR",
    }


def test_restricted_records_are_offered_to_whom_they_concern(desk: Desk, as_role: Browser) -> None:
    assert names(Desk(as_role("admin")), "hidden") == {"Hidden"}


def test_a_changed_name_is_found_by_the_new_one(database: Database, desk: Desk) -> None:
    desk.fill("/cities/chitac/edit", {"name-en": "Tomis"})
    assert names(desk, "tomis") == {"Tomis"}
    assert names(desk, "constanta") == set()


def test_every_list_is_found_from_the_search(app: Flask, desk: Desk) -> None:
    lists = {str(rule) for rule in app.url_map.iter_rules() if rule.endpoint.endswith("_list")}
    page = desk.get("/search").text
    assert len(lists) > 10
    assert {address for address in lists if f'href="{address}"' in page} == lists
    assert "/search" in desk.get("/").text


def test_files_are_found(database: Database, desk: Desk) -> None:
    with database.transaction(ACTOR) as session:
        city = factories.city(slug="owner")
        session.add(city)
        session.flush()
        session.add(
            factories.file(slug="scan", name="certificate.pdf", record_kind="city", record_id=city.id)
        )
    assert "/files/scan" in desk.get("/search?q=certificate").text


def test_careless_names_are_found_whole_and_as_they_were_typed(database: Database, desk: Desk) -> None:
    careless = [" ".join(name.split()) for name in NAMES]
    people = [factories.person(names=PersonNames((NameForm("en", whole=name),))) for name in careless]
    with database.transaction(ACTOR) as session:
        session.add_all(people)
    # What is no word in any script can't be asked for: signs and pictures alone.
    asked = [name for name in careless if queried(name)]
    assert len(asked) > len(careless) - 8
    assert [name for name in asked if name not in names(desk, quote(name), "person")] == []
