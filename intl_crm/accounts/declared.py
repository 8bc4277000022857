"""What accounts tell the registries."""

from collections.abc import Iterable

from intl_crm.accounts.models import User
from intl_crm.kinds import Kind, kinds
from intl_crm.texts import Found

# A person's own name, in whichever language that is.
UNDETERMINED = ""


def declare() -> None:
    """Make the kind of accounts known; it stands in no list and no search."""
    kinds.register(
        Kind(
            "user", User, "/admin/users/", _name, _spellings, line=_login, is_listed=False, icon="user-circle"
        )
    )


def _name(user: User, _language: str) -> Found:
    return Found(UNDETERMINED, user.name)


def _login(user: User, _language: str) -> str:
    return user.login


def _spellings(user: User) -> Iterable[str]:
    return (user.name, user.login)
