"""Who takes part is shown once: who heads a delegation stands in the delegation's row."""

from collections.abc import Callable

import pytest
from flask import Flask

from intl_crm.db import Database
from intl_crm.delegations.models import Delegation
from intl_crm.events.models import Event, Participation
from intl_crm.permissions import Visibility
from intl_crm.records import Record
from tests import factories
from tests.desk.browsing import Browser, Desk
from tests.desk.counting import counted
from tests.desk.world import World
from tests.events.reading import words
from tests.factories import ACTOR

Store = Callable[..., Event]
RESTRICTED = Visibility.RESTRICTED.value


@pytest.fixture
def store(database: Database) -> Store:
    """Store an event with takers and what goes with it."""

    def stored(*takers: Participation, also: tuple[Record, ...] = (), slug: str = "call") -> Event:
        event = factories.event(slug=slug, participations=list(takers))
        with database.transaction(ACTOR) as session:
            session.add_all([*also, event])
        return event

    return stored


def led(world: World, **given: object) -> Delegation:
    head = factories.DelegationMember(person=world.person, role="head", position=0)
    return factories.delegation(city=world.city, slug="call-visit", members=[head], **given)


def takers(page: str) -> str:
    """The section of who takes part."""
    return page.split('id="e-takers"', 1)[1].partition("</section>")[0]


def shown(page: str) -> list[list[str]]:
    """The rows of who takes part, each as its words."""
    rows = takers(page).split('<li class="ic-person">')[1:]
    return [words(row) for row in rows]


def test_a_head_stands_in_the_row_of_the_delegation(world: World, store: Store, desk: Desk) -> None:
    post = factories.post(person=world.person, city=world.city, title="mayor")
    person = factories.Participation(person=world.person, role="guest_of_honour", position=0)
    delegation = factories.Participation(delegation=led(world), role="guest", position=1)
    store(person, delegation, also=(post,))
    name = world.person.names.forms[0].printed
    page = desk.get("/events/call").text
    assert shown(page) == [["Busan", "Delegation", "Guest", name, "Mayor of Busan", "Guest of honour"]]
    for address in ("/delegations/call-visit", "/people/olkeriil"):
        assert page.count(f'href="{address}"') == 1


def test_a_head_who_has_no_role_of_its_own_is_called_head(world: World, store: Store, desk: Desk) -> None:
    store(factories.Participation(delegation=led(world), role="guest", position=0))
    assert shown(desk.get("/events/call").text)[0][-1] == "Head of delegation"


def test_a_delegation_with_a_name_keeps_it(world: World, store: Store, desk: Desk) -> None:
    named = led(world, name=factories.Texts({"en": "Harbour study visit"}))
    store(factories.Participation(delegation=named, role="guest", position=0))
    assert shown(desk.get("/events/call").text)[0][:2] == ["Harbour study visit", "Delegation"]


def test_who_heads_a_hidden_delegation_is_shown_alone(
    world: World, store: Store, desk: Desk, as_role: Browser
) -> None:
    hidden = led(world, visibility=RESTRICTED)
    person = factories.Participation(person=world.person, role="guest", position=0)
    store(person, factories.Participation(delegation=hidden, role="guest", position=1))
    rows = shown(Desk(as_role("viewer")).get("/events/call").text)
    assert [row[-1] for row in rows] == ["Guest"]
    assert rows[0][-2] != "Delegation"


def test_only_people_have_initials(world: World, store: Store, desk: Desk) -> None:
    records = {"person": world.person, "city": world.city, "organisation": world.organisation}
    parts = [
        factories.Participation(**{kind: one}, position=at) for at, (kind, one) in enumerate(records.items())
    ]
    store(*parts)
    section = takers(desk.get("/events/call").text)
    assert section.count('class="ic-seal"') == 1
    for icon in ("map-pin", "building"):
        assert f"#{icon}" in section


def test_the_number_of_questions_does_not_grow_with_who_takes_part(
    world: World, store: Store, desk: Desk, app: Flask
) -> None:
    def asked(count: int) -> int:
        posts = [factories.post(city=factories.city(slug=f"from-{count}-{at}")) for at in range(count)]
        people = [
            factories.Participation(person=post.person, role="guest", position=at)
            for at, post in enumerate(posts)
        ]
        visits = [
            factories.delegation(
                members=[factories.DelegationMember(person=post.person, role="head", position=0)],
                city=post.city,
            )
            for post in posts
        ]
        sent = [
            factories.Participation(delegation=visit, role="guest", position=count + at)
            for at, visit in enumerate(visits)
        ]
        event = store(*people, *sent, also=tuple(posts), slug=f"call-{count}")
        desk.get(f"/events/{event.key}")
        with counted(app) as questions:
            assert desk.get(f"/events/{event.key}").status_code == 200
        return len(questions)

    assert asked(2) == asked(9)
