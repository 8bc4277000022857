"""Questions to the tables for a year's report; what is restricted never stands in one, whoever asks."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, extract, func, or_, select
from sqlalchemy.orm import selectinload

from intl_crm.cities.models import City, Partnership
from intl_crm.cities.queries import home_city
from intl_crm.columns import part
from intl_crm.dates import KNOWN
from intl_crm.delegations.models import Delegation, DelegationMember, Direction, Organisation
from intl_crm.delegations.queries import delegations
from intl_crm.delegations.rules import RECEIVED
from intl_crm.events.models import Event, EventStatus, Gift, Participation
from intl_crm.events.rules import AHEAD
from intl_crm.panels import Viewer
from intl_crm.permissions import Visibility, visible
from intl_crm.reports.membership import Assigned, YearFacts, assigned
from intl_crm.reports.models import Figure, Introduction
from intl_crm.reports.report_form import Form
from intl_crm.reports.rules import COMING, EVER_SIGNED


class YearCount(NamedTuple):
    """What is on record of a year: cases and exchanges, which are never added."""

    year: int
    cases: int
    exchanges: int


def printable(viewer: Viewer, model: type[Any]) -> ColumnElement[bool]:
    """Return the condition that a reader may see a record and that a report may print it."""
    return and_(visible(viewer.actor, model), model.visibility != Visibility.RESTRICTED.value)


def in_year(model: type[Any], year: int, name: str = "when_since") -> ColumnElement[bool]:
    """Return the condition that a date of a record, by default its first day, is known to lie in the year."""
    first, precision = part(model, f"{name}_first"), part(model, f"{name}_precision")
    return and_(first >= date(year, 1, 1), first <= date(year, 12, 31), precision.in_(KNOWN))


def year_events(viewer: Viewer, year: int) -> Sequence[Event]:
    """Return the exchanges held in a year, with the cities and delegations that take part."""
    return _events(viewer, year, (EventStatus.HELD,))


def undated_events(viewer: Viewer) -> Sequence[Event]:
    """Return the exchanges that were held nobody knows when, so that they stand in no report."""
    unknown = part(Event, "when_since_precision").not_in(KNOWN)
    query = select(Event).where(unknown, Event.status == EventStatus.HELD.value, printable(viewer, Event))
    return viewer.session.scalars(query.order_by(Event.id)).all()


def events_ahead(viewer: Viewer, year: int) -> Sequence[Event]:
    """Return the exchanges of a year that are planned and have no result yet."""
    return _events(viewer, year, tuple(AHEAD))


def _events(viewer: Viewer, year: int, states: Sequence[str]) -> Sequence[Event]:
    takers = selectinload(Event.participations)
    delegation = takers.joinedload(Participation.delegation)
    query = select(Event).where(in_year(Event, year), Event.status.in_(states), printable(viewer, Event))
    query = query.options(
        takers.joinedload(Participation.city),
        takers.joinedload(Participation.organisation),
        takers.joinedload(Participation.person),
        delegation.joinedload(Delegation.city),
        delegation.joinedload(Delegation.organisation),
        delegation.selectinload(Delegation.members).joinedload(DelegationMember.person),
    )
    return viewer.session.scalars(query.order_by(part(Event, "when_since_first"), Event.id)).unique().all()


def gift_groups(viewer: Viewer, year: int) -> dict[UUID, set[str]]:
    """Return the groups to which the gifts of each exchange of a year went."""
    query = select(Gift.event_id, Gift.group).join(Event, Gift.event_id == Event.id)
    query = query.where(Gift.group.is_not(None), in_year(Event, year), printable(viewer, Gift))
    found: dict[UUID, set[str]] = defaultdict(set)
    for event_id, group in viewer.session.execute(query):
        found[cast(UUID, event_id)].add(str(group))
    return found


def year_membership(viewer: Viewer, year: int, form: Form) -> list[Assigned]:
    """Return the exchanges of a year, each with the sections of a form to which it belongs."""
    facts = YearFacts(signed_partners(viewer), gift_groups(viewer, year))
    return assigned(year_events(viewer, year), facts, form)


def signed_partners(viewer: Viewer) -> dict[UUID, list[Partnership]]:
    """Return the ties of the home city that are or were signed, by the other city."""
    home = home_city(viewer.session)
    found: dict[UUID, list[Partnership]] = defaultdict(list)
    if home is None:
        return found
    signed = (Partnership.state.in_(EVER_SIGNED), printable(viewer, Partnership))
    for tie in viewer.session.scalars(select(Partnership).where(of_home(home), *signed)):
        found[tie.partner_id if tie.city_id == home.id else tie.city_id].append(tie)
    return found


def of_home(home: City) -> ColumnElement[bool]:
    """Return the condition that a tie is one of the home city, whichever side of it that is."""
    return or_(Partnership.city_id == home.id, Partnership.partner_id == home.id)


def with_cities(viewer: Viewer, taken: Select[Any]) -> Iterator[Select[Any]]:
    """Go through a query of participations for each way a city takes part: itself, by delegation, by body."""
    yield _with_city(taken, Participation)
    bodies = ((Delegation, Participation.delegation_id), (Organisation, Participation.organisation_id))
    for model, taker in bodies:
        # A union does not leave out by itself what is deleted.
        there = and_(model.id == taker, model.deleted_at.is_(None), printable(viewer, model))
        yield _with_city(taken.join(model, there), model)


def _with_city(query: Select[Any], model: type[Any]) -> Select[Any]:
    return query.add_columns(model.city_id).where(model.city_id.is_not(None))


def year_cases(viewer: Viewer, year: int, direction: Direction = Direction.INBOUND) -> Sequence[Delegation]:
    """Return the visits of a year, by default those received: each in the year of counting.year_of_case."""
    return _cases(viewer, _counts_in(year), _happened(direction))


def visits_ahead(viewer: Viewer, year: int) -> Sequence[Delegation]:
    """Return the visits of a year, both ways, that are planned and have no result yet."""
    return _cases(viewer, _counts_in(year), Delegation.state.in_(COMING))


def undated_cases(viewer: Viewer) -> Sequence[Delegation]:
    """Return the visits that took place nobody knows when, so that they stand in no report."""
    unknown = and_(first_day_of_case().is_(None), Delegation.case_year.is_(None))
    return _cases(viewer, unknown, Delegation.state.in_(RECEIVED))


def _cases(viewer: Viewer, *conditions: ColumnElement[bool]) -> Sequence[Delegation]:
    query = delegations().where(*conditions, printable(viewer, Delegation))
    return viewer.session.scalars(query.order_by(Delegation.id)).unique().all()


def _counts_in(year: int) -> ColumnElement[bool]:
    begun, numbered = first_day_of_case(), Delegation.case_year == year
    return or_(begun.between(date(year, 1, 1), date(year, 12, 31)), and_(begun.is_(None), numbered))


def first_day_of_case() -> ColumnElement[date]:
    """Return counting.first_day_of as the database asks it; NULL where no year is known."""
    arrival, departure, since = (_known_first(name) for name in ("arrival", "departure", "when_since"))
    is_outbound = Delegation.direction == Direction.OUTBOUND.value
    left = case((arrival < departure, arrival), else_=departure)
    return case((is_outbound, func.coalesce(left, since)), else_=func.coalesce(arrival, since))


def _known_first(name: str) -> ColumnElement[date]:
    first, precision = (part(Delegation, f"{name}_{end}") for end in ("first", "precision"))
    return case((precision.in_(KNOWN), first))


def _happened(direction: Direction) -> ColumnElement[bool]:
    return and_(Delegation.direction == direction.value, Delegation.state.in_(RECEIVED))


def figures(viewer: Viewer, year: int) -> dict[str, Figure]:
    """Return the published figures of a year by their names."""
    query = select(Figure).where(Figure.year == year, printable(viewer, Figure))
    return {figure.name: figure for figure in viewer.session.scalars(query.order_by(Figure.id))}


def introductions(viewer: Viewer, year: int) -> dict[str, Introduction]:
    """Return the opening words of a year's sections by the sections' keys."""
    query = select(Introduction).where(Introduction.year == year, printable(viewer, Introduction))
    return {found.section: found for found in viewer.session.scalars(query)}


def years_on_record(viewer: Viewer) -> list[YearCount]:
    """Return the years of which exchanges or cases are on record, latest first."""
    exchanges, cases = _exchange_counts(viewer), _case_counts(viewer)
    years = sorted(exchanges.keys() | cases.keys(), reverse=True)
    return [YearCount(year, cases.get(year, 0), exchanges.get(year, 0)) for year in years]


def _exchange_counts(viewer: Viewer) -> dict[int, int]:
    year = extract("year", part(Event, "when_since_first"))
    query = select(year, func.count()).where(
        part(Event, "when_since_precision").in_(KNOWN),
        Event.status == EventStatus.HELD.value,
        printable(viewer, Event),
    )
    return {int(found): count for found, count in viewer.session.execute(query.group_by(year))}


def _case_counts(viewer: Viewer) -> dict[int, int]:
    year = func.coalesce(extract("year", first_day_of_case()), Delegation.case_year)
    query = select(year, func.count()).where(
        year.is_not(None), _happened(Direction.INBOUND), printable(viewer, Delegation)
    )
    return {int(found): count for found, count in viewer.session.execute(query.group_by(year))}
