"""Tables of the year's report: published figures, introductions, forms and editions."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Date, Float, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from intl_crm.columns import JSON_TYPE, LIVING, StringsType, TextsType, UtcDateTime, unique_among
from intl_crm.db import Base
from intl_crm.records import Record
from intl_crm.texts import Texts


class Figure(Record, Base):
    """A published figure of a year, kept beside the computed one."""

    __tablename__ = "figure"
    kind = "figure"

    year: Mapped[int]
    name: Mapped[str] = mapped_column(String(40))
    value: Mapped[float] = mapped_column(Float)
    source: Mapped[Texts] = mapped_column(TextsType)
    reason: Mapped[Texts] = mapped_column(TextsType, default=Texts)

    @classmethod
    def constraints(cls) -> tuple[Index, ...]:
        """Let a year have one published figure of a name."""
        return (unique_among(LIVING, "uq_figure_year_name", "year", "name"),)


class Introduction(Record, Base):
    """The opening words of one section of a year's report."""

    __tablename__ = "introduction"
    kind = "introduction"

    year: Mapped[int]
    section: Mapped[str] = mapped_column(String(40))
    text: Mapped[Texts] = mapped_column(TextsType, default=Texts)
    because: Mapped[Texts] = mapped_column(TextsType, default=Texts)

    @classmethod
    def constraints(cls) -> tuple[Index | CheckConstraint, ...]:
        """Let a year's section have one introduction."""
        return (unique_among(LIVING, "uq_introduction_year_section", "year", "section"),)


class ReportForm(Record, Base):
    """How an office builds its report; one with the key of a form of the product stands in its place."""

    __tablename__ = "report_form"
    kind = "form"

    name: Mapped[Texts] = mapped_column(TextsType)
    # What `report_form.form_of` reads but the name: cover, numbering, sections, wording.
    definition: Mapped[dict[str, Any]] = mapped_column(JSON_TYPE)

    @classmethod
    def constraints(cls) -> tuple[CheckConstraint, ...]:
        """Refuse a form that nobody can name on the command line."""
        return (CheckConstraint("slug IS NOT NULL", name="has_key"),)


class EditionState(StrEnum):
    """How far an edition is."""

    DRAFT = "draft"
    CHECKED = "checked"
    ISSUED = "issued"


class Edition(Record, Base):
    """A year's report on its way to being issued, and as issued: its content does not change any more."""

    __tablename__ = "edition"
    kind = "edition"

    year: Mapped[int]
    form: Mapped[str] = mapped_column(String(80))
    languages: Mapped[tuple[str, ...]] = mapped_column(StringsType)
    # The day at which titles are judged.
    day: Mapped[date] = mapped_column(Date)
    state: Mapped[str] = mapped_column(String(8), default=EditionState.DRAFT.value)
    # 1, 2, 3… among the issued ones of a year and form.
    number: Mapped[int | None]
    # Why there is another edition after the first.
    reason: Mapped[str | None] = mapped_column(String(400))
    # Why it may be issued although something is missing.
    remark: Mapped[str | None] = mapped_column(String(400))
    checked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    checked_by: Mapped[str | None] = mapped_column(String(120))
    issued_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    issued_by: Mapped[str | None] = mapped_column(String(120))
    # Who signed it off, as printed in each of its languages.
    signed_by: Mapped[Texts | None] = mapped_column(TextsType)
    signed_on: Mapped[date | None] = mapped_column(Date)
    program: Mapped[str | None] = mapped_column(String(40))

    contents: Mapped[list["EditionContent"]] = relationship(
        back_populates="edition", order_by="EditionContent.language", cascade="all, delete-orphan"
    )
    files: Mapped[list["EditionFile"]] = relationship(
        back_populates="edition",
        order_by="EditionFile.language, EditionFile.format",
        cascade="all, delete-orphan",
    )

    @classmethod
    def constraints(cls) -> tuple[Index | CheckConstraint, ...]:
        """Refuse a number without an issue, an issue without who signed it, and the same number twice."""
        whole = "(state = 'issued') = (number IS NOT NULL)"
        signed = "state <> 'issued' OR (issued_at IS NOT NULL AND signed_by IS NOT NULL)"
        return (
            CheckConstraint("state IN ('draft', 'checked', 'issued')", name="state_known"),
            CheckConstraint(whole, name="issued_has_number"),
            CheckConstraint("number > 0", name="number_counts"),
            CheckConstraint(signed, name="issued_is_signed"),
            CheckConstraint("state = 'draft' OR checked_at IS NOT NULL", name="checked_before"),
            Index("uq_edition_number", "year", "form", "number", unique=True),
        )


class EditionContent(Base):
    """What an edition says in one language, with the form that it was built by and what it lacked."""

    __tablename__ = "edition_content"

    edition_id: Mapped[UUID] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    language: Mapped[str] = mapped_column(String(12), primary_key=True)
    # As `as_json.json_of` gives it.
    report: Mapped[dict[str, Any]] = mapped_column(JSON_TYPE)
    definition: Mapped[dict[str, Any]] = mapped_column(JSON_TYPE)
    gaps: Mapped[list[Any]] = mapped_column(JSON_TYPE)

    edition: Mapped[Edition] = relationship(back_populates="contents")


class EditionFile(Base):
    """An issued edition in one language and format; its bytes lie in the data folder under their digest."""

    __tablename__ = "edition_file"

    edition_id: Mapped[UUID] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    language: Mapped[str] = mapped_column(String(12), primary_key=True)
    format: Mapped[str] = mapped_column(String(8), primary_key=True)
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))

    edition: Mapped[Edition] = relationship(back_populates="files")
