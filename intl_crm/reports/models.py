"""Tables of the year's published figures and introductions."""

from sqlalchemy import CheckConstraint, Float, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from intl_crm.columns import LIVING, TextsType, unique_among
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
