"""Wall times with their zone, working hours, and the one place that asks what time it is."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from intl_crm.errors import CrmError

WRITTEN = re.compile(r"(?P<wall>\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)\[(?P<zone>[^\]]+)\]")
HOURS = re.compile(r"(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)")
MINUS = "−"


class UnknownZone(CrmError):
    """A name that is no time zone of the IANA."""

    def __init__(self, zone: str) -> None:
        """Carry the name."""
        super().__init__(f"{zone!r} is not a time zone")
        self.zone = zone


class GapTime(CrmError):
    """A wall time that does not exist: the clocks were put forward over it."""

    def __init__(self, wall: datetime, zone: str) -> None:
        """Carry the wall time and the zone."""
        super().__init__(f"there is no {wall:%H:%M} on {wall:%Y-%m-%d} in {zone}")
        self.wall, self.zone = wall, zone


class BadTime(CrmError):
    """What is written is not a time."""

    def __init__(self, text: str) -> None:
        """Carry what was written."""
        super().__init__(f"{text!r} is not a time")
        self.text = text


def zone_info(zone: str) -> ZoneInfo:
    """Return the rules of a time zone."""
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZone(zone) from error


@dataclass(frozen=True)
class ZonedTime:
    """A wall time in a zone; a time that comes twice in autumn is the first of the two."""

    wall: datetime
    zone: str

    def __post_init__(self) -> None:
        """Refuse a wall time that the zone never shows."""
        if self.wall.tzinfo is not None:
            raise BadTime(str(self.wall))
        back = self.instant.astimezone(zone_info(self.zone)).replace(tzinfo=None)
        if back != self.wall:
            raise GapTime(self.wall, self.zone)

    def __composite_values__(self) -> tuple[datetime, str, datetime]:
        """Return the columns in the order in which the database has them."""
        return self.wall, self.zone, self.instant

    def __str__(self) -> str:
        """Return the machine form, which `parse` reads back."""
        return f"{self.wall.isoformat(timespec='minutes')}[{self.zone}]"

    @property
    def instant(self) -> datetime:
        """The same moment in UTC."""
        return self.wall.replace(tzinfo=zone_info(self.zone), fold=0).astimezone(UTC)

    @property
    def offset(self) -> timedelta:
        """How far the zone is from UTC at this moment."""
        return self.wall - self.instant.replace(tzinfo=None)

    def in_zone(self, zone: str) -> "ZonedTime":
        """Return the same moment on another zone's clock."""
        return at_instant(self.instant, zone)

    @classmethod
    def parse(cls, text: str) -> "ZonedTime":
        """Return the time of a machine form such as 2026-07-15T08:00[Asia/Taipei]."""
        match = WRITTEN.fullmatch(text.strip())
        if match is None:
            raise BadTime(text)
        return cls(datetime.fromisoformat(match["wall"]), match["zone"])


def at_instant(instant: datetime, zone: str) -> ZonedTime:
    """Return an instant on a zone's clock; the later of two equal wall times is told as the first."""
    return ZonedTime(instant.astimezone(zone_info(zone)).replace(tzinfo=None, fold=0), zone)


def now() -> datetime:
    """Return the present instant in UTC: the one place that asks."""
    return datetime.now(UTC)


def today(zone: str) -> date:
    """Return the day that it is in a zone."""
    return now().astimezone(zone_info(zone)).date()


def day_shift(here: ZonedTime, there: ZonedTime) -> str:
    """Return prev, same or next: on which day the other clock is."""
    days = (there.wall.date() - here.wall.date()).days
    return "next" if days > 0 else "prev" if days < 0 else "same"


def offset_between(here: str, there: str, day: date) -> timedelta:
    """Return how far the clocks of `there` are before those of `here` at noon of a day."""
    noon = datetime.combine(day, time(12))
    return ZonedTime(noon, there).offset - ZonedTime(noon, here).offset


def signed_hours(offset: timedelta) -> str:
    """Return an offset as it is written beside a city: +1, −9:30, ±0."""
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else MINUS if minutes < 0 else "±"
    return f"{sign}{hours}" + (f":{rest:02d}" if rest else "")


def utc_words(offset: timedelta) -> str:
    """Return a zone's offset as it is written below a clock: UTC+8."""
    return f"UTC{signed_hours(offset)}"


@dataclass(frozen=True)
class WorkingHours:
    """From when to when a city is at work on its own clock."""

    start: time
    end: time

    def __str__(self) -> str:
        """Return the machine form, which `parse` reads back."""
        return f"{self.start:%H:%M}-{self.end:%H:%M}"

    @classmethod
    def parse(cls, text: str) -> "WorkingHours":
        """Return the hours of a form such as 08:00-18:00."""
        match = HOURS.fullmatch(text.strip())
        if match is None:
            raise BadTime(text)
        try:
            start, end = time(int(match[1]), int(match[2])), time(int(match[3]), int(match[4]))
        except ValueError as error:
            raise BadTime(text) from error
        if end <= start:
            raise BadTime(text)
        return cls(start, end)

    def on(self, day: date, zone: str) -> tuple[datetime, datetime]:
        """Return the instants at which work begins and ends on a day of the zone."""
        start, end = (_instant(datetime.combine(day, wall), zone) for wall in (self.start, self.end))
        return start, end


def _instant(wall: datetime, zone: str) -> datetime:
    """Return the instant of a wall time; one inside a gap counts by the offset before it."""
    return wall.replace(tzinfo=zone_info(zone)).astimezone(UTC)


def hours_on_clock(hours: WorkingHours, zone: str, day: date, clock: str) -> list[tuple[float, float]]:
    """Return the hours (0 to 24) of `day` on another clock at which a city is at work."""
    midnight = _instant(datetime.combine(day, time()), clock)
    worked = (hours.on(day + timedelta(days=shift), zone) for shift in (-1, 0, 1))
    spans = ((_hours(start - midnight), _hours(end - midnight)) for start, end in worked)
    return [(max(start, 0.0), min(end, 24.0)) for start, end in spans if start < 24 and end > 0]


def _hours(length: timedelta) -> float:
    return length.total_seconds() / 3600


def common(first: list[tuple[float, float]], second: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the hours that lie in both."""
    pairs = ((max(a, c), min(b, d)) for a, b in first for c, d in second)
    return [(start, end) for start, end in pairs if start < end]
