"""What a briefing sheet asks the tables: the past with those who come, as far as the reader may see it."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from itertools import chain

from sqlalchemy import ColumnElement, and_, or_, select

from intl_crm import words
from intl_crm.cities.anniversaries import moved
from intl_crm.cities.models import Agreement, City, Partnership
from intl_crm.cities.queries import agreements_of, partnerships_of, the_office
from intl_crm.columns import part
from intl_crm.dates import PartialDate
from intl_crm.delegations.models import Delegation, DelegationMember, Organisation, Person, Post
from intl_crm.delegations.queries import delegations, posts_in
from intl_crm.delegations.rules import RECEIVED, post_at
from intl_crm.delegations.sightings import last_records
from intl_crm.events.models import Commitment, Event, EventPart, EventStatus, Gift
from intl_crm.events.queries import (
    CONDITIONS,
    commitments_of,
    events,
    events_of,
    gift_groups_of,
    gifts_at,
    gifts_with,
    latest_first,
    parts_of,
)
from intl_crm.panels import Viewer
from intl_crm.permissions import may_read_field, may_see, visible
from intl_crm.protocol.attendees import Attendee, Side, attendees_of, in_order, not_said_twice, principal_of
from intl_crm.protocol.briefing import Briefing
from intl_crm.spans import Span

YEARS_BEFORE = 3
MOST_MEETINGS = 6
# More than any page holds; the sheet counts what it leaves out.
MOST_EXCHANGES = 200
MAIL = "mail"


def briefing_of(viewer: Viewer, subject: Event | Delegation) -> Briefing:
    """Return all that the sheet of an event or a delegation tells this reader."""
    event = _event(viewer, subject)
    came = _delegations(viewer, subject)
    when = event.when if event else came[0].when
    office, sees = the_office(viewer.session), partial(may_see, viewer.actor)
    home = office.home_city if office else None
    side = Side(home, office.language if office else viewer.language)
    taking_part = attendees_of(event, came, side, when.since, sees)
    theirs, ours = ([one for one in taking_part if one.is_ours is own] for own in (False, True))
    principal = principal_of(theirs, subject if isinstance(subject, Delegation) else None)
    partner = _partner(theirs, came, principal, viewer)
    parties = _parties(theirs, came, principal, partner, viewer)
    meetings = _meetings(viewer, principal, when)
    ties = _ties(viewer, home, partner)
    head = _head(viewer, partner, when)
    posts = [post for post in (head, *(one.post for one in taking_part)) if post is not None]
    return Briefing(
        subject=subject,
        event=event,
        delegations=came,
        sees=sees,
        reads_diet=may_read_field(viewer.actor, "person", "diet"),
        reads_needs=may_read_field(viewer.actor, "delegation", "needs"),
        office=office,
        home=home,
        partner=partner,
        principal=principal,
        theirs=in_order(not_said_twice(theirs), principal),
        ours=in_order(ours),
        programme=_programme(viewer, subject, event),
        meetings=meetings,
        minutes=_minutes(viewer, meetings),
        ties=ties,
        agreements=_agreements(viewer, ties, when),
        has_counterpart=bool(parties),
        history=_history(viewer, parties, when),
        gifts=_gifts(viewer, event, parties, when),
        promises=_promises(viewer, event, parties, when),
        head=head,
        last_records=last_records(viewer, posts),
    )


def _event(viewer: Viewer, subject: Event | Delegation) -> Event | None:
    """Return the event itself with who takes part, or the first one of a delegation's programme."""
    if isinstance(subject, Delegation):
        return min(events_of(viewer, subject), key=_beginning, default=None)
    found: Event | None = viewer.session.scalars(events().where(Event.id == subject.id)).unique().first()
    return found


