"""The ways into the demo: an account for each role, one-time sign-in addresses, and feeds."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from intl_crm.accounts import one_time
from intl_crm.accounts.models import User
from intl_crm.accounts.operations import create_user, find_user
from intl_crm.calendar.models import Feed
from intl_crm.calendar.operations import create_feed, feed_address, renew_feed
from intl_crm.demo.facts import read
from intl_crm.demo.loading import DEMO
from intl_crm.permissions import Role
from intl_crm.texts import LANGUAGES


def accounts(session: Session) -> dict[str, User]:
    """Return the demo's account of each role, made where it is missing."""
    return {facts["login"]: _account(session, **facts) for facts in read("accounts")["accounts"]}


def _account(session: Session, login: str, name: str) -> User:
    found = find_user(session, login)
    if found is None:
        found = create_user(session, DEMO, login=login, name=name, role=Role(login))
        found.slug = login
    return found


def sign_in_addresses(session: Session, base_url: str) -> dict[str, str]:
    """Return a new one-time address for each role; the former ones end."""
    return {
        role: one_time.sign_in_address(base_url, one_time.make(session, one_time.Purpose.SIGN_IN, user))
        for role, user in accounts(session).items()
    }


def feed_addresses(session: Session, base_url: str) -> dict[str, str]:
    """Return a new address of the calendar in each language; the former ones end."""
    owner = accounts(session)[read("accounts")["feeds"]]
    return {language: _feed_address(session, owner, language, base_url) for language in LANGUAGES}


def _feed_address(session: Session, owner: User, language: str, base_url: str) -> str:
    slug = f"demo-{language.lower()}"
    feed = session.scalar(select(Feed).where(Feed.slug == slug))
    if feed is None:
        feed, token = create_feed(session, DEMO, owner, language)
        feed.slug = slug
    else:
        token = renew_feed(session, DEMO, feed)
    return feed_address(base_url, token, f"{read('cities')['office']['home']}-{language.lower()}")
