"""What reports declare: their kinds, their prints as jobs, and which forms and sections can be chosen."""

from intl_crm.jobs.works import works
from intl_crm.kinds import Kind, kinds
from intl_crm.offers import offers
from intl_crm.reports.edition_jobs import EDITION
from intl_crm.reports.edition_kind import EditionKind
from intl_crm.reports.edition_names import edition_name
from intl_crm.reports.form_choices import exchange_section_choices, form_choices, section_choices
from intl_crm.reports.models import Edition, Figure, Introduction, ReportForm
from intl_crm.reports.names import figure_name, form_name, introduction_name
from intl_crm.reports.prints import REPORT


def declare() -> None:
    """Register the kinds and the jobs."""
    works.register(REPORT, EDITION)
    offers.register("report_forms", form_choices)
    offers.register("report_sections", exchange_section_choices)
    offers.register("introduction_sections", section_choices)
    for kind in KINDS:
        kinds.register(kind)


KINDS = (
    Kind(
        "figure", Figure, "/reports/figures/", figure_name,
        spellings=lambda figure: figure.source.values(), is_listed=False, icon="report",
    ),
    Kind(
        "introduction", Introduction, "/reports/introductions/", introduction_name,
        spellings=lambda introduction: introduction.text.values(), is_listed=False, icon="report",
    ),
    EditionKind(
        "edition", Edition, "/reports/editions/", edition_name,
        spellings=lambda _edition: (), line=lambda edition, _language: edition.form,
        is_listed=False, icon="report",
    ),
    Kind(
        "form", ReportForm, "/reports/forms/", form_name,
        spellings=lambda form: form.name.values(), is_listed=False, icon="report",
    ),
)  # fmt: skip
