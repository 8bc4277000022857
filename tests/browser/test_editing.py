"""Two editors, a deletion taken back, and a name that tries to be more than a name."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import programs
from tests.browser.conftest import PHONE, Complaints
from tests.browser.looking import overhang

pytestmark = programs.needs("chromium")

LONG = ('<b onclick="alert(1)">高雄</b><script>alert(2)</script>' + "あ" * 200)[:200]


def save(page: Page) -> None:
    """Send the form."""
    page.get_by_role("button", name="Save").click()


def a_city(page: Page, name: str) -> str:
    """Make a city and return its address."""
    page.goto("/cities/new")
    page.locator("[name=name-en]").fill(name)
    page.locator("select[name=country]").select_option("PT")
    save(page)
    expect(page.locator("h1")).to_have_text(name)
    return page.url


@pytest.mark.parametrize(("choice", "kept"), [("theirs", "09:00-17:00"), ("yours", "10:00-19:00")])
def test_second_save_chooses_field_by_field(visit: Callable[..., Page], choice: str, kept: str) -> None:
    mine = visit("/")
    address = a_city(mine, f"Braga, {choice}")
    theirs = visit(f"{address}/edit", "admin")
    mine.goto(f"{address}/edit")
    theirs.locator("[name=hours]").fill("09:00-17:00")
    save(theirs)
    mine.locator("[name=hours]").fill("10:00-19:00")
    mine.locator("[name=website]").fill("https://example.org")
    save(mine)
    note = mine.locator(".ic-note-warn")
    expect(note).to_be_focused()
    row = note.get_by_role("row").filter(has_text="Office hours")
    expect(row).to_contain_text("09:00-17:00")
    expect(row).to_contain_text("10:00-19:00")
    assert mine.locator("[name=website]").input_value() == "https://example.org"
    mine.locator(f"[name=take-hours][value={choice}]").check()
    save(mine)
    expect(mine.locator(".ic-facts")).to_contain_text(kept)
    expect(mine.locator(".ic-facts")).to_contain_text("example.org")


def test_deletion_is_taken_back(visit: Callable[..., Page]) -> None:
    page = visit("/")
    address = a_city(page, "Évora")
    page.goto(f"{address}/delete")
    page.get_by_role("main").get_by_role("button", name="Delete").click()
    expect(page.locator(".ic-table")).not_to_contain_text("Évora")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_url(address)
    expect(page.locator("h1")).to_have_text("Évora")


def test_a_long_name_without_a_blank_stays_within_the_page(visit: Callable[..., Page]) -> None:
    page = visit("/people/new")
    for script in ("en", "ja"):
        page.locator(f"[name=names-{script}-family]").fill("x" * 200)
        page.locator(f"[name=names-{script}-given]").fill("Ann")
    save(page)
    for path in (page.url, f"{page.url}/edit", f"{page.url}/history", "/people/?q=xxx", "/search?q=xxx", "/"):
        page.goto(path)
        assert overhang(page, PHONE) <= 0, path


def test_name_of_two_hundred_characters_is_text(visit: Callable[..., Page], complaints: Complaints) -> None:
    page = visit("/")
    page.on("dialog", lambda dialog: complaints.said.append(dialog.message))
    address = a_city(page, LONG)
    for path in (
        address,
        f"{address}/edit",
        f"{address}/history",
        "/cities/?q=script",
        "/search?q=script",
        "/",
    ):
        page.goto(path)
        assert overhang(page, PHONE) <= 0, path
        assert page.locator("b[onclick]").count() == 0, path
    page.goto(f"{address}/edit")
    assert page.locator("[name=name-en]").input_value() == LONG
    assert complaints.said == []
