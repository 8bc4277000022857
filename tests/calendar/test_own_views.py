"""The page of one's own feeds: made, shown once, given another address, ended."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from intl_crm.calendar.models import Feed
from intl_crm.calendar.own_pages import ways
from intl_crm.db import Database
from intl_crm.spans import Span
from intl_crm.texts import LANGUAGES
from tests import factories
from tests.calendar.conftest import Cities
from tests.templates.rendering import Reader

Browser = Callable[[str], FlaskClient]
Subscribe = Callable[..., tuple[str, Feed]]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What a page shows is the same from either database."""
    return sqlite_url


def feeds(database: Database) -> list[Feed]:
    with database.reading() as session:
        return list(session.scalars(select(Feed).order_by(Feed.id)))


def address_in(page: str) -> str:
    return Reader(page).one("input", id="feed-address")["value"]


@pytest.mark.parametrize("role", ["viewer", "protocol", "officer", "admin"])
def test_everybody_makes_feeds_and_sees_the_address_once(
    database: Database, as_role: Browser, client: FlaskClient, cities: Cities, role: str
) -> None:
    del cities
    browser = as_role(role)
    answer = browser.post("/feeds/?lang=en", data={"language": "ja", "name": "", "form": "signing"})
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    address = address_in(answer.text)
    assert address.startswith("http://localhost/feeds/")
    assert address.endswith("/kaohsiung-signing-ja.ics")
    calendar = client.get(urlsplit(address).path)
    assert calendar.status_code == 200
    assert "NAME;LANGUAGE=ja:Our office 国際交流（調印式）" in calendar.text
    [feed] = feeds(database)
    assert (feed.language, feed.query) == ("ja", "form=signing")
    assert address.split("/")[4] not in browser.get("/feeds/").text


def test_the_form_begins_with_the_conditions_of_the_address(
    as_role: Browser, cities: Cities, keep: Callable[..., None]
) -> None:
    del cities
    keep(factories.event(when=Span.parse("2021")))
    page = Reader(as_role("viewer").get("/feeds/?lang=en&country=KR&partner=busan&year=1999&x=y").text)
    chosen = {one["value"] for one in page.all("option") if "selected" in one}
    assert "KR" in chosen
    assert page.one("input", name="partner")["value"] == "busan"
    # Without a condition that nothing meets the feed would tell more than its list shows.
    assert "1999" in chosen


def test_ones_feeds_are_listed_with_their_conditions(as_role: Browser, subscribe: Subscribe) -> None:
    subscribe("viewer", "ko", query="partner=busan", name="Mine")
    subscribe("officer", "en", name="canary")
    words = Reader(as_role("viewer").get("/feeds/?lang=en").text).words
    assert "Mine" in words
    assert "Busan" in words
    assert "canary" not in words


def test_a_name_that_is_too_long_is_refused_and_kept(database: Database, as_role: Browser) -> None:
    answer = as_role("viewer").post("/feeds/?lang=en", data={"language": "en", "name": "x" * 121})
    assert answer.status_code == 422
    assert "x" * 121 in answer.text
    assert "This is longer than 120 characters." in answer.text
    assert feeds(database) == []


@pytest.mark.parametrize("typed", [{"language": "xx"}, {"language": ""}, {"language": "en", "q": "釜" * 200}])
def test_what_no_feed_can_be_is_refused(database: Database, as_role: Browser, typed: dict[str, str]) -> None:
    assert as_role("viewer").post("/feeds/?lang=en", data=typed).status_code == 422
    assert feeds(database) == []


def test_only_what_the_form_has_is_taken(database: Database, as_role: Browser) -> None:
    columns = {
        "user_id": "0" * 32,
        "token_hash": "0" * 64,
        "visibility": "public",
        "revoked_at": "",
        "slug": "x",
    }
    as_role("viewer").post("/feeds/", data={"language": "en"} | columns)
    [feed] = feeds(database)
    assert feed.token_hash != "0" * 64
    assert (feed.slug, feed.visibility, feed.query) == (None, "restricted", "visibility=public")


def test_a_new_address_asks_first_and_ends_the_old_one(
    as_role: Browser, client: FlaskClient, subscribe: Subscribe
) -> None:
    path, feed = subscribe("viewer")
    browser = as_role("viewer")
    question = browser.get(f"/feeds/{feed.key}/renew?lang=en")
    assert "Give Our office – international exchanges a new address?" in Reader(question.text).words
    assert client.get(path).status_code == 200
    answer = browser.post(f"/feeds/{feed.key}/renew")
    assert client.get(path).status_code == 404
    assert client.get(urlsplit(address_in(answer.text)).path).status_code == 200


def test_revoking_asks_first(as_role: Browser, client: FlaskClient, subscribe: Subscribe) -> None:
    path, feed = subscribe("viewer")
    browser = as_role("viewer")
    assert (
        "Revoke Our office – international exchanges?"
        in Reader(browser.get(f"/feeds/{feed.key}/revoke?lang=en").text).words
    )
    assert client.get(path).status_code == 200
    answer = browser.post(f"/feeds/{feed.key}/revoke")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/feeds/")
    assert client.get(path).status_code == 404
    assert browser.get(f"/feeds/{feed.key}/revoke").status_code == 404
    assert "You have no feed yet." in browser.get("/feeds/?lang=en").text


@pytest.mark.parametrize("action", ["renew", "revoke"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_anothers_feed_is_as_unknown_as_none(
    as_role: Browser, client: FlaskClient, subscribe: Subscribe, action: str, method: str
) -> None:
    path, feed = subscribe("viewer")
    browser = as_role("admin")
    answers = [browser.open(f"/feeds/{key}/{action}", method=method) for key in (feed.key, "0" * 32, "x")]
    assert [answer.status_code for answer in answers] == [404] * 3
    assert client.get(path).status_code == 200


def test_the_ways_to_subscribe() -> None:
    found = ways("https://crm.example/feeds/t/kaohsiung-en.ics", "Office: Japan & Korea")
    assert found.webcal == "webcal://crm.example/feeds/t/kaohsiung-en.ics"
    assert parse_qs(urlsplit(found.google).query) == {"cid": [found.webcal]}
    for link in (found.outlook, found.office):
        asked = parse_qs(urlsplit(link).query)
        assert asked == {"url": [found.address], "name": ["Office: Japan & Korea"]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_what_is_shown_once(as_role: Browser, cities: Cities, language: str) -> None:
    del cities
    page = Reader(as_role("viewer").post(f"/feeds/?lang={language}", data={"language": language}).text)
    links = [one["href"] for one in page.all("a") if one.get("rel") == "noopener noreferrer"]
    assert [urlsplit(link).hostname for link in links] == [
        "localhost", "calendar.google.com", "outlook.live.com", "outlook.office.com",
    ]  # fmt: skip
    assert page.dangling() == []
