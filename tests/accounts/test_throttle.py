from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from intl_crm.accounts import throttle
from intl_crm.accounts.models import SignInTally
from intl_crm.accounts.throttle import ADDRESS_LIMIT, LOGIN_LIMIT, PAIR_LIMIT, Attempt
from intl_crm.db import Database
from intl_crm.permissions import NOBODY

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOME, STRANGER = "203.0.113.5", "198.51.100.7"

Try = Callable[..., bool]


@pytest.fixture
def attempt(database: Database) -> Try:
    """Try to sign in once, and fail unless `right`."""

    def attempt(login: str = "officer", address: str = HOME, *, right: bool = False) -> bool:
        one = Attempt.of(login, address)
        with database.transaction(NOBODY) as session:
            may = throttle.may_try(session, one)
            if may and right:
                throttle.succeeded(session, one)
        return may

    return attempt


@pytest.fixture
def clock() -> time_machine.Traveller:
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


def fail(attempt: Try, times: int, **who: str) -> list[bool]:
    return [attempt(**who) for _ in range(times)]


def test_five_failures_lock_for_fifteen_minutes(attempt: Try, clock: time_machine.Traveller) -> None:
    assert fail(attempt, PAIR_LIMIT + 1) == [True] * PAIR_LIMIT + [False]
    clock.shift(timedelta(minutes=14, seconds=59))
    assert not attempt(right=True)
    clock.shift(timedelta(seconds=1))
    assert attempt(right=True)


def test_trying_while_locked_does_not_lock_longer(attempt: Try, clock: time_machine.Traveller) -> None:
    fail(attempt, PAIR_LIMIT)
    clock.shift(timedelta(minutes=10))
    fail(attempt, PAIR_LIMIT)
    clock.shift(timedelta(minutes=5))
    assert attempt()


@pytest.mark.usefixtures("clock")
def test_success_takes_the_failures_back(attempt: Try) -> None:
    for _ in range(3):
        assert fail(attempt, PAIR_LIMIT - 1) == [True] * (PAIR_LIMIT - 1)
        assert attempt(right=True)


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("other", [{"login": "admin"}, {"address": STRANGER}])
def test_a_lock_binds_one_name_at_one_address(attempt: Try, other: dict[str, str]) -> None:
    fail(attempt, PAIR_LIMIT)
    assert attempt(**other)


@pytest.mark.usefixtures("clock")
def test_a_name_is_one_however_it_is_typed(attempt: Try) -> None:
    for login in ("officer", "OFFICER", " Officer", "ｏｆｆｉｃｅｒ", "oFFicer"):
        attempt(login)
    assert not attempt("officer")


def test_many_addresses_are_braked_but_not_the_usual_one(attempt: Try, clock: time_machine.Traveller) -> None:
    assert attempt(right=True)
    clock.shift(timedelta(days=2))
    allowed = [attempt(address=f"198.51.100.{n // PAIR_LIMIT}") for n in range(LOGIN_LIMIT + 5)]
    assert allowed == [True] * LOGIN_LIMIT + [False] * 5
    assert not attempt(address=STRANGER)
    assert attempt(address=HOME, right=True)
    clock.shift(timedelta(hours=1))
    assert attempt(address=STRANGER)


@pytest.mark.usefixtures("clock")
def test_an_address_that_tries_many_names_is_braked_but_not_for_who_works_there(attempt: Try) -> None:
    assert attempt("officer", right=True)
    allowed = [attempt(f"name{n}") for n in range(ADDRESS_LIMIT + 5)]
    assert allowed == [True] * ADDRESS_LIMIT + [False] * 5
    assert attempt("officer", right=True)
    assert attempt("name1", address=STRANGER)


@pytest.mark.usefixtures("clock")
def test_what_was_typed_is_not_kept(attempt: Try, database: Database) -> None:
    attempt("my secret password")
    with database.reading() as session:
        row = session.scalars(select(SignInTally)).one()
        assert "secret" not in row.login_digest
        assert len(row.login_digest) == 64


def test_old_rows_are_forgotten(attempt: Try, database: Database, clock: time_machine.Traveller) -> None:
    fail(attempt, 3, login="guess")
    clock.shift(timedelta(hours=2))
    attempt(right=True)
    assert count(database) == 1
    clock.shift(timedelta(days=31))
    with database.transaction(NOBODY) as session:
        throttle.prune(session)
    assert count(database) == 0


def count(database: Database) -> int | None:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(SignInTally))


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.5", "203.0.113.5"),
        ("::ffff:203.0.113.5", "203.0.113.5"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        (None, "unknown"),
        ("", "unknown"),
        ("not an address", "unknown"),
    ],
)
def test_addresses_of_one_place_are_one(address: str | None, network: str) -> None:
    assert throttle.network_of(address) == network
