from collections.abc import Callable
from statistics import median
from time import process_time

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from intl_crm.accounts import operations
from intl_crm.accounts.admission import admitted
from intl_crm.accounts.audit import NOWHERE
from intl_crm.accounts.models import AuditEntry, User
from intl_crm.accounts.throttle import PAIR_LIMIT
from intl_crm.db import Database
from intl_crm.permissions import COMMAND

PASSWORD = "a password of mine"
ADDRESS = "203.0.113.5"


@pytest.fixture
def officer(database: Database, user_of: Callable[[str], User]) -> User:
    user_of("officer")
    with database.transaction(COMMAND) as session:
        return operations.set_password(session, COMMAND, operations.user_of(session, "officer"), PASSWORD)


def test_name_and_password_let_in(database: Database, officer: User) -> None:
    assert admitted(database, "officer", PASSWORD, ADDRESS) == officer.id
    assert admitted(database, " OFFICER ", PASSWORD, ADDRESS) == officer.id


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("officer", "another password"),
        ("officer", ""),
        ("officer", PASSWORD.upper()),
        ("nobody", PASSWORD),
        ("", ""),
        ("officer\0", PASSWORD),
        ("\ud800", "\ud800"),
        ("x" * 100_000, "x" * 100_000),
    ],
)
def test_anything_else_does_not(database: Database, login: str, password: str) -> None:
    assert admitted(database, login, password, ADDRESS) is None


def test_an_account_without_a_password_lets_nobody_in(
    database: Database, user_of: Callable[[str], User]
) -> None:
    user_of("viewer")
    assert admitted(database, "viewer", "", ADDRESS) is None


def test_a_disabled_account_lets_nobody_in(database: Database, officer: User) -> None:
    with database.transaction(COMMAND) as session:
        operations.disable(session, COMMAND, session.get_one(User, officer.id))
    assert admitted(database, "officer", PASSWORD, ADDRESS) is None


def noted(database: Database) -> list[AuditEntry]:
    with database.reading() as session:
        query = select(AuditEntry).where(AuditEntry.action == "sign_in_failed")
        return list(session.scalars(query.order_by(AuditEntry.id)))


def test_failures_stand_in_the_audit_without_what_was_typed(database: Database, officer: User) -> None:
    for login in ("Officer", "canary-login"):
        admitted(database, login, "canary-password", ADDRESS)
    of_officer, of_nobody = noted(database)
    assert (of_officer.record_kind, of_officer.record_id) == ("user", officer.id)
    assert (of_nobody.record_kind, of_nobody.record_id) == ("user", NOWHERE)
    for entry in (of_officer, of_nobody):
        assert (entry.actor_id, entry.actor_name, entry.changes) == (None, "", {})


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize("login", ["officer", "nobody"])
def test_what_the_limits_refuse_does_not_fill_the_audit(database: Database, login: str) -> None:
    for _ in range(PAIR_LIMIT + 2):
        admitted(database, login, "wrong", ADDRESS)
    assert len(noted(database)) == PAIR_LIMIT


@pytest.mark.usefixtures("officer")
def test_who_is_let_in_has_not_failed(database: Database) -> None:
    assert admitted(database, "officer", PASSWORD, ADDRESS)
    assert noted(database) == []


def test_a_disabled_account_that_is_tried_is_noted(database: Database, officer: User) -> None:
    with database.transaction(COMMAND) as session:
        operations.disable(session, COMMAND, session.get_one(User, officer.id))
    admitted(database, "officer", PASSWORD, ADDRESS)
    assert [entry.record_id for entry in noted(database)] == [officer.id]


@pytest.mark.usefixtures("officer")
def test_a_locked_name_is_not_let_in_with_the_right_password(database: Database) -> None:
    for _ in range(PAIR_LIMIT):
        admitted(database, "officer", "wrong", ADDRESS)
    assert admitted(database, "officer", PASSWORD, ADDRESS) is None
    assert admitted(database, "officer", PASSWORD, "198.51.100.7") is not None


def test_a_hash_of_cheaper_days_is_renewed(database: Database, officer: User) -> None:
    cheap = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash(PASSWORD)
    with database.transaction(COMMAND) as session:
        session.get_one(User, officer.id).password_hash = cheap
    assert admitted(database, "officer", PASSWORD, ADDRESS) == officer.id
    with database.reading() as session:
        assert session.get_one(User, officer.id).password_hash != cheap
    assert admitted(database, "officer", PASSWORD, ADDRESS) == officer.id


@pytest.mark.usefixtures("officer")
def test_an_unknown_name_and_a_locked_one_take_as_long(database: Database) -> None:
    def seconds(login: str) -> float:
        began = process_time()
        admitted(database, login, "wrong", ADDRESS)
        return process_time() - began

    spent = {login: [seconds(login) for _ in range(PAIR_LIMIT + 2)] for login in ("officer", "nobody")}
    known, locked = median(spent["officer"][:PAIR_LIMIT]), median(spent["officer"][PAIR_LIMIT:])
    unknown = median(spent["nobody"][:PAIR_LIMIT])
    # The processor's time, which others on the machine do not change; without the hash it would be a tenth.
    assert min(known, locked, unknown) > max(known, locked, unknown) / 2
