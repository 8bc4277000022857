"""Lists of exchanges and gifts say with whom, which way, and who may see them."""

import re

import pytest

from intl_crm.dates import PartialDate
from intl_crm.db import Database
from intl_crm.permissions import Visibility
from intl_crm.records import Record
from intl_crm.spans import Span
from tests import factories
from tests.desk.browsing import Browser, Desk
from tests.desk.world import World
from tests.events.reading import words
from tests.factories import ACTOR, Texts


def store(database: Database, *records: Record) -> None:
    with database.transaction(ACTOR) as session:
        session.add_all(records)


def rows(page: str, head: int = 1) -> dict[str, list[list[str]]]:
    """The cells of each row by its name, which is one of them, each as its words."""
    body = page.split("<tbody>", 1)[1].partition("</tbody>")[0]
    found: dict[str, list[list[str]]] = {}
    for row in body.split("<tr>")[1:]:
        cells = re.findall(r"<(?:td|th)[^>]*>(.*?)</(?:td|th)>", row, re.DOTALL)
        said = [words(cell) for cell in cells]
        found[said[head][0]] = said
    return found


@pytest.mark.parametrize(
    ("count", "language", "last"),
    [
        (1, "en", "City 0"),
        (4, "en", "City 3"),
        (11, "en", "and 8 more"),
        (11, "zh-Hant-TW", "等11個城市"),
        (11, "ja", "ほか8都市"),
        (11, "ko", "외 8개 도시"),
    ],
)
def test_many_cities_are_named_in_part(
    world: World, database: Database, desk: Desk, count: int, language: str, last: str
) -> None:
    cities = [factories.city(name=Texts({"en": f"City {at}"})) for at in range(count)]
    takers = [factories.Participation(city=city, position=at) for at, city in enumerate(cities)]
    store(database, factories.event(title=Texts({"en": "Exhibition"}), participations=takers))
    desk.language = language
    partners = rows(desk.get("/events/?q=Exhibition").text)["Exhibition"][2]
    assert partners[-1] == last
    assert len(partners) == min(count, 4)


def test_without_a_city_the_bodies_stand_there(world: World, database: Database, desk: Desk) -> None:
    body = factories.Participation(organisation=world.organisation, position=0)
    sent = factories.Participation(delegation=world.delegation, position=0)
    store(
        database,
        factories.event(title=Texts({"en": "Camp"}), participations=[body]),
        factories.event(title=Texts({"en": "Study visit"}), participations=[sent]),
        factories.event(title=Texts({"en": "Committee"})),
    )
    letters = factories.event(title=Texts({"en": "Letters"}))
    store(database, factories.gift(event=letters, group="partners"), factories.gift(event=letters))
    found = rows(desk.get("/events/").text)
    assert found["Letters"][2] == ["All sister and friendship partners"]
    assert found["Camp"][2] == ["Embassy of the Republic of Palau"]
    assert found["Study visit"][2] == ["Busan"]
    assert found["Committee"][2] == ["—", "None on record"]


@pytest.mark.usefixtures("world")
def test_what_is_restricted_or_cancelled_says_so_in_words(database: Database, as_role: Browser) -> None:
    store(
        database,
        factories.event(title=Texts({"en": "Talks"}), visibility=Visibility.RESTRICTED.value),
        factories.event(title=Texts({"en": "Called off"}), status="cancelled"),
    )
    found = rows(Desk(as_role("admin")).get("/events/").text)
    assert "Restricted" in found["Talks"][1]
    assert found["Called off"][1] == ["Called off"]
    assert found["Called off"][-1] == ["Cancelled"]


@pytest.mark.parametrize(
    ("direction", "group", "sides", "given_by", "given_to"),
    [
        ("given", None, {"recipient": "city"}, ["Kaohsiung"], ["Busan"]),
        ("given", None, {"donor": "organisation", "recipient": "city"},
         ["Kaohsiung", "Embassy of the Republic of Palau"], ["Busan"]),
        ("received", None, {"donor": "city"}, ["Busan"], ["Kaohsiung"]),
        ("given", "partners", {}, ["Kaohsiung"], ["All sister and friendship partners"]),
        ("given", "envoys", {}, ["Kaohsiung"], ["All envoys in the country"]),
    ],
)  # fmt: skip
def test_a_gift_says_from_whom_to_whom(
    world: World, database: Database, desk: Desk, direction: str, group: str | None,
    sides: dict[str, str], given_by: list[str], given_to: list[str],
) -> None:  # fmt: skip
    parties = [
        factories.GiftParty(side=side, position=at, **{kind: getattr(world, kind)})
        for at, (side, kind) in enumerate(sides.items())
    ]
    gift = factories.gift(what=Texts({"en": "masks"}), direction=direction, group=group, parties=parties)
    store(database, gift)
    found = rows(desk.get("/gifts/").text)["masks"]
    assert found[2] == [direction.capitalize()]
    assert found[4:] == [given_by, given_to]
    assert re.findall(r'data-label="([^"]*)"', desk.get("/gifts/").text) == ["Given by", "Given to"]
    page = desk.get(f"/gifts/{gift.key}").text
    for label, names in (("Given by", given_by), ("Given to", given_to)):
        fact = page.split(f"<dt>{label}</dt>", 1)[1].partition("</dd>")[0]
        assert words(fact) == names


def test_an_exchange_of_an_unknown_year_is_in_the_list_and_adds_no_year(
    database: Database, world: World, desk: Desk
) -> None:
    store(database, factories.event(slug="lost", when=Span.parse("?")))
    page = desk.get("/events/").text
    assert 'href="/events/lost"' in page
    years = page.split('name="year"', 1)[1].split("</select>", 1)[0]
    assert years.count("<option") == 2
    assert world.event.when.since.year == 2021


def test_commitments_name_the_partner_and_begin_with_what_is_due(
    world: World, database: Database, desk: Desk
) -> None:
    dues = {"open end": "", "later": "2027", "sooner": "2026-12"}
    commitments = [
        factories.commitment(what=Texts({"en": what}), city=world.city, due=PartialDate.parse(due or "?"))
        for what, due in dues.items()
    ]
    store(database, *commitments)
    found = rows(desk.get("/commitments/").text, head=0)
    assert list(found) == ["sooner", "later", "open end"]
    assert all(cells[1] == ["Busan"] for cells in found.values())


@pytest.mark.parametrize(
    ("kind", "field", "role"), [("event", "taking_part", "participant"), ("gift", "both_sides", "recipient")]
)
def test_a_further_row_begins_with_the_usual_role(
    world: World, desk: Desk, kind: str, field: str, role: str
) -> None:
    form = desk.form(f"/{kind}s/new")
    assert {form[f"{field}-{at}-role"] for at in range(2)} == {role}
