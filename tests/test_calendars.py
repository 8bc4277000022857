"""Years in other calendars, checked against ICU."""

from datetime import UTC, date, datetime

import icu
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.calendars import (
    ERAS,
    ROC_OFFSET,
    Era,
    common_year,
    era,
    era_year,
    roc_number,
    roc_year,
)


def _by_icu(locale: str, pattern: str, day: date) -> str:
    formatter = icu.SimpleDateFormat(pattern, icu.Locale(locale))
    formatter.setTimeZone(icu.TimeZone.getGMT())
    return str(formatter.format(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()))


@pytest.mark.parametrize(
    ("year", "words", "number"),
    [
        (2021, "民國110年", "110"),
        (2011, "民國100年", "100"),
        (1912, "民國1年", "1"),
        (1911, "民前1年", "民前1"),
        (1895, "民前17年", "民前17"),
    ],
)
def test_roc_years(year: int, words: str, number: str) -> None:
    assert (roc_year(year), roc_number(year)) == (words, number)


@given(st.integers(1700, 2400))
def test_roc_years_as_icu_counts_them(year: int) -> None:
    assert roc_year(year).replace("民前", "民國前") == _by_icu("zh_TW@calendar=roc", "Gy年", date(year, 7, 1))


@given(st.integers(1, 9998))
def test_a_roc_year_leads_back_to_its_common_year(year: int) -> None:
    count = int(roc_number(year).replace("民前", "-"))
    assert count != 0
    assert common_year(count) == year
    assert (count > 0) is (year > ROC_OFFSET)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2021, 9, 17), "令和3年"),
        (date(2019, 5, 1), "令和元年"),
        (date(2019, 4, 30), "平成31年"),
        (date(1989, 1, 8), "平成元年"),
        (date(1989, 1, 7), "昭和64年"),
        (date(1926, 12, 24), "大正15年"),
        (date(1912, 7, 29), "明治45年"),
        (date(1873, 1, 1), "明治6年"),
        (date(1872, 12, 31), "1872年"),
    ],
)
def test_japanese_eras(day: date, words: str) -> None:
    assert era_year(day) == words


@given(st.dates(date(1873, 1, 1), date(2100, 12, 31)))
def test_japanese_eras_as_icu_counts_them(day: date) -> None:
    assert era_year(day) == _by_icu("ja_JP@calendar=japanese", "Gy年", day)


@pytest.mark.parametrize("at", ERAS, ids=lambda era: era.names["en"])
def test_names_of_eras_as_icu_has_them(at: Era) -> None:
    day = at.first_day
    found = era(day)
    assert found is not None
    assert found.words("ko") == _by_icu("ko_KR@calendar=japanese", "G y년", day)
    english = _by_icu("en_GB@calendar=japanese", "G y", day)
    assert found.words("en") == english.replace("ō", "o")


def test_no_era_before_the_common_calendar() -> None:
    assert era(date(1868, 10, 23)) is None
