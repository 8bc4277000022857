"""The list of the editions of all years."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select

from intl_crm.date_words import Style, date_words
from intl_crm.dates import PartialDate
from intl_crm.desk.cells import name_cell, text_cell
from intl_crm.desk.lists import Cell, Column, Filter, Listing
from intl_crm.desk.narrowing import by_column
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.panels import Viewer
from intl_crm.reports.edition_pages import STATES, state_label
from intl_crm.reports.form_choices import form_choices
from intl_crm.reports.listings import by_year
from intl_crm.reports.models import Edition


def _in_state(_viewer: Viewer, query: Select[Any], asked: str) -> Select[Any]:
    return query.where(Edition.state == asked)


def _states(_viewer: Viewer) -> list[tuple[str, str]]:
    return [(value, str(words)) for value, words in STATES.items()]


def _rows(viewer: Viewer, found: Sequence[Edition]) -> list[tuple[Cell, ...]]:
    language, forms = viewer.language, dict(form_choices(viewer.session, viewer.language))
    return [
        (
            name_cell(one, language),
            text_cell(forms.get(one.form, one.form)),
            text_cell(state_label(one)),
            text_cell(_signed(one, language)),
        )
        for one in found
    ]


def _signed(edition: Edition, language: str) -> str:
    if edition.signed_on is None:
        return ""
    return date_words(PartialDate.day_of(edition.signed_on), language, Style.LIST)


EDITIONS = Listing(
    kind="edition",
    model=Edition,
    query=lambda _viewer: select(Edition),
    rows=_rows,
    preset_order="year",
    preset_descending=True,
    columns=(
        Column("year", _l("Edition"), by_column(Edition, "year")),
        Column("form", _l("Form"), by_column(Edition, "form")),
        Column("state", _l("State"), by_column(Edition, "state")),
        Column("signed", _l("Signed off on"), by_column(Edition, "signed_on")),
    ),
    filters=(by_year(Edition), Filter("state", _l("State"), _in_state, _states)),
)
