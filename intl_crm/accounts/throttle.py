"""How often one may fail to sign in.

Three limits, all of failures: of a name from one address, of a name from all addresses, of an address with
all names. The latter two do not bind an address from which the name has got in before, so a stranger can't
keep an officer out of their usual place.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session
from uuid_utils.compat import uuid7

from intl_crm.accounts.logins import normal_login
from intl_crm.accounts.models import SignInTally
from intl_crm.accounts.tokens import digest
from intl_crm.clock import now

PAIR_LIMIT, PAIR_TIME = 5, timedelta(minutes=15)
LOGIN_LIMIT, LOGIN_TIME = 20, timedelta(hours=1)
ADDRESS_LIMIT, ADDRESS_TIME = 50, timedelta(minutes=15)
USUAL_TIME = timedelta(days=30)
# One household or office of the newer network has as many addresses as it likes within this prefix.
SAME_NETWORK = 64


@dataclass(frozen=True)
class Attempt:
    """A name that somebody typed, as a digest, and the network address it came from."""

    login: str
    address: str

    @classmethod
    def of(cls, login: str, address: str | None) -> "Attempt":
        """Return the attempt as it is counted."""
        return cls(digest(normal_login(login)), network_of(address))


def network_of(address: str | None) -> str:
    """Return the address, or the network that stands for all addresses of one place."""
    try:
        found = ip_address(address or "")
    except ValueError:
        return "unknown"
    if not isinstance(found, IPv6Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((found.packed, SAME_NETWORK), strict=False))


def may_try(session: Session, attempt: Attempt) -> bool:
    """Return whether the password may be looked at; a failure is counted until `succeeded` takes it back."""
    at, tally = now(), _tally(session, attempt)
    if _recent(tally, at) >= PAIR_LIMIT:
        return False
    if not _is_usual(tally, at) and _is_braked(session, attempt, at):
        return False
    tally.failures, tally.failed_at = _recent(tally, at) + 1, at
    session.flush()
    return True


def succeeded(session: Session, attempt: Attempt) -> None:
    """Forget the failures of a name at an address, and remember that it is usual there."""
    tally = _tally(session, attempt)
    tally.failures, tally.failed_at, tally.succeeded_at = 0, None, now()
    session.flush()
    prune(session)


def prune(session: Session) -> None:
    """Forget what no limit asks for any more."""
    at = now()
    old_failure = or_(SignInTally.failed_at.is_(None), SignInTally.failed_at < at - LOGIN_TIME)
    old_success = or_(SignInTally.succeeded_at.is_(None), SignInTally.succeeded_at < at - USUAL_TIME)
    session.execute(delete(SignInTally).where(old_failure, old_success))


def _tally(session: Session, attempt: Attempt) -> SignInTally:
    """Return the row of an attempt, made if it is the first, and held until the transaction ends."""
    insert = sqlite_insert if session.get_bind().dialect.name == "sqlite" else postgresql_insert
    row = {"id": uuid7(), "login_digest": attempt.login, "address": attempt.address, "failures": 0}
    session.execute(insert(SignInTally).values(row).on_conflict_do_nothing())
    held = (SignInTally.login_digest == attempt.login) & (SignInTally.address == attempt.address)
    return session.scalars(select(SignInTally).where(held).with_for_update()).one()


def _recent(tally: SignInTally, at: datetime) -> int:
    return tally.failures if tally.failed_at and at - tally.failed_at < PAIR_TIME else 0


def _is_usual(tally: SignInTally, at: datetime) -> bool:
    return tally.succeeded_at is not None and at - tally.succeeded_at < USUAL_TIME


def _is_braked(session: Session, attempt: Attempt, at: datetime) -> bool:
    of_login = _failures(session, SignInTally.login_digest == attempt.login, at - LOGIN_TIME)
    of_address = _failures(session, SignInTally.address == attempt.address, at - ADDRESS_TIME)
    return of_login >= LOGIN_LIMIT or of_address >= ADDRESS_LIMIT


def _failures(session: Session, condition: ColumnElement[bool], since: datetime) -> int:
    query = select(func.coalesce(func.sum(SignInTally.failures), 0))
    return session.scalar(query.where(condition, SignInTally.failed_at > since)) or 0
