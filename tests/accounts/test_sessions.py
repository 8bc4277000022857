from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from intl_crm.accounts import operations, sessions
from intl_crm.accounts.models import SignInSession, User
from intl_crm.accounts.tokens import digest
from intl_crm.config import Settings
from intl_crm.db import Database
from intl_crm.permissions import COMMAND, Role

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def begun(database: Database, settings: Settings, user_of: Callable[[str], User]) -> Callable[[], str]:
    def begin() -> str:
        user = user_of("officer")
        with database.transaction(COMMAND) as session:
            return sessions.begin(session, user, settings)

    return begin


def login_of(database: Database, token: str) -> str | None:
    with database.reading() as session:
        found = sessions.find(session, token)
        return found and found.login


def test_a_token_finds_its_account(database: Database, begun: Callable[[], str]) -> None:
    assert login_of(database, begun()) == "officer"
    assert login_of(database, "another token") is None


def test_tokens_are_long_and_only_their_digest_is_kept(database: Database, begun: Callable[[], str]) -> None:
    tokens = {begun() for _ in range(5)}
    assert len(tokens) == 5
    assert all(len(token) >= 43 for token in tokens)
    with database.reading() as session:
        assert set(session.scalars(select(SignInSession.token_hash))) == {digest(token) for token in tokens}


def test_a_session_ends_by_itself(database: Database, begun: Callable[[], str], settings: Settings) -> None:
    with time_machine.travel(START, tick=False) as clock:
        token = begun()
        clock.shift(settings.absolute_limit - timedelta(seconds=1))
        assert login_of(database, token) == "officer"
        clock.shift(timedelta(seconds=1))
        assert login_of(database, token) is None
        begun()
        with database.reading() as session:
            assert session.scalar(select(func.count()).select_from(SignInSession)) == 1


def test_one_session_can_be_revoked(database: Database, begun: Callable[[], str]) -> None:
    first, second = begun(), begun()
    with database.transaction(COMMAND) as session:
        sessions.revoke(session, first)
    assert login_of(database, first) is None
    assert login_of(database, second) == "officer"


CHANGES: dict[str, Callable[..., object]] = {
    "disable": operations.disable,
    "role": lambda session, actor, user: operations.change_role(session, actor, user, Role.VIEWER),
    "password": lambda session, actor, user: operations.set_password(session, actor, user, "a new password"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_rights_ends_every_session(
    database: Database, begun: Callable[[], str], change: str
) -> None:
    tokens = begun(), begun()
    with database.transaction(COMMAND) as session:
        CHANGES[change](session, COMMAND, operations.user_of(session, "officer"))
    assert [login_of(database, token) for token in tokens] == [None, None]


def test_what_changes_no_rights_ends_no_session(database: Database, begun: Callable[[], str]) -> None:
    token = begun()
    with database.transaction(COMMAND) as session:
        user = operations.user_of(session, "officer")
        operations.rename(session, COMMAND, user, "Another name")
        operations.change_role(session, COMMAND, user, Role.OFFICER)
        operations.enable(session, COMMAND, user)
    assert login_of(database, token) == "officer"
