"""The times of an event: what is read as one is a time on the clock and nothing else."""

import pytest

from tests.desk.browsing import Desk, errors
from tests.desk.world import World

DAY = {"when-since-year": "2021", "when-since-month": "9", "when-since-day": "17"}


@pytest.mark.parametrize("typed", ["09", "09:30Z", "09:30+02:00", "T0930", "09:30:15", "9:5"])
def test_what_machines_alone_write_is_no_time(world: World, desk: Desk, typed: str) -> None:
    answer = desk.fill("/events/signing/edit", DAY | {"times-start": typed, "times-zone": "Asia/Taipei"})
    assert errors(answer.text) == ["Write a time such as 09:30."]
