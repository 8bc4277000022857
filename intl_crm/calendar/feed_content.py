"""What an event says in a feed: pure composing, in one language, of what one reader may see."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from intl_crm import words
from intl_crm.calendar.ical import FeedEvent, Timed
from intl_crm.calendar.rules import (
    COLOURS,
    family_of,
    hosts,
    shown_status,
    title_with_period,
    two_clocks,
    when_in_calendar,
)
from intl_crm.cities.models import City
from intl_crm.cities.rules import best, city_name
from intl_crm.countries import country_name
from intl_crm.delegations import rules as people
from intl_crm.delegations import titles
from intl_crm.delegations.bodies import beside_title
from intl_crm.delegations.models import Delegation, Organisation, Person, Post
from intl_crm.events.models import Event
from intl_crm.events.rules import event_line, mode_of, taker
from intl_crm.links import safe_link
from intl_crm.listing import join
from intl_crm.permissions import Actor, Visibility, may_read_field, may_see
from intl_crm.records import Record
from intl_crm.sentences import sentence
from intl_crm.texts import Found

BETWEEN = {"zh-Hant-TW": "・", "ja": "・"}


@dataclass(frozen=True)
class Reader:
    """For whom a feed is composed: language, rights, home city, the program's https address if it has one."""

    language: str
    actor: Actor
    home: City | None = None
    base_url: str | None = None
    related: Mapping[UUID, Sequence[UUID]] = field(default_factory=dict)

    def sees(self, record: Record | None) -> bool:
        """Return whether a record is there for this reader."""
        return record is not None and record.deleted_at is None and may_see(self.actor, record)


def feed_event(event: Event, reader: Reader) -> FeedEvent | None:
    """Return what a feed says of an event; None where its days are not known to the month."""
    when = when_in_calendar(event)
    if when is None:
        return None
    place = best(event.place, reader.language)
    return FeedEvent(
        uid=event.id,
        created=event.created_at,
        changed=event.changed_at,
        sequence=event.sequence,
        title=title_with_period(event, reader.language),
        when=when,
        status=shown_status(event),
        description=_description(event, reader),
        location=place if place.text else None,
        geo=_geo(event, reader) if place.text else None,
        categories=tuple(_categories(event, reader)),
        url=_url(event, reader),
        call=_call(event, reader),
        related=tuple(reader.related.get(event.id, ())),
        colour=COLOURS[family_of(event)],
        is_public=event.visibility == Visibility.PUBLIC,
    )


def _description(event: Event, reader: Reader) -> Found:
    """Return facts, text and addresses; the language is that of the text, the longest part."""
    text, call, url = best(event.text, reader.language), _call(event, reader), _url(event, reader)
    facts = [_kind(event, reader.language), _bodies(event, reader), _people(event, reader)]
    joined = sentence("join_call", reader.language, url=call) if call else ""
    parts = ["\n".join(filter(None, [*facts, _clocks(event, reader)])), text.text, joined, url]
    return Found(text.language or reader.language, "\n\n".join(filter(None, parts)))


def _kind(event: Event, language: str) -> str:
    """Return the kind, and how it is held where the kind does not say so."""
    mode = mode_of(event)
    is_usual = mode == words.event_kind(event.form).mode
    spoken = [event_line(event, language), "" if is_usual else words.label("modes", mode, language)]
    return BETWEEN.get(language, " · ").join(filter(None, spoken))


def _takers(event: Event, reader: Reader) -> list[Record]:
    found = (taker(one) for one in event.participations)
    return [one for one in found if one is not None and reader.sees(one)]


def _bodies(event: Event, reader: Reader) -> str:
    """Return the cities and organisations that take part with us."""
    bodies = [one for one in _takers(event, reader) if isinstance(one, City | Organisation)]
    ours = reader.home.id if reader.home else None
    return join([best(one.name, reader.language).text for one in bodies if one.id != ours], reader.language)


