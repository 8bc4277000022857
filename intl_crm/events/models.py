"""Tables of events, taking part, parts of events, gifts, commitments and links."""

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Float, Index, Integer, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from intl_crm.cities.models import City, Partnership
from intl_crm.clock import ZonedTime
from intl_crm.columns import (
    TextsListType,
    TextsType,
    date_checks,
    date_column,
    reference,
    span_checks,
    span_column,
    term_column,
    time_column,
)
from intl_crm.dates import PartialDate
from intl_crm.db import Base
from intl_crm.delegations.models import Delegation, Organisation, Person
from intl_crm.events.times import Times, times_of
from intl_crm.parts import InRole, in_roles, put_in_roles
from intl_crm.records import Part, Record
from intl_crm.spans import Span
from intl_crm.texts import Texts

TAKERS = ("person", "organisation", "city", "delegation")
TAKING_PART = tuple(f"{kind}_id" for kind in TAKERS)
PARTIES = ("city", "organisation", "person")


def exactly_one(*columns: str) -> str:
    """Return the condition that exactly one of `columns` is filled."""
    return " + ".join(f"(CASE WHEN {column} IS NULL THEN 0 ELSE 1 END)" for column in columns) + " = 1"


class EventStatus(StrEnum):
    """States of an event that rules tell apart."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    HELD = "held"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"


class Event(Record, Base):
    """One exchange."""

    __tablename__ = "event"
    kind = "event"

    title: Mapped[Texts] = mapped_column(TextsType)
    text: Mapped[Texts] = mapped_column(TextsType, default=Texts)
    form: Mapped[str] = term_column("event_kinds")
    mode: Mapped[str | None] = term_column("modes")
    status: Mapped[str] = term_column("event_status", default=EventStatus.PLANNED.value)
    when: Mapped[Span] = span_column("when")
    starts: Mapped[ZonedTime | None] = time_column("starts")
    ends: Mapped[ZonedTime | None] = time_column("ends")
    place: Mapped[Texts] = mapped_column(TextsType, default=Texts)
    topics: Mapped[tuple[Texts, ...]] = mapped_column(TextsListType, default=())
    call_url: Mapped[str | None] = mapped_column(String(500))
    establishes_id: Mapped[UUID | None] = reference("partnership", nullable=True)
    our_headcount: Mapped[int | None]
    responses: Mapped[int | None]
    focus_month: Mapped[int | None]
    report_section: Mapped[str | None] = mapped_column(String(40))
    report_order: Mapped[int | None] = mapped_column(Integer)
    sequence: Mapped[int] = mapped_column(Integer, default=0)
    source: Mapped[Texts] = mapped_column(TextsType, default=Texts)

    establishes: Mapped[Partnership | None] = relationship()
    participations: Mapped[list["Participation"]] = relationship(
        back_populates="event", order_by="Participation.position", cascade="all, delete-orphan"
    )
    parts: Mapped[list["EventPart"]] = relationship(
        back_populates="event", order_by="EventPart.position", cascade="all, delete-orphan"
    )
    marks: Mapped[list["EventMark"]] = relationship(
        back_populates="event", order_by="EventMark.position", cascade="all, delete-orphan"
    )

    @classmethod
    def constraints(cls) -> tuple[CheckConstraint | Index, ...]:
        """Refuse an end before the start, an end without a start, and counts of nobody."""
        return (
            CheckConstraint("ends_instant IS NULL OR starts_instant IS NOT NULL", name="ends_with_start"),
            CheckConstraint("ends_instant >= starts_instant", name="ends_after_start"),
            CheckConstraint("our_headcount > 0", name="somebody_took_part"),
            CheckConstraint("responses >= 0", name="responses_counted"),
            CheckConstraint("focus_month BETWEEN 1 AND 12", name="focus_month_exists"),
            Index("ix_event_when", "when_since_first", "when_until_last"),
            *span_checks("when"),
        )

    @property
    def times(self) -> Times:
        """The clock times of the event."""
        return times_of(self.starts, self.ends)

    @property
    def taking_part(self) -> tuple[InRole, ...]:
        """Who takes part, each in a role, in order."""
        return in_roles(self.participations, TAKERS)

    @taking_part.setter
    def taking_part(self, wanted: Sequence[InRole]) -> None:
        put_in_roles(self, self.participations, wanted, _participation, TAKERS)


def _participation(one: InRole) -> "Participation":
    return Participation(**{f"{one.kind}_id": one.record_id}, role=one.role)


class Participation(Part, Base):
    """A person, organisation, city or delegation taking part in an event in one role."""

    __tablename__ = "participation"
    __table_args__ = (CheckConstraint(exactly_one(*TAKING_PART), name="exactly_one_takes_part"),)

    event_id: Mapped[UUID] = reference("event")
    person_id: Mapped[UUID | None] = reference("person", nullable=True)
    organisation_id: Mapped[UUID | None] = reference("organisation", nullable=True)
    city_id: Mapped[UUID | None] = reference("city", nullable=True)
    delegation_id: Mapped[UUID | None] = reference("delegation", nullable=True)
    role: Mapped[str] = term_column("event_roles", default="participant")
    position: Mapped[int] = mapped_column(default=0)

    event: Mapped[Event] = relationship(back_populates="participations")
    person: Mapped[Person | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    city: Mapped[City | None] = relationship()
    delegation: Mapped[Delegation | None] = relationship()


class EventPart(Part, Base):
    """One part of an event that counts as a whole: a ceremony, a lecture, an exhibition."""

    __tablename__ = "event_part"
    __table_args__ = span_checks("when")

    event_id: Mapped[UUID] = reference("event")
    position: Mapped[int] = mapped_column(default=0)
    form: Mapped[str] = term_column("event_kinds")
    when: Mapped[Span] = span_column("when")
    title: Mapped[Texts] = mapped_column(TextsType)

    event: Mapped[Event] = relationship(back_populates="parts")


class EventMark(Part, Base):
    """What an event commemorates: the years of a partnership, or of something named."""

    __tablename__ = "event_mark"
    __table_args__ = (CheckConstraint("years > 0", name="years_passed"),)

    event_id: Mapped[UUID] = reference("event")
    position: Mapped[int] = mapped_column(default=0)
    partnership_id: Mapped[UUID | None] = reference("partnership", nullable=True)
    what: Mapped[Texts] = mapped_column(TextsType, default=Texts)
    years: Mapped[int]

    event: Mapped[Event] = relationship(back_populates="marks")
    partnership: Mapped[Partnership | None] = relationship()


class Gift(Record, Base):
    """Something given or received."""

    __tablename__ = "gift"
    kind = "gift"

    direction: Mapped[str] = mapped_column(String(8))
    what: Mapped[Texts] = mapped_column(TextsType)
    quantity: Mapped[float | None] = mapped_column(Float)
    measure: Mapped[Texts] = mapped_column(TextsType, default=Texts)
    worth: Mapped[float | None] = mapped_column(Float)
    currency: Mapped[str | None] = mapped_column(String(3))
    when: Mapped[Span] = span_column("when")
    event_id: Mapped[UUID | None] = reference("event", nullable=True)
    group: Mapped[str | None] = mapped_column(String(24))
    note: Mapped[Texts] = mapped_column(TextsType, default=Texts)
    source: Mapped[Texts] = mapped_column(TextsType, default=Texts)

    event: Mapped[Event | None] = relationship()
    parties: Mapped[list["GiftParty"]] = relationship(
        back_populates="gift", order_by="GiftParty.position", cascade="all, delete-orphan"
    )

    @classmethod
    def constraints(cls) -> tuple[CheckConstraint, ...]:
        """Refuse a third direction, nothing given, and a worth without its currency."""
        return (
            CheckConstraint("direction IN ('given', 'received')", name="direction_known"),
            CheckConstraint("quantity > 0", name="something_given"),
            CheckConstraint("worth >= 0", name="worth_not_negative"),
            CheckConstraint("(worth IS NULL) = (currency IS NULL)", name="worth_has_currency"),
            CheckConstraint("\"group\" IN ('partners', 'envoys')", name="group_known"),
            *span_checks("when"),
        )

    @property
    def both_sides(self) -> tuple[InRole, ...]:
        """Who gave with us or to us, and who received."""
        return in_roles(self.parties, PARTIES, "side")

    @both_sides.setter
    def both_sides(self, wanted: Sequence[InRole]) -> None:
        put_in_roles(self, self.parties, wanted, _gift_party, PARTIES, "side")


def _gift_party(one: InRole) -> "GiftParty":
    return GiftParty(**{f"{one.kind}_id": one.record_id}, side=one.role)


class GiftParty(Part, Base):
    """Who gave with us, or who received: a city, organisation or person."""

    __tablename__ = "gift_party"
    __table_args__ = (
        CheckConstraint(exactly_one(*(f"{kind}_id" for kind in PARTIES)), name="exactly_one_party"),
        CheckConstraint("side IN ('donor', 'recipient')", name="side_known"),
    )

    gift_id: Mapped[UUID] = reference("gift")
    side: Mapped[str] = mapped_column(String(10))
    city_id: Mapped[UUID | None] = reference("city", nullable=True)
    organisation_id: Mapped[UUID | None] = reference("organisation", nullable=True)
    person_id: Mapped[UUID | None] = reference("person", nullable=True)
    position: Mapped[int] = mapped_column(default=0)

    gift: Mapped[Gift] = relationship(back_populates="parties")
    city: Mapped[City | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    person: Mapped[Person | None] = relationship()


class Commitment(Record, Base):
    """A commitment from a meeting, theirs or ours."""

    __tablename__ = "commitment"
    kind = "commitment"

    what: Mapped[Texts] = mapped_column(TextsType)
    side: Mapped[str] = mapped_column(String(8))
    event_id: Mapped[UUID | None] = reference("event", nullable=True)
    city_id: Mapped[UUID | None] = reference("city", nullable=True)
    owner: Mapped[str | None] = mapped_column(String(120))
    due: Mapped[PartialDate] = date_column("due")
    done: Mapped[PartialDate] = date_column("done")
    source: Mapped[Texts] = mapped_column(TextsType, default=Texts)

    event: Mapped[Event | None] = relationship()
    city: Mapped[City | None] = relationship()

    @classmethod
    def constraints(cls) -> tuple[CheckConstraint, ...]:
        """Refuse a third side."""
        return (
            CheckConstraint("side IN ('ours', 'theirs')", name="side_known"),
            *date_checks("due"),
            *date_checks("done"),
        )


class Link(Record, Base):
    """A typed tie between two records that no other word covers."""

    __tablename__ = "link"
    kind = "link"

    tie: Mapped[str] = term_column("link_kinds")
    source_kind: Mapped[str] = mapped_column(String(20))
    source_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    target_kind: Mapped[str] = mapped_column(String(20))
    target_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    note: Mapped[Texts] = mapped_column(TextsType, default=Texts)
    when: Mapped[Span] = span_column("when")

    @property
    def source(self) -> tuple[str, UUID]:
        """The record that the tie goes out from."""
        return self.source_kind, self.source_id

    @source.setter
    def source(self, end: tuple[str, UUID]) -> None:
        self.source_kind, self.source_id = end

    @property
    def target(self) -> tuple[str, UUID]:
        """The record that the tie goes to."""
        return self.target_kind, self.target_id

    @target.setter
    def target(self, end: tuple[str, UUID]) -> None:
        self.target_kind, self.target_id = end

    @classmethod
    def constraints(cls) -> tuple[CheckConstraint, ...]:
        """Refuse a tie of a record with itself."""
        return (CheckConstraint("source_id <> target_id", name="not_with_itself"), *span_checks("when"))
