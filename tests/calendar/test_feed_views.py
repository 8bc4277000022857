"""The secret address of a feed, as programs ask it."""

import gzip
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.http import http_date, parse_date
from werkzeug.test import TestResponse

from intl_crm.accounts import operations as accounts
from intl_crm.accounts.models import User
from intl_crm.calendar import operations
from intl_crm.calendar.models import Feed
from intl_crm.cities.models import City
from intl_crm.clock import now
from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.desk import saving
from intl_crm.events.models import Event
from intl_crm.permissions import COMMAND, Role
from intl_crm.texts import Texts
from tests import factories
from tests.calendar.conftest import Cities
from tests.factories import ACTOR

Keep = Callable[..., None]
Subscribe = Callable[..., tuple[str, Feed]]
WAIT = timedelta(seconds=5)


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """How an address is answered is the same from either database."""
    return sqlite_url


def later() -> Any:
    """A few seconds on, when the second of the last change is over."""
    return time_machine.travel(now() + WAIT)


def change(database: Database, record: Any, **values: Any) -> None:
    with database.transaction(ACTOR) as session:
        saving.change(session, ACTOR, session.get_one(type(record), record.id), values)


def told(answer: TestResponse) -> tuple[int, bytes, dict[str, str]]:
    """An answer without its date."""
    return answer.status_code, answer.data, {name: value for name, value in answer.headers if name != "Date"}


def test_a_calendar_for_any_program(reader: FlaskClient, subscribe: Subscribe, keep: Keep) -> None:
    keep(factories.event())
    path, _feed = subscribe()
    with later():
        answer = reader.get(path)
    assert answer.status_code == HTTPStatus.OK
    assert answer.data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Length"] == str(len(answer.data))
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert "private" in answer.headers["Cache-Control"]
    assert int(re.findall(r"max-age=(\d+)", answer.headers["Cache-Control"])[0]) <= 24 * 3600
    assert answer.headers["ETag"].startswith('"')
    assert parse_date(answer.headers["Last-Modified"])
    assert not {"Set-Cookie", "Content-Encoding", "Content-Language"} & set(answer.headers.keys())


def test_two_answers_are_the_same(reader: FlaskClient, subscribe: Subscribe, keep: Keep) -> None:
    keep(factories.event())
    path, _feed = subscribe()
    with later():
        first = told(reader.get(path))
    with time_machine.travel(now() + timedelta(days=3)):
        assert told(reader.get(path)) == first


def test_a_browsers_language_and_sign_in_change_nothing(
    reader: FlaskClient, as_role: Callable[[str], FlaskClient], subscribe: Subscribe, keep: Keep
) -> None:
    keep(factories.event(visibility="restricted", title=Texts({"en": "canary"})))
    path, _feed = subscribe("viewer", "ja")
    browsers = as_role("admin"), as_role("officer")
    with later():
        plain = reader.get(path)
        for browser in browsers:
            answer = browser.get(f"{path}?lang=ko", headers={"Accept-Language": "ko", "Accept": "text/html"})
            assert told(answer) == told(plain)
    assert b"canary" not in plain.data


def test_head_is_get_without_a_body(reader: FlaskClient, subscribe: Subscribe, keep: Keep) -> None:
    keep(factories.event())
    path, _feed = subscribe()
    with later():
        whole, head = reader.get(path), reader.head(path)
    assert (head.status_code, head.data) == (200, b"")
    assert told(head)[2] == told(whole)[2]


def test_it_is_packed_only_where_that_is_asked_for(reader: FlaskClient, subscribe: Subscribe) -> None:
    path, _feed = subscribe()
    with later():
        plain = reader.get(path)
        packed = [
            reader.get(path, headers={"Accept-Encoding": asked}) for asked in ("gzip", "br, gzip;q=0.5")
        ]
        assert gzip.decompress(packed[0].data) == plain.data
        assert packed[0].data == packed[1].data
        assert packed[0].headers["Content-Encoding"] == "gzip"
        assert packed[0].headers["ETag"] != plain.headers["ETag"]
        for asked in ("identity", "gzip;q=0", "br", ""):
            assert told(reader.get(path, headers={"Accept-Encoding": asked})) == told(plain)


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_who_has_it_is_told_so(reader: FlaskClient, subscribe: Subscribe, keep: Keep, encoding: str) -> None:
    keep(factories.event())
    path, _feed = subscribe()
    asking = {"Accept-Encoding": encoding}
    with later():
        whole = reader.get(path, headers=asking)
        tag, date = whole.headers["ETag"], whole.headers["Last-Modified"]
        old = "Thu, 01 Jan 1970 00:00:00 GMT"
        for known in ({"If-None-Match": tag}, {"If-None-Match": f"W/{tag}"}, {"If-None-Match": f'"x", {tag}'},
                      {"If-None-Match": "*"}, {"If-Modified-Since": date},
                      {"If-None-Match": tag, "If-Modified-Since": old}):  # fmt: skip
            answer = reader.get(path, headers=asking | known)
            assert (answer.status_code, answer.data) == (304, b"")
            assert answer.headers["ETag"] == tag
            assert "Set-Cookie" not in answer.headers
            assert "private" in answer.headers["Cache-Control"]
            assert reader.head(path, headers=asking | known).status_code == 304


