"""The page of an event tells what is recorded, and what few events have only where there is something."""

import re
from datetime import datetime

import pytest

from intl_crm.clock import ZonedTime
from intl_crm.db import Database
from intl_crm.permissions import Visibility
from intl_crm.spans import Span
from tests import factories
from tests.desk.browsing import Browser, Desk
from tests.desk.world import World
from tests.events.reading import words
from tests.factories import ACTOR, Texts


def facts(page: str) -> dict[str, str]:
    """The facts of a page by their labels."""
    pairs = re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", page, re.DOTALL)
    return {label: " ".join(words(value)) for label, value in pairs}


@pytest.mark.parametrize(
    ("when", "place", "offset"),
    [
        ("2021-09-10", "Brisbane", "Brisbane +2"),
        ("2021-09-10", "Taipei", "Taipei ±0"),
        ("2021-09", "Brisbane", None),
        ("2021", "Brisbane", None),
    ],
)
def test_without_a_time_the_page_says_so_and_how_far_the_clocks_are_apart(
    world: World, database: Database, desk: Desk, when: str, place: str, offset: str | None
) -> None:
    zones = {"Brisbane": "Australia/Brisbane", "Taipei": "Asia/Taipei"}
    city = factories.city(name=Texts({"en": place}), zone=zones[place])
    takers = [factories.Participation(city=city, position=0)]
    with database.transaction(ACTOR) as session:
        session.add(factories.event(slug="call", when=Span.parse(when), participations=takers))
    told = facts(desk.get("/events/call").text)
    assert told["Time"] == "Not recorded"
    assert told.get("Time difference in hours") == offset


def test_with_a_time_both_clocks_stand_above(world: World, desk: Desk) -> None:
    day = {"when-since-year": "2021", "when-since-month": "9", "when-since-day": "10"}
    clock = {"times-start": "09:00", "times-end": "10:00", "times-zone": "Asia/Taipei"}
    taker = {"taking_part-0-record": f"city/{world.city.id.hex}"}
    page = desk.get(desk.created("/events/new", {"title-en": "Call"} | day | clock | taker)).text
    band = page.split('class="ic-clocks"', 1)[1].partition("</section>")[0]
    assert [f">{time}<" in band for time in ("09:00–10:00", "10:00–11:00")] == [True, True]
    assert not {"Time", "Time difference in hours"} & facts(page).keys()


@pytest.mark.parametrize(("form", "is_asked"), [("video_call", True), ("exhibition", False)])
def test_only_a_call_lacks_its_address(
    world: World, database: Database, desk: Desk, form: str, is_asked: bool
) -> None:
    with database.transaction(ACTOR) as session:
        session.add(factories.event(slug="one", form=form))
    assert ("Address of the call" in facts(desk.get("/events/one").text)) is is_asked


def test_only_who_established_a_partnership_names_it(world: World, desk: Desk) -> None:
    label = "Establishes the partnership"
    assert label not in facts(desk.get("/events/signing").text)
    desk.fill("/events/signing/edit", {"establishes_id": f"partnership/{world.partnership.id.hex}"})
    page = desk.get("/events/signing").text
    assert facts(page)[label].startswith("Busan")
    assert 'href="/partnerships/tie"' in page


@pytest.mark.usefixtures("world")
def test_who_can_see_an_event_stands_in_words_in_its_head(database: Database, as_role: Browser) -> None:
    labels = {
        "public": "Public",
        "partner": "Shared with partner",
        "internal": "Internal",
        "restricted": "Restricted",
    }
    with database.transaction(ACTOR) as session:
        session.add_all([factories.event(slug=f"one-{one}", visibility=one.value) for one in Visibility])
    desk = Desk(as_role("admin"))
    for key, said in labels.items():
        head = desk.get(f"/events/one-{key}").text.split("<h1", 1)[1].partition("ic-tabs")[0]
        assert f"{said}</span>" in head


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("starts", [None, ZonedTime(datetime(2021, 9, 17, 9), "Asia/Taipei")])
def test_a_partner_that_the_reader_may_not_see_is_neither_named_nor_flagged(
    database: Database, as_role: Browser, starts: ZonedTime | None
) -> None:
    name = Texts({"en": "Hiddenburg"})
    city = factories.city(name=name, country="DE", zone="Europe/Berlin", visibility="restricted")
    takers = [factories.Participation(city=city, position=0)]
    with database.transaction(ACTOR) as session:
        session.add(factories.event(slug="call", starts=starts, participations=takers))
    pages = {role: Desk(as_role(role)).get("/events/call").text for role in ("admin", "viewer")}
    told = {role: [word in page for word in ("Hiddenburg", "fi-de")] for role, page in pages.items()}
    assert told == {"admin": [True, True], "viewer": [False, False]}
