"""What the dashboard says of partners, in whole months as people count them."""

from datetime import date

import pytest

from intl_crm.home.pages import months_between


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2021-01-01", "2021-01-31", 0),
        ("2021-01-01", "2021-02-01", 1),
        ("2021-01-01", "2021-07-01", 6),
        ("2020-12-30", "2022-01-02", 12),
        ("2021-08-31", "2021-09-30", 0),
        ("2020-02-29", "2021-02-28", 11),
        ("2020-03-17", "2021-09-17", 18),
        ("2020-03-18", "2021-09-17", 17),
        ("2021-09-17", "2021-09-17", 0),
    ],
)
def test_months_are_full_when_their_day_comes(first: str, last: str, months: int) -> None:
    assert months_between(date.fromisoformat(first), date.fromisoformat(last)) == months
