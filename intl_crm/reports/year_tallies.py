"""The tallies of a year: visits both ways, exchanges, partners, and five years side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from intl_crm import words
from intl_crm.reports.tallies import UNKNOWN, Cell, Column, Entry, Item, Tally, Unit, most_first, tally, used

# A city is no organisation, and yet a body that visits and is visited.
BODIES = ("city", *words.keys("organisation_kinds"))
MONTHS = tuple(str(month) for month in range(1, 13))
# The five years of the comparison end with that of the report.
YEARS = 5

VISITS = (
    Column("visit_cases", Unit.CASES, ("inbound",)),
    Column("visitors", Unit.PERSONS, ("inbound",)),
    Column("outbound_cases", Unit.CASES, ("outbound",)),
    Column("outbound_persons", Unit.PERSONS, ("outbound",)),
)
EXCHANGES = Column("exchanges", Unit.EXCHANGES, ("exchanges",))
AGREEMENTS = Column("agreements", Unit.AGREEMENTS, ("agreements",))
ACTIVE = Column("partners_active", Unit.PARTNERS, ("partners_active",))
RESTING = Column("partners_resting", Unit.PARTNERS, ("partners_resting",))
TOTALS = (*VISITS, EXCHANGES, AGREEMENTS, ACTIVE)
# Names of the figures of a year, which an office may publish, in their order.
FIGURES = tuple(column.key for column in TOTALS)
BOTH_WAYS = (VISITS[0], VISITS[2])
# Modes with bars of their own; all others share the third.
OWN_BARS = ("in_person", "video")
OTHER_MODES = "other_modes"


@dataclass(frozen=True)
class Visit:
    """A delegation received (inbound) or sent (outbound), by what it is told apart."""

    item: Item
    way: str
    country: str
    body: str
    mode: str


@dataclass(frozen=True)
class Exchange:
    """An exchange held, by what it is told apart."""

    item: Item
    family: str
    mode: str


@dataclass(frozen=True)
class Partner:
    """A city with which ties are signed, the kinds of these, and whether an exchange was held with it."""

    item: Item
    ties: tuple[str, ...]
    is_active: bool


@dataclass(frozen=True)
class YearRecords:
    """What is counted of a year; `of_years` has the records of all five years."""

    year: int
    visits: tuple[Visit, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    partners: tuple[Partner, ...] = ()
    of_years: tuple[Entry, ...] = ()


def tallies_of(found: YearRecords) -> tuple[Tally, ...]:
    """Return all tallies of a year, in their order; one may have nothing in it."""
    return (
        _by_country(found),
        _by_month(found),
        _by_body(found, "inbound"),
        _by_body(found, "outbound"),
        _by_mode(found),
        _exchanges_by_kind(found),
        _exchanges_by_month(found),
        _partners_by_tie(found),
        _years(found),
    )


def total_of(tallies: Iterable[Tally], year: int, figure: str) -> Cell:
    """Return the records behind a figure of the year."""
    years = next(one for one in tallies if one.key == "years")
    return years.cell(str(year), years.column(figure))


def _by_country(found: YearRecords) -> Tally:
    entries = [(visit.country, visit.way, visit.item) for visit in found.visits]
    return tally("countries", entries, most_first(entries), VISITS, BOTH_WAYS, is_apart=True)


def _by_month(found: YearRecords) -> Tally:
    entries = [(month_in(visit.item, found.year), visit.way, visit.item) for visit in found.visits]
    return tally("months", entries, _months(entries), VISITS, BOTH_WAYS, is_upright=True)


def _by_body(found: YearRecords, way: str) -> Tally:
    visits = [visit for visit in found.visits if visit.way == way]
    entries = [(visit.body, visit.mode, visit.item) for visit in visits]
    rows, modes = used(BODIES, (row for row, _mode, _item in entries)), _modes(visits)
    cases, persons = (column for column in VISITS if column.parts == (way,))
    columns = (*_of_modes(modes, Unit.CASES), _whole(cases, modes), _whole(persons, modes))
    return tally(f"{way}_bodies", entries, rows, columns, _bars(modes, Unit.CASES))


def _by_mode(found: YearRecords) -> Tally:
    entries = [(visit.mode, visit.way, visit.item) for visit in found.visits]
    return tally("modes", entries, _modes(found.visits), VISITS, BOTH_WAYS, is_apart=True)


def _exchanges_by_kind(found: YearRecords) -> Tally:
    entries = [(one.family, one.mode, one.item) for one in found.exchanges]
    rows = used(words.keys("event_families"), (one.family for one in found.exchanges))
    modes = _modes(found.exchanges)
    columns = (*_of_modes(modes, Unit.EXCHANGES), _whole(EXCHANGES, modes))
    return tally("exchange_kinds", entries, rows, columns, _bars(modes, Unit.EXCHANGES))


def _exchanges_by_month(found: YearRecords) -> Tally:
    entries = [(month_in(one.item, found.year), EXCHANGES.key, one.item) for one in found.exchanges]
    return tally("exchange_months", entries, _months(entries), (EXCHANGES,), (EXCHANGES,), is_upright=True)


def _partners_by_tie(found: YearRecords) -> Tally:
    entries = [(tie, _activity(one).key, one.item) for one in found.partners for tie in one.ties]
    rows = used(words.keys("partnership_kinds"), (tie for tie, _activity, _item in entries))
    both = (ACTIVE, RESTING)
    columns = (*both, Column("partners", Unit.PARTNERS, tuple(column.key for column in both)))
    return tally("partners", entries, rows, columns, both)


def _years(found: YearRecords) -> Tally:
    rows = tuple(map(str, years_to(found.year)))
    return tally("years", found.of_years, rows, TOTALS, (*BOTH_WAYS, EXCHANGES), is_upright=True)


def years_to(year: int) -> range:
    """Return the years that stand side by side: five, of which this is the last."""
    return range(year - YEARS + 1, year + 1)


def month_in(item: Item, year: int) -> str:
    """Return the month in which a record counts; unknown where the year alone is, or where it is another."""
    month = item.when.month if item.when.year == year else None
    return UNKNOWN if month is None else str(month)


def _months(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return all twelve months, as a year has them, and what is unknown if there is some."""
    return (*MONTHS, *({UNKNOWN} & {row for row, _part, _item in entries}))


def _activity(partner: Partner) -> Column:
    return ACTIVE if partner.is_active else RESTING


def _modes(found: Iterable[Visit | Exchange]) -> tuple[str, ...]:
    return used(words.keys("modes"), (one.mode for one in found))


def _of_modes(modes: Iterable[str], unit: Unit) -> Iterator[Column]:
    return (Column(mode, unit, (mode,)) for mode in modes)


def _whole(column: Column, parts: tuple[str, ...]) -> Column:
    return replace(column, parts=parts)


def _bars(modes: Iterable[str], unit: Unit) -> tuple[Column, ...]:
    """Return the bars of a chart by mode: as many as stay apart without colour."""
    others = tuple(mode for mode in modes if mode not in OWN_BARS)
    return (*_of_modes((mode for mode in OWN_BARS if mode in modes), unit), *_others(others, unit))


def _others(modes: tuple[str, ...], unit: Unit) -> Iterator[Column]:
    if modes:
        yield Column(OTHER_MODES, unit, modes)
