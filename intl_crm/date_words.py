"""Dates and spans in the reader's words; nothing unknown is ever written as if it were known."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Literal

from babel.dates import get_day_names, get_month_names

from intl_crm import data
from intl_crm.calendars import ROC_OFFSET, era_year, roc_number, roc_year
from intl_crm.dates import PartialDate, Precision
from intl_crm.languages import locale
from intl_crm.spans import Span

Weekday = Literal["", "short", "full"]
# A year or a month in which an era begins may lie in either.
EITHER = "／"


class Style(StrEnum):
    """For what a date is written: a page, rows of a list, a paper (long or short), a row below its year."""

    PAGE = "page"
    LIST = "list"
    PAPER = "paper"
    PAPER_SHORT = "paper_short"
    ROW = "row"


ON_PAPER = (Style.PAPER, Style.PAPER_SHORT)


def date_words(when: PartialDate, language: str, style: Style = Style.PAGE, weekday: Weekday = "") -> str:
    """Return a date as far as it is known; a weekday shows where the day is."""
    if not when.is_known:
        return _end_words("one", when, language, style)
    if when.precision is Precision.YEAR and style is Style.PAGE:
        return _year_alone(when, language)
    return _with_weekday(_known(when, language, style), when, language, weekday)


def span_words(span: Span, language: str, style: Style = Style.PAGE, weekday: Weekday = "") -> str:
    """Return a span, saying once what both ends share; a weekday shows where it is a single day."""
    if span.is_single:
        return date_words(span.since, language, style, weekday)
    if span.since.is_known and span.until.is_known:
        return _between(span.since, span.until, language, style)
    ends = (
        _end_words("since", span.since, language, style),
        _end_words("until", span.until, language, style),
    )
    if all(ends):
        return str(patterns(language)["ends"].format(since=ends[0], until=ends[1]))
    return ends[0] or ends[1] or str(patterns(language)["one"]["open"])


def year_words(year: int, language: str, style: Style = Style.PAGE) -> str:
    """Return a year that stands alone: 2021年（民國110年） on a page, 民國110年 on paper, 2021年 in a row."""
    return date_words(PartialDate.year_of(year), language, style)


def month_words(year: int, month: int, language: str, style: Style = Style.PAGE) -> str:
    """Return a month with its year."""
    return date_words(PartialDate.month_of(year, month), language, style)


def month_name(month: int, language: str) -> str:
    """Return a month by itself, as short as a table's row has it: 9月, Sep, 9월."""
    return str(get_month_names("abbreviated", locale=locale(language))[month])


def weekday_words(day: date, language: str, *, short: bool = True) -> str:
    """Return the day of the week by itself: 週五 or 星期五, Fri or Friday, 金 or 金曜日, 금 or 금요일."""
    return _weekday_name(day, language, "abbreviated" if short else "wide")


@cache
def patterns(language: str) -> Mapping[str, Any]:
    """Return how a language writes dates: see data/dates.yaml."""
    found: Mapping[str, Any] = data.read("dates")[language]
    return found


def _known(when: PartialDate, language: str, style: Style) -> str:
    inside = _inside(when, language)
    if style is Style.ROW and inside:
        return inside
    pattern = patterns(language)["dated"] if inside else "{year}"
    return EITHER.join(pattern.format(year=year, inside=inside) for year in _years(when, language, style))


def _years(when: PartialDate, language: str, style: Style) -> tuple[str, ...]:
    """Return the year in words; two where an era begins within what is known of the date."""
    if style in ON_PAPER and language == "zh-Hant-TW":
        number = roc_number(when.first_day.year)
        return (f"{number}年" if style is Style.PAPER_SHORT else roc_year(when.first_day.year),)
    if style in ON_PAPER and language == "ja":
        return tuple(dict.fromkeys(era_year(day) for day in (when.first_day, when.last_day)))
    return (patterns(language)["year"].format(year=when.year),)


def _year_alone(when: PartialDate, language: str) -> str:
    common, own = _known(when, language, Style.ROW), _known(when, language, Style.PAPER)
    return common if common == own else str(patterns(language)["own_year"].format(common=common, own=own))


def _inside(when: PartialDate, language: str) -> str:
    """Return what stands within the year; nothing where only the year is known."""
    return _filled("inside", when, language) if when.month else ""


def _filled(group: str, when: PartialDate, language: str) -> str:
    month = get_month_names("wide", locale=locale(language))[when.first_day.month]
    day = patterns(language).get("first", 1) if when.day == 1 else when.day
    return str(patterns(language)[group][when.precision].format(month=month, day=day))


def _with_weekday(words: str, when: PartialDate, language: str, weekday: Weekday) -> str:
    if not weekday or when.day is None:
        return words
    width, pattern = patterns(language)["weekday"][weekday]
    return str(pattern.format(date=words, name=_weekday_name(when.first_day, language, width)))


def _weekday_name(day: date, language: str, width: Literal["abbreviated", "narrow", "wide"]) -> str:
    return str(get_day_names(width, locale=locale(language))[day.weekday()])


def _end_words(group: str, end: PartialDate, language: str, style: Style) -> str:
    """Return one end, or a date that is not known; an open end of a span says nothing."""
    says = patterns(language)
    pattern = says[group].get("known" if end.is_known else end.precision.value, "")
    if end.precision in {Precision.UNKNOWN, Precision.OPEN}:
        return str(pattern)
    article = "" if end.is_known and end.day is None else says.get("article", "")
    return str(pattern.format(date=_bound(end, language, style), article=article))


def _bound(end: PartialDate, language: str, style: Style) -> str:
    if end.is_known:
        return _known(end, language, style)
    # A bound may lie in another year than the row, so it says its own.
    spoken = Style.PAGE if style is Style.ROW else style
    day = end.last_day if end.precision is Precision.NOT_AFTER else end.first_day
    return _known(PartialDate.day_of(day), language, spoken)


def _between(since: PartialDate, until: PartialDate, language: str, style: Style) -> str:
    says = patterns(language)
    share_year = (
        since.month and until.month and _years(since, language, style) == _years(until, language, style)
    )
    if not share_year:
        return _between_years(since, until, language, style)
    share_month = since.month == until.month and Precision.MONTH not in {since.precision, until.precision}
    whole, rest = (since, until) if says.get("whole_first") else (until, since)
    ends = {
        whole: _known(whole, language, style),
        rest: _filled("alone", rest, language) if share_month else _inside(rest, language),
    }
    pattern = says["days"] if share_month and since.day and until.day else says["between"]
    return str(pattern.format(since=ends[since], until=ends[until]))


def _between_years(since: PartialDate, until: PartialDate, language: str, style: Style) -> str:
    """Return both ends with their years; 民國 is said before the first alone."""
    first = Style.PAGE if style is Style.ROW else style
    is_said = first is Style.PAPER and language == "zh-Hant-TW" and since.first_day.year > ROC_OFFSET
    last = Style.PAPER_SHORT if is_said else first
    ends = {"since": _known(since, language, first), "until": _known(until, language, last)}
    return str(patterns(language)["between"].format(**ends))
