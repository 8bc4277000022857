"""Dates that are known to a day, a part of a month, a month or a year, and the ends of spans."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from intl_crm.errors import CrmError

# They stand for "no bound" and are days of no record, so a query needs no NULL and no OR.
MIN = date.min
MAX = date.max


class Answer(StrEnum):
    """What is known on a question at a date."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How far a date is known, or what the end of a span is."""

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
WITH_MONTH = (Precision.DAY, *PARTS, Precision.MONTH)
KNOWN = (*WITH_MONTH, Precision.YEAR)

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)|/(early|mid|late))?)?", re.ASCII)


class BadDate(CrmError, ValueError):
    """No date is written like this, or its bounds do not belong to its precision."""

    def __init__(self, text: str) -> None:
        """Carry what was written."""
        super().__init__(f"{text!r} is not a date")
        self.text = text


def _days_of(precision: Precision, days: int) -> tuple[int, int]:
    return {
        Precision.EARLY: (1, 10),
        Precision.MID: (11, 20),
        Precision.LATE: (21, days),
        Precision.MONTH: (1, days),
    }[precision]


def _bounds_in_month(year: int, month: int, precision: Precision) -> tuple[date, date]:
    try:
        first, last = _days_of(precision, monthrange(year, month)[1])
        return date(year, month, first), date(year, month, last)
    except ValueError as error:
        raise BadDate(f"{year:04d}-{month:02d}") from error


def _belong(first: date, last: date, precision: Precision) -> bool:
    match precision:
        case Precision.OPEN:
            return first == last and first in {MIN, MAX}
        case Precision.UNKNOWN:
            return (first, last) == (MIN, MAX)
        case Precision.NOT_AFTER:
            return first == MIN < last < MAX
        case Precision.NOT_BEFORE:
            return MIN < first < last == MAX
    return first > MIN and last < MAX and _known_belong(first, last, precision)


def _known_belong(first: date, last: date, precision: Precision) -> bool:
    if precision is Precision.DAY:
        return first == last
    if precision is Precision.YEAR:
        return (first, last) == (first.replace(month=1, day=1), first.replace(month=12, day=31))
    days = _days_of(precision, monthrange(first.year, first.month)[1])
    return (first.year, first.month, days) == (last.year, last.month, (first.day, last.day))


@dataclass(frozen=True, order=True)
class PartialDate:
    """The earliest and the latest day that a date can be; the order is by the earliest, then the latest."""

    first_day: date
    last_day: date
    precision: Precision

    def __post_init__(self) -> None:
        """Refuse bounds that do not belong to the precision."""
        if not _belong(self.first_day, self.last_day, self.precision):
            raise BadDate(f"{self.first_day}/{self.last_day} ({self.precision})")

    @classmethod
    def day_of(cls, day: date) -> Self:
        """Return a date that is known to the day."""
        return cls(day, day, Precision.DAY)

    @classmethod
    def part_of(cls, year: int, month: int, part: Precision) -> Self:
        """Return the early (1st to 10th), mid (11th to 20th) or late (21st on) part of a month."""
        if part not in PARTS:
            raise BadDate(f"{year:04d}-{month:02d}/{part}")
        return cls(*_bounds_in_month(year, month, part), part)

    @classmethod
    def month_of(cls, year: int, month: int) -> Self:
        """Return a date that is known to the month."""
        return cls(*_bounds_in_month(year, month, Precision.MONTH), Precision.MONTH)

    @classmethod
    def year_of(cls, year: int) -> Self:
        """Return a date of which only the year is known."""
        try:
            return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
        except ValueError as error:
            raise BadDate(f"{year:04d}") from error

    @classmethod
    def not_after(cls, day: date) -> Self:
        """Return a date that is unknown but not later than this day."""
        return cls(MIN, day, Precision.NOT_AFTER)

    @classmethod
    def not_before(cls, day: date) -> Self:
        """Return a date that is unknown but not earlier than this day."""
        return cls(day, MAX, Precision.NOT_BEFORE)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the date of its machine form; anything else raises BadDate."""
        try:
            found = _parsed(text)
        except ValueError as error:
            raise BadDate(text) from error
        return cls(found.first_day, found.last_day, found.precision)

    def __str__(self) -> str:
        """Return the machine form: 2021-09-17, 2021-12/early, 2021-10, 2006, ?, <=2021-12-31, <.. or ..>."""
        first, last = self.first_day.isoformat(), self.last_day.isoformat()
        forms = {
            Precision.DAY: first,
            Precision.MONTH: first[:7],
            Precision.YEAR: first[:4],
            Precision.OPEN: "<.." if self.first_day == MIN else "..>",
            Precision.UNKNOWN: "?",
            Precision.NOT_AFTER: f"<={last}",
            Precision.NOT_BEFORE: f">={first}",
        }
        return forms.get(self.precision, f"{first[:7]}/{self.precision}")

    def __composite_values__(self) -> tuple[date, date, str]:
        """Return the parts in the order of the constructor, as they are stored."""
        return self.first_day, self.last_day, self.precision.value

    @property
    def is_known(self) -> bool:
        """Whether at least the year is known."""
        return self.precision in KNOWN

    @property
    def year(self) -> int | None:
        """The year, or None where it is not known."""
        return self.first_day.year if self.is_known else None

    @property
    def month(self) -> int | None:
        """The month, or None where it is not known."""
        return self.first_day.month if self.precision in WITH_MONTH else None

    @property
    def day(self) -> int | None:
        """The day of the month, or None where it is not known."""
        return self.first_day.day if self.precision is Precision.DAY else None


OPEN_START = PartialDate(MIN, MIN, Precision.OPEN)
OPEN_END = PartialDate(MAX, MAX, Precision.OPEN)
UNKNOWN = PartialDate(MIN, MAX, Precision.UNKNOWN)
WITHOUT_DAYS = {"?": UNKNOWN, "<..": OPEN_START, "..>": OPEN_END}


def _parsed(text: str) -> PartialDate:
    if text in WITHOUT_DAYS:
        return WITHOUT_DAYS[text]
    if text.startswith("<="):
        return PartialDate.not_after(_known(text[2:]).last_day)
    if text.startswith(">="):
        return PartialDate.not_before(_known(text[2:]).first_day)
    return _known(text)


def _known(text: str) -> PartialDate:
    written = _DATE.fullmatch(text)
    if written is None:
        raise BadDate(text)
    in_year, in_month, in_day, in_part = written.groups()
    if in_month is None:
        return PartialDate.year_of(int(in_year))
    if in_day is not None:
        return PartialDate.day_of(date(int(in_year), int(in_month), int(in_day)))
    if in_part is not None:
        return PartialDate.part_of(int(in_year), int(in_month), Precision(in_part))
    return PartialDate.month_of(int(in_year), int(in_month))
