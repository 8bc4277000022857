"""Lists of events, gifts, commitments and links."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, extract, false, or_, select
from sqlalchemy.orm import joinedload

from intl_crm import words
from intl_crm.cities.models import City
from intl_crm.cities.queries import cities_named, home_city
from intl_crm.clock import today
from intl_crm.columns import part
from intl_crm.date_words import Style, date_words, span_words, year_words
from intl_crm.dates import MIN
from intl_crm.delegations.models import Delegation
from intl_crm.delegations.rules import person_name
from intl_crm.desk.cells import few_records_cell, name_cell, records_cell, text_cell, when_cell
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
    visibility_filter,
)
from intl_crm.events import queries, rules
from intl_crm.events.gift_pages import direction_chip, givers, group_named, receivers
from intl_crm.events.models import Commitment, Event, Gift, Link, Participation
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.kinds import by_ids, by_key, name_of
from intl_crm.listing import join
from intl_crm.panels import Viewer
from intl_crm.permissions import may_see, visible


def _by_year(_viewer: Viewer, query: Select[Any], year: str) -> Select[Any]:
    """Keep the events whose first day lies in the year: one from December to January counts once."""
    first = part(Event, "when_since_first")
    return query.where(first >= date(int(year), 1, 1), first <= date(int(year), 12, 31))


def _years(viewer: Viewer) -> list[tuple[str, str]]:
    first = part(Event, "when_since_first")
    seen = select(extract("year", first)).where(first > MIN, visible(viewer.actor, Event))
    found = viewer.session.scalars(seen.distinct())
    return [(str(int(year)), year_words(int(year), viewer.language)) for year in sorted(found, reverse=True)]


def _by_family(_viewer: Viewer, query: Select[Any], family: str) -> Select[Any]:
    kinds = [key for key in words.keys("event_kinds") if words.event_kind(key).family == family]
    return query.where(Event.form.in_(kinds))


def _by_country(viewer: Viewer, query: Select[Any], code: str) -> Select[Any]:
    cities = select(City.id).where(City.country == code, visible(viewer.actor, City))
    sent = select(Delegation.id).where(Delegation.city_id.in_(cities), visible(viewer.actor, Delegation))
    takers = Participation.city_id.in_(cities) | Participation.delegation_id.in_(sent)
    return query.where(Event.id.in_(select(Participation.event_id).where(takers)))


def _by_partner(viewer: Viewer, query: Select[Any], key: str) -> Select[Any]:
    """Keep the events of the city with this key, else of the cities that are found by it as a name."""
    takes_part = (queries.of_city(viewer, city_id) for city_id in cities_named(viewer, key))
    return query.where(or_(false(), *takes_part))


def _partner_words(viewer: Viewer, key: str) -> str:
    city = by_key(viewer.session, City, key)
    # A city that the reader may not see is as unknown as one that is not there.
    return name_of(city, viewer.language).text if city and may_see(viewer.actor, city) else key


def _event_rows(viewer: Viewer, events: Sequence[Event]) -> list[tuple[Cell, ...]]:
    day, groups = today(viewer.zone), queries.groups_at(viewer, (event.id for event in events))
    return [_event_row(viewer, event, day, groups.get(event.id, ())) for event in events]


def _event_row(viewer: Viewer, event: Event, day: date, groups: Sequence[str]) -> tuple[Cell, ...]:
    language = viewer.language
    people = [one.person for one in event.participations if one.person is not None]
    seen = [one for one in people if one.deleted_at is None and may_see(viewer.actor, one)]
    return (
        when_cell(span_words(event.when, language, Style.LIST)),
        name_cell(event, language, below=join([person_name(one, language).text for one in seen], language)),
        _partners_cell(viewer, event, groups),
        text_cell(rules.event_line(event, language)),
        Cell(state=("event_status", rules.status_on(event, day))),
    )


def _partners_cell(viewer: Viewer, event: Event, groups: Sequence[str]) -> Cell:
    """Return with whom it was; where nobody took part, the groups to whom something was sent."""
    partners = rules.partners_of(event)
    if partners:
        return few_records_cell(viewer, partners)
    return Cell(tuple(word for group in groups for word in group_named(group)))


EVENT_FILTERS = (
    text_filter(Event),
    Filter("year", _l("Year"), _by_year, _years),
    term_filter(Event, "mode", "modes", _l("Mode")),
    Filter("family", _l("Family"), _by_family, term_choices("event_families")),
    term_filter(Event, "form", "event_kinds", _l("Kind")),
    country_filter(_by_country, City),
    Filter("partner", _l("Partner"), _by_partner, says=_partner_words),
    Filter(
        "status",
        _l("Status"),
        equal_to(Event, "status"),
        term_choices("event_status", ("planned", "confirmed", "held", "cancelled", "postponed")),
    ),
    visibility_filter(Event),
)
EVENTS = Listing(
    kind="event",
    model=Event,
    query=lambda _viewer: queries.events(),
    rows=_event_rows,
    preset_order="when",
    preset_descending=True,
    columns=(
        Column("when", _l("Date"), by_span_order(Event)),
        Column("name", _l("Event"), by_name_order(Event)),
        Column("partners", _l("With whom")),
        Column("form", _l("Kind"), by_column(Event, "form")),
        Column("status", _l("Status"), by_column(Event, "status")),
    ),
    filters=EVENT_FILTERS,
)


GIVEN_BY, GIVEN_TO = _l("Given by"), _l("Given to")


def _gift_rows(viewer: Viewer, gifts: Sequence[Gift]) -> list[tuple[Cell, ...]]:
    language, home = viewer.language, home_city(viewer.session)
    return [
        (
            when_cell(span_words(gift.when, language, Style.LIST)),
            name_cell(gift, language),
            Cell(mark=direction_chip(gift, language)),
            text_cell(rules.quantity_words(gift, language)),
            Cell(givers(viewer, gift, home), label=GIVEN_BY),
            Cell(receivers(viewer, gift, home), label=GIVEN_TO),
        )
        for gift in gifts
    ]


def _ways(viewer: Viewer) -> list[tuple[str, str]]:
    return [(way, words.label("gifts", way, viewer.language)) for way in ("given", "received")]


GIFTS = Listing(
    kind="gift",
    model=Gift,
    query=lambda _viewer: queries.gifts(),
    rows=_gift_rows,
    preset_order="when",
    preset_descending=True,
    columns=(
        Column("when", _l("Date"), by_span_order(Gift)),
        Column("name", _l("Gift"), by_name_order(Gift)),
        Column("direction", _l("Given or received"), by_column(Gift, "direction")),
        Column("quantity", _l("Quantity"), by_column(Gift, "quantity")),
        Column("givers", GIVEN_BY),
        Column("receivers", GIVEN_TO),
    ),
    filters=(
        text_filter(Gift),
        Filter("direction", _l("Given or received"), equal_to(Gift, "direction"), _ways),
    ),
)


def _commitment_rows(viewer: Viewer, found: Sequence[Commitment]) -> list[tuple[Cell, ...]]:
    language = viewer.language
    return [
        (
            name_cell(one, language),
            few_records_cell(viewer, [one.city] if one.city else []),
            text_cell(rules.commitment_line(one, language)),
            text_cell(one.owner),
            when_cell(date_words(one.due, language, Style.LIST) if one.due.is_known else ""),
            Cell(state=("tasks", "done" if one.done.is_known else "open")),
        )
        for one in found
    ]


def _sides(viewer: Viewer) -> list[tuple[str, str]]:
    return [(side, words.label("tasks", side, viewer.language)) for side in ("ours", "theirs")]


COMMITMENTS = Listing(
    kind="commitment",
    model=Commitment,
    query=lambda _viewer: select(Commitment).options(joinedload(Commitment.city)),
    rows=_commitment_rows,
    preset_order="due",
    columns=(
        Column("name", _l("Commitment"), by_name_order(Commitment)),
        Column("partner", _l("Partner")),
        Column("side", _l("Whose commitment"), by_column(Commitment, "side")),
        Column("owner", _l("Responsible"), by_column(Commitment, "owner")),
        Column("due", _l("Due"), by_column(Commitment, "due_last")),
        Column("state", _l("State")),
    ),
    filters=(
        text_filter(Commitment),
        Filter("side", _l("Whose commitment"), equal_to(Commitment, "side"), _sides),
    ),
)


def _link_rows(viewer: Viewer, links: Sequence[Link]) -> list[tuple[Cell, ...]]:
    found = by_ids(viewer, (end for link in links for end in (link.source, link.target)))
    return [
        (
            records_cell(viewer, [found.get(link.source_id)]),
            name_cell(link, viewer.language),
            records_cell(viewer, [found.get(link.target_id)]),
        )
        for link in links
    ]


LINKS = Listing(
    kind="link",
    model=Link,
    query=lambda _viewer: select(Link),
    rows=_link_rows,
    preset_order="tie",
    columns=(
        Column("source", _l("Record")),
        Column("tie", _l("Link"), by_column(Link, "tie")),
        Column("target", _l("Linked to")),
    ),
    filters=(term_filter(Link, "tie", "link_kinds", _l("Kind")),),
)
