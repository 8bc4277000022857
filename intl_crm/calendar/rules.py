"""Rules of the calendar: when an event stands in it, under which title, in which colour."""

from datetime import date, timedelta

from intl_crm import words
from intl_crm.calendar.ical import Period, Timed, in_feed
from intl_crm.cities.models import City
from intl_crm.cities.rules import city_name
from intl_crm.clock import day_shift
from intl_crm.date_words import Style, span_words
from intl_crm.dates import Precision
from intl_crm.events.models import Event, EventStatus, Participation
from intl_crm.events.rules import event_name, status_on, taker
from intl_crm.sentences import sentence
from intl_crm.texts import Found

# How long a deleted event is still told as cancelled; as long as its deletion can be undone.
KEPT = timedelta(days=30)
PREFIXES = {
    EventStatus.PLANNED: "tentative_prefix",
    EventStatus.POSTPONED: "postponed_prefix",
    EventStatus.CANCELLED: "cancelled_prefix",
}
# Names of CSS colours, the only ones that iCalendar knows: one for each family of events.
COLOURS = {
    "meeting": "teal",
    "visit": "purple",
    "ceremony": "goldenrod",
    "conference": "steelblue",
    "culture": "seagreen",
    "learning": "olivedrab",
    "economy": "sienna",
    "letters": "slategray",
    "giving": "indianred",
    "committee": "dimgray",
}


def when_in_calendar(event: Event) -> Timed | Period | None:
    """Return when an event stands in a calendar; None where its days are not known to the month."""
    if event.starts is not None and (event.ends is not None or event.when.is_single):
        return Timed(event.starts, event.ends)
    return Period(event.when) if in_feed(event.when) else None


def days_told(event: Event, today: date) -> tuple[date, date] | None:
    """Return from when to when an exchange is told of; an end that nobody knows adds nothing.

    What is under way lasts until today, and no further. What was held and has an open end is over on a day
    that nobody wrote down: it stands in its first year, as in the year's report.
    """
    known = [end for end in (event.when.since, event.when.until) if end.is_known]
    if not known:
        return None
    last = known[-1].last_day
    return known[0].first_day, max(last, _told_end(event, today) or last)


def _told_end(event: Event, today: date) -> date | None:
    """Return the last day by an end that is no date; None where it tells nothing."""
    until = event.when.until
    if until.precision is Precision.NOT_AFTER:
        return until.last_day
    if until.precision is Precision.NOT_BEFORE:
        return until.first_day
    if until.precision is not Precision.OPEN:
        return None
    if event.status == EventStatus.HELD:
        return min(today, event.when.since.last_day.replace(month=12, day=31))
    return today if status_on(event, today) == "under_way" else None


def is_to_the_day(event: Event) -> bool:
    """Return whether both ends are known to the day."""
    return event.when.since.precision == event.when.until.precision == Precision.DAY


def shown_status(event: Event) -> str:
    """Return the status; a deleted event is told as cancelled."""
    return EventStatus.CANCELLED if event.deleted_at else event.status


def marked_title(event: Event, language: str) -> Found:
    """Return the title behind the word for a status that must not be missed."""
    title, prefix = event_name(event, language), PREFIXES.get(EventStatus(shown_status(event)))
    return Found(title.language, sentence(prefix, language, title=title.text)) if prefix else title


def title_with_period(event: Event, language: str) -> Found:
    """Return the title, with the period in words where a calendar would show more than is known."""
    title = marked_title(event, language)
    if event.starts is not None or is_to_the_day(event):
        return title
    period = span_words(event.when, language, Style.LIST)
    return Found(title.language, sentence("title_in_period", language, title=title.text, period=period))


def hours(when: Timed, zone: str) -> str:
    """Return from when to when something lasts on the clock of a zone."""
    until = f"–{when.end.in_zone(zone).wall:%H:%M}" if when.end else ""
    return f"{when.start.in_zone(zone).wall:%H:%M}{until}"


def two_clocks(when: Timed, zone: str, partner: City | None, language: str) -> str:
    """Return the times on our clock with those on the partner's; nothing where they are the same."""
    if partner is None or not partner.zone:
        return ""
    here, there = when.start.in_zone(zone), when.start.in_zone(partner.zone)
    if here.wall == there.wall:
        return ""
    ours, theirs, city = hours(when, zone), hours(when, partner.zone), city_name(partner, language)
    shift = day_shift(here, there)
    return sentence("two_clocks", language, here=ours, there=theirs, city=city, shift=shift)


def family_of(event: Event) -> str:
    """Return the family of the event's kind."""
    return words.event_kind(event.form).family


def hosts(event: Event) -> list[City]:
    """Return the cities that are the event's hosts."""
    found = (taker(one) for one in event.participations if _is_host(one))
    return [one for one in found if isinstance(one, City)]


def _is_host(participation: Participation) -> bool:
    return participation.role == "host" and participation.city is not None
