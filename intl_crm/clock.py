"""Wall times with their zone, working hours, and the one place that asks what time it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Literal, Self, TypeVar
from zoneinfo import ZoneInfo, available_timezones

from intl_crm.errors import CrmError

# They are found among the zones, but mean the machine's own or none.
NO_ZONES = frozenset({"localtime", "posixrules", "Factory"})
MINUS = "−"

Moment = TypeVar("Moment", float, datetime)

_WALL = r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{6})?)?"
_WRITTEN = re.compile(rf"(?P<wall>{_WALL})(?P<offset>[+-][\d:.]+)?\[(?P<zone>[^\]]+)\]", re.ASCII)
_HOURS = re.compile(r"(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)", re.ASCII)


class UnknownZone(CrmError, ValueError):
    """A name that is no time zone of the IANA."""

    def __init__(self, zone: str) -> None:
        """Carry the name."""
        super().__init__(f"{zone!r} is not a time zone")
        self.zone = zone


class GapTime(CrmError, ValueError):
    """A wall time that the clocks leave out when they are put forward; `instead` is what they show then."""

    def __init__(self, wall: datetime, zone: str, instead: datetime) -> None:
        """Carry the wall time, the zone and the wall time that its clocks show at that moment."""
        super().__init__(f"there is no {wall:%H:%M} on {wall:%Y-%m-%d} in {zone}")
        self.wall, self.zone, self.instead = wall, zone, instead


class BadTime(CrmError, ValueError):
    """What is written is not a time."""

    def __init__(self, text: str) -> None:
        """Carry what was written."""
        super().__init__(f"{text!r} is not a time")
        self.text = text


@cache
def zones() -> frozenset[str]:
    """Return the names of all time zones."""
    return frozenset(available_timezones()) - NO_ZONES


def zone_info(zone: str) -> ZoneInfo:
    """Return the rules of a time zone."""
    if zone not in zones():
        raise UnknownZone(zone)
    return ZoneInfo(zone)


@dataclass(frozen=True)
class ZonedTime:
    """A wall time in a zone, and the instant that follows from them.

    A time that comes twice in autumn is the first of the two, unless its `fold` says the second; one that the
    clocks leave out in spring is refused.
    """

    wall: datetime
    zone: str
    instant: datetime = field(init=False)

    def __post_init__(self) -> None:
        """Derive the instant in UTC."""
        if self.wall.tzinfo is not None:
            raise BadTime(str(self.wall))
        first, asked = (_instant(wall, self.zone) for wall in (self.wall.replace(fold=0), self.wall))
        if (shown := _wall(first, self.zone)) != self.wall:
            raise GapTime(self.wall, self.zone, shown)
        object.__setattr__(self, "wall", self.wall.replace(fold=int(asked != first)))
        object.__setattr__(self, "instant", asked)

    def __composite_values__(self) -> tuple[datetime, str, datetime]:
        """Return wall time, zone and instant, as they are stored."""
        return self.wall, self.zone, self.instant

    def __str__(self) -> str:
        """Return the form 2026-07-15T08:00[Asia/Taipei]; the second of two equal ones has its offset."""
        offset = self.instant.astimezone(zone_info(self.zone)).isoformat()[len(self.wall.isoformat()) :]
        is_whole = not (self.wall.second or self.wall.microsecond)
        wall = self.wall.isoformat(timespec="minutes" if is_whole else "auto")
        return f"{wall}{offset if self.wall.fold else ''}[{self.zone}]"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the time of its machine form; an offset in it chooses between two equal times."""
        written = _WRITTEN.fullmatch(text)
        if written is None:
            raise BadTime(text)
        try:
            wall = datetime.fromisoformat(written["wall"])
            offset = (
                written["offset"]
                and datetime.fromisoformat(f"{written['wall']}{written['offset']}").utcoffset()
            )
        except ValueError as error:
            raise BadTime(text) from error
        found = (cls(wall.replace(fold=fold), written["zone"]) for fold in (0, 1))
        chosen = next((one for one in found if offset is None or one.offset == offset), None)
        if chosen is None:
            raise BadTime(text)
        return chosen

    @property
    def offset(self) -> timedelta:
        """How far the zone's clocks are before UTC at this moment."""
        return self.wall - self.instant.replace(tzinfo=None)

    def in_zone(self, zone: str) -> "ZonedTime":
        """Return the same moment on another zone's clock."""
        return at_instant(self.instant, zone)


