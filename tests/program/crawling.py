"""A reader that follows every link of the program and keeps every answer."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin, urlsplit

from flask.testing import FlaskClient

LINK = re.compile(r'(?:href|src|action|data-chooser-url)="([^"]+)"')
MOST_PAGES = 1200
# Not pages of the program, or the same page again in another order or language.
PASSED_OVER = re.compile(r"^/static/|[?&](lang|sort)=|^/sign-out")
# What no link leads to.
SEEDS = ("/", "/search?q=canary", "/search/choose?q=canary&kinds=person+event+city", "/dates/words?year=2021")


@dataclass(frozen=True)
class Answer:
    """One answer of the program."""

    path: str
    status: int
    text: str


def crawl(browser: FlaskClient, *seeds: str) -> Iterator[Answer]:
    """Go through every answer that links lead to, each once."""
    waiting, seen = deque((*SEEDS, *seeds)), set((*SEEDS, *seeds))
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.popleft()
        answer = browser.get(path)
        text = answer.get_data().decode("utf-8", errors="replace")
        yield Answer(path, answer.status_code, text + str(answer.headers))
        for found in [*_links(text, path), *_redirect(answer.headers.get("Location"), path)]:
            if found not in seen:
                seen.add(found)
                waiting.append(found)


def _links(text: str, path: str) -> Iterator[str]:
    for link in LINK.findall(text):
        yield from _redirect(unescape(link), path)


def _redirect(link: str | None, path: str) -> Iterator[str]:
    if not link:
        return
    parts = urlsplit(urljoin(f"http://localhost{path}", link))
    found = parts.path + (f"?{parts.query}" if parts.query else "")
    if parts.netloc == "localhost" and parts.scheme in {"http", ""} and not PASSED_OVER.search(found):
        yield found
