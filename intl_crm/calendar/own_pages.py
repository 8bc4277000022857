"""One's own feeds as a page shows them, and the ways to subscribe to a new one."""

from dataclasses import dataclass, replace
from urllib.parse import quote

from intl_crm.calendar import listings, queries
from intl_crm.calendar.feed_pages import calendar_name
from intl_crm.calendar.models import Feed
from intl_crm.clock import at_instant
from intl_crm.date_words import Style, date_words
from intl_crm.dates import PartialDate
from intl_crm.languages import own_name
from intl_crm.panels import Viewer
from intl_crm.texts import Found


@dataclass(frozen=True)
class FeedRow:
    """A feed in the list of one's own."""

    key: str
    name: Found
    language: Found
    conditions: list[str]
    query: str
    made: str


@dataclass(frozen=True)
class Ways:
    """The ways to subscribe to a new address, which is known only now."""

    address: str
    webcal: str
    google: str
    outlook: str
    office: str


def rows(viewer: Viewer) -> list[FeedRow]:
    """Return the reader's feeds, oldest first."""
    found = queries.feeds_of(viewer.session, viewer.actor.user_id) if viewer.actor.user_id else ()
    return [row(viewer, feed) for feed in found]


def row(viewer: Viewer, feed: Feed) -> FeedRow:
    """Return a feed with its conditions in words."""
    asked = listings.kept_conditions(feed.query)
    made = at_instant(feed.created_at, viewer.zone).wall.date()
    return FeedRow(
        feed.key,
        calendar_name(replace(viewer, language=feed.language), asked, feed.name),
        Found(feed.language, own_name(feed.language)),
        list(listings.said(viewer, asked).values()),
        feed.query,
        date_words(PartialDate.day_of(made), viewer.language, Style.LIST),
    )


def ways(address: str, name: str) -> Ways:
    """Return the links by which programs subscribe to an address."""
    webcal = f"webcal://{address.partition('://')[2]}"
    named = f"url={quote(address, safe='')}&name={quote(name, safe='')}"
    return Ways(
        address,
        webcal,
        f"https://calendar.google.com/calendar/render?cid={quote(webcal, safe='')}",
        f"https://outlook.live.com/calendar/0/addfromweb?{named}",
        f"https://outlook.office.com/calendar/0/addfromweb?{named}",
    )
