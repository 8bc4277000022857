"""The words of the figure: chart, table, and what is not known of it."""

from collections.abc import Sequence

from intl_crm.listing import in_a_row, join
from intl_crm.printing.report_data import Figure, FigureRow, FigureTotal
from intl_crm.printing.values import Text, unknown
from intl_crm.reports.document import Report
from intl_crm.reports.regions import OTHER, region_words
from intl_crm.reports.tally_paper import figure_caption, table_caption
from intl_crm.reports.visits import CASES, VISITORS
from intl_crm.sentences import sentence
from intl_crm.words import label, term


def regions_figure(report: Report, number: int) -> Figure | None:
    """Return the cases by part of the world and mode, as the figure of a number; nothing without a case."""
    if not report.regions.rows:
        return None
    language = report.language
    what = sentence("tally_regions", language)
    series = tuple(label(*series_word(one), language) for one in report.regions.series)
    return Figure(
        caption=figure_caption(number, what, language),
        table_caption=table_caption(number, what, sentence("tally_unit_cases", language), language),
        alt=_alt(report),
        head=sentence("regions_region", language),
        series=series,
        sum=sentence("regions_sum", language),
        rows=tuple(
            FigureRow(name=region_words(row.region, language), values=row.values)
            for row in report.regions.rows
        ),
        totals=_totals(report),
        note=_note(report),
    )


def series_word(mode: str) -> tuple[str, str]:
    """Return the group and key of the word for a column."""
    return ("event_kinds", OTHER) if mode == OTHER else ("modes", mode)


def missing_cases(report: Report) -> int:
    """Return how many published cases the records do not name."""
    figure = report.visits.figure(CASES)
    return max(0, (figure.value or 0) - (figure.computed or 0))


def _totals(report: Report) -> tuple[FigureTotal, ...]:
    language, sums = report.language, report.regions.sums
    counted = _total(sentence("regions_counted", language), [*map(str, sums), str(sum(sums))], strong=True)
    published = report.visits.figure(CASES).published
    if published is None:
        return (counted,)
    nothing = [""] * len(sums)
    not_known = [unknown(term("ui_states", "unknown", language))] * len(sums)
    missing = missing_cases(report)
    rest = _total(sentence("regions_missing", language), [*not_known, str(missing)])
    whole = _total(sentence("regions_published", language), [*nothing, str(published)], strong=True)
    return (counted, rest, whole) if missing else (counted, whole)


def _total(name: str, cells: Sequence[Text], *, strong: bool = False) -> FigureTotal:
    return FigureTotal(name=name, cells=tuple(cells), strong=strong, ruled=strong)


def _note(report: Report) -> str:
    visits, language = report.visits, report.language
    said = [sentence("regions_note", language, counted=len(visits.cases), missing=missing_cases(report))]
    visitors = visits.figure(VISITORS)
    if visitors.published is not None and visits.without_headcount:
        facts = {"visitors": visitors.value or 0, "n": visits.without_headcount}
        said.append(sentence("regions_headcount", language, **facts))
    return in_a_row(said, language)


def _alt(report: Report) -> str:
    language = report.language
    series = [term(*series_word(one), language) for one in report.regions.series]
    bars = [
        sentence("regions_bar", language, region=region_words(row.region, language), n=sum(row.values))
        for row in report.regions.rows
    ]
    return sentence("regions_alt", language, series=join(series, language), bars=join(bars, language))
