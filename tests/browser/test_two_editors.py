"""Two people on one event: who saves second loses nothing, what is deleted comes back, a name stays text."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests import programs
from tests.browser.conftest import Complaints
from tests.browser.empty_office import choose, pick, save, write

pytestmark = programs.needs("chromium")

HOSTILE = ("<script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp; {{ 7 * 7 }} 港" + "灣" * 200)[:200]


def an_event(page: Page, title: str) -> str:
    """Plan a call on a day at a time and return the address of its page."""
    page.goto("/events/new")
    page.locator("[name=title-en]").fill(title)
    pick(page, form="video_call", when__since__month="5", when__since__day="4", times__zone="Asia/Taipei")
    page.locator("[name=when-since-year]").fill("2021")
    write(page, "times", {"start": "10:00", "end": "11:00"})
    save(page)
    expect(page.locator("h1")).to_have_text(title)
    return page.url


@pytest.fixture
def editors(visit: Callable[..., Page]) -> tuple[Page, Page]:
    """An officer and an administrator, each in a browser of their own."""
    return visit("/"), visit("/", "admin")


@pytest.mark.short
def test_second_save_shows_all_three_and_chooses_each(editors: tuple[Page, Page]) -> None:
    mine, theirs = editors
    address = an_event(mine, "Call before the summer")
    for page in editors:
        page.goto(f"{address}/edit")
    theirs.locator("[name=title-en]").fill("Call of theirs")
    theirs.locator("[name=place-en]").fill("City hall")
    write(theirs, "times", {"start": "09:00"})
    choose(theirs, "taking_part", "부산", "Busan")
    save(theirs)
    mine.locator("[name=title-en]").fill("Call of mine")
    write(mine, "times", {"start": "14:00", "end": "15:00"})
    mine.locator("[name=our_headcount]").fill("7")
    mine.get_by_role("button", name="Save").click()

    note = mine.locator(".ic-note-warn")
    expect(note).to_be_focused()
    for field, told in {
        "Title": ("Call before the summer", "Call of theirs", "Call of mine"),
        "Time": ("10:00", "09:00", "14:00"),
        "Venue": ("Not recorded", "City hall", "Not recorded"),
        "Taking part": ("Not recorded", "Busan", "Not recorded"),
    }.items():
        cells = note.locator("tbody tr").filter(has=mine.locator(f"th:text-is('{field}')")).locator("td")
        expect(cells).to_have_count(3)
        for at, words in enumerate(told):
            expect(cells.nth(at)).to_contain_text(words, ignore_case=True)
    for field in ("title", "place", "taking_part"):
        mine.locator(f"[name=take-{field}][value=theirs]").check()
    save(mine)
    expect(mine.locator("h1")).to_have_text("Call of theirs")
    expect(mine.locator(".ic-person")).to_contain_text("Busan")
    expect(mine.locator(".ic-clock").first).to_contain_text("14:00")
    for words in ("City hall", "7"):
        expect(mine.locator(".ic-facts")).to_contain_text(words)


@pytest.mark.parametrize("version", ["1", "99", "two"])
def test_version_by_hand_never_overwrites(visit: Callable[..., Page], version: str) -> None:
    page = visit("/")
    address = an_event(page, f"Call with version {version!r}")
    page.goto(f"{address}/edit")
    page.locator("[name=place-en]").fill("City hall")
    save(page)
    page.goto(f"{address}/edit")
    page.locator("[name=version]").evaluate("(field, version) => { field.value = version; }", version)
    page.locator("[name=place-en]").fill("Harbour")
    with page.expect_response(f"{address}/edit") as answer:
        page.get_by_role("button", name="Save").click()
    assert answer.value.status == 409
    assert page.locator("[name=place-en]").input_value() == "Harbour"
    page.goto(address)
    expect(page.locator(".ic-facts")).to_contain_text("City hall")


def test_deletion_is_undone_at_once_or_from_its_page(editors: tuple[Page, Page]) -> None:
    mine, theirs = editors
    address = an_event(mine, "Call that comes and goes")
    theirs.goto(f"{address}/edit")
    delete(mine, address)
    mine.get_by_role("button", name="Undo").click()
    expect(mine.locator("h1")).to_have_text("Call that comes and goes")
    assert mine.url == address
    delete(mine, address)
    theirs.locator("[name=place-en]").fill("City hall")
    theirs.get_by_role("button", name="Save").click()
    expect(theirs.locator("h1")).to_have_text("Call that comes and goes is deleted")
    mine.goto("/search?q=comes+and+goes")
    expect(mine.get_by_role("main").get_by_role("link", name="Call that comes")).to_have_count(0)
    answer = mine.goto(address)
    assert answer is not None
    assert answer.status == 410
    mine.get_by_role("main").get_by_role("button", name="Restore").click()
    mine.wait_for_url(address)
    expect(mine.locator(".ic-clock").first).to_contain_text("10:00")


def delete(page: Page, address: str) -> None:
    """Delete an event from its form, after being asked."""
    page.goto(f"{address}/edit")
    page.get_by_role("main").get_by_role("link", name="Delete").click()
    page.get_by_role("main").get_by_role("button", name="Delete").click()
    page.wait_for_url("**/events/")


def test_partner_is_found_by_any_spelling(visit: Callable[..., Page]) -> None:
    page = visit("/events/new")
    for typed in ("釜山", "Busan", "부산"):
        choose(page, "taking_part", typed, "Busan")
        expect(page.locator(".ts-wrapper:has([id=taking_part]) .item")).to_contain_text("釜山市")


def test_markup_in_a_name_stays_text(visit: Callable[..., Page], complaints: Complaints) -> None:
    page = visit("/")
    page.on("dialog", lambda dialog: complaints.said.append(dialog.message))
    assert len(HOSTILE) == 200
    address = an_event(page, HOSTILE)
    page.goto(f"/events/?q={quote('alert')}")
    expect(page.get_by_role("main").get_by_role("link", name=HOSTILE, exact=True)).to_have_count(1)
    page.goto("/")
    page.locator("[name=q]").fill("onerror")
    page.keyboard.press("Enter")
    page.get_by_role("main").get_by_role("link", name=HOSTILE, exact=True).click()
    page.wait_for_url(address)
    page.goto("/gifts/new")
    choose(page, "event_id", "onerror", HOSTILE)
    expect(page.locator(".ts-wrapper:has([id=event_id]) .item")).to_contain_text(HOSTILE)
    page.goto(f"{address}/edit")
    assert page.locator("[name=title-en]").input_value() == HOSTILE
    assert complaints.said == []
