"""The demo, served on loopback, and a real browser that looks at it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, StorageState, sync_playwright
from sqlalchemy import select

from intl_crm.db import Database
from intl_crm.demo.access import sign_in_addresses
from intl_crm.demo.loading import DEMO
from intl_crm.kinds import kinds
from tests import programs
from tests.conftest import settings_of
from tests.running import running

PHONE, DESK = 390, 1440
HEIGHT = 900
# In milliseconds; nothing on loopback takes longer, even on a busy machine.
PATIENCE = 30000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave to the long tests what is not marked for the short run: a page takes seconds to be looked at."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent) and item.get_closest_marker("short") is None:
            item.add_marker(pytest.mark.long)


@dataclass(frozen=True)
class Served:
    """A program that answers, and the database behind it."""

    address: str
    database: Database

    def way_in(self, role: str) -> str:
        """Return a new one-time address that signs in with a role."""
        with self.database.transaction(DEMO) as session:
            return sign_in_addresses(session, self.address)[role]

    def address_of(self, kind: str) -> str:
        """Return the path of the first record of a kind."""
        with self.database.reading() as session:
            model = kinds[kind].model
            record = session.scalars(select(model).order_by(model.id).limit(1)).one()
            return kinds[kind].address_of(record)


@pytest.fixture(scope="session")
def served(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demo, served on a free port."""
    folder = tmp_path_factory.mktemp("served")
    path = shutil.copy(demo_file, folder / "demo.sqlite")
    settings = settings_of(f"sqlite:///{path}", folder)
    database = Database(settings.database_url)
    with running(settings) as program:
        yield Served(program.address, database)
    database.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    path = programs.require("chromium")
    with sync_playwright() as playwright:
        # Chromium's own sandbox does not work for root, as whom a container runs.
        browser = playwright.chromium.launch(executable_path=str(path), args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Complaints:
    """What the browser complained of."""

    said: list[str] = field(default_factory=list)

    def listen_to(self, page: Page) -> None:
        """Keep errors of scripts, and what the console says, a hurt policy for instance."""
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("console", self._hear)

    def _hear(self, message: ConsoleMessage) -> None:
        # An error page is an answer with a status, of which the console speaks too.
        if message.type in {"error", "warning"} and "the server responded with a status" not in message.text:
            self.said.append(message.text)


@pytest.fixture(scope="session")
def cookies(served: Served, chromium: Browser) -> Callable[[str], StorageState]:
    """Give the cookies of a role; who signs out with them signs out every test of the role."""

    @cache
    def sign_in(role: str) -> StorageState:
        with chromium.new_context() as context:
            enter(context.new_page(), served.way_in(role))
            return context.storage_state()

    return sign_in


def enter(page: Page, way_in: str) -> None:
    """Come in by a one-time address of an account that has a password, or needs none."""
    page.goto(way_in)
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/")


@pytest.fixture
def complaints() -> Complaints:
    """What the browser complains of during a test."""
    return Complaints()


@pytest.fixture
def visit(
    served: Served, chromium: Browser, cookies: Callable[[str], StorageState], complaints: Complaints
) -> Iterator[Callable[..., Page]]:
    """Give a function that opens a page: as whom, how wide, in which language, with or without scripts."""
    opened: list[BrowserContext] = []

    def open_page(
        path: str,
        role: str | None = "officer",
        *,
        width: int = DESK,
        language: str = "en",
        scripts: bool = True,
        dark: bool = False,
    ) -> Page:
        context = chromium.new_context(
            base_url=served.address,
            storage_state=cookies(role) if role else None,
            viewport={"width": width, "height": HEIGHT},
            locale=language,
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            # Colours that are still changing have no contrast that could be judged.
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        opened.append(context)
        page = context.new_page()
        complaints.listen_to(page)
        page.goto(path)
        return page

    yield open_page
    for context in opened:
        context.close()
