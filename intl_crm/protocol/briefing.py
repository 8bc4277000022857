"""What is on record for a briefing sheet, as far as its reader may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from intl_crm.cities.models import Agreement, City, Office, Partnership
from intl_crm.dates import PartialDate
from intl_crm.delegations.models import Delegation, Post
from intl_crm.delegations.sightings import is_end_unknown
from intl_crm.events.models import Commitment, Event, EventPart, Gift
from intl_crm.events.rules import AHEAD
from intl_crm.permissions import Visibility
from intl_crm.protocol.attendees import Attendee, Sees
from intl_crm.records import Record
from intl_crm.spans import Span

LEVELS = tuple(Visibility)


@dataclass(frozen=True, kw_only=True)
class Briefing:
    """An event or a delegation with all that its sheet tells."""

    subject: Event | Delegation
    event: Event | None
    delegations: Sequence[Delegation]
    sees: Sees
    reads_diet: bool
    reads_needs: bool
    office: Office | None
    home: City | None
    partner: City | None
    principal: Attendee | None
    theirs: Sequence[Attendee]
    ours: Sequence[Attendee]
    programme: Sequence[Event | EventPart]
    meetings: Sequence[Event | Delegation]  # with the principal before this, latest first
    minutes: Sequence[Commitment]  # what was promised at the last of them
    ties: Sequence[Partnership]
    agreements: Sequence[Agreement]
    has_counterpart: bool  # a city, body or person whose past with us can be told
    history: Sequence[Event]
    gifts: Sequence[Gift]
    promises: Sequence[Commitment]
    head: Post | None  # of the partner city
    last_records: Mapping[UUID, PartialDate]  # of the posts of unknown end, by their ids

    @property
    def when(self) -> Span:
        """The date of what the sheet is about."""
        return self.event.when if self.event else self._delegation.when

    @property
    def since(self) -> PartialDate:
        """Its beginning."""
        return self.when.since

    @property
    def day(self) -> date:
        """The day of the document: the first of the event; where none is known, that of its record."""
        return self.since.first_day if self.since.is_known else self.subject.changed_at.date()

    @property
    def is_ahead(self) -> bool:
        """Whether it is not over, so that a gap is something to be decided."""
        return (
            self.event.status in AHEAD
            if self.event
            else self._delegation.state in {"requested", "accepted", "preparing"}
        )

    @property
    def is_open(self) -> bool:
        """Whether its date is not confirmed yet."""
        return self.event.status == "planned" if self.event else self._delegation.state == "requested"

    def is_dated(self, post: Post) -> bool:
        """Whether nobody recorded that a post lasts until the day, nor has anything shown it since then."""
        last = self.last_records.get(post.id)
        return is_end_unknown(post) and (last is None or last.last_day < self.day)

    @property
    def diet(self) -> str | None:
        """What the principal eats, for who may read it."""
        person = self.principal.person if self.principal else None
        return person.diet if person and self.reads_diet else None

    @property
    def level(self) -> Visibility:
        """The strictest level among all that the sheet tells; what is sensitive never goes out."""
        told = [Visibility(record.visibility) for record in self._told()]
        is_sensitive = self.diet or any(self.needs_of(one) for one in self.delegations)
        return max([*told, Visibility.INTERNAL] if is_sensitive else told, key=LEVELS.index)

    def needs_of(self, delegation: Delegation) -> str | None:
        """Return what a delegation needs, for who may read it."""
        return delegation.needs if self.reads_needs else None

    @property
    def _delegation(self) -> Delegation:
        return self.delegations[0]

    def _told(self) -> list[Record]:
        told: list[Record] = [self.subject, *self.delegations, *self.meetings, *self.minutes]
        told += [*self.ties, *self.agreements, *self.history, *self.gifts, *self.promises]
        told += [part for part in self.programme if isinstance(part, Event)]
        taking_part = (*self.theirs, *self.ours)
        told += [one.who for one in taking_part]
        posts = (self.head, *(one.post for one in taking_part))
        told += [post for post in posts if post is not None]
        perhaps = (self.event, self.partner, self.head.person if self.head else None)
        return told + [one for one in perhaps if one is not None]
