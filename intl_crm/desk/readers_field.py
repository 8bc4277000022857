"""The field in which one names the people who see a record while it is restricted."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from intl_crm.accounts.models import User
from intl_crm.choice_field import ChoicesField
from intl_crm.desk.readers import ids_in
from intl_crm.i18n import gettext as _


class ReadersField(ChoicesField):
    """Some of the accounts, a box for each; its data is their ids."""

    def __init__(self, *args: Any, **given: Any) -> None:
        """Offer nobody until the form knows its record."""
        self.users: Sequence[User] = ()
        messages = {
            "invalid_value_message": _not_listed(),
            "invalid_choice_message": lambda _n: _not_listed(),
        }
        super().__init__(
            *args, **{"choices": self._choices, "coerce": _id_of, "default": (), **messages, **given}
        )

    def _choices(self) -> list[tuple[str, str]]:
        return [(user.id.hex, name_of_reader(user)) for user in self.users]

    def of_audit(self, rows: Iterable[Mapping[str, Any]]) -> list[UUID]:
        """Return the ids of the rows that the audit keeps."""
        return sorted(ids_in(rows))

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take each box once, in an order that stays."""
        super().process_formdata(valuelist)
        self.data = sorted(set(self.data or ()))


def name_of_reader(user: User) -> str:
    """Return the name of an account, marked where it may not sign in."""
    return _("%(name)s (may not sign in)", name=user.name) if user.is_disabled else user.name


def _id_of(value: str | UUID) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)


def _not_listed() -> str:
    return _("Choose people from the list.")
