"""The dashboard: what comes, what is due, who has been silent, and what was changed."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from intl_crm.clock import today
from intl_crm.spans import Span
from tests import factories
from tests.desk.browsing import Browser, Desk
from tests.desk.world import LEAST, World, ref
from tests.factories import Texts

SECTIONS = ("h-visits", "h-next", "h-due", "h-marks", "h-silent", "h-changes")


def section(page: str, name: str) -> str:
    return page.split(f'id="{name}"', 1)[1].split("</section>", 1)[0]


def in_days(days: int, prefix: str = "when-since-") -> dict[str, str]:
    """The typed date of a day near today."""
    day = today("Asia/Taipei") + timedelta(days=days)
    return {f"{prefix}year": str(day.year), f"{prefix}month": str(day.month), f"{prefix}day": str(day.day)}


def test_what_comes_and_what_is_due(world: World, desk: Desk) -> None:
    call = desk.created("/events/new", LEAST["event"](world) | in_days(5))
    past = desk.created("/events/new", LEAST["event"](world) | in_days(-5))
    visit = desk.created("/delegations/new", LEAST["delegation"](world) | in_days(5))
    far = desk.created("/delegations/new", LEAST["delegation"](world) | in_days(60))
    late = desk.created("/commitments/new", LEAST["commitment"](world) | in_days(-1, "due-"))
    kept = desk.created(
        "/commitments/new", LEAST["commitment"](world) | in_days(-1, "due-") | {"done-year": "2020"}
    )
    page = desk.get("/").text
    assert call in section(page, "h-next")
    assert past not in section(page, "h-next")
    assert visit in section(page, "h-visits")
    assert far not in section(page, "h-visits")
    assert late in section(page, "h-due")
    assert "text-danger" in section(page, "h-due")
    assert kept not in section(page, "h-due")
    assert call in section(page, "h-changes")


def test_a_partner_is_silent_until_there_is_contact(world: World, desk: Desk) -> None:
    assert "/cities/busan" in section(desk.get("/").text, "h-silent")
    held = {"status": "held", "taking_part-0-record": ref(world.city)} | in_days(-10)
    desk.created("/events/new", LEAST["event"](world) | held)
    assert "/cities/busan" not in section(desk.get("/").text, "h-silent")


@pytest.mark.parametrize(("state", "times"), [("signed", 1), ("suspended", 1), ("ended", 0)])
def test_a_silent_partner_is_named_once_and_not_after_its_ties_have_ended(
    world: World, keep: Callable[..., None], desk: Desk, state: str, times: int
) -> None:
    partner = factories.city(slug="daegu")
    since = Span.parse(f"{today('Asia/Taipei').year - 1}..?")
    tie = {"city": world.home, "partner": partner, "state": state, "when": since}
    keep(*(factories.partnership(**tie, tie=kind) for kind in ("friendship", "sister")))
    page = desk.get("/").text
    assert section(page, "h-silent").count('href="/cities/daegu"') == times


def test_an_office_without_partners_is_led_to_its_first(as_role: Browser, keep: Callable[..., None]) -> None:
    home, other = factories.city(country="TW"), factories.city()
    keep(factories.office(home_city=home))
    officer, viewer = Desk(as_role("officer")), Desk(as_role("viewer"))
    assert 'href="/cities/new"' in section(officer.get("/").text, "h-silent")
    assert "/new" not in section(viewer.get("/").text, "h-silent")
    keep(other)
    silent = section(officer.get("/").text, "h-silent")
    assert "No partner is on record yet." in silent
    assert 'href="/partnerships/new"' in silent
    officer.created("/partnerships/new", {"partner_id": ref(other), "tie": "friendship"})
    assert "No partner is on record yet." not in section(officer.get("/").text, "h-silent")


def test_an_anniversary_is_near(world: World, desk: Desk) -> None:
    since = in_days(20) | {"when-end": "open", "state": "signed"}
    desk.fill("/partnerships/tie/edit", since | {"when-since-year": str(int(since["when-since-year"]) - 10)})
    marks = section(desk.get("/").text, "h-marks")
    assert "/partnerships/tie" in marks
    assert "a round anniversary" in marks


def test_a_viewer_sees_it_all_without_buttons(world: World, as_role: Browser) -> None:
    page = Desk(as_role("viewer")).get("/").text
    assert all(section(page, name) for name in SECTIONS)
    assert "/new" not in page


def test_the_second_clock_is_of_a_partner_that_the_reader_may_see(
    world: World, keep: Callable[..., None], as_role: Browser
) -> None:
    name = Texts({"en": "Hiddenburg"})
    hidden = factories.city(name=name, zone="Europe/Berlin", visibility="restricted")
    takers = [factories.Participation(city=hidden, position=0)]
    keep(factories.event(status="held", participations=takers))
    clocks = {role: Desk(as_role(role)).get("/").text for role in ("admin", "viewer")}
    assert {role: "Hiddenburg" in page for role, page in clocks.items()} == {"admin": True, "viewer": False}