@pytest.mark.parametrize(
    "known",
    [
        {"If-None-Match": '"another"'},
        {"If-None-Match": ""},
        {"If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"},
        {"If-Modified-Since": "yesterday"},
        {"If-Modified-Since": "Tue, 01 Jan 2999 00:00:00 GMT"},
        {"If-None-Match": '"another"', "If-Modified-Since": "now"},
    ],
)
def test_who_has_another_gets_the_whole(
    reader: FlaskClient, subscribe: Subscribe, known: dict[str, str]
) -> None:
    path, _feed = subscribe()
    with later():
        if known.get("If-Modified-Since") == "now":
            known = known | {"If-Modified-Since": http_date(now())}
        assert reader.get(path, headers=known).status_code == 200


def busan_renamed(database: Database, event: Event, cities: Cities) -> None:
    del event
    change(database, cities.busan, name=Texts({"en": "Pusan"}))


def venue_moved(database: Database, event: Event, cities: Cities) -> None:
    del cities
    change(database, event, place=Texts({"en": "Town hall"}))


def deleted(database: Database, event: Event, cities: Cities) -> None:
    del cities
    with database.transaction(ACTOR) as session:
        saving.delete(session, ACTOR, session.get_one(Event, event.id))


def hidden(database: Database, event: Event, cities: Cities) -> None:
    del cities
    change(database, event, visibility="restricted")


@pytest.mark.parametrize("happen", [busan_renamed, venue_moved, deleted, hidden])
def test_every_change_is_told_at_once(
    reader: FlaskClient, database: Database, subscribe: Subscribe, keep: Keep, cities: Cities,
    happen: Callable[[Database, Event, Cities], None],
) -> None:  # fmt: skip
    event = factories.event()
    keep(event, factories.participation(event=event, city_id=cities.busan.id, role="host", person=None))
    path, _feed = subscribe("officer")
    with time_machine.travel(now() + WAIT):
        before = reader.get(path)
        happen(database, event, cities)
        # In the very second of the change, and later.
        for _ in range(2):
            for known in ({"If-None-Match": before.headers["ETag"]},
                          {"If-Modified-Since": before.headers["Last-Modified"]}):  # fmt: skip
                answer = reader.get(path, headers=known)
                assert answer.status_code == 200
                assert answer.data != before.data
    with time_machine.travel(now() + timedelta(days=1)):
        known = {"If-Modified-Since": before.headers["Last-Modified"]}
        assert reader.get(path, headers=known).status_code == 200


def test_a_date_within_the_second_of_a_change_is_old(
    reader: FlaskClient, subscribe: Subscribe, keep: Keep
) -> None:
    path, _feed = subscribe()
    second = datetime(2030, 1, 1, 12, 0, 0, tzinfo=UTC)
    with time_machine.travel(second + timedelta(seconds=0.7), tick=False):
        keep(factories.event())
    with time_machine.travel(second + timedelta(seconds=0.8), tick=False):
        assert "Last-Modified" not in reader.get(path).headers
        assert reader.get(path, headers={"If-Modified-Since": http_date(second)}).status_code == 200
    with time_machine.travel(second + timedelta(minutes=1), tick=False):
        assert reader.get(path, headers={"If-Modified-Since": http_date(second)}).status_code == 200
        whole = reader.get(path).headers["Last-Modified"]
        assert parse_date(whole) == second + timedelta(seconds=1)
        assert reader.get(path, headers={"If-Modified-Since": whole}).status_code == 304


def wrong_paths(path: str) -> list[str]:
    """Addresses that lead nowhere."""
    _, room, token, name = path.split("/")
    return [
        f"/{room}/{token[:-1]}/{name}", f"/{room}/{token}x/{name}", f"/{room}/{token.swapcase()}/{name}",
        f"/{room}/x/{name}", f"/{room}/{token}", f"/{room}/{token}/", f"/{room}/{token}/{name[:-1]}",
        f"/{room}/{token}/{name}/more", f"/{room}/%00/{name}", f"/{room}/{'x' * 4000}/{name}",
    ]  # fmt: skip


def revoke(database: Database, feed: Feed) -> None:
    with database.transaction(COMMAND) as session:
        operations.revoke_feed(session, COMMAND, session.get_one(Feed, feed.id))


