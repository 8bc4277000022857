"""Tables of numbers: what each counts, what it does not know, and that nothing is counted twice."""

from uuid import UUID

import pytest

from intl_crm.dates import PartialDate
from intl_crm.reports.tallies import (
    UNKNOWN,
    Cell,
    Column,
    Item,
    NoSuchCell,
    Tally,
    Unit,
    most_first,
    tally,
    used,
)

CASES = Column("cases", Unit.CASES, ("in", "out"))
PERSONS = Column("persons", Unit.PERSONS, ("in",))


def item(number: int, headcount: int | None = None, when: str = "2021-03-01") -> Item:
    """A record that is told by its number."""
    return Item("delegation", UUID(int=number), f"case-{number}", PartialDate.parse(when), headcount)


@pytest.mark.parametrize(
    ("headcounts", "number", "unknown"),
    [([], 0, 0), ([3], 3, 0), ([3, 4], 7, 0), ([3, None], 3, 1), ([None], None, 1), ([None, None], None, 2)],
)
def test_unknown_people_are_no_zero(headcounts: list[int | None], number: int | None, unknown: int) -> None:
    cell = Cell(Unit.PERSONS, tuple(item(at, headcount) for at, headcount in enumerate(headcounts)))
    assert (cell.number, cell.unknown) == (number, unknown)


def test_records_are_counted_whatever_is_known_of_their_people() -> None:
    cell = Cell(Unit.CASES, (item(1), item(2, 5)))
    assert (cell.number, cell.unknown) == (2, 0)


def table() -> Tally:
    """Two visits from Japan, one of them also from Korea, and one the other way."""
    entries = [
        ("JP", "in", item(1, 3)),
        ("JP", "in", item(2)),
        ("KR", "in", item(1, 3)),
        ("KR", "out", item(4)),
    ]
    return tally("countries", entries, ("JP", "KR", "FR"), (CASES, PERSONS), (CASES,))


@pytest.mark.parametrize(
    ("row", "column", "keys"),
    [
        ("JP", CASES, ["case-1", "case-2"]),
        ("KR", CASES, ["case-1", "case-4"]),
        ("KR", PERSONS, ["case-1"]),
        ("FR", CASES, []),
        (None, CASES, ["case-1", "case-2", "case-4"]),
        (None, PERSONS, ["case-1", "case-2"]),
    ],
)
def test_a_cell_has_each_record_once(row: str | None, column: Column, keys: list[str]) -> None:
    assert [one.key for one in table().cell(row, column).items] == keys


def test_records_stand_by_their_dates() -> None:
    entries = [
        ("JP", "in", item(1, when="2021-12")),
        ("JP", "in", item(2, when="2021")),
        ("JP", "in", item(3)),
    ]
    found = tally("countries", entries, ("JP",), (CASES,), (CASES,)).cell("JP", CASES)
    assert [one.key for one in found.items] == ["case-2", "case-3", "case-1"]


def test_there_is_no_other_row_or_column() -> None:
    with pytest.raises(NoSuchCell):
        table().cell("DE", CASES)
    with pytest.raises(NoSuchCell):
        table().column("in")
    assert table().column("persons") == PERSONS


def test_a_table_of_nothing_is_empty() -> None:
    assert tally("countries", [], ("JP",), (CASES,), (CASES,)).is_empty
    assert not table().is_empty


def test_rows_stand_in_an_order_and_the_unknown_last() -> None:
    assert used(("a", "b", "c"), ["c", UNKNOWN, "a", "c"]) == ("a", "c", UNKNOWN)
    entries = [
        (row, "in", item(at)) for at, row in enumerate([UNKNOWN, UNKNOWN, UNKNOWN, "KR", "FR", "JP", "JP"])
    ]
    assert most_first([*entries, ("KR", "out", item(3))]) == ("JP", "FR", "KR", UNKNOWN)
