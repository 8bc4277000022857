"""Dates with a precision."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intl_crm.dates import MAX, MIN, OPEN_END, OPEN_START, UNKNOWN, BadDate, PartialDate, Precision
from intl_crm.errors import CrmError
from tests.strategies import known_dates, partial_dates


@pytest.mark.parametrize(
    ("written", "value", "first", "last"),
    [
        ("2021-09-17", PartialDate.day_of(date(2021, 9, 17)), date(2021, 9, 17), date(2021, 9, 17)),
        (
            "2021-12/early",
            PartialDate.part_of(2021, 12, Precision.EARLY),
            date(2021, 12, 1),
            date(2021, 12, 10),
        ),
        ("2021-06/mid", PartialDate.part_of(2021, 6, Precision.MID), date(2021, 6, 11), date(2021, 6, 20)),
        ("2020-02/late", PartialDate.part_of(2020, 2, Precision.LATE), date(2020, 2, 21), date(2020, 2, 29)),
        ("2021-02", PartialDate.month_of(2021, 2), date(2021, 2, 1), date(2021, 2, 28)),
        ("2006", PartialDate.year_of(2006), date(2006, 1, 1), date(2006, 12, 31)),
        ("0645", PartialDate.year_of(645), date(645, 1, 1), date(645, 12, 31)),
        ("?", UNKNOWN, MIN, MAX),
        ("<=2021-12-31", PartialDate.not_after(date(2021, 12, 31)), MIN, date(2021, 12, 31)),
        (">=2021-01-01", PartialDate.not_before(date(2021, 1, 1)), date(2021, 1, 1), MAX),
        ("<..", OPEN_START, MIN, MIN),
        ("..>", OPEN_END, MAX, MAX),
    ],
)
def test_machine_forms(written: str, value: PartialDate, first: date, last: date) -> None:
    assert PartialDate.parse(written) == value
    assert str(value) == written
    assert (value.first_day, value.last_day) == (first, last)


@pytest.mark.parametrize(
    ("written", "canonical"), [("<=2021", "<=2021-12-31"), (">=2021-05", ">=2021-05-01")]
)
def test_a_bound_may_be_written_as_a_month_or_a_year(written: str, canonical: str) -> None:
    assert str(PartialDate.parse(written)) == canonical


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "2021-13",
        "2021-02-30",
        "2021-00",
        "2021-1",
        "21",
        "2021-09-17 ",
        "2021-12/first",
        "2021/12",
        "2021-12-01/early",
        "<=?",
        ">=",
        "..",
        "2021..2022",
        "0000",
        "0001",
        "9999",
        "0001-01-01",
        "9999-12-31",
        "２０２１",
        "2021-09-17T00:00",
        "<=9999",
        ">=0001",
    ],
)
def test_what_is_no_date_is_refused_with_what_was_written(written: str) -> None:
    with pytest.raises(BadDate) as refused:
        PartialDate.parse(written)
    assert refused.value.text == written
    assert isinstance(refused.value, CrmError)


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        (date(2021, 1, 1), date(2021, 1, 2), Precision.DAY),
        (date(2021, 1, 1), date(2021, 1, 11), Precision.EARLY),
        (date(2021, 1, 10), date(2021, 1, 20), Precision.MID),
        (date(2021, 1, 21), date(2021, 1, 30), Precision.LATE),
        (date(2021, 1, 21), date(2021, 2, 28), Precision.LATE),
        (date(2021, 1, 1), date(2022, 1, 31), Precision.MONTH),
        (date(2021, 1, 1), date(2022, 12, 31), Precision.YEAR),
        (date(2021, 2, 1), date(2021, 12, 31), Precision.YEAR),
        (date(2021, 1, 1), date(2021, 1, 1), Precision.OPEN),
        (MIN, MAX, Precision.OPEN),
        (MIN, date(2021, 1, 1), Precision.UNKNOWN),
        (date(2021, 1, 1), date(2021, 12, 31), Precision.NOT_AFTER),
        (date(2021, 1, 1), date(2021, 12, 31), Precision.NOT_BEFORE),
        (MIN, MAX, Precision.NOT_AFTER),
        (MIN, MIN, Precision.DAY),
    ],
)
def test_bounds_belong_to_the_precision(first: date, last: date, precision: Precision) -> None:
    with pytest.raises(BadDate):
        PartialDate(first, last, precision)


@pytest.mark.parametrize("wrong", [Precision.MONTH, Precision.DAY, Precision.OPEN])
def test_a_part_is_a_part_of_a_month(wrong: Precision) -> None:
    with pytest.raises(BadDate):
        PartialDate.part_of(2021, 1, wrong)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("2021-09-17", (2021, 9, 17)),
        ("2021-09/mid", (2021, 9, None)),
        ("2021-09", (2021, 9, None)),
        ("2021", (2021, None, None)),
        ("?", (None, None, None)),
        ("<=2021-12-31", (None, None, None)),
        (">=2021-12-31", (None, None, None)),
        ("..>", (None, None, None)),
    ],
)
def test_only_what_is_known_can_be_read(
    written: str, parts: tuple[int | None, int | None, int | None]
) -> None:
    found = PartialDate.parse(written)
    assert (found.year, found.month, found.day) == parts
    assert found.is_known is (parts[0] is not None)


def test_dates_stand_by_their_earliest_then_their_latest_day() -> None:
    written = [
        "<..",
        "<=2020-05-01",
        "?",
        "2021-01-01",
        "2021-01/early",
        "2021-01",
        "2021",
        ">=2021-01-01",
        "2021-01/mid",
    ]
    assert [str(found) for found in sorted(PartialDate.parse(text) for text in reversed(written))] == written


@given(partial_dates)
def test_parsing_what_was_written_gives_the_same_date(value: PartialDate) -> None:
    assert PartialDate.parse(str(value)) == value
    first, last, precision = value.__composite_values__()
    assert PartialDate(first, last, Precision(precision)) == value


@given(partial_dates, partial_dates, partial_dates)
def test_the_order_is_total(a: PartialDate, b: PartialDate, c: PartialDate) -> None:
    assert (a < b) + (a == b) + (a > b) == 1
    assert not (a <= b <= c) or a <= c


@given(known_dates, known_dates)
def test_two_dates_are_written_alike_only_if_they_are_the_same(a: PartialDate, b: PartialDate) -> None:
    assert (str(a) == str(b)) is (a == b)


@given(st.text(max_size=12))
def test_any_other_text_is_refused_or_canonical(written: str) -> None:
    try:
        found = PartialDate.parse(written)
    except BadDate:
        return
    assert PartialDate.parse(str(found)) == found
