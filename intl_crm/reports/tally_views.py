"""The pages of a year's figures: charts with their tables, and the records behind each number."""

from flask import Blueprint, render_template, request

from intl_crm import edge
from intl_crm.date_words import year_words
from intl_crm.kinds import UnknownRecord
from intl_crm.panels import Viewer
from intl_crm.permissions import Action, require
from intl_crm.reports import queries
from intl_crm.reports.document import NothingOnRecord
from intl_crm.reports.published import YearTotal, totals_of
from intl_crm.reports.rules import FIRST_YEAR, LAST_YEAR
from intl_crm.reports.tallies import NoSuchCell, Tally
from intl_crm.reports.tally_pages import shown_cell, shown_tallies, shown_totals
from intl_crm.reports.tally_queries import year_records
from intl_crm.reports.year_tallies import tallies_of

FIGURES = f"/reports/<int(min={FIRST_YEAR}, max={LAST_YEAR}):year>/figures"


def add_to(blueprint: Blueprint) -> None:
    """Give the figures of a year their addresses."""
    blueprint.add_url_rule(FIGURES, "figures", figures)
    blueprint.add_url_rule(f"{FIGURES}/<tally>", "figure_records", records)


def figures(year: int) -> str:
    """Show the figures of a year: charts, tables whose numbers lead on, what was published."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW, "report")
    tallies, totals = _figures(viewer, year)
    return render_template(
        "reports/figures.html",
        year=year,
        year_words=year_words(year, viewer.language),
        tallies=shown_tallies(tallies, year, viewer.language),
        totals=shown_totals(totals, year, viewer.language),
    )


def records(year: int, tally: str) -> str:
    """Show the records behind one number of a year's figures."""
    viewer = edge.viewer()
    require(viewer.actor, Action.VIEW, "report")
    tallies, _totals = _figures(viewer, year)
    found = next((one for one in tallies if one.key == tally), None)
    if found is None:
        raise UnknownRecord(tally)
    try:
        column = found.column(request.args.get("column", found.columns[0].key))
        cell = shown_cell(viewer, found, request.args.get("row"), column)
    except NoSuchCell as error:
        raise UnknownRecord(str(error)) from error
    words = year_words(year, viewer.language)
    return render_template("reports/figure_records.html", year=year, year_words=words, cell=cell)


def _figures(viewer: Viewer, year: int) -> tuple[tuple[Tally, ...], tuple[YearTotal, ...]]:
    """Return the tallies and figures of a year of which something is on record."""
    tallies = tallies_of(year_records(viewer, year))
    totals = totals_of(tallies, queries.figures(viewer, year), year)
    if not any(total.cell.items or total.figure for total in totals):
        raise NothingOnRecord(year, [one.year for one in queries.years_on_record(viewer)])
    return tallies, totals
