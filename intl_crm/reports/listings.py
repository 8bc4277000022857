"""Lists of published figures and of the opening words of sections."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select

from intl_crm.cities.rules import best
from intl_crm.date_words import year_words
from intl_crm.desk.cells import name_cell, text_cell
from intl_crm.desk.lists import Cell, Column, Filter, Listing
from intl_crm.desk.narrowing import by_column
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.panels import Viewer
from intl_crm.permissions import visible
from intl_crm.reports.models import Edition, Figure, Introduction
from intl_crm.reports.names import value_words

Yearly = type[Edition] | type[Figure] | type[Introduction]


def by_year(model: Yearly) -> Filter:
    """Return the condition on the year of a record, which offers the years that the viewer may see."""

    def narrow(_viewer: Viewer, query: Select[Any], asked: str) -> Select[Any]:
        return query.where(model.year == int(asked))

    def years(viewer: Viewer) -> list[tuple[str, str]]:
        seen = select(model.year).where(visible(viewer.actor, model))
        found = viewer.session.scalars(seen.distinct().order_by(model.year.desc()))
        return [(str(year), year_words(year, viewer.language)) for year in found]

    return Filter("year", _l("Year"), narrow, years)


def _figure_rows(viewer: Viewer, figures: Sequence[Figure]) -> list[tuple[Cell, ...]]:
    return [
        (
            name_cell(one, viewer.language),
            text_cell(value_words(one)),
            text_cell(best(one.source, viewer.language).text),
        )
        for one in figures
    ]


FIGURES = Listing(
    kind="figure",
    model=Figure,
    query=lambda _viewer: select(Figure),
    rows=_figure_rows,
    preset_order="year",
    preset_descending=True,
    columns=(
        Column("year", _l("Figure"), by_column(Figure, "year")),
        Column("value", _l("Published figure"), by_column(Figure, "value")),
        Column("source", _l("Published in")),
    ),
    filters=(by_year(Figure),),
)


def _introduction_rows(viewer: Viewer, found: Sequence[Introduction]) -> list[tuple[Cell, ...]]:
    return [
        (name_cell(one, viewer.language), text_cell(best(one.text or one.because, viewer.language).text))
        for one in found
    ]


INTRODUCTIONS = Listing(
    kind="introduction",
    model=Introduction,
    query=lambda _viewer: select(Introduction),
    rows=_introduction_rows,
    preset_order="year",
    preset_descending=True,
    columns=(
        Column("year", _l("Section"), by_column(Introduction, "year")),
        Column("text", _l("Opening words")),
    ),
    filters=(by_year(Introduction),),
)
