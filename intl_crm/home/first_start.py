"""The first start: an empty database becomes an office with its home city and an administrator."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from intl_crm.accounts.actors import actor_of
from intl_crm.accounts.models import User
from intl_crm.accounts.operations import create_user, set_password
from intl_crm.cities.models import City, Office
from intl_crm.permissions import Actor, Role
from intl_crm.texts import Texts


@dataclass(frozen=True)
class FirstOffice:
    """What an office says of itself at its first start."""

    name: Texts
    short_name: Texts
    language: str
    languages: tuple[str, ...]


@dataclass(frozen=True)
class HomeCity:
    """What it says of its city."""

    name: Texts
    country: str
    zone: str
    hours: str
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class FirstAdministrator:
    """Who can sign in from then on."""

    login: str
    name: str
    password: str


def set_up(
    session: Session, office: FirstOffice, home: HomeCity, administrator: FirstAdministrator
) -> tuple[User, Office]:
    """Return the first administrator with the office, which that account made with its home city."""
    user = _first_user(session, administrator)
    made = Office(**vars(office), home_city=City(**vars(home)))
    session.add(made)
    session.flush()
    return user, made


def _first_user(session: Session, wanted: FirstAdministrator) -> User:
    """Return the account, made by the administrator that it is about to be."""
    first = session.info["actor"] = Actor(Role.ADMIN, wanted.name)
    user = create_user(session, first, login=wanted.login, name=wanted.name, role=Role.ADMIN)
    session.info["actor"] = actor_of(session, user)
    return set_password(session, session.info["actor"], user, wanted.password)
