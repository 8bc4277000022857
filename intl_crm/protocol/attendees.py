"""Who takes part, on which side, and who leads the other one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from intl_crm.cities.models import City
from intl_crm.dates import Answer, PartialDate
from intl_crm.delegations import rules
from intl_crm.delegations.models import (
    Delegation,
    DelegationMember,
    Direction,
    MemberRole,
    Organisation,
    Person,
    Post,
)
from intl_crm.events.models import Event, Participation
from intl_crm.events.rules import HOSTING
from intl_crm.records import Record
from intl_crm.texts import Texts

Sees = Callable[[Record], bool]

LEADING = "guest_of_honour"
# In these roles one comes to us, whatever else is known.
GUESTS = frozenset({LEADING, "guest", "counterpart", "invited", "recipient"})
# In these one works for whoever invites.
STAFF = frozenset(
    {"interpreter", "note_taker", "photographer", "escort", "master_of_ceremonies", "moderator", *HOSTING}
)
BODIES = (Person, Organisation, City)


@dataclass(frozen=True)
class Side:
    """What tells ours from theirs: the home city, and the language in which we bear our names."""

    home: City | None
    language: str


@dataclass(frozen=True)
class Attendee:
    """A person, organisation or city that takes part, with the post held at that date."""

    who: Person | Organisation | City
    role: tuple[str, str]  # the group of the vocabulary and the key in it
    is_ours: bool
    post: Post | None = None
    leads: bool = False  # the head of the delegation
    body: Texts = field(default_factory=Texts)  # the head's body as printed, where it differs from the rule

    @property
    def person(self) -> Person | None:
        """The person, if it is one."""
        return self.who if isinstance(self.who, Person) else None


def attendees_of(
    event: Event | None, delegations: Sequence[Delegation], side: Side, when: PartialDate, sees: Sees
) -> list[Attendee]:
    """Return who takes part in an event or comes with a delegation, each once, as far as `sees` allows."""
    found = [*_of_event(event, side, when, sees), *_of_delegations(delegations, when, sees)]
    once: dict[object, Attendee] = {}
    for one in found:
        known = once.get(one.who.id)
        once[one.who.id] = one if known is None else _both(known, one)
    return list(once.values())


def _both(known: Attendee, again: Attendee) -> Attendee:
    """Return one who takes part both alone and in a delegation, which says with which post."""
    return replace(again, role=known.role, post=again.post or known.post)


def _of_event(event: Event | None, side: Side, when: PartialDate, sees: Sees) -> Iterator[Attendee]:
    for one in event.participations if event else ():
        who = one.person or one.organisation or one.city
        if who is not None and who.deleted_at is None and sees(who):
            yield _taking_part(one, who, side, when, sees)


def _taking_part(
    one: Participation, who: Person | Organisation | City, side: Side, when: PartialDate, sees: Sees
) -> Attendee:
    role = ("event_roles", one.role)
    if not isinstance(who, Person):
        return Attendee(who, role, is_ours=is_our_body(who, side))
    post = rules.post_at(posts_seen(who, sees), when.last_day)
    return Attendee(who, role, is_ours=_is_our_person(who, post, one.role, side), post=post)


def _of_delegations(delegations: Sequence[Delegation], when: PartialDate, sees: Sees) -> Iterator[Attendee]:
    for delegation in delegations:
        for member in delegation.members:
            if member.person.deleted_at is None and sees(member.person):
                yield _member(member, delegation, when, sees)


def _member(member: DelegationMember, delegation: Delegation, when: PartialDate, sees: Sees) -> Attendee:
    leads = member.role == MemberRole.HEAD.value
    return Attendee(
        member.person,
        ("delegation_roles", member.role),
        is_ours=delegation.direction == Direction.OUTBOUND.value,
        post=post_in(delegation, posts_seen(member.person, sees), when),
        leads=leads,
        body=delegation.body_as_printed if leads else Texts(),
    )


def post_in(delegation: Delegation, posts: Sequence[Post], when: PartialDate) -> Post | None:
    """Return the post by which somebody comes: one of the delegation's body before others."""
    body = delegation.city_id or delegation.organisation_id
    own = [post for post in posts if body is not None and body in {post.city_id, post.organisation_id}]
    held = rules.post_at(own, when.last_day) or rules.post_at(posts, when.last_day)
    return held or rules.present_post(post for post in own if post.when.begun_by(when.last_day) is Answer.YES)


def posts_seen(person: Person, sees: Sees) -> list[Post]:
    """Return the posts of a person that may be shown, with the bodies that they are in."""
    return [post for post in person.posts if sees(post) and _body_seen(post, sees)]


def _body_seen(post: Post, sees: Sees) -> bool:
    body = rules.body_of(post)
    return body is None or sees(body)


def is_our_body(body: City | Organisation, side: Side) -> bool:
    """Return whether a body is on our side: the home city, and organisations of it or of our country."""
    if side.home is None:
        return False
    if isinstance(body, City):
        return body.id == side.home.id
    return body.city_id == side.home.id or body.country == side.home.country


def _is_our_person(person: Person, post: Post | None, role: str, side: Side) -> bool:
    body = rules.body_of(post) if post else None
    if body is not None:
        return is_our_body(body, side)
    # Of somebody without a body only the role tells the side, or else the language of the own name.
    if role in GUESTS or role in STAFF:
        return role in STAFF
    return person.names.forms[0].tag == side.language


def principal_of(theirs: Iterable[Attendee], delegation: Delegation | None = None) -> Attendee | None:
    """Return who leads the other side: the head of this delegation, else the guest of honour, else a head."""
    people = [one for one in theirs if one.person is not None]
    head = delegation.head.person_id if delegation and delegation.head else None
    ranks = (
        lambda one: one.who.id == head,
        lambda one: one.role == ("event_roles", LEADING),
        lambda one: one.leads,
        lambda _one: True,
    )
    return next((one for is_first in ranks for one in people if is_first(one)), None)


def not_said_twice(attendees: Sequence[Attendee]) -> list[Attendee]:
    """Return those who take part without the cities for which one of them speaks."""
    spoken_for = {one.post.city_id for one in attendees if one.post}
    return [one for one in attendees if not isinstance(one.who, City) or one.who.id not in spoken_for]


def in_order(attendees: Iterable[Attendee], first: Attendee | None = None) -> list[Attendee]:
    """Return one side in the order of print: who leads, hosts, then as recorded; people before bodies."""

    def place(one: Attendee) -> tuple[bool, int, bool]:
        return one is not first, BODIES.index(type(one.who)), one.role[1] not in HOSTING

    return sorted(attendees, key=place)
