"""The page of a month, and the calendar as a file."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar

from intl_crm.cities.models import City
from intl_crm.clock import ZonedTime
from intl_crm.db import Database
from intl_crm.events.models import Event, Participation
from intl_crm.spans import Span
from intl_crm.texts import LANGUAGES, Texts
from tests import factories
from tests.calendar.conftest import Cities
from tests.desk.counting import counted
from tests.factories import ACTOR
from tests.templates.rendering import Reader

Browser = Callable[[str], FlaskClient]
Keep = Callable[..., None]
TODAY = datetime(2021, 9, 17, 4, 0, tzinfo=UTC)


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What a page shows is the same from either database."""
    return sqlite_url


@pytest.fixture
def month(as_role: Browser, cities: Cities) -> Callable[..., Reader]:
    """Give the page of a month as a role reads it."""
    del cities

    def show(query: str = "month=2021-09", role: str = "viewer", language: str = "en") -> Reader:
        answer = as_role(role).get(f"/calendar/?{query}&lang={language}")
        assert answer.status_code == 200
        page = Reader(answer.text)
        assert page.misnested == page.open == page.dangling() == []
        return page

    return show


def exchange(title: str, when: str, **facts: object) -> Event:
    return factories.event(
        **{"title": Texts({"en": title}), "when": Span.parse(when), "slug": title.lower(), "status": "held"}
        | facts
    )


def words(page: Reader) -> str:
    """Everything that is read, each element apart."""
    return " ".join(" ".join(page.text).split())


def cells(page: Reader) -> list[str]:
    """The classes of what leads to an event, without those of layers."""
    found = [one for one in page.all("a") if one.get("class", "").startswith("ic-ev")]
    return [" ".join(name for name in one["class"].split() if "layer" not in name) for one in found]


@pytest.mark.parametrize(
    ("when", "drawn"),
    [
        ("2021-09-17", ["ic-ev"]),
        ("2021-09-13..2021-09-15", ["ic-ev ic-ev-span ic-days-3 is-start is-end"]),
        ("2021-09-18..2021-09-20",
         ["ic-ev ic-ev-span ic-days-1 is-start", "ic-ev ic-ev-span ic-days-2 is-end"]),
        ("2021-09/early", ["ic-ev ic-ev-span ic-days-4 ic-ev-vague is-start",
                           "ic-ev ic-ev-span ic-days-6 ic-ev-vague is-end"]),
        ("2021-09", ["ic-ev"]),
        ("2021-08..2021-09", ["ic-ev"]),
        ("2021", []),
        ("2021-01..", []),
        ("2021-11", []),
        ("2021-08-31", ["ic-ev"]),
    ],
)  # fmt: skip
def test_how_an_exchange_is_drawn(
    month: Callable[..., Reader], keep: Keep, when: str, drawn: list[str]
) -> None:
    keep(exchange("Koror", when))
    assert cells(month()) == drawn


def test_what_is_known_to_the_month_lies_on_the_shelf_and_never_on_the_first(
    month: Callable[..., Reader], keep: Keep
) -> None:
    keep(exchange("Greetings", "2021-09"), exchange("Calls", "2021-07..2021-09"))
    said = words(month())
    assert "In this month, day not known Calls July to September 2021 · Signing ceremony Greetings" in said
    assert "Greetings September 2021 · Signing ceremony September 2021 Sun Mon" in said
    assert "Greetings" not in words(month("month=2021-10"))


@pytest.mark.parametrize(("role", "is_offered"), [("viewer", False), ("officer", True)])
def test_who_may_edit_is_offered_to_set_the_date(
    month: Callable[..., Reader], keep: Keep, role: str, is_offered: bool
) -> None:
    keep(exchange("Letters", "2021-09"))
    links = {one.get("href") for one in month(role=role).all("a")}
    assert ("/events/letters/edit#when" in links) is is_offered


