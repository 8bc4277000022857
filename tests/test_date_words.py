"""Dates and spans in words."""

import re
from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import assume, given
from hypothesis import strategies as st

from intl_crm import data
from intl_crm.date_words import (
    Style,
    date_words,
    month_name,
    month_words,
    span_words,
    weekday_words,
    year_words,
)
from intl_crm.dates import MAX, MIN, OPEN_END, PartialDate
from intl_crm.languages import locale
from intl_crm.spans import Span
from intl_crm.texts import ALL_LANGUAGES, LANGUAGES
from tests.strategies import dates, near_dates, near_days, near_spans, spans

ZH, EN, JA, KO = LANGUAGES
PAGE, LIST, PAPER, SHORT, ROW = Style
languages = st.sampled_from(ALL_LANGUAGES)
styles = st.sampled_from(Style)


@pytest.mark.parametrize(
    ("written", "language", "style", "words"),
    [
        ("2021-09-17", ZH, PAGE, "2021年9月17日"),
        ("2021-09-17", ZH, PAPER, "民國110年9月17日"),
        ("2021-09-17", ZH, SHORT, "110年9月17日"),
        ("2021-12-22", ZH, ROW, "12月22日"),
        ("2021-09-17", EN, PAGE, "17 September 2021"),
        ("2021-09-17", EN, PAPER, "17 September 2021"),
        ("2021-12-22", EN, ROW, "22 December"),
        ("2021-09-17", JA, PAGE, "2021年9月17日"),
        ("2021-09-17", JA, PAPER, "令和3年9月17日"),
        ("2021-12-22", JA, ROW, "12月22日"),
        ("2021-09-17", KO, PAPER, "2021년 9월 17일"),
        ("2021-12-22", KO, ROW, "12월 22일"),
        ("2021-09-17", "es", PAGE, "17 de septiembre de 2021"),
        ("2021-09-17", "de", PAGE, "17. September 2021"),
        ("2021-09-17", "fr", PAGE, "17 septembre 2021"),
        ("2021-09-01", "fr", PAGE, "1er septembre 2021"),
        ("2021-10", ZH, PAGE, "2021年10月"),
        ("2021-10", ZH, SHORT, "110年10月"),
        ("2021-10", ZH, ROW, "10月"),
        ("2021-10", EN, PAGE, "October 2021"),
        ("2021-10", KO, PAGE, "2021년 10월"),
        ("2021-10", "es", PAGE, "octubre de 2021"),
        ("2021-12/early", ZH, PAPER, "民國110年12月上旬"),
        ("2021-12/early", ZH, ROW, "12月上旬"),
        ("2021-12/early", EN, PAGE, "early December 2021"),
        ("2021-12/mid", EN, PAGE, "mid-December 2021"),
        ("2021-12/late", JA, PAGE, "2021年12月下旬"),
        ("2021-12/mid", KO, PAGE, "2021년 12월 중순"),
        ("2021-12/late", "de", PAGE, "Ende Dezember 2021"),
        ("2021-12/mid", "fr", PAGE, "mi-décembre 2021"),
        ("2006", ZH, PAGE, "2006年（民國95年）"),
        ("2006", ZH, LIST, "2006年"),
        ("2021-09-17", ZH, LIST, "2021年9月17日"),
        ("2006", ZH, PAPER, "民國95年"),
        ("2006", ZH, SHORT, "95年"),
        ("2006", ZH, ROW, "2006年"),
        ("2006", EN, PAGE, "2006"),
        ("2006", JA, PAGE, "2006年（平成18年）"),
        ("2006", KO, PAGE, "2006년"),
        ("1905", ZH, PAGE, "1905年（民前7年）"),
        ("1911-10-10", ZH, PAPER, "民前1年10月10日"),
        ("2019-04-30", JA, PAPER, "平成31年4月30日"),
        ("2019-05-01", JA, PAPER, "令和元年5月1日"),
        ("2019", JA, PAPER, "平成31年／令和元年"),
        ("1989-01", JA, PAPER, "昭和64年1月／平成元年1月"),
        ("1860", JA, PAPER, "1860年"),
        ("1860", JA, PAGE, "1860年"),
        ("?", ZH, PAPER, "不詳"),
        ("?", EN, PAGE, "unknown"),
        ("?", JA, PAGE, "不明"),
        ("?", KO, PAGE, "미상"),
        ("<=2021-12-31", ZH, PAGE, "至遲2021年12月31日"),
        ("<=2021-12-31", ZH, ROW, "至遲2021年12月31日"),
        ("<=2021-12-31", EN, PAGE, "by 31 December 2021 at the latest"),
        ("<=2021-12-31", JA, PAPER, "遅くとも令和3年12月31日"),
        ("<=2021-12-31", KO, PAGE, "늦어도 2021년 12월 31일"),
        (">=2021-12-31", "fr", PAGE, "pas avant le 31 décembre 2021"),
    ],
)
def test_dates(written: str, language: str, style: Style, words: str) -> None:
    assert date_words(PartialDate.parse(written), language, style) == words


