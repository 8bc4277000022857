"""Dates as officers type them."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from intl_crm.date_words import EITHER, Style, date_words
from intl_crm.dates import BadDate, PartialDate
from intl_crm.texts import ALL_LANGUAGES, LANGUAGES
from intl_crm.typed_dates import parse_typed
from tests.strategies import known_dates, near_dates

ZH, EN, JA, KO = LANGUAGES


@pytest.mark.parametrize(
    ("typed", "language", "machine"),
    [
        ("2021-09-17", ZH, "2021-09-17"),
        (" 2021-12/early ", EN, "2021-12/early"),
        ("<=2021-12-31", EN, "<=2021-12-31"),
        ("不詳", ZH, "?"),
        ("unknown", EN, "?"),
        ("110/9/17", ZH, "2021-09-17"),
        ("110.09.17", ZH, "2021-09-17"),
        ("110-9-17", EN, "2021-09-17"),
        ("99/9/17", ZH, "2010-09-17"),
        ("110/9", ZH, "2021-09"),
        ("2021/9/17", JA, "2021-09-17"),
        ("2021. 9. 17.", KO, "2021-09-17"),
        ("2021. 9.", KO, "2021-09"),
        ("２０２１／９／１７", ZH, "2021-09-17"),
        ("17/9/2021", EN, "2021-09-17"),
        ("17.9.2021", "de", "2021-09-17"),
        ("9/2021", "fr", "2021-09"),
        ("17/9/2021", ZH, "2021-09-17"),
        ("民國110年9月", ZH, "2021-09"),
        ("中華民國110年9月17日", ZH, "2021-09-17"),
        ("民國 110 年 9 月 17 日", ZH, "2021-09-17"),
        ("民國110年9月17號（星期五）", ZH, "2021-09-17"),
        ("民前1年10月10日", ZH, "1911-10-10"),
        ("民國前1年", ZH, "1911"),
        ("民國元年", ZH, "1912"),
        ("110年9月17日", ZH, "2021-09-17"),
        ("95年", ZH, "2006"),
        ("2021年9月17日", JA, "2021-09-17"),
        ("2021年12月上旬", ZH, "2021-12/early"),
        ("110年6月底", ZH, "2021-06/late"),
        ("2021年（民國110年）", ZH, "2021"),
        ("令和3年9月", JA, "2021-09"),
        ("令和元年", JA, "2019"),
        ("平成31年4月30日", JA, "2019-04-30"),
        ("令和元年5月1日", JA, "2019-05-01"),
        ("R3.9.17", JA, "2021-09-17"),
        ("昭和41年", ZH, "1966"),
        ("2021년 9월 17일(금)", KO, "2021-09-17"),
        ("2021년 12월 중순", KO, "2021-12/mid"),
        ("17 September 2021", EN, "2021-09-17"),
        ("17 SEPT. 2021", EN, "2021-09-17"),
        ("September 17, 2021", EN, "2021-09-17"),
        ("Friday, 17th of September 2021", EN, "2021-09-17"),
        ("Sep 2021", EN, "2021-09"),
        ("mid-December 2021", EN, "2021-12/mid"),
        ("early December 2021", ZH, "2021-12/early"),
        ("17. September 2021", "de", "2021-09-17"),
        ("Ende Juni 2021", "de", "2021-06/late"),
        ("17 de septiembre de 2021", "es", "2021-09-17"),
        ("principios de diciembre de 2021", "es", "2021-12/early"),
        ("le 1er septembre 2021", "fr", "2021-09-01"),
        ("mi-décembre 2021", "fr", "2021-12/mid"),
    ],
)
def test_what_officers_type(typed: str, language: str, machine: str) -> None:
    assert str(parse_typed(typed, language)) == machine


REFUSED = {
    ZH: [
        "昨天",
        "9月17日",
        "110年13月",
        "110年2月30日",
        "200/1/1",
        "0/1/1",
        "民國0年",
        "2021年9月17",
        "<..",
        "..>",
    ],
    EN: [
        "9/17/2021",
        "1/2/3",
        "21/9/17",
        "99/9/17",
        "17 September",
        "17 18 September 2021",
        "May June 2021",
        "31 February 2021",
        "late 2021",
        "early 5 May 2021",
        "2021 2022 May",
        "17 2021",
        "2021/9/17/1",
    ],
    JA: [
        "",
        *["平成31年9月1日", "令和元年4月30日", "大正1年1月1日", "3年9月17日", "R3", "明治元年", "令和0年"],
    ],
}


@pytest.mark.parametrize(
    ("typed", "language"), [(typed, language) for language, refused in REFUSED.items() for typed in refused]
)
def test_what_may_mean_two_days_or_none_is_refused(typed: str, language: str) -> None:
    with pytest.raises(BadDate) as refused:
        parse_typed(typed, language)
    assert refused.value.text == typed


def test_what_no_date_is_as_long_as_is_not_looked_at() -> None:
    for endless in ("2021/9/17" + " " * 200, "2021" + "\u0315\u0300" * 1_000_000):
        with pytest.raises(BadDate):
            parse_typed(endless, EN)


@given(
    known_dates | near_dates,
    st.sampled_from(ALL_LANGUAGES),
    st.sampled_from(Style),
    st.sampled_from(("", "full")),
)
def test_what_a_page_or_a_paper_says_can_be_typed(
    when: PartialDate, language: str, style: Style, weekday: str
) -> None:
    assume(when.is_known and style is not Style.ROW)
    said = date_words(when, language, style, weekday)  # type: ignore[arg-type]
    assume(EITHER not in said)
    # What has a year of less than four figures is left out: it would be read as one of the Republic.
    assume(
        when.first_day.year > 1000 and (style is not Style.PAPER_SHORT or 1920 < when.first_day.year <= 2110)
    )
    assume(style is not Style.PAPER or when.first_day.year <= 9000)
    assert parse_typed(said, language) == when


@given(st.text(max_size=16), st.sampled_from(ALL_LANGUAGES))
def test_any_text_is_a_date_or_refused(typed: str, language: str) -> None:
    try:
        found = parse_typed(typed, language)
    except BadDate:
        return
    assert PartialDate.parse(str(found)) == found
