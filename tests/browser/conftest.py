"""The demo, served on loopback, and a real browser that looks at it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from sqlalchemy import select
from werkzeug.serving import make_server

from intl_crm import create_app
from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.demo.access import accounts, sign_in_addresses
from intl_crm.demo.loading import DEMO, fill
from intl_crm.kinds import kinds
from tests import programs
from tests.conftest import migrate

PHONE, DESK = 390, 1440
HEIGHT = 900
# In milliseconds; nothing on loopback takes longer.
PATIENCE = 30000


@dataclass(frozen=True)
class Served:
    """A program that answers, and the database behind it."""

    address: str
    database: Database

    def address_of(self, kind: str) -> str:
        """Return the path of the first record of a kind."""
        with self.database.reading() as session:
            model = kinds[kind].model
            record = session.scalars(select(model).order_by(model.id).limit(1)).one()
            return kinds[kind].address_of(record)


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demo, served on a free port."""
    folder = tmp_path_factory.mktemp("served")
    url = f"sqlite:///{folder / 'demo.sqlite'}"
    migrate(url)
    app = create_app(Settings(data=folder, database_url=url, secret_key="secret of the browser's tests" * 2))
    database = app.extensions["database"]
    with database.transaction(DEMO) as session:
        fill(session)
        accounts(session)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    server.log = lambda *_said: None  # type: ignore[method-assign]
    Thread(target=server.serve_forever, daemon=True).start()
    yield Served(f"http://127.0.0.1:{server.server_port}", database)
    server.shutdown()
    server.server_close()
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
def cookies(
    served: Served, chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """Give the file with the cookies of a role that has signed in by its one-time address."""
    kept: dict[str, Path] = {}

    def sign_in(role: str) -> Path:
        if role not in kept:
            with served.database.transaction(DEMO) as session:
                address = sign_in_addresses(session, served.address)[role]
            context = chromium.new_context()
            page = context.new_page()
            page.goto(address)
            page.locator("button[type=submit]").click()
            page.wait_for_url(f"{served.address}/")
            kept[role] = tmp_path_factory.mktemp("cookies") / role
            context.storage_state(path=kept[role])
            context.close()
        return kept[role]

    return sign_in


@pytest.fixture
def complaints() -> Complaints:
    """What the browser complains of during a test."""
    return Complaints()


@pytest.fixture
def visit(
    served: Served, chromium: Browser, cookies: Callable[[str], Path], complaints: Complaints
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
