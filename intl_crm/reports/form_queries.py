"""The forms of an office: the product's, each with the office's own in its place, and those of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from intl_crm.cities.queries import the_office
from intl_crm.reports.models import ReportForm
from intl_crm.reports.report_form import PRESET, Form, UnknownForm, definition_of, form, form_keys, form_of


@dataclass(frozen=True)
class KeptForm:
    """A form with the record that holds it, if it is the office's own."""

    form: Form
    record: ReportForm | None

    @property
    def key(self) -> str:
        """The name of the form."""
        return self.form.key

    @property
    def is_products(self) -> bool:
        """Whether a form of this name comes with the product."""
        return self.key in form_keys()

    @property
    def version(self) -> int:
        """The version of the record; 0 of what only the product holds."""
        return self.record.version if self.record else 0

    @property
    def definition(self) -> dict[str, Any]:
        """What the form says, as plain data."""
        return definition_in(self.record) if self.record else dict(definition_of(self.key))


def definition_in(record: ReportForm) -> dict[str, Any]:
    """Return what a record says, with its name."""
    return record.definition | {"name": dict(record.name)}


def kept_form(session: Session, key: str) -> KeptForm:
    """Return the form of this name, the office's own before the product's; another raises UnknownForm."""
    own = own_form(session, key)
    if own is None and key not in form_keys():
        raise UnknownForm(key, tuple(one.key for one in kept_forms(session)))
    return KeptForm(form_of(key, definition_in(own)) if own else form(key), own)


def kept_forms(session: Session) -> list[KeptForm]:
    """Return every form by its name, the product's first."""
    own = {record.key: record for record in session.scalars(select(ReportForm).order_by(ReportForm.slug))}
    found = [own.get(key) for key in form_keys()]
    products = [
        KeptForm(form_of(key, definition_in(record)) if record else form(key), record)
        for key, record in zip(form_keys(), found, strict=True)
    ]
    others = [record for key, record in own.items() if key not in form_keys()]
    return [*products, *(KeptForm(form_of(one.key, definition_in(one)), one) for one in others)]


def own_form(session: Session, key: str) -> ReportForm | None:
    """Return the office's own form of this name."""
    return session.scalars(select(ReportForm).where(ReportForm.slug == key)).first()


def form_in(session: Session, key: str) -> Form:
    """Return the form of this name, the office's own before the product's; another raises UnknownForm."""
    return kept_form(session, key).form


def office_form_key(session: Session) -> str:
    """Return the name of the form that the office has chosen."""
    office = the_office(session)
    return office.form if office else PRESET


def forms_first(session: Session) -> list[Form]:
    """Return every form, the one that the office has chosen first."""
    chosen = office_form_key(session)
    return sorted((one.form for one in kept_forms(session)), key=lambda one: one.key != chosen)


def section_titles(session: Session, language: str, *, of_exchanges: bool = False) -> Mapping[str, str]:
    """Return the sections of every form by key with their titles, the office's first."""
    found: dict[str, str] = {}
    for one in forms_first(session):
        for section in one.every():
            if section.shows == "exchanges" or not of_exchanges:
                found.setdefault(section.key, section.heading(language, None).text)
    return found
