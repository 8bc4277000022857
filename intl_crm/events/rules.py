"""Rules of events and gifts that need no database: names, status today, times in two cities."""

from datetime import date

from intl_crm import words
from intl_crm.cities.models import City
from intl_crm.cities.rules import best
from intl_crm.dates import Answer
from intl_crm.events.models import Commitment, Event, EventStatus, Gift, Link, Participation
from intl_crm.permissions import Actor, may_see
from intl_crm.records import Record
from intl_crm.texts import Found

HOSTING = ("host", "co_host", "organiser", "implementing")
# What has not been called off and has no result yet.
AHEAD = frozenset({EventStatus.PLANNED, EventStatus.CONFIRMED})


def event_name(event: Event, language: str) -> Found:
    """Return the title."""
    return best(event.title, language)


def event_line(event: Event, language: str) -> str:
    """Return what kind of exchange it is."""
    return words.label("event_kinds", event.form, language)


def mode_of(event: Event) -> str:
    """Return how it is held: as recorded, else as its kind usually is."""
    return event.mode or words.event_kind(event.form).mode


def status_on(event: Event, today: date) -> str:
    """Return the status as shown: under way where today lies in a planned or confirmed event."""
    if event.status in AHEAD and event.when.holds_on(today) is Answer.YES:
        return "under_way"
    return event.status


def taker(participation: Participation) -> Record | None:
    """Return who takes part; one that is deleted does not show."""
    found = (
        participation.person or participation.organisation or participation.city or participation.delegation
    )
    return found if found is not None and found.deleted_at is None else None


def cities_of(event: Event) -> list[City]:
    """Return the cities that take part, in order."""
    return [one.city for one in event.participations if one.city is not None and one.city.deleted_at is None]


def partners_of(event: Event) -> list[Record]:
    """Return with whom it is: the cities, else the bodies that come or take part, each once."""
    cities = cities_of(event)
    visitors = [one.delegation for one in event.participations if one.delegation is not None]
    sent = [one.city or one.organisation for one in visitors if one.deleted_at is None]
    bodies = [one.organisation for one in event.participations]
    living = [one for one in (*sent, *bodies) if one is not None and one.deleted_at is None]
    return [*cities] or list({one.id: one for one in living}.values())


def first_partner(event: Event, home: City | None, actor: Actor) -> City | None:
    """Return the first city taking part that is not ours, of those that the actor may see."""
    others = (city for city in cities_of(event) if home is None or city.id != home.id)
    return next((city for city in others if may_see(actor, city)), None)


def gift_name(gift: Gift, language: str) -> Found:
    """Return what was given."""
    return best(gift.what, language)


def gift_line(gift: Gift, language: str) -> str:
    """Return the direction and how many, if that is known."""
    direction = words.label("gifts", gift.direction, language)
    return f"{direction} · {quantity_words(gift, language)}" if gift.quantity else direction


def quantity_words(gift: Gift, language: str) -> str:
    """Return how many of which measure: 200,000片, 10,000 doses; nothing where it is not known."""
    if gift.quantity is None:
        return ""
    between = "" if language in {"zh-Hant-TW", "ja", "ko"} else " "
    return f"{gift.quantity:,.12g}".rstrip() + between + best(gift.measure, language).text


def commitment_name(commitment: Commitment, language: str) -> Found:
    """Return the commitment itself."""
    return best(commitment.what, language)


def commitment_line(commitment: Commitment, language: str) -> str:
    """Return whose commitment it is."""
    return words.label("tasks", commitment.side, language)


def link_name(link: Link, language: str) -> Found:
    """Return the word for the tie."""
    return Found(language, words.label("link_kinds", link.tie, language))
