"""The table of files that belong to records."""

from uuid import UUID

from sqlalchemy import CheckConstraint, Integer, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from intl_crm.columns import TextsType
from intl_crm.db import Base
from intl_crm.records import Record
from intl_crm.texts import Texts


class File(Record, Base):
    """A photograph, scan or paper of any record; its bytes lie in the data folder under a random name."""

    __tablename__ = "file"
    kind = "file"

    record_kind: Mapped[str] = mapped_column(String(20))
    record_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    sort: Mapped[str] = mapped_column(String(12))
    name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(80))
    size: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(String(64))
    path: Mapped[str] = mapped_column(String(80), unique=True)
    width: Mapped[int | None]
    height: Mapped[int | None]
    caption: Mapped[Texts] = mapped_column(TextsType, default=Texts)
    alternative: Mapped[Texts] = mapped_column(TextsType, default=Texts)
    # Whether the year's report prints it with its exchange.
    in_report: Mapped[bool] = mapped_column(default=False)

    @property
    def record(self) -> tuple[str, UUID]:
        """The record that the file belongs to."""
        return self.record_kind, self.record_id

    @record.setter
    def record(self, owner: tuple[str, UUID]) -> None:
        self.record_kind, self.record_id = owner

    @classmethod
    def constraints(cls) -> tuple[CheckConstraint, ...]:
        """Refuse a sort that the product does not show and an empty file."""
        return (
            CheckConstraint("sort IN ('photograph', 'scan', 'paper')", name="sort_known"),
            CheckConstraint("size > 0", name="not_empty"),
            CheckConstraint(
                "sort <> 'photograph' OR media_type LIKE 'image/%'", name="photograph_is_picture"
            ),
            CheckConstraint("NOT in_report OR sort = 'photograph'", name="report_shows_photographs"),
        )
