"""Where an exchange stands in a month, on the clock of home."""

from datetime import date

import pytest

from intl_crm.calendar.entries import Place, place_of
from intl_crm.calendar.month_pages import month_asked
from intl_crm.calendar.months import Month
from intl_crm.clock import ZonedTime
from intl_crm.spans import Span
from tests import factories

TODAY = date(2021, 9, 17)


def days(first: str, last: str = "", *, is_known: bool = True, is_on_shelf: bool = False) -> Place:
    return Place(date.fromisoformat(first), date.fromisoformat(last or first), is_known, is_on_shelf)


@pytest.mark.parametrize(
    ("when", "place"),
    [
        ("2021-09-17", days("2021-09-17")),
        ("2021-09-17..2021-09-19", days("2021-09-17", "2021-09-19")),
        ("2021-09/mid", days("2021-09-11", "2021-09-20")),
        ("2021-09-17..2021-10", days("2021-09-17", "2021-10-31")),
        ("2021-09", days("2021-09-01", "2021-09-30", is_on_shelf=True)),
        ("2021-09..2021-10-03", days("2021-09-01", "2021-10-03", is_on_shelf=True)),
        ("2021", days("2021-01-01", "2021-12-31", is_known=False)),
    ],
)
def test_place_by_days(when: str, place: Place) -> None:
    assert place_of(factories.event(when=Span.parse(when)), "Asia/Taipei", TODAY) == place


@pytest.mark.parametrize(
    ("when", "status", "first", "last"),
    [
        ("2021-03..?", "held", "2021-03-01", "2021-03-31"),
        ("2021-03-04..?", "planned", "2021-03-04", "2021-03-04"),
        ("2021..?", "held", "2021-01-01", "2021-12-31"),
        ("?..2021-03", "held", "2021-03-01", "2021-03-31"),
        ("2021-03..<=2021-05-31", "held", "2021-03-01", "2021-05-31"),
        ("2021-03..", "held", "2021-03-01", "2021-09-17"),
        ("2021-03..", "confirmed", "2021-03-01", "2021-09-17"),
        ("2021-03..", "cancelled", "2021-03-01", "2021-03-31"),
        ("2021-03..", "postponed", "2021-03-01", "2021-03-31"),
        ("2021-10..", "planned", "2021-10-01", "2021-10-31"),
    ],
)
def test_an_end_that_is_not_known_adds_no_month(when: str, status: str, first: str, last: str) -> None:
    event = factories.event(when=Span.parse(when), status=status)
    assert place_of(event, "Asia/Taipei", TODAY) == days(first, last, is_known=False)


@pytest.mark.parametrize("when", ["?", "?..", "..", "?..<=2021-05-31", ">=2021-05-01..?"])
def test_what_is_known_to_no_year_stands_in_no_month(when: str) -> None:
    assert place_of(factories.event(when=Span.parse(when), status="held"), "Asia/Taipei", TODAY) is None


@pytest.mark.parametrize(
    ("starts", "ends", "place"),
    [
        ("2021-09-17T09:00[Asia/Taipei]", None, days("2021-09-17")),
        ("2021-09-17T09:00[Asia/Taipei]", "2021-09-17T11:00[Asia/Taipei]", days("2021-09-17")),
        ("2021-09-16T18:00[America/Vancouver]", "2021-09-16T19:00[America/Vancouver]", days("2021-09-17")),
        ("2021-09-17T22:00[Asia/Taipei]", "2021-09-18T01:00[Asia/Taipei]", days("2021-09-17")),
        ("2021-09-17T00:00[Asia/Taipei]", "2021-09-18T00:00[Asia/Taipei]", days("2021-09-17")),
        ("2021-09-17T09:00[Asia/Taipei]", "2021-09-19T11:00[Asia/Taipei]", days("2021-09-17", "2021-09-19")),
    ],
)
def test_place_by_times(starts: str, ends: str | None, place: Place) -> None:
    event = factories.event(starts=ZonedTime.parse(starts), ends=ends and ZonedTime.parse(ends))
    assert place_of(event, "Asia/Taipei", TODAY) == place


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("2019-05", "", Month(2019, 5)),
        ("2019-05", "2021", Month(2019, 5)),
        ("", "", Month(2021, 9)),
        ("", "2021", Month(2021, 9)),
        ("", "2019", Month(2019, 1)),
        ("", "0001", Month(2021, 9)),
        ("x", "y", Month(2021, 9)),
        ("", "9" * 5000, Month(2021, 9)),
    ],
)
def test_the_month_of_an_address(text: str, year: str, month: Month) -> None:
    assert month_asked(text, {"year": year} if year else {}, TODAY) == month
