"""A published figure beside the one of the records: both are kept, and how far they differ."""

from uuid import UUID

import pytest

from intl_crm.dates import PartialDate
from intl_crm.reports.models import Figure
from intl_crm.reports.published import YearTotal, difference_words
from intl_crm.reports.tallies import Cell, Item, Unit
from tests import factories


def people(*headcounts: int | None) -> Cell:
    """Visits of so many people."""
    day = PartialDate.parse("2021-03-01")
    items = [Item("delegation", UUID(int=at), str(at), day, count) for at, count in enumerate(headcounts)]
    return Cell(Unit.PERSONS, tuple(items))


def published(value: float) -> Figure:
    """A figure of visitors."""
    return factories.figure(name="visitors", value=value)


@pytest.mark.parametrize(
    ("cell", "value", "difference", "words", "differs"),
    [
        (people(3), None, None, "", False),
        (people(3), 3, 0, "0", False),
        (people(3), 11, 8, "+8", True),
        (people(3, 2000), 3, -2000, "\u22122,000", True),
        (people(3, None), 3, None, "", True),
        (people(None), 157, None, "", True),
        (people(), 0, 0, "0", False),
    ],
)
def test_what_was_published_stands_beside_the_records(
    cell: Cell, value: float | None, difference: int | None, words: str, *, differs: bool
) -> None:
    total = YearTotal("visitors", cell, None if value is None else published(value))
    assert (total.difference, difference_words(total), total.differs) == (difference, words, differs)
    assert total.published == value
