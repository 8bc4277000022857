"""Questions to the tables for the dashboard: when each partner was last in contact with us."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, union_all

from intl_crm.cities.models import Partnership
from intl_crm.cities.rules import SISTER_OR_FRIENDSHIP
from intl_crm.columns import part
from intl_crm.dates import MAX, MIN
from intl_crm.delegations.models import Delegation, DelegationMember, Organisation, Post
from intl_crm.delegations.rules import RECEIVED
from intl_crm.events.models import Event, EventStatus, Gift, GiftParty, Participation
from intl_crm.panels import Viewer
from intl_crm.permissions import visible
from intl_crm.records import Record

ALL_PARTNERS = "partners"
Columns = tuple[Any, ...]


def last_contacts(viewer: Viewer, today: date) -> dict[UUID, date]:
    """Return the last day, surely or perhaps, on which each city was in contact, in whatever way.

    It counts what took place on or before today: exchanges in which the city, one of its bodies, its
    delegations or its people took part, visits, and gifts and letters, those to all partners included.
    """
    found = union_all(*_cities_in_contact(viewer)).subquery("contact")
    query = select(found.c.city_id, func.max(found.c.day)).group_by(found.c.city_id)
    rows = viewer.session.execute(query.where(found.c.day > MIN, found.c.first_day <= today))
    return {city_id: min(day, today) for city_id, day in rows}


def _cities_in_contact(viewer: Viewer) -> Iterator[Select[Any]]:
    """Go through the ways from a contact to a city: itself, by a body, by a person's post at that time."""
    contact = union_all(*_contacts(viewer)).cte("taken_part")
    days = (contact.c.first_day, contact.c.day)
    yield select(contact.c.city_id, *days).where(contact.c.city_id.is_not(None))
    in_body = and_(contact.c.organisation_id == Organisation.id, _is_there(viewer, Organisation))
    yield select(Organisation.city_id, *days).join(contact, in_body).where(Organisation.city_id.is_not(None))
    held = and_(contact.c.person_id == Post.person_id, _lasts(Post, contact.c.first_day, contact.c.day))
    place = func.coalesce(Post.city_id, Organisation.city_id)
    posts = (
        select(place, *days)
        .join(contact, held)
        .outerjoin(
            Organisation, and_(Post.organisation_id == Organisation.id, _is_there(viewer, Organisation))
        )
    )
    yield posts.where(_is_there(viewer, Post), place.is_not(None))
    yield _to_all_partners(viewer)


def _contacts(viewer: Viewer) -> Iterator[Select[Any]]:
    """Go through who took part in what, each with its days."""
    takers: Columns = (Participation.city_id, Participation.organisation_id, Participation.person_id)
    events = select(*takers, *_days(Event))
    yield _held(viewer, events.join(Event, Event.id == Participation.event_id))
    visitors: Columns = (Delegation.city_id, Delegation.organisation_id, DelegationMember.person_id)
    members = DelegationMember.delegation_id == Delegation.id
    visits = select(*visitors).select_from(Delegation).outerjoin(DelegationMember, members)
    visits = visits.where(_is_there(viewer, Delegation))
    sent = visits.add_columns(*_days(Event)).join(Participation, Participation.delegation_id == Delegation.id)
    yield _held(viewer, sent.join(Event, Event.id == Participation.event_id))
    yield visits.add_columns(*_days(Delegation)).where(Delegation.state.in_(RECEIVED))
    yield _given(viewer, GiftParty.city_id, GiftParty.organisation_id, GiftParty.person_id).join(
        GiftParty, GiftParty.gift_id == Gift.id
    )


def _held(viewer: Viewer, query: Select[Any]) -> Select[Any]:
    return query.where(Event.status == EventStatus.HELD, _is_there(viewer, Event))


def _given(viewer: Viewer, *columns: Any) -> Select[Any]:
    """Return gifts with their days, or with those of their event; an event that was called off gave none."""
    (first_day, day), (event_first, event_day) = _days(Gift), _days(Event)
    is_dated = day > MIN
    days = case((is_dated, first_day), else_=event_first), case((is_dated, day), else_=event_day)
    labelled = (days[0].label("first_day"), days[1].label("day"))
    event = and_(Gift.event_id == Event.id, _is_there(viewer, Event))
    query = select(*columns, *labelled).select_from(Gift).outerjoin(Event, event)
    is_held = or_(Event.id.is_(None), Event.status == EventStatus.HELD)
    return query.where(is_held, _is_there(viewer, Gift))


def _to_all_partners(viewer: Viewer) -> Select[Any]:
    """Return the partners of the time at which something was given to all of them."""
    given = _given(viewer).where(Gift.group == ALL_PARTNERS).subquery("given")
    query = select(Partnership.partner_id, given.c.first_day, given.c.day).join(
        given, _lasts(Partnership, given.c.first_day, given.c.day)
    )
    return query.where(Partnership.tie.in_(SISTER_OR_FRIENDSHIP), _is_there(viewer, Partnership))


def _is_there(viewer: Viewer, model: type[Record]) -> ColumnElement[bool]:
    """Return the condition that a record is not deleted, which no union asks by itself, and may be seen."""
    return and_(model.deleted_at.is_(None), visible(viewer.actor, model))


def _days(model: type[Any]) -> tuple[ColumnElement[date], ColumnElement[date]]:
    """Return the first day that something can have and the last; an end that is not known adds none."""
    since_first, since_last = (part(model, f"when_since_{end}") for end in ("first", "last"))
    until_last = part(model, "when_until_last")
    day = case((until_last < MAX, until_last), (since_last < MAX, since_last), else_=since_first)
    return since_first.label("first_day"), day.label("day")


def _lasts(model: type[Any], first_day: ColumnElement[date], day: ColumnElement[date]) -> ColumnElement[bool]:
    """Return the condition that something may have lasted on one of the days."""
    return and_(part(model, "when_since_first") <= day, part(model, "when_until_last") >= first_day)
