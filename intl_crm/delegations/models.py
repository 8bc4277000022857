"""Tables of organisations, people, posts, delegations and signatures."""

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from intl_crm.cities.models import Agreement, City
from intl_crm.columns import (
    LIVING,
    NamesType,
    StringsType,
    TextsType,
    date_checks,
    date_column,
    reference,
    span_checks,
    span_column,
    term_column,
    unique_among,
)
from intl_crm.dates import PartialDate
from intl_crm.db import Base
from intl_crm.names import PersonNames
from intl_crm.parts import InRole, in_roles, put_in_roles
from intl_crm.records import LIST_OF_OWNER, Part, Record
from intl_crm.spans import Span
from intl_crm.texts import Texts

MEMBERS = ("person",)
# An end that is open: the post is held, as far as is recorded.
HELD = "is_head AND deleted_at IS NULL AND when_until_precision = 'open'"


class Direction(StrEnum):
    """Who travels."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class MemberRole(StrEnum):
    """Roles in a delegation that rules tell apart."""

    HEAD = "head"
    MEMBER = "member"


class Organisation(Record, Base):
    """An embassy, office, ministry, partner body, museum, company…"""

    __tablename__ = "organisation"
    kind = "organisation"

    name: Mapped[Texts] = mapped_column(TextsType)
    spellings: Mapped[tuple[str, ...]] = mapped_column(StringsType, default=())
    form: Mapped[str] = term_column("organisation_kinds")
    country: Mapped[str | None] = mapped_column(String(2))
    city_id: Mapped[UUID | None] = reference("city", nullable=True)
    website: Mapped[str | None] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(40))
    source: Mapped[Texts] = mapped_column(TextsType, default=Texts)

    city: Mapped[City | None] = relationship()
    posts: Mapped[list["Post"]] = relationship(back_populates="organisation")

    @classmethod
    def constraints(cls) -> tuple[CheckConstraint, ...]:
        """Refuse a code that is no country's."""
        return (CheckConstraint("length(country) = 2 AND country = upper(country)", name="country_is_code"),)


class Person(Record, Base):
    """Somebody the office deals with, or one of its own side."""

    __tablename__ = "person"
    kind = "person"

    names: Mapped[PersonNames] = mapped_column(NamesType)
    address: Mapped[str | None] = mapped_column(String(12))
    languages: Mapped[tuple[str, ...]] = mapped_column(StringsType, default=())
    diet: Mapped[str | None] = mapped_column(String(400))
    phone: Mapped[str | None] = mapped_column(String(40))
    email: Mapped[str | None] = mapped_column(String(200))
    private_address: Mapped[str | None] = mapped_column(String(400))
    restricted_note: Mapped[str | None] = mapped_column(String(4000))
    note: Mapped[Texts] = mapped_column(TextsType, default=Texts)
    source: Mapped[Texts] = mapped_column(TextsType, default=Texts)

    posts: Mapped[list["Post"]] = relationship(back_populates="person")

    @property
    def spellings(self) -> tuple[str, ...]:
        """Other spellings by which search finds the person."""
        return self.names.spellings

    @classmethod
    def constraints(cls) -> tuple[CheckConstraint, ...]:
        """Refuse a form of address that is none."""
        return (CheckConstraint("address IN ('mr', 'ms', 'dr', 'none')", name="address_known"),)


