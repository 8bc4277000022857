"""The table of the search index; each database keeps its own full-text index over it by triggers."""

from uuid import UUID

from sqlalchemy import Index, Integer, String, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from intl_crm.db import Base


class SearchEntry(Base):
    """The terms under which one record is found."""

    __tablename__ = "search_entry"
    __table_args__ = (Index("ix_search_entry_kind", "kind"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    record_id: Mapped[UUID] = mapped_column(Uuid, unique=True)
    terms: Mapped[str] = mapped_column(Text)
