"""Dates and spans in the reader's words; nothing unknown is ever written as if it were known."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from babel.dates import format_date, get_day_names, get_month_names

from intl_crm.calendars import era_year, roc_number, roc_year
from intl_crm.dates import PARTS, PartialDate, Precision
from intl_crm.languages import locale
from intl_crm.spans import Span


class Style(StrEnum):
    """How much a date says: a page's common years, a paper's own calendar, a row below its year."""

    PAGE = "page"
    PAPER = "paper"
    PAPER_SHORT = "paper_short"
    ROW = "row"


UNKNOWN_WORDS = {"zh-Hant-TW": "不詳", "en": "unknown", "ja": "不明", "ko": "미상", "es": "desconocida", "de": "unbekannt", "fr": "inconnue"}
SINCE_UNKNOWN = {"zh-Hant-TW": "起始日期不詳", "en": "since an unknown date", "ja": "開始時期不明", "ko": "시작일 미상"}
NOT_AFTER = {"zh-Hant-TW": "至遲{}", "en": "by {} at the latest", "ja": "遅くとも{}", "ko": "늦어도 {}"}
NOT_BEFORE = {"zh-Hant-TW": "最早{}", "en": "not before {}", "ja": "早くとも{}", "ko": "빨라도 {}"}
FROM_ON = {"zh-Hant-TW": "{}起", "en": "from {} on", "ja": "{}から", "ko": "{}부터", "es": "desde {}", "de": "ab {}", "fr": "à partir de {}"}
UNTIL = {"zh-Hant-TW": "至{}止", "en": "until {}", "ja": "{}まで", "ko": "{}까지", "es": "hasta {}", "de": "bis {}", "fr": "jusqu’à {}"}
END_UNKNOWN = {"zh-Hant-TW": "{}起（結束日期不詳）", "en": "from {} (end unknown)", "ja": "{}から（終了時期不明）", "ko": "{}부터(종료일 미상)"}
PARTS_OF_MONTH = {
    "zh-Hant-TW": ("{}上旬", "{}中旬", "{}下旬"),
    "en": ("early {}", "mid-{}", "late {}"),
    "ja": ("{}上旬", "{}中旬", "{}下旬"),
    "ko": ("{} 초순", "{} 중순", "{} 하순"),
    "es": ("principios de {}", "mediados de {}", "finales de {}"),
    "de": ("Anfang {}", "Mitte {}", "Ende {}"),
    "fr": ("début {}", "mi-{}", "fin {}"),
}  # fmt: skip
BETWEEN = {"zh-Hant-TW": "至", "en": " to ", "ja": "〜", "ko": "~", "es": " – ", "de": " – ", "fr": " – "}
CHARACTERS = frozenset({"zh-Hant-TW", "ja", "ko"})


def date_words(when: PartialDate, language: str, style: Style = Style.PAGE, weekday: str = "") -> str:
    """Return a date in words; weekday is "", "short" or "full" and shows only where the day is known."""
    if when.precision is Precision.UNKNOWN or when.precision is Precision.OPEN:
        return _say(UNKNOWN_WORDS, language)
    if when.precision is Precision.NOT_AFTER:
        return _say(NOT_AFTER, language).format(_day(when.last_day, language, style))
    if when.precision is Precision.NOT_BEFORE:
        return _say(NOT_BEFORE, language).format(_day(when.first_day, language, style))
    words = _with_year(_inside(when, language), when.first_day, when.precision, language, style)
    return _with_weekday(words, when, language, weekday)


def span_words(span: Span, language: str, style: Style = Style.PAGE, weekday: str = "") -> str:
    """Return a span in words, saying a common year or month once."""
    since, until = span.since, span.until
    if span.is_single:
        return date_words(since, language, style, weekday)
    if not since.is_known:
        return _without_start(until, language, style)
    if until.precision is Precision.OPEN:
        return _say(FROM_ON, language).format(date_words(since, language, style))
    if until.precision is Precision.UNKNOWN:
        return _say(END_UNKNOWN, language).format(date_words(since, language, style))
    if not until.is_known:
        return f"{date_words(since, language, style)}{_say(BETWEEN, language)}{date_words(until, language, style)}"
    return _between(since, until, language, style)


def year_words(year: int, language: str, style: Style = Style.PAGE) -> str:
    """Return a year that stands alone: 2021年（民國110年） on a page, 民國110年 on a paper."""
    return date_words(PartialDate.year_of(year), language, style)


def month_words(year: int, month: int, language: str, style: Style = Style.PAGE) -> str:
    """Return a month with its year."""
    return date_words(PartialDate.month_of(year, month), language, style)


def weekday_words(day: date, language: str, *, short: bool = True) -> str:
    """Return the day of the week: 週五 or 星期五, Fri or Friday, 金, 금."""
    if language in {"ja", "ko"}:
        return get_day_names("abbreviated", locale=locale(language))[day.weekday()]
    return get_day_names("abbreviated" if short else "wide", locale=locale(language))[day.weekday()]


def _say(words: dict[str, str], language: str) -> str:
    return words.get(language) or words["en"]


def _without_start(until: PartialDate, language: str, style: Style) -> str:
    if until.precision is Precision.OPEN:
        return _say(SINCE_UNKNOWN, language)
    if until.is_known or until.precision is Precision.NOT_AFTER:
        return _say(UNTIL, language).format(date_words(until, language, style))
    return _say(UNKNOWN_WORDS, language)


def _day(day: date, language: str, style: Style) -> str:
    return date_words(PartialDate.day_of(day), language, style)


def _inside(when: PartialDate, language: str) -> str:
    """Return what stands inside the year: month, part or day; nothing for a year alone."""
    if when.month is None:
        return ""
    month = _month(when.month, language)
    if when.precision in PARTS:
        return PARTS_OF_MONTH[language if language in PARTS_OF_MONTH else "en"][PARTS.index(when.precision)].format(month)
    return month if when.day is None else _day_in_month(when.first_day, month, language)


def _month(month: int, language: str) -> str:
    if language in CHARACTERS:
        return f"{month}{'월' if language == 'ko' else '月'}"
    return get_month_names("wide", locale=locale(language))[month]


def _day_in_month(day: date, month: str, language: str) -> str:
    if language in CHARACTERS:
        return f"{month} {day.day}일" if language == "ko" else f"{month}{day.day}日"
    if language == "en":
        return f"{day.day} {month}"
    return str(format_date(day, {"es": "d 'de' MMMM", "de": "d. MMMM"}.get(language, "d MMMM"), locale=locale(language)))


def _with_year(inside: str, day: date, precision: Precision, language: str, style: Style) -> str:
    year = _year(day, precision, language, style)
    if style is Style.ROW and inside:
        return inside
    if language in {"zh-Hant-TW", "ja"}:
        return year + inside
    if language == "ko":
        return f"{year} {inside}".strip()
    return f"{inside} {'de ' if language == 'es' and inside else ''}{year}".strip()


def _year(day: date, precision: Precision, language: str, style: Style) -> str:
    years: dict[str, Callable[[], str]] = {
        "zh-Hant-TW": lambda: _chinese_year(day.year, precision, style),
        "ja": lambda: _japanese_year(day, precision, style),
        "ko": lambda: f"{day.year}년",
    }
    return years.get(language, lambda: str(day.year))()


def _chinese_year(year: int, precision: Precision, style: Style) -> str:
    if style is Style.PAPER:
        return roc_year(year)
    if style is Style.PAPER_SHORT:
        return f"{roc_number(year)}年"
    alone = precision is Precision.YEAR and style is Style.PAGE
    return f"{year}年（{roc_year(year)}）" if alone else f"{year}年"


def _japanese_year(day: date, precision: Precision, style: Style) -> str:
    """Return the era's year; a whole year or month is named by its last day, in which the new era has begun."""
    named = era_year(day if precision is Precision.DAY else PartialDate.year_of(day.year).last_day)
    if style in {Style.PAPER, Style.PAPER_SHORT}:
        return named
    alone = precision is Precision.YEAR and style is Style.PAGE
    return f"{day.year}年（{named}）" if alone else f"{day.year}年"


