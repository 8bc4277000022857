"""Tables of accounts, sessions, one-time addresses, tallies of sign-ins and the audit."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from intl_crm.clock import now
from intl_crm.columns import JSON_TYPE, Key, UtcDateTime, reference
from intl_crm.db import Base
from intl_crm.permissions import Role
from intl_crm.records import Part, Record

ROLES = ", ".join(f"'{role}'" for role in Role)


class User(Record, Base):
    """An account that signs in."""

    __tablename__ = "user_account"
    kind = "user"

    login: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(12))
    language: Mapped[str | None] = mapped_column(String(12))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    disabled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @classmethod
    def constraints(cls) -> tuple[CheckConstraint, ...]:
        """Refuse a role that the policy does not know."""
        return (CheckConstraint(f"role IN ({ROLES})", name="role_known"),)

    @property
    def is_disabled(self) -> bool:
        """Whether the account may no longer sign in."""
        return self.disabled_at is not None or self.deleted_at is not None


class SignInSession(Base):
    """A session on the server; the browser holds its token, the database only a hash."""

    __tablename__ = "sign_in_session"

    id: Mapped[Key]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[UUID] = reference("user_account")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=now)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    user: Mapped[User] = relationship(foreign_keys=[user_id])


class OneTimeAddress(Base):
    """An address that signs in once, for a first password or a forgotten one."""

    __tablename__ = "one_time_address"

    id: Mapped[Key]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[UUID | None] = reference("user_account", nullable=True)
    purpose: Mapped[str] = mapped_column(String(20))
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    user: Mapped[User | None] = relationship(foreign_keys=[user_id])


class SignInTally(Base):
    """How often a name failed from one network address and when it last got in from there."""

    __tablename__ = "sign_in_tally"
    __table_args__ = (UniqueConstraint("login_digest", "address"),)

    id: Mapped[Key]
    # A digest, because people type their password into the field of the name.
    login_digest: Mapped[str] = mapped_column(String(64))
    address: Mapped[str] = mapped_column(String(64), index=True)
    failures: Mapped[int] = mapped_column(Integer, default=0)
    failed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    succeeded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RecordReader(Part, Base):
    """A person named to see one restricted record."""

    __tablename__ = "record_reader"
    __table_args__ = (UniqueConstraint("record_id", "user_id"),)

    record_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    user_id: Mapped[UUID] = reference("user_account")


class AuditEntry(Base):
    """One line of the audit: who did what to which record, from what to what."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_record", "record_id", "record_version"),)

    id: Mapped[Key]
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    actor_id: Mapped[UUID | None] = mapped_column(Uuid)
    actor_name: Mapped[str] = mapped_column(String(120))
    action: Mapped[str] = mapped_column(String(20))
    record_kind: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[UUID] = mapped_column(Uuid)
    record_version: Mapped[int] = mapped_column(Integer)
    changes: Mapped[dict[str, Any]] = mapped_column(JSON_TYPE, default=dict)
