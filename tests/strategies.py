"""Hypothesis strategies for the values of records."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from intl_crm.clock import ZonedTime, at_instant, zones
from intl_crm.dates import MAX, MIN, OPEN_END, OPEN_START, PARTS, UNKNOWN, PartialDate
from intl_crm.spans import Span

_DAY = MIN.resolution

days = st.dates(MIN + _DAY, MAX - _DAY)
years = st.integers(2, 9998)
months = st.integers(1, 12)

known_dates: st.SearchStrategy[PartialDate] = st.one_of(
    st.builds(PartialDate.day_of, days),
    st.builds(PartialDate.part_of, years, months, st.sampled_from(PARTS)),
    st.builds(PartialDate.month_of, years, months),
    st.builds(PartialDate.year_of, years),
)
bounded_dates: st.SearchStrategy[PartialDate] = st.one_of(
    st.builds(PartialDate.not_after, days), st.builds(PartialDate.not_before, days)
)
dates: st.SearchStrategy[PartialDate] = known_dates | bounded_dates | st.just(UNKNOWN)
partial_dates: st.SearchStrategy[PartialDate] = dates | st.sampled_from((OPEN_START, OPEN_END))

near_days = st.dates(date(2020, 1, 1), date(2022, 12, 31))
_near_years = st.integers(2020, 2022)
near_dates: st.SearchStrategy[PartialDate] = st.one_of(
    st.builds(PartialDate.day_of, near_days),
    st.builds(PartialDate.part_of, _near_years, months, st.sampled_from(PARTS)),
    st.builds(PartialDate.month_of, _near_years, months),
    st.builds(PartialDate.year_of, _near_years),
    st.builds(PartialDate.not_after, near_days),
    st.builds(PartialDate.not_before, near_days),
    st.just(UNKNOWN),
)


def _ordered(ends: tuple[PartialDate, PartialDate]) -> bool:
    return ends[1].last_day >= ends[0].first_day


def spans_of(some: st.SearchStrategy[PartialDate]) -> st.SearchStrategy[Span]:
    """Spans whose ends are drawn from some dates or open, and single dates."""
    ends = st.tuples(some | st.just(OPEN_START), some | st.just(OPEN_END)).filter(_ordered)
    return st.builds(Span.single, some) | ends.map(lambda pair: Span(*pair))


spans = spans_of(dates)
near_spans = spans_of(near_dates)

# Made from instants, so that times which come twice are among them and times that never come are not.
zoned_times: st.SearchStrategy[ZonedTime] = st.builds(
    at_instant,
    st.datetimes(datetime(1890, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(sorted(zones())),
)
