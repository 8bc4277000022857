"""Questions to the tables for feeds and the calendar; what a filter means is said in listings.py."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload

from intl_crm.accounts.models import User
from intl_crm.accounts.tokens import digest
from intl_crm.calendar.models import Feed
from intl_crm.calendar.rules import KEPT
from intl_crm.cities.models import City, Office
from intl_crm.clock import now
from intl_crm.columns import part
from intl_crm.dates import WITH_MONTH
from intl_crm.delegations.models import Delegation, Organisation, Person, Post
from intl_crm.events.models import Event, EventStatus, Link
from intl_crm.panels import Viewer
from intl_crm.permissions import visible
from intl_crm.records import WITH_DELETED, Record

# Whatever a feed prints, or decides who may see it, is recorded in one of these.
PRINTED: tuple[type[Record], ...] = (Event, City, Person, Post, Organisation, Delegation, Link, Office, User)


def feed_at(session: Session, token: str) -> Feed | None:
    """Return the feed at a secret address; None for one that is revoked or never was."""
    query = select(Feed).where(Feed.token_hash == digest(token), Feed.revoked_at.is_(None))
    return session.scalars(query.options(joinedload(Feed.user))).one_or_none()


def feeds_of(session: Session, user_id: UUID | None = None) -> Sequence[Feed]:
    """Return the feeds of an account that have an address, or of everybody."""
    query = select(Feed).where(Feed.revoked_at.is_(None)).options(joinedload(Feed.user))
    if user_id is not None:
        query = query.where(Feed.user_id == user_id)
    return session.scalars(query.order_by(Feed.created_at, Feed.id)).all()


def own_feed(session: Session, user_id: UUID | None, key: str) -> Feed | None:
    """Return the feed of an account with this key, if it has an address."""
    return next((feed for feed in feeds_of(session, user_id) if feed.key == key), None) if user_id else None


def in_time(query: Select[Any]) -> Select[Any]:
    """Return events in the order of what is known of their beginning."""
    return query.order_by(part(Event, "when_since_first"), part(Event, "when_since_last"), Event.id)


def called_off_lately(session: Session, query: Select[Any]) -> Sequence[Event]:
    """Return the events of a query that were cancelled or deleted less than 30 days ago."""
    since = now() - KEPT
    is_cancelled = and_(
        Event.deleted_at.is_(None), Event.status == EventStatus.CANCELLED, Event.changed_at > since
    )
    lately = query.where(or_(Event.deleted_at > since, is_cancelled))
    return session.scalars(lately, execution_options=WITH_DELETED).unique().all()


def links_among_events(viewer: Viewer) -> dict[UUID, set[UUID]]:
    """Return which events are linked with which, both ways, by links that the viewer may see."""
    both = (Link.source_kind == Event.kind, Link.target_kind == Event.kind)
    query = select(Link.source_id, Link.target_id).where(*both, visible(viewer.actor, Link))
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for source, target in viewer.session.execute(query):
        found[source].add(target)
        found[target].add(source)
    return found


def last_change(session: Session) -> datetime | None:
    """Return when anything that a feed may print changed last; the end of what was called off too."""
    changes = [select(func.max(model.changed_at)).scalar_subquery() for model in PRINTED]
    forgotten = now() - KEPT
    deleted = select(func.max(Event.deleted_at)).where(Event.deleted_at <= forgotten)
    cancelled = select(func.max(Event.changed_at)).where(
        Event.status == EventStatus.CANCELLED, Event.changed_at <= forgotten
    )
    ends = [query.scalar_subquery() for query in (deleted, cancelled)]
    *found, gone, off = session.execute(select(*changes, *ends), execution_options=WITH_DELETED).one()
    return max(filter(None, (*found, gone and gone + KEPT, off and off + KEPT)), default=None)


def overlapping(query: Select[Any], first: date, last: date) -> Select[Any]:
    """Return those events of a query of which some day can lie from `first` to `last`."""
    since, until = part(Event, "when_since_first"), part(Event, "when_until_last")
    return query.where(since <= last, until >= first)


def nearest(session: Session, query: Select[Any], first: date, last: date) -> tuple[date | None, date | None]:
    """Return the last day before `first` and the first day after `last` on which an event lies."""
    since, until = part(Event, "when_since_first"), part(Event, "when_until_last")
    ends = (part(Event, "when_since_precision"), part(Event, "when_until_precision"))
    known = query.where(*(end.in_(WITH_MONTH) for end in ends)).order_by(None)
    before = known.where(until < first).with_only_columns(func.max(until), maintain_column_froms=True)
    after = known.where(since > last).with_only_columns(func.min(since), maintain_column_froms=True)
    return session.scalar(before), session.scalar(after)
