"""The page of a month: what is known to the day in its table, what is known only to the month on a shelf."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from intl_crm.calendar import listings, queries
from intl_crm.calendar.ical import Timed
from intl_crm.calendar.months import DAYS, Day, Month, weeks
from intl_crm.calendar.rules import (
    days_told,
    family_of,
    hours,
    is_to_the_day,
    marked_title,
    two_clocks,
    when_in_calendar,
)
from intl_crm.cities.models import City
from intl_crm.cities.queries import home_city
from intl_crm.cities.rules import city_name
from intl_crm.clock import today
from intl_crm.countries import first_weekday
from intl_crm.date_words import Style, Weekday, date_words, month_words, span_words, weekday_words, year_words
from intl_crm.dates import PartialDate, Precision
from intl_crm.events.models import Event
from intl_crm.events.rules import event_line, first_partner, status_on
from intl_crm.kinds import kinds
from intl_crm.languages import locale
from intl_crm.panels import Viewer
from intl_crm.texts import Found

# A day at home may be the one before or after in the zone of an event.
MARGIN = timedelta(days=1)
WEEK = timedelta(weeks=1)
WITHOUT_AND_WITH: tuple[Weekday, Weekday] = ("", "short")
WHOLE_DAY = timedelta(hours=24)


@dataclass(frozen=True)
class Entry:
    """An exchange as the calendar shows it."""

    title: Found
    url: str
    first: date
    last: date
    is_span: bool
    line: str
    when: str
    state: tuple[str, str]
    is_timed: bool = False
    is_vague: bool = False
    layer: str = "exchange"


@dataclass(frozen=True)
class Cell:
    """One day of the table in words, alone and with its weekday."""

    day: Day[Entry]
    words: str
    whole: str
    is_other: bool
    is_today: bool


@dataclass(frozen=True)
class Jump:
    """Another month, and what it is called."""

    url: str
    words: str


@dataclass(frozen=True)
class MonthPage:
    """A month with all that its page shows."""

    month: Month
    words: str
    year_words: str
    weekdays: Sequence[tuple[str, str]]
    weeks: Sequence[Sequence[Cell]]
    shelf: Sequence[Entry]
    unplaced: Sequence[Entry]
    asked: listings.Asked
    choices: listings.Choices
    said: listings.Asked
    # Years in words, each with its months in words, by the form that an address has of them.
    months: Sequence[tuple[str, Sequence[tuple[str, str]]]]
    home: Found | None
    before: Jump | None = None
    after: Jump | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known to lie in it."""
        own = (cell.day for cell in self._cells if not cell.is_other)
        return not self.shelf and not any(day.lanes or day.singles for day in own)

    @property
    def has_vague(self) -> bool:
        """Whether some band is known only to a part of a month."""
        return any(band.entry.is_vague for cell in self._cells for band in cell.day.lanes if band)

    @property
    def has_times(self) -> bool:
        """Whether the clock time of something is shown."""
        return any(one.is_timed for cell in self._cells for one in cell.day.singles)

    @property
    def _cells(self) -> Iterable[Cell]:
        return (cell for week in self.weeks for cell in week)

    def address(self, month: Month | None = None, *, without: str | None = None) -> str:
        """Return the address of a month under the same conditions, or under one less."""
        kept = {name: text for name, text in self.asked.items() if name != without}
        at = month or self.month
        query = "&".join(filter(None, (f"month={at}", listings.query_text(kept))))
        return f"?{query}"

    @property
    def query(self) -> str:
        """The conditions as other pages take them."""
        return listings.query_text(self.asked)


@dataclass(frozen=True)
class Place:
    """Where an exchange stands: on days of the table, on the shelf of its month, or beside both."""

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


def month_asked(text: str, asked: listings.Asked, day: date) -> Month:
    """Return the month of an address: the one it names, else the present one, in the year asked for."""
    year, now = asked.get(listings.YEAR, ""), Month.of(day)
    elsewhere = Month.parse(f"{year}-01") if year != f"{now.year}" else None
    return Month.parse(text) or elsewhere or now


