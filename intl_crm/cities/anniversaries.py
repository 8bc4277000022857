"""The rule of anniversaries: they follow from partnerships, and no more is said than the date is known."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from intl_crm.cities.models import Partnership
from intl_crm.dates import PartialDate, Precision

GREAT_MILESTONE = 10


@dataclass(frozen=True)
class Anniversary:
    """How many years a tie has lasted, and when: a day where the day is known, else the month or year."""

    partnership: Partnership
    years: int
    when: PartialDate

    @property
    def is_great(self) -> bool:
        """Whether it is a tenth year."""
        return self.years % GREAT_MILESTONE == 0


def in_year(partnership: Partnership, year: int) -> Anniversary | None:
    """Return the tie's anniversary of a year; none in its first, none where the year is unknown."""
    since = partnership.when.since
    if since.year is None or year <= since.year or _has_ended(partnership, year):
        return None
    return Anniversary(partnership, year - since.year, moved(since, year))


def _has_ended(partnership: Partnership, year: int) -> bool:
    return partnership.when.until.last_day < date(year, 1, 1)


def moved(since: PartialDate, year: int) -> PartialDate:
    """Return the same day of another year; 29 February falls on the 28th in common years."""
    first, last = (_same_day(day, year) for day in (since.first_day, since.last_day))
    if since.precision is Precision.MONTH:
        return PartialDate.month_of(year, first.month)
    if since.precision is Precision.DAY:
        return PartialDate.day_of(first)
    return PartialDate(first, last, since.precision)


def _same_day(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def within(partnerships: Iterable[Partnership], first: date, last: date) -> Iterator[Anniversary]:
    """Go through the anniversaries that may fall between two days, in their order."""
    found = (
        anniversary
        for partnership in partnerships
        for year in range(first.year, last.year + 1)
        if (anniversary := in_year(partnership, year))
    )
    touched = (one for one in found if _is_near(one.when, first, last))
    yield from sorted(touched, key=lambda one: (one.when.first_day, one.when.last_day, -one.years))


def _is_near(when: PartialDate, first: date, last: date) -> bool:
    """Return whether it may fall within; one known to the year alone stands in its year only."""
    if when.precision is Precision.YEAR:
        return when.year == first.year
    return when.first_day <= last and when.last_day >= first
