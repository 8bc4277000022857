"""Questions to the tables of events, gifts, commitments and links."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, inspect, or_, select
from sqlalchemy.orm import joinedload, selectinload

from intl_crm.cities.models import City, Partnership
from intl_crm.cities.rules import SISTER_OR_FRIENDSHIP
from intl_crm.columns import part
from intl_crm.delegations.models import Delegation, DelegationMember, Organisation
from intl_crm.delegations.queries import posts_with_bodies
from intl_crm.delegations.rules import is_mission
from intl_crm.delegations.sightings import Sighting
from intl_crm.events.models import (
    Commitment,
    Event,
    EventPart,
    EventStatus,
    Gift,
    GiftParty,
    Link,
    Participation,
)
from intl_crm.panels import Viewer
from intl_crm.permissions import visible
from intl_crm.records import Record

# In this role somebody may have stayed away.
INVITED = "invited"


def events() -> Select[Any]:
    """Return events with everybody who takes part, in a fixed number of queries."""
    takers = selectinload(Event.participations)
    head = selectinload(Delegation.members).joinedload(DelegationMember.person)
    delegation = takers.joinedload(Participation.delegation)
    return select(Event).options(
        takers.joinedload(Participation.person).options(posts_with_bodies()),
        takers.joinedload(Participation.organisation),
        takers.joinedload(Participation.city),
        delegation.joinedload(Delegation.city),
        delegation.joinedload(Delegation.organisation),
        delegation.options(head.options(posts_with_bodies())),
    )


def load_takers(viewer: Viewer, event: Event) -> None:
    """Load everybody who takes part in an event, unless they are, in a fixed number of queries."""
    if "participations" in inspect(event).unloaded:
        viewer.session.scalars(events().where(Event.id == event.id)).unique().all()


def latest_first(query: Select[Any]) -> Select[Any]:
    """Return events with the latest beginning first."""
    first, last = (part(Event, f"when_since_{end}") for end in ("first", "last"))
    return query.order_by(first.desc(), last.desc(), Event.id)


def of_city(viewer: Viewer, city_id: UUID) -> ColumnElement[bool]:
    """Return the condition that a city takes part, itself or by a delegation or body that is seen."""
    delegations = _seen(viewer, Delegation).where(Delegation.city_id == city_id)
    bodies = _seen(viewer, Organisation).where(Organisation.city_id == city_id)
    mine = select(Participation.event_id).where(
        or_(
            Participation.city_id == city_id,
            Participation.delegation_id.in_(delegations),
            Participation.organisation_id.in_(bodies),
        )
    )
    return Event.id.in_(mine)


def of_person(viewer: Viewer, person_id: UUID) -> ColumnElement[bool]:
    """Return the condition that a person takes part, alone or in a delegation."""
    led = select(DelegationMember.delegation_id).where(
        DelegationMember.person_id == person_id, DelegationMember.delegation_id.in_(_seen(viewer, Delegation))
    )
    mine = or_(Participation.person_id == person_id, Participation.delegation_id.in_(led))
    return Event.id.in_(select(Participation.event_id).where(mine))


def of_organisation(viewer: Viewer, organisation_id: UUID) -> ColumnElement[bool]:
    """Return the condition that an organisation takes part, itself or by a delegation."""
    sent = _seen(viewer, Delegation).where(Delegation.organisation_id == organisation_id)
    mine = or_(Participation.organisation_id == organisation_id, Participation.delegation_id.in_(sent))
    return Event.id.in_(select(Participation.event_id).where(mine))


def of_delegation(viewer: Viewer, delegation_id: UUID) -> ColumnElement[bool]:
    """Return the condition that an event belongs to a delegation's programme."""
    del viewer
    return Event.id.in_(select(Participation.event_id).where(Participation.delegation_id == delegation_id))


def _seen(viewer: Viewer, model: type[Record]) -> Select[Any]:
    """Return the ids of the records that the viewer may see: by others nothing is found."""
    return select(model.id).where(visible(viewer.actor, model))


CONDITIONS = {
    "city": of_city,
    "person": of_person,
    "organisation": of_organisation,
    "delegation": of_delegation,
}


def _takes_part(viewer: Viewer, record: Record) -> ColumnElement[bool]:
    return CONDITIONS[record.kind](viewer, record.id)


def events_of(viewer: Viewer, record: Record) -> Sequence[Event]:
    """Return the events in which a city, person, organisation or delegation takes part, latest first."""
    query = events().where(_takes_part(viewer, record), visible(viewer.actor, Event))
    return viewer.session.scalars(latest_first(query)).unique().all()


