"""What the pages of figures and opening words say of them."""

from intl_crm.date_words import year_words
from intl_crm.desk.facts import Fact, Head, shown, shown_texts
from intl_crm.i18n import gettext as _
from intl_crm.panels import Viewer
from intl_crm.reports.models import Figure, Introduction
from intl_crm.reports.names import figure_name, figure_words, introduction_name, section_words, value_words


def figure_head(viewer: Viewer, figure: Figure) -> Head:
    """Return the year and what is counted."""
    return Head(figure_name(figure, viewer.language))


def figure_facts(viewer: Viewer, figure: Figure) -> list[Fact]:
    """Return what is recorded of a figure."""
    language = viewer.language
    return [
        Fact(_("Year"), shown(year_words(figure.year, language), address=f"/reports/{figure.year}")),
        Fact(_("What is counted"), shown(figure_words(figure.name, language))),
        Fact(_("Published figure"), shown(value_words(figure))),
        Fact(_("Published in"), shown_texts(figure.source, language)),
        Fact(_("Why it differs from the records"), shown_texts(figure.reason, language), is_text=True),
    ]


def introduction_head(viewer: Viewer, introduction: Introduction) -> Head:
    """Return the year and the section."""
    return Head(introduction_name(introduction, viewer.language))


def introduction_facts(viewer: Viewer, introduction: Introduction) -> list[Fact]:
    """Return what is recorded of a section's opening words."""
    language, year = viewer.language, introduction.year
    return [
        Fact(_("Year"), shown(year_words(year, language), address=f"/reports/{year}")),
        Fact(_("Section"), shown(section_words(viewer.session, introduction.section, language))),
        Fact(_("Opening words"), shown_texts(introduction.text, language), is_text=True),
        Fact(_("What affected the visits"), shown_texts(introduction.because, language)),
    ]
