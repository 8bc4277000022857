"""Forms of published figures and of the opening words of sections."""

from typing import Any, ClassVar

from wtforms import SelectField
from wtforms.validators import StopValidation

from intl_crm import edge
from intl_crm.desk.fields import TextsField
from intl_crm.desk.forms import RecordForm
from intl_crm.desk.needed import Needed
from intl_crm.desk.offered_field import OfferedField
from intl_crm.desk.plain_fields import CountField
from intl_crm.events.forms import is_section_key
from intl_crm.i18n import current_language
from intl_crm.i18n import gettext as _
from intl_crm.i18n import lazy_gettext as _l
from intl_crm.reports.names import figure_words
from intl_crm.reports.published import differs
from intl_crm.reports.rules import FIRST_YEAR, LAST_YEAR
from intl_crm.reports.tally_queries import year_records
from intl_crm.reports.year_tallies import FIGURES, tallies_of, total_of

TAKEN = _l("This is recorded for that year already.")


WHICH_YEAR = _l("Write the common year in four figures, such as 2021.")
HOW_MANY = _l("Write the number in figures.")
WHERE = _l("Write where it was published, in at least one language.")


def a_year(_form: RecordForm, field: Any) -> None:
    """Ask for a year of four figures."""
    if field.data is not None and not FIRST_YEAR <= field.data <= LAST_YEAR:
        raise StopValidation(str(WHICH_YEAR))


def _figures() -> list[tuple[str, str]]:
    return [(name, figure_words(name, current_language())) for name in FIGURES]


class FigureForm(RecordForm):
    """A published figure of a year."""

    rail = ("visibility",)
    sections: ClassVar[tuple[Any, ...]] = (
        (_l("Figure"), ("year", "name", "value")),
        (_l("Where it comes from"), ("source", "reason")),
    )
    refusals: ClassVar[dict[str, tuple[str, Any]]] = {
        "uq_figure_year_name": ("name", TAKEN),
        "figure.year": ("name", TAKEN),
    }

    year = CountField(_l("Year"), [Needed(WHICH_YEAR), a_year])
    name = SelectField(_l("What is counted"), choices=_figures)
    value = CountField(_l("Published figure"), [Needed(HOW_MANY)])
    source = TextsField(_l("Published in"), [Needed(WHERE)])
    reason = TextsField(_l("Why it differs from the records"), long=True)

    def validate_reason(self, field: Any) -> None:
        """Ask why the figure is another than that of the records, or stands for what they do not know."""
        if not field.data and not field.process_errors and self._differs():
            raise StopValidation(_("Write why it differs from what the records add up to."))

    def _differs(self) -> bool:
        year, name, value = self.year.data or 0, self.name.data, self.value.data
        if value is None or name not in FIGURES or not FIRST_YEAR <= year <= LAST_YEAR:
            return False
        tallies = tallies_of(year_records(edge.viewer(), year))
        return differs(total_of(tallies, year, name), value)


class IntroductionForm(RecordForm):
    """The opening words of a section of a year's report."""

    rail = ("visibility",)
    sections: ClassVar[tuple[Any, ...]] = (
        (_l("Section"), ("year", "section")),
        (_l("Opening words"), ("text", "because")),
    )
    refusals: ClassVar[dict[str, tuple[str, Any]]] = {
        "uq_introduction_year_section": ("section", TAKEN),
        "introduction.year": ("section", TAKEN),
    }

    year = CountField(_l("Year"), [Needed(WHICH_YEAR), a_year])
    section = OfferedField(_l("Section"), offer="introduction_sections", keeps=is_section_key)
    text = TextsField(_l("Opening words"), long=True)
    because = TextsField(
        _l("What affected the visits"),
        description=_l(
            "Only for the visits: the report names it before the numbers, such as the COVID-19 pandemic."
        ),
    )

    def validate_text(self, field: Any) -> None:
        """Ask for something to print."""
        if not field.data and not self.because.data and not field.process_errors:
            raise StopValidation(_("Write the opening words, or what affected the visits."))
