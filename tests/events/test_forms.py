"""What the forms of events refuse beyond what the tables do."""

import pytest

from tests.desk.browsing import Desk, errors
from tests.desk.world import LEAST, World


@pytest.mark.parametrize("typed", ["NT$", "12€", "T D", "元元元", "TW"])
def test_a_currency_is_three_letters(world: World, desk: Desk, typed: str) -> None:
    answer = desk.fill("/gifts/new", LEAST["gift"](world) | {"worth": "100", "currency": typed})
    assert errors(answer.text) == ["A currency has three letters, such as TWD."]


def test_a_currency_is_written_in_capitals(world: World, desk: Desk) -> None:
    made = desk.created("/gifts/new", LEAST["gift"](world) | {"worth": "100", "currency": "twd"})
    assert "100 TWD" in desk.get(made).text


@pytest.mark.parametrize(
    ("start", "end", "last_day", "said"),
    [
        ("14:00", "15:00", "", []),
        ("23:30", "00:30", "", []),
        ("14:00", "13:00", "", ["The end is before the start."]),
        ("09:00", "08:30", "", ["The end is before the start."]),
        ("14:00", "13:00", "11", []),
    ],
)
def test_an_end_before_the_start_is_past_midnight_or_refused(
    world: World, desk: Desk, start: str, end: str, last_day: str, said: list[str]
) -> None:
    day = {"when-since-year": "2021", "when-since-month": "5", "when-since-day": "10"}
    times = {"times-start": start, "times-end": end, "times-zone": "Asia/Taipei"}
    until = {"when-end": "date", "when-until-year": "2021", "when-until-month": "5"} if last_day else {}
    typed = LEAST["event"](world) | day | times | until | ({"when-until-day": last_day} if last_day else {})
    assert errors(desk.fill("/events/new", typed).text) == said