def at_instant(instant: datetime, zone: str) -> ZonedTime:
    """Return an instant on a zone's clock."""
    return ZonedTime(_wall(instant, zone), zone)


def now() -> datetime:
    """Return the present instant in UTC: the one place that asks."""
    return datetime.now(UTC)


def today(zone: str) -> date:
    """Return the day that it is in a zone."""
    return now().astimezone(zone_info(zone)).date()


def day_shift(here: ZonedTime, there: ZonedTime) -> Literal["prev", "same", "next"]:
    """Return on which day the other clock is, as the sentence of two clocks asks for it."""
    if here.wall.date() == there.wall.date():
        return "same"
    return "next" if here.wall.date() < there.wall.date() else "prev"


def offset_between(here: str, there: str, day: date) -> timedelta:
    """Return how far the clocks of `there` are before those of `here` at noon of a day."""
    noon = datetime.combine(day, time(12), tzinfo=zone_info(here))
    return _offset(noon, there) - _offset(noon, here)


def signed_hours(offset: timedelta) -> str:
    """Return an offset as it stands beside a city: +1, −9:30, ±0."""
    minutes = round(offset / timedelta(minutes=1))
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else MINUS if minutes < 0 else "±"
    return f"{sign}{hours}" + (f":{rest:02d}" if rest else "")


def utc_words(offset: timedelta) -> str:
    """Return a zone's offset as it stands below a clock: UTC+8, UTC−3:30, UTC."""
    return f"UTC{signed_hours(offset)}" if offset else "UTC"


@dataclass(frozen=True)
class WorkingHours:
    """From when to when a city is at work on its own clock."""

    start: time
    end: time

    def __post_init__(self) -> None:
        """Refuse an end that does not follow the start on the same day, and parts of minutes."""
        is_whole = all(not (at.second or at.microsecond) for at in (self.start, self.end))
        if self.end <= self.start or not is_whole:
            raise BadTime(str(self))

    def __str__(self) -> str:
        """Return the machine form: 08:00-18:00."""
        return f"{self.start:%H:%M}-{self.end:%H:%M}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the hours of a form such as 08:00-18:00; anything else raises BadTime."""
        written = _HOURS.fullmatch(text.strip())
        if written is None:
            raise BadTime(text)
        start_hour, start_minute, end_hour, end_minute = map(int, written.groups())
        try:
            return cls(time(start_hour, start_minute), time(end_hour, end_minute))
        except ValueError as error:
            raise BadTime(text) from error

    def on(self, day: date, zone: str) -> tuple[datetime, datetime]:
        """Return the instants at which work begins and ends on a day of the zone."""
        # What falls into a gap of the clocks counts by the offset before it.
        start, end = (_instant(datetime.combine(day, wall), zone) for wall in (self.start, self.end))
        return start, end


def hours_on_clock(hours: WorkingHours, zone: str, day: date, clock: str) -> list[tuple[float, float]]:
    """Return from when to when (0 to 24) a city is at work, told by another zone's clock on its `day`."""
    worked = (hours.on(day + timedelta(days=shift), zone) for shift in (-1, 0, 1))
    midnight = datetime.combine(day, time())
    told = [
        (_hours(_wall(start, clock) - midnight), _hours(_wall(end, clock) - midnight))
        for start, end in worked
    ]
    return [(max(start, 0.0), min(end, 24.0)) for start, end in told if start < 24 and end > 0]


def common(
    first: Iterable[tuple[Moment, Moment]], second: Iterable[tuple[Moment, Moment]]
) -> list[tuple[Moment, Moment]]:
    """Return what lies both in one of the first and in one of the second periods."""
    kept = list(second)
    pairs = ((max(start, others[0]), min(end, others[1])) for start, end in first for others in kept)
    return [(start, end) for start, end in pairs if start < end]


def _hours(length: timedelta) -> float:
    return length / timedelta(hours=1)


def _instant(wall: datetime, zone: str) -> datetime:
    try:
        return wall.replace(tzinfo=zone_info(zone)).astimezone(UTC)
    except OverflowError as error:
        raise BadTime(f"{wall.isoformat()}[{zone}]") from error


def _wall(instant: datetime, zone: str) -> datetime:
    try:
        return instant.astimezone(zone_info(zone)).replace(tzinfo=None)
    except OverflowError as error:
        raise BadTime(f"{instant.isoformat()}[{zone}]") from error


def _offset(instant: datetime, zone: str) -> timedelta:
    return instant.astimezone(zone_info(zone)).utcoffset() or timedelta()
