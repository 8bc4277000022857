import pytest

from intl_crm.printing import priorities


@pytest.mark.parametrize(
    ("ladder", "expected"),
    [
        (priorities.EXCHANGES, [1, 1, 1, 3, 4, 4, 6, 6, 6, 6, 9, 9]),
        (priorities.GIFTS_EACH_WAY, [1, 5, 7, 7]),
        (priorities.MEETINGS_BEFORE_THE_LAST, [4, 5, 6, 7, 8, 8]),
        (priorities.AIMS, [1, 4, 6, 6]),
    ],
)
def test_the_last_step_holds_for_the_rest(ladder, expected):
    assert [priorities.at(ladder, i) for i in range(len(expected))] == expected
