"""Which forms and sections can be chosen, on the pages of this room and of lower ones."""

from sqlalchemy.orm import Session

from intl_crm.cities.rules import best
from intl_crm.reports.form_queries import forms_first, section_titles


def form_choices(session: Session, language: str) -> list[tuple[str, str]]:
    """Return every form with its name, the one that the office has chosen first."""
    return [(one.key, best(one.name, language).text) for one in forms_first(session)]


def exchange_section_choices(session: Session, language: str) -> list[tuple[str, str]]:
    """Return the sections of all forms to which an exchange can belong."""
    return list(section_titles(session, language, of_exchanges=True).items())


def section_choices(session: Session, language: str) -> list[tuple[str, str]]:
    """Return the sections of all forms, each of which can have opening words."""
    return list(section_titles(session, language).items())
