"""Changing forms of report: one function each, for pages, commands and tests."""

import re
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from intl_crm.desk import saving
from intl_crm.errors import CrmError
from intl_crm.permissions import Actor
from intl_crm.reports.form_queries import KeptForm, kept_form, office_form_key, own_form
from intl_crm.reports.form_text import read_form, text_of
from intl_crm.reports.models import ReportForm
from intl_crm.reports.report_form import form_keys
from intl_crm.texts import Texts

KEY = re.compile(r"[a-z][a-z0-9-]{0,39}")
# Names that stand for pages.
TAKEN = frozenset({"new"})


class BadKey(CrmError):
    """No form can have this name: it is none, or another form has it."""

    def __init__(self, key: str, *, is_taken: bool) -> None:
        """Carry the name, and whether a form has it already."""
        super().__init__(f"no form can be named {key!r}")
        self.key, self.is_taken = key, is_taken


class InUse(CrmError):
    """The form is the one that the office has chosen, and nothing would stand in its place."""


def save_form(
    session: Session, actor: Actor, key: str, definition: Mapping[str, Any], *, version: int
) -> ReportForm:
    """Return the office's own form with this definition, made where there was only the product's.

    BadForm says what is wrong with it; StaleDataError that somebody has saved it since it was read.
    """
    said = read_form(text_of(definition))
    name = Texts(said.pop("name"))
    kept = kept_form(session, key)
    if kept.version != version:
        raise StaleDataError("the form was saved meanwhile")
    if kept.record is None:
        return _made(session, actor, key, name, said)
    values = {"name": name, "definition": said}
    return saving.change(session, actor, kept.record, values, version=version)


def copy_form(session: Session, actor: Actor, kept: KeptForm, key: str, name: Texts) -> ReportForm:
    """Return a new form that says the same as another one; BadKey where it can't have this name."""
    is_taken = key in TAKEN | set(form_keys()) or own_form(session, key) is not None
    if is_taken or not KEY.fullmatch(key):
        raise BadKey(key, is_taken=is_taken)
    definition = kept.definition
    del definition["name"]
    return _made(session, actor, key, name, definition)


def delete_form(session: Session, actor: Actor, record: ReportForm, *, version: int) -> None:
    """Delete the office's own form; InUse where the office would be left without the one it has chosen."""
    if record.key not in form_keys() and record.key == office_form_key(session):
        raise InUse("the office has chosen this form")
    saving.delete(session, actor, record, version=version)


def _made(session: Session, actor: Actor, key: str, name: Texts, definition: Mapping[str, Any]) -> ReportForm:
    made = ReportForm(slug=key)
    return saving.create(session, actor, made, {"name": name, "definition": definition})
