"""Who is signed in, by the browser's signed cookie and the session on the server.

The cookie holds the session's token and when it was last seen, so that a page that is only read writes
nothing to the database. An old copy of the cookie is idle by its own time.
"""

from datetime import timedelta

from flask import session as cookie
from sqlalchemy.orm import Session

from intl_crm.accounts import sessions
from intl_crm.accounts.actors import actor_of
from intl_crm.accounts.audit import note
from intl_crm.accounts.models import User
from intl_crm.clock import now
from intl_crm.config import Settings
from intl_crm.permissions import NOBODY, Actor

TOKEN, SEEN = "token", "seen"
# What a browser keeps of the time before it signed in.
KEPT = ("language",)
SEEN_EVERY = timedelta(minutes=1)


def actor_of_request(session: Session, settings: Settings) -> Actor:
    """Return who asks; a session that is idle, over or revoked is nobody's."""
    if TOKEN not in cookie:
        return NOBODY
    user = None if _idle_for() > settings.idle_limit else sessions.find(session, cookie[TOKEN])
    if user is None:
        del cookie[TOKEN]
        return NOBODY
    if _idle_for() > SEEN_EVERY:
        _see()
    return actor_of(session, user)


def sign_in(session: Session, user: User, settings: Settings) -> None:
    """Begin a session under a new id; what the browser held before is forgotten."""
    kept = {name: cookie[name] for name in KEPT if name in cookie}
    _end(session)
    cookie.clear()
    cookie.update(kept)
    cookie[TOKEN] = sessions.begin(session, user, settings)
    _see()
    session.info["actor"] = actor_of(session, user)
    note(session, "sign_in", user)


def sign_out(session: Session, user: User) -> None:
    """End the session on the server and in the browser."""
    _end(session)
    cookie.clear()
    note(session, "sign_out", user)


def _end(session: Session) -> None:
    if TOKEN in cookie:
        sessions.revoke(session, cookie[TOKEN])


def _see() -> None:
    cookie[SEEN] = int(now().timestamp())


def _idle_for() -> timedelta:
    return timedelta(seconds=now().timestamp() - cookie.get(SEEN, 0))
