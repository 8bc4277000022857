"""Conditions and orders that many lists share."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Select, select

from intl_crm import words
from intl_crm.columns import part
from intl_crm.countries import country_choices
from intl_crm.desk.lists import Filter, Narrow, Order
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.panels import Viewer
from intl_crm.permissions import visible
from intl_crm.records import Record
from intl_crm.search.index import matching
from intl_crm.sorting import in_order


def by_column(model: type[Record], name: str) -> Order:
    """Return an order by one column; what has no value stands last both ways, on both databases."""

    def order(_viewer: Viewer, query: Select[Any], descending: bool) -> Select[Any]:
        column = part(model, name)
        return query.order_by((column.desc() if descending else column).nulls_last(), model.id)

    return order


def by_name_order(model: type[Record]) -> Order:
    """Return the order of the records' names in the reader's language."""
    return lambda viewer, query, descending: in_order(query, model, viewer.language, descending=descending)


def by_span_order(model: type[Record], prefix: str = "when") -> Order:
    """Return the order by what is known of a span's beginning: its earliest day, then its latest."""

    def order(_viewer: Viewer, query: Select[Any], descending: bool) -> Select[Any]:
        columns = [part(model, f"{prefix}_since_{end}") for end in ("first", "last")]
        return query.order_by(*(column.desc() if descending else column for column in columns), model.id)

    return order


def equal_to(model: type[Record], name: str) -> Narrow:
    """Return the condition that a column is what was asked for."""
    return lambda _viewer, query, asked: query.where(part(model, name) == asked)


def by_text(model: type[Record]) -> Narrow:
    """Return the condition that the search finds the record, in any script or spelling."""
    return lambda viewer, query, asked: query.where(
        model.id.in_(matching(viewer.session, asked, (model.kind,)))
    )


def term_choices(group: str, among: Sequence[str] = ()) -> Callable[[Viewer], list[tuple[str, str]]]:
    """Return the choices of a group of the vocabulary (or of some of its keys)."""
    return lambda viewer: [
        (key, words.label(group, key, viewer.language)) for key in among or words.keys(group)
    ]


def term_filter(model: type[Record], name: str, group: str, label: Any) -> Filter:
    """Return a filter by a choice of the vocabulary."""
    return Filter(name, label, equal_to(model, name), term_choices(group))


def text_filter(model: type[Record], label: Any = None) -> Filter:
    """Return the filter by any name or spelling."""
    return Filter("q", label or _l("Name"), by_text(model))


def country_filter(narrow: Narrow, *models: type[Record]) -> Filter:
    """Return the filter by a country or region, one of those of the records of `models`."""
    return Filter("country", _l("Country or region"), narrow, lambda viewer: _countries(viewer, models))


def _countries(viewer: Viewer, models: Sequence[type[Record]]) -> list[tuple[str, str]]:
    present: set[str | None] = set()
    for model in models:
        query = select(part(model, "country")).where(visible(viewer.actor, model))
        present |= set(viewer.session.scalars(query.distinct()))
    return [pair for pair in country_choices(viewer.language) if pair[0] in present]


def visibility_filter(model: type[Record]) -> Filter:
    """Return the filter by who can see a record."""
    return term_filter(model, "visibility", "visibility", _l("Who can see it"))
