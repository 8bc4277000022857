"""A month as a table of weeks: which day stands where, and which band lies in which lane. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, Protocol, Self, TypeVar

FIRST_YEAR, LAST_YEAR = 1800, 2999
DAYS = 7
WRITTEN = re.compile(r"(\d{4})-(\d\d)", re.ASCII)


class Dated(Protocol):
    """What lies on one day or on several."""

    @property
    def first(self) -> date:
        """Its first day."""

    @property
    def last(self) -> date:
        """Its last day."""

    @property
    def is_span(self) -> bool:
        """Whether it is drawn as a band."""


Entry = TypeVar("Entry", bound=Dated)


@dataclass(frozen=True, order=True)
class Month:
    """A month of a year."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the month in which a day lies."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, text: str) -> "Month | None":
        """Return the month of a text such as 2021-09; None for another text, and beyond what is shown."""
        written = WRITTEN.fullmatch(text.strip())
        found = cls(int(written[1]), int(written[2])) if written else None
        return found if found and found.is_shown else None

    def __str__(self) -> str:
        """Return the form of an address: 2021-09."""
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def is_shown(self) -> bool:
        """Whether the calendar reaches that far."""
        return FIRST_YEAR <= self.year <= LAST_YEAR and 1 <= self.month <= 12

    @property
    def first_day(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """The last day."""
        return (self + 1).first_day - timedelta(days=1)

    def __add__(self, months: int) -> "Month":
        """Return the month that comes so many months later."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, month + 1)

    def weeks(self, first_weekday: int = 0) -> list[date]:
        """Return the first days of the weeks in which it lies; a week begins on Monday, 0, to Sunday, 6."""
        start = self.first_day - timedelta(days=(self.first_day.weekday() - first_weekday) % DAYS)
        count = (self.last_day - start).days // DAYS + 1
        return [start + timedelta(weeks=week) for week in range(count)]


@dataclass(frozen=True)
class Band(Generic[Entry]):
    """What of a span lies in one week: from which column, over how many days, and whether that is its end."""

    entry: Entry
    column: int
    days: int
    is_start: bool
    is_end: bool


@dataclass(frozen=True)
class Day(Generic[Entry]):
    """One cell: a lane holds the band that begins here, or None where the lane is taken or empty."""

    day: date
    lanes: Sequence[Band[Entry] | None]
    singles: Sequence[Entry]


def weeks(starts: Iterable[date], entries: Iterable[Entry]) -> list[list[Day[Entry]]]:
    """Return the weeks that begin on these days with what lies in them, in the order of the entries."""
    known = list(entries)
    return [_week(start, known) for start in starts]


def _week(start: date, entries: Sequence[Entry]) -> list[Day[Entry]]:
    lanes = _lanes([_band(one, start) for one in entries if one.is_span and _is_in(one, start)])
    return [_day(start + timedelta(days=column), column, lanes, entries) for column in range(DAYS)]


def _is_in(entry: Dated, start: date) -> bool:
    return entry.first <= start + timedelta(days=DAYS - 1) and entry.last >= start


def _band(entry: Entry, start: date) -> Band[Entry]:
    end = start + timedelta(days=DAYS - 1)
    first, last = max(entry.first, start), min(entry.last, end)
    return Band(
        entry, (first - start).days, (last - first).days + 1, first == entry.first, last == entry.last
    )


def _lanes(bands: Iterable[Band[Entry]]) -> list[list[Band[Entry]]]:
    """Return the bands in as few lanes as possible, those that begin first above."""
    lanes: list[list[Band[Entry]]] = []
    for band in sorted(bands, key=lambda band: (band.column, -band.days)):
        free = next((lane for lane in lanes if lane[-1].column + lane[-1].days <= band.column), None)
        if free is None:
            lanes.append([band])
        else:
            free.append(band)
    return lanes


def _day(
    day: date, column: int, lanes: Sequence[Sequence[Band[Entry]]], entries: Sequence[Entry]
) -> Day[Entry]:
    used = [index for index, lane in enumerate(lanes) if any(_covers(band, column) for band in lane)]
    shown = lanes[: used[-1] + 1] if used else []
    begun = [next((band for band in lane if band.column == column), None) for lane in shown]
    return Day(day, begun, [one for one in entries if not one.is_span and one.first <= day <= one.last])


def _covers(band: Band[Entry], column: int) -> bool:
    return band.column <= column < band.column + band.days
