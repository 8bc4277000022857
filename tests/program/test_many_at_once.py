"""Eight who write and sixteen who read at once, served on SQLite: nobody meets a failure."""

import re
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest
from sqlalchemy import select

from intl_crm.db import Database
from intl_crm.delegations.models import Person
from intl_crm.demo.access import sign_in_addresses
from intl_crm.demo.loading import DEMO
from tests.conftest import settings_of
from tests.running import running

WRITERS, READERS, SECONDS = 8, 16, 8
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
VERSION = re.compile(r'name="version" value="(\d+)"')
READ = ("/", "/cities/", "/events/", "/people/chen", "/cities/busan", "/search?q=busan")


@pytest.fixture
def served(demo_file: Path, tmp_path: Path) -> Iterator[tuple[str, Database]]:
    """The program as `intl-crm run` serves it, on a copy of the demo."""
    path = shutil.copy(demo_file, tmp_path / "intl_crm.sqlite")
    settings = settings_of(f"sqlite:///{path}", tmp_path)
    database = Database(settings.database_url)
    with running(settings) as program:
        yield program.address, database
    database.close()


def _browser(address: str, once: str) -> OpenerDirector:
    """A browser that has used a one-time address."""
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    page = opener.open(once).read().decode()
    found = TOKEN.search(page)
    assert found, address
    opener.open(once, urlencode({"csrf_token": found[1]}).encode())
    return opener


def _asked(opener: OpenerDirector, address: str, data: bytes | None = None) -> tuple[int, str]:
    try:
        answer = opener.open(address, data)
        return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, ""


def _write(opener: OpenerDirector, address: str, until: float) -> Counter[int]:
    """Edit one person again and again, each time from the form as it stands."""
    seen: Counter[int] = Counter()
    while time.monotonic() < until:
        status, page = _asked(opener, f"{address}/edit")
        token, version = TOKEN.search(page), VERSION.search(page)
        seen[status] += 1
        if not token or not version:
            continue
        form = {
            "csrf_token": token[1],
            "version": version[1],
            "visibility": "internal",
            "note-en": str(time.time()),
        }
        names = {"names-en-given": "A name", "languages": "en", "spellings": ""}
        status, _page = _asked(opener, f"{address}/edit", urlencode(form | names).encode())
        seen[status] += 1
    return seen


def _read(opener: OpenerDirector, address: str, until: float) -> Counter[int]:
    seen: Counter[int] = Counter()
    while time.monotonic() < until:
        seen.update(_asked(opener, f"{address}{path}")[0] for path in READ)
    return seen


@pytest.mark.long
def test_many_at_once(served: tuple[str, Database]) -> None:
    address, database = served
    with database.transaction(DEMO) as session:
        once = sign_in_addresses(session, address)
        people = [person.key for person in session.scalars(select(Person).limit(WRITERS))]
    browser, until = _browser(address, once["officer"]), time.monotonic() + SECONDS
    with ThreadPoolExecutor(WRITERS + READERS) as pool:
        writers = [pool.submit(_write, browser, f"{address}/people/{key}", until) for key in people]
        readers = [pool.submit(_read, browser, address, until) for _ in range(READERS)]
        written = sum((one.result() for one in writers), Counter[int]())
        read = sum((one.result() for one in readers), Counter[int]())
    assert set(written) == {200}, written
    assert set(read) == {200}, read
    with database.reading() as session:
        saved = sum(person.version - 1 for person in session.scalars(select(Person)))
    # Every answer that said "saved" is there, and each round was one form and one save.
    assert saved == written[200] // 2