def test_nothing_of_the_time_vanishes(month: Callable[..., Reader], keep: Keep) -> None:
    keep(exchange("Series", "2021"), exchange("Exhibition", "2021-01.."), exchange("Later", "2021-10.."))
    said = words(month())
    assert "Of this time: only the year known, or no end on record" in said
    assert "from January 2021 on Exhibition" in said
    assert "2021 Series" in said
    assert "Later" not in said


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("2021-01", {"unknown", "open"}),
        ("2021-02", {"open"}),
        ("2021-09", {"open"}),
        ("2021-10", set()),
        ("2022-01", set()),
        ("2020-12", set()),
    ],
)
def test_what_has_begun_is_told_of_where_it_is_known_to_last(
    month: Callable[..., Reader], keep: Keep, asked: str, shown: set[str]
) -> None:
    keep(exchange("Unknown", "2021-01..?"), exchange("Open", "2021-01.."), exchange("Never", "?"))
    with time_machine.travel(TODAY, tick=False):
        links = {one.get("href", "").rpartition("/")[2] for one in month(f"month={asked}").all("a")}
    assert links & {"unknown", "open", "never"} == shown


@pytest.mark.parametrize(
    ("language", "country", "first"),
    [
        ("zh-Hant-TW", "DE", "星期日"),
        ("en", "TW", "Sunday"),
        ("ja", "JP", "日曜日"),
        ("ko", "KR", "일요일"),
        ("en", "US", "Sunday"),
        ("en", "GB", "Monday"),
    ],
)
def test_a_week_begins_as_in_the_region(
    month: Callable[..., Reader], database: Database, cities: Cities, language: str, country: str, first: str
) -> None:
    with database.transaction(ACTOR) as session:
        session.get_one(City, cities.home.id).country = country
    days = [one["title"] for one in month(language=language).all("abbr") if "title" in one]
    assert days[0] == first
    assert len(set(days)) == len(days) == 7


def test_times_are_those_of_home_with_the_partners_in_brackets(
    month: Callable[..., Reader], keep: Keep, cities: Cities
) -> None:
    starts, ends = (ZonedTime(datetime(2021, 9, 17, hour, 30), "Asia/Seoul") for hour in (0, 1))
    call = exchange("Call", "2021-09-17", starts=starts, ends=ends)
    keep(call, Participation(event=call, city_id=cities.busan.id, role="host"))
    said = words(month())
    # Half past midnight in Busan is the evening before at home.
    assert "16 Thu 16 September Call 23:30–00:30 (00:30–01:30 the next day in Busan)" in said
    assert "Times are those of Kaohsiung" in said


def test_a_cancelled_exchange_says_so(month: Callable[..., Reader], keep: Keep) -> None:
    keep(exchange("Call", "2021-09-17", status="cancelled"))
    assert "Cancelled: Call" in words(month())


def test_what_is_restricted_is_for_its_readers(month: Callable[..., Reader], keep: Keep) -> None:
    for when in ("2021-09-17", "2021-09", "2021"):
        keep(exchange(f"canary-{when}", when, visibility="restricted"))
    assert "canary" not in words(month())


def test_today_is_marked_and_shown_without_a_month(month: Callable[..., Reader], keep: Keep) -> None:
    keep(exchange("Koror", "2021-09-17"))
    with time_machine.travel(TODAY, tick=False):
        pages = [month(""), month("month=nonsense"), month("month=0000-13")]
    for page in pages:
        assert "September 2021" in words(page)
        assert page.one("time", **{"aria-current": "date"})["datetime"] == "2021-09-17"


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("country=KR", {"with-busan"}),
        ("partner=busan", {"with-busan"}),
        ("family=culture", {"exhibition"}),
        ("form=signing&country=KR", {"with-busan"}),
        ("visibility=public", {"exhibition"}),
        ("q=exhibition", {"exhibition"}),
        ("status=planned", set()),
        ("", {"with-busan", "exhibition", "alone"}),
    ],
)
def test_conditions_are_those_of_the_list(
    month: Callable[..., Reader], keep: Keep, cities: Cities, query: str, shown: set[str]
) -> None:
    keep(
        one := exchange("With-Busan", "2021-09-17"),
        Participation(event=one, city_id=cities.busan.id, role="host"),
        exchange("Exhibition", "2021-09-18", form="exhibition", visibility="public"),
        exchange("Alone", "2021-09-19"),
    )
    links = {one.get("href", "") for one in month(f"month=2021-09&{query}").all("a")}
    assert {link.rpartition("/")[2] for link in links if link.startswith("/events/") and "?" not in link} - {
        ""
    } == shown


