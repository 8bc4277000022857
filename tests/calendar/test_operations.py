"""Feeds made, given another address, ended: by their owner or an administrator."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from intl_crm.accounts.models import AuditEntry, User
from intl_crm.calendar import operations, queries
from intl_crm.calendar.models import Feed
from intl_crm.calendar.operations import create_feed, feed_address
from intl_crm.db import Database
from intl_crm.permissions import COMMAND, NOBODY, Actor, NotAllowed, may_see

ActorOf = Callable[[str], Actor]
UserOf = Callable[[str], User]


def made(database: Database, actor: Actor, owner: User) -> tuple[Feed, str]:
    with database.transaction(actor) as session:
        return create_feed(session, actor, owner, "en", name="Mine", query="country=JP")


def at(database: Database, token: str) -> Feed | None:
    with database.reading() as session:
        return queries.feed_at(session, token)


def test_a_feed_is_found_by_its_token_alone(database: Database, user_of: UserOf, actor: ActorOf) -> None:
    feed, token = made(database, actor("viewer"), user_of("viewer"))
    found = at(database, token)
    assert found is not None
    assert (found.id, found.user.login, found.language) == (feed.id, "viewer", "en")
    assert (found.name, found.query) == ("Mine", "country=JP")
    assert [at(database, wrong) for wrong in (token[:-1], token + "x", "", feed.token_hash, "\0")] == [
        None
    ] * 5


def test_the_token_has_256_bits_and_is_nowhere_kept(
    database: Database, user_of: UserOf, actor: ActorOf
) -> None:
    feed, token = made(database, actor("viewer"), user_of("viewer"))
    assert len(token) >= 43
    with database.reading() as session:
        kept = session.get_one(Feed, feed.id)
        entries = session.scalars(select(AuditEntry)).all()
        assert token not in str(vars(kept)) + str([entry.changes for entry in entries])
        assert kept.token_hash not in str([entry.changes for entry in entries])


def test_a_new_address_ends_the_old_one(database: Database, user_of: UserOf, actor: ActorOf) -> None:
    viewer = actor("viewer")
    feed, old = made(database, viewer, user_of("viewer"))
    with database.transaction(viewer) as session:
        new = operations.renew_feed(session, viewer, session.get_one(Feed, feed.id))
    assert at(database, old) is None
    assert at(database, new) is not None


def test_a_revoked_feed_is_gone_and_is_revoked_once(
    database: Database, user_of: UserOf, actor: ActorOf
) -> None:
    viewer = actor("viewer")
    feed, token = made(database, viewer, user_of("viewer"))
    ended = []
    for _ in range(2):
        with database.transaction(viewer) as session:
            ended.append(operations.revoke_feed(session, viewer, session.get_one(Feed, feed.id)).revoked_at)
    assert ended[0] == ended[1] is not None
    assert at(database, token) is None
    with database.reading() as session:
        assert queries.feeds_of(session) == []


@pytest.mark.parametrize("role", ["viewer", "protocol", "officer"])
def test_nobody_else_makes_renews_or_ends_ones_feed(
    database: Database, user_of: UserOf, actor: ActorOf, role: str
) -> None:
    feed, token = made(database, COMMAND, user_of("admin"))
    other = actor(role)
    with database.transaction(other) as session:
        mine = session.get_one(Feed, feed.id)
        with pytest.raises(NotAllowed):
            create_feed(session, other, mine.user, "en")
        with pytest.raises(NotAllowed):
            operations.renew_feed(session, other, mine)
        with pytest.raises(NotAllowed):
            operations.revoke_feed(session, other, mine)
    assert at(database, token) is not None


def test_an_administrator_ends_anybodys_feed(database: Database, user_of: UserOf, actor: ActorOf) -> None:
    admin = actor("admin")
    feed, token = made(database, actor("viewer"), user_of("viewer"))
    with database.transaction(admin) as session:
        operations.revoke_feed(session, admin, session.get_one(Feed, feed.id))
    assert at(database, token) is None


def test_who_is_not_signed_in_makes_none(database: Database, user_of: UserOf) -> None:
    owner = user_of("viewer")
    with database.transaction(NOBODY) as session, pytest.raises(NotAllowed):
        create_feed(session, NOBODY, owner, "en")


def test_a_feed_is_nobodys_business_but_its_owners(
    database: Database, user_of: UserOf, actor: ActorOf
) -> None:
    viewer = actor("viewer")
    feed, _token = made(database, viewer, user_of("viewer"))
    with database.reading() as session:
        assert queries.own_feed(session, viewer.user_id, feed.key) is not None
        assert queries.own_feed(session, actor("officer").user_id, feed.key) is None
        assert queries.own_feed(session, None, feed.key) is None
    assert may_see(viewer, feed)
    assert not may_see(actor("officer"), feed)


def test_an_address_ends_in_a_name_that_can_be_read() -> None:
    address = feed_address("https://crm.example/", "token", "kaohsiung-en")
    assert address == "https://crm.example/feeds/token/kaohsiung-en.ics"
