"""What editions are called."""

from sqlalchemy.orm import Session

from intl_crm.date_words import Style, year_words
from intl_crm.reports.form_choices import form_choices
from intl_crm.reports.models import Edition
from intl_crm.reports.names import SEPARATOR
from intl_crm.sentences import sentence
from intl_crm.texts import Found


def edition_name(edition: Edition, language: str) -> Found:
    """Return the year and the number, or how far an edition without one is."""
    return Found(
        language, f"{year_words(edition.year, language, Style.ROW)}{SEPARATOR}{short_name(edition, language)}"
    )


def short_name(edition: Edition, language: str) -> str:
    """Return the number, or how far an edition without one is."""
    if edition.number is None:
        return state_words(edition, language)
    return sentence("edition_numbered", language, number=str(edition.number))


def state_words(edition: Edition, language: str) -> str:
    """Return how far an edition is."""
    return sentence("edition_state", language, state=edition.state)


def form_words(session: Session, key: str, language: str) -> str:
    """Return the name of a form; one that is no more has only its key."""
    return dict(form_choices(session, language)).get(key, key)
