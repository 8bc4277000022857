"""The page of a month: what is known to the day in its table, what is known only to the month on a shelf."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from intl_crm.calendar import listings, queries
from intl_crm.calendar.entries import Entry, Shown, entries_between
from intl_crm.calendar.months import DAYS, Day, Month, weeks
from intl_crm.calendar.shown_layers import OWN, LayerChoice, layer_arguments, layer_choices, shown_layers
from intl_crm.cities.models import City
from intl_crm.cities.queries import home_city
from intl_crm.cities.rules import city_name
from intl_crm.clock import today
from intl_crm.countries import first_weekday
from intl_crm.date_words import Style, Weekday, date_words, month_words, weekday_words, year_words
from intl_crm.dates import PartialDate
from intl_crm.languages import locale
from intl_crm.panels import Viewer
from intl_crm.texts import Found

WEEK = timedelta(weeks=1)
WITHOUT_AND_WITH: tuple[Weekday, Weekday] = ("", "short")


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
    layers: Sequence[LayerChoice] = ()
    before: Jump | None = None
    after: Jump | None = None

    @property
    def is_empty(self) -> bool:
        """Whether no exchange is known to lie in it, although all of them would be shown."""
        if not all(layer.is_shown for layer in self.layers if layer.key in OWN):
            return False
        found = (one for one in (*self.shelf, *self._entries) if one.is_exchange)
        return not any(one.first <= self.month.last_day and one.last >= self.month.first_day for one in found)

    @property
    def has_vague(self) -> bool:
        """Whether some band is known only to a part of a month."""
        return any(band.entry.is_vague for cell in self._cells for band in cell.day.lanes if band)

    @property
    def has_times(self) -> bool:
        """Whether the clock time of something is shown."""
        return any(one.is_timed for cell in self._cells for one in cell.day.singles)

    @property
    def _entries(self) -> Iterable[Entry]:
        """What stands in the weeks shown."""
        yield from (band.entry for cell in self._cells for band in cell.day.lanes if band)
        yield from (entry for cell in self._cells for entry in cell.day.singles)

    @property
    def _cells(self) -> Iterable[Cell]:
        return (cell for week in self.weeks for cell in week)

    def address(self, month: Month | None = None, *, without: str | None = None) -> str:
        """Return the address of a month under the same conditions, or under one less."""
        kept = {name: text for name, text in self.asked.items() if name != without}
        layers = urlencode(layer_arguments([one.key for one in self.layers if one.is_shown]))
        query = "&".join(filter(None, (f"month={month or self.month}", layers, listings.query_text(kept))))
        return f"?{query}"

    @property
    def query(self) -> str:
        """The conditions as other pages take them."""
        return listings.query_text(self.asked)


def month_asked(text: str, asked: listings.Asked, day: date) -> Month:
    """Return the month of an address: the one it names, else the present one, in the year asked for."""
    year, now = asked.get(listings.YEAR, ""), Month.of(day)
    elsewhere = Month.parse(f"{year}-01") if year != f"{now.year}" else None
    return Month.parse(text) or elsewhere or now


def month_page(
    viewer: Viewer, text: str, arguments: listings.Asked, layers: Collection[str] = ()
) -> MonthPage:
    """Return the page of the month that the address asks for, under its conditions, with these layers."""
    asked, choices = listings.read(viewer, arguments)
    day, home, shown = today(viewer.zone), home_city(viewer.session), shown_layers(layers)
    month = month_asked(text, asked, day)
    within = {name: value for name, value in asked.items() if name != listings.YEAR}
    starts = month.weeks(_first_weekday(viewer.language, home))
    wanted = Shown(listings.exchanges(viewer, within), shown, within)
    entries = entries_between(viewer, wanted, starts[0], starts[-1] + WEEK, home)
    table = [entry for entry, place in entries if place.is_in_table]
    rest = [
        (entry, place.is_on_shelf)
        for entry, place in entries
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
        layers=layer_choices(shown, viewer.language),
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


def _first_weekday(language: str, home: City | None) -> int:
    """Return with which day a week begins: as in the region of the language's tag, else as at home."""
    region = locale(language).territory or (home.country if home else "")
    return first_weekday(region)


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
