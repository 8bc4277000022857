"""What is done with accounts, each asked of the policy and written into the audit."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from intl_crm.accounts import one_time, sessions
from intl_crm.accounts.audit import note
from intl_crm.accounts.logins import normal_login, valid_login
from intl_crm.accounts.models import User
from intl_crm.accounts.passwords import hashed
from intl_crm.clock import now
from intl_crm.errors import CrmError
from intl_crm.permissions import Action, Actor, Role, require
from intl_crm.sentences import sentence


class LoginTaken(CrmError):
    """Another account has this login name."""

    def __init__(self, login: str) -> None:
        """Carry the name."""
        super().__init__(f"the login name {login!r} is taken")
        self.login = login


class UnknownAccount(CrmError):
    """Nobody has this login name."""

    def __init__(self, login: str) -> None:
        """Carry the name."""
        super().__init__(f"nobody has the login name {login!r}")
        self.login = login

    def said(self, language: str) -> str:
        """Return the sentence in this language."""
        return sentence("unknown_account", language, login=self.login)


class LastAdministrator(CrmError):
    """Nobody could change accounts any more."""

    def __init__(self) -> None:
        """Say so in one sentence."""
        super().__init__("the last administrator cannot be disabled or get another role")


@dataclass(frozen=True)
class Wishes:
    """What an administrator wants of an account, all at once."""

    name: str
    role: Role
    language: str | None
    is_disabled: bool


def all_users(session: Session) -> Sequence[User]:
    """Return every account in the order of the login names."""
    return session.scalars(select(User).order_by(User.login)).all()


def find_user(session: Session, login: str) -> User | None:
    """Return the account of a login name however it is typed."""
    name = normal_login(login)
    # What no login name holds must not reach a database that can't store it.
    return session.scalar(select(User).where(User.login == name)) if name.isprintable() else None


def user_of(session: Session, login: str) -> User:
    """Return the account of a login name, or raise UnknownAccount."""
    found = find_user(session, login)
    if found is None:
        raise UnknownAccount(login)
    return found


def create_user(
    session: Session, actor: Actor, *, login: str, name: str, role: Role, language: str | None = None
) -> User:
    """Return a new account, which signs in only by a one-time address until it has a password."""
    require(actor, Action.CREATE, "user")
    user = User(login=valid_login(login), name=name, role=role.value, language=language)
    if find_user(session, user.login) is not None:
        raise LoginTaken(user.login)
    session.add(user)
    session.flush()
    return user


def change_user(
    session: Session, actor: Actor, user: User, wishes: Wishes, *, version: int | None = None
) -> User:
    """Return the account as wished; where `version` is not the present one, StaleDataError says so."""
    _expect(user, version)
    (disable if wishes.is_disabled else enable)(session, actor, user)
    change_role(session, actor, user, wishes.role)
    rename(session, actor, user, wishes.name)
    return set_language(session, actor, user, wishes.language)


def change_own(
    session: Session, actor: Actor, user: User, name: str, language: str | None, *, version: int
) -> User:
    """Return one's own account renamed and in another language; StaleDataError as in `change_user`."""
    _expect(user, version)
    rename(session, actor, user, name)
    return set_language(session, actor, user, language)


def change_role(session: Session, actor: Actor, user: User, role: Role) -> User:
    """Give an account another role, which ends its sessions."""
    require(actor, Action.EDIT, "user")
    if user.role != role:
        _leave_an_administrator(session, user)
        user.role = role.value
        sessions.revoke_all(session, user)
        session.flush()
    return user


def disable(session: Session, actor: Actor, user: User) -> User:
    """Let an account no longer sign in; its sessions and one-time addresses end."""
    require(actor, Action.EDIT, "user")
    if user.disabled_at is None:
        _leave_an_administrator(session, user)
        user.disabled_at = now()
        sessions.revoke_all(session, user)
        one_time.revoke_all(session, user)
        session.flush()
    return user


def enable(session: Session, actor: Actor, user: User) -> User:
    """Let a disabled account sign in again."""
    require(actor, Action.EDIT, "user")
    return _set(session, user, "disabled_at", None)


def rename(session: Session, actor: Actor, user: User, name: str) -> User:
    """Give an account the name that stands beside what it does."""
    _require_own(actor, user)
    return _set(session, user, "name", name)


def set_language(session: Session, actor: Actor, user: User, language: str | None) -> User:
    """Let an account read in `language`, or in whatever its browser asks for."""
    _require_own(actor, user)
    return _set(session, user, "language", language)


def set_password(session: Session, actor: Actor, user: User, password: str) -> User:
    """Give an account a password, which ends its sessions and one-time addresses; a weak one is refused."""
    _require_own(actor, user)
    user.password_hash = hashed(password, user.login)
    sessions.revoke_all(session, user)
    one_time.revoke_all(session, user)
    session.flush()
    note(session, "set_password", user)
    return user


def new_address(session: Session, actor: Actor, user: User) -> str:
    """Return the token of an address at which the account chooses a password; it is shown only now."""
    require(actor, Action.EDIT, "user")
    note(session, "one_time_address", user)
    return one_time.make(session, one_time.Purpose.FIRST_PASSWORD, user)


def _expect(user: User, version: int | None) -> None:
    """Let the next flush fail unless the account still has the version that the reader was shown."""
    if version is not None:
        set_committed_value(user, "version", version)


def _set(session: Session, user: User, name: str, value: object) -> User:
    if getattr(user, name) != value:
        setattr(user, name, value)
        session.flush()
    return user


def _require_own(actor: Actor, user: User) -> None:
    if actor.user_id is None or actor.user_id != user.id:
        require(actor, Action.EDIT, "user")


def _leave_an_administrator(session: Session, user: User) -> None:
    """Refuse to take away the last account that can change accounts."""
    # Held until the end, so that two administrators can't take the role from each other at once.
    able = select(User.id).where(User.role == Role.ADMIN.value, User.disabled_at.is_(None)).with_for_update()
    if set(session.scalars(able)) == {user.id}:
        raise LastAdministrator
