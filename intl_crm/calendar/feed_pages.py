"""A whole calendar as one reader may see it, in one language: the bytes of a feed or of a file."""

import re
from functools import lru_cache
from uuid import UUID

from intl_crm.calendar import listings, queries
from intl_crm.calendar.feed_content import Reader, feed_event
from intl_crm.calendar.ical import FeedHead, calendar_bytes, vevent
from intl_crm.calendar.models import Feed
from intl_crm.calendar.rules import when_in_calendar
from intl_crm.cities.queries import the_office
from intl_crm.cities.rules import best
from intl_crm.events.models import Event
from intl_crm.panels import Viewer
from intl_crm.sentences import sentence
from intl_crm.texts import NOTHING, Found

COLOUR = "teal"
BETWEEN = {"zh-Hant-TW": "、", "ja": "・"}
# Folding is the slowest part, and from one visit to the next few events change.
MOST_KEPT = 8192
written = lru_cache(MOST_KEPT)(vevent)
# What can stand in a name without being written otherwise there.
PLAIN = re.compile(r"[a-z0-9][a-z0-9-]{0,29}", re.ASCII | re.IGNORECASE)


def feed_bytes(viewer: Viewer, feed: Feed, base_url: str | None) -> bytes:
    """Return the calendar of a feed; the same records give the same bytes."""
    asked = listings.kept_conditions(feed.query)
    return calendar(viewer, asked, base_url, feed.name)


def calendar(viewer: Viewer, asked: listings.Asked, base_url: str | None = None, name: str = "") -> bytes:
    """Return the calendar of a filter; without a name of its own it is called by office and filter."""
    found = _exchanges(viewer, asked)
    office = the_office(viewer.session)
    in_calendar = [event for event in found if when_in_calendar(event)]
    related = _among({event.id for event in in_calendar}, queries.links_among_events(viewer))
    home = office.home_city if office else None
    reader = Reader(viewer.language, viewer.actor, home, base_url, related)
    shown = [one for event in in_calendar if (one := feed_event(event, reader))]
    title = calendar_name(viewer, asked, name)
    head = FeedHead(title, viewer.zone, _left_out(len(found) - len(shown), viewer.language), colour=COLOUR)
    return calendar_bytes(head, map(written, shown))


def _exchanges(viewer: Viewer, asked: listings.Asked) -> list[Event]:
    """Return the exchanges of a filter, and those that met it until they were called off lately, in order."""
    found = viewer.session.scalars(listings.exchanges(viewer, asked)).unique()
    called_off = queries.called_off_lately(viewer.session, listings.exchanges_called_off(viewer, asked))
    told = (*found, *(event for event in called_off if listings.met_before(event, asked)))
    return sorted(
        {event.id: event for event in told}.values(), key=lambda event: (event.when.since, event.id)
    )


def _among(ids: set[UUID], links: dict[UUID, set[UUID]]) -> dict[UUID, list[UUID]]:
    """Return the links within a set of events: what is not in the set is not told of."""
    return {one: sorted(links[one] & ids) for one in ids if one in links}


def calendar_name(viewer: Viewer, asked: listings.Asked, name: str = "") -> Found:
    """Return its own name; without one the office, what is in it, and the conditions if there are any."""
    if name:
        return Found(viewer.language, name)
    office = the_office(viewer.session)
    called = best(office.short_name or office.name, viewer.language) if office else NOTHING
    title = sentence("feed_title", viewer.language, office=called.text).strip(" –")
    conditions = BETWEEN.get(viewer.language, ", ").join(listings.said(viewer, asked).values())
    if not conditions:
        return Found(viewer.language, title)
    spoken = sentence("feed_name", viewer.language, office=title, filter=conditions)
    return Found(viewer.language, spoken)


def _left_out(count: int, language: str) -> Found | None:
    """Return how many exchanges are not in the calendar, because it could only show them wrongly."""
    return Found(language, sentence("feed_left_out", language, n=count)) if count else None


def file_name(viewer: Viewer, asked: listings.Asked) -> str:
    """Return a name for an address or a file: home, conditions and language in plain letters."""
    office = the_office(viewer.session)
    home = office.home_city.slug if office else None
    plain = [text for text in asked.values() if PLAIN.fullmatch(text)]
    return "-".join([home or "calendar", *plain, viewer.language]).lower()
