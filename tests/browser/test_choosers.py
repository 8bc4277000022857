"""A chooser under hasty hands: the record that is chosen is the one that was typed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests import programs

pytestmark = programs.needs("chromium")

CHOSEN = ".ts-wrapper:has(#partner_id) .item"


@pytest.mark.parametrize("hesitation", [0, pytest.param(80, marks=pytest.mark.short), 160, 400])
def test_finds_what_was_typed_last(visit: Callable[..., Page], hesitation: int) -> None:
    page = visit("/partnerships/new")
    page.locator("#partner_id").click()
    page.wait_for_timeout(hesitation)
    page.keyboard.type("부산")
    expect(page.locator(".ts-dropdown [role=option]")).to_have_text([" Busan 釜山市Republic of Korea"])
    page.keyboard.press("Enter")
    expect(page.locator(CHOSEN)).to_contain_text("Busan")


def test_enter_before_the_answer_chooses_nothing(visit: Callable[..., Page]) -> None:
    page = visit("/partnerships/new")
    page.route(
        "**/search/choose?*", lambda route: None if "koror" in route.request.url else route.continue_()
    )
    page.locator("#partner_id").click()
    expect(page.locator(".ts-dropdown .fi").first).to_be_attached()
    page.keyboard.type("koror")
    page.keyboard.press("Enter")
    expect(page.locator(".ts-dropdown [role=option]")).to_have_count(0)
    assert page.url.endswith("/partnerships/new")
    assert page.locator("select[name=partner_id]").input_value() == ""


def test_late_answer_does_not_replace_a_newer_one(visit: Callable[..., Page]) -> None:
    page = visit("/partnerships/new")
    held: list[Callable[[], None]] = []
    page.route("**/search/choose?*q=koror", lambda route: held.append(route.continue_))
    page.locator("#partner_id").click()
    with page.expect_request("**/search/choose?*q=koror"):
        page.keyboard.type("koror")
    page.locator("#partner_id").fill("busan")
    option = page.locator(".ts-dropdown [role=option]")
    expect(option).to_contain_text("Busan")
    with page.expect_response("**/search/choose?*q=koror"):
        held[0]()
    page.wait_for_timeout(50)
    expect(option).to_have_count(1)
    expect(option).to_contain_text("Busan")


def test_next_field_keeps_the_focus(visit: Callable[..., Page]) -> None:
    page = visit("/posts/new")
    page.locator("#person_id").click()
    page.keyboard.type("Bloom")
    page.locator("#city_id").click()
    page.keyboard.type("koror")
    expect(page.locator(".ts-dropdown:visible [role=option]")).to_have_count(1)
    assert page.locator("#city_id").input_value() == "koror"
    assert page.locator("#person_id").input_value() == ""
