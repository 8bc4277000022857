"""Years in the reader's calendar: the Republic of China's and Japan's, beside the common one."""

from datetime import date
from typing import NamedTuple

import icu

ROC_EPOCH = 1911


class Era(NamedTuple):
    """A Japanese era and the year in it."""

    name: str
    year: int


# The first day of each era; an era begins on its day, not with the year.
ERAS = (
    (date(2019, 5, 1), "令和"),
    (date(1989, 1, 8), "平成"),
    (date(1926, 12, 25), "昭和"),
    (date(1912, 7, 30), "大正"),
    (date(1873, 1, 1), "明治"),
)
MEIJI_BEGAN = 1868


def roc_year(year: int) -> str:
    """Return a common year as the Republic of China counts it: 民國110年, 民國前1年; there is no year 0."""
    count = year - ROC_EPOCH
    return f"民國{count}年" if count > 0 else f"民國前{1 - count}年"


def roc_number(year: int) -> str:
    """Return the bare number that papers print before 年; before 1912 it says so."""
    count = year - ROC_EPOCH
    return str(count) if count > 0 else f"民國前{1 - count}"


def era(day: date) -> Era | None:
    """Return the Japanese era of a day; none before the calendar of 1873 was taken over."""
    for first, name in ERAS:
        if day >= first:
            began = MEIJI_BEGAN if name == "明治" else first.year
            return Era(name, day.year - began + 1)
    return None


def era_year(day: date) -> str:
    """Return the year of a day as Japan's papers write it: 令和3年, 令和元年; the common year before the eras."""
    found = era(day)
    if found is None:
        return f"{day.year}年"
    return f"{found.name}{'元' if found.year == 1 else found.year}年"


def lunar_day(day: date) -> str:
    """Return month and day of the lunar calendar in characters: 八月十一."""
    calendar = icu.Calendar.createInstance(icu.TimeZone.createTimeZone("Asia/Taipei"), icu.Locale("zh_TW@calendar=chinese"))
    calendar.setTime(_noon(day))
    formatter = icu.SimpleDateFormat("MMMd", icu.Locale("zh_TW@calendar=chinese"))
    formatter.setTimeZone(icu.TimeZone.createTimeZone("Asia/Taipei"))
    return str(formatter.format(_noon(day)))


def _noon(day: date) -> float:
    return (day - date(1970, 1, 1)).days * 86400.0 + 4 * 3600
