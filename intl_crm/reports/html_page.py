"""The report as a page of its own: one file of plain HTML, in which every text is text."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from intl_crm.reports.document import Report
from intl_crm.reports.paper import paper_of


def html_of(report: Report) -> bytes:
    """Return the report as an HTML file that needs nothing else."""
    template = _environment().get_template("reports/file.html")
    return template.render(report=report, paper=paper_of(report), language=report.language).encode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("intl_crm"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
