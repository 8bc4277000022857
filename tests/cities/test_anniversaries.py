"""Which anniversaries of a tie are told of on a day."""

from datetime import datetime

import pytest
import time_machine

from intl_crm.cities.panels import marks_of
from intl_crm.panels import Viewer
from intl_crm.permissions import COMMAND
from intl_crm.spans import Span
from tests import factories


@pytest.mark.parametrize(
    ("since", "today", "years"),
    [
        ("2021-09-17", "2026-09-16", [5, 10]),
        ("2021-09-17", "2026-09-17", [5, 10]),
        ("2021-09-17", "2026-11-24", [6, 10]),
        ("2021-09-17", "2030-12-31", [10, 20]),
        ("2021-09-17", "2031-09-18", [11, 20]),
        ("1966", "2026-11-24", [60, 70]),
        ("2021-09", "2026-09-30", [5, 10]),
        ("2021-09", "2026-10-01", [6, 10]),
    ],
)
def test_what_is_over_is_not_told_as_coming(since: str, today: str, years: list[int]) -> None:
    tie = factories.partnership(when=Span.parse(f"{since}.."))
    # Nothing is asked of the database.
    viewer = Viewer(None, COMMAND, "en", "Asia/Taipei")  # type: ignore[arg-type]
    with time_machine.travel(datetime.fromisoformat(f"{today}T12:00+08:00"), tick=False):
        told = marks_of(viewer, tie)
    assert [mark.years for mark in told or ()] == years