def _with_weekday(words: str, when: PartialDate, language: str, weekday: str) -> str:
    if not weekday or when.day is None:
        return words
    name = weekday_words(when.first_day, language, short=weekday == "short")
    if language in {"zh-Hant-TW", "ja"}:
        return f"{words}（{name}）"
    return f"{words}({name})" if language == "ko" else f"{name} {words}"


def _between(since: PartialDate, until: PartialDate, language: str, style: Style) -> str:
    """Return both ends; what the second shares with the first is said once."""
    between = _say(BETWEEN, language)
    is_same_year = since.year == until.year and since.month is not None and until.month is not None
    if not is_same_year:
        return f"{date_words(since, language, style)}{between}{date_words(until, language, style)}"
    if since.month == until.month and since.day and until.day:
        return _days_of_month(since, until, language, style)
    if language in CHARACTERS:
        return f"{date_words(since, language, style)}{between}{_inside(until, language)}"
    return f"{_inside(since, language)}{between}{date_words(until, language, style)}"


def _days_of_month(since: PartialDate, until: PartialDate, language: str, style: Style) -> str:
    """Return two days of one month: 4月7日至9日, 1–3 September 2021."""
    if language in CHARACTERS:
        unit = "일" if language == "ko" else "日"
        return f"{date_words(since, language, style)}{_say(BETWEEN, language)}{until.day}{unit}"
    if language == "en":
        return f"{since.day}–{date_words(until, language, style)}"
    return f"{_inside(since, language)} – {date_words(until, language, style)}"