def _delegations(viewer: Viewer, subject: Event | Delegation) -> Sequence[Delegation]:
    """Return the delegation itself, or those that take part in an event, in order."""
    if isinstance(subject, Delegation):
        asked = [subject.id]
    else:
        asked = [one.delegation_id for one in subject.participations if one.delegation_id]
    query = delegations().where(Delegation.id.in_(asked), visible(viewer.actor, Delegation))
    found = viewer.session.scalars(query).unique().all()
    return sorted(found, key=lambda one: asked.index(one.id))


def _partner(
    theirs: Iterable[Attendee], came: Sequence[Delegation], principal: Attendee | None, viewer: Viewer
) -> City | None:
    """Return the city that the sheet is about: the delegation's, that of who leads, or the only one there."""
    taking_part = [one.who for one in theirs if isinstance(one.who, City)]
    post = principal.post if principal else None
    candidates = [
        *(one.city for one in came[:1]),
        post.city if post else None,
        taking_part[0] if len(taking_part) == 1 else None,
        *(one.organisation.city for one in came[:1] if one.organisation),
        post.organisation.city if post and post.organisation else None,
    ]
    return next((city for city in candidates if city and may_see(viewer.actor, city)), None)


def _parties(
    theirs: Iterable[Attendee],
    came: Sequence[Delegation],
    principal: Attendee | None,
    partner: City | None,
    viewer: Viewer,
) -> list[City | Organisation | Person]:
    """Return with whom the past is told: the city, the body that comes, who leads."""
    post = principal.post if principal else None
    bodies = [
        *(one.organisation for one in came[:1]),
        post.organisation if post else None,
        *(one.who for one in theirs if isinstance(one.who, Organisation)),
    ]
    body = next((body for body in bodies if body and may_see(viewer.actor, body)), None)
    return [one for one in (partner, body, principal.person if principal else None) if one is not None]


def _programme(
    viewer: Viewer, subject: Event | Delegation, event: Event | None
) -> Sequence[Event | EventPart]:
    """Return the events of a delegation in their order, the parts of an event, or the event."""
    if isinstance(subject, Delegation):
        found = events_of(viewer, subject)
        if len(found) > 1:
            return sorted(found, key=_beginning)
    return [] if event is None else parts_of(viewer, event) or [event]


def _beginning(event: Event) -> tuple[Span, str]:
    return event.when, event.starts.instant.isoformat() if event.starts else ""


def _meetings(viewer: Viewer, principal: Attendee | None, when: Span) -> Sequence[Event | Delegation]:
    """Return when we surely met somebody before, latest first: at events, and on visits without any."""
    if principal is None or principal.person is None:
        return ()
    met = _met(viewer, principal.person, when)
    known = {one.delegation_id for event in met for one in event.participations}
    visits = [one for one in _visits(viewer, principal.person, when) if one.id not in known]
    before: list[Event | Delegation] = [*met, *visits]
    return sorted(before, key=lambda one: (one.when.since, one.when.until), reverse=True)[:MOST_MEETINGS]


def _met(viewer: Viewer, person: Person, when: Span) -> Sequence[Event]:
    query = events().where(
        CONDITIONS["person"](viewer, person.id), _is_a_meeting(), _is_held_before(viewer, when.first_day)
    )
    return viewer.session.scalars(latest_first(query).limit(MOST_MEETINGS)).unique().all()


def _is_a_meeting() -> ColumnElement[bool]:
    """Return the condition that people met: what goes from desk to desk is an exchange only."""
    facts = {key: words.event_kind(key) for key in words.keys("event_kinds")}
    letters = [key for key, one in facts.items() if one.family == "letters"]
    mailed = [key for key, one in facts.items() if one.mode == MAIL]
    as_usual = and_(Event.mode.is_(None), Event.form.not_in(mailed))
    return and_(Event.form.not_in(letters), or_(as_usual, Event.mode != MAIL))


def _visits(viewer: Viewer, person: Person, when: Span) -> Sequence[Delegation]:
    mine = select(DelegationMember.delegation_id).where(DelegationMember.person_id == person.id)
    query = delegations().where(
        Delegation.id.in_(mine),
        Delegation.state.in_(RECEIVED),
        part(Delegation, "when_until_last") < when.first_day,
        visible(viewer.actor, Delegation),
    )
    latest = query.order_by(part(Delegation, "when_since_first").desc(), Delegation.id).limit(MOST_MEETINGS)
    return viewer.session.scalars(latest).unique().all()


