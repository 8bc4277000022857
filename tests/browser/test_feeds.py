"""Subscribing as people do it: from the calendar to an address, and to its end."""

from collections.abc import Callable
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page

from tests import programs
from tests.browser.conftest import Complaints
from tests.browser.test_every_page import looked_at

pytestmark = programs.needs("chromium")


def read(address: str) -> str:
    """What a program gets that asks the address."""
    # The address is one of the program that this test has started.
    with urlopen(address, timeout=10) as answer:  # noqa: S310
        text: str = answer.read().decode()
        return text


@pytest.mark.parametrize("scripts", [pytest.param(True, marks=pytest.mark.short), False])
def test_from_the_calendar_to_an_address_and_to_its_end(
    visit: Callable[..., Page], complaints: Complaints, scripts: bool
) -> None:
    page = visit("/calendar/?month=2021-09&country=JP", "protocol", scripts=scripts)
    page.get_by_role("link", name="Subscribe").click()
    assert page.get_by_label("Country or region").input_value() == "JP"
    page.get_by_label("Language", exact=True).select_option("ja")
    page.get_by_role("button", name="Make the feed").click()
    address = page.get_by_label("Address", exact=True).input_value()
    assert "熊本" in read(address).replace("\r\n ", "")
    if scripts:
        looked_at(page, complaints)
    page.get_by_role("navigation", name="You are here").get_by_role("link").click()
    assert address.split("/")[4] not in page.content()
    page.get_by_role("link", name="Revoke").last.click()
    if scripts:
        looked_at(page, complaints)
    page.get_by_role("button", name="Revoke").click()
    with pytest.raises(OSError, match="404"):
        read(address)


def test_a_month_is_gone_through_by_keyboard_and_link(visit: Callable[..., Page]) -> None:
    page = visit("/calendar/?month=2021-09")
    page.get_by_role("link", name="Next month").click()
    assert page.get_by_role("heading", level=1).inner_text() == "October 2021"
    page.get_by_label("Month", exact=True).select_option("2021-12")
    page.get_by_role("button", name="Apply").click()
    assert page.get_by_role("heading", level=1).inner_text() == "December 2021"
    page.get_by_role("link", name="Video meeting with Vancouver").click()
    assert "/events/2021-12-14-vancouver" in page.url
    # What is still on its way when the browser leaves would stay open in the server.
    page.wait_for_load_state("networkidle")
