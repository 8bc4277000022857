"""Questions to the tables for the tallies of a year: as many whatever the number of records."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, extract, func, select, union

from intl_crm import words
from intl_crm.cities.models import Agreement, City, Partnership
from intl_crm.cities.queries import home_city
from intl_crm.columns import part
from intl_crm.dates import KNOWN, Answer
from intl_crm.delegations.models import Delegation
from intl_crm.delegations.queries import delegations
from intl_crm.delegations.rules import RECEIVED
from intl_crm.events.models import Event, EventStatus, Participation
from intl_crm.panels import Viewer
from intl_crm.reports.counting import first_day_of, year_of_case
from intl_crm.reports.queries import first_day_of_case, of_home, printable, signed_partners, with_cities
from intl_crm.reports.rules import TERMINATION
from intl_crm.reports.tallies import Entry, Item
from intl_crm.reports.visit_bodies import body_kind, visit_country
from intl_crm.reports.year_tallies import (
    ACTIVE,
    AGREEMENTS,
    EXCHANGES,
    Exchange,
    Partner,
    Visit,
    YearRecords,
    years_to,
)


def year_records(viewer: Viewer, year: int) -> YearRecords:
    """Return what is counted of a year, and the figures' records of that year and the four before it."""
    years = years_to(year)
    home = home_city(viewer.session)
    visits, exchanges = _visits(viewer, year, home), _exchanges(viewer, years)
    partners = _partners(viewer, years)
    entries: list[Entry] = [
        *((str(year), visit.way, visit.item) for visit in visits),
        *_visits_before(viewer, years[:-1]),
        *((str(one), EXCHANGES.key, held.item) for one in years for held in exchanges[one]),
        *_agreements(viewer, years, home),
        *((str(one), ACTIVE.key, city.item) for one in years for city in partners[one] if city.is_active),
    ]
    return YearRecords(year, visits, tuple(exchanges[year]), tuple(partners[year]), tuple(entries))


def _visits(viewer: Viewer, year: int, home: City | None) -> tuple[Visit, ...]:
    found = viewer.session.scalars(delegations().where(*_counted_in(viewer, range(year, year + 1)))).unique()
    return tuple(
        Visit(_visit_item(one), one.direction, visit_country(one, home), body_kind(one, home), one.mode)
        for one in found
    )


def _visits_before(viewer: Viewer, years: range) -> Iterator[Entry]:
    for one in viewer.session.scalars(select(Delegation).where(*_counted_in(viewer, years))):
        yield str(year_of_case(one)), one.direction, _visit_item(one)


def _counted_in(viewer: Viewer, years: range) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a delegation, whether received or sent, counts in one of the years."""
    year = func.coalesce(extract("year", first_day_of_case()), Delegation.case_year)
    return (year.between(years[0], years[-1]), Delegation.state.in_(RECEIVED), printable(viewer, Delegation))


def _visit_item(visit: Delegation) -> Item:
    return Item("delegation", visit.id, visit.key, first_day_of(visit), visit.headcount)


def _exchanges(viewer: Viewer, years: range) -> Mapping[int, Sequence[Exchange]]:
    """Return the exchanges held, by their years; of a thousand only what is counted is read."""
    query = select(Event.id, Event.slug, Event.form, Event.mode, Event.when).where(*_held_in(viewer, years))
    found: dict[int, list[Exchange]] = defaultdict(list)
    for event_id, slug, form, mode, when in viewer.session.execute(query):
        facts = words.event_kind(form)
        item = Item("event", event_id, slug or event_id.hex, when.since)
        found[when.since.first_day.year].append(Exchange(item, facts.family, mode or facts.mode))
    return found


def _held_in(viewer: Viewer, years: range) -> tuple[ColumnElement[bool], ...]:
    first, precision = part(Event, "when_since_first"), part(Event, "when_since_precision")
    return (
        _within(first, years),
        precision.in_(KNOWN),
        Event.status == EventStatus.HELD.value,
        Event.deleted_at.is_(None),
        printable(viewer, Event),
    )


def _agreements(viewer: Viewer, years: range, home: City | None) -> Iterator[Entry]:
    """Go through the agreements of the home city by the years in which they were signed."""
    if home is None:
        return
    first, precision = part(Agreement, "signed_first"), part(Agreement, "signed_precision")
    query = select(Agreement.id, Agreement.slug, Agreement.signed).join(Agreement.partnership)
    query = query.where(
        of_home(home), Agreement.form != TERMINATION, _within(first, years), precision.in_(KNOWN)
    )
    query = query.where(printable(viewer, Agreement), printable(viewer, Partnership))
    for agreement_id, slug, signed in viewer.session.execute(query):
        item = Item("agreement", agreement_id, slug or agreement_id.hex, signed)
        yield str(signed.year), AGREEMENTS.key, item


def _partners(viewer: Viewer, years: range) -> Mapping[int, Sequence[Partner]]:
    """Return the cities with which ties were, as far as is known, signed in each of the years."""
    signed, active = signed_partners(viewer), _cities_with_exchange(viewer, years)
    query = select(City.id, City.slug).where(City.id.in_(signed), printable(viewer, City))
    found: dict[int, list[Partner]] = defaultdict(list)
    for city_id, slug in viewer.session.execute(query):
        for year in years:
            ties = [tie for tie in signed[city_id] if _is_signed_in(tie, year)]
            if ties:
                item = Item("city", city_id, slug or city_id.hex, min(tie.when.since for tie in ties))
                kinds = tuple(tie.tie for tie in ties)
                found[year].append(Partner(item, kinds, (year, city_id) in active))
    return found


def _is_signed_in(tie: Partnership, year: int) -> bool:
    return tie.when.overlaps(date(year, 1, 1), date(year, 12, 31)) is not Answer.NO


def _cities_with_exchange(viewer: Viewer, years: range) -> set[tuple[int, UUID]]:
    """Return the cities that took part in an exchange of a year: themselves, by a delegation or by a body."""
    year = extract("year", part(Event, "when_since_first"))
    held = and_(Event.id == Participation.event_id, *_held_in(viewer, years))
    taken = select(year).select_from(Participation).join(Event, held)
    found = viewer.session.execute(union(*with_cities(viewer, taken)))
    return {(int(year), city_id) for year, city_id in found}


def _within(first: Any, years: range) -> ColumnElement[bool]:
    # A comparison of a column is a condition, which its type does not say.
    return first.between(date(years[0], 1, 1), date(years[-1], 12, 31))  # type: ignore[no-any-return]
