from sqlalchemy import select

from intl_crm.accounts.models import User
from intl_crm.accounts.tokens import digest
from intl_crm.calendar.models import Feed
from intl_crm.calendar.operations import create_feed, feed_address, renew_address, revoke_feed
from intl_crm.db import Database
from tests.factories import ACTOR


def made(database: Database) -> tuple[Feed, str]:
    with database.transaction(ACTOR) as session:
        owner = User(login="viewer", name="Viewer", role="viewer")
        session.add(owner)
        session.flush()
        return create_feed(session, owner, "ko", query="?kind=signing", name="행정국제처")


def test_only_a_digest_of_the_secret_is_kept(database: Database) -> None:
    feed, token = made(database)
    assert len(token) >= 32
    assert (feed.token_hash, feed.language, feed.query) == (digest(token), "ko", "?kind=signing")
    with database.reading() as session:
        row = session.execute(select(Feed.__table__)).one()
    assert token not in str(row)


def test_a_new_address_ends_the_former_one(database: Database) -> None:
    feed, former = made(database)
    with database.transaction(ACTOR) as session:
        token = renew_address(session, session.merge(feed, load=False))
    with database.reading() as session:
        kept = session.scalars(select(Feed.token_hash)).one()
    assert kept == digest(token) != digest(former)


def test_a_revoked_feed_stays_revoked_since_then(database: Database) -> None:
    feed, _token = made(database)
    with database.transaction(ACTOR) as session:
        found = session.get_one(Feed, feed.id)
        since = revoke_feed(session, found).revoked_at
        assert since is not None
        assert revoke_feed(session, found).revoked_at == since


def test_an_address_ends_in_a_name_that_can_be_read() -> None:
    found = feed_address("https://crm.example/", "secret", "kaohsiung-ko")
    assert found == "https://crm.example/feeds/secret/kaohsiung-ko.ics"
