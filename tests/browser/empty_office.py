"""A program on an empty database, and the hands of somebody who fills its forms."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, expect

from intl_crm.config import Settings
from tests.browser.conftest import DESK, HEIGHT, PATIENCE, Complaints
from tests.running import running


@dataclass(frozen=True)
class EmptyOffice:
    """A program that answers, the address of its first start, and browsers that visit it."""

    address: str
    first_start: str
    chromium: Browser
    complaints: Complaints

    @contextmanager
    def browser(self) -> Iterator[Page]:
        """Open a browser of one's own, in English, that has never been here."""
        context = self.chromium.new_context(
            base_url=self.address, locale="en", viewport={"width": DESK, "height": HEIGHT}
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        self.complaints.listen_to(page)
        yield page
        context.close()


@contextmanager
def empty_office(settings: Settings, chromium: Browser, complaints: Complaints) -> Iterator[EmptyOffice]:
    """Serve an empty database on a free port."""
    with running(settings) as program:
        yield EmptyOffice(program.address, program.first_start(), chromium, complaints)


def write(page: Page, name: str, texts: Mapping[str, str]) -> None:
    """Type one text in each language, or one name in each part."""
    for part, text in texts.items():
        page.locator(f"[name='{name}-{part}']").fill(text)


def pick(page: Page, **chosen: str) -> None:
    """Choose in selects by their names; a minus is written as an underscore twice."""
    for name, value in chosen.items():
        page.locator(f"select[name='{name.replace('__', '-')}']").select_option(value)


def choose(page: Page, field: str, typed: str, found: str) -> None:
    """Find a record by typing, in a chooser where it is the only one to be found."""
    page.locator(f"[id='{field}']").click()
    page.keyboard.type(typed)
    offered = page.locator(f".ts-wrapper:has([id='{field}']) [role=option]:visible")
    expect(offered).to_have_text([re.compile(re.escape(found))])
    offered.click()


def save(page: Page, button: str = "Save") -> None:
    """Send the form; where it is refused, fail with what it says."""
    page.get_by_role("button", name=button).click()
    assert page.locator(".ic-error").all_inner_texts() == []
