"""What the calendar declares: feeds, and that every revision of an event is counted."""

from sqlalchemy import event
from sqlalchemy.orm import Session

from intl_crm.calendar.models import Feed
from intl_crm.events.models import Event
from intl_crm.kinds import Kind, kinds
from intl_crm.records import changed_records
from intl_crm.texts import Found


def declare() -> None:
    """Register the kind, and count revisions."""
    kinds.register(
        Kind(
            "feed", Feed, "/feeds/", lambda feed, language: Found(language, feed.name),
            spellings=lambda _feed: (), is_listed=False, icon="rss",
        )
    )  # fmt: skip
    event.listen(Session, "before_flush", count_revisions)


def count_revisions(session: Session, _context: object, _instances: object) -> None:
    """Let an event's SEQUENCE grow in the flush that stamps its change, and in no other."""
    for record in changed_records(session):
        if isinstance(record, Event) and record not in session.new:
            record.sequence += 1
