import pytest

from intl_crm.printing.flow import Grid, Row
from intl_crm.printing.grid_widths import widths_of
from intl_crm.printing.paper_look import CLOSE_GUTTER, GUTTER, MEASURE
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


def test_no_word_breaks_in_the_table_of_five_years() -> None:
    heads = ("Year", "Visiting groups", "Visitors", "Delegations sent", "People sent", "Exchanges",
             "Agreements signed", "Partners with an exchange")  # fmt: skip
    cells = ("Total", "21", "6 (20\u00a0unknown)", "0", "0", "25", "2", "9")
    rows = (Row(tuple((Run(cell),) for cell in cells), strong=True),)
    given = Grid("", tuple((Run(head),) for head in heads), rows, frozenset(range(1, 8)))
    for width, head, cell in zip(widths_of(given), heads, cells, strict=True):
        longest = max(map(len, [*head.split(" "), *cell.split(" ")]))
        # They are set in 9 points.
        assert width - CLOSE_GUTTER >= 5 * longest


def test_short_words_stand_on_one_line_beside_long_ones() -> None:
    where, what, source = widths_of(grid("North America", "A long text " * 20, "Another one " * 20))
    assert where - GUTTER >= 5.5 * len("North America")
    assert what == pytest.approx(source, abs=1)


def test_a_number_with_what_is_unknown_of_it_breaks_between_its_words() -> None:
    *_others, computed, why = widths_of(
        grid("Visitors", "6 (20\u00a0unknown)", "A reason " * 9, numbers=(1,))
    )
    assert computed - GUTTER >= 5.5 * len("(20 unknown)")
    assert why > computed
