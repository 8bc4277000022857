"""iCalendar: records in, bytes out; the same records give the same bytes.

Times go out in UTC: an event stands for itself and follows no rule of a zone, so every reader has the right
instant without a VTIMEZONE, which readers take differently. The wall times of both cities are words of the
description. (RFC 5545, 5546, 7986, 9073)
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from uuid import UUID

from icalendar.prop import vDate, vDatetime, vDuration

from intl_crm.calendar.content_lines import content_line, text_line, texts_line
from intl_crm.clock import ZonedTime
from intl_crm.dates import WITH_MONTH, Precision
from intl_crm.errors import CrmError
from intl_crm.links import safe_link
from intl_crm.spans import Span
from intl_crm.texts import Found

PRODUCT = "-//intl_crm//intl_crm//EN"
STATUSES = {
    "planned": "TENTATIVE",
    "postponed": "TENTATIVE",
    "confirmed": "CONFIRMED",
    "held": "CONFIRMED",
    "cancelled": "CANCELLED",
}


class NotInFeed(CrmError):
    """The dates are not known well enough to stand in a calendar."""

    def __init__(self, span: Span) -> None:
        """Carry the span."""
        super().__init__(f"{span} is not known to the month")
        self.span = span


@dataclass(frozen=True)
class Timed:
    """At a time, with an end or, where none is recorded, without."""

    start: ZonedTime
    end: ZonedTime | None = None


@dataclass(frozen=True)
class Period:
    """Whole days, known to the day, the month or a part of it; see `in_feed`."""

    span: Span

    def __post_init__(self) -> None:
        """Refuse what would stand in the calendar for years or for ever."""
        if not in_feed(self.span):
            raise NotInFeed(self.span)


@dataclass(frozen=True)
class FeedEvent:
    """An event as one reader may see it, composed in one language; `status` is the record's own."""

    uid: UUID
    created: datetime
    changed: datetime
    sequence: int
    title: Found
    when: Timed | Period
    status: str
    description: Found | None = None
    location: Found | None = None
    geo: tuple[float, float] | None = None
    categories: tuple[Found, ...] = ()
    url: str | None = None
    call: str | None = None
    related: tuple[UUID, ...] = ()
    colour: str | None = None
    is_public: bool = False


@dataclass(frozen=True)
class FeedHead:
    """What a calendar says of itself: name in its language, home zone, time between visits, CSS colour."""

    name: Found
    zone: str
    description: Found | None = None
    refresh: timedelta = timedelta(hours=4)
    colour: str | None = None


def in_feed(span: Span) -> bool:
    """Tell whether both ends are known to the month at least, so that a calendar can show the span."""
    return all(end.precision in WITH_MONTH for end in (span.since, span.until))


def calendar_bytes(head: FeedHead, events: Iterable[bytes]) -> bytes:
    """Return a whole calendar of events that `vevent` made, in their order."""
    return b"".join((*_head_lines(head), *events, content_line("END", "VCALENDAR")))


def vevent(event: FeedEvent) -> bytes:
    """Return an event without its calendar, to be kept until the record changes."""
    return b"".join(_event_lines(event))


def _head_lines(head: FeedHead) -> Iterator[bytes]:
    refresh = vDuration(head.refresh)
    # No UID here: vdirsyncer would take all events for one.
    yield content_line("BEGIN", "VCALENDAR")
    yield content_line("VERSION", "2.0")
    yield content_line("PRODID", PRODUCT)
    yield content_line("CALSCALE", "GREGORIAN")
    yield content_line("METHOD", "PUBLISH")
    yield text_line("NAME", head.name)
    yield texts_line("X-WR-CALNAME", [head.name.text], "")
    if head.description:
        yield text_line("DESCRIPTION", head.description)
        yield texts_line("X-WR-CALDESC", [head.description.text], "")
    yield texts_line("X-WR-TIMEZONE", [head.zone], "")
    yield content_line("REFRESH-INTERVAL", refresh, VALUE="DURATION")
    yield content_line("X-PUBLISHED-TTL", refresh)
    yield texts_line("COLOR", [head.colour or ""], "")


def _event_lines(event: FeedEvent) -> Iterator[bytes]:
    yield content_line("BEGIN", "VEVENT")
    yield content_line("UID", str(event.uid))
    yield content_line("DTSTAMP", _instant(event.changed))
    yield content_line("CREATED", _instant(event.created))
    yield content_line("LAST-MODIFIED", _instant(event.changed))
    yield content_line("SEQUENCE", str(event.sequence))
    yield from _when_lines(event.when)
    yield content_line("STATUS", STATUSES[event.status])
    yield from _words(event)
    yield from _place(event)
    yield from _addresses(event)
    yield from (content_line("RELATED-TO", str(uid), RELTYPE="SIBLING") for uid in event.related)
    yield texts_line("COLOR", [event.colour or ""], "")
    if event.is_public:
        # Never PRIVATE: some readers then hide the event from the very subscriber.
        yield content_line("CLASS", "PUBLIC")
    yield content_line("END", "VEVENT")


def _when_lines(when: Timed | Period) -> Iterator[bytes]:
    if isinstance(when, Period):
        yield from _period_lines(when.span)
        return
    start, end = when.start.instant, when.end.instant if when.end else None
    yield content_line("DTSTART", _instant(start))
    if end is not None and end > start:
        yield content_line("DTEND", _instant(end))


def _period_lines(span: Span) -> Iterator[bytes]:
    yield content_line("DTSTART", vDate(span.first_day), VALUE="DATE")
    yield content_line("DTEND", vDate(span.last_day + timedelta(days=1)), VALUE="DATE")
    if not span.since.precision == span.until.precision == Precision.DAY:
        yield content_line("TRANSP", "TRANSPARENT")


def _words(event: FeedEvent) -> Iterator[bytes]:
    yield text_line("SUMMARY", event.title)
    yield text_line("DESCRIPTION", _description(event))
    for language, group in groupby(event.categories, key=lambda found: found.language):
        yield texts_line("CATEGORIES", [found.text for found in group], language)


def _description(event: FeedEvent) -> Found | None:
    """Return the description with the address of the call, which few readers show from elsewhere."""
    call, found = _link(event.call), event.description
    if call is None or (found and call in found.text):
        return found
    return Found(found.language, f"{found.text}\n\n{call}") if found and found.text else Found("", call)


def _place(event: FeedEvent) -> Iterator[bytes]:
    yield text_line("LOCATION", event.location)
    if event.geo:
        yield content_line("GEO", ";".join(f"{degrees:.6f}" for degrees in event.geo))


def _addresses(event: FeedEvent) -> Iterator[bytes]:
    if call := _link(event.call):
        feature = "PHONE" if call.startswith("tel:") else "VIDEO"
        yield content_line("CONFERENCE", call, VALUE="URI", FEATURE=feature)
    if (url := _link(event.url)) and url.startswith("https:"):
        yield content_line("URL", url)


def _link(text: str | None) -> str | None:
    return safe_link(text) if text else None


def _instant(moment: datetime) -> vDatetime:
    return vDatetime(moment.astimezone(UTC))
