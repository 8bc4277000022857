"""A browser for tests: it reads the form of a page and sends it as it stands, but for what is typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Browser = Callable[[str], FlaskClient]
# Boxes of one name send several values.
Typed = Mapping[str, str | list[str]]
FORM = "record-form"


class FormReader(HTMLParser):
    """The values of a form as a browser would send them."""

    def __init__(self, page: str, form: str = FORM) -> None:
        """Read a page."""
        super().__init__()
        self.form, self.inside, self.sent = form, False, dict[str, str]()
        # What is ticked of several boxes of one name.
        self.ticked: dict[str, list[str]] = {}
        self.select, self.options, self.area = "", list[tuple[str, bool]](), ""
        self.text: list[str] | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what opens an input."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = given.get("id") == self.form
        if not self.inside and given.get("form") != self.form and tag != "option":
            return
        if tag == "input" and given.get("name"):
            self._input(given)
        elif tag == "select":
            self.select, self.options = given["name"], []
        elif tag == "option" and self.select:
            self.options.append((given.get("value", ""), "selected" in given))
        elif tag == "textarea":
            self.area, self.text = given["name"], []

    def _input(self, given: dict[str, str]) -> None:
        sort = given.get("type", "text")
        if sort in {"checkbox", "radio"}:
            if "checked" in given:
                self.sent[given["name"]] = given.get("value", "on")
                self.ticked.setdefault(given["name"], []).append(self.sent[given["name"]])
        elif sort not in {"submit", "file"}:
            self.sent[given["name"]] = given.get("value", "").replace("\r", "").replace("\n", "")

    def handle_data(self, data: str) -> None:
        """Take the text of an area."""
        if self.text is not None:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Take what is chosen or written."""
        if tag == "form":
            self.inside = False
        elif tag == "select" and self.select:
            chosen = [value for value, is_chosen in self.options if is_chosen] or [
                value for value, _ in self.options[:1]
            ]
            self.sent[self.select] = chosen[0] if chosen else ""
            self.select = ""
        elif tag == "textarea" and self.text is not None:
            written = "".join(self.text).replace("\r\n", "\n").removeprefix("\n")
            self.sent[self.area] = written.replace("\n", "\r\n")
            self.text = None


@dataclass
class Desk:
    """Somebody signed in, who fills forms in English."""

    client: FlaskClient
    language: str = "en"
    last: TestResponse | None = field(default=None)

    def get(self, address: str) -> TestResponse:
        """Open a page."""
        mark = "&" if "?" in address else "?"
        self.last = self.client.get(f"{address}{mark}lang={self.language}")
        return self.last

    def form(self, address: str) -> dict[str, str]:
        """Open a form, and return what it would send."""
        answer = self.get(address)
        assert answer.status_code == 200, answer.status
        return FormReader(answer.text).sent

    def post(self, address: str, typed: Typed) -> TestResponse:
        """Send a form."""
        self.last = self.client.post(f"{address}?lang={self.language}", data=dict(typed))
        return self.last

    def fill(self, address: str, typed: Typed) -> TestResponse:
        """Open a form, type, and send it."""
        return self.post(address, {**self.form(address), **self.ticked(), **typed})

    def ticked(self) -> dict[str, list[str]]:
        """The boxes that are ticked on the last page."""
        assert self.last is not None
        return FormReader(self.last.text).ticked

    def fill_plain(self, address: str) -> TestResponse:
        """Open a page that only asks, and say yes."""
        page = self.get(address).text
        versions = page.split('name="version" value="')[1:]
        return self.post(address, {"version": versions[0].split('"')[0]} if versions else {})

    def ticked_on(self, address: str, name: str) -> set[str]:
        """The boxes of a name that are ticked in a form."""
        self.form(address)
        return set(self.ticked().get(name, []))

    def created(self, address: str, typed: Typed) -> str:
        """Make a record by its form, and return the address of its page."""
        answer = self.fill(address, typed)
        assert answer.status_code == 302, errors(answer.text)
        return answer.location


def errors(page: str) -> list[str]:
    """The messages at the fields of a page."""
    found = page.split('class="ic-error"')[1:]
    return [part.split("<span>", 1)[1].split("</span>", 1)[0] for part in found]
