from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from intl_crm.accounts import operations, passwords
from intl_crm.accounts.logins import BadLogin
from intl_crm.accounts.models import AuditEntry, User
from intl_crm.accounts.operations import LastAdministrator, LoginTaken, UnknownAccount, Wishes
from intl_crm.accounts.passwords import WeakPassword
from intl_crm.db import Database
from intl_crm.permissions import COMMAND, NOBODY, Actor, NotAllowed, NotSignedIn, Role

PASSWORD = "a password of mine"

ADMINISTRATION: dict[str, Callable[[Session, Actor, User], Any]] = {
    "create": lambda session, actor, _user: operations.create_user(
        session, actor, login="new", name="New", role=Role.VIEWER
    ),
    "role": lambda session, actor, user: operations.change_role(session, actor, user, Role.ADMIN),
    "disable": operations.disable,
    "enable": operations.enable,
    "rename": lambda session, actor, user: operations.rename(session, actor, user, "Other"),
    "language": lambda session, actor, user: operations.set_language(session, actor, user, "ja"),
    "password": lambda session, actor, user: operations.set_password(session, actor, user, PASSWORD),
    "address": operations.new_address,
}


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    with database.session(writes=True) as session:
        session.info["actor"] = COMMAND
        yield session


@pytest.fixture
def officer(session: Session) -> User:
    return new(session, "officer", Role.OFFICER)


def new(session: Session, login: str, role: Role = Role.ADMIN) -> User:
    return operations.create_user(session, COMMAND, login=login, name=login.title(), role=role)


def of(user: User) -> Actor:
    return Actor(Role(user.role), user.name, user.id)


def actions(session: Session, user: User) -> list[str]:
    query = select(AuditEntry.action).where(AuditEntry.record_id == user.id).order_by(AuditEntry.id)
    return list(session.scalars(query))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
@pytest.mark.parametrize("name", ADMINISTRATION)
def test_only_administrators_change_accounts(session: Session, officer: User, name: str, role: Role) -> None:
    somebody = of(new(session, "somebody", role))
    with pytest.raises(NotAllowed):
        ADMINISTRATION[name](session, somebody, officer)


@pytest.mark.parametrize("name", ADMINISTRATION)
def test_nobody_has_to_sign_in_first(session: Session, officer: User, name: str) -> None:
    with pytest.raises(NotSignedIn):
        ADMINISTRATION[name](session, NOBODY, officer)


@pytest.mark.parametrize("name", ADMINISTRATION)
def test_an_administrator_may_do_all_of_it(session: Session, officer: User, name: str) -> None:
    assert ADMINISTRATION[name](session, of(new(session, "boss")), officer) is not None


@pytest.mark.parametrize("name", ["rename", "language", "password"])
def test_ones_own_name_language_and_password_are_ones_own(session: Session, officer: User, name: str) -> None:
    assert ADMINISTRATION[name](session, of(officer), officer) is officer


@pytest.mark.parametrize("name", ["role", "disable", "address"])
def test_ones_own_rights_are_not(session: Session, officer: User, name: str) -> None:
    with pytest.raises(NotAllowed):
        ADMINISTRATION[name](session, of(officer), officer)


def test_an_account_is_found_however_its_name_is_typed(session: Session, officer: User) -> None:
    assert operations.user_of(session, " OFFICER") is officer
    for unknown in ("nobody", "", "a\0b", "\ud800"):
        with pytest.raises(UnknownAccount):
            operations.user_of(session, unknown)


@pytest.mark.usefixtures("officer")
@pytest.mark.parametrize("login", ["officer", "Officer", "ｏｆｆｉｃｅｒ"])
def test_a_login_name_is_given_once(session: Session, login: str) -> None:
    with pytest.raises(LoginTaken) as caught:
        new(session, login)
    assert caught.value.login == "officer"


def test_a_login_name_that_nobody_could_type_is_refused(session: Session) -> None:
    with pytest.raises(BadLogin):
        new(session, "two words")


def test_a_new_account_has_no_password(officer: User) -> None:
    assert officer.password_hash is None


def test_a_password_is_kept_as_a_hash(session: Session, officer: User) -> None:
    operations.set_password(session, COMMAND, officer, PASSWORD)
    assert officer.password_hash is not None
    assert passwords.matches(officer.password_hash, PASSWORD)
    with pytest.raises(WeakPassword):
        operations.set_password(session, COMMAND, officer, "officer")
    assert passwords.matches(officer.password_hash, PASSWORD)


@pytest.mark.parametrize("name", ["role", "disable"])
def test_the_last_administrator_stays(session: Session, officer: User, name: str) -> None:
    change: dict[str, Callable[..., Any]] = {
        "role": lambda user: operations.change_role(session, COMMAND, user, Role.OFFICER),
        "disable": lambda user: operations.disable(session, COMMAND, user),
    }
    first, second = new(session, "first"), new(session, "second")
    change[name](first)
    with pytest.raises(LastAdministrator):
        change[name](second)
    assert operations.disable(session, COMMAND, officer) is officer


def test_every_change_is_audited(session: Session, officer: User) -> None:
    operations.rename(session, COMMAND, officer, "陳小姐")
    operations.change_role(session, COMMAND, officer, Role.PROTOCOL)
    operations.set_password(session, COMMAND, officer, PASSWORD)
    operations.disable(session, COMMAND, officer)
    operations.enable(session, COMMAND, officer)
    assert actions(session, officer) == ["create", "edit", "edit", "set_password", "edit", "edit"]


def test_the_audit_holds_no_password(session: Session, officer: User) -> None:
    operations.set_password(session, COMMAND, officer, PASSWORD)
    written = str([entry.changes for entry in session.scalars(select(AuditEntry))])
    assert PASSWORD not in written
    assert "argon2" not in written


def test_what_changes_nothing_writes_nothing(session: Session, officer: User) -> None:
    version = officer.version
    operations.change_user(
        session,
        COMMAND,
        officer,
        Wishes(officer.name, Role.OFFICER, None, is_disabled=False),
        version=version,
    )
    assert officer.version == version
    assert actions(session, officer) == ["create"]


def test_an_outdated_change_is_refused(session: Session, officer: User) -> None:
    read = officer.version
    operations.rename(session, COMMAND, officer, "Theirs")
    wishes = Wishes("Mine", Role.OFFICER, None, is_disabled=False)
    with pytest.raises(StaleDataError):
        operations.change_user(session, COMMAND, officer, wishes, version=read)