def month_page(viewer: Viewer, text: str, arguments: listings.Asked) -> MonthPage:
    """Return the page of the month that the address asks for, under its conditions."""
    asked, choices = listings.read(viewer, arguments)
    day, home = today(viewer.zone), home_city(viewer.session)
    month = month_asked(text, asked, day)
    within = {name: value for name, value in asked.items() if name != listings.YEAR}
    starts = month.weeks(_first_weekday(viewer.language, home))
    events = _events(viewer, starts, within)
    places = [(event, place) for event in events if (place := place_of(event, viewer.zone, day))]
    table = [_entry(viewer, event, place, home, day) for event, place in places if place.is_in_table]
    rest = [
        (_entry(viewer, event, place, home, day), place.is_on_shelf)
        for event, place in places
        if not place.is_in_table and place.lies_in(month)
    ]
    page = MonthPage(
        month=month,
        words=month_words(month.year, month.month, viewer.language),
        year_words=year_words(month.year, viewer.language),
        weekdays=_weekdays(starts, viewer.language),
        weeks=[[_cell(one, month, day, viewer.language) for one in week] for week in weeks(starts, table)],
        shelf=[entry for entry, is_on_shelf in rest if is_on_shelf],
        unplaced=[entry for entry, is_on_shelf in rest if not is_on_shelf],
        asked=within,
        choices=choices,
        said=listings.said(viewer, within, choices),
        months=_months(choices, month, day, viewer.language),
        home=city_name(home, viewer.language) if home else None,
    )
    return _with_jumps(viewer, page) if page.is_empty else page


def _months(
    choices: listings.Choices, shown: Month, day: date, language: str
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the months that can be chosen: of the years on record, of the one that is shown, and soon."""
    years = {int(year) for year, _words in choices[listings.YEAR]} | {shown.year, day.year, day.year + 1}
    offered = {year: [Month(year, at) for at in range(1, 13)] for year in sorted(years, reverse=True)}
    return [
        (year_words(year, language), [(str(one), month_words(year, one.month, language)) for one in months])
        for year, months in offered.items()
        if months[0].is_shown
    ]


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


def _first_weekday(language: str, home: City | None) -> int:
    """Return with which day a week begins: as in the region of the language's tag, else as at home."""
    region = locale(language).territory or (home.country if home else "")
    return first_weekday(region)


def _events(viewer: Viewer, starts: Sequence[date], asked: listings.Asked) -> Sequence[Event]:
    """Return the exchanges of which a day can lie in the weeks shown, in order of time."""
    first, last = starts[0] - MARGIN, starts[-1] + WEEK
    query = queries.overlapping(listings.exchanges(viewer, asked), first, last)
    found = viewer.session.scalars(queries.in_time(query)).unique().all()
    return sorted(found, key=lambda event: (event.starts is not None, event.starts and event.starts.instant))


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


def _weekdays(starts: Sequence[date], language: str) -> list[tuple[str, str]]:
    days = [starts[0] + timedelta(days=column) for column in range(DAYS)]
    return [(weekday_words(day, language), weekday_words(day, language, short=False)) for day in days]


def _cell(found: Day[Entry], month: Month, day: date, language: str) -> Cell:
    one = PartialDate.day_of(found.day)
    words, whole = (date_words(one, language, Style.ROW, weekday) for weekday in WITHOUT_AND_WITH)
    return Cell(found, words, whole, Month.of(found.day) != month, found.day == day)


def _with_jumps(viewer: Viewer, page: MonthPage) -> MonthPage:
    """Return an empty month with the way to the months before and after in which there is something."""
    query = listings.exchanges(viewer, page.asked)
    days = queries.nearest(viewer.session, query, page.month.first_day, page.month.last_day)
    before, after = (_jump(viewer, page, Month.of(day)) if day else None for day in days)
    return replace(page, before=before, after=after)


def _jump(viewer: Viewer, page: MonthPage, month: Month) -> Jump:
    return Jump(page.address(month), month_words(month.year, month.month, viewer.language))
