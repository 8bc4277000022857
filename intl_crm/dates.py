"""Dates that say how exactly they are known: a day, a part of a month, a month, a year, or nothing."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import total_ordering

from intl_crm.errors import CrmError

MIN, MAX = date(1, 1, 1), date(9999, 12, 31)
EARLY_ENDS, MID_ENDS = 10, 20
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
MONTH = re.compile(r"(\d{4})-(\d\d)")
PART = re.compile(r"(\d{4})-(\d\d)/(early|mid|late)")
YEAR = re.compile(r"\d{4}")


class Answer(StrEnum):
    """The answer to a question at a date."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """What is known of a date; the last four are ends of spans."""

    DAY = "day"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    MONTH = "month"
    YEAR = "year"
    OPEN = "open"
    UNKNOWN = "unknown"
    NOT_AFTER = "not_after"
    NOT_BEFORE = "not_before"


PARTS = (Precision.EARLY, Precision.MID, Precision.LATE)
KNOWN = frozenset({Precision.DAY, *PARTS, Precision.MONTH, Precision.YEAR})
WITH_MONTH = frozenset({Precision.DAY, *PARTS, Precision.MONTH})


class BadDate(CrmError):
    """What is written is not a date."""

    def __init__(self, text: str) -> None:
        """Carry what was written."""
        super().__init__(f"{text!r} is not a date")
        self.text = text


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """The earliest and latest day that a date may be, and what it is; never without bounds."""

    first_day: date
    last_day: date
    precision: Precision

    def __post_init__(self) -> None:
        """Refuse bounds that do not belong to the precision."""
        if bounds_of(self.precision, self.first_day, self.last_day) != (self.first_day, self.last_day):
            raise BadDate(f"{self.first_day}–{self.last_day} {self.precision}")

    def __composite_values__(self) -> tuple[date, date, str]:
        """Return the columns in the order in which the database has them."""
        return self.first_day, self.last_day, self.precision.value

    def __lt__(self, other: "PartialDate") -> bool:
        """Order by the earliest day, then by the latest, then by what it is."""
        return self._order < other._order

    def __str__(self) -> str:
        """Return the machine form, which `parse` reads back."""
        return _WRITERS[self.precision](self)

    @property
    def _order(self) -> tuple[date, date, str]:
        return self.first_day, self.last_day, self.precision.value

    @property
    def is_known(self) -> bool:
        """Whether at least the year is known."""
        return self.precision in KNOWN

    @property
    def year(self) -> int | None:
        """The year, if it is known."""
        return self.first_day.year if self.precision in KNOWN else None

    @property
    def month(self) -> int | None:
        """The month, if it is known."""
        return self.first_day.month if self.precision in WITH_MONTH else None

    @property
    def day(self) -> int | None:
        """The day of the month, if it is known."""
        return self.first_day.day if self.precision is Precision.DAY else None

    def is_after(self, day: date) -> Answer:
        """Return whether the date lies after `day`."""
        if self.first_day > day:
            return Answer.YES
        return Answer.NO if self.last_day <= day else Answer.UNKNOWN

    @classmethod
    def day_of(cls, day: date) -> "PartialDate":
        """Return a date known to the day."""
        return cls(day, day, Precision.DAY)

    @classmethod
    def part_of(cls, year: int, month: int, part: Precision) -> "PartialDate":
        """Return the early, middle or late part of a month."""
        return cls(*part_bounds(year, month, part), part)

    @classmethod
    def month_of(cls, year: int, month: int) -> "PartialDate":
        """Return a date known to the month."""
        return cls(date(year, month, 1), date(year, month, last_day(year, month)), Precision.MONTH)

    @classmethod
    def year_of(cls, year: int) -> "PartialDate":
        """Return a date known to the year."""
        return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)

    @classmethod
    def not_after(cls, day: date) -> "PartialDate":
        """Return a date of which only the latest possible day is known."""
        return cls(MIN, day, Precision.NOT_AFTER)

    @classmethod
    def not_before(cls, day: date) -> "PartialDate":
        """Return a date of which only the earliest possible day is known."""
        return cls(day, MAX, Precision.NOT_BEFORE)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Return the date of a machine form: 2021-09-17, 2021-10, 2006, 2021-12/early, ?, <=…, >=…."""
        try:
            return _read(text.strip())
        except ValueError as error:
            raise BadDate(text) from error


def _read(text: str) -> PartialDate:
    if text == "?":
        return UNKNOWN
    if text.startswith(("<=", ">=")):
        day = date.fromisoformat(text[2:])
        return PartialDate.not_after(day) if text[0] == "<" else PartialDate.not_before(day)
    if match := DAY.fullmatch(text):
        return PartialDate.day_of(date(*map(int, match.groups())))
    if match := PART.fullmatch(text):
        return PartialDate.part_of(int(match[1]), int(match[2]), Precision(match[3]))
    if match := MONTH.fullmatch(text):
        return PartialDate.month_of(*map(int, match.groups()))
    if YEAR.fullmatch(text):
        return PartialDate.year_of(int(text))
    raise BadDate(text)


def last_day(year: int, month: int) -> int:
    """Return how many days a month has."""
    return calendar.monthrange(year, month)[1]


def part_bounds(year: int, month: int, part: Precision) -> tuple[date, date]:
    """Return the first and last day of a part of a month: to the 10th, to the 20th, to its end."""
    first, last = {
        Precision.EARLY: (1, EARLY_ENDS),
        Precision.MID: (EARLY_ENDS + 1, MID_ENDS),
        Precision.LATE: (MID_ENDS + 1, last_day(year, month)),
    }[part]
    return date(year, month, first), date(year, month, last)


def bounds_of(precision: Precision, first: date, last: date) -> tuple[date, date]:
    """Return the bounds that a date of this precision has, told from the given ones."""
    if precision in PARTS:
        return part_bounds(first.year, first.month, precision)
    match precision:
        case Precision.DAY:
            return first, first
        case Precision.MONTH:
            return first.replace(day=1), first.replace(day=last_day(first.year, first.month))
        case Precision.YEAR:
            return date(first.year, 1, 1), date(first.year, 12, 31)
        case Precision.NOT_AFTER:
            return MIN, last
        case Precision.NOT_BEFORE:
            return first, MAX
        case Precision.UNKNOWN:
            return MIN, MAX
    # An open start lies before every day, an open end after every day.
    return (MIN, MIN) if first == MIN else (MAX, MAX)


_WRITERS = {
    Precision.DAY: lambda one: one.first_day.isoformat(),
    Precision.MONTH: lambda one: one.first_day.isoformat()[:7],
    Precision.YEAR: lambda one: f"{one.first_day.year:04d}",
    Precision.NOT_AFTER: lambda one: f"<={one.last_day.isoformat()}",
    Precision.NOT_BEFORE: lambda one: f">={one.first_day.isoformat()}",
    Precision.UNKNOWN: lambda _one: "?",
    Precision.OPEN: lambda _one: "",
} | {part: lambda one: f"{one.first_day.isoformat()[:7]}/{one.precision}" for part in PARTS}

UNKNOWN = PartialDate(MIN, MAX, Precision.UNKNOWN)
OPEN_START = PartialDate(MIN, MIN, Precision.OPEN)
OPEN_END = PartialDate(MAX, MAX, Precision.OPEN)
