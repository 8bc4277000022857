"""What the dashboard shows: who comes, what comes, what is due, anniversaries, silence, changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, func, select

from intl_crm.accounts.models import AuditEntry
from intl_crm.cities.anniversaries import Anniversary, within
from intl_crm.cities.models import City
from intl_crm.cities.queries import lasting_ties
from intl_crm.cities.rules import best, is_signed
from intl_crm.columns import part
from intl_crm.date_words import Style, date_words
from intl_crm.delegations import queries as delegations
from intl_crm.delegations.models import Delegation
from intl_crm.delegations.panels import DelegationRow, delegation_row
from intl_crm.events import queries as events
from intl_crm.events import rules
from intl_crm.events.models import Commitment, Event, EventStatus, Participation
from intl_crm.events.panels import EventRow, event_row
from intl_crm.home.queries import last_contacts
from intl_crm.kinds import by_ids, by_key, kinds, name_of
from intl_crm.panels import Viewer
from intl_crm.permissions import may_see, visible
from intl_crm.records import Record
from intl_crm.sorting import in_order
from intl_crm.texts import Found

ANNIVERSARY_DAYS = 90
VISIT_DAYS = 30
MOST_ROWS = 8
NOT_COMING = ("declined", "held", "followed_up", "closed")


@dataclass(frozen=True)
class Mark:
    """An anniversary of the next days."""

    title: Found
    url: str
    flag: str
    years: int
    when: str
    is_great: bool


@dataclass(frozen=True)
class Silent:
    """A partner without contact for long."""

    title: Found
    url: str
    flag: str
    months: int | None


@dataclass(frozen=True)
class Due:
    """A commitment with its day."""

    when: str
    title: Found
    url: str
    side: str
    late: bool


@dataclass(frozen=True)
class Change:
    """Who changed which record when."""

    who: str
    action: str
    kind: str
    title: Found
    url: str
    at: datetime


def coming_delegations(viewer: Viewer, today: date) -> list[DelegationRow]:
    """Return the delegations of the next days, the nearest first."""
    first, last = part(Delegation, "when_since_first"), part(Delegation, "when_until_last")
    query = delegations.delegations().where(
        last >= today,
        first <= today + timedelta(days=VISIT_DAYS),
        Delegation.state.not_in(NOT_COMING),
        visible(viewer.actor, Delegation),
    )
    found = viewer.session.scalars(query.order_by(first, Delegation.id).limit(MOST_ROWS)).unique()
    return [delegation_row(one, viewer.language) for one in found]


def coming_events(viewer: Viewer, today: date) -> list[EventRow]:
    """Return what is planned or confirmed and not over, the nearest first."""
    first, last = part(Event, "when_since_first"), part(Event, "when_until_last")
    query = events.events().where(last >= today, Event.status.in_(rules.AHEAD), visible(viewer.actor, Event))
    found = viewer.session.scalars(query.order_by(first, last, Event.id).limit(MOST_ROWS)).unique()
    return [event_row(event, viewer.language, viewer.zone, style=Style.PAGE) for event in found]


def partners_with_clocks(viewer: Viewer, home: City) -> Sequence[City]:
    """Return the partner cities whose clock can stand beside ours, in the order of their names."""
    query = select(City).where(City.id != home.id, City.zone.is_not(None), visible(viewer.actor, City))
    return viewer.session.scalars(in_order(query, City, viewer.language)).all()


def second_clock(viewer: Viewer, today: date, home: City, asked: str) -> City | None:
    """Return the city that was asked for, else that of the next exchange, else that of the last one."""
    chosen = by_key(viewer.session, City, asked) if asked else None
    if isinstance(chosen, City) and may_see(viewer.actor, chosen):
        return chosen
    first, last = part(Event, "when_since_first"), part(Event, "when_until_last")
    ahead = (
        _partners_of_events(viewer, home).where(Event.status.in_(rules.AHEAD), last >= today).order_by(first)
    )
    held = _partners_of_events(viewer, home).where(Event.status == EventStatus.HELD).order_by(first.desc())
    found = (viewer.session.scalars(query.order_by(Event.id).limit(1)).first() for query in (ahead, held))
    return next((city for city in found if city is not None), None)


def _partners_of_events(viewer: Viewer, home: City) -> Select[Any]:
    return (
        select(City)
        .join(Participation, Participation.city_id == City.id)
        .join(Event, Event.id == Participation.event_id)
        .where(City.id != home.id, City.zone.is_not(None))
        .where(visible(viewer.actor, City), visible(viewer.actor, Event))
    )


def due_commitments(viewer: Viewer, today: date) -> list[Due]:
    """Return open commitments with a day, overdue ones first."""
    due, done = part(Commitment, "due_last"), part(Commitment, "done_precision")
    query = select(Commitment).where(done == "unknown", part(Commitment, "due_precision") != "unknown")
    found = viewer.session.scalars(
        query.where(visible(viewer.actor, Commitment)).order_by(due, Commitment.id).limit(MOST_ROWS)
    )
    return [
        Due(
            date_words(one.due, viewer.language, Style.PAGE),
            rules.commitment_name(one, viewer.language),
            kinds["commitment"].address_of(one),
            rules.commitment_line(one, viewer.language),
            one.due.last_day < today,
        )
        for one in found
    ]


def next_anniversaries(viewer: Viewer, today: date) -> list[Mark]:
    """Return the anniversaries of the next 90 days; one known to the year stands in its year."""
    signed = [tie for tie in lasting_ties(viewer) if is_signed(tie)]
    found = within(signed, today, today + timedelta(days=ANNIVERSARY_DAYS))
    return [_mark(one, viewer.language) for one in found]


def _mark(one: Anniversary, language: str) -> Mark:
    partner = one.partnership.partner
    return Mark(
        best(partner.name, language),
        kinds["partnership"].address_of(one.partnership),
        partner.country.lower(),
        one.years,
        date_words(one.when, language, Style.PAGE),
        one.is_great,
    )


def silent_partners(viewer: Viewer, today: date, months: int) -> list[Silent] | None:
    """Return the partners silent for `months` or longer, the never heard of first; None without partners."""
    partners = {tie.partner_id: tie.partner for tie in lasting_ties(viewer) if tie.tie != "contact"}
    if not partners:
        return None
    last = last_contacts(viewer, today)
    found = [_silent(one, last.get(one.id), today, viewer.language) for one in partners.values()]
    silent = [one for one in found if one.months is None or one.months >= months]
    return sorted(silent, key=lambda one: (one.months is not None, -(one.months or 0)))


def _silent(partner: City, last: date | None, today: date, language: str) -> Silent:
    months = months_between(last, today) if last else None
    return Silent(
        best(partner.name, language), kinds["city"].address_of(partner), partner.country.lower(), months
    )


def months_between(first: date, last: date) -> int:
    """Return how many months are full on the last day."""
    is_begun = last.day < first.day
    return (last.year - first.year) * 12 + last.month - first.month - is_begun


def recent_changes(viewer: Viewer) -> list[Change]:
    """Return who changed what lately, of what the viewer may see."""
    listed = [kind.key for kind in kinds if kind.is_listed]
    query = select(AuditEntry).where(AuditEntry.record_kind.in_(listed)).order_by(AuditEntry.id.desc())
    # Some of the latest may be hidden or gone; those before them then stand in their place.
    rows = viewer.session.scalars(query.limit(MOST_ROWS * 4)).all()
    records = by_ids(viewer, ((row.record_kind, row.record_id) for row in rows))
    seen = [row for row in rows if row.record_id in records]
    return [_change(viewer, row, records[row.record_id]) for row in seen[:MOST_ROWS]]


def _change(viewer: Viewer, row: AuditEntry, record: Record) -> Change:
    kind = kinds[row.record_kind]
    return Change(
        row.actor_name,
        row.action,
        row.record_kind,
        name_of(record, viewer.language),
        kind.address_of(record),
        row.at,
    )


def is_bare(viewer: Viewer, home: City | None) -> bool:
    """Return whether nothing but the home city is on record yet."""
    count = viewer.session.scalar(select(func.count()).select_from(City)) or 0
    return home is not None and count <= 1
