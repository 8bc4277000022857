"""Spans of time whose ends are known, open, unknown or bounded; a single date is a span too."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from intl_crm.dates import MAX, MIN, OPEN_END, OPEN_START, Answer, BadDate, PartialDate, Precision
from intl_crm.errors import CrmError

BETWEEN = ".."


class BadSpan(CrmError, ValueError):
    """What is written is not a span."""

    def __init__(self, text: str) -> None:
        """Carry what was written."""
        super().__init__(f"{text!r} is not a span")
        self.text = text


class EndBeforeStart(BadSpan):
    """A span that would certainly end before it starts, or that is open at the wrong side."""

    def __init__(self, since: PartialDate, until: PartialDate) -> None:
        """Carry both ends."""
        super().__init__(f"{_end(since)}{BETWEEN}{_end(until)}")
        self.since, self.until = since, until


@dataclass(frozen=True, order=True)
class Span:
    """From `since` to `until`, both included; where both are the same value it is that one date."""

    since: PartialDate
    until: PartialDate

    def __post_init__(self) -> None:
        """Refuse an end that is certainly before the start, and open ends at the wrong side."""
        misplaced = self.since == OPEN_END or self.until == OPEN_START
        if misplaced or self.until.last_day < self.since.first_day:
            raise EndBeforeStart(self.since, self.until)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the span of its machine form; anything else raises BadSpan."""
        since, between, until = text.partition(BETWEEN)
        try:
            if not between:
                return cls.single(PartialDate.parse(text))
            return cls(_read(since, OPEN_START), _read(until, OPEN_END))
        except BadDate as error:
            raise BadSpan(text) from error

    @classmethod
    def single(cls, when: PartialDate) -> Self:
        """Return the span of one date."""
        return cls(when, when)

    def __str__(self) -> str:
        """Return the machine form: one date, or SINCE..UNTIL where nothing written is open and ? unknown."""
        if self.is_single:
            return str(self.since)
        return f"{_end(self.since)}{BETWEEN}{_end(self.until)}"

    def __composite_values__(self) -> tuple[date, date, str, date, date, str]:
        """Return the parts of both ends, as they are stored."""
        return (*self.since.__composite_values__(), *self.until.__composite_values__())

    @property
    def is_single(self) -> bool:
        """Whether it is one date."""
        return self.since == self.until

    @property
    def first_day(self) -> date:
        """The first day that can belong to it."""
        return self.since.first_day

    @property
    def last_day(self) -> date:
        """The last day that can belong to it."""
        return self.until.last_day

    def years(self) -> range:
        """Return the years from the known start to the known end; an end that is not known adds none."""
        known = [end.first_day.year for end in (self.since, self.until) if end.is_known]
        return range(known[0], known[-1] + 1) if known else range(0)

    def holds_on(self, day: date) -> Answer:
        """Return whether the day belongs to it; the last day does."""
        return self.overlaps(day, day)

    def overlaps(self, first: date, last: date) -> Answer:
        """Return whether any day from `first` to `last` belongs to it."""
        if self.first_day > last or self.last_day < first:
            return Answer.NO
        return Answer.YES if self._latest_start <= last and self._earliest_end >= first else Answer.UNKNOWN

    def begun_by(self, day: date) -> Answer:
        """Return whether it has started when this day is over."""
        return _by(self.first_day, self._latest_start, day)

    def ended_by(self, day: date) -> Answer:
        """Return whether it is over when this day is: an end not later than 2021-12-31 has ended by then."""
        return _by(self._earliest_end, self.last_day, day)

    @property
    def _latest_start(self) -> date:
        # Nothing starts after its own end, so an unknown start is bounded by a known end.
        return min(self.since.last_day, self.until.last_day)

    @property
    def _earliest_end(self) -> date:
        return max(self.until.first_day, self.since.first_day)


def _by(earliest: date, latest: date, day: date) -> Answer:
    if latest <= day and latest != MAX:
        return Answer.YES
    return Answer.NO if earliest > day and earliest != MIN else Answer.UNKNOWN


def _end(end: PartialDate) -> str:
    return "" if end.precision is Precision.OPEN else str(end)


def _read(text: str, where_empty: PartialDate) -> PartialDate:
    found = PartialDate.parse(text) if text else where_empty
    if text and found.precision is Precision.OPEN:
        raise BadDate(text)
    return found