def _is_held_before(viewer: Viewer, day: date) -> ColumnElement[bool]:
    """Return the condition that an event was held and had surely ended before a day."""
    held = Event.status == EventStatus.HELD.value
    return and_(held, part(Event, "when_until_last") < day, visible(viewer.actor, Event))


def _minutes(viewer: Viewer, meetings: Sequence[Event | Delegation]) -> Sequence[Commitment]:
    last = next(iter(meetings), None)
    return commitments_of(viewer, last) if isinstance(last, Event) else ()


def _ties(viewer: Viewer, home: City | None, partner: City | None) -> list[Partnership]:
    """Return the ties of the two cities, the closest first."""
    if home is None or partner is None:
        return []
    pair = {home.id, partner.id}
    found = [tie for tie in partnerships_of(viewer, partner) if {tie.city_id, tie.partner_id} == pair]
    return sorted(found, key=lambda tie: words.keys("partnership_kinds").index(tie.tie))


def _agreements(viewer: Viewer, ties: Sequence[Partnership], when: Span) -> list[Agreement]:
    found = agreements_of(viewer, [tie.id for tie in ties]) if ties else ()
    return [one for one in found if one.signed.first_day <= when.last_day]


def _history(viewer: Viewer, parties: Sequence[City | Organisation | Person], when: Span) -> Sequence[Event]:
    """Return the exchanges of the three years before, latest first: what has surely begun before this."""
    if not parties or not when.since.is_known:
        return ()
    first = years_before(when.first_day)
    query = events().where(
        or_(*(CONDITIONS[one.kind](viewer, one.id) for one in parties)),
        Event.status == EventStatus.HELD.value,
        part(Event, "when_since_last") < when.first_day,
        part(Event, "when_until_last") >= first,
        visible(viewer.actor, Event),
    )
    return viewer.session.scalars(latest_first(query).limit(MOST_EXCHANGES)).unique().all()


def years_before(day: date) -> date:
    """Return the same day three years before."""
    year = day.year - YEARS_BEFORE
    return moved(PartialDate.day_of(day), year).first_day if year >= 1 else day


def _gifts(
    viewer: Viewer, event: Event | None, parties: Sequence[City | Organisation | Person], when: Span
) -> list[Gift]:
    """Return the gifts of this event, and those both ways that are not surely later, latest first."""
    with_them = chain.from_iterable(gifts_with(viewer, one, gift_groups_of(viewer, one)) for one in parties)
    found = [*(gifts_at(viewer, event) if event else ()), *with_them]
    once = {gift.id: gift for gift in found if gift.when.first_day <= when.last_day}
    return sorted(once.values(), key=lambda gift: (gift.when.since, gift.when.until), reverse=True)


def _promises(
    viewer: Viewer, event: Event | None, parties: Sequence[City | Organisation | Person], when: Span
) -> list[Commitment]:
    """Return what is not done, as far as it was not surely promised later, the next due first."""
    asked = [*([event] if event else []), *parties]
    found = chain.from_iterable(commitments_of(viewer, one) for one in asked)
    once = {one.id: one for one in found if not one.done.is_known and not _is_later(one, when)}
    return sorted(once.values(), key=lambda one: (one.due.first_day, one.id))


def _is_later(one: Commitment, when: Span) -> bool:
    return one.event is not None and one.event.when.first_day > when.last_day


def _head(viewer: Viewer, partner: City | None, when: Span) -> Post | None:
    """Return the post of who heads the city at that date."""
    if partner is None:
        return None
    heads = [
        post
        for post in posts_in(viewer, partner)
        if post.is_head and post.person.deleted_at is None and may_see(viewer.actor, post.person)
    ]
    return post_at(heads, when.since.last_day)
