"""What figures and introductions are called."""

from collections.abc import Mapping

from sqlalchemy.orm import Session, object_session

from intl_crm.cities.rules import best
from intl_crm.date_words import Style, year_words
from intl_crm.reports.form_queries import section_titles
from intl_crm.reports.models import Figure, Introduction, ReportForm
from intl_crm.reports.year_tallies import FIGURES
from intl_crm.sentences import sentence
from intl_crm.texts import Found

SEPARATOR = " · "


def figure_name(figure: Figure, language: str) -> Found:
    """Return the year and what is counted."""
    return _of_year(figure.year, figure_words(figure.name, language), language)


def introduction_name(introduction: Introduction, language: str) -> Found:
    """Return the year and the section's title."""
    session = object_session(introduction)
    titles = _section_titles(session, language) if session else {}
    return _of_year(introduction.year, titles.get(introduction.section, introduction.section), language)


def figure_words(name: str, language: str) -> str:
    """Return what a figure counts; one that no report knows has only its own name."""
    return sentence(f"report_{name}", language) if name in FIGURES else name


def value_words(figure: Figure) -> str:
    """Return the published number in figures."""
    return f"{round(figure.value):,}"


def form_name(form: ReportForm, language: str) -> Found:
    """Return the name of a form of report."""
    return best(form.name, language)


def section_words(session: Session, key: str, language: str) -> str:
    """Return the title of a section of any form; one that no form has stays a key."""
    return _section_titles(session, language).get(key, key)


def _section_titles(session: Session, language: str) -> Mapping[str, str]:
    """Return the titles of all sections, asked once a session: a list names many records."""
    known: dict[str, Mapping[str, str]] = session.info.setdefault(section_titles, {})
    if language not in known:
        known[language] = section_titles(session, language)
    return known[language]


def _of_year(year: int, words: str, language: str) -> Found:
    return Found(language, f"{year_words(year, language, Style.ROW)}{SEPARATOR}{words}")
