"""What the pages of a year's figures show: numbers that lead to their records, and what was published."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from intl_crm.cities.rules import best
from intl_crm.date_words import Style, date_words
from intl_crm.desk.facts import Shown, shown_record
from intl_crm.kinds import by_ids, kinds
from intl_crm.panels import Viewer
from intl_crm.printing.report_data import Figure
from intl_crm.reports.names import figure_words, value_words
from intl_crm.reports.published import YearTotal, difference_words
from intl_crm.reports.tallies import Cell, Column, Tally, Unit
from intl_crm.reports.tally_paper import figure_of
from intl_crm.reports.tally_words import column_words, head_words, number_words, row_words, tally_words
from intl_crm.texts import NOTHING, Found


@dataclass(frozen=True)
class Number:
    """A number of a table, and where its records are listed; of nothing there is no list."""

    words: str
    address: str | None = None
    is_unknown: bool = False


@dataclass(frozen=True)
class NumberRow:
    """A row of a table."""

    name: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True)
class ShownTally:
    """A tally on the page: its chart, and the table that leads on."""

    key: str
    title: str
    head: str
    figure: Figure
    columns: tuple[str, ...]
    rows: tuple[NumberRow, ...]
    total: NumberRow


@dataclass(frozen=True)
class ShownTotal:
    """A figure of the year: as computed, as published, how far they differ and why."""

    name: str
    words: str
    computed: Number
    published: str
    published_address: str | None
    difference: str
    differs: bool
    reason: Found = NOTHING
    source: Found = NOTHING


@dataclass(frozen=True)
class CountedRecord:
    """A record behind a number: the date by which it counts, and how many people it stands for."""

    record: Shown
    when: str
    headcount: int | None


@dataclass(frozen=True)
class ShownCell:
    """The records behind a number, with the same number below them."""

    title: str
    row: str
    column: str
    records: tuple[CountedRecord, ...]
    has_headcounts: bool
    counts_people: bool
    sum: str


def shown_tallies(tallies: Sequence[Tally], year: int, language: str) -> tuple[ShownTally, ...]:
    """Return the tallies that have something in them."""
    told = [tally for tally in tallies if not tally.is_empty]
    return tuple(_shown_tally(tally, year, language, at) for at, tally in enumerate(told, 1))


def _shown_tally(tally: Tally, year: int, language: str, number: int) -> ShownTally:
    return ShownTally(
        key=tally.key,
        title=tally_words(tally, language),
        head=head_words(tally, language),
        figure=figure_of(tally, language, number),
        columns=tuple(column_words(column, language) for column in tally.columns),
        rows=tuple(_number_row(tally, year, row, language) for row in tally.rows),
        total=_number_row(tally, year, None, language),
    )


def _number_row(tally: Tally, year: int, row: str | None, language: str) -> NumberRow:
    numbers = (_number(tally, year, row, column, language) for column in tally.columns)
    return NumberRow(row_words(tally, row, language), tuple(numbers))


def _number(tally: Tally, year: int, row: str | None, column: Column, language: str) -> Number:
    cell = tally.cell(row, column)
    address = cell_address(year, tally.key, row, column.key) if cell.items else None
    return Number(number_words(cell, language), address, is_unknown=cell.number is None)


def cell_address(year: int, tally: str, row: str | None, column: str) -> str:
    """Return where the records behind a number are listed."""
    asked = {"row": row, "column": column} if row is not None else {"column": column}
    return f"/reports/{year}/figures/{tally}?{urlencode(asked)}"


def shown_totals(totals: Sequence[YearTotal], year: int, language: str) -> tuple[ShownTotal, ...]:
    """Return the figures of a year, each with what was published of it."""
    return tuple(_shown_total(total, year, language) for total in totals)


def _shown_total(total: YearTotal, year: int, language: str) -> ShownTotal:
    figure, cell = total.figure, total.cell
    address = cell_address(year, "years", str(year), total.name) if cell.items else None
    return ShownTotal(
        name=total.name,
        words=figure_words(total.name, language),
        computed=Number(number_words(cell, language), address, is_unknown=cell.number is None),
        published=value_words(figure) if figure else "",
        published_address=kinds.of(figure).address_of(figure) if figure else None,
        difference=difference_words(total),
        differs=total.differs,
        reason=best(figure.reason, language) if figure else NOTHING,
        source=best(figure.source, language) if figure else NOTHING,
    )


def shown_cell(viewer: Viewer, tally: Tally, row: str | None, column: Column) -> ShownCell:
    """Return the records behind a number; another row than the tally's raises NoSuchCell."""
    cell = tally.cell(row, column)
    return ShownCell(
        title=tally_words(tally, viewer.language),
        row=row_words(tally, row, viewer.language),
        column=column_words(column, viewer.language),
        records=_records(viewer, cell),
        has_headcounts=any(item.kind == "delegation" for item in cell.items),
        counts_people=column.unit is Unit.PERSONS,
        sum=number_words(cell, viewer.language),
    )


def _records(viewer: Viewer, cell: Cell) -> tuple[CountedRecord, ...]:
    found = by_ids(viewer, [(item.kind, item.id) for item in cell.items])
    return tuple(
        CountedRecord(shown, date_words(item.when, viewer.language, Style.LIST), item.headcount)
        for item in cell.items
        for shown in shown_record(viewer, found.get(item.id))
    )