@pytest.mark.parametrize(
    ("written", "language", "style", "words"),
    [
        ("2021-09-17", ZH, PAPER, "民國110年9月17日"),
        ("2021-04-07..2021-04-09", ZH, ROW, "4月7日至9日"),
        ("2021-09-01..2021-09-03", ZH, PAPER, "民國110年9月1日至3日"),
        ("2021-09-01..2021-09-03", EN, PAGE, "1–3 September 2021"),
        ("2021-09-01..2021-09-03", EN, ROW, "1–3 September"),
        ("2021-09-01..2021-09-03", JA, PAGE, "2021年9月1日〜3日"),
        ("2021-09-01..2021-09-03", KO, PAGE, "2021년 9월 1일~3일"),
        ("2021-09-01..2021-09-03", "de", PAGE, "1.–3. September 2021"),
        ("2021-09-01..2021-09-03", "es", PAGE, "1–3 de septiembre de 2021"),
        ("2021-11-15..2021-12-14", ZH, SHORT, "110年11月15日至12月14日"),
        ("2021-11-15..2021-12-14", EN, PAGE, "15 November to 14 December 2021"),
        ("2021-11-15..2021-12-14", JA, PAPER, "令和3年11月15日〜12月14日"),
        ("2021-11-15..2021-12-14", KO, ROW, "11월 15일~12월 14일"),
        ("2021-11-15..2021-12-14", "fr", PAGE, "15 novembre – 14 décembre 2021"),
        ("2021-12-22..2022-01-05", ZH, PAPER, "民國110年12月22日至111年1月5日"),
        ("2021-12-22..2022-01-05", ZH, ROW, "2021年12月22日至2022年1月5日"),
        ("2021-12-22..2022-01-05", EN, ROW, "22 December 2021 to 5 January 2022"),
        ("1911-12-22..1912-01-05", ZH, PAPER, "民前1年12月22日至民國1年1月5日"),
        ("2019-04-01..2019-05-10", JA, PAPER, "平成31年4月1日〜令和元年5月10日"),
        ("2019-04-01..2019-05-10", JA, PAGE, "2019年4月1日〜5月10日"),
        ("2021-06/late..2021-07/early", ZH, ROW, "6月下旬至7月上旬"),
        ("2021-06/late..2021-07/early", EN, PAGE, "late June to early July 2021"),
        ("2021-06/early..2021-06/mid", EN, PAGE, "early to mid-June 2021"),
        ("2021-06/early..2021-06/mid", ZH, PAGE, "2021年6月上旬至中旬"),
        ("2021-06-05..2021-06/late", ZH, PAGE, "2021年6月5日至下旬"),
        ("2021-06-05..2021-06/late", EN, PAGE, "5 to late June 2021"),
        ("2021-01..2021-02", ZH, PAGE, "2021年1月至2月"),
        ("2021-01..2021-02", EN, PAGE, "January to February 2021"),
        ("2021-01..2021-02", KO, PAGE, "2021년 1월~2월"),
        ("2021-03..2021-03-15", ZH, PAGE, "2021年3月至3月15日"),
        ("2021-03..2021-03-15", EN, PAGE, "March to 15 March 2021"),
        ("2019..2021", ZH, PAGE, "2019年至2021年"),
        ("2019..2021", ZH, PAPER, "民國108年至110年"),
        ("2019..2021-03", EN, PAGE, "2019 to March 2021"),
        ("2021..2021-03", ZH, PAGE, "2021年至2021年3月"),
        ("2021-01..", ZH, PAGE, "2021年1月起"),
        ("2021-01..", ZH, PAPER, "民國110年1月起"),
        ("2021-01..", EN, PAGE, "from January 2021 on"),
        ("2021-01..", JA, PAPER, "令和3年1月から"),
        ("2021-01..", KO, PAGE, "2021년 1월부터"),
        ("2006..", ZH, PAGE, "2006年起"),
        ("2021-01-15..", "fr", PAGE, "depuis le 15 janvier 2021"),
        ("2021-01..", "fr", PAGE, "depuis janvier 2021"),
        ("2021-01-15..", "es", PAGE, "desde el 15 de enero de 2021"),
        ("..2021-12-31", ZH, PAGE, "至2021年12月31日止"),
        ("..2021-12-31", EN, PAGE, "until 31 December 2021"),
        ("?..<=2021-12-31", ZH, PAGE, "起日不詳，至遲2021年12月31日止"),
        ("?..<=2021-12-31", EN, PAGE, "start unknown, end by 31 December 2021 at the latest"),
        ("?..<=2021-12-31", JA, PAGE, "開始時期不明、遅くとも2021年12月31日まで"),
        ("?..<=2021-12-31", KO, PAGE, "시작 시기 미상, 늦어도 2021년 12월 31일까지"),
        ("2021-01..?", ZH, PAGE, "2021年1月起，迄日不詳"),
        ("2021-01..?", EN, PAGE, "from January 2021 on, end unknown"),
        ("?..", EN, PAGE, "start unknown"),
        ("?..", ZH, PAGE, "起日不詳"),
        ("..", EN, PAGE, "without limit"),
        ("?", ZH, PAPER, "不詳"),
    ],
)
def test_spans(written: str, language: str, style: Style, words: str) -> None:
    assert span_words(Span.parse(written), language, style) == words


