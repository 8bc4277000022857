"""Lists of cities, partnerships, agreements and observances."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from intl_crm import words
from intl_crm.cities import queries, rules
from intl_crm.cities.models import Agreement, City, Observance, Partnership
from intl_crm.desk.cells import (
    country_cell,
    date_cell,
    name_cell,
    since_cell,
    term_cell,
    text_cell,
    when_cell,
)
from intl_crm.desk.lists import Cell, Column, Filter, Listing
from intl_crm.desk.narrowing import (
    by_column,
    by_name_order,
    by_span_order,
    country_filter,
    equal_to,
    term_choices,
    term_filter,
    text_filter,
)
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.panels import Viewer
from intl_crm.permissions import visible


def _by_tie(viewer: Viewer, query: Select[Any], tie: str) -> Select[Any]:
    tied = select(Partnership.partner_id).where(Partnership.tie == tie, visible(viewer.actor, Partnership))
    return query.where(City.id.in_(tied))


def bond_cell(tie: str | None, language: str) -> Cell:
    """Return the kind of a tie with its rings."""
    return Cell(bond=(tie, words.label("partnership_kinds", tie, language))) if tie else Cell()


def _city_rows(viewer: Viewer, cities: Sequence[City]) -> list[tuple[Cell, ...]]:
    home = queries.home_city(viewer.session)
    ties = queries.ties_of(viewer, home.id, [city.id for city in cities]) if home else {}
    return [_city_row(city, ties.get(city.id), viewer.language) for city in cities]


def _city_row(city: City, tie: Partnership | None, language: str) -> tuple[Cell, ...]:
    other = rules.other_script(city, language).text
    return (
        name_cell(city, language, below=other, flag=city.country.lower()),
        country_cell(city.country, language, with_flag=False),
        bond_cell(tie.tie if tie else None, language),
        since_cell(tie.when, language) if tie else Cell(),
        term_cell("city_levels", city.level, language),
    )


CITIES = Listing(
    kind="city",
    model=City,
    query=lambda _viewer: select(City),
    rows=_city_rows,
    preset_order="name",
    columns=(
        Column("name", _l("City"), by_name_order(City)),
        Column("country", _l("Country or region"), by_column(City, "country")),
        Column("tie", _l("Partnership")),
        Column("since", _l("Since")),
        Column("level", _l("Level"), by_column(City, "level")),
    ),
    filters=(
        text_filter(City),
        country_filter(equal_to(City, "country"), City),
        Filter("tie", _l("Partnership"), _by_tie, term_choices("partnership_kinds")),
    ),
)


def _partnership_rows(viewer: Viewer, ties: Sequence[Partnership]) -> list[tuple[Cell, ...]]:
    return [
        (
            name_cell(
                tie,
                viewer.language,
                rules.tie_title(tie, viewer.language),
                flag=rules.told_flag(tie.partner),
            ),
            bond_cell(tie.tie, viewer.language),
            since_cell(tie.when, viewer.language),
            Cell(state=("partnership_states", tie.state)) if tie.state else Cell(),
        )
        for tie in ties
    ]


PARTNERSHIPS = Listing(
    kind="partnership",
    model=Partnership,
    query=lambda _viewer: select(Partnership).options(joinedload(Partnership.partner)),
    rows=_partnership_rows,
    preset_order="name",
    columns=(
        Column("name", _l("Partner"), by_name_order(Partnership)),
        Column("tie", _l("Kind"), by_column(Partnership, "tie")),
        Column("since", _l("Since"), by_span_order(Partnership)),
        Column("state", _l("State"), by_column(Partnership, "state")),
    ),
    filters=(
        text_filter(Partnership),
        term_filter(Partnership, "tie", "partnership_kinds", _l("Kind")),
        term_filter(Partnership, "state", "partnership_states", _l("State")),
    ),
)


def _agreement_rows(viewer: Viewer, agreements: Sequence[Agreement]) -> list[tuple[Cell, ...]]:
    language = viewer.language
    return [
        (
            name_cell(agreement, language),
            text_cell(
                rules.agreement_line(agreement, language), rules.told_flag(agreement.partnership.partner)
            ),
            date_cell(agreement.signed, language),
            term_cell("agreement_kinds", agreement.form, language),
        )
        for agreement in agreements
    ]


AGREEMENTS = Listing(
    kind="agreement",
    model=Agreement,
    query=lambda _viewer: select(Agreement).options(
        joinedload(Agreement.partnership).joinedload(Partnership.partner)
    ),
    rows=_agreement_rows,
    preset_order="name",
    columns=(
        Column("name", _l("Agreement"), by_name_order(Agreement)),
        Column("partner", _l("Partner")),
        Column("signed", _l("Signed on"), by_column(Agreement, "signed_first")),
        Column("form", _l("Kind"), by_column(Agreement, "form")),
    ),
    filters=(text_filter(Agreement), term_filter(Agreement, "form", "agreement_kinds", _l("Kind"))),
)


def _observance_rows(viewer: Viewer, days: Sequence[Observance]) -> list[tuple[Cell, ...]]:
    language = viewer.language
    return [
        (
            name_cell(day, language),
            when_cell(rules.day_of_year(day, language)),
            text_cell(rules.observance_owner(day, language), rules.observance_flag(day)),
        )
        for day in days
    ]


OBSERVANCES = Listing(
    kind="observance",
    model=Observance,
    query=lambda _viewer: select(Observance).options(joinedload(Observance.city)),
    rows=_observance_rows,
    preset_order="day",
    columns=(
        Column("name", _l("Observance"), by_name_order(Observance)),
        Column("day", _l("Date"), lambda _v, query, down: _by_day(query, down)),
        Column("owner", _l("Country or city")),
    ),
    filters=(text_filter(Observance),),
)


def _by_day(query: Select[Any], descending: bool) -> Select[Any]:
    columns = (Observance.month, Observance.day)
    return query.order_by(*(column.desc() if descending else column for column in columns), Observance.id)
