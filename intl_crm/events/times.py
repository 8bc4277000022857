"""The times of an event on one city's clock: from, to, and in which zone."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from intl_crm.clock import ZonedTime


@dataclass(frozen=True)
class Times:
    """Clock times without their day; the days are those of the event."""

    start: time | None = None
    end: time | None = None
    zone: str = ""

    def __str__(self) -> str:
        """Return the times as they are read."""
        if self.start is None:
            return ""
        until = f"–{self.end:%H:%M}" if self.end else ""
        return f"{self.start:%H:%M}{until} {self.zone}"

    def starts_on(self, day: date) -> ZonedTime | None:
        """Return the beginning on a day."""
        return ZonedTime(datetime.combine(day, self.start), self.zone) if self.start else None

    def ends_on(self, first: date, last: date) -> ZonedTime | None:
        """Return the end; one that is earlier than the start on the same day falls on the next."""
        if self.start is None or self.end is None:
            return None
        over_midnight = first == last and self.end < self.start
        return ZonedTime(datetime.combine(last + timedelta(days=over_midnight), self.end), self.zone)


def times_of(starts: ZonedTime | None, ends: ZonedTime | None) -> Times:
    """Return the clock times of an event."""
    if starts is None:
        return Times()
    return Times(starts.wall.time(), ends.wall.time() if ends else None, starts.zone)