@pytest.mark.parametrize(
    ("language", "full", "short", "alone", "alone_short"),
    [
        (ZH, "2021年9月17日（星期五）", "2021年9月17日（五）", "星期五", "週五"),
        (EN, "Friday 17 September 2021", "Fri 17 September 2021", "Friday", "Fri"),
        (JA, "2021年9月17日（金）", "2021年9月17日（金）", "金曜日", "金"),
        (KO, "2021년 9월 17일(금)", "2021년 9월 17일(금)", "금요일", "금"),
        ("es", "viernes, 17 de septiembre de 2021", "vie 17 de septiembre de 2021", "viernes", "vie"),
        ("de", "Freitag, 17. September 2021", "Fr. 17. September 2021", "Freitag", "Fr."),
        ("fr", "vendredi 17 septembre 2021", "ven. 17 septembre 2021", "vendredi", "ven."),
    ],
)
def test_weekdays(language: str, full: str, short: str, alone: str, alone_short: str) -> None:
    friday = PartialDate.day_of(date(2021, 9, 17))
    assert date_words(friday, language, weekday="full") == full
    assert span_words(Span.single(friday), language, weekday="short") == short
    assert weekday_words(friday.first_day, language, short=False) == alone
    assert weekday_words(friday.first_day, language) == alone_short


@pytest.mark.parametrize(("language", "name"), [(ZH, "9月"), (EN, "Sep"), (JA, "9月"), (KO, "9월")])
def test_a_month_alone_is_short(language: str, name: str) -> None:
    assert month_name(9, language) == name


def test_paper_and_row_bear_weekdays_too() -> None:
    friday = PartialDate.day_of(date(2021, 9, 17))
    assert date_words(friday, ZH, PAPER, "full") == "民國110年9月17日（星期五）"
    assert date_words(friday, ZH, ROW, "short") == "9月17日（五）"


