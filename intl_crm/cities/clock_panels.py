"""Two clocks over one working day: what two cities show, and when both are at work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from intl_crm.cities.models import City
from intl_crm.cities.queries import home_city
from intl_crm.cities.rules import city_name
from intl_crm.clock import (
    ZonedTime,
    at_instant,
    common,
    day_shift,
    hours_on_clock,
    now,
    offset_between,
    signed_hours,
    utc_words,
)
from intl_crm.date_words import Style, date_words, weekday_words
from intl_crm.dates import PartialDate
from intl_crm.i18n import gettext as _
from intl_crm.panels import Panel, Viewer
from intl_crm.sentences import sentence
from intl_crm.texts import Found
from intl_crm.words import label

Hours = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Clock:
    """One city's time."""

    place: Found
    time: str
    note: str
    machine: str = ""


@dataclass(frozen=True)
class Day:
    """One city's working hours on the first city's day."""

    place: Found
    hours: Hours


@dataclass(frozen=True)
class Clocks:
    """Clocks with the strip of two working days below them."""

    clocks: Sequence[Clock]
    days: Sequence[Day] = ()
    both: Hours = ()
    now: float | None = None
    words: str = ""


def clocks_now(cities: Sequence[City], instant: datetime, language: str) -> Clocks | None:
    """Return what the clocks of these cities show, with the first city's day; None where no zone is known."""
    with_zones = [city for city in cities if city.zone]
    if not with_zones:
        return None
    times = [at_instant(instant, city.zone or "") for city in with_zones]
    clocks = [_now(city, time, language) for city, time in zip(with_zones, times, strict=True)]
    wall = times[0].wall
    return _with_strip(clocks, with_zones, wall.date(), wall.hour + wall.minute / 60, language)


def _now(city: City, time: ZonedTime, language: str) -> Clock:
    day = date_words(PartialDate.day_of(time.wall.date()), language, Style.ROW, "short")
    works = _works(city, time)
    hours = {None: "", True: _("at work"), False: _("not at work")}[works]
    note = " · ".join(filter(None, (day, hours)))
    return Clock(
        city_name(city, language), f"{time.wall:%H:%M}", note, time.wall.isoformat(timespec="minutes")
    )


def _works(city: City, time: ZonedTime) -> bool | None:
    """Return whether it is within office hours, Monday to Friday; None where no hours are recorded."""
    hours = city.working_hours
    if hours is None:
        return None
    saturday = 5
    return time.wall.weekday() < saturday and hours.start <= time.wall.time() < hours.end


def clocks_of(cities: Sequence[City], starts: ZonedTime, ends: ZonedTime | None, language: str) -> Clocks:
    """Return from when to when an event lasts on the clock of each city."""
    with_zones = [city for city in cities if city.zone]
    here = starts.in_zone(with_zones[0].zone or "") if with_zones else starts
    clocks = [_of(city, starts, ends, here, language) for city in with_zones]
    hour = here.wall.hour + here.wall.minute / 60
    return _with_strip(clocks, with_zones, here.wall.date(), hour, language)


def _of(city: City, starts: ZonedTime, ends: ZonedTime | None, here: ZonedTime, language: str) -> Clock:
    there = starts.in_zone(city.zone or "")
    until = _until(there, ends.in_zone(there.zone), language) if ends else ""
    shift = {
        "same": "",
        "next": label("ui_states", "next_day", language),
        "prev": label("ui_states", "previous_day", language),
    }
    notes = (shift[day_shift(here, there)], _date(there.wall.date(), language), utc_words(there.offset))
    return Clock(
        city_name(city, language), f"{there.wall:%H:%M}{until}", " · ".join(filter(None, notes)),
        there.wall.isoformat(timespec="minutes"),
    )  # fmt: skip


def _until(start: ZonedTime, end: ZonedTime, language: str) -> str:
    """Return the end after the start of the same clock; past midnight it says so."""
    days = (end.wall.date() - start.wall.date()).days
    shift = "next" if days == 1 else "same"
    return sentence("clock_until", language, time=f"{end.wall:%H:%M}", shift=shift)


def _date(day: date, language: str) -> str:
    return f"{date_words(PartialDate.day_of(day), language, Style.ROW)} {weekday_words(day, language)}"


def _with_strip(
    clocks: Sequence[Clock], cities: Sequence[City], day: date, now: float, language: str
) -> Clocks:
    first = cities[0].zone if cities else None
    pair = [city for city in cities[:2] if city.working_hours is not None]
    if first is None or len(pair) < len(("here", "there")):
        return Clocks(clocks)
    days = [Day(city_name(city, language), _hours(city, day, first)) for city in pair]
    both = common(list(days[0].hours), list(days[1].hours))
    return Clocks(clocks, days, both, now, _both_words(days[0].place.text, both))


def _hours(city: City, day: date, clock: str) -> Hours:
    hours = city.working_hours
    return hours_on_clock(hours, city.zone or "", day, clock) if hours else ()


def _both_words(place: str, both: Hours) -> str:
    if not both:
        return _("Their office hours do not meet on this day.")
    spans = ", ".join(f"{_clock(start)}–{_clock(end)}" for start, end in both)
    return _("Both at work: %(hours)s in %(place)s", hours=spans, place=place)


def _clock(hour: float) -> str:
    minutes = round(timedelta(hours=hour).total_seconds() / 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def offset_words(here: City, there: City, day: date, language: str) -> str:
    """Return how far the other city's clock is from ours on a day, where no time is recorded."""
    if not here.zone or not there.zone:
        return ""
    offset = signed_hours(offset_between(here.zone, there.zone, day))
    return f"{city_name(there, language).text} {offset}"


def clocks_beside(viewer: Viewer, city: City) -> Clocks | None:
    """Return the time now at home and in this city."""
    home = home_city(viewer.session)
    pair = [one for one in (home, city) if one is not None]
    return clocks_now(pair if home is None or home.id != city.id else [city], now(), viewer.language)


PANELS = (Panel("city", "clocks", clocks_beside, "cities/clocks.html", place="top"),)
