"""Where the figures of a year stand in its report: in the section that shows them, else at the end."""

from intl_crm.printing.report_data import Figure
from intl_crm.reports.document import Report
from intl_crm.reports.regions_paper import regions_figure
from intl_crm.reports.tally_paper import figures_of

# A form without a section for figures has that of the visits behind its last section.
AT_THE_END = ""


def figures_by_section(report: Report) -> dict[str, tuple[Figure, ...]]:
    """Return the figures of a report by the key of the section that shows them."""
    regions = regions_figure(report, 1)
    first = (regions,) if regions else ()
    section = next((one.key for one in report.form.every() if one.shows == "figures"), AT_THE_END)
    if section == AT_THE_END:
        return {AT_THE_END: first}
    years = report.form.wording.date_style(report.language)
    return {section: (*first, *figures_of(report.tallies, report.language, len(first) + 1, years))}
