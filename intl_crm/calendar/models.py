"""The table of feeds: saved filters with a secret address."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from intl_crm.accounts.models import User
from intl_crm.columns import UtcDateTime, reference
from intl_crm.db import Base
from intl_crm.records import Record


class Feed(Record, Base):
    """A filter in one language, fetched under a secret of which only a hash is kept."""

    __tablename__ = "feed"
    kind = "feed"

    user_id: Mapped[UUID] = reference("user_account")
    language: Mapped[str] = mapped_column(String(12))
    name: Mapped[str] = mapped_column(String(120), default="")
    query: Mapped[str] = mapped_column(String(500), default="")
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    user: Mapped[User] = relationship(foreign_keys=[user_id])