def renew(database: Database, feed: Feed) -> None:
    with database.transaction(COMMAND) as session:
        operations.renew_feed(session, COMMAND, session.get_one(Feed, feed.id))


def disable(database: Database, feed: Feed) -> None:
    with database.transaction(COMMAND) as session:
        accounts.disable(session, COMMAND, session.get_one(User, feed.user_id))


def test_every_wrong_address_has_one_answer(
    reader: FlaskClient, database: Database, subscribe: Subscribe
) -> None:
    path, _feed = subscribe()
    whole = reader.get(path)
    ended = []
    for end in (revoke, renew, disable):
        gone, feed = subscribe("protocol")
        end(database, feed)
        ended.append(gone)
    answers = set()
    for wrong in (*wrong_paths(path), *ended):
        for known in ({}, {"If-None-Match": "*"}, {"If-None-Match": whole.headers["ETag"]},
                      {"If-Modified-Since": http_date(now())}, {"Accept-Encoding": "gzip"},
                      {"Accept-Language": "ja", "Cookie": "intl_crm=x"}):  # fmt: skip
            status, body, headers = told(reader.get(wrong, headers=known))
            answers.add((status, body, str(sorted(headers.items()))))
            assert told(reader.head(wrong, headers=known))[::2] == (status, headers)
    assert len(answers) == 1
    assert answers.pop()[0] == 404
    assert reader.get(path).status_code == 200


def test_the_owners_rights_are_those_of_the_moment(
    reader: FlaskClient, database: Database, subscribe: Subscribe, keep: Keep
) -> None:
    keep(factories.event(title=Texts({"en": "canary"}), visibility="restricted"))
    path, feed = subscribe("admin")
    subscribe_another_admin(database)
    assert b"canary" in reader.get(path).data
    with database.transaction(COMMAND) as session:
        accounts.change_role(session, COMMAND, session.get_one(User, feed.user_id), Role.VIEWER)
    assert b"canary" not in reader.get(path).data


def subscribe_another_admin(database: Database) -> None:
    """The last administrator could not be made a viewer."""
    with database.transaction(COMMAND) as session:
        accounts.create_user(session, COMMAND, login="second", name="Second", role=Role.ADMIN)


def test_an_enabled_account_has_its_feed_again(
    reader: FlaskClient, database: Database, subscribe: Subscribe
) -> None:
    path, feed = subscribe("protocol")
    disable(database, feed)
    assert reader.get(path).status_code == 404
    with database.transaction(COMMAND) as session:
        accounts.enable(session, COMMAND, session.get_one(User, feed.user_id))
    assert reader.get(path).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_it_is_for_reading(reader: FlaskClient, subscribe: Subscribe, method: str) -> None:
    path, _feed = subscribe()
    for one in (path, path.replace("/feeds/", "/feeds/x")):
        answer = reader.open(one, method=method)
        assert answer.status_code == 405
        assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_nothing_keeps_programs_from_the_address(reader: FlaskClient, subscribe: Subscribe) -> None:
    subscribe()
    answer = reader.get("/robots.txt")
    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    assert answer.text == "User-agent: *\nDisallow:\n"


def test_the_token_is_in_no_log(
    reader: FlaskClient, subscribe: Subscribe, caplog: pytest.LogCaptureFixture
) -> None:
    path, _feed = subscribe()
    with caplog.at_level("INFO"):
        assert reader.get(path).status_code == 200
        reader.get(path + "x")
    assert "/feeds/<token>/<name>.ics 200" in caplog.text
    assert path.split("/")[2] not in caplog.text


def test_pages_are_linked_at_the_named_host(
    new_app: Callable[[Settings], Flask], settings: Settings, subscribe: Subscribe, keep: Keep
) -> None:
    keep(factories.event(slug="koror"))
    path, _feed = subscribe()
    public = Settings(
        data=settings.data, database_url=settings.database_url, secret_key=settings.secret_key,
        hosts=(".crm.example", "crm.example"),
    )  # fmt: skip
    answer = new_app(public).test_client().get(path, base_url="https://www.crm.example")
    assert b"URL:https://crm.example/events/koror\r\n" in answer.data


def test_a_condition_stays_though_its_choice_is_gone(
    reader: FlaskClient, database: Database, subscribe: Subscribe, keep: Keep, cities: Cities
) -> None:
    """A feed never widens: with Korea's last city gone it is empty."""
    event = factories.event()
    keep(event, factories.participation(event=event, city_id=cities.busan.id, role="host", person=None))
    keep(factories.event(slug="elsewhere"))
    path, _feed = subscribe("officer", query="country=KR&year=2021")
    assert reader.get(path).data.count(b"BEGIN:VEVENT") == 1
    with database.transaction(ACTOR) as session:
        saving.delete(session, ACTOR, session.get_one(City, cities.busan.id))
    assert reader.get(path).data.count(b"BEGIN:VEVENT") == 0