def count_events(viewer: Viewer, record: Record) -> int:
    """Return in how many events the viewer may see a record takes part."""
    query = select(func.count()).select_from(Event)
    query = query.where(_takes_part(viewer, record), visible(viewer.actor, Event))
    return viewer.session.scalar(query) or 0


def parts_of(viewer: Viewer, event: Event) -> Sequence[EventPart]:
    """Return the parts of an event in order."""
    query = select(EventPart).where(EventPart.event_id == event.id)
    return viewer.session.scalars(query.order_by(EventPart.position)).all()


def gifts() -> Select[Any]:
    """Return gifts with both sides."""
    parties = selectinload(Gift.parties)
    return select(Gift).options(
        parties.joinedload(GiftParty.city),
        parties.joinedload(GiftParty.organisation),
        parties.joinedload(GiftParty.person).options(posts_with_bodies()),
        joinedload(Gift.event),
    )


def gifts_with(viewer: Viewer, record: Record, groups: Sequence[str] = ()) -> Sequence[Gift]:
    """Return the gifts to and from a city, organisation or person, and those to the groups it belongs to."""
    mine = select(GiftParty.gift_id).where(part(GiftParty, f"{record.kind}_id") == record.id)
    query = gifts().where(or_(Gift.id.in_(mine), Gift.group.in_(groups)), visible(viewer.actor, Gift))
    return (
        viewer.session.scalars(query.order_by(part(Gift, "when_since_first").desc(), Gift.id)).unique().all()
    )


def gift_groups_of(viewer: Viewer, record: Record) -> Sequence[str]:
    """Return the groups of recipients that a city or organisation belongs to."""
    if isinstance(record, City):
        return ("partners",) if SISTER_OR_FRIENDSHIP & set(kinds_of_tie(viewer, record)) else ()
    return ("envoys",) if isinstance(record, Organisation) and is_mission(record) else ()


def gifts_at(viewer: Viewer, event: Event) -> Sequence[Gift]:
    """Return the gifts of an event."""
    query = gifts().where(Gift.event_id == event.id, visible(viewer.actor, Gift))
    return viewer.session.scalars(query.order_by(Gift.id)).unique().all()


def groups_at(viewer: Viewer, event_ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return the groups that received gifts at the events, each once, by the event."""
    query = select(Gift.event_id, Gift.group).where(
        Gift.event_id.in_(sorted(event_ids)), Gift.group.is_not(None), visible(viewer.actor, Gift)
    )
    groups: dict[UUID, list[str]] = {}
    for event_id, group in viewer.session.execute(query.distinct().order_by(Gift.group)):
        if event_id is not None and group is not None:
            groups.setdefault(event_id, []).append(group)
    return groups


def commitments_of(viewer: Viewer, record: Record) -> Sequence[Commitment]:
    """Return the commitments of an event, or those at the events of a record and with it as a city."""
    its_event = Event.id == record.id if isinstance(record, Event) else _takes_part(viewer, record)
    made: list[ColumnElement[bool]] = [Commitment.event_id.in_(_seen(viewer, Event).where(its_event))]
    if isinstance(record, City):
        made.append(Commitment.city_id == record.id)
    query = select(Commitment).where(or_(*made), visible(viewer.actor, Commitment))
    return viewer.session.scalars(query.order_by(part(Commitment, "due_last"), Commitment.id)).all()


def links_of(viewer: Viewer, record: Record) -> Sequence[Link]:
    """Return the links of a record, both ways."""
    query = select(Link).where(or_(Link.source_id == record.id, Link.target_id == record.id))
    return viewer.session.scalars(query.where(visible(viewer.actor, Link)).order_by(Link.id)).all()


def establishing(viewer: Viewer, partnership_id: UUID) -> Sequence[Event]:
    """Return the events at which a partnership was established."""
    query = select(Event).where(Event.establishes_id == partnership_id, visible(viewer.actor, Event))
    return viewer.session.scalars(query.order_by(Event.id)).all()


def kinds_of_tie(viewer: Viewer, city: City) -> Sequence[str]:
    """Return the kinds of tie that a city has."""
    query = select(Partnership.tie).where(
        Partnership.partner_id == city.id, visible(viewer.actor, Partnership)
    )
    return viewer.session.scalars(query).all()


def seen_at_events(viewer: Viewer, people: Collection[UUID]) -> Iterator[Sighting]:
    """Go through the dates on which people took part in what was held."""
    query = (
        select(Participation.person_id, Event)
        .join(Event, Event.id == Participation.event_id)
        .where(Participation.person_id.in_(people), Participation.role != INVITED)
        .where(Event.status == EventStatus.HELD.value, visible(viewer.actor, Event))
    )
    for person_id, event in viewer.session.execute(query):
        if person_id is not None:
            yield Sighting(person_id, event.when.since)
