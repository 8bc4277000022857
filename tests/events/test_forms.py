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