def _people(event: Event, reader: Reader) -> str:
    """Return the people who take part and who head the delegations, each once, with title at that date."""
    named: dict[UUID, str] = {}
    for one in _takers(event, reader):
        if isinstance(one, Person):
            named.setdefault(one.id, _titled(one, _post(one, event, reader), reader))
        elif isinstance(one, Delegation):
            person = one.head.person if one.head and reader.sees(one.head.person) else None
            post = people.head_post(one) if person else None
            name = _titled(person, post if reader.sees(post) else None, reader) if person else ""
            named.setdefault(person.id if person else one.id, name or _delegation(one, reader))
    return join(list(named.values()), reader.language)


def _post(person: Person, event: Event, reader: Reader) -> Post | None:
    return people.post_at([post for post in person.posts if reader.sees(post)], event.when.since.last_day)


def _titled(person: Person, post: Post | None, reader: Reader) -> str:
    """Return name, title and body as they stood then: nobody is called former in a calendar of that day."""
    language, name = reader.language, people.person_name(person, reader.language).text
    if post is None or not (title := people.title_words(post, language).text):
        return name
    body = people.body_of(post)
    beside = beside_title(body, language).text if body is not None and reader.sees(body) else ""
    place = people.en_place(post)
    return titles.placed(titles.Form.IN_OFFICE, language, name=name, title=title, body=beside, en_place=place)


def _delegation(delegation: Delegation, reader: Reader) -> str:
    body = delegation.city or delegation.organisation
    if delegation.name:
        return best(delegation.name, reader.language).text
    return best(body.name, reader.language).text if body is not None and reader.sees(body) else ""


def _clocks(event: Event, reader: Reader) -> str:
    """Return the times at home and with the partner, where their clocks differ."""
    when, home = when_in_calendar(event), reader.home
    if not isinstance(when, Timed) or home is None or not home.zone:
        return ""
    both = two_clocks(when, home.zone, next(_partners(event, reader), None), reader.language)
    return both and f"{city_name(home, reader.language).text} {both}"


def _partners(event: Event, reader: Reader) -> Iterator[City]:
    """Go through the cities that take part with us, themselves or by a delegation."""
    for one in _takers(event, reader):
        city = one.city if isinstance(one, Delegation) else one
        is_ours = reader.home is not None and city is not None and city.id == reader.home.id
        if isinstance(city, City) and not is_ours and reader.sees(city):
            yield city


def _categories(event: Event, reader: Reader) -> Iterator[Found]:
    language = reader.language
    yield Found(language, words.label("event_families", family_of(event), language))
    for country in dict.fromkeys(_countries(event, reader)):
        yield Found(language, country_name(country, language))


def _countries(event: Event, reader: Reader) -> Iterator[str]:
    """Go through the countries of those who take part, without our own."""
    for one in _takers(event, reader):
        country = _country(one, event, reader)
        if country and (reader.home is None or country != reader.home.country):
            yield country


def _country(one: Record, event: Event, reader: Reader) -> str | None:
    if isinstance(one, Person):
        post = _post(one, event, reader)
        return people.country_of(post) if post and reader.sees(people.body_of(post)) else None
    body = (one.city or one.organisation) if isinstance(one, Delegation) else one
    return body.country if isinstance(body, City | Organisation) and reader.sees(body) else None


def _geo(event: Event, reader: Reader) -> tuple[float, float] | None:
    """Return where the venue is as far as is recorded: in the city that is the host."""
    for city in hosts(event):
        if city.latitude is not None and city.longitude is not None and reader.sees(city):
            return city.latitude, city.longitude
    return None


def _call(event: Event, reader: Reader) -> str | None:
    if not event.call_url or not may_read_field(reader.actor, event.kind, "call_url"):
        return None
    return safe_link(event.call_url)


def _url(event: Event, reader: Reader) -> str | None:
    is_there = reader.base_url is not None and event.deleted_at is None
    return f"{reader.base_url}/events/{event.key}" if is_there else None
