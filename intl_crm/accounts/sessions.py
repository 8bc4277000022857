"""Sessions on the server: begun at sign-in, found at each request, ended by time or revoked."""

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from intl_crm.accounts.models import SignInSession, User
from intl_crm.accounts.tokens import digest, new_token
from intl_crm.clock import now
from intl_crm.config import Settings


def begin(session: Session, user: User, limits: Settings) -> str:
    """Return the token of a new session of `user`; sessions that are over are forgotten."""
    session.execute(delete(SignInSession).where(SignInSession.user_id == user.id, ~_is_running()))
    token = new_token()
    session.add(
        SignInSession(user_id=user.id, token_hash=digest(token), ends_at=now() + limits.absolute_limit)
    )
    session.flush()
    return token


def find(session: Session, token: str) -> User | None:
    """Return the account whose running session has this token, unless it is disabled."""
    query = select(User).join(SignInSession, SignInSession.user_id == User.id)
    held = SignInSession.token_hash == digest(token)
    return session.scalar(query.where(held, _is_running(), User.disabled_at.is_(None)))


def revoke(session: Session, token: str) -> None:
    """End the session that has this token."""
    session.execute(
        update(SignInSession).where(SignInSession.token_hash == digest(token)).values(revoked_at=now())
    )


def revoke_all(session: Session, user: User) -> None:
    """End every session of an account."""
    running = (SignInSession.user_id == user.id) & SignInSession.revoked_at.is_(None)
    session.execute(update(SignInSession).where(running).values(revoked_at=now()))


def _is_running() -> ColumnElement[bool]:
    return SignInSession.revoked_at.is_(None) & (SignInSession.ends_at > now())
