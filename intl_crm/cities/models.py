"""Tables of the office, cities, partnerships, agreements and observances."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from intl_crm.clock import WorkingHours
from intl_crm.columns import (
    LIVING,
    StringsType,
    TextsListType,
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
from intl_crm.files.models import File
from intl_crm.records import Record
from intl_crm.spans import Span
from intl_crm.texts import Texts


class PartnershipKind(StrEnum):
    """Kinds of partnership that rules tell apart."""

    SISTER = "sister"
    FRIENDSHIP = "friendship"
    COOPERATION = "cooperation"
    CONTACT = "contact"
    UNCONFIRMED = "unconfirmed"


class City(Record, Base):
    """A partner below the state; one of them is the home city."""

    __tablename__ = "city"
    kind = "city"

    name: Mapped[Texts] = mapped_column(TextsType)
    spellings: Mapped[tuple[str, ...]] = mapped_column(StringsType, default=())
    level: Mapped[str] = term_column("city_levels", default="city")
    country: Mapped[str] = mapped_column(String(2))
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    zone: Mapped[str | None] = mapped_column(String(64))
    hours: Mapped[str | None] = mapped_column(String(11))
    hours_assumed: Mapped[bool] = mapped_column(default=False)
    website: Mapped[str | None] = mapped_column(String(200))
    source: Mapped[Texts] = mapped_column(TextsType, default=Texts)

    @classmethod
    def constraints(cls) -> tuple[CheckConstraint, ...]:
        """Refuse coordinates off the globe and codes that are no country's."""
        return (
            CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude_on_globe"),
            CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude_on_globe"),
            CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="coordinates_whole"),
            CheckConstraint("length(country) = 2 AND country = upper(country)", name="country_is_code"),
        )

    @property
    def working_hours(self) -> WorkingHours | None:
        """Hours of a working day on the city's own clock."""
        return WorkingHours.parse(self.hours) if self.hours else None


# What of the office its home city holds.
HELD_BY_HOME = frozenset({"zone", "hours"})


class Office(Record, Base):
    """This office: one record."""

    __tablename__ = "office"
    kind = "office"

    name: Mapped[Texts] = mapped_column(TextsType)
    short_name: Mapped[Texts] = mapped_column(TextsType, default=Texts)
    home_city_id: Mapped[UUID] = reference("city")
    language: Mapped[str] = mapped_column(String(12), default="zh-Hant-TW")
    languages: Mapped[tuple[str, ...]] = mapped_column(StringsType, default=())
    form: Mapped[str] = mapped_column(String(80), default="kaohsiung")
    # Under which licence its public records may be used, a key of data/licences.yaml.
    licence: Mapped[str] = mapped_column(String(40), default="ogdl-taiwan-1.0")
    crest_id: Mapped[UUID | None] = reference("file", nullable=True)
    dormant_months: Mapped[int] = mapped_column(Integer, default=18)
    is_the_one: Mapped[bool] = mapped_column(default=True, unique=True)

    home_city: Mapped[City] = relationship(foreign_keys=[home_city_id], lazy="joined", innerjoin=True)
    crest: Mapped[File | None] = relationship(foreign_keys=[crest_id])

    @property
    def zone(self) -> str | None:
        """The time zone of the home city."""
        return self.home_city.zone

    @zone.setter
    def zone(self, zone: str | None) -> None:
        self.home_city.zone = zone

    @property
    def hours(self) -> str | None:
        """The hours of a working day in the home city."""
        return self.home_city.hours

    @hours.setter
    def hours(self, hours: str | None) -> None:
        self.home_city.hours = hours

    @classmethod
    def constraints(cls) -> tuple[CheckConstraint, ...]:
        """Let one database hold one office."""
        return (CheckConstraint("is_the_one", name="only_one"),)