class Post(Record, Base):
    """A person's office in a city or an organisation, from–to."""

    __tablename__ = "post"
    kind = "post"

    person_id: Mapped[UUID] = reference("person")
    city_id: Mapped[UUID | None] = reference("city", nullable=True)
    organisation_id: Mapped[UUID | None] = reference("organisation", nullable=True)
    title: Mapped[str | None] = mapped_column(String(40))
    own_title: Mapped[Texts] = mapped_column(TextsType, default=Texts)
    is_head: Mapped[bool] = mapped_column(default=False)
    rank: Mapped[int | None] = mapped_column(Integer)
    when: Mapped[Span] = span_column("when")
    source: Mapped[Texts] = mapped_column(TextsType, default=Texts)

    person: Mapped[Person] = relationship(back_populates="posts")
    city: Mapped[City | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship(back_populates="posts")

    @classmethod
    def constraints(cls) -> tuple[CheckConstraint | Index, ...]:
        """Refuse a post in two bodies, a head of nothing, and two present heads of one body."""
        return (
            CheckConstraint("city_id IS NULL OR organisation_id IS NULL", name="in_one_body"),
            CheckConstraint(
                "NOT is_head OR city_id IS NOT NULL OR organisation_id IS NOT NULL", name="head_of_something"
            ),
            unique_among(HELD, "uq_post_one_head_of_city", "city_id"),
            unique_among(HELD, "uq_post_one_head_of_organisation", "organisation_id"),
            *span_checks("when"),
        )


class Delegation(Record, Base):
    """One case of a visit, inbound or outbound, in person or by video."""

    __tablename__ = "delegation"
    kind = "delegation"

    direction: Mapped[str] = term_column("delegation_direction", default=Direction.INBOUND.value)
    mode: Mapped[str] = term_column("modes", default="in_person")
    state: Mapped[str] = term_column("delegation_states", default="requested")
    name: Mapped[Texts] = mapped_column(TextsType, default=Texts)
    body_as_printed: Mapped[Texts] = mapped_column(TextsType, default=Texts)
    city_id: Mapped[UUID | None] = reference("city", nullable=True)
    organisation_id: Mapped[UUID | None] = reference("organisation", nullable=True)
    when: Mapped[Span] = span_column("when")
    arrival: Mapped[PartialDate] = date_column("arrival")
    departure: Mapped[PartialDate] = date_column("departure")
    case_year: Mapped[int | None]
    case_number: Mapped[int | None]
    headcount: Mapped[int | None]
    purpose: Mapped[Texts] = mapped_column(TextsType, default=Texts)
    needs: Mapped[str | None] = mapped_column(String(400))
    source: Mapped[Texts] = mapped_column(TextsType, default=Texts)

    city: Mapped[City | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    members: Mapped[list["DelegationMember"]] = relationship(
        back_populates="delegation", order_by="DelegationMember.position", cascade="all, delete-orphan"
    )

    @classmethod
    def constraints(cls) -> tuple[CheckConstraint | Index, ...]:
        """Refuse a headcount of nobody, half a case number and the same number twice."""
        return (
            CheckConstraint("headcount > 0", name="somebody_came"),
            CheckConstraint("(case_year IS NULL) = (case_number IS NULL)", name="case_number_whole"),
            unique_among(LIVING, "uq_delegation_case", "case_year", "case_number"),
            # Guests arrive and then depart; our own depart and then arrive.
            CheckConstraint(
                "direction = 'outbound' OR arrival_first <= departure_last", name="departure_after_arrival"
            ),
            *date_checks("arrival"),
            *date_checks("departure"),
            *span_checks("when"),
        )

    @property
    def party(self) -> tuple[InRole, ...]:
        """Who comes, each in a role, in order."""
        return in_roles(self.members, MEMBERS)

    @party.setter
    def party(self, wanted: Sequence[InRole]) -> None:
        put_in_roles(self, self.members, wanted, _member, MEMBERS)

    @property
    def head(self) -> "DelegationMember | None":
        """The head of the delegation, if one is named."""
        return next((member for member in self.members if member.role == MemberRole.HEAD), None)


class DelegationMember(Part, Base):
    """One member of a delegation, in order."""

    __tablename__ = "delegation_member"
    __table_args__ = (UniqueConstraint("delegation_id", "person_id"),)

    delegation_id: Mapped[UUID] = reference("delegation")
    person_id: Mapped[UUID] = reference("person")
    role: Mapped[str] = term_column("delegation_roles", default=MemberRole.MEMBER.value)
    position: Mapped[int]

    delegation: Mapped[Delegation] = relationship(back_populates="members")
    person: Mapped[Person] = relationship()


def _member(one: InRole) -> DelegationMember:
    return DelegationMember(person_id=one.record_id, role=one.role)


class Signature(Part, Base):
    """Who signed or witnessed an agreement."""

    __tablename__ = "signature"
    __table_args__ = (
        UniqueConstraint("agreement_id", "person_id"),
        CheckConstraint("role IN ('signer', 'witness')", name="role_known"),
    )

    agreement_id: Mapped[UUID] = reference("agreement")
    person_id: Mapped[UUID] = reference("person")
    role: Mapped[str] = mapped_column(String(8), default="signer")
    position: Mapped[int] = mapped_column(default=0)

    agreement: Mapped[Agreement] = relationship(info={LIST_OF_OWNER: "signatures"})
    person: Mapped[Person] = relationship()
