"""The figures of a year as a print shows them: each tally a chart with its table."""

from collections.abc import Iterable, Iterator

from intl_crm.date_words import Style
from intl_crm.languages import FULL_WIDTH
from intl_crm.listing import in_a_row, join
from intl_crm.printing.report_data import Figure, FigureRow, FigureTotal
from intl_crm.reports.heads import answer
from intl_crm.reports.tallies import Cell, Column, Tally, Unit
from intl_crm.reports.tally_words import (
    column_words,
    head_words,
    number_in_print,
    row_words,
    tally_words,
    unit_words,
)
from intl_crm.sentences import sentence


def figures_of(
    tallies: Iterable[Tally], language: str, first: int = 1, years: Style = Style.ROW
) -> tuple[Figure, ...]:
    """Return the tallies that have something in them as figures, numbered on from `first`."""
    told = [tally for tally in tallies if not tally.is_empty]
    return tuple(figure_of(tally, language, number, years) for number, tally in enumerate(told, first))


def figure_of(tally: Tally, language: str, number: int, years: Style = Style.ROW) -> Figure:
    """Return a tally as the figure and table of a number."""
    series = drawn(tally)
    what = tally_words(tally, language)
    return Figure(
        upright=tally.is_upright,
        apart=tally.is_apart,
        caption=figure_caption(number, what, language),
        table_caption=table_caption(number, what, unit_words(tally, language), language),
        alt=alt_words(tally, language, years),
        head=head_words(tally, language),
        series=tuple(column_words(column, language) for column in series),
        columns=tuple(column_words(column, language) for column in tally.columns),
        rows=tuple(_row(tally, row, years, language) for row in tally.rows),
        totals=(_total(tally, language),),
        note=note_words(tally, language, years) or None,
    )


def figure_caption(number: int, what: str, language: str) -> str:
    """Return what stands below a chart."""
    return sentence("tally_figure", language, n=str(number), what=what)


def table_caption(number: int, what: str, unit: str, language: str) -> str:
    """Return what stands above a table."""
    return sentence("tally_table", language, n=str(number), what=what, unit=unit, has_unit=answer(unit))


def drawn(tally: Tally) -> tuple[Column, ...]:
    """Return the columns of which a chart has bars: those in which there is something."""
    return tuple(column for column in tally.series if tally.cell(None, column).items) or tally.series[:1]


def note_words(tally: Tally, language: str, years: Style = Style.ROW) -> str:
    """Return what is not known of a tally, what its total counts once, and for which years nothing stands."""
    return in_a_row(_notes(tally, language, years), language)


def _notes(tally: Tally, language: str, years: Style) -> Iterator[str]:
    uncounted = sum(tally.cell(None, column).unknown for column in tally.columns)
    if uncounted:
        yield sentence("tally_note_unknown", language, n=uncounted)
    if any(_counts_once(tally, column) for column in tally.columns):
        yield sentence("tally_note_once", language)
    # Nothing on record is another thing than nobody who came.
    if empty := [row_words(tally, row, language, years) for row in _empty_years(tally)]:
        yield sentence("tally_note_empty", language, years=join(empty, language))


def _empty_years(tally: Tally) -> Iterator[str]:
    rows = tally.rows if tally.key == "years" else ()
    return (row for row in rows if not any(tally.cell(row, column).items for column in tally.columns))


def _counts_once(tally: Tally, column: Column) -> bool:
    """Return whether a city of several rows makes the total less than their sum."""
    rows = sum(len(tally.cell(row, column).items) for row in tally.rows)
    return column.unit is Unit.PARTNERS and rows > len(tally.cell(None, column).items)


def alt_words(tally: Tally, language: str, years: Style = Style.ROW) -> str:
    """Return the chart in words, for who does not see it."""
    bars = [_bar(tally, row, years, language) for row in tally.rows]
    between = "；" if language in FULL_WIDTH else "; "
    return sentence("tally_alt", language, what=tally_words(tally, language), bars=between.join(bars))


def _bar(tally: Tally, row: str, years: Style, language: str) -> str:
    series = drawn(tally)
    numbers = [bar_length(tally.cell(row, column)) for column in series]
    if len(series) == 1:
        said = str(numbers[0])
    else:
        named = zip(series, numbers, strict=True)
        told = (
            sentence("tally_series", language, series=column_words(column, language), n=n)
            for column, n in named
        )
        said = ("、" if language in FULL_WIDTH else ", ").join(told)
    return sentence("tally_bar", language, row=row_words(tally, row, language, years), numbers=said)


def bar_length(cell: Cell) -> int:
    """Return how long a bar is; people of whom nobody is counted make none."""
    return cell.number or 0


def _row(tally: Tally, row: str, years: Style, language: str) -> FigureRow:
    return FigureRow(
        name=row_words(tally, row, language, years),
        values=tuple(bar_length(tally.cell(row, column)) for column in drawn(tally)),
        cells=tuple(number_in_print(tally.cell(row, column), language) for column in tally.columns),
    )


def _total(tally: Tally, language: str) -> FigureTotal:
    cells = tuple(number_in_print(tally.cell(None, column), language) for column in tally.columns)
    return FigureTotal(name=row_words(tally, None, language), cells=cells, strong=True, ruled=True)
