"""Letting somebody in by name and password."""

from uuid import UUID

from intl_crm.accounts import passwords, throttle
from intl_crm.accounts.actors import actor_of
from intl_crm.accounts.audit import note, note_of_nobody
from intl_crm.accounts.models import User
from intl_crm.accounts.operations import find_user
from intl_crm.accounts.throttle import Attempt
from intl_crm.db import Database
from intl_crm.permissions import NOBODY

FAILED = "sign_in_failed"


def admitted(database: Database, login: str, password: str, address: str | None) -> UUID | None:
    """Return whose name and password these are; a wrong one, an unknown one and a locked one are all None.

    The attempt is counted before the password is looked at, so that many attempts at once are no way round
    the limit, and no transaction is open meanwhile: hashing is slow on purpose.
    """
    attempt = Attempt.of(login, address)
    with database.transaction(NOBODY) as session:
        user = find_user(session, login)
        may_try = throttle.may_try(session, attempt)
    kept = user.password_hash if user and may_try and not user.is_disabled else None
    if not passwords.matches(kept, password) or user is None:
        if may_try:
            _note_failure(database, user)
        return None
    _welcome(database, user.id, attempt, password)
    return user.id


def _note_failure(database: Database, user: User | None) -> None:
    """Write the failure into the audit, for an unknown name too, or it would be told by the time it takes.

    Of an unknown name nothing is kept: people type their password there. What the limits refuse without a
    look at the password is not written, so that no stranger fills the audit.
    """
    with database.transaction(NOBODY) as session:
        if user is None:
            note_of_nobody(session, FAILED, User.kind)
        else:
            note(session, FAILED, user)


def _welcome(database: Database, user_id: UUID, attempt: Attempt, password: str) -> None:
    """Take the counted failure back, and hash the password anew where today's costs are higher."""
    with database.transaction(NOBODY) as session:
        throttle.succeeded(session, attempt)
        user = session.get_one(User, user_id)
        if user.password_hash and passwords.is_outdated(user.password_hash):
            session.info["actor"] = actor_of(session, user)
            user.password_hash = passwords.rehashed(password)