def test_a_condition_goes_along_to_other_months_the_list_the_file_and_the_feeds(
    month: Callable[..., Reader],
) -> None:
    page = month("month=2021-09&country=KR&partner=busan")
    links = {one.get("href", "") for one in page.all("a")}
    asked = "country=KR&partner=busan"
    assert {f"?month=2021-08&{asked}", f"?month=2021-10&{asked}", f"/calendar/?{asked}"} <= links
    assert {f"/events/?{asked}", f"/feeds/?{asked}", f"/calendar/calendar.ics?{asked}"} <= links
    assert {"?month=2021-09&partner=busan", "?month=2021-09&country=KR", "?month=2021-09"} <= links


def test_an_empty_month_leads_to_the_nearest_ones(month: Callable[..., Reader], keep: Keep) -> None:
    keep(exchange("Before", "2021-03"), exchange("After", "2022-02-03"), exchange("Year", "2021"))
    page = month()
    assert "No exchange is dated in this month." in words(page)
    assert "Last one before: March 2021" in words(page)
    assert "Next one after: February 2022" in words(page)
    assert "No exchange that meets these conditions" in words(month("month=2021-09&status=cancelled"))
    assert "Last one before" not in words(month("month=2021-09&status=cancelled"))


def test_a_year_asked_for_opens_in_that_year(month: Callable[..., Reader], keep: Keep) -> None:
    keep(exchange("Koror", "2019-03-04"))
    with time_machine.travel(TODAY, tick=False):
        assert "January 2019" in words(month("year=2019"))
        assert "September 2021" in words(month("year=2021"))


@pytest.mark.parametrize(
    ("language", "chosen", "head"),
    [("zh-Hant-TW", "2021年9月", "2021年（民國110年）"), ("en", "September 2021", "2021")],
)
def test_months_are_chosen_in_the_readers_words(
    month: Callable[..., Reader], keep: Keep, language: str, chosen: str, head: str
) -> None:
    keep(exchange("Koror", "2019-03-04"))
    with time_machine.travel(TODAY, tick=False):
        page = month(language=language)
    options = page.all("option")
    at = next(at for at, one in enumerate(options) if "selected" in one)
    assert options[at]["value"] == "2021-09"
    assert chosen in words(page)
    assert [one["label"][:4] for one in page.all("optgroup")] == ["2022", "2021", "2019"]
    assert head in [one["label"] for one in page.all("optgroup")]


def test_the_address_of_a_month_holds_only_what_was_asked(as_role: Browser, cities: Cities) -> None:
    del cities
    answer = as_role("viewer").get("/calendar/?month=2021-09&q=&mode=video&status=")
    assert answer.location == "/calendar/?month=2021-09&mode=video"


@pytest.mark.parametrize("query", ["month=1800-01", "month=2999-12"])
def test_the_calendar_has_ends(month: Callable[..., Reader], query: str) -> None:
    assert len([one for one in month(query).all("a") if one.get("rel") in {"prev", "next"}]) == 1


@pytest.mark.parametrize(
    ("language", "head", "trail"),
    [
        ("zh-Hant-TW", "2021年9月", "2021年（民國110年）"),
        ("en", "September 2021", "2021"),
        ("ja", "2021年9月", "2021年（令和3年）"),
        ("ko", "2021년 9월", "2021년"),
    ],
)
def test_every_language_names_the_month(
    month: Callable[..., Reader], language: str, head: str, trail: str
) -> None:
    assert f"{trail} {head}" in words(month(language=language))


