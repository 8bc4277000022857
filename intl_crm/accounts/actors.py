"""What an account may do, as the policy takes it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from intl_crm.accounts.models import RecordReader, User
from intl_crm.permissions import NOBODY, Actor, Role


def actor_of(session: Session, user: User) -> Actor:
    """Return the actor of an account with the restricted records it may see; NOBODY if it is disabled."""
    if user.is_disabled:
        return NOBODY
    named = session.scalars(select(RecordReader.record_id).where(RecordReader.user_id == user.id))
    return Actor(Role(user.role), user.name, user.id, user.language, frozenset(named))
