"""What stands where in the calendar: exchanges, and what other rooms show beside them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select

from intl_crm.calendar import queries
from intl_crm.calendar.ical import Timed
from intl_crm.calendar.months import Month
from intl_crm.calendar.rules import (
    days_told,
    family_of,
    hours,
    is_to_the_day,
    marked_title,
    two_clocks,
    when_in_calendar,
)
from intl_crm.calendar.shown_layers import OWN, layer_entries
from intl_crm.cities.models import City
from intl_crm.clock import today
from intl_crm.date_words import Style, date_words, span_words
from intl_crm.dates import WITH_MONTH, Precision
from intl_crm.events.models import Event
from intl_crm.events.rules import event_line, first_partner, status_on
from intl_crm.kinds import kinds
from intl_crm.layers import LayerEntry
from intl_crm.panels import Viewer
from intl_crm.texts import Found

# A day at home may be the one before or after in the zone of an event.
MARGIN = timedelta(days=1)
WHOLE_DAY = timedelta(hours=24)


@dataclass(frozen=True)
class Entry:
    """What stands in the calendar, in the reader's words."""

    title: Found
    url: str
    first: date
    last: date
    is_span: bool
    line: str
    when: str
    state: tuple[str, str] | None = None
    is_timed: bool = False
    is_vague: bool = False
    layer: str = "exchange"
    is_great: bool = False

    @property
    def is_exchange(self) -> bool:
        """Whether it is an exchange, and not of a layer of another room."""
        return self.layer in OWN

    @property
    def meta(self) -> str:
        """What is said below its title in a row, where its state says nothing of it."""
        return "" if self.is_exchange else self.line


@dataclass(frozen=True)
class Place:
    """Where something stands: on days of the table, on the shelf of its month, or beside both."""

    first: date
    last: date
    is_known: bool = True
    is_on_shelf: bool = False

    @property
    def is_in_table(self) -> bool:
        """Whether it stands on days of the table."""
        return self.is_known and not self.is_on_shelf

    def lies_in(self, month: Month) -> bool:
        """Return whether some day of it can lie in a month."""
        return self.first <= month.last_day and self.last >= month.first_day


@dataclass(frozen=True)
class Shown:
    """What a calendar shows: the exchanges of a query, layers, and what the address asks of them."""

    exchanges: Select[Any]
    layers: Collection[str]
    asked: Mapping[str, str]


def entries_between(
    viewer: Viewer, shown: Shown, first: date, last: date, home: City | None
) -> list[tuple[Entry, Place]]:
    """Return what can lie between two days, each with its place; exchanges come last."""
    day = today(viewer.zone)
    beside = [
        (_layer_entry(key, one, viewer.language), _place_of_layer(one))
        for key, one in layer_entries(viewer, shown.layers, first, last, shown.asked)
    ]
    events = _events(viewer, shown.exchanges, first, last)
    places = [(event, place_of(event, viewer.zone, day)) for event in events]
    exchanges = [(_entry(viewer, event, place, home, day), place) for event, place in places if place]
    return [*beside, *((entry, place) for entry, place in exchanges if entry.layer in shown.layers)]


def place_of(event: Event, zone: str, day: date) -> Place | None:
    """Return where an exchange stands on the calendar of a zone today; None where nothing is known of it."""
    when = when_in_calendar(event)
    if isinstance(when, Timed):
        start = when.start.in_zone(zone).wall
        return Place(start.date(), _last_day(start, when.end.in_zone(zone).wall if when.end else start))
    if when is None:
        days = days_told(event, day)
        return days and Place(*days, is_known=False)
    is_on_shelf = event.when.since.precision is Precision.MONTH
    return Place(event.when.first_day, event.when.last_day, is_on_shelf=is_on_shelf)


def _last_day(start: datetime, end: datetime) -> date:
    """Return the last day; what goes on after midnight still belongs to the evening on which it began."""
    return start.date() if end - start < WHOLE_DAY else (end - timedelta(microseconds=1)).date()


def _events(viewer: Viewer, query: Select[Any], first: date, last: date) -> Sequence[Event]:
    """Return the exchanges of which a day can lie between two days, in order of time."""
    near = queries.overlapping(query, first - MARGIN, last + MARGIN)
    found = viewer.session.scalars(queries.in_time(near)).unique().all()
    return sorted(found, key=lambda event: (event.starts is not None, event.starts and event.starts.instant))


def _place_of_layer(one: LayerEntry) -> Place:
    is_known = one.when.precision in WITH_MONTH
    is_on_shelf = one.when.precision is Precision.MONTH
    return Place(one.when.first_day, one.when.last_day, is_known, is_on_shelf)


def _layer_entry(layer: str, one: LayerEntry, language: str) -> Entry:
    return Entry(
        title=one.title,
        url=one.url,
        first=one.when.first_day,
        last=one.when.last_day,
        is_span=one.when.first_day != one.when.last_day,
        line=one.line,
        when=date_words(one.when, language, Style.LIST),
        is_vague=one.when.precision is not Precision.DAY,
        layer=layer,
        is_great=one.is_great,
    )


def _entry(viewer: Viewer, event: Event, place: Place, home: City | None, day: date) -> Entry:
    language, when = viewer.language, when_in_calendar(event)
    line = event_line(event, language)
    if isinstance(when, Timed):
        partner = first_partner(event, home, viewer.actor)
        line = two_clocks(when, viewer.zone, partner, language) or hours(when, viewer.zone)
    return Entry(
        title=marked_title(event, language),
        url=kinds["event"].address_of(event),
        first=place.first,
        last=place.last,
        is_span=place.first != place.last,
        line=line,
        when=span_words(event.when, language, Style.LIST),
        state=("event_status", status_on(event, day)),
        is_timed=isinstance(when, Timed),
        is_vague=event.starts is None and not is_to_the_day(event),
        layer="visit" if family_of(event) == "visit" else "exchange",
    )