class Partnership(Record, Base):
    """The tie between two cities."""

    __tablename__ = "partnership"
    kind = "partnership"

    city_id: Mapped[UUID] = reference("city")
    partner_id: Mapped[UUID] = reference("city")
    tie: Mapped[str] = term_column("partnership_kinds")
    state: Mapped[str | None] = term_column("partnership_states")
    when: Mapped[Span] = span_column("when")
    basis: Mapped[str] = term_column("date_basis", default="unknown")
    note: Mapped[Texts] = mapped_column(TextsType, default=Texts)
    source: Mapped[Texts] = mapped_column(TextsType, default=Texts)

    city: Mapped[City] = relationship(foreign_keys=[city_id])
    partner: Mapped[City] = relationship(foreign_keys=[partner_id])
    agreements: Mapped[list["Agreement"]] = relationship(back_populates="partnership")

    @classmethod
    def constraints(cls) -> tuple[CheckConstraint | Index, ...]:
        """Refuse a tie of a city with itself, a state of a mere contact, and the same tie twice."""
        return (
            CheckConstraint("city_id <> partner_id", name="not_with_itself"),
            CheckConstraint("tie <> 'contact' OR state IS NULL", name="contact_has_no_state"),
            unique_among(LIVING, "uq_partnership_cities_tie", "city_id", "partner_id", "tie"),
            *span_checks("when"),
        )


class Agreement(Record, Base):
    """The signed document of a partnership."""

    __tablename__ = "agreement"
    kind = "agreement"

    partnership_id: Mapped[UUID] = reference("partnership")
    title: Mapped[Texts] = mapped_column(TextsType, default=Texts)
    form: Mapped[str] = term_column("agreement_kinds")
    signed: Mapped[PartialDate] = date_column("signed")
    way: Mapped[str | None] = term_column("signing_ways")
    fields: Mapped[tuple[Texts, ...]] = mapped_column(TextsListType, default=())
    valid: Mapped[Span] = span_column("valid")
    languages: Mapped[tuple[str, ...]] = mapped_column(StringsType, default=())
    approval_number: Mapped[str | None] = mapped_column(String(80))
    approved: Mapped[PartialDate] = date_column("approved")
    source: Mapped[Texts] = mapped_column(TextsType, default=Texts)

    partnership: Mapped[Partnership] = relationship(back_populates="agreements")

    @classmethod
    def constraints(cls) -> tuple[CheckConstraint, ...]:
        """Refuse dates that contradict themselves."""
        return (*date_checks("signed"), *date_checks("approved"), *span_checks("valid"))


class Observance(Record, Base):
    """A day of every year: a national day, a city day, a memorial."""

    __tablename__ = "observance"
    kind = "observance"

    name: Mapped[Texts] = mapped_column(TextsType)
    city_id: Mapped[UUID | None] = reference("city", nullable=True)
    country: Mapped[str | None] = mapped_column(String(2))
    sort: Mapped[str] = mapped_column(String(12))
    month: Mapped[int]
    day: Mapped[int]
    first_year: Mapped[int | None]
    letter: Mapped[str] = mapped_column(String(16), default="none")
    source: Mapped[Texts] = mapped_column(TextsType, default=Texts)

    city: Mapped[City | None] = relationship()

    @classmethod
    def constraints(cls) -> tuple[CheckConstraint, ...]:
        """Refuse days that no year has, and a day of nobody or of two."""
        return (
            CheckConstraint("month BETWEEN 1 AND 12", name="month_exists"),
            CheckConstraint(
                "day BETWEEN 1 AND "
                "CASE WHEN month = 2 THEN 29 WHEN month IN (4, 6, 9, 11) THEN 30 ELSE 31 END",
                name="day_exists",
            ),
            CheckConstraint("(city_id IS NULL) <> (country IS NULL)", name="of_city_or_country"),
            CheckConstraint("sort IN ('national', 'city', 'memorial')", name="sort_known"),
            CheckConstraint("letter IN ('congratulation', 'remembrance', 'none')", name="letter_known"),
        )
