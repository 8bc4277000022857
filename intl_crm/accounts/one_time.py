"""Addresses that let somebody in once: the first password, a forgotten one, the first start."""

from datetime import timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, CursorResult, delete, or_, select, update
from sqlalchemy.orm import Session

from intl_crm.accounts.models import OneTimeAddress, User
from intl_crm.accounts.tokens import digest, new_token
from intl_crm.clock import now
from intl_crm.db import Database
from intl_crm.errors import CrmError
from intl_crm.permissions import COMMAND

HOURS = 24
LIFETIME = timedelta(hours=HOURS)


class Purpose(StrEnum):
    """What an address is for."""

    SIGN_IN = "sign_in"
    FIRST_PASSWORD = "first_password"  # noqa: S105 -- the name of a purpose
    FIRST_START = "first_start"


class AddressIsOver(CrmError):
    """A one-time address that was used, has expired or never was; it does not say which."""


def make(session: Session, purpose: Purpose, user: User | None = None) -> str:
    """Return the token of a new address; the former ones of this account end."""
    revoke_all(session, user)
    token, ends_at = new_token(), now() + LIFETIME
    row = OneTimeAddress(token_hash=digest(token), user_id=user and user.id, purpose=purpose, ends_at=ends_at)
    session.add(row)
    session.flush()
    return token


def find(session: Session, token: str, *purposes: Purpose) -> OneTimeAddress:
    """Return the address of this token if it can be used for one of the purposes, or raise AddressIsOver."""
    asked = (OneTimeAddress.token_hash == digest(token)) & OneTimeAddress.purpose.in_(purposes)
    found = session.scalar(select(OneTimeAddress).where(asked, _is_open()))
    if found is None or (found.user is not None and found.user.is_disabled):
        raise AddressIsOver("this one-time address can no longer be used")
    return found


def use(session: Session, found: OneTimeAddress) -> None:
    """Use an address up; of two who use it at once one gets AddressIsOver."""
    mark = update(OneTimeAddress).where(OneTimeAddress.id == found.id, _is_open()).values(used_at=now())
    result = session.execute(mark)
    if not isinstance(result, CursorResult) or result.rowcount != 1:
        raise AddressIsOver("this one-time address can no longer be used")


def revoke_all(session: Session, user: User | None) -> None:
    """Forget the addresses of an account, or those of the first start, and all that have expired."""
    owned = OneTimeAddress.user_id.is_(None) if user is None else OneTimeAddress.user_id == user.id
    session.execute(delete(OneTimeAddress).where(or_(owned, OneTimeAddress.ends_at < now())))


def sign_in_address(base_url: str, token: str) -> str:
    """Return the whole address that signs in once."""
    return f"{base_url.rstrip('/')}/sign-in/once/{token}"


def first_start_address(database: Database, base_url: str) -> str | None:
    """Return a new address of the first start while nobody has an account, and the former one ends."""
    with database.transaction(COMMAND) as session:
        if has_accounts(session):
            return None
        return f"{base_url.rstrip('/')}/first-start/{make(session, Purpose.FIRST_START)}"


def has_accounts(session: Session) -> bool:
    """Return whether anybody has an account."""
    return session.scalar(select(User.id).limit(1)) is not None


def _is_open() -> ColumnElement[bool]:
    return OneTimeAddress.used_at.is_(None) & (OneTimeAddress.ends_at > now())
