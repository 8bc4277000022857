"""When an event stands in a calendar, and under which title."""

from datetime import UTC, date, datetime

import pytest

from intl_crm import words
from intl_crm.calendar.ical import STATUSES, Period, Timed
from intl_crm.calendar.rules import (
    COLOURS,
    days_told,
    hours,
    marked_title,
    shown_status,
    title_with_period,
    two_clocks,
    when_in_calendar,
)
from intl_crm.clock import ZonedTime
from intl_crm.events.models import EventStatus
from intl_crm.spans import Span
from intl_crm.texts import LANGUAGES, Found, Texts
from tests import factories

NINE, ELEVEN = (ZonedTime(datetime(2021, 9, 17, hour), "Asia/Taipei") for hour in (9, 11))
LATE = ZonedTime(datetime(2021, 9, 17, 23, 30), "Asia/Taipei")
TITLE = Texts({"zh-Hant-TW": "書展", "en": "Book exhibition", "ja": "図書展示", "ko": "도서전"})


@pytest.mark.parametrize(
    ("when", "starts", "ends", "expected"),
    [
        ("2021-09-17", NINE, ELEVEN, Timed(NINE, ELEVEN)),
        ("2021-09-17", NINE, None, Timed(NINE)),
        ("2021-09-17", None, None, Period(Span.parse("2021-09-17"))),
        ("2021-09-17..2021-09-19", None, None, Period(Span.parse("2021-09-17..2021-09-19"))),
        # A beginning without an end would make a moment of three days.
        ("2021-09-17..2021-09-19", NINE, None, Period(Span.parse("2021-09-17..2021-09-19"))),
        ("2021-10", None, None, Period(Span.parse("2021-10"))),
        ("2021-12/early", None, None, Period(Span.parse("2021-12/early"))),
        ("2021", None, None, None),
        ("2021-01..", None, None, None),
        ("2021-01..?", None, None, None),
        ("?", None, None, None),
    ],
)
def test_when(
    when: str, starts: ZonedTime | None, ends: ZonedTime | None, expected: Timed | Period | None
) -> None:
    event = factories.event(when=Span.parse(when), starts=starts, ends=ends)
    assert when_in_calendar(event) == expected


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("2021-12-30..2022-01-02", ("2021-12-30", "2022-01-02")),
        ("2021", ("2021-01-01", "2021-12-31")),
        ("2021-03..?", ("2021-03-01", "2021-03-31")),
        ("2021-03..", ("2021-03-01", "2021-09-17")),
        ("2021-03..<=2021-12-31", ("2021-03-01", "2021-12-31")),
        ("2021-03..>=2021-06-30", ("2021-03-01", "2021-06-30")),
        ("2021-03..>=2021-02-01", ("2021-03-01", "2021-03-31")),
        ("?..2021-03-04", ("2021-03-04", "2021-03-04")),
        ("?", None),
    ],
)
def test_days_told(when: str, days: tuple[str, str] | None) -> None:
    event = factories.event(when=Span.parse(when), status="held")
    told = days_told(event, date(2021, 9, 17))
    assert (told and tuple(map(str, told))) == days


@pytest.mark.parametrize(
    ("status", "today", "last"),
    [
        ("held", date(2021, 9, 17), "2021-09-17"),
        ("held", date(2026, 11, 24), "2021-12-31"),
        ("confirmed", date(2026, 11, 24), "2026-11-24"),
        ("cancelled", date(2026, 11, 24), "2021-03-31"),
    ],
)
def test_what_was_held_with_an_open_end_stands_in_its_first_year(status: str, today: date, last: str) -> None:
    told = days_told(factories.event(when=Span.parse("2021-03.."), status=status), today)
    assert told
    assert str(told[1]) == last


@pytest.mark.parametrize(
    ("status", "titles"),
    [
        ("held", ["書展", "Book exhibition", "図書展示", "도서전"]),
        ("confirmed", ["書展", "Book exhibition", "図書展示", "도서전"]),
        ("planned", ["【暫定】書展", "Tentative: Book exhibition", "【仮】図書展示", "[잠정] 도서전"]),
        ("cancelled", ["【取消】書展", "Cancelled: Book exhibition", "【中止】図書展示", "[취소] 도서전"]),
        ("postponed", ["【延期】書展", "Postponed: Book exhibition", "【延期】図書展示", "[연기] 도서전"]),
    ],
)
def test_a_status_that_must_not_be_missed_stands_before_the_title(status: str, titles: list[str]) -> None:
    event = factories.event(title=TITLE, status=status)
    assert [marked_title(event, language) for language in LANGUAGES] == [
        Found(language, title) for language, title in zip(LANGUAGES, titles, strict=True)
    ]


def test_a_deleted_event_is_told_as_cancelled() -> None:
    event = factories.event(title=TITLE, status="held", deleted_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert shown_status(event) == "cancelled"
    assert marked_title(event, "en").text == "Cancelled: Book exhibition"


def test_a_title_that_falls_back_keeps_its_own_language_behind_the_readers_word() -> None:
    event = factories.event(title=Texts({"en": "Signing"}), status="cancelled")
    assert marked_title(event, "ko") == Found("en", "[취소] Signing")


@pytest.mark.parametrize(
    ("when", "titles"),
    [
        ("2021-10", ["書展（2021年10月）", "Book exhibition (October 2021)"]),
        ("2021-12/early", ["書展（2021年12月上旬）", "Book exhibition (early December 2021)"]),
        ("2021-01..2021-02", ["書展（2021年1月至2月）", "Book exhibition (January to February 2021)"]),
        ("2021-09-17", ["書展", "Book exhibition"]),
        ("2021-09-17..2021-09-19", ["書展", "Book exhibition"]),
    ],
)
def test_the_period_stands_in_the_title_where_the_days_are_not_known(when: str, titles: list[str]) -> None:
    event = factories.event(title=TITLE, status="held", when=Span.parse(when))
    assert [title_with_period(event, language).text for language in ("zh-Hant-TW", "en")] == titles


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Asia/Seoul", "09:00–11:00 (10:00–12:00 in Koror)"),
        ("America/Vancouver", "09:00–11:00 (18:00–20:00 the day before in Koror)"),
        ("Asia/Taipei", ""),
        ("Asia/Shanghai", ""),
        (None, ""),
    ],
)
def test_two_clocks(zone: str | None, words: str) -> None:
    assert two_clocks(Timed(NINE, ELEVEN), "Asia/Taipei", factories.city(zone=zone), "en") == words


def test_the_next_day_is_said() -> None:
    words = two_clocks(Timed(LATE), "Asia/Taipei", factories.city(zone="Pacific/Auckland"), "zh-Hant-TW")
    assert words == "23:30（科羅州次日03:30）"
    assert two_clocks(Timed(LATE), "Asia/Taipei", None, "en") == ""


def test_hours_are_those_of_the_zone() -> None:
    assert hours(Timed(NINE), "Pacific/Palau") == "10:00"


def test_every_family_has_a_colour_and_every_status_a_word_in_icalendar() -> None:
    assert COLOURS.keys() == set(words.keys("event_families"))
    assert len(set(COLOURS.values())) == len(COLOURS)
    assert set(STATUSES) == set(EventStatus)
