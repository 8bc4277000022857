"""Spans of dates whose ends are known, open, unknown or bounded, and questions at a date."""

from dataclasses import dataclass
from datetime import date

from intl_crm.dates import OPEN_END, OPEN_START, Answer, PartialDate
from intl_crm.errors import CrmError

BETWEEN = ".."


class EndBeforeStart(CrmError):
    """A span that would certainly end before it begins."""

    def __init__(self, since: PartialDate, until: PartialDate) -> None:
        """Carry both ends."""
        super().__init__(f"{until} is before {since}")
        self.since, self.until = since, until


@dataclass(frozen=True, order=True)
class Span:
    """From one date to another; a single date is a span whose ends are the same."""

    since: PartialDate
    until: PartialDate

    def __post_init__(self) -> None:
        """Refuse an end that is certainly before the start."""
        if self.until.last_day < self.since.first_day:
            raise EndBeforeStart(self.since, self.until)

    def __composite_values__(self) -> tuple[object, ...]:
        """Return the columns of both ends, in the order in which the database has them."""
        return tuple(
            value for end in (self.since, self.until) for value in (end.first_day, end.last_day, end.precision.value)
        )

    def __str__(self) -> str:
        """Return the machine form, which `parse` reads back."""
        return str(self.since) if self.is_single else f"{self.since}{BETWEEN}{self.until}"

    @classmethod
    def single(cls, when: PartialDate) -> "Span":
        """Return the span of one date."""
        return cls(when, when)

    @classmethod
    def parse(cls, text: str) -> "Span":
        """Return the span of a machine form: a date, or start..end where nothing means open and ? unknown."""
        if BETWEEN not in text:
            return cls.single(PartialDate.parse(text))
        start, end = text.split(BETWEEN, 1)
        since = PartialDate.parse(start) if start.strip() else OPEN_START
        return cls(since, PartialDate.parse(end) if end.strip() else OPEN_END)

    @property
    def is_single(self) -> bool:
        """Whether both ends are the same date."""
        return self.since == self.until

    @property
    def first_day(self) -> date:
        """The earliest day that may belong to it."""
        return self.since.first_day

    @property
    def last_day(self) -> date:
        """The latest day that may belong to it."""
        return self.until.last_day

    def begun_by(self, day: date) -> Answer:
        """Return whether it has begun by the end of `day`."""
        if self.since.last_day <= day:
            return Answer.YES
        return Answer.NO if self.since.first_day > day else Answer.UNKNOWN

    def ended_by(self, day: date) -> Answer:
        """Return whether its end has come by `day`: surely, if the last possible day of the end is not later."""
        if self.until.last_day <= day:
            return Answer.YES
        return Answer.NO if self.until.first_day > day else Answer.UNKNOWN

    def holds_on(self, day: date) -> Answer:
        """Return whether `day` lies in it; its last day does."""
        if day < self.since.first_day or day > self.until.last_day:
            return Answer.NO
        return Answer.YES if self.since.last_day <= day <= self.until.first_day else Answer.UNKNOWN

    def overlaps(self, first: date, last: date) -> Answer:
        """Return whether some day from `first` to `last` lies in it."""
        if self.since.first_day > last or self.until.last_day < first:
            return Answer.NO
        surely = self.since.last_day <= last and self.until.first_day >= first
        return Answer.YES if surely or self.is_within(first, last) else Answer.UNKNOWN

    def is_within(self, first: date, last: date) -> bool:
        """Return whether every day that may belong to it lies from `first` to `last`."""
        return first <= self.since.first_day and self.until.last_day <= last

    def years(self) -> range:
        """Return the years that it may touch."""
        return range(self.since.first_day.year, self.until.last_day.year + 1)
