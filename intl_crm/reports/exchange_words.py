"""What a report tells of an exchange beside its text: who was there, and a sentence where it has no text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from intl_crm import words
from intl_crm.cities.models import City
from intl_crm.dates import Precision
from intl_crm.delegations import rules
from intl_crm.delegations.models import Delegation, Organisation, Person
from intl_crm.events.models import Event, Participation
from intl_crm.events.rules import event_name, mode_of, taker
from intl_crm.records import Record
from intl_crm.reports.heads import VIDEO, Head, may_be_named
from intl_crm.reports.pieces import Paragraph
from intl_crm.reports.voice import Voice

# More names than a line holds; those named first are said, and that there were others.
MOST_NAMES = 12
INVITED = "invited"
HOSTS = frozenset({"host", "co_host"})
GUESTS = frozenset({"guest_of_honour", "guest", "counterpart"})
MEETINGS = frozenset({"video_call", "video_courtesy_call"})
CALLS = frozenset({"courtesy_call", "farewell_call", "inaugural_call"})


class Said(NamedTuple):
    """A paragraph with the people that it names."""

    paragraph: Paragraph
    people: tuple[Head, ...] = ()


class Present(NamedTuple):
    """Somebody or a body that took part: in which role, whether theirs, and how the report names it."""

    who: Record
    role: str
    is_guest: bool
    words: Paragraph
    head: Head | None = None


def participants_said(event: Event, voice: Voice) -> Said | None:
    """Return the line of who took part, people before bodies; nothing where nobody may be named."""
    found = sorted(_not_said_twice(_present(event, voice)), key=lambda one: one.head is None)
    if not found:
        return None
    told = found[:MOST_NAMES]
    listed = voice.listed([one.words for one in told], others=len(found) > len(told))
    return Said(voice.says("participants_listed", names=listed), _heads(told))


def _not_said_twice(present: Iterator[Present]) -> list[Present]:
    """Leave out the bodies for which somebody who is named speaks."""
    found = list(present)
    bodies = (rules.body_of(one.head.post) for one in found if one.head and one.head.post)
    spoken_for = {body.id for body in bodies if body}
    return [one for one in found if one.head or one.who.id not in spoken_for]


def composed_text(event: Event, voice: Voice) -> Said | None:
    """Return a sentence on an exchange that has no text, where every fact of the sentence is on record."""
    if event.form in CALLS and mode_of(event) not in VIDEO:
        return _call(event, voice)
    if event.form in MEETINGS:
        return _video_meeting(event, voice)
    return _exhibition(event, voice) if words.event_kind(event.form).family == "culture" else None


def _video_meeting(event: Event, voice: Voice) -> Said | None:
    theirs = _guests(_present(event, voice))
    if not (theirs and event.topics and _has_day(event)):
        return None
    said = voice.says(
        "video_meeting_held",
        date=voice.date(event.when.since),
        counterpart=_listed(theirs, voice),
        topics=voice.listed([voice.piece(voice.best(topic)) for topic in event.topics]),
    )
    return Said(said, _heads(theirs))


def _call(event: Event, voice: Voice) -> Said | None:
    present = list(_present(event, voice))
    theirs, hosts = _guests(present), [one for one in present if one.head and one.role in HOSTS]
    if not (theirs and hosts and _has_day(event)):
        return None
    sides = {"guest": _listed(theirs, voice), "host": _listed(hosts, voice)}
    said = voice.says("calls_received", date=voice.date(event.when.since), **sides)
    return Said(said, _heads((*theirs, *hosts)))


def _exhibition(event: Event, voice: Voice) -> Said | None:
    has_days = _has_day(event) and event.when.until.day is not None and not event.when.is_single
    if not (has_days and event.place):
        return None
    start, end = voice.ends(event.when)
    title, venue = event_name(event, voice.language), voice.best(event.place)
    return Said(voice.says("exhibition_period", title=title, start=start, end=end, venue=venue))


def _has_day(event: Event) -> bool:
    return event.when.since.precision is Precision.DAY


def _guests(present: Iterable[Present]) -> list[Present]:
    """Return who came: the people among them, else the cities and bodies."""
    theirs = [one for one in present if one.is_guest]
    return [one for one in theirs if one.head] or theirs


def _listed(present: Sequence[Present], voice: Voice) -> Paragraph:
    return voice.listed([one.words for one in present])


def _heads(present: Iterable[Present]) -> tuple[Head, ...]:
    return tuple(one.head for one in present if one.head)


def _present(event: Event, voice: Voice) -> Iterator[Present]:
    """Go through who took part and may be named, each once; of our own city nobody has to be told."""
    found: dict[object, Present] = {}
    for one in event.participations:
        for role, is_guest, who in _takers(one):
            if who.id not in found and may_be_named(who) and not voice.is_home(_as_body(who)):
                found[who.id] = _named(role, is_guest, who, event, voice)
    return iter(found.values())


def _takers(one: Participation) -> Iterator[tuple[str, bool, Record]]:
    """Go through the people of a delegation, or whoever takes part; not who was merely invited."""
    who = taker(one)
    if who is None or one.role == INVITED:
        return
    if not isinstance(who, Delegation):
        yield one.role, one.role in GUESTS or isinstance(who, City), who
    elif may_be_named(who):
        is_guest = who.direction == "inbound"
        yield from (("", is_guest, member.person) for member in who.members)


def _named(role: str, is_guest: bool, who: Record, event: Event, voice: Voice) -> Present:
    if not isinstance(who, Person):
        body = _as_body(who)
        return Present(who, role, is_guest, voice.piece(voice.body(body)) if body else ())
    head = voice.person(who, event.when.since)
    return Present(who, role, is_guest, voice.named(head), head)


def _as_body(who: Record) -> City | Organisation | None:
    return who if isinstance(who, City | Organisation) else None
