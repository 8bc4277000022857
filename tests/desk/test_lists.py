"""Lists of every kind: filters, orders, pages, and how often the database is asked."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from intl_crm.db import Database
from intl_crm.delegations.listings import ENVOYS
from intl_crm.desk.lists import PAGE_SIZE, Listing, page_of
from intl_crm.kinds import kinds
from intl_crm.names import NameForm, PersonNames
from intl_crm.panels import Viewer
from intl_crm.permissions import Actor
from intl_crm.records import Record
from intl_crm.spans import Span
from intl_crm.texts import Texts
from tests import factories
from tests.desk.browsing import Browser, Desk
from tests.desk.counting import counted
from tests.desk.world import KINDS, ROOMS, World
from tests.factories import ACTOR

LISTINGS = {kind: room.listing for kind, room in ROOMS.items()} | {"envoys": ENVOYS}
AS_OF = Callable[[str], Actor]


def named(at: int) -> Texts:
    return Texts({"en": f"Number {at:03d}"})


def many(world: World, kind: str, count: int) -> list[Record]:
    """Records of a kind, each with all that a list shows of it."""
    return [MAKERS[kind](world, at) for at in range(count)]


def a_person(at: int) -> Record:
    return factories.person(names=PersonNames((NameForm("en", whole=f"Person {at:03d}"),)))


def a_post(world: World, at: int) -> Record:
    return factories.post(person=a_person(at), city=world.city if at % 2 else None)


def a_delegation(world: World, at: int) -> Record:
    member = factories.DelegationMember(person=a_post(world, at).person, role="head", position=0)
    return factories.delegation(city=world.city, members=[member], case_year=2021, case_number=at + 1)


def an_event(world: World, at: int) -> Record:
    takers = [
        factories.Participation(person=a_post(world, at).person, position=0),
        factories.Participation(city=world.city, position=1),
        factories.Participation(delegation=a_delegation(world, at), position=2),
    ]
    return factories.event(title=named(at), participations=takers)


MAKERS: dict[str, Callable[[World, int], Record]] = {
    "city": lambda w, at: factories.city(name=named(at)),
    "partnership": lambda w, at: factories.partnership(city=w.home, partner=factories.city(name=named(at))),
    "agreement": lambda w, at: factories.agreement(
        title=named(at), partnership=factories.partnership(city=w.home)
    ),
    "observance": lambda w, at: factories.observance(name=named(at), city=factories.city()),
    "organisation": lambda w, at: factories.organisation(name=named(at), country="PW"),
    "person": lambda w, at: a_post(w, at).person,
    "post": a_post,
    "delegation": a_delegation,
    "event": an_event,
    "gift": lambda w, at: factories.gift(
        what=named(at), parties=[factories.GiftParty(side="recipient", city=w.city)]
    ),
    "commitment": lambda w, at: factories.commitment(what=named(at)),
}


def a_link(session: Session, world: World, at: int) -> None:
    target = an_event(world, at)
    session.add(target)
    session.flush()
    session.add(
        factories.link(source_kind="city", source_id=world.city.id, target_kind="event", target_id=target.id)
    )


def store(database: Database, world: World, kind: str, count: int, first: int = 0) -> None:
    """Store more records of a kind."""
    with database.transaction(ACTOR) as session:
        session.add_all(vars(world).values())
        if kind == "link":
            for at in range(first, first + count):
                a_link(session, world, at)
        else:
            session.add_all(MAKERS[kind](world, at) for at in range(first, first + count))


@pytest.mark.parametrize("kind", KINDS)
def test_the_database_is_asked_as_often_for_many_as_for_one(
    app: Flask, database: Database, world: World, desk: Desk, kind: str
) -> None:
    store(database, world, kind, 2)
    asked = {}
    for page in (kinds[kind].address, "/search/choose?kinds=" + kind, "/", "/links/new", "/search?q=number"):
        desk.get(page)
        with counted(app) as sent:
            assert desk.get(page).status_code == 200
        asked[page] = len(sent)
    store(database, world, kind, 20, first=2)
    for page, count in asked.items():
        with counted(app) as sent:
            desk.get(page)
        assert len(sent) <= count + 2, f"{page}: {count} statements became {len(sent)}"


@pytest.mark.parametrize("address", ["/cities/busan", "/people/olkeriil", "/organisations/embassy"])
@pytest.mark.parametrize("tab", ["", "/exchanges", "/people", "/history"])
def test_the_page_of_a_record_asks_as_often_for_many_as_for_one(
    app: Flask, database: Database, world: World, desk: Desk, address: str, tab: str
) -> None:
    def fill(first: int, count: int) -> None:
        store(database, world, "event", count, first=first)
        store(database, world, "gift", count, first=first)
        store(database, world, "link", count, first=first + 300)

    fill(0, 2)
    desk.get(f"{address}{tab}")
    with counted(app) as few:
        desk.get(f"{address}{tab}")
    fill(2, 10)
    with counted(app) as many_:
        desk.get(f"{address}{tab}")
    assert len(many_) <= len(few) + 2


@pytest.mark.parametrize("name", LISTINGS)
def test_every_condition_and_order_is_answered(
    app: Flask, database: Database, world: World, actor: AS_OF, name: str
) -> None:
    kind = LISTINGS[name].kind
    store(database, world, kind, 3)
    with app.test_request_context(), database.reading() as session:
        viewer = Viewer(session, actor("officer"), "en")
        listing = LISTINGS[name]
        for asked in conditions(listing, viewer):
            page = page_of(listing, viewer, asked)
            assert len(page.rows) == min(page.count, PAGE_SIZE)
            assert all(len(row) == len(listing.columns) for row in page.rows)
            assert page.count == 0 or asked.get("q") != "nowhere"
        for column in listing.columns:
            up, down = (page_of(listing, viewer, {"sort": f"{sign}{column.name}"}) for sign in ("", "-"))
            assert up.count == down.count
            if column.order and column.name != listing.preset_order:
                assert (up.order, down.descending) == (column.name, True)


def conditions(listing: Listing, viewer: Viewer) -> list[dict[str, str]]:
    found: list[dict[str, str]] = [{}]
    for one in listing.filters:
        values = [key for key, _words in one.choices(viewer)] if one.choices else ["number", "nowhere", "!"]
        found += [{one.name: value} for value in (*values, "garbage", "'; --")]
    return found


@pytest.mark.parametrize(
    ("count", "pages", "last"), [(0, 1, 0), (1, 1, 1), (50, 1, 50), (51, 2, 1), (120, 3, 20)]
)
def test_pages(app: Flask, database: Database, actor: AS_OF, count: int, pages: int, last: int) -> None:
    with database.transaction(ACTOR) as session:
        session.add_all(factories.commitment(what=named(at)) for at in range(count))
    with app.test_request_context(), database.reading() as session:
        viewer = Viewer(session, actor("officer"), "en")
        listing = ROOMS["commitment"].listing
        seen = []
        for number in range(1, pages + 1):
            page = page_of(listing, viewer, {"page": str(number), "sort": "name"})
            seen += [row[0].values[0].text for row in page.rows]
        assert (page.pages, len(page.rows), page.count) == (pages, last, count)
        assert seen == [f"Number {at:03d}" for at in range(count)]


@pytest.mark.parametrize(
    "asked", ["page=999999", "page=" + "9" * 5000, "page=-1", "page=x", "sort=garbage", "sort=-tie", "x=y",
              "year=99999", "country=XX", "q=" + "x" * 3000, "q=%22%27*()", "q=a%00b", "partner=%00",
              "status=%27", "partner=nobody"]
)  # fmt: skip
def test_what_no_list_knows_is_left_out(world: World, desk: Desk, asked: str) -> None:
    for kind in ("city", "event", "delegation"):
        assert desk.get(f"{kinds[kind].address}?{asked}").status_code == 200


@pytest.mark.parametrize(
    ("path", "name"),
    [("/cities/", "country"), ("/events/", "year"), ("/events/", "mode"), ("/delegations/", "year")],
)
@pytest.mark.parametrize(("text", "shown"), [("ZZ", "ZZ"), ("0", "0"), ("<b>'", "&lt;b&gt;&#39;")])
def test_nothing_meets_a_condition_that_nobody_knows(
    database: Database, world: World, desk: Desk, path: str, name: str, text: str, shown: str
) -> None:
    store(database, world, "event", 1)
    answer = desk.client.get(path, query_string={name: text, "page": "7", "lang": "en"})
    assert answer.status_code == 200
    assert "Nothing meets all of these conditions." in answer.text
    assert f"Remove the condition: {shown}" in answer.text
    assert f'<option value="{shown}" selected>' in answer.text
    assert "<tbody>" not in answer.text
    assert "<b>'" not in answer.text


@pytest.mark.parametrize("path", ["/cities/", "/events/", "/envoys/", "/files/"])
@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("q=&country=", ""),
        ("q=bus&country=&sort=-name", "?q=bus&sort=-name"),
        ("q=%20&page=2", "?page=2"),
        ("q=%E9%87%9C%E5%B1%B1&tie=&lang=", "?q=%E9%87%9C%E5%B1%B1"),
    ],
)
def test_the_address_holds_only_what_was_asked(
    world: World, desk: Desk, path: str, sent: str, kept: str
) -> None:
    answer = desk.client.get(f"{path}?{sent}")
    assert (answer.status_code, answer.location) == (302, f"{path}{kept}")
    assert desk.client.get(f"{path}{kept}").status_code == 200


def test_empty_orders_are_last_both_ways(app: Flask, database: Database, world: World, actor: AS_OF) -> None:
    with database.transaction(ACTOR) as session:
        session.add_all(
            [factories.commitment(what=named(at), owner=owner) for at, owner in enumerate(("b", None, "a"))]
        )
    with app.test_request_context(), database.reading() as session:
        viewer = Viewer(session, actor("officer"), "en")
        for sort, owners in (("owner", ["a", "b", ""]), ("-owner", ["b", "a", ""])):
            rows = page_of(ROOMS["commitment"].listing, viewer, {"sort": sort}).rows
            assert [row[3].values[0].text if row[3].values else "" for row in rows] == owners


def test_conditions_find_the_right_set(database: Database, world: World, desk: Desk) -> None:
    with database.transaction(ACTOR) as session:
        session.add_all(vars(world).values())
        event = an_event(world, 1)
        event.when = Span.parse("2020-12-30..2021-01-02")  # type: ignore[attr-defined]
        session.add(event)
    there = {"year=2020", "country=KR", "partner=busan", "q=numb", "q=001", "form=signing"}
    for asked in there | {"year=2021", "country=TW", "partner=home", "q=numbers", "mode=video"}:
        assert ("Number 001" in desk.get(f"/events/?{asked}").text) is (asked in there), asked
    assert re.search("remove|Remove", desk.get("/events/?year=2020").text)


def offered(page: str, name: str) -> list[str]:
    """What a filter offers, in its order."""
    choices = page.split(f'name="{name}">', 1)[1].split("</select>", 1)[0]
    return [words.split("<", 1)[0] for words in choices.split(">")[1::2]]


def test_countries_are_those_on_record_in_the_readers_order(
    database: Database, world: World, as_role: Browser
) -> None:
    with database.transaction(ACTOR) as session:
        session.add_all([factories.city(country="DE"), factories.city(country="AU")])
        session.add(factories.city(country="FJ", visibility="restricted"))
    page = Desk(as_role("viewer")).get("/cities/").text
    assert offered(page, "country") == ["Any", "Australia", "Germany", "Republic of Korea", "Taiwan"]
    assert "Palau" in offered(Desk(as_role("viewer")).get("/people/").text, "country")


def test_of_what_is_not_known_a_list_says_nothing(database: Database, world: World, desk: Desk) -> None:
    spans = {"?..": "", "2019..": "from 2019 on", "?..2020": "start unknown, until 2020", "?..?": ""}
    with database.transaction(ACTOR) as session:
        session.add_all(factories.partnership(when=Span.parse(span)) for span in spans)
    page = desk.get("/partnerships/").text
    cells = re.findall(r'<td class="ic-keep ic-meta ic-when">(.*?)</td>', page)
    assert sorted(cells) == sorted(filter(None, spans.values()))


def test_a_partner_is_named_without_the_tie_that_stands_beside(world: World, desk: Desk) -> None:
    page = desk.get("/partnerships/").text
    assert ">Busan</a>" in page
    assert "Busan · " not in page
