"""A reader that follows every link of the program and keeps every answer."""

import io
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin, urlsplit

from flask.testing import FlaskClient
from pypdf import PdfReader
from werkzeug.test import TestResponse

LINK = re.compile(r'(?:href|src|action|data-chooser-url)="([^"]+)"')
MOST_PAGES = 2000
# Not pages of the program, the same page again in another order or language or with a box filled in, and
# the months without end before and after the year of the demo; and one row of a figure, whose records stand
# among those of all its rows.
PASSED_OVER = re.compile(r"^/static/|[?&](lang|sort|row)=|^/sign-out|/new\?|[?&]month=(?!2021-)")
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
    while waiting:
        assert len(seen) <= MOST_PAGES, "there are more pages than are gone through"
        path = waiting.popleft()
        answer = browser.get(path)
        text = told(answer)
        yield Answer(path, answer.status_code, text + str(answer.headers))
        for found in [*_links(text, path), *_redirect(answer.headers.get("Location"), path)]:
            if found not in seen:
                seen.add(found)
                waiting.append(found)


def told(answer: TestResponse) -> str:
    """All that an answer says: of a PDF the text of its pages and what it says of itself."""
    if answer.mimetype != "application/pdf":
        return answer.get_data().decode("utf-8", errors="replace")
    pdf = PdfReader(io.BytesIO(answer.get_data()))
    titles = [str(title) for title in (pdf.metadata or {}).values()]
    about = pdf.xmp_metadata.stream.get_data().decode() if pdf.xmp_metadata else ""
    # Where a line ends is the layout's business.
    return " ".join([*(page.extract_text() for page in pdf.pages), *titles, about]).replace("-\n", "-")


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
