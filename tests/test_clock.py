"""Wall times, zones and working hours."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.clock import (
    BadTime,
    GapTime,
    UnknownZone,
    WorkingHours,
    ZonedTime,
    at_instant,
    common,
    day_shift,
    hours_on_clock,
    now,
    offset_between,
    signed_hours,
    today,
    utc_words,
    zone_info,
    zones,
)
from tests.strategies import zoned_times

TAIPEI, KOROR, SEATTLE, LONDON = "Asia/Taipei", "Pacific/Palau", "America/Los_Angeles", "Europe/London"


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        ("2026-07-15T08:00[Asia/Taipei]", "2026-07-15T00:00Z"),
        ("2021-09-17T10:00[Pacific/Palau]", "2021-09-17T01:00Z"),
        ("2027-07-01T10:00[America/Mexico_City]", "2027-07-01T16:00Z"),
        ("2026-03-29T00:30[Europe/London]", "2026-03-29T00:30Z"),
        ("2026-10-25T01:30[Europe/London]", "2026-10-25T00:30Z"),
        ("2026-10-25T01:30+00:00[Europe/London]", "2026-10-25T01:30Z"),
        ("2026-07-15T08:00:30[Asia/Kathmandu]", "2026-07-15T02:15:30Z"),
    ],
)
def test_machine_forms_and_instants(written: str, instant: str) -> None:
    found = ZonedTime.parse(written)
    assert str(found) == written
    assert found.instant == datetime.fromisoformat(instant)
    assert found.__composite_values__() == (found.wall, found.zone, found.instant)


def test_a_needless_offset_is_read_and_left_out() -> None:
    assert str(ZonedTime.parse("2026-07-15T08:00+08:00[Asia/Taipei]")) == "2026-07-15T08:00[Asia/Taipei]"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2026-07-15T08:00",
        "2026-07-15[Asia/Taipei]",
        "2026-13-15T08:00[Asia/Taipei]",
        "08:00[Asia/Taipei]",
        "2026-07-15T24:00[Asia/Taipei]",
        "2026-07-15T08:00Z[Asia/Taipei]",
        "2026-07-15T08:00+09:00[Asia/Taipei]",
        "2026-07-15T08:00+:[Asia/Taipei]",
        "0001-01-01T00:00[Asia/Taipei]",
        "9999-12-31T23:00[America/Lima]",
    ],
)
def test_what_is_no_time_is_refused(written: str) -> None:
    with pytest.raises(BadTime):
        ZonedTime.parse(written)


def test_a_wall_time_knows_no_offset() -> None:
    with pytest.raises(BadTime):
        ZonedTime(datetime(2026, 7, 15, 8, tzinfo=UTC), TAIPEI)


@pytest.mark.parametrize(
    "zone", ["", "Asia", "Asia/Taibei", "asia/taipei", "../etc/passwd", "localtime", "CST\0"]
)
def test_an_unknown_zone_is_named(zone: str) -> None:
    with pytest.raises(UnknownZone) as refused:
        zone_info(zone)
    assert refused.value.zone == zone
    assert zone not in zones()


@pytest.mark.parametrize(
    ("wall", "zone", "instead"),
    [
        (datetime(2026, 3, 29, 1, 30), LONDON, datetime(2026, 3, 29, 2, 30)),
        (datetime(2026, 3, 8, 2, 0), SEATTLE, datetime(2026, 3, 8, 3, 0)),
        (datetime(2011, 12, 30, 8, 0), "Pacific/Apia", datetime(2011, 12, 31, 8, 0)),
    ],
)
def test_a_time_that_the_clocks_leave_out_is_refused_with_what_they_show(
    wall: datetime, zone: str, instead: datetime
) -> None:
    for fold in (0, 1):
        with pytest.raises(GapTime) as refused:
            ZonedTime(wall.replace(fold=fold), zone)
        assert (refused.value.wall, refused.value.zone, refused.value.instead) == (wall, zone, instead)


def test_a_time_that_comes_twice_is_the_first_unless_it_says_the_second() -> None:
    first = ZonedTime(datetime(2026, 11, 1, 1, 30), SEATTLE)
    second = ZonedTime(datetime(2026, 11, 1, 1, 30, fold=1), SEATTLE)
    assert second.instant - first.instant == timedelta(hours=1)
    assert first != second
    assert [utc_words(one.offset) for one in (first, second)] == ["UTC−7", "UTC−8"]
    assert ZonedTime(datetime(2026, 7, 15, 8, fold=1), TAIPEI) == ZonedTime(datetime(2026, 7, 15, 8), TAIPEI)


@given(zoned_times)
def test_parsing_what_was_written_gives_the_same_time(value: ZonedTime) -> None:
    assert ZonedTime.parse(str(value)) == value


@pytest.mark.parametrize(
    ("written", "zone"),
    [("9999-12-31T23:00[Etc/UTC]", TAIPEI), ("0001-01-01T00:00[Etc/UTC]", SEATTLE)],
)
def test_a_moment_that_another_clock_can_not_show_is_refused(written: str, zone: str) -> None:
    with pytest.raises(BadTime):
        ZonedTime.parse(written).in_zone(zone)


@given(zoned_times, st.sampled_from(sorted(zones())))
def test_another_clock_shows_the_same_moment(value: ZonedTime, zone: str) -> None:
    there = value.in_zone(zone)
    assert there.instant == value.instant
    assert there.wall - there.offset == value.wall - value.offset
    assert there.in_zone(value.zone) == value
    assert at_instant(there.instant, value.zone) == value


@pytest.mark.parametrize(
    ("written", "zone", "there", "shift"),
    [
        ("2021-09-17T16:00[Asia/Taipei]", KOROR, "2021-09-17T17:00[Pacific/Palau]", "same"),
        ("2021-09-17T23:30[Asia/Taipei]", KOROR, "2021-09-18T00:30[Pacific/Palau]", "next"),
        ("2021-09-17T09:00[Asia/Taipei]", SEATTLE, "2021-09-16T18:00[America/Los_Angeles]", "prev"),
        ("2021-12-17T09:00[Asia/Taipei]", SEATTLE, "2021-12-16T17:00[America/Los_Angeles]", "prev"),
        ("2026-07-15T01:00[Pacific/Kiritimati]", "Etc/GMT+12", "2026-07-13T23:00[Etc/GMT+12]", "prev"),
    ],
)
def test_two_clocks(written: str, zone: str, there: str, shift: str) -> None:
    here = ZonedTime.parse(written)
    assert str(here.in_zone(zone)) == there
    assert day_shift(here, here.in_zone(zone)) == shift


@pytest.mark.parametrize(
    ("here", "there", "day", "words"),
    [
        (TAIPEI, KOROR, date(2021, 9, 17), "+1"),
        (TAIPEI, TAIPEI, date(2021, 9, 17), "±0"),
        (TAIPEI, "Asia/Kolkata", date(2021, 9, 17), "−2:30"),
        (TAIPEI, SEATTLE, date(2021, 7, 1), "−15"),
        (TAIPEI, SEATTLE, date(2021, 12, 1), "−16"),
        (TAIPEI, "Europe/Bucharest", date(2021, 3, 28), "−5"),
        (KOROR, "America/St_Johns", date(2021, 12, 1), "−12:30"),
    ],
)
def test_the_offset_of_a_day(here: str, there: str, day: date, words: str) -> None:
    assert signed_hours(offset_between(here, there, day)) == words
    assert offset_between(there, here, day) == -offset_between(here, there, day)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(480, "UTC+8"), (-570, "UTC−9:30"), (345, "UTC+5:45"), (0, "UTC"), (-30, "UTC−0:30")],
)
def test_offsets_below_a_clock(minutes: int, words: str) -> None:
    assert utc_words(timedelta(minutes=minutes)) == words


@time_machine.travel(datetime(2021, 9, 17, 15, 30, tzinfo=UTC), tick=False)
def test_now_and_today() -> None:
    assert now() == datetime(2021, 9, 17, 15, 30, tzinfo=UTC)
    assert [today(zone) for zone in (TAIPEI, KOROR)] == [date(2021, 9, 17), date(2021, 9, 18)]


@pytest.mark.parametrize(
    ("written", "canonical"),
    [("08:00-18:00", "08:00-18:00"), ("9:00–17:30", "09:00-17:30"), (" 00:00 - 23:59 ", "00:00-23:59")],
)
def test_working_hours(written: str, canonical: str) -> None:
    assert str(WorkingHours.parse(written)) == canonical


@pytest.mark.parametrize(
    "written", ["", "8-18", "18:00-08:00", "08:00-08:00", "08:00-24:00", "08:60-18:00", "８:00-18:00"]
)
def test_what_are_no_working_hours_is_refused(written: str) -> None:
    with pytest.raises(BadTime) as refused:
        WorkingHours.parse(written)
    assert refused.value.text == written


def test_hours_are_of_whole_minutes() -> None:
    with pytest.raises(BadTime):
        WorkingHours(time(8, 0, 30), time(18))


@given(st.times(), st.times())
def test_parsing_written_hours_gives_the_same(one: time, other: time) -> None:
    start, end = sorted(at.replace(second=0, microsecond=0) for at in (one, other))
    if start < end:
        assert WorkingHours.parse(str(WorkingHours(start, end))) == WorkingHours(start, end)


THEIRS = WorkingHours.parse("09:00-18:00")


@pytest.mark.parametrize(
    ("zone", "day", "clock", "hours"),
    [
        (KOROR, date(2021, 9, 17), TAIPEI, [(8.0, 17.0)]),
        (SEATTLE, date(2021, 7, 1), TAIPEI, [(0.0, 9.0)]),
        ("America/Lima", date(2021, 7, 1), TAIPEI, [(0.0, 7.0), (22.0, 24.0)]),
        (LONDON, date(2026, 3, 29), LONDON, [(9.0, 18.0)]),
        ("Asia/Kolkata", date(2021, 7, 1), TAIPEI, [(11.5, 20.5)]),
    ],
)
def test_working_hours_on_another_clock(
    zone: str, day: date, clock: str, hours: list[tuple[float, float]]
) -> None:
    assert hours_on_clock(THEIRS, zone, day, clock) == hours


def test_common_hours() -> None:
    assert common([(8.0, 18.0)], [(0.0, 7.0), (17.0, 24.0)]) == [(17.0, 18.0)]
    assert common([(8.0, 18.0)], [(0.0, 8.0)]) == []
