"""What is done with feeds: made, given another address, ended."""

from sqlalchemy.orm import Session

from intl_crm.accounts.models import User
from intl_crm.accounts.tokens import digest, new_token
from intl_crm.calendar.models import Feed
from intl_crm.clock import now
from intl_crm.permissions import Action, Actor, Visibility, require


def create_feed(
    session: Session, actor: Actor, user: User, language: str, *, name: str = "", query: str = ""
) -> tuple[Feed, str]:
    """Return a new feed that shows what `user` may see, and its token, which is shown only now."""
    _require_own(actor, user)
    token = new_token()
    feed = Feed(
        user_id=user.id,
        language=language,
        name=name,
        query=query,
        token_hash=digest(token),
        # Nobody's business but its owner's.
        visibility=Visibility.RESTRICTED.value,
    )
    session.add(feed)
    session.flush()
    return feed, token


def renew_feed(session: Session, actor: Actor, feed: Feed) -> str:
    """Return a new token of a feed; its former address ends."""
    _require_own(actor, feed.user)
    token = new_token()
    feed.token_hash, feed.revoked_at = digest(token), None
    session.flush()
    return token


def revoke_feed(session: Session, actor: Actor, feed: Feed) -> Feed:
    """End a feed: its address is answered as one that never was."""
    _require_own(actor, feed.user)
    if feed.revoked_at is None:
        feed.revoked_at = now()
        session.flush()
    return feed


def feed_address(base_url: str, token: str, name: str) -> str:
    """Return the whole address of a feed, which ends in a name that can be read."""
    return f"{base_url.rstrip('/')}/feeds/{token}/{name}.ics"


def _require_own(actor: Actor, user: User) -> None:
    require(actor, Action.SUBSCRIBE, "feed")
    if actor.user_id is None or actor.user_id != user.id:
        require(actor, Action.ADMINISTER, "feed")
