import pytest

from intl_crm.printing.flow import Grid, Row
from intl_crm.printing.grid_widths import widths_of
from intl_crm.printing.paper_look import MEASURE
from intl_crm.printing.runs import Run


def grid(*columns: str, numbers: tuple[int, ...] = ()) -> Grid:
    cells = tuple((Run(column),) for column in columns)
    return Grid("", ((),) * len(columns), (Row(cells),), frozenset(numbers))


@pytest.mark.parametrize(
    "given",
    [
        grid("地區", "1", "2", numbers=(1, 2)),
        grid("地區", *"123456789", numbers=tuple(range(1, 10))),
        grid("4.1.2 (f)", "A long text " * 20, "English"),
        grid("A", "29", "21", "+8", "", "Annual Report", numbers=(1, 2, 3)),
        grid("1", numbers=(0,)),
        grid(""),
    ],
)
def test_columns_fill_the_measure(given: Grid) -> None:
    widths = widths_of(given)
    assert sum(widths) == MEASURE
    assert len(widths) == len(given.head)
    assert min(widths) > 0


def test_numbers_stand_in_columns_of_one_width_and_words_by_their_length() -> None:
    where, what, one, two = widths_of(
        grid("4.1", "與帛琉共和國科羅州締結為姊妹市", "1", "200,000", numbers=(2, 3))
    )
    assert one == two
    assert what > 2 * where