def test_the_number_of_questions_does_not_grow_with_the_events(
    app: Flask, as_role: Browser, keep: Keep, cities: Cities
) -> None:
    browser, counts = as_role("viewer"), []
    for first in (1, 15):
        for day in range(first, first + 14):
            event = exchange(f"Event-{day}", f"2021-09-{day:02d}")
            keep(
                event,
                factories.post(person=(person := factories.person())),
                factories.participation(event=event, person=person),
                Participation(event=event, city_id=cities.busan.id, role="host"),
            )
        browser.get("/calendar/?month=2021-09")
        with counted(app) as sent:
            assert browser.get("/calendar/?month=2021-09").status_code == 200
        counts.append(len(sent))
    assert counts[0] == counts[1] < 25


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_has_what_the_reader_may_see(
    as_role: Browser, keep: Keep, cities: Cities, language: str
) -> None:
    keep(exchange("Koror", "2021-09-17"), exchange("canary", "2021-09-18", visibility="restricted"))
    answer = as_role("viewer").get(f"/calendar/calendar.ics?lang={language}&form=signing&month=2021-01")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == (
        f"attachment; filename=kaohsiung-signing-{language.lower()}.ics"
    )
    assert answer.headers["Cache-Control"] == "no-store"
    assert [str(event.get("SUMMARY")) for event in Calendar.from_ical(answer.data).events] == ["Koror"]


def test_the_file_is_for_who_is_signed_in(
    client: FlaskClient, cities: Cities, user_of: Callable[..., object]
) -> None:
    user_of("viewer")
    assert client.get("/calendar/calendar.ics").status_code == 302
    assert client.get("/calendar/").status_code == 302


@pytest.fixture
def days_of_others(keep: Keep, cities: Cities) -> None:
    """A tie known to the day, one to the month, one to the year, and a national day, all of September."""
    others = [factories.city(name=Texts({"en": name}), country="JP") for name in ("Hachioji", "Kyoto")]
    keep(
        factories.partnership(city=cities.home, partner=cities.busan, when=Span.parse("1966-09-17..")),
        factories.partnership(city=cities.home, partner=others[0], when=Span.parse("2006-09..")),
        factories.partnership(city=cities.home, partner=others[1], when=Span.parse("2011..")),
        factories.observance(name=Texts({"en": "Harvest Day"}), country="KR", month=9, day=21),
    )


@pytest.mark.usefixtures("days_of_others")
def test_other_layers_stand_beside_exchanges_as_far_as_their_dates_are_known(
    month: Callable[..., Reader], keep: Keep
) -> None:
    keep(exchange("Call", "2021-09-17"))
    page = month()
    said = words(page)
    assert "17 Fri 17 September Busan Sister city · 55th Call" in said
    assert "Harvest Day Republic of Korea 22" in said
    assert "In this month, day not known Hachioji September 2021 · Sister city · 15th" in said
    assert "2021 Kyoto Sister city · 10th" in said
    marks = [one.get("aria-label") for one in page.all("svg")]
    assert (marks.count("Anniversaries"), marks.count("Observances")) == (2, 1)


@pytest.mark.usefixtures("days_of_others")
@pytest.mark.parametrize(
    ("layer", "shown"),
    [
        ("exchange", {"Call"}),
        ("anniversary", {"Busan", "Hachioji", "Kyoto"}),
        ("observance", {"Harvest"}),
        ("visit", set()),
    ],
)
def test_layers_are_chosen_in_the_address(
    month: Callable[..., Reader], keep: Keep, layer: str, shown: set[str]
) -> None:
    keep(exchange("Call", "2021-09-17"))
    page = month(f"month=2021-09&layer={layer}")
    assert {one for one in ("Call", "Busan", "Hachioji", "Kyoto", "Harvest") if one in words(page)} == shown
    assert "No exchange is dated" not in words(page)
    boxes = [one for one in page.all("input") if one.get("name") == "layer"]
    assert [one["value"] for one in boxes if "checked" in one] == [layer]
    assert any(f"month=2021-10&layer={layer}" in one.get("href", "") for one in page.all("a"))


@pytest.mark.usefixtures("days_of_others")
def test_a_month_of_days_alone_still_leads_to_exchanges(month: Callable[..., Reader], keep: Keep) -> None:
    keep(exchange("Call", "2021-08-17"))
    said = words(month())
    assert "No exchange is dated in this month." in said
    assert "Last one before: August 2021" in said
