"""Months as tables of weeks: every day in its place, every band over just its days."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.calendar.months import FIRST_YEAR, LAST_YEAR, Day, Month, weeks

MONTHS = st.builds(Month, st.integers(FIRST_YEAR, LAST_YEAR), st.integers(1, 12))


@dataclass(frozen=True)
class Entry:
    """Something on one day or on several."""

    name: str
    first: date
    last: date

    @property
    def is_span(self) -> bool:
        return self.first != self.last


def entry(first: str, last: str = "", name: str = "") -> Entry:
    return Entry(name or first, date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("2021-09", Month(2021, 9)),
        (" 2021-12 ", Month(2021, 12)),
        ("2021-13", None),
        ("2021-00", None),
        ("0001-01", None),
        ("9999-12", None),
        ("2021-9", None),
        ("２０２１-09", None),
        ("2021-09-01", None),
        ("", None),
    ],
)
def test_months_are_read_from_addresses(text: str, month: Month | None) -> None:
    assert Month.parse(text) == month


@given(MONTHS)
def test_a_month_is_written_as_it_is_read(month: Month) -> None:
    assert Month.parse(str(month)) == month
    assert Month.of(month.first_day) == Month.of(month.last_day) == month


@given(MONTHS, st.integers(-30, 30))
def test_months_are_counted_over_years(month: Month, count: int) -> None:
    later = month + count
    assert (later.year - month.year) * 12 + later.month - month.month == count
    assert later + -count == month


@pytest.mark.parametrize(
    ("month", "first_weekday", "first", "last", "count"),
    [
        ("2021-12", 0, "2021-11-29", "2022-01-02", 5),
        ("2021-02", 0, "2021-02-01", "2021-02-28", 4),
        ("2021-05", 0, "2021-04-26", "2021-06-06", 6),
        ("2021-12", 6, "2021-11-28", "2022-01-01", 5),
        ("2021-02", 6, "2021-01-31", "2021-03-06", 5),
        ("2015-02", 6, "2015-02-01", "2015-02-28", 4),
        ("2021-05", 5, "2021-05-01", "2021-06-04", 5),
    ],
)
def test_whole_weeks_are_shown(month: str, first_weekday: int, first: str, last: str, count: int) -> None:
    found = Month.parse(month)
    assert found is not None
    starts = found.weeks(first_weekday)
    assert starts[0] == date.fromisoformat(first)
    assert starts[-1] + timedelta(days=6) == date.fromisoformat(last)
    assert len(starts) == count


@given(MONTHS, st.integers(0, 6))
def test_weeks_begin_where_they_should_and_none_is_empty(month: Month, first_weekday: int) -> None:
    starts = month.weeks(first_weekday)
    assert {start.weekday() for start in starts} == {first_weekday}
    assert starts[0] <= month.first_day < starts[0] + timedelta(weeks=1)
    assert starts[-1] <= month.last_day < starts[-1] + timedelta(weeks=1)


def shown(month: str, *entries: Entry, first_weekday: int = 0) -> list[list[Day[Entry]]]:
    found = Month.parse(month)
    assert found is not None
    return weeks(found.weeks(first_weekday), entries)


def test_a_band_is_cut_at_sunday_and_goes_on_on_monday() -> None:
    first, second, *_ = shown("2021-12", entry("2021-12-03", "2021-12-08"))
    [band] = first[4].lanes
    assert band is not None
    assert (band.days, band.is_start, band.is_end) == (3, True, False)
    [rest] = second[0].lanes
    assert rest is not None
    assert (rest.days, rest.is_start, rest.is_end) == (3, False, True)


def test_a_band_is_cut_at_saturday_where_weeks_begin_on_sunday() -> None:
    first, second, *_ = shown("2021-12", entry("2021-12-03", "2021-12-08"), first_weekday=6)
    [band], [rest] = first[5].lanes, second[0].lanes
    assert band is not None
    assert rest is not None
    assert (band.days, rest.days) == (2, 4)


def test_bands_share_a_lane_where_they_do_not_meet() -> None:
    [week, *_] = shown(
        "2021-11",
        entry("2021-11-01", "2021-11-02", "a"),
        entry("2021-11-02", "2021-11-04", "b"),
        entry("2021-11-03", "2021-11-05", "c"),
    )
    names = [[band.entry.name if band else "" for band in day.lanes] for day in week]
    assert names == [["a"], ["", "b"], ["c", ""], ["", ""], [""], [], []]


def test_single_days_stand_in_their_order_below_the_bands() -> None:
    [week, *_] = shown("2021-11", entry("2021-11-01", name="a"), entry("2021-11-01", name="b"))
    assert [one.name for one in week[0].singles] == ["a", "b"]
    assert week[0].lanes == []


def test_what_lies_elsewhere_is_not_shown() -> None:
    found = shown("2021-11", entry("2021-10-31"), entry("2021-12-06"), entry("2021-10-01", "2021-10-31"))
    assert not [day for week in found for day in week if day.lanes or day.singles]


@given(
    st.lists(
        st.builds(
            lambda start, days, name: Entry(str(name), start, start + timedelta(days=days)),
            st.dates(date(2021, 10, 1), date(2021, 12, 31)),
            st.integers(0, 50),
            st.integers(),
        ),
        max_size=12,
    )
)
def test_every_day_of_every_entry_is_covered_once(entries: list[Entry]) -> None:
    covered: Counter[tuple[int, date]] = Counter()
    found = shown("2021-11", *entries)
    for week in found:
        lanes: Counter[tuple[int, int]] = Counter()
        for column, day in enumerate(week):
            covered.update((id(one), day.day) for one in day.singles)
            for lane, band in enumerate(day.lanes):
                if band is not None:
                    assert band.column == column
                    lanes.update((lane, column + at) for at in range(band.days))
                    covered.update((id(band.entry), day.day + timedelta(days=at)) for at in range(band.days))
        assert set(lanes.values()) <= {1}
    first, last = found[0][0].day, found[-1][-1].day
    expected = {
        (id(one), one.first + timedelta(days=at))
        for one in entries
        for at in range((one.last - one.first).days + 1)
        if first <= one.first + timedelta(days=at) <= last
    }
    assert set(covered) == expected
    assert set(covered.values()) <= {1}