@given(near_dates, languages, styles)
def test_no_weekday_without_a_day(when: PartialDate, language: str, style: Style) -> None:
    assume(when.day is None)
    assert date_words(when, language, style, "full") == date_words(when, language, style)


@pytest.mark.parametrize("language", ALL_LANGUAGES)
def test_a_day_is_written_as_the_locale_data_has_it(language: str) -> None:
    for month in range(1, 13):
        day = date(2021, month, 17)
        expected = format_date(day, "long", locale=locale("en-GB" if language == "en" else language))
        assert date_words(PartialDate.day_of(day), language) == expected


@pytest.mark.parametrize(
    ("language", "page", "paper", "row"),
    [
        (ZH, "2021年（民國110年）", "民國110年", "2021年"),
        (EN, "2021", "2021", "2021"),
        (JA, "2021年（令和3年）", "令和3年", "2021年"),
        (KO, "2021년", "2021년", "2021년"),
    ],
)
def test_years_and_months_that_stand_alone(language: str, page: str, paper: str, row: str) -> None:
    assert [year_words(2021, language, style) for style in (PAGE, PAPER, ROW)] == [page, paper, row]
    assert month_words(2021, 9, language) == date_words(PartialDate.parse("2021-09"), language)


def test_an_open_date_says_so() -> None:
    assert date_words(OPEN_END, EN) == "without limit"


@pytest.mark.parametrize("language", ALL_LANGUAGES)
def test_every_language_has_every_form(language: str) -> None:
    said, model = data.read("dates")[language], data.read("dates")["en"]
    assert said.keys() - {"own_year", "whole_first", "article", "first"} == model.keys()
    for group in ("inside", "alone", "since", "until", "one", "weekday"):
        assert said[group].keys() == model[group].keys()


def _numbers(text: str) -> set[int]:
    return {int(number) for number in re.findall(r"\d+", text)}


def _known_numbers(when: PartialDate) -> set[int]:
    """What may be said of a date: its year in all calendars, and month and day as far as they are known."""
    if not when.is_known:
        bounds = {when.first_day, when.last_day} - {MIN, MAX}
        return set().union(*(_known_numbers(PartialDate.day_of(bound)) for bound in bounds))
    year = when.first_day.year
    years = {year, abs(year - 1911), 1912 - year} | {
        year - before for before in (2018, 1988, 1925, 1911, 1867)
    }
    return years | {number for number in (when.month, when.day) if number}


@given(dates | near_dates, languages, styles)
def test_nothing_unknown_is_said_of_a_date(when: PartialDate, language: str, style: Style) -> None:
    words = date_words(when, language, style, "full")
    assert words.strip() == words != ""
    assert _numbers(words) <= _known_numbers(when)


@given(spans | near_spans, languages, styles)
def test_nothing_unknown_is_said_of_a_span(span: Span, language: str, style: Style) -> None:
    words = span_words(span, language, style)
    assert words.strip() == words != ""
    assert _numbers(words) <= _known_numbers(span.since) | _known_numbers(span.until)


@given(near_days, languages, st.sampled_from((PAGE, PAPER, SHORT)))
def test_what_is_known_of_a_day_is_said(day: date, language: str, style: Style) -> None:
    words = date_words(PartialDate.day_of(day), language, style)
    assert day.day in _numbers(words)
    assert words != date_words(PartialDate.month_of(day.year, day.month), language, style)


@given(near_dates, near_dates, languages, st.sampled_from((PAGE, PAPER, SHORT)))
def test_two_dates_are_never_said_alike(
    one: PartialDate, other: PartialDate, language: str, style: Style
) -> None:
    assume(one != other)
    assert date_words(one, language, style) != date_words(other, language, style)


@given(near_spans, languages, st.sampled_from((PAGE, PAPER)))
def test_a_span_is_not_said_like_its_ends(span: Span, language: str, style: Style) -> None:
    assume(not span.is_single and span != Span.parse(".."))
    words = span_words(span, language, style)
    assert words not in {date_words(end, language, style) for end in (span.since, span.until)}
