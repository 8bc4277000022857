from urllib.parse import urlsplit

from sqlalchemy import select

from intl_crm.accounts import one_time
from intl_crm.accounts.models import User
from intl_crm.accounts.tokens import digest
from intl_crm.calendar.models import Feed
from intl_crm.db import Database
from intl_crm.demo.access import feed_addresses, sign_in_addresses
from intl_crm.demo.loading import DEMO
from intl_crm.texts import LANGUAGES

BASE = "https://crm.example/"
ROLES = {"viewer", "protocol", "officer", "admin"}


def addresses(demo: Database) -> tuple[dict[str, str], dict[str, str]]:
    with demo.transaction(DEMO) as session:
        return sign_in_addresses(session, BASE), feed_addresses(session, BASE)


def path(address: str) -> list[str]:
    assert address.startswith("https://crm.example/")
    return urlsplit(address).path.split("/")[1:]


def whose(demo: Database, address: str) -> str | None:
    """The account that an address lets in, or None where it is over."""
    *_, token = path(address)
    with demo.reading() as session:
        try:
            found = one_time.find(session, token, one_time.Purpose.SIGN_IN)
        except one_time.AddressIsOver:
            return None
        return found.user.login if found.user else None


def shown(demo: Database, address: str) -> str | None:
    """The language of the feed at an address, or None where there is none."""
    room, token, name = path(address)
    assert room == "feeds"
    assert name.endswith(".ics")
    with demo.reading() as session:
        asked = (Feed.token_hash == digest(token)) & Feed.revoked_at.is_(None)
        return session.scalar(select(Feed.language).where(asked))


def test_each_role_has_an_account_without_a_password(demo: Database) -> None:
    with demo.reading() as session:
        users = list(session.scalars(select(User)))
    assert {(user.login, user.role, user.key) for user in users} == {(role, role, role) for role in ROLES}
    assert {user.password_hash for user in users} == {None}


def test_addresses_let_each_role_in(demo: Database) -> None:
    sign_in, _ = addresses(demo)
    assert {role: whose(demo, address) for role, address in sign_in.items()} == {role: role for role in ROLES}


def test_feeds_are_in_every_language_and_the_viewers(demo: Database) -> None:
    _, feeds = addresses(demo)
    assert {language: shown(demo, address) for language, address in feeds.items()} == {
        language: language for language in LANGUAGES
    }
    with demo.reading() as session:
        assert {feed.user.login for feed in session.scalars(select(Feed))} == {"viewer"}


def test_new_addresses_end_the_former_ones(demo: Database) -> None:
    former_sign_in, former_feeds = addresses(demo)
    sign_in, feeds = addresses(demo)
    assert {whose(demo, address) for address in former_sign_in.values()} == {None}
    assert {shown(demo, address) for address in former_feeds.values()} == {None}
    assert {whose(demo, address) for address in sign_in.values()} == ROLES
    assert {shown(demo, address) for address in feeds.values()} == set(LANGUAGES)


def test_a_revoked_feed_is_the_only_one_that_comes_back(demo: Database) -> None:
    addresses(demo)
    addresses(demo)
    with demo.reading() as session:
        assert len(session.scalars(select(Feed)).all()) == len(LANGUAGES)
