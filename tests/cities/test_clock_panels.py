"""The clocks of two cities over one event."""

from datetime import datetime

import pytest

from intl_crm.cities.clock_panels import clocks_of
from intl_crm.clock import ZonedTime
from tests import factories


@pytest.mark.parametrize(
    ("start", "end", "language", "shown"),
    [
        (14, (10, 15), "en", ["14:00–15:00", "15:00–16:00"]),
        (22, (10, 23), "en", ["22:00–23:00", "23:00–00:00 the next day"]),
        (23, (11, 0), "en", ["23:00–00:00 the next day", "00:00–01:00"]),
        (23, (11, 0), "zh-Hant-TW", ["23:00–次日00:00", "00:00–01:00"]),
        (23, (11, 0), "ja", ["23:00–翌日00:00", "00:00–01:00"]),
        (23, (11, 0), "ko", ["23:00–다음 날 00:00", "00:00–01:00"]),
        (23, (12, 9), "en", ["23:00–09:00", "00:00–10:00 the next day"]),
        (23, None, "en", ["23:00", "00:00"]),
    ],
)
def test_an_end_past_midnight_says_so_on_each_clock(
    start: int, end: tuple[int, int] | None, language: str, shown: list[str]
) -> None:
    cities = [factories.city(zone=zone) for zone in ("Asia/Taipei", "Asia/Seoul")]
    starts = ZonedTime(datetime(2021, 5, 10, start), "Asia/Taipei")
    ends = ZonedTime(datetime(2021, 5, *end), "Asia/Taipei") if end else None
    assert [clock.time for clock in clocks_of(cities, starts, ends, language).clocks] == shown
