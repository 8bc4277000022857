"""Passwords: hashed with argon2id, as slowly for a name that does not exist as for one that does."""

import unicodedata
from enum import StrEnum

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from intl_crm.accounts.logins import normal_login
from intl_crm.errors import CrmError

SHORTEST = 12
LONGEST = 200
# Behind this a password is too long whatever it holds: no character is written in more than five parts.
LONGEST_TYPED = 5 * (LONGEST + 1)
# Eight threads may hash at once, so half the memory that the library presets.
HASHER = PasswordHasher(time_cost=3, memory_cost=32 * 1024, parallelism=1)
# Of a random password that nobody kept.
NOBODYS_HASH = (
    "$argon2id$v=19$m=32768,t=3,p=1$j6CPrcV1950Gt5NMxVOz6A$frN5cFJ0/Bw3tzKOk+iYyJlR6Id2ECABNLAthmSehRY"
)


class Weakness(StrEnum):
    """Why a password is refused."""

    SHORT = "short"
    LONG = "long"
    LOGIN = "login"


class WeakPassword(CrmError):
    """A password that would not protect the account; the password itself is not carried."""

    def __init__(self, weakness: Weakness) -> None:
        """Carry what is wrong with it."""
        super().__init__(f"the password is refused: {weakness}")
        self.weakness = weakness


def hashed(password: str, login: str) -> str:
    """Return the hash to keep, or raise WeakPassword."""
    if weakness := weakness_of(password, login):
        raise WeakPassword(weakness)
    return rehashed(password)


def rehashed(password: str) -> str:
    """Return the hash of a password that was accepted before, with today's costs."""
    return HASHER.hash(_bytes(password))


def weakness_of(password: str, login: str) -> Weakness | None:
    """Return why a password is refused for the account of this login name, or None."""
    characters = len(_normal(password))
    if characters < SHORTEST:
        return Weakness.SHORT
    if characters > LONGEST:
        return Weakness.LONG
    return Weakness.LOGIN if normal_login(password) == normal_login(login) else None


def matches(kept: str | None, password: str) -> bool:
    """Return whether the password is the one that was hashed; without a hash the answer takes as long."""
    try:
        HASHER.verify(kept or NOBODYS_HASH, _bytes(password))
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def is_outdated(kept: str) -> bool:
    """Return whether the hash was made with other costs than today's."""
    return HASHER.check_needs_rehash(kept)


def _normal(password: str) -> str:
    """Return the same characters for what two keyboards write in full width or in parts."""
    # Never more than that: to put many marks into their order takes the square of their number.
    return unicodedata.normalize("NFKC", password[:LONGEST_TYPED])


def _bytes(password: str) -> bytes:
    """Return what is hashed, also of characters that no keyboard has."""
    return _normal(password).encode("utf-8", "surrogatepass")
