"""What scripts add: the chooser, the keys, the theme, dates read back; and that all works without them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import programs
from tests.browser.conftest import PHONE, Complaints, Served, enter

pytestmark = programs.needs("chromium")

THEME = "document.documentElement.dataset.bsTheme"
FOCUSED = "document.activeElement.name || document.activeElement.textContent.trim()"


@pytest.mark.parametrize("typed", ["釜山", "Busan", "부산", "busan"])
def test_chooser_finds_every_spelling(visit: Callable[..., Page], complaints: Complaints, typed: str) -> None:
    page = visit("/partnerships/new")
    page.locator("#partner_id").click()
    page.keyboard.type(typed)
    option = page.locator(".ts-dropdown [role=option]").filter(has_text="Busan")
    expect(option).to_have_count(1)
    expect(option.locator(".ic-name")).to_contain_text("釜山市")
    option.click()
    assert str(page.locator("select[name=partner_id]").input_value()).startswith("city/")
    assert complaints.said == []


def test_chooser_is_used_by_keyboard(visit: Callable[..., Page]) -> None:
    page = visit("/partnerships/new")
    page.locator("#partner_id").focus()
    page.keyboard.type("koror")
    expect(page.locator(".ts-dropdown [role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("#partner_id-select + .ts-wrapper .item, .ts-wrapper .item").last).to_contain_text(
        "Koror"
    )


def test_chooser_says_that_nothing_fits(visit: Callable[..., Page]) -> None:
    page = visit("/partnerships/new")
    page.locator("#partner_id").click()
    page.keyboard.type("no such city")
    expect(page.locator(".ts-dropdown .no-results")).to_have_text("Nothing found")


def test_keys_lead_to_search_and_to_what_is_new(visit: Callable[..., Page]) -> None:
    page = visit("/")
    page.keyboard.press("/")
    assert page.evaluate(FOCUSED) == "q"
    page.keyboard.type("/n")
    assert page.locator("[name=q]").input_value() == "/n"
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("Control+k")
    assert page.evaluate(FOCUSED) == "q"
    page.locator("h1").click()
    page.keyboard.press("n")
    assert page.evaluate(FOCUSED) == "Event"
    page.keyboard.press("Escape")
    assert page.locator("details.ic-menu[open]").count() == 0


def test_new_on_a_list_is_of_its_kind(visit: Callable[..., Page]) -> None:
    page = visit("/cities/")
    page.keyboard.press("n")
    page.wait_for_url("**/cities/new")


def test_theme_is_kept(visit: Callable[..., Page]) -> None:
    page = visit("/", dark=True)
    assert page.evaluate(THEME) is None
    page.get_by_label("Switch between light and dark").first.click()
    assert page.evaluate(THEME) == "light"
    page.reload()
    assert page.evaluate(THEME) == "light"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(246, 244, 238)"


@pytest.mark.parametrize(
    ("year", "month", "day", "read"),
    [
        ("2021", "6", "late", "late June 2021"),
        ("110", "9", "17", "17 September 2021"),
        ("2021", "2", "30", "no such day"),
    ],
)
def test_date_is_read_back(visit: Callable[..., Page], year: str, month: str, day: str, read: str) -> None:
    page = visit("/agreements/new")
    group = page.get_by_role("group", name="Signed on")
    group.get_by_label("Year").fill(year)
    group.get_by_label("Month").select_option(month)
    group.get_by_label("Day").select_option(day)
    expect(group.locator("output")).to_contain_text(read)


def test_end_is_asked_for_only_where_there_is_one(visit: Callable[..., Page]) -> None:
    page = visit("/partnerships/new")
    year = page.locator("[name=when-until-year]")
    expect(year).to_be_hidden()
    page.locator("[name=when-end]").select_option("date")
    expect(year).to_be_visible()


def test_wrong_form_is_read_from_its_summary(visit: Callable[..., Page]) -> None:
    page = visit("/cities/new")
    page.get_by_role("button", name="Save").click()
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    summary.get_by_role("link").first.click()
    assert page.locator(":target").get_attribute("name") == "name-zh-Hant-TW"


@pytest.mark.short
def test_everything_is_reached_on_a_phone(visit: Callable[..., Page]) -> None:
    page = visit("/", width=PHONE)
    page.locator(".ic-foot summary").first.click()
    page.locator(".ic-foot").get_by_role("link", name="Cities").click()
    page.wait_for_url("**/cities/")
    page.locator(".ic-bar summary").last.click()
    page.get_by_role("link", name="日本語").last.click()
    assert page.locator("html").get_attribute("lang") == "ja"


@pytest.mark.short
def test_pages_work_without_scripts(visit: Callable[..., Page], served: Served) -> None:
    page = visit("/sign-in", role=None, scripts=False)
    enter(page, served.way_in("officer"))
    page.goto("/cities/")
    page.locator(".ic-bar summary", has_text="Add").click()
    page.locator(".ic-bar").get_by_role("link", name="City").click()
    page.locator("[name=name-en]").fill("Porto")
    page.locator("select[name=country]").select_option("PT")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("h1")).to_have_text("Porto")
    page.locator("summary", has_text="Account").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")
    page.goto("/cities/")
    expect(page.get_by_role("button", name="Sign in")).to_have_count(1)


def test_wall_is_filled(visit: Callable[..., Page]) -> None:
    page = visit("/calendar/", width=2560)
    whole = page.locator("main").bounding_box()
    assert whole is not None
    assert whole["x"] + whole["width"] == 2560
    assert float(page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")) > 16
