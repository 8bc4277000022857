from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from intl_crm.accounts import one_time, operations
from intl_crm.accounts.models import OneTimeAddress, User
from intl_crm.accounts.one_time import AddressIsOver, Purpose
from intl_crm.accounts.tokens import digest
from intl_crm.db import Database
from intl_crm.permissions import COMMAND

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

Make = Callable[[], str]


@pytest.fixture
def make(database: Database, user_of: Callable[[str], User]) -> Make:
    user = user_of("officer")

    def make() -> str:
        with database.transaction(COMMAND) as session:
            return one_time.make(session, Purpose.SIGN_IN, session.merge(user, load=False))

    return make


def use(database: Database, token: str, *purposes: Purpose) -> str:
    with database.transaction(COMMAND) as session:
        found = one_time.find(session, token, *(purposes or (Purpose.SIGN_IN,)))
        one_time.use(session, found)
        assert found.user is not None
        return found.user.login


def test_an_address_works_once(database: Database, make: Make) -> None:
    token = make()
    assert use(database, token) == "officer"
    with pytest.raises(AddressIsOver):
        use(database, token)


def test_looking_at_an_address_does_not_use_it(database: Database, make: Make) -> None:
    token = make()
    for _ in range(3):
        with database.reading() as session:
            one_time.find(session, token, Purpose.SIGN_IN)
    assert use(database, token) == "officer"


def test_of_two_who_use_it_at_once_one_is_refused(database: Database, make: Make) -> None:
    token = make()
    with database.reading() as session:
        found = one_time.find(session, token, Purpose.SIGN_IN)
    assert use(database, token) == "officer"
    with pytest.raises(AddressIsOver), database.transaction(COMMAND) as session:
        one_time.use(session, found)


def test_only_a_digest_is_kept(database: Database, make: Make) -> None:
    token = make()
    assert len(token) >= 43
    with database.reading() as session:
        assert session.scalars(select(OneTimeAddress.token_hash)).all() == [digest(token)]


@pytest.mark.parametrize(
    ("age", "works"), [(timedelta(hours=23, minutes=59), True), (timedelta(hours=24), False)]
)
def test_an_address_expires(database: Database, make: Make, age: timedelta, works: bool) -> None:
    with time_machine.travel(START, tick=False) as clock:
        token = make()
        clock.shift(age)
        if works:
            assert use(database, token) == "officer"
        else:
            with pytest.raises(AddressIsOver):
                use(database, token)


def test_a_new_address_ends_the_former(database: Database, make: Make) -> None:
    former, newer = make(), make()
    with pytest.raises(AddressIsOver):
        use(database, former)
    assert use(database, newer) == "officer"


def test_an_address_serves_its_purpose_alone(database: Database, make: Make) -> None:
    with pytest.raises(AddressIsOver):
        use(database, make(), Purpose.FIRST_PASSWORD, Purpose.FIRST_START)


def test_an_address_of_a_disabled_account_is_over(database: Database, make: Make) -> None:
    before = make()
    with database.transaction(COMMAND) as session:
        operations.disable(session, COMMAND, operations.user_of(session, "officer"))
    for token in (before, make(), "never was one"):
        with pytest.raises(AddressIsOver):
            use(database, token)


def test_first_start_is_open_only_while_nobody_has_an_account(
    database: Database, user_of: Callable[[str], User]
) -> None:
    address = one_time.first_start_address(database, "http://127.0.0.1:5000/")
    assert address is not None
    base, token = address.rsplit("/", 1)
    assert base == "http://127.0.0.1:5000/first-start"
    with database.reading() as session:
        assert one_time.find(session, token, Purpose.FIRST_START).user is None
    user_of("admin")
    assert one_time.first_start_address(database, "http://127.0.0.1:5000") is None
