"""What figures and introductions are called."""

from intl_crm.date_words import Style, year_words
from intl_crm.reports.models import Figure, Introduction
from intl_crm.reports.report_form import form, form_keys
from intl_crm.reports.year_tallies import FIGURES
from intl_crm.sentences import sentence
from intl_crm.texts import Found

SEPARATOR = " · "


def figure_name(figure: Figure, language: str) -> Found:
    """Return the year and what is counted."""
    return _of_year(figure.year, figure_words(figure.name, language), language)


def introduction_name(introduction: Introduction, language: str) -> Found:
    """Return the year and the section's title."""
    return _of_year(introduction.year, section_words(introduction.section, language), language)


def figure_words(name: str, language: str) -> str:
    """Return what a figure counts; one that no report knows has only its own name."""
    return sentence(f"report_{name}", language) if name in FIGURES else name


def value_words(figure: Figure) -> str:
    """Return the published number in figures."""
    return f"{round(figure.value):,}"


def section_words(key: str, language: str) -> str:
    """Return the title of a section of any form; one that no form has stays a key."""
    return dict(section_choices(language)).get(key, key)


def section_choices(language: str) -> list[tuple[str, str]]:
    """Return the sections of all forms that can have an introduction, with their titles."""
    sections = [section for key in form_keys() for section in form(key).every()]
    return [(section.key, section.heading(language, None).text) for section in sections]


def _of_year(year: int, words: str, language: str) -> Found:
    return Found(language, f"{year_words(year, language, Style.ROW)}{SEPARATOR}{words}")
