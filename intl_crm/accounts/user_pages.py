"""An account that two change at once: what was, what the other saved, what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session
from wtforms import Field

from intl_crm.accounts.audit import values_before
from intl_crm.accounts.forms import AccountForm
from intl_crm.accounts.models import User
from intl_crm.i18n import gettext as _

# In the audit an account is disabled at a time, in the form it is disabled.
RECORDED_AS = {"is_disabled": "disabled_at"}


@dataclass(frozen=True)
class Difference:
    """One field on which the two differ, in words."""

    name: str
    label: str
    original: str
    theirs: str
    yours: str
    # Whether the reader kept what was there, so that theirs stands.
    is_kept: bool = False


def conflict(session: Session, user: User, form: AccountForm) -> dict[str, Any]:
    """Return what the page of a refused save shows; the next save is judged by the version of this moment."""
    session.rollback()
    session.refresh(user)
    read = form.read_version
    form.version.process(None, str(user.version))
    return {"conflict": differences(session, user, form, read), "read_version": read}


def differences(session: Session, user: User, form: AccountForm, version: int) -> list[Difference]:
    """Return the fields in which form and account differ; what only they changed becomes theirs."""
    before = values_before(session, user, version)
    return [
        _difference(form[name], before.get(RECORDED_AS.get(name, name), theirs), theirs)
        for name, theirs in form.recorded(user).items()
        if form[name].data != theirs
    ]


def _difference(field: Field, original: Any, saved: Any) -> Difference:
    original, theirs, yours = (_words(field, value) for value in (original, saved, field.data))
    if is_kept := original == yours:
        field.process(None, saved)
    return Difference(field.name, field.label.text, original, theirs, yours, is_kept)


def take_theirs(form: AccountForm, user: User, submitted: Mapping[str, str]) -> None:
    """Put the saved value into every field for which the reader chose it."""
    for name, theirs in form.recorded(user).items():
        if submitted.get(f"take-{name}") == "theirs":
            form[name].process(None, theirs)


def _words(field: Field, value: Any) -> str:
    choices = getattr(field, "choices", None)
    if choices is None:
        return str(value) if isinstance(value, str) and field.type == "NameField" else _yes_or_no(value)
    return next((str(choice.label) for choice in choices if choice.value == (value or "")), str(value))


def _yes_or_no(value: object) -> str:
    return _("yes") if value else _("no")
